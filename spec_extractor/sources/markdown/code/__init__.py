"""What the readers of code fences share: places, tokens of curly-brace languages, fields with comments."""
