"""The images that a project's Docker files start from: pulled, or stand-ins made on this machine.

A stand-in has the name of the official image and is made of the machine's own distribution. It is no substitute:
it shows that the Docker files build, start in order, become healthy and answer, not which versions of Python,
Node.js and PostgreSQL the official image brings. ``python -m tests.docker.images NAME…`` makes them by hand.
"""

from __future__ import annotations

import ast
import os
import platform
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.harness.tools import lacking

from .engine import checked, docker, run

RECIPES = Path(__file__).with_name("stand_ins")
BASE = "prdgen-stand-in:base"
LABEL = "prdgen.made-for-tests"
# Settings of pip that say where packages come from; the others concern the machine's own files.
PIP_SETTINGS = {"extra-index-url", "index-url", "proxy", "retries", "timeout", "default-timeout", "trusted-host"}
# Where a Debian image keeps the authorities that it trusts, and the variables that name such a file on a machine.
TRUSTED = Path("/etc/ssl/certs/ca-certificates.crt")
CERTIFICATE_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy")
# What an interpreter does not need in order to run, 200 MB of it; pip comes from ensurepip.
LEFT_OUT = ("test", "tests", "__pycache__", "config-*", "site-packages", "idlelib", "*.a", "share", "include")


def proxy_arguments() -> list[str]:
    """Build arguments that every Dockerfile takes without naming them."""
    return [f"--build-arg={name}={os.environ[name]}" for name in PROXIES if name in os.environ]


@contextmanager
def base_images(names: Iterable[str]) -> Iterator[dict[str, str]]:
    """Have these images on the engine, pip and npm set up as on this machine; afterwards the engine is as before.

    Yields what each one is, by name: ``official`` or what the stand-in holds.
    """
    names = sorted(names)
    official = {name: image_id(name) for name in names if pull(name)}
    try:
        made = make_stand_ins(name for name in names if name not in official)
        for name in names:
            if name.startswith(("python:", "node:")):
                set_up_installers(name)
        yield made | dict.fromkeys(official, "official")
    finally:
        for name in names:
            if name in official:
                docker("tag", official[name], name)
            else:
                run("docker", "image", "rm", "--force", name)
        run("docker", "image", "rm", "--force", BASE)


def image_id(name: str) -> str:
    return docker("image", "inspect", "--format", "{{.Id}}", name).strip()


def pull(name: str) -> bool:
    """Whether the official image is there now; one that an interrupted run has left under its name is not it."""
    label = run("docker", "image", "inspect", "--format", f'{{{{index .Config.Labels "{LABEL}"}}}}', name)
    present = label.returncode == 0 and not label.stdout.strip()
    return present or run("docker", "pull", name).returncode == 0


def make_stand_ins(names: Iterable[str]) -> dict[str, str]:
    """Make an image of this machine's distribution under each name; returns what each one is."""
    names = list(names)
    if not names:
        return {}
    if not shutil.which("debootstrap") or os.geteuid() != 0:
        lacking(f"no registry has {', '.join(names)}, and stand-ins take debootstrap and root")
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        bootstrap(tree)
        made = {}
        for name in names:
            context = Path(folder) / name
            shutil.copytree(RECIPES, context)
            if name.startswith("postgres:"):
                recipe = "postgres"
            elif match := re.match(r"python:(3\.\d+)", name):
                recipe = copy_interpreter(match[1], tree, context / "prefix")
            elif name.startswith("node:"):
                recipe = copy_node(tree, context / "prefix")
            else:
                raise ValueError(f"there is no recipe of a stand-in for {name}")
            build(name, context, recipe)
            program = name.partition(":")[0]
            said = docker("run", "--rm", "--entrypoint", "", name, program, "--version").strip()
            made[name] = f"stand-in with {program} {said}"
        return made


def build(name: str, context: Path, recipe: str, *arguments: str) -> None:
    file = context / f"{recipe}.Dockerfile"
    docker(
        "build",
        "--quiet",
        "--tag",
        name,
        "--file",
        file,
        f"--label={LABEL}=yes",
        *proxy_arguments(),
        *arguments,
        context,
    )


def bootstrap(tree: Path) -> None:
    """Unpack the machine's release of Debian or Ubuntu, the smallest kind, and import it as BASE."""
    suite = platform.freedesktop_os_release()["VERSION_CODENAME"]
    columns = "$(CODENAME) $(REPO_URI)"
    sources = checked(run("apt-get", "indextargets", "--format", columns, "Created-By: Packages"))
    mirror = next(uri for codename, uri in map(str.split, sources.splitlines()) if codename == suite)
    checked(run("debootstrap", "--variant=minbase", "--include=ca-certificates", suite, tree, mirror))
    with subprocess.Popen(["tar", "--create", "--directory", tree, "."], stdout=subprocess.PIPE) as archive:
        subprocess.run(
            ["docker", "import", "-", BASE], stdin=archive.stdout, stdout=subprocess.DEVNULL, check=True
        )
    assert archive.returncode == 0


