"""The black-box conformance suite: what docs/api-contract.md promises, asked of a running server."""
