"""Accounts and each other's rows."""

from tests.cases import ResourceCase, assert_refused
from tests.client import Client
from tests.resource import create, make_target, walk
from tests.values import unique_id


class SignInTests(ResourceCase):
    """Nothing is done for a caller who is not signed in."""

    def test_needs_sign_in(self, anonymous: Client) -> None:
        path = self.resource.path
        for method in ("GET", "POST"):
            assert anonymous.request(method, path).status_code == 401
        for method in ("GET", "PUT", "PATCH", "DELETE"):
            assert anonymous.request(method, f"{path}/{unique_id()}").status_code == 401


class OwnedTests(SignInTests):
    """A row is there for its owner only."""

    def test_row_is_hidden_from_others(self, client: Client, other: Client) -> None:
        body = self.resource.minimal_body(client)
        row = create(client, self.resource.path, body)
        address = f"{self.resource.path}/{row['id']}"
        for method, content in (("GET", None), ("PUT", body), ("PATCH", {}), ("DELETE", None)):
            assert other.request(method, address, json=content).status_code == 404
        assert walk(other, self.resource.path) == []
        assert client.get(address).json() == row


class SharedTests(SignInTests):
    """Everybody who is signed in reads a row, and its owner writes it."""

    def test_row_is_read_by_others(self, client: Client, other: Client) -> None:
        row = create(client, self.resource.path, self.resource.minimal_body(client))
        assert other.get(f"{self.resource.path}/{row['id']}").json() == row
        assert walk(other, self.resource.path, user_id=row["user_id"]) == [row]

    def test_row_is_written_by_its_owner(self, client: Client, other: Client) -> None:
        body = self.resource.minimal_body(client)
        row = create(client, self.resource.path, body)
        address = f"{self.resource.path}/{row['id']}"
        for method, content in (("PUT", body), ("PATCH", {}), ("DELETE", None)):
            assert other.request(method, address, json=content).status_code == 403
        assert client.get(address).json() == row


class UniquePerOwnerTests(ResourceCase):
    """A value that one account has taken is free for the others."""

    def test_value_is_free_for_others(
        self, client: Client, other: Client, public_unique: str
    ) -> None:
        taken = {public_unique: self.resource.full_body(client)[public_unique]}
        create(client, self.resource.path, self.resource.minimal_body(client) | taken)
        create(other, self.resource.path, self.resource.minimal_body(other) | taken)


class PrivateReferenceTests(ResourceCase):
    """Members that cannot refer to another account's row."""

    def test_refuses_a_reference_to_a_hidden_row(
        self, client: Client, other: Client, private: str
    ) -> None:
        hidden = make_target(other, self.resource.references[private])
        body = self.resource.minimal_body(client)
        assert_refused(client.post(self.resource.path, json=body | {private: hidden}), private)


class PrivateSetTests(ResourceCase):
    """Lists of ids that cannot hold that of another account's row."""

    def test_refuses_the_id_of_a_hidden_row(
        self, client: Client, other: Client, private_set: str
    ) -> None:
        hidden = make_target(other, self.resource.sets[private_set])
        body = self.resource.minimal_body(client)
        assert_refused(
            client.post(self.resource.path, json=body | {private_set: [hidden]}), private_set
        )
