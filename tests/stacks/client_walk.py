"""What an application does with a client generated from the task manager's openapi.yaml: `client_walk.py URL`.

Prints what it saw, without what no two servers share: ids, times, secrets, and how they word what is wrong.
"""

from __future__ import annotations

import datetime
import sys
from typing import Any

from client import Client, models  # type: ignore[import-not-found]
from client.api.auth import get_me, login, logout, register  # type: ignore[import-not-found]
from client.api.health import ready  # type: ignore[import-not-found]
from client.api.project import create_project, delete_project  # type: ignore[import-not-found]
from client.api.tag import create_tag  # type: ignore[import-not-found]
from client.api.task import (  # type: ignore[import-not-found]
    create_task,
    delete_task,
    get_task,
    list_tasks,
    replace_task,
    update_task,
)

_OWN = {"id", "user_id", "project_id", "tag_ids", "created_at", "updated_at", "next_cursor", "message"}


def shown(value: Any) -> Any:
    """``value`` as it came, what is a server's own only as being there."""
    if isinstance(value, list):
        return [shown(each) for each in value]
    if isinstance(value, dict):
        return {
            key: bool(each) if key in _OWN else shown(each)
            for key, each in sorted(value.items(), key=lambda item: item[0])
        }
    return value


def said(what: str, answer: Any) -> Any:
    """Print an answer; its parsed body is returned."""
    parsed = answer.parsed
    print(what, int(answer.status_code), shown(parsed.to_dict()) if parsed is not None else None)
    return parsed


def walk(url: str) -> None:
    client = Client(base_url=url)
    said("ready", ready.sync_detailed(client=client))
    said("a stranger", list_tasks.sync_detailed(client=client))
    account = {"email": "ada@example.com", "password": "correct horse"}
    said("register", register.sync_detailed(client=client, body=models.UserRegister(**account)))
    said("again", register.sync_detailed(client=client, body=models.UserRegister(**account)))
    said("logout", logout.sync_detailed(client=client))
    wrong = models.Credentials(email="ada@example.com", password="another horse")
    said("a wrong password", login.sync_detailed(client=client, body=wrong))
    said("login", login.sync_detailed(client=client, body=models.Credentials(**account)))
    said("me", get_me.sync_detailed(client=client))

    project = said(
        "project", create_project.sync_detailed(client=client, body=models.ProjectCreate(name="Línea «1»"))
    )
    tag = said("tag", create_tag.sync_detailed(client=client, body=models.TagCreate(name="漢字")))
    said("the same tag", create_tag.sync_detailed(client=client, body=models.TagCreate(name="漢字")))
    tasks = [
        said(
            f"task {number}",
            create_task.sync_detailed(
                client=client,
                body=models.TaskCreate(
                    title=f"Step {number}",
                    project_id=project.id,
                    due_date=datetime.date(2030, 1, number),
                    estimate_hours=f"{number}.5",
                    tag_ids=[tag.id] if number % 2 else [],
                ),
            ),
        )
        for number in range(1, 6)
    ]
    too_long = models.TaskCreate(title="x" * 201, project_id=project.id, estimate_hours="1000")
    said("too long", create_task.sync_detailed(client=client, body=too_long))
    elsewhere = models.TaskCreate(title="Lost", project_id=tasks[0].id)
    said("no such project", create_task.sync_detailed(client=client, body=elsewhere))

    cursor: Any = None
    while True:
        page = said(
            "page",
            list_tasks.sync_detailed(
                client=client,
                limit=2,
                sort=models.ListTasksSort("-due_date"),
                **({"cursor": cursor} if cursor else {}),
            ),
        )
        cursor = page.next_cursor
        if not cursor:
            break
    before = datetime.date(2030, 1, 3)
    said("due", list_tasks.sync_detailed(client=client, due_date_lte=before, tag_ids=tag.id))

    first = tasks[0]
    done = models.TaskUpdate(status=models.TaskUpdateStatus("done"), due_date=None)
    said("patch", update_task.sync_detailed(first.id, client=client, body=done))
    whole = models.TaskCreate(title="Anew", project_id=project.id)
    said("put", replace_task.sync_detailed(first.id, client=client, body=whole))
    said("delete", delete_task.sync_detailed(first.id, client=client))
    said("gone", get_task.sync_detailed(first.id, client=client))
    said("its project", delete_project.sync_detailed(project.id, client=client))
    said("gone with it", get_task.sync_detailed(tasks[1].id, client=client))


if __name__ == "__main__":
    walk(sys.argv[1])
