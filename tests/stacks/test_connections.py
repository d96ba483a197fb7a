"""What becomes of requests whose connection the database has closed."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.harness import databases, postgres, project
from tests.harness.stacks import TOOLCHAINS
from tests.stacks.conftest import SECRET_KEY, apart


@pytest.mark.parametrize("stack", [apart(stack) for stack in TOOLCHAINS])
def test_no_request_fails_after_the_database_was_restarted(stack: str, tmp_path: Path) -> None:
    toolchain = TOOLCHAINS[stack]
    folder = project.render(project.SPECS / "minimal.yaml", stack, tmp_path / "project")
    url = databases.fresh("PostgreSQL", "connections", tmp_path)
    variables = {"DATABASE_URL": url, "SECRET_KEY": SECRET_KEY, "BCRYPT_COST": "10"}
    toolchain.run(folder, [toolchain.migrate], variables)
    with (
        toolchain.served(folder, variables) as running,
        httpx.Client(base_url=running.url, timeout=30) as client,
    ):
        account = {"email": "ada@example.com", "password": "correct horse battery"}
        token = client.post("/auth/register", json=account).headers["Set-Cookie"].partition(";")[0]
        for _ in range(2):
            # The pool's connections, more than one of them.
            for title in ("First", "Second"):
                made = client.post("/tasks", json={"title": title}, headers={"Cookie": token})
                assert made.status_code == 201, running.tail()
            assert client.get("/tasks", headers={"Cookie": token}).status_code == 200, running.tail()
            closed = postgres.require().run(
                "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity "
                f"WHERE datname = '{urlsplit(url).path[1:]}'"
            )
            assert int(closed) >= 1
        assert len(client.get("/tasks", headers={"Cookie": token}).json()["items"]) == 4
