"""Projects as `prdgen new`, the pipe, the ZIP and plain Copier write them: the same bytes, all or nothing."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from spec_extractor import carried, scaffold

SPECS = Path(__file__).resolve().parents[1] / "specs"
SPEC = SPECS / "kitchen_sink.yaml"
Tree = dict[str, bytes]


def prdgen(*arguments: object, cwd: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "spec_extractor", *map(str, arguments)]
    environment = os.environ | variables
    return subprocess.run(
        command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def tree(folder: Path, *, without: tuple[str, ...] = ()) -> Tree:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in files}
    return {
        name: path.read_bytes() for name, path in names.items() if name.split("/")[0] not in (".git", *without)
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    done = prdgen("new", SPEC, "project", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b""
    return folder / "project"


def test_a_project_is_a_clean_repository_with_one_commit(made: Path) -> None:
    assert git(made, "status", "--porcelain", "--ignored") == ""
    assert git(made, "log", "--format=%s").splitlines() == ['Create Kitchen "Sink" {{7*7}} <b>']
    assert (made / "spec.yaml").read_text() == SPEC.read_text()


def test_the_answers_file_names_the_template_by_its_canonical_address(made: Path) -> None:
    answers = yaml.safe_load((made / scaffold.ANSWERS_FILE).read_text())
    assert answers["_src_path"] == carried.TEMPLATE_ADDRESS
    assert answers["_commit"] == carried.TEMPLATE_VERSION


def test_plain_copier_writes_the_same_bytes(made: Path, tmp_path: Path) -> None:
    """As documented: `extract -o`, then `copier copy --defaults --data-file`, no --trust."""
    template = carried.carried_template(tmp_path / "template")
    done = prdgen("extract", SPEC, "-o", "answers.yml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    environment = os.environ | {
        "COPIER_CACHE_DIR": str(tmp_path / "cache"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{template}.insteadOf",
        "GIT_CONFIG_VALUE_0": carried.TEMPLATE_ADDRESS,
    }
    copier = Path(sys.executable).with_name("copier")
    # Without a version Copier takes the newest that is released, and between two releases prdgen's is not.
    version = ["--vcs-ref", carried.TEMPLATE_VERSION]
    command = [copier, "copy", "--defaults", *version, "--data-file", "answers.yml"]
    command += [carried.TEMPLATE_ADDRESS, "plain"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert tree(tmp_path / "plain") == tree(made, without=("spec.yaml",))


def test_a_local_template_is_recorded_as_copier_records_it(tmp_path: Path) -> None:
    template = carried.carried_template(tmp_path / "template")
    assert prdgen("new", SPEC, "ours", "--template", template, cwd=tmp_path).returncode == 0
    assert prdgen("extract", SPEC, "-o", "answers.yml", cwd=tmp_path).returncode == 0
    copier = Path(sys.executable).with_name("copier")
    command = [copier, "copy", "--defaults", "--data-file", "answers.yml", template, "plain"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert tree(tmp_path / "plain") == tree(tmp_path / "ours", without=("spec.yaml",))


@pytest.mark.parametrize("format_", ["yaml", "json"])
def test_the_pipe_writes_the_same_bytes(made: Path, tmp_path: Path, format_: str) -> None:
    answers = prdgen("extract", SPEC, "--format", format_, cwd=tmp_path).stdout
    command = [sys.executable, "-m", "spec_extractor", "copy", "piped"]
    subprocess.run(command, cwd=tmp_path, input=answers, check=True, capture_output=True)
    assert tree(tmp_path / "piped") == tree(made, without=("spec.yaml",))


def test_the_zip_holds_the_same_bytes_and_is_the_same_every_time(made: Path, tmp_path: Path) -> None:
    first = prdgen("zip", SPEC, cwd=tmp_path, TZ="Asia/Tokyo", PYTHONHASHSEED="1").stdout
    assert prdgen("zip", SPEC, "-o", "p.zip", cwd=tmp_path, TZ="UTC", PYTHONHASHSEED="2").returncode == 0
    assert (tmp_path / "p.zip").read_bytes() == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        top = yaml.safe_load((made / scaffold.ANSWERS_FILE).read_text())["project"]["slug"]
        assert {name.removeprefix(f"{top}/"): archive.read(name) for name in archive.namelist()} == tree(made)


@pytest.mark.parametrize("spec", sorted(SPECS.glob("*.yaml")), ids=lambda p: p.stem)
def test_answers_depend_on_the_document_alone(spec: Path, tmp_path: Path) -> None:
    outputs = {
        prdgen("extract", spec, cwd=tmp_path, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale).stdout
        for seed, zone, locale in (
            ("0", "UTC", "C"),
            ("1", "America/St_Johns", "C.UTF-8"),
            ("4242", "Pacific/Kiritimati", "tr_TR.UTF-8"),
        )
    }
    assert len(outputs) == 1
    assert outputs != {b""}


def test_a_full_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "README.md").write_text("mine")
    done = prdgen("new", SPEC, "there", cwd=tmp_path)
    assert done.returncode == 1
    assert b"PRD401" in done.stderr
    assert tree(tmp_path) == {"there/README.md": b"mine"}


def test_force_replaces_the_projects_files_and_keeps_the_rest(made: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "README.md").write_text("mine")
    (tmp_path / "there" / "notes.txt").write_text("mine")
    assert prdgen("new", SPEC, "there", "--force", cwd=tmp_path).returncode == 0
    assert tree(tmp_path / "there") == tree(made) | {"notes.txt": b"mine"}
    assert not (tmp_path / "there" / ".git").exists()


def test_force_writes_through_no_link(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "app").symlink_to(tmp_path / "outside")
    done = prdgen("new", SPEC, "there", "--force", cwd=tmp_path)
    assert done.returncode == 1
    assert b"PRD400" in done.stderr
    assert tree(tmp_path) == {}


def test_an_empty_folder_is_filled(made: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert prdgen("new", SPEC, "empty", cwd=tmp_path).returncode == 0
    assert tree(tmp_path / "empty") == tree(made)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty"]


@pytest.mark.parametrize("template", ["nowhere", "https://localhost:1/none.git", "broken"])
def test_a_template_that_fails_leaves_nothing(tmp_path: Path, template: str) -> None:
    (tmp_path / "broken" / "template" / "fastapi").mkdir(parents=True)
    (tmp_path / "broken" / "copier.yml").write_text(
        '_subdirectory: "template/{{ stack }}"\nstack: {type: str}\n_envops: {undefined: jinja2.StrictUndefined}\n'
    )
    (tmp_path / "broken" / "template" / "fastapi" / "a.txt.jinja").write_text("{{ nothing.at_all }}")
    source = tmp_path / template if "://" not in template else template
    done = prdgen("new", SPEC, "new/deep/er", "--template", source, cwd=tmp_path)
    assert done.returncode == 1, done.stderr.decode()
    assert b"PRD42" in done.stderr
    assert b"Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken"]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a file system that refuses root as well")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    done = prdgen("new", SPEC, "/proc/closed/project", cwd=tmp_path)
    assert done.returncode == 1
    assert b"PRD402" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_file_as_parent_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = prdgen("new", SPEC, "file/project", cwd=tmp_path)
    assert done.returncode == 1
    assert b"PRD402" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_git_hooks_variables_do_not_reach_the_project(made: Path, tmp_path: Path) -> None:
    """Inside a hook, GIT_DIR and GIT_INDEX_FILE name the caller's repository."""
    caller = tmp_path / "caller"
    caller.mkdir()
    git(caller, "init", "-q")
    done = prdgen("new", SPEC, "project", cwd=tmp_path, GIT_DIR=str(caller / ".git"), GIT_INDEX_FILE="index")
    assert done.returncode == 0, done.stderr.decode()
    assert tree(tmp_path / "project") == tree(made)
    assert git(caller, "status", "--porcelain") == ""


def test_the_users_own_git_settings_do_not_matter(made: Path, tmp_path: Path) -> None:
    config = tmp_path / "gitconfig"
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    (hooks / "pre-commit").write_text("#!/bin/sh\nexit 1\n")
    (hooks / "pre-commit").chmod(0o755)
    config.write_text(
        f"[core]\n\tautocrlf = true\n\thooksPath = {hooks}\n[commit]\n\tgpgSign = true\n[tag]\n\tgpgSign = true\n"
    )
    done = prdgen(
        "new", SPEC, "project", cwd=tmp_path, GIT_CONFIG_GLOBAL=str(config), GIT_CONFIG_SYSTEM="/dev/null"
    )
    assert done.returncode == 0, done.stderr.decode()
    assert tree(tmp_path / "project") == tree(made)