def copy_interpreter(minor: str, tree: Path, prefix: Path) -> str:
    """Copy this machine's Python of that minor version, else the one that runs the tests; returns its recipe.

    The libraries that it is linked to come along, except for those that are in the tree anyway.
    """
    installed = interpreter_prefix(minor) or Path(sys.base_prefix)
    if installed == Path("/usr"):
        return "system_python"
    shutil.copytree(installed, prefix, symlinks=True, ignore=shutil.ignore_patterns(*LEFT_OUT))
    copy_libraries([*prefix.glob("bin/python3.*"), *prefix.rglob("*.so*")], tree, prefix, installed)
    return "python"


def copy_node(tree: Path, prefix: Path) -> str:
    """Copy this machine's Node.js and npm with the libraries that they are linked to; returns the recipe."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        lacking("no registry has an image of Node.js, and its stand-in takes node and npm")
    # npm is the link <package>/bin/npm-cli.js.
    shutil.copytree(Path(npm).resolve().parents[1], prefix / "lib" / "node_modules" / "npm")
    (prefix / "bin").mkdir()
    binary = Path(shutil.copy(Path(node).resolve(), prefix / "bin" / "node"))
    copy_libraries([binary], tree, prefix, prefix)
    return "node"


def copy_libraries(binaries: list[Path], tree: Path, prefix: Path, installed: Path) -> None:
    """Copy what ``binaries`` are linked to, but for what came from ``installed`` and what the tree has anyway."""
    linked = run("ldd", *binaries).stdout
    for library in {Path(path) for path in re.findall(r"=> (/\S+)", linked)}:
        copied = library.is_relative_to(installed) or library.is_relative_to(prefix)
        if not copied and not (tree / library.relative_to("/")).exists():
            shutil.copy(library, prefix / "lib")


def interpreter_prefix(minor: str) -> Path | None:
    """Where a Python of that minor version is installed, if the search path has one; pyenv is told to take it."""
    command = shutil.which(f"python{minor}")
    if not command:
        return None
    environment = os.environ | {"PYENV_VERSION": minor}
    done = run(command, "-c", "import sys; print(sys.base_prefix)", environment=environment)
    return Path(done.stdout.strip()) if done.returncode == 0 else None


def set_up_installers(name: str) -> None:
    """Add this machine's settings of pip and npm and its certificates to an image, under the same name."""
    listed = checked(run(sys.executable, "-m", "pip", "config", "list")).splitlines()
    settings: dict[str, str] = {}
    for line in listed:  # The environment, which wins, is listed last.
        key, _, value = line.partition("=")
        settings[key.rpartition(".")[2]] = ast.literal_eval(value)
    # A pip that is told of no file trusts only what it brings along itself.
    chosen = {key: value for key, value in settings.items() if key in PIP_SETTINGS} | {"cert": str(TRUSTED)}
    with tempfile.TemporaryDirectory() as folder:
        context = Path(folder)
        lines = ["[global]", *(f"{key} = {' '.join(value.split())}" for key, value in sorted(chosen.items()))]
        (context / "pip.conf").write_text("\n".join(lines) + "\n")
        (context / "npmrc").write_text(f"registry={npm_registry()}\ncafile={TRUSTED}\n")
        (context / TRUSTED.name).write_bytes(certificates(settings.get("cert")))
        shutil.copy(RECIPES / "installers.Dockerfile", context)
        build(name, context, "installers", f"--build-arg=BASE={name}")


def npm_registry() -> str:
    """Where npm's packages come from on this machine, which may have none."""
    npm = shutil.which("npm")
    return checked(run(npm, "config", "get", "registry")).strip() if npm else ""


def certificates(of_pip: str | None) -> bytes:
    """Every authority that some tool of this machine trusts: behind a company's proxy they are told one by one."""
    named = [of_pip, *map(os.environ.get, CERTIFICATE_VARIABLES), ssl.get_default_verify_paths().cafile, TRUSTED]
    files = {Path(path).resolve(): None for path in named if path and Path(path).is_file()}
    return b"\n".join(path.read_bytes() for path in files)


if __name__ == "__main__":
    for name, description in make_stand_ins(sys.argv[1:]).items():
        print(f"{name}: {description}")
