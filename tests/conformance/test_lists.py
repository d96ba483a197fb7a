"""Lists: order, limits, pages and cursors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .answers import Answers, Entity, Field
from .client import Caller
from .factory import Factory, check_shape
from .listing import Listing, key, listing_of_rows, ordered

ListingOf = Callable[[str], Listing]
_BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@pytest.fixture(scope="module")
def plain(answers: Answers) -> Entity:
    """The resource whose rows are the cheapest to make: without references, with the fewest members."""
    usable = [entity for entity in answers.resources if answers.creatable(entity)]
    return min(
        usable, key=lambda e: (sum(bool(f.references) and f.required for f in e.writable), e.shared, len(e.fields))
    )


@pytest.fixture(scope="module")
def many_rows(plain: Entity, factory: Factory) -> Listing:
    """201 rows: one more than the largest page."""
    caller = factory.caller()
    rows = [factory.create(plain, caller) for _ in range(201)]
    return listing_of_rows(plain, caller, rows)


def test_an_empty_list(entity: Entity, bob: Caller, answers: Answers) -> None:
    query = () if answers.auth and not entity.shared else (("created_at__gte", "9999-01-01T00:00:00Z"),)
    bob.get(entity.route, *query).expect(200, {"items": [], "next_cursor": None})


def test_the_default_order(entity: Entity, listing_of: ListingOf) -> None:
    """By id, newest last, each row as it was answered when it was made."""
    listing = listing_of(entity.name)
    page = listing.page()
    assert listing.own(page["items"]) == listing.rows, f"the default order should be by id: {page}"
    assert listing.page(("sort", "id")) == page, "the default should be sort=id"
    if entity.owned:
        assert page["items"] == listing.rows and page["next_cursor"] is None, f"there are no other rows: {page}"
    reply = listing.caller.get(entity.route, *listing.scope)
    for row in reply.json["items"]:
        check_shape(entity, reply, row)


def test_sort(sort_field: Field, listing_of: ListingOf) -> None:
    """Both ways, nulls last; pages of any size, put together, are the whole list."""
    listing = listing_of(sort_field.entity)
    for sort, descending in ((sort_field.name, False), (f"-{sort_field.name}", True)):
        found = listing.all(("sort", sort))
        wanted = ordered(listing.rows, sort_field, descending=descending)
        shown = [(row[sort_field.name], row["id"]) for row in found]
        assert found == wanted, (
            f"sort={sort} should give\n{[(row[sort_field.name], row['id']) for row in wanted]}\nnot\n{shown}"
        )
        limit = 5 if listing.entity.owned else 7
        walked = listing.own(listing.walk(("sort", sort), limit=limit))
        assert walked == wanted, f"sort={sort} in pages of {limit} differs from the whole list"


def test_pages_of_one(entity: Entity, listing_of: ListingOf) -> None:
    listing = listing_of(entity.name)
    if not entity.owned:
        pytest.skip("rows of other tests make this a long walk")
    assert listing.walk(limit=1) == listing.rows
    assert listing.walk(("sort", "-id"), limit=1) == listing.rows[::-1]


def test_a_last_page_that_is_full(entity: Entity, listing_of: ListingOf) -> None:
    """It has no next cursor, so that nobody asks for an empty page."""
    listing = listing_of(entity.name)
    if not entity.owned:
        pytest.skip("the number of rows is not known")
    number = len(listing.rows)
    page = listing.page(("limit", str(number)))
    assert len(page["items"]) == number and page["next_cursor"] is None, f"there are {number} rows: {page}"


def test_limits(many_rows: Listing) -> None:
    for query, number in (((), 50), ((("limit", "1"),), 1), ((("limit", "50"),), 50), ((("limit", "200"),), 200)):
        page = many_rows.page(*query)
        assert len(page["items"]) == number, f"{query} should give {number} rows, not {len(page['items'])}"
        assert page["next_cursor"] is not None, f"{query} should have a next page"
    for size in (200, 67):
        assert many_rows.own(many_rows.walk(limit=size)) == many_rows.rows


@pytest.mark.parametrize(
    "limit",
    [
        "0",
        "201",
        "-1",
        "1000000",
        "9" * 30,
        "9" * 5000,
        "",
        "x",
        "1.0",
        "1e1",
        "0x10",
        " 1",
        "1 ",
        "+1",
        "１",
        "true",
        "1\0",
    ],
)
def test_limits_that_are_refused(limit: str, plain: Entity, alice: Caller) -> None:
    alice.get(plain.route, ("limit", limit)).expect_problem(422, ["limit"])


def test_sorts_that_are_refused(entity: Entity, alice: Caller) -> None:
    wrong = [
        "",
        "-",
        "--id",
        "+id",
        "id,created_at",
        "id desc",
        "ID",
        "no_such_field",
        "-no_such_field",
        "id\0",
        "id;--",
    ]
    wrong += [f.name for f in entity.fields if not f.sortable] + ["password_hash"]
    wrong += [many.member for many in entity.sets]
    for sort in dict.fromkeys(wrong):
        if not any(f.name == sort and f.sortable for f in entity.fields):
            alice.get(entity.route, ("sort", sort)).expect_problem(422, ["sort"])


def test_unknown_parameters(entity: Entity, alice: Caller) -> None:
    known = {parameter for f in entity.fields for parameter, _ in f.filters} | {m.member for m in entity.sets}
    names = [
        "offset",
        "page",
        "q",
        "Limit",
        "filter[id]",
        "",
        "id__gte",
        "id__in",
        "limit__eq",
        "id__isnull",
        "__proto__",
    ]
    names += [f.name for f in entity.fields if f.hidden] + ["password_hash", "password_hash__isnull", "a\0b"]
    for f in entity.fields:
        names += [
            f"{f.name}__{operator}" for operator in ("eq", "gte", "lte", "isnull", "gt", "ne", "like", "contains")
        ]
        names += [f.name.upper()]
        if f.type == "json":
            names.append(f.name)
    for name in dict.fromkeys(names):
        if name not in known and name not in ("limit", "cursor", "sort"):
            alice.get(entity.route, (name, "1")).expect_problem(422, [name])
    alice.get(entity.route, ("offset", "1"), ("limit", "0"), ("sort", "x")).expect_problem(
        422, ["limit", "offset", "sort"]
    )


def test_repeated_parameters(entity: Entity, alice: Caller) -> None:
    row_id = "0190fbc2-7d3c-7000-8abc-def012345678"
    for name, value in (("limit", "5"), ("sort", "id"), ("id", row_id), ("created_at", "2026-01-01T00:00:00Z")):
        alice.get(entity.route, (name, value), (name, value)).expect_problem(422, [name])


def test_a_cursor_belongs_to_its_sort(entity: Entity, listing_of: ListingOf) -> None:
    listing = listing_of(entity.name)
    sorts = [sign + f.name for f in entity.visible if f.sortable for sign in ("", "-")]
    route, caller = entity.route, listing.caller
    for one, other in zip(sorts, sorts[1:] + sorts[:1], strict=True):
        cursor = listing.page(("sort", one), ("limit", "2"))["next_cursor"]
        caller.get(route, ("sort", other), ("cursor", cursor)).expect_problem(422, ["cursor"])
        if one != "id":
            caller.get(route, ("cursor", cursor)).expect_problem(422, ["cursor"])


def test_filters_may_change_between_pages(entity: Entity, listing_of: ListingOf) -> None:
    listing = listing_of(entity.name)
    page = listing.page(("limit", "2"), ("created_at__gte", listing.rows[0]["created_at"]))
    wanted = listing.rows[-1]
    rest = listing.page(("cursor", page["next_cursor"]), ("id", wanted["id"]))
    assert rest == {"items": [wanted], "next_cursor": None}


def test_a_damaged_cursor(many_rows: Listing) -> None:
    """Each of its characters counts; so does its end."""
    cursor = many_rows.page(("limit", "2"))["next_cursor"]
    assert set(cursor) <= set(_BASE64URL), f"a cursor should be unpadded base64url: {cursor}"
    damaged = [
        cursor[:n] + _BASE64URL[(_BASE64URL.index(char) + step) % 64] + cursor[n + 1 :]
        for n, char in enumerate(cursor)
        for step in ((1, 32) if n > len(cursor) - 3 else (1,))
    ]
    damaged += [
        cursor[:-1],
        cursor[1:],
        cursor[: len(cursor) // 2],
        cursor + "A",
        cursor + "=",
        cursor * 2,
        cursor + " ",
    ]
    damaged += [
        "",
        "A",
        "AAAA",
        "=",
        "null",
        "0",
        "\0",
        "ü",
        "%",
        "e30",
        "W10",
        "bnVsbA",
        "MQ",
        "A" * 4000,
        cursor.swapcase(),
    ]
    for wrong in damaged:
        many_rows.caller.get(many_rows.entity.route, ("cursor", wrong)).expect_problem(422, ["cursor"])
    many_rows.page(("cursor", cursor))


def test_damaged_cursors_of_every_sort(sort_field: Field, listing_of: ListingOf) -> None:
    """Also a cursor that stands on a null."""
    listing = listing_of(sort_field.entity)
    sort = ("sort", sort_field.name)
    for limit in ("1", str(len(listing.rows) - 1)):
        cursor = listing.page(sort, ("limit", limit))["next_cursor"]
        for n in range(0, len(cursor), max(1, len(cursor) // 6)):
            wrong = cursor[:n] + ("A" if cursor[n] != "A" else "B") + cursor[n + 1 :]
            listing.caller.get(listing.entity.route, sort, ("cursor", wrong)).expect_problem(422, ["cursor"])


def test_pages_are_stable_under_inserts_and_deletes(entity: Entity, factory: Factory) -> None:
    """What is made or deleted between two pages neither repeats nor hides another row."""
    caller = factory.caller()
    alive = [factory.create(entity, caller) for _ in range(12)]
    for sort in ("id", "-id", "-created_at", "updated_at"):
        listing = listing_of_rows(entity, caller, alive)
        rows = [row["id"] for row in listing.all(("sort", sort))]
        first = listing.page(("sort", sort), ("limit", "5"))
        seen = [row["id"] for row in listing.own(first["items"])]
        new = [factory.create(entity, caller) for _ in range(3)]
        # The row that the cursor stands on goes, one before it, and one after it.
        gone = {seen[-1], seen[0], rows[-1]}
        for row_id in gone:
            caller.delete(f"{entity.route}/{row_id}").expect(204)
        alive = [row for row in alive if row["id"] not in gone] + new
        rest = [row["id"] for row in listing.walk(("sort", sort), limit=5, cursor=first["next_cursor"])]
        wanted = [row_id for row_id in rows if row_id not in gone and row_id not in seen]
        found = [row_id for row_id in rest if row_id in rows]
        assert found == wanted, f"sort={sort}: the later pages should have {wanted}, not {found}"
        fresh = [row["id"] for row in new]
        if sort.startswith("-"):
            assert not set(rest) & set(fresh), f"sort={sort}: newer rows should not come after older ones"
        else:
            assert [row_id for row_id in rest if row_id in fresh] == fresh, (
                f"sort={sort}: new rows should come last"
            )


def test_pages_are_stable_under_changes(
    sort_field: Field, factory: Factory, answers: Answers, alice: Caller
) -> None:
    """A cursor keeps its place though the row that it stands on has another value now."""
    entity = answers.entity(sort_field.entity)
    if not sort_field.writable or sort_field.references or sort_field.type in ("boolean", "enum"):
        pytest.skip(f"{sort_field} has no three distinct values to set")
    values = sorted((factory.value(sort_field) for _ in range(3)), key=lambda value: key(sort_field, value))
    if len(set(map(str, values))) < 3:
        pytest.skip(f"{sort_field} has fewer than three values")
    first, second, third = (
        factory.create(entity, alice, factory.minimal(entity, alice) | {sort_field.name: value})
        for value in values
    )
    listing = listing_of_rows(entity, alice, [first, second, third])
    cursor = listing.cursor_after(second["id"], ("sort", sort_field.name))
    alice.patch(f"{entity.route}/{second['id']}", {sort_field.name: factory.value(sort_field)}).expect(200)
    rest = listing.own(listing.walk(("sort", sort_field.name), limit=3, cursor=cursor))
    others = [row for row in rest if row["id"] != second["id"]]
    assert others == [third], f"after the place of {second} should come {third} alone: {others}"


def test_pages_over_long_text(sort_field: Field, factory: Factory, answers: Answers, alice: Caller) -> None:
    """A cursor fits into a URL however long the value is on which it stands."""
    if sort_field.type not in ("text", "string", "url") or not sort_field.writable or sort_field.unique:
        pytest.skip(f"{sort_field} ({sort_field.type}) holds no long text, or only distinct ones")
    entity = answers.entity(sort_field.entity)
    length = sort_field.max_length or 255
    start = "https://example.com/" if sort_field.type == "url" else ""
    filler = "x" if start else "\U0001f600"
    texts = [(start + filler * length)[: length - 1] + last for last in "abc"]
    rows = [factory.create(entity, alice, factory.minimal(entity, alice) | {sort_field.name: t}) for t in texts]
    listing = listing_of_rows(entity, alice, rows)
    cursor = listing.cursor_after(rows[0]["id"], ("sort", sort_field.name))
    found = listing.own(listing.walk(("sort", sort_field.name), limit=1, cursor=cursor))
    for row in rows:
        alice.delete(f"{entity.route}/{row['id']}").expect(204)
    assert [row["id"] for row in found] == [row["id"] for row in rows[1:]]
