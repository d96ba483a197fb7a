"""Documents that the tests of the page send."""

from __future__ import annotations

TOOLS = """\
# Tool Library

Neighbours lend each other tools.

## Entities

- Tool (shared): name (string, required, max 80 characters), state: good | worn | broken
- Loan: tool_id (FK → Tool, required), due on (date, required)
"""

BUILDABLE = """\
# Notes \u202e</textarea></title><script>window.ran = 1</script> {{ 7*7 }}

A description with </code></pre><img src=x onerror="window.ran=1"> and {% raw %} and "quotes".

## Entities

### Note

<svg onload="window.ran=1"> holds notes.

- title (string, required, default "</script><script>window.ran=1</script>")
- kind: `<b>` | `" onmouseover="window.ran=1` | `{{7*7}}` | `]]></svg><script>window.ran=1</script>`

## User stories

- As a <iframe src=javascript:window.ran=1>, I want to add <script>window.ran=1</script> so that </li></ol> works.
"""

HOSTILE = """\
# </textarea></title><script>window.ran = 1</script><img src=x onerror="window.ran=1">

</textarea><svg onload="window.ran=1"> {{ 7*7 }} {% include "base.html" %} ${alert(1)} \u202e\u2066

## Entities

### Note "><script>window.ran=1</script>

- title (<script>window.ran=1</script>)
- kind: `</svg><script>window.ran=1</script>` | `" onmouseover="window.ran=1` | `]]>`
- `x" onclick="window.ran=1` (string, default "</code></pre><script>window.ran=1</script>")
- javascript:window.ran=1 (string)

### Tag'--><iframe src=javascript:window.ran=1>

- name (string)

## User stories

- As a <img src=x onerror=window.ran=1>, I want <script>window.ran=1</script> so that </li></ol>
"""
