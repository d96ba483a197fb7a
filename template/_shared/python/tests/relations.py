"""Unique members, references and sets of references."""

from tests.cases import ResourceCase, assert_refused
from tests.client import Client
from tests.resource import create, make_target, walk
from tests.values import unique_id


class UniqueTests(ResourceCase):
    """Members whose value only one row can have."""

    def test_refuses_a_taken_value(self, client: Client, unique_member: str) -> None:
        resource = self.resource
        taken = resource.full_body(client)[unique_member]
        row = create(client, resource.path, resource.minimal_body(client) | {unique_member: taken})
        other = create(client, resource.path, resource.minimal_body(client))
        address = f"{resource.path}/{other['id']}"
        body = resource.minimal_body(client) | {unique_member: taken}
        assert_refused(client.post(resource.path, json=body), unique_member, status=409)
        assert_refused(client.put(address, json=body), unique_member, status=409)
        assert_refused(
            client.patch(address, json={unique_member: taken}), unique_member, status=409
        )
        assert client.get(address).json() == other
        again = client.patch(f"{resource.path}/{row['id']}", json={unique_member: taken})
        assert again.status_code == 200, again.text


class ReferenceTests(ResourceCase):
    """Members that refer to a row."""

    def test_refuses_a_reference_to_nothing(self, client: Client, reference: str) -> None:
        body = self.resource.minimal_body(client)
        row = create(client, self.resource.path, body)
        address = f"{self.resource.path}/{row['id']}"
        dangling = {reference: unique_id()}
        assert_refused(client.post(self.resource.path, json=body | dangling), reference)
        assert_refused(client.put(address, json=body | dangling), reference)
        assert_refused(client.patch(address, json=dangling), reference)


class DeletionTests(ResourceCase):
    """What the deletion of a row does to those that refer to it."""

    def test_deleting_the_target(self, client: Client, deletable: str) -> None:
        target = self.resource.references[deletable]
        target_id = make_target(client, target)
        body = self.resource.minimal_body(client) | {deletable: target_id}
        row = create(client, self.resource.path, body)
        response = client.delete(f"{target.path}/{target_id}")
        left = client.get(f"{self.resource.path}/{row['id']}")
        if target.on_delete == "restrict":
            assert (response.status_code, left.json()) == (409, row)
        elif target.on_delete == "cascade":
            assert (response.status_code, left.status_code) == (204, 404)
        else:
            assert (response.status_code, left.json()[deletable]) == (204, None)


class SetTests(ResourceCase):
    """Members that hold a list of ids."""

    def test_set(self, client: Client, id_set: str) -> None:
        resource = self.resource
        ids = sorted({make_target(client, resource.sets[id_set]) for _ in range(2)})
        row = create(client, resource.path, resource.minimal_body(client) | {id_set: ids[::-1]})
        address = f"{resource.path}/{row['id']}"
        assert row[id_set] == ids
        assert client.get(address).json() == row
        assert walk(client, resource.path, **{id_set: ids[0]}) == [row]
        assert client.patch(address, json={}).json()[id_set] == ids
        assert client.patch(address, json={id_set: ids[:1]}).json()[id_set] == ids[:1]
        assert client.put(address, json=resource.minimal_body(client)).json()[id_set] == []

    def test_set_refuses_wrong_ids(self, client: Client, id_set: str) -> None:
        one = make_target(client, self.resource.sets[id_set])
        body = self.resource.minimal_body(client)
        for ids in ([one, one], [unique_id()], ["no-uuid"], [None], None):
            assert_refused(client.post(self.resource.path, json=body | {id_set: ids}), id_set)
