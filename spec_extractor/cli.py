"""The command ``prdgen``: the only place that prints and exits.

Exit status: 0 done, 1 errors in the input or the destination, 2 wrong usage, 3 conflicts.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
import yaml

from spec_extractor import __version__, bundle
from spec_extractor.diagnostics import Diagnostic, Location, error, has_errors, warning
from spec_extractor.genome.stacks import DEFAULT_STACK, STACKS
from spec_extractor.output import replace_file
from spec_extractor.pipeline import Compilation, compile_document
from spec_extractor.reporting import explanations, github, sarif, table, text
from spec_extractor.reporting import json as json_report

app = typer.Typer(
    name="prdgen",
    help="Compile a product requirements document into a backend, and keep the two in step.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class AnswersFormat(StrEnum):
    """How answers are written."""

    YAML = "yaml"
    JSON = "json"


class ReportFormat(StrEnum):
    """How diagnostics are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


class SchemaName(StrEnum):
    """The schemas that ``prdgen schema`` prints."""

    SPEC = "spec"
    ANSWERS = "answers"


def _stack(name: str) -> str:
    if name not in STACKS:
        raise typer.BadParameter(f"there is no stack {name!r}; there is: {', '.join(STACKS)}")
    return name


Document = Annotated[
    str, typer.Argument(metavar="PRD", help="A PRD in Markdown, a spec in JSON or YAML, or - for standard input.")
]
Destination = Annotated[Path, typer.Argument(metavar="DEST", help="The folder to make.")]
StackOption = Annotated[str, typer.Option("--stack", callback=_stack, help="What to render: see `prdgen stacks`.")]
TemplateOption = Annotated[
    str | None,
    typer.Option("--template", metavar="SRC", help="A folder or Git address of a template; else prdgen's own."),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Also put it into a folder that is not empty.")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, not to standard output.")
]


@app.command()
def extract(
    prd: Document,
    output: OutputOption = None,
    format_: Annotated[AnswersFormat, typer.Option("--format", help="yaml or json")] = AnswersFormat.YAML,
    stack: StackOption = DEFAULT_STACK,
) -> None:
    """Print the answers that a document resolves to, for `prdgen copy` or `copier copy --data-file`."""
    answers = _compiled(prd, stack).answers
    _write(_dumped(answers or {}, format_).encode(), output)


@app.command()
def check(
    prd: Document,
    format_: Annotated[
        ReportFormat, typer.Option("--format", help="text, json, sarif or github")
    ] = ReportFormat.TEXT,
    stack: StackOption = DEFAULT_STACK,
) -> None:
    """Say what is wrong with a document, and show what was understood. Exit status 1 where there are errors."""
    compilation = compile_document(prd, stack, sys.stdin.buffer)
    diagnostics = compilation.diagnostics
    if format_ is ReportFormat.TEXT:
        shown = [text.render(diagnostics)]
        if compilation.spec is not None and compilation.spec.entities:
            shown.append(table.understood(compilation.spec))
        report = "\n".join(part.rstrip("\n") + "\n" for part in shown if part)
    elif format_ is ReportFormat.JSON:
        document = json.loads(json_report.render(diagnostics))
        document["understood"] = None if compilation.spec is None else table.understood_json(compilation.spec)
        report = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    else:
        report = (sarif if format_ is ReportFormat.SARIF else github).render(diagnostics)
    _write(report.encode(), None)
    raise typer.Exit(1 if has_errors(diagnostics) else 0)


@app.command()
def new(
    prd: Document,
    dest: Destination,
    stack: StackOption = DEFAULT_STACK,
    template: TemplateOption = None,
    force: ForceOption = False,
) -> None:
    """Make a project: a Git repository with its first commit, the document inside as prd.md."""
    compilation = _compiled(prd, stack)
    _create(compilation.answers or {}, dest, _inside(prd, compilation), template, force)


@app.command()
def copy(dest: Destination, template: TemplateOption = None, force: ForceOption = False) -> None:
    """Make a project from answers on standard input: `prdgen extract prd.md | prdgen copy DEST`."""
    from spec_extractor import sources  # noqa: PLC0415
    from spec_extractor.sources import answers as answers_source  # noqa: PLC0415

    if sys.stdin.isatty():
        raise typer.BadParameter("pipe answers in: prdgen extract prd.md | prdgen copy DEST")
    content, diagnostics = sources.load(sources.STDIN, sys.stdin.buffer)
    answers = None
    if content is not None:
        answers, diagnostics = answers_source.read(content, sources.STDIN_NAME)
    _report(diagnostics)
    if answers is None:
        raise typer.Exit(1)
    answers = {key: value for key, value in answers.items() if not key.startswith("_")}
    _stack(answers["stack"]) if template is None else None
    _create(answers, dest, None, template, force)


