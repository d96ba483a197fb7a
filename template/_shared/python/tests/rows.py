"""Create, read, replace, update and delete a row."""

from tests import contract
from tests.cases import ResourceCase, assert_refused
from tests.client import Client
from tests.resource import Body, create
from tests.values import unique_id


class RowTests(ResourceCase):
    """What every resource does with one row."""

    def test_create(self, client: Client) -> None:
        body = self.resource.full_body(client)
        response = client.post(self.resource.path, json=body)
        assert response.status_code == 201, response.text
        row = response.json()
        assert response.headers["location"] == f"{self.resource.path}/{row['id']}"
        assert {name: row[name] for name in body} == body
        assert list(row) == list(contract.schema(f"{self.resource.schema}Response")["properties"])
        assert row["created_at"] == row["updated_at"]

    def test_get(self, client: Client) -> None:
        row = create(client, self.resource.path, self.resource.full_body(client))
        response = client.get(f"{self.resource.path}/{row['id']}")
        assert (response.status_code, response.json()) == (200, row)

    def test_members_left_out_get_their_defaults(self, client: Client) -> None:
        body = self.resource.minimal_body(client)
        self._assert_defaults(create(client, self.resource.path, body), body)

    def test_replace(self, client: Client) -> None:
        row = create(client, self.resource.path, self.resource.full_body(client))
        body = self.resource.minimal_body(client)
        response = client.put(f"{self.resource.path}/{row['id']}", json=body)
        assert response.status_code == 200, response.text
        replaced = response.json()
        assert {name: replaced[name] for name in body} == body
        assert [replaced[name] for name in ("id", "created_at")] == [row["id"], row["created_at"]]
        assert replaced["updated_at"] > row["updated_at"]
        self._assert_defaults(replaced, body)

    def test_update(self, client: Client) -> None:
        row = create(client, self.resource.path, self.resource.minimal_body(client))
        for name, value in self.resource.full_body(client).items():
            response = client.patch(f"{self.resource.path}/{row['id']}", json={name: value})
            assert response.status_code == 200, response.text
            changed = response.json()
            assert changed == row | {name: value, "updated_at": changed["updated_at"]}
            row = changed
        nothing = client.patch(f"{self.resource.path}/{row['id']}", json={}).json()
        assert nothing == row | {"updated_at": nothing["updated_at"]}

    def test_null_clears(self, client: Client) -> None:
        row = create(client, self.resource.path, self.resource.full_body(client))
        cleared = {
            n: None for n, schema in self.resource.members.items() if contract.is_nullable(schema)
        }
        response = client.patch(f"{self.resource.path}/{row['id']}", json=cleared)
        changed = response.json()
        assert changed == row | cleared | {"updated_at": changed["updated_at"]}

    def test_delete(self, client: Client) -> None:
        row = create(client, self.resource.path, self.resource.full_body(client))
        address = f"{self.resource.path}/{row['id']}"
        response = client.delete(address)
        assert (response.status_code, response.content) == (204, b"")
        assert client.get(address).status_code == 404
        assert client.delete(address).status_code == 404

    def test_unknown_row(self, client: Client) -> None:
        body = self.resource.minimal_body(client)
        for address, status in ((unique_id(), 404), ("no-uuid", 422)):
            for method, content in (("GET", None), ("PUT", body), ("PATCH", {}), ("DELETE", None)):
                response = client.request(method, f"{self.resource.path}/{address}", json=content)
                assert response.status_code == status, f"{method}: {response.text}"

    def test_refuses_a_wrong_value(self, client: Client, wrong: tuple[str, object]) -> None:
        name, value = wrong
        body = self.resource.minimal_body(client)
        row = create(client, self.resource.path, body)
        address = f"{self.resource.path}/{row['id']}"
        assert_refused(client.post(self.resource.path, json=body | {name: value}), name)
        assert_refused(client.put(address, json=body | {name: value}), name)
        assert_refused(client.patch(address, json={name: value}), name)
        assert client.get(address).json() == row

    def test_requires(self, client: Client) -> None:
        assert_refused(
            client.post(self.resource.path, json={"no_such": 1}), "no_such", *self.resource.required
        )

    def _assert_defaults(self, row: Body, body: Body) -> None:
        for name in sorted(set(self.resource.members) - set(body)):
            schema = self.resource.members[name]
            if name in self.resource.moments:
                assert row[name] is not None
            elif "default" in schema:
                assert contract.parsed(schema, row[name]) == contract.parsed(
                    schema, schema["default"]
                )
            else:
                assert row[name] is None
