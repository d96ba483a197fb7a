"""The wheel: all that it needs is inside, and it works from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*command: object, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | variables
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("prdgen-*.whl")
    return built


def test_the_wheel_holds_every_file_of_the_template(wheel: Path) -> None:
    shipped = ("template", "schemas", "examples", "copier.yml", "tests/specs", "releases/*.bundle")
    tracked = run("git", "ls-files", "-z", *shipped, cwd=ROOT).stdout
    wanted = {f"spec_extractor/_bundle/{name}" for name in tracked.split("\0") if name}
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {name for name in names if "/_bundle/" in name} == wanted
    assert {name for name in names if "/explanations/PRD" in name}
    assert "spec_extractor/py.typed" in names
    page = ("templates/index.html", "static/prdgen.js", "static/prdgen.css", "static/icon.svg")
    assert {f"spec_extractor/web/{name}" for name in page} <= names


def test_an_installed_prdgen_makes_the_same_project(wheel: Path, tmp_path: Path) -> None:
    """Installed apart from the checkout, with the dependencies of the running environment."""
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=False)
    (site,) = environment.glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # The dependencies, without the checkout, which an editable install adds to the path by a .pth file.
    dependencies = next(Path(entry) for entry in sys.path if entry.endswith("site-packages"))
    program = "from spec_extractor.cli import main; main()"
    python = environment / "bin" / "python"
    spec = ROOT / "tests" / "specs" / "minimal.yaml"
    arguments = (spec, "-o", "installed.zip")
    run(python, "-c", program, "zip", *arguments, cwd=tmp_path, PYTHONPATH=str(dependencies))
    where = "import spec_extractor; print(spec_extractor.__file__)"
    assert str(site) in run(python, "-c", where, cwd=tmp_path, PYTHONPATH=str(dependencies)).stdout
    run(sys.executable, "-m", "spec_extractor", "zip", spec, "-o", "checkout.zip", cwd=tmp_path)
    assert (tmp_path / "installed.zip").read_bytes() == (tmp_path / "checkout.zip").read_bytes()
