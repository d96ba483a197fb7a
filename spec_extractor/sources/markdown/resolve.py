"""References: which entity a field points to, by what is stated, by its type, by its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spec_extractor.naming import entity_key, entity_name, singular, snake, words
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.tellings import Exactness, FieldTelling

_SELF = frozenset({"parent", "predecessor", "previous"})
_PEOPLE = word_set(
    "owner author creator assignee reviewer approver sender recipient uploader member manager editor "
    "user requester created_by updated_by uploaded_by assigned_to assigned_by approved_by reviewed_by "
    "submitted_by changed_by added_by invited_by completed_by deleted_by requested_by granted_by "
    "recorded_by posted_by performed_by resolved_by modified_by published_by reporter referrer referred bidder "
    "seller buyer winner follower followed following inviter invitee invited receiver opponent blocker blocked "
    "contributor moderator admin organizer host participant attendee subscriber player initiator actor "
    "cancelled_by canceled_by verified_by closed_by opened_by rejected_by issued_by handled_by accepted_by "
    "confirmed_by edited_by checked_by signed_by registered_by entered_by last_modified_by last_updated_by"
)
"""Names of fields that hold a person: a reference to User where nothing else bears the name."""

_ACTORS = word_set(
    "assignee creator modifier last_modifier last_editor initiator reviewer approver requester uploader reporter "
    "owner assignor"
)
"""Those that mean an account even without ``_id``."""

_QUALIFIERS = word_set(
    "parent related linked assigned associated current responsible linked_to original from to source destination "
    "target origin primary main default home away previous next"
)
"""What stands before an entity's name in a reference to it: ``parent project``."""

_OTHERS = word_set("client external ext remote provider gateway upstream public")
"""What stands before an entity's name in what others call it."""
_SIDES = frozenset({"a", "b", "1", "2"})
"""What stands behind an entity's name where there are two of it: ``user_a``, ``team_1_id``."""

_POINTS = frozenset({"reference", "ref", "association", "link"})
"""What stands behind an entity's name in a reference to it: ``product reference``."""

_TOLD_AS = ("profile", "record", "master")
"""What an entity may be called beside what it is chosen by: ``Driver Profile``, chosen as ``driver``."""

ENDS = ("", "s", "x")
"""What makes a plural of a word in French; of what ends in "es", as of `planes`, English sees another word."""

ENDS_ALSO = ("s", "x", "es", "e", "n", "en")
"""The same, with what does so in German; for what is stated to be an entity."""
_LEAST_STEM = 4

BESIDE_USER = word_set("app application system sys platform site portal auth account")
"""What stands before ``user`` in the name of the entity that holds the accounts: ``AppUser``."""

USER = "user"
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Known:
    """The entities of a document: ``names`` by key, ``endings`` by the last words of a name.

    ``keys`` has the entities by what a reference to their own key is called: ``country_code``.
    """

    names: dict[str, str] = field(default_factory=dict)
    endings: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]]) -> Known:
        """From pairs of key and name."""
        known = cls(dict(names))
        for name in known.names.values():
            parts = words(name)
            for start in range(1, len(parts)):
                known.endings.setdefault(parts[start:], []).append(name)
        return known

    def called(self, labels: Iterable[tuple[str, str]]) -> Known:
        """With what the entities are called beside their names: pairs of key and name."""
        return Known({key: name for key, name in labels if key} | self.names, self.endings, self.keys)

    @property
    def account(self) -> str:
        """What holds the accounts: ``User``, or an entity such as ``AppUser`` where there is no other."""
        others = [name for name in self.endings.get((USER,), []) if words(name)[0] in BESIDE_USER]
        return self.names.get(USER) or (others[0] if len(others) == 1 else "User")


