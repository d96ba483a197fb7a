"""Words that mean something to a language, a database or a framework are names like any other."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from spec_extractor.scaffold import ANSWERS_FILE
from tests.harness import databases, project
from tests.harness.stacks import TOOLCHAINS
from tests.stacks.conftest import SECRET_KEY, apart

_DOCUMENT = Path(__file__).with_name("reserved_words.yaml")
_VALUES: dict[str, Any] = {
    "string": "text",
    "text": "more\ntext",
    "integer": 7,
    "boolean": True,
    "date": date(2031, 5, 6).isoformat(),
}


@pytest.mark.parametrize("stack", [apart(stack) for stack in TOOLCHAINS])
@pytest.mark.parametrize("database", ["SQLite", "PostgreSQL"])
def test_the_api_has_them_as_they_are(stack: str, database: str, tmp_path: Path) -> None:
    """Every entity's row is written, read, found by each member and taken away under the document's own names."""
    toolchain = TOOLCHAINS[stack]
    folder = project.render(_DOCUMENT, stack, tmp_path / "project")
    variables = {
        "DATABASE_URL": databases.fresh(database, "reserved_words", tmp_path),
        "SECRET_KEY": SECRET_KEY,
    }
    if database == "SQLite":
        toolchain.run(folder, [*toolchain.lint, *toolchain.layout, *toolchain.types])
    toolchain.run(folder, [toolchain.migrate, *toolchain.drift], variables)
    document = yaml.safe_load(_DOCUMENT.read_text(encoding="utf-8"))["entities"]
    routes = {
        entity["name"]: entity["route"]
        for entity in yaml.safe_load((folder / ANSWERS_FILE).read_text(encoding="utf-8"))["entities"]
    }
    with (
        toolchain.served(folder, variables) as running,
        httpx.Client(base_url=running.url, timeout=60) as api,
    ):
        for entity in document:
            path = f"/{routes[entity['name']]}"
            sent = {field["name"]: _VALUES[field["type"]] for field in entity["fields"] if field["type"] != "uuid"}
            made = api.post(path, json=sent)
            assert made.status_code == 201, f"{entity['name']}: {made.text}\n{running.tail()}"
            row = made.json()
            assert {name: row[name] for name in sent} == sent
            assert {field["name"] for field in entity["fields"]} <= set(row)
            changed = api.patch(f"{path}/{row['id']}", json=sent)
            assert changed.status_code == 200, changed.text
            for name, value in sent.items():
                if name in {"limit", "cursor", "sort"} or "\n" in str(value):
                    continue
                found = api.get(path, params={name: str(value).lower() if value is True else value})
                assert [each["id"] for each in found.json()["items"]] == [row["id"]], (name, found.text)
            assert api.delete(f"{path}/{row['id']}").status_code == 204