@app.command(name="zip")
def zip_(
    prd: Document,
    output: OutputOption = None,
    stack: StackOption = DEFAULT_STACK,
    template: TemplateOption = None,
) -> None:
    """Print the project as a ZIP file: the same bytes every time."""
    from spec_extractor import project  # noqa: PLC0415

    if output is None and sys.stdout.isatty():
        raise typer.BadParameter("a ZIP does not go to a terminal: add -o FILE, or redirect the output")
    compilation = _compiled(prd, stack)
    with _scaffolding("Rendering"):
        content, told = project.create_zip(
            compilation.answers or {}, document=_inside(prd, compilation), template=template
        )
    _warn(told)
    _write(content, output)


@app.command()
def sample(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="One of those that --list names.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="Name the samples.")] = False,
) -> None:
    """Print a sample PRD to start from."""
    samples = {path.stem: path for path in sorted((bundle.root() / "examples").glob("*.md"))}
    if list_:
        _write("".join(f"{known}\n" for known in samples).encode(), None)
        return
    chosen = (name or "task_manager").removesuffix(".md")
    if chosen not in samples:
        raise typer.BadParameter(f"there is no sample {chosen!r}; there is: {', '.join(samples)}")
    _write(samples[chosen].read_bytes(), None)


@app.command()
def schema(name: Annotated[SchemaName, typer.Argument(metavar="spec|answers")]) -> None:
    """Print the JSON Schema of the spec (newest version) or of the answers."""
    file = "spec-1.1.json" if name is SchemaName.SPEC else "answers.json"
    _write((bundle.root() / "schemas" / file).read_bytes(), None)


@app.command()
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A diagnostic's code, such as PRD203.")],
) -> None:
    """Explain a diagnostic: what it means, why it matters, what to write instead."""
    page = explanations.page(code.upper())
    if page is None:
        raise typer.BadParameter(f"there is no code {code!r}; there is: {', '.join(explanations.codes())}")
    _write((page.rstrip("\n") + "\n").encode(), None)


@app.command()
def stacks() -> None:
    """List what can be rendered."""
    width = max(map(len, STACKS))
    _write("".join(f"{stack.name:<{width}}  {stack.title}\n" for stack in STACKS.values()).encode(), None)


def _version(asked: bool) -> None:
    if asked:
        _write(f"prdgen {__version__}\n".encode(), None)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command; a closed pipe and an interruption end it quietly, with the usual exit status."""
    try:
        app()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone (`prdgen sample | head -1`); Python would complain once more at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except KeyboardInterrupt:
        sys.exit(130)


def _compiled(prd: str, stack: str) -> Compilation:
    """The compilation, its diagnostics printed; ends the command where there is an error."""
    compilation = compile_document(prd, stack, sys.stdin.buffer)
    _report(compilation.diagnostics)
    if compilation.answers is None:
        raise typer.Exit(1)
    return compilation


def _inside(prd: str, compilation: Compilation) -> tuple[str, str]:
    """The document's name and text inside the project."""
    suffix = Path(prd).suffix.lower()
    name = f"spec{suffix}" if suffix in (".json", ".yml", ".yaml") else "prd.md"
    return name, compilation.text or ""


def _create(
    answers: Mapping[str, Any],
    dest: Path,
    document: tuple[str, str] | None,
    template: str | None,
    force: bool,
) -> None:
    from spec_extractor import project  # noqa: PLC0415

    with _scaffolding(f"Rendering {dest}"):
        told = project.create(answers, dest, document=document, template=template, force=force)
    _warn(told)
    if sys.stderr.isatty():
        typer.echo(f"{dest} is ready. Next: cd {dest} && make dev", err=True)


@contextmanager
def _scaffolding(doing: str) -> Iterator[None]:
    """Show progress on a terminal; turn a failure into a diagnostic and exit status 1."""
    from spec_extractor.scaffold import ScaffoldError  # noqa: PLC0415

    try:
        if sys.stderr.isatty():
            from rich.console import Console  # noqa: PLC0415

            with Console(stderr=True).status(doing):
                yield
        else:
            yield
    except ScaffoldError as problem:
        _report([error(problem.code, Location("prdgen"), problem.message, problem.remedy)])
        raise typer.Exit(1) from problem


def _warn(told: Sequence[str]) -> None:
    _report([warning("PRD430", Location("template"), message) for message in told])


def _report(diagnostics: Sequence[Diagnostic]) -> None:
    if diagnostics:
        typer.echo(text.render(diagnostics).rstrip("\n"), err=True)


def _dumped(answers: Mapping[str, Any], format_: AnswersFormat) -> str:
    if format_ is AnswersFormat.JSON:
        return json.dumps(answers, indent=2, ensure_ascii=False) + "\n"
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    dumped: str = yaml.dump(dict(answers), Dumper=dumper, sort_keys=False, allow_unicode=True, width=110)
    return dumped


def _write(content: bytes, output: Path | None) -> None:
    """To standard output, or to the file: as a whole or not at all."""
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        replace_file(output, content)
    except OSError as problem:
        _fail("PRD402", f"{output} can't be written: {problem.strerror or problem}")


def _fail(code: str, message: str) -> NoReturn:
    _report([error(code, Location("prdgen"), message)])
    raise typer.Exit(1)
