"""PlantUML's class and entity diagrams, line by line in the words of Mermaid's class diagrams."""

from __future__ import annotations

import re

from spec_extractor.sources.markdown.patterns import lazy

_OPENS = lazy(
    r"(?:(?P<kind>abstract class|class|entity|table|struct|object|enum)\s+)"
    r"(?:\"(?P<label>[^\"]{1,60})\"\s+as\s+)?\"?(?P<name>[^\W\d][\w.-]{0,60})\"?"
    r"(?:\s+as\s+(?:\"[^\"]{1,60}\"|(?P<alias>\w{1,40})))?(?:\s*<<[^<>]{0,60}>>)?(?:\s*#\w{1,20})?\s*(?P<open>\{?)\s*$"
)
_CROW = lazy(
    r"(?P<left>\w{1,60})\s+(?P<many>[|}o]{1,2})[-.]{1,2}(?:\w{1,8}[-.]{1,2})?(?P<other>[|{o]{1,2})\s+(?P<right>\w{1,60})\s*(?P<rest>:.*)?$"
)
_DIRECTED = lazy(r"([-.])(?:left|right|up|down|l|r|u|d)([-.])")
_STEREOTYPE = lazy(r"<<[^<>]{0,40}>>")
_MARK = lazy(r"^[*#+~-]\s*")
_RULE = lazy(r"(?:--|\.\.|==|__)[^>]{0,60}$")
_MAX_LINE = 400


def as_class_diagram(text: str) -> str:
    """The diagram with as many lines; what Mermaid has no word for is left out."""
    names: dict[str, str] = {}
    result = []
    inside = False
    for raw in text.split("\n"):
        line = raw.strip()[:_MAX_LINE]
        opens = None if inside else _OPENS.match(line)
        if opens:
            name = opens.group("label") or opens.group("name")
            bare = re.sub(r"\W+", "", name.title() if " " in name else name)
            names[opens.group("alias") or opens.group("name")] = bare
            inside = bool(opens.group("open"))
            mark = " <<enumeration>>" if opens.group("kind") == "enum" else ""
            result.append(f"class {bare} {{{mark}" if inside else f"class {bare}")
        elif inside:
            inside = not line.startswith("}")
            bare = _MARK.sub("", _STEREOTYPE.sub("", line)).strip()
            result.append("" if _RULE.fullmatch(line) else bare)
        else:
            result.append(_relation(line, names))
    return "\n".join(["classDiagram", *result])


def _relation(line: str, names: dict[str, str]) -> str:
    crow = _CROW.match(line)
    if crow:
        one, other = ("*" if any(sign in crow.group(side) for sign in "{}") else "1" for side in ("many", "other"))
        left, right = (names.get(crow.group(side), crow.group(side)) for side in ("left", "right"))
        return f'{left} "{one}" -- "{other}" {right} {crow.group("rest") or ""}'.strip()
    if not re.search(r"--|\.\.|->|<-", line):
        return ""
    line = _DIRECTED.sub(r"\1\2", line).replace('"many"', '"*"')
    return " ".join(names.get(word, word) for word in line.split())
