"""Pages, sorts and filters."""

from collections.abc import Callable, Iterable
from typing import Any

from tests import contract
from tests.cases import ResourceCase, assert_refused
from tests.client import Client
from tests.resource import Body, create, walk

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda value, wanted: value == wanted,
    "gte": lambda value, wanted: value is not None and value >= wanted,
    "lte": lambda value, wanted: value is not None and value <= wanted,
}


def _text(value: Any) -> str:
    """A value as a query string has it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


class ListTests(ResourceCase):
    """What every list call does."""

    def test_list_in_pages(self, client: Client) -> None:
        made = self._make_rows(client)
        for sort, expected in (("id", made), ("-id", made[::-1])):
            assert (
                self._mine(walk(client, self.resource.path, limit=1, sort=sort), made) == expected
            )
            assert self._mine(walk(client, self.resource.path, sort=sort), made) == expected

    def test_sort(self, client: Client, sort: str) -> None:
        made = self._make_rows(client)
        member, descending = sort.removeprefix("-"), sort.startswith("-")
        by_id = sorted(made, key=lambda row: str(row["id"]), reverse=descending)
        full = [row for row in by_id if row[member] is not None]
        full.sort(key=lambda row: self._parsed(member, row[member]), reverse=descending)
        expected = full + [row for row in by_id if row[member] is None]
        assert self._mine(walk(client, self.resource.path, limit=2, sort=sort), made) == expected

    def test_filter(self, client: Client, parameter: str) -> None:
        made = self._make_rows(client)
        member, _, operator = parameter.partition("__")
        if operator == "isnull":
            for wanted in (True, False):
                expected = [row for row in made if (row[member] is None) == wanted]
                assert self._found(client, parameter, wanted, made) == expected
            return
        compare = _COMPARISONS[operator or "eq"]
        for value in {
            _text(row[member]): row[member] for row in made if row[member] is not None
        }.values():
            wanted = self._parsed(member, value)
            expected = [row for row in made if compare(self._parsed(member, row[member]), wanted)]
            assert self._found(client, parameter, value, made) == expected

    def test_filter_refuses_a_wrong_value(
        self, client: Client, wrong_filter: tuple[str, str]
    ) -> None:
        parameter, value = wrong_filter
        assert_refused(client.get(self.resource.path, params={parameter: value}), parameter)

    def test_refuses_wrong_parameters(self, client: Client) -> None:
        for parameter, value in (
            ("limit", "0"),
            ("limit", "201"),
            ("limit", "many"),
            ("sort", "no_such_member"),
            ("cursor", ""),
            ("cursor", "damaged"),
            ("no_such_parameter", "1"),
        ):
            assert_refused(client.get(self.resource.path, params={parameter: value}), parameter)
        assert_refused(client.get(f"{self.resource.path}?limit=1&limit=2"), "limit")

    def test_refuses_a_cursor_of_another_sort(self, client: Client) -> None:
        self._make_rows(client)
        page = client.get(self.resource.path, params={"limit": 1, "sort": "-id"}).json()
        response = client.get(
            self.resource.path, params={"cursor": page["next_cursor"], "sort": "id"}
        )
        assert_refused(response, "cursor")

    def _make_rows(self, client: Client) -> list[Body]:
        """Rows in the order of their ids, full and minimal ones in turn."""
        resource = self.resource
        return [
            create(
                client,
                resource.path,
                resource.minimal_body(client) if n % 2 else resource.full_body(client),
            )
            for n in range(self.rows_to_list)
        ]

    def _found(self, client: Client, parameter: str, value: Any, made: list[Body]) -> list[Body]:
        return self._mine(walk(client, self.resource.path, **{parameter: _text(value)}), made)

    def _parsed(self, member: str, value: Any) -> Any:
        schema = contract.schema(f"{self.resource.schema}Response")["properties"][member]
        return None if value is None else contract.parsed(schema, value)

    @staticmethod
    def _mine(rows: Iterable[Body], made: list[Body]) -> list[Body]:
        return [row for row in rows if row in made]
