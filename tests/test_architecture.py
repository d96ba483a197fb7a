"""The layers hold: read from the imports of every module, wherever in the module they stand."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "spec_extractor"
LEAVES = {"diagnostics", "ir", "naming", "values", "wording", "bundle", "credentials", "git", "__init__"}
# Which parts of the package each part may import, leaves aside.
ALLOWED: dict[str, set[str]] = {
    "sources": {"sources", "schema"},
    "schema": {"schema"},
    "review": {"review"},
    "genome": {"genome"},
    "reporting": {"reporting", "schema"},
    "carried": set(),
    "scaffold": {"carried", "scaffold"},
    "archive": set(),
    "destination": {"scaffold"},
    "project": {"archive", "destination", "scaffold"},
    "pipeline": {"sources", "review", "genome"},
    "forks": {"forks", "carried", "destination", "genome", "pipeline", "scaffold"},
    "output": set(),
    "agents": {"agents", "genome", "pipeline", "reporting", "schema"},
    "tools": {"tools", "carried", "genome", "reporting", "sources"},
    "cli": {
        "cli",
        "agents",
        "destination",
        "forks",
        "output",
        "sources",
        "genome",
        "pipeline",
        "project",
        "reporting",
        "scaffold",
        "schema",
        "sync",
        "tools",
        "web",
    },
    "web": {"web", "agents", "carried", "sources", "genome", "pipeline", "project", "reporting", "sync"},
    "sync": {"scaffold", "sync"},
    "__main__": {"cli"},
}
ONLY_SCAFFOLD = {"copier", "plumbum"}
RENDERING = {"scaffold", "web"}
ONLY_AGENTS = {"google", "openai"}
ONLY_TOOLS = {"mcp", "mcp_types"}
# What the commands do without is in an extra, and only the page imports it.
ONLY_WEB = {"fastapi", "fsspec", "multipart", "platformdirs", "pygments", "starlette", "uvicorn"}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "_bundle" not in path.parts)


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The absolute names that a module imports; the package has no relative imports (ruff TID252)."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} is a relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_layers(path: Path) -> None:
    part = part_of(path)
    names = [name.split(".") for name in imports(path)]
    inside = {parts[1] for parts in names if parts[0] == "spec_extractor" and len(parts) > 1} - LEAVES
    inside.discard("__version__")
    allowed = set() if part in LEAVES else ALLOWED[part]
    assert inside <= allowed, f"{part} imports {sorted(inside - allowed)}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_only_the_scaffold_knows_copier(path: Path) -> None:
    top = {name.split(".")[0] for name in imports(path)}
    if part_of(path) != "scaffold":
        assert not top & ONLY_SCAFFOLD
    if part_of(path) not in RENDERING:
        assert "jinja2" not in top


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_only_the_page_needs_its_extra(path: Path) -> None:
    if part_of(path) != "web":
        assert not {name.split(".")[0] for name in imports(path)} & ONLY_WEB


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_only_the_agents_know_a_model(path: Path) -> None:
    top = {name.split(".")[0] for name in imports(path)}
    if part_of(path) != "agents":
        assert not top & ONLY_AGENTS


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_only_the_tools_know_their_protocol(path: Path) -> None:
    top = {name.split(".")[0] for name in imports(path)}
    if part_of(path) != "tools":
        assert not top & ONLY_TOOLS


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_only_the_command_line_prints(path: Path) -> None:
    if part_of(path) in {"cli", "__main__"}:
        return
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    names = {ast.unparse(call.func) for call in calls}
    assert not names & {"print", "sys.exit", "exit", "typer.echo", "sys.stdout.write", "sys.stderr.write"}


def test_every_part_is_known() -> None:
    assert {part_of(path) for path in modules()} <= set(ALLOWED) | LEAVES


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_modules_are_short(path: Path) -> None:
    if path.parent.name == "vocabulary":  # word lists, a line a word
        return
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 320


def test_templates_are_short() -> None:
    root = PACKAGE.parent / "template"
    long = {
        str(path.relative_to(root)): lines
        for path in sorted(root.rglob("*.jinja"))
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 150
    }
    assert not long