def target_of(telling: FieldTelling, entity: str, known: Known) -> tuple[str | None, bool]:
    """The name of the entity that a field references, or None; and whether the document says so itself.

    ``entity`` is the key of the field's own entity, ``known`` are all entities.
    """
    if telling.target == "":
        return None, False
    if telling.target is not None and not telling.many:
        key = entity_key(telling.target)
        if key in known.names:
            return known.names[key], True
        suffix = _by_suffix(words(telling.target), known) or _named_in_plural(telling.target, known)
        if (
            suffix is None
            and not (telling.target.isascii() and telling.target[:1].isupper())
            and words(telling.name)[-1:] == ("id",)
        ):
            # "tool_id -> code": it leads to a column of what its name says.
            suffix = known.names.get(entity_key("_".join(words(telling.name)[:-1])))
        return suffix or entity_name(telling.target), True
    if telling.type is not None and telling.type_words and telling.type == telling.type_words:
        key = entity_key(telling.type)
        if key in known.names:
            return known.names[key], True
        if key == USER:
            return "User", True
    if not telling.type_exact and telling.type_words[:1].isupper() and not telling.values:
        # A word for a type may as well be an entity: `attachment (File)`.
        key = entity_key(telling.type_words)
        if key in known.names:
            return known.names[key], True
    stem = words(telling.name)
    if stem[-1:] == ("id",):
        stem = stem[:-1]
    if not stem:
        return None, False
    named = "_".join(words(telling.name))
    chosen = telling.type == "enum" and not telling.type_exact
    bare = telling.type is None or chosen
    if bare and not telling.values and not telling.many and entity_key(telling.name) != entity:
        # A field called like an entity, without a type or chosen from a list: `- Project`, `Tenant (dropdown)`.
        own = known.names.get(entity_key(telling.name))
        if own is not None and snake(telling.name) == singular(telling.name):
            return own, False
        parts = words(telling.name)
        other = known.names.get(entity_key("_".join(parts[1:]))) if parts[0] in _QUALIFIERS else None
        if other is not None and snake(telling.name) == singular(telling.name):
            return other, False
        pointed = known.names.get(entity_key("_".join(parts[:-1]))) if parts[-1] in _POINTS and parts[1:] else None
        if pointed is not None:
            return pointed, False
        told = [known.names.get(entity_key(f"{named}_{role}")) for role in _TOLD_AS] if chosen else []
        if any(told):
            return next(filter(None, told)), False
        if named in _ACTORS:
            return known.names.get(named) or known.account, False
        if parts[0] == USER and len(parts) == _PAIR and parts[1] in _SIDES:
            return known.account, False
    keyed = named in known.keys and entity_key("_".join(stem)) not in known.names
    if keyed and entity_key(known.keys[named]) != entity and not telling.values:
        return known.keys[named], False
    if telling.foreign_key:
        return _by_name(stem, entity, known) or entity_name("_".join(stem)), True
    typed = telling.type in {None, "uuid", "integer", "string"} and not telling.values
    if named.endswith("_id") and typed:
        found = None if _is_foreign_id(telling, stem, entity) else _by_name(stem, entity, known)
        plain = telling.exactness is Exactness.SCHEMA and telling.type == "string"
        # A schema that keeps another system's user in a text column states no reference.
        return (None if plain and found and entity_key(found) not in known.names else found), False
    if stem[0] == "id" and len(stem) > 1 and typed:
        # "id_utilisateur", beside a table "utilisateurs".
        found = named_by("_".join(stem[1:]), known)
        return (None if found and entity_key(found) == entity else found), False
    if telling.type in {None, "uuid"} and named.endswith(("_by", "assigned_to")) and not telling.values:
        return _by_name(stem, entity, known), False
    return None, False


def _is_foreign_id(telling: FieldTelling, stem: tuple[str, ...], entity: str) -> bool:
    """Whether a text with an entity's own name is what others call it: ``client_order_id`` of `Order`.

    A number of that name is as likely the entity that it came from.
    """
    own = stem[1:] if stem[0] in _OTHERS else stem
    return telling.type == "string" and entity_key("_".join(own)) == entity


def _by_name(stem: tuple[str, ...], entity: str, known: Known) -> str | None:
    own = named_by("_".join(stem), known)
    if own:
        return own
    if stem[0] in _SELF and (len(stem) == 1 or entity_key("_".join(stem[1:])) == entity):
        return known.names.get(entity)
    found = _by_suffix(stem, known)
    if found:
        return found
    if singular("_".join(stem)) in _PEOPLE or stem[-1] in _PEOPLE:
        return known.account
    if stem[-1] in _SIDES and len(stem) > 1:
        return named_by("_".join(stem[:-1]), known)
    # `product_variant_id` names ProductVariant; `room_id` names ChatRoom where only one entity ends so.
    endings = known.endings.get(stem, [])
    if not endings and stem[0] in _QUALIFIERS:
        # `source_room_id` of `HotelKey`, beside `HotelRoom`.
        endings = [name for name in known.endings.get(stem[1:], []) if entity.startswith(words(name)[0])]
    # An entity's own `item_id` is no reference to it: `FoundItem`.
    other = len(endings) == 1 and (entity_key(endings[0]) != entity or stem[0] in _SELF)
    return endings[0] if other else None


def named_by(stem: str, known: Known) -> str | None:
    """The entity that a singular names, also where English makes another of its plural: ``categorie``."""
    keys = (entity_key(f"{stem}{end}") for end in ENDS)
    return next((known.names[key] for key in keys if key in known.names), None)


def _named_in_plural(target: str, known: Known) -> str | None:
    """The entity that a stated target names in the singular: ``Boot`` beside ``Boote``."""
    stem = "_".join(words(target))
    keys = (entity_key(f"{stem}{end}") for end in ENDS_ALSO if len(stem) >= _LEAST_STEM)
    return next((known.names[key] for key in keys if key in known.names), None)


def _by_suffix(stem: tuple[str, ...], known: Known) -> str | None:
    for start in range(1, len(stem)):
        key = entity_key("_".join(stem[start:]))
        if key in known.names:
            return known.names[key]
    return None
