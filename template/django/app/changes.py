"""What migrations do to rows that are there: fill, convert, and give them to an owner."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from django.apps.registry import Apps
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.functions import Length

from app import clock, conversions, fields

_BATCH = 1000
_ACCOUNT_TIMES = ("password_changed_at", "created_at", "updated_at")
Step = Callable[[Apps, BaseDatabaseSchemaEditor], None]


def fill(model_name: str, name: str, value: Any, kept: Sequence[str] | None = None) -> Step:
    """A step that sets a field in the rows where it is null or, with ``kept``, is none of those values.

    ``value`` is in its form on the wire; ``"now"`` and ``"today"`` are the moment of the migration.
    Where the field is required and there is None to give them, as after a way down that lost what
    they had, it stops.
    """

    def run(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
        model = apps.get_model("app", model_name)
        rows = model._default_manager.all()
        lacking = (
            rows.filter(**{f"{name}__isnull": True})
            if kept is None
            else rows.exclude(**{f"{name}__in": kept}).exclude(**{f"{name}__isnull": True})
        )
        given = read(model._meta.get_field(name), value)
        for batch in _batches(lacking, "pk"):
            if value is None and kept is None:
                raise SystemExit(
                    f"A row of {model._meta.db_table} has no {name}, which is required: "
                    "set it, then migrate."
                )
            rows.filter(pk__in=[pk for (pk,) in batch]).update(**{name: given})

    return run


def adopt(model_name: str, name: str, email: str, **profile: Any) -> Step:
    """A step that gives the rows that nobody owns to the account with this address.

    Where there is none it is made, with the password in OWNER_PASSWORD and the ``profile`` that it
    requires; where there are no rows, nothing is.
    """

    def run(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
        rows = apps.get_model("app", model_name)._default_manager.all()
        orphans = rows.filter(**{f"{name}__isnull": True})
        if not orphans.exists():
            return
        owner = _account(apps, email, profile)
        for batch in _batches(orphans, "pk"):
            rows.filter(pk__in=[pk for (pk,) in batch]).update(**{name: owner})

    return run


def _account(apps: Apps, email: str, profile: dict[str, Any]) -> Any:
    model = next(m for m in apps.get_models() if m._meta.db_table == "users")
    known = model._default_manager.filter(email=email).values_list("pk", flat=True).first()
    if known is not None:
        return known
    values = {name: read(model._meta.get_field(name), value) for name, value in profile.items()}
    account = model._default_manager.create(
        id=clock.uuid7(),
        email=email,
        password_hash=conversions.owner_password_hash(email),
        **dict.fromkeys(_ACCOUNT_TIMES, clock.now()),
        **values,
    )
    return account.pk


def convert(
    model: type[models.Model], name: str, to: str, value: Any, among: Sequence[str] | None
) -> None:
    """Write the values of one field into another one, in its type."""
    rows = model._default_manager.all()
    reading = partial(read, model._meta.get_field(to))
    fallback = reading(value)
    for batch in _batches(rows.filter(**{f"{name}__isnull": False}), "pk", name):
        made = [
            model(pk=pk, **{to: conversions.converted(old, reading, among, fallback)})
            for pk, old in batch
        ]
        rows.bulk_update(made, [to], batch_size=200)


def fits(model: type[models.Model], field: Any) -> bool:
    """Whether every row has a value that ``field``, another form of the model's own, can hold."""
    wrong = models.Q()
    if not field.null:
        wrong |= models.Q(**{f"{field.name}__isnull": True})
    rows = model._default_manager.all()
    if isinstance(field, fields.Char) and field.max_length is not None:
        rows = rows.alias(text_length=Length(field.name))
        wrong |= models.Q(text_length__gt=field.max_length)
    return not wrong or not rows.filter(wrong).exists()


def read(field: Any, value: Any) -> Any:
    """``value``, in its form on the wire or of another column, as a value of ``field``.

    Raises ValueError where there is none.
    """
    for kind, reader in _READERS:
        if value is not None and isinstance(field, kind):
            return reader(value, field)
    return value


def _batches(rows: models.QuerySet[Any], *names: str) -> Iterator[Sequence[Any]]:
    """The values of ``rows`` in the order of the first of ``names``, some at a time."""
    page = rows.order_by(names[0]).values_list(*names)
    last = None
    while True:
        batch = list((page if last is None else page.filter(pk__gt=last))[:_BATCH])
        if not batch:
            return
        yield batch
        last = batch[-1][0]


_READERS: tuple[tuple[type[Any], Callable[[Any, Any], Any]], ...] = (
    (
        fields.ExactDecimal,
        lambda value, to: conversions.decimal(value, to.max_digits, to.decimal_places),
    ),
    (fields.UtcDateTime, lambda value, _: conversions.moment(value)),
    (fields.Char, lambda value, to: conversions.text(value, to.max_length)),
    (fields.Text, lambda value, _: conversions.text(value, None)),
    (models.BigIntegerField, lambda value, _: conversions.integer(value)),
    (models.FloatField, lambda value, _: conversions.floating(value)),
    (models.BooleanField, lambda value, _: conversions.boolean(value)),
    (models.DateField, lambda value, _: conversions.date(value)),
    (models.UUIDField, lambda value, _: conversions.uuid(value)),
    (fields.Json, lambda value, _: conversions.json_value(value)),
)
