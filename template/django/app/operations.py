"""Operations of migrations that Django does not have: on references, and on columns that hold values."""

from copy import copy
from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState
from django.db.models.fields.composite import CompositePrimaryKey

from app import changes
from app.fields import Reference, References

Editor = BaseDatabaseSchemaEditor
State = ProjectState


def _natural_column(field: Any, name: str) -> str:
    return f"{name}_id" if field.is_relation else name


def _under(field: Any, name: str, column: str) -> Any:
    """``field`` for this attribute and column."""
    field = field.clone()
    field.db_column = None if column == _natural_column(field, name) else column
    return field


def _model_state(state: State, app_label: str, model_name: str) -> ModelState:
    found: ModelState = state.models[app_label, model_name.lower()]
    return found


class RenameField(migrations.RenameField):
    """Gives a field another name, and its column the name ``column``, which is the field's unless it is said.

    Indexes, constraints and keys over the field follow it.
    """

    def __init__(self, model_name: str, old_name: str, new_name: str, column: str = "") -> None:
        self.column = column or new_name
        super().__init__(model_name, old_name, new_name)

    def deconstruct(self) -> Any:
        """The operation as source."""
        name, args, kwargs = super().deconstruct()
        return name, args, kwargs | {"column": self.column}

    def state_forwards(self, app_label: str, state: State) -> None:
        """Rename the field wherever the model speaks of it."""
        model = _model_state(state, app_label, self.model_name)
        field = _under(model.fields[self.old_name], self.new_name, self.column)
        if self.old_name != self.new_name:
            super().state_forwards(app_label, state)
        model = _model_state(state, app_label, self.model_name)
        model.fields[self.new_name] = field
        for kind in ("indexes", "constraints"):
            model.options[kind] = [self._renamed(each) for each in model.options.get(kind, [])]
        for name, each in model.fields.items():
            if isinstance(each, CompositePrimaryKey):
                names = map(self._name, each.field_names)
                model.fields[name] = CompositePrimaryKey(*names, serialize=False)
        state.reload_model(app_label, self.model_name.lower(), delay=False)

    def _name(self, name: str) -> str:
        return self.new_name if name == self.old_name else name

    def _renamed(self, each: Any) -> Any:
        _, args, kwargs = each.deconstruct()
        return type(each)(*args, **kwargs | {"fields": [*map(self._name, kwargs["fields"])]})


class AddReference(Operation):
    """Has the database keep the references in a column: a plain field becomes a `Reference`."""

    reduces_to_sql = True

    def __init__(self, model_name: str, name: str, to: str, key: str, on_delete: str) -> None:
        self.model_name = model_name
        self.name = name
        self.to = to
        self.key = key
        self.on_delete = on_delete

    def state_forwards(self, app_label: str, state: State) -> None:
        """Make the field a reference, with its constraint."""
        plain: Any = _model_state(state, app_label, self.model_name).fields[self.name]
        reference = Reference(self.to, null=plain.null)
        field = _under(reference, self.name, plain.db_column or self.name)
        key = References(name=self.key, fields=(self.name,), on_delete=self.on_delete)
        model = self.model_name.lower()
        state.alter_field(app_label, model, self.name, field, preserve_default=True)
        state.add_constraint(app_label, model, key)

    def database_forwards(
        self, app_label: str, schema_editor: Editor, from_state: State, to_state: State
    ) -> None:
        """Add the constraint."""
        _add_key(app_label, self.model_name, self.key, schema_editor, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Editor, from_state: State, to_state: State
    ) -> None:
        """Remove the constraint."""
        _remove_key(app_label, self.model_name, self.key, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What it does, in words."""
        return f"Keep the references of {self.model_name}.{self.name}"


class RemoveReference(Operation):
    """Has the database keep the references in a column no longer: the field becomes a plain one."""

    reduces_to_sql = True

    def __init__(self, model_name: str, name: str, key: str) -> None:
        self.model_name = model_name
        self.name = name
        self.key = key

    def state_forwards(self, app_label: str, state: State) -> None:
        """Make the field a plain one, without its constraint."""
        reference: Any = _model_state(state, app_label, self.model_name).fields[self.name]
        plain: Any = models.UUIDField(null=reference.null)
        column = reference.db_column or _natural_column(reference, self.name)
        model = self.model_name.lower()
        state.remove_constraint(app_label, model, self.key)
        field = _under(plain, self.name, column)
        state.alter_field(app_label, model, self.name, field, preserve_default=True)

    def database_forwards(
        self, app_label: str, schema_editor: Editor, from_state: State, to_state: State
    ) -> None:
        """Remove the constraint."""
        _remove_key(app_label, self.model_name, self.key, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Editor, from_state: State, to_state: State
    ) -> None:
        """Add the constraint again."""
        _add_key(app_label, self.model_name, self.key, schema_editor, to_state)

    def describe(self) -> str:
        """What it does, in words."""
        return f"Keep the references of {self.model_name}.{self.name} no longer"


def _add_key(
    app_label: str, model_name: str, key: str, schema_editor: Editor, state: State
) -> None:
    constraint = _model_state(state, app_label, model_name).get_constraint_by_name(key)
    schema_editor.add_constraint(state.apps.get_model(app_label, model_name), constraint)


def _remove_key(
    app_label: str,
    model_name: str,
    key: str,
    schema_editor: Editor,
    from_state: State,
    to_state: State,
) -> None:
    constraint = _model_state(from_state, app_label, model_name).get_constraint_by_name(key)
    schema_editor.remove_constraint(to_state.apps.get_model(app_label, model_name), constraint)


class AlterField(migrations.AlterField):
    """Gives a column another length or nullability; on the way down it stays where rows made since do not fit."""

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: State, to_state: State
    ) -> None:
        """Change the column back."""
        field = to_state.apps.get_model(app_label, self.model_name)._meta.get_field(self.name)
        if changes.fits(from_state.apps.get_model(app_label, self.model_name), field):
            super().database_backwards(app_label, schema_editor, from_state, to_state)


class RemoveField(migrations.RemoveField):
    """Drops a column; on the way down it comes back empty, and therefore optional where there are rows."""

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: State, to_state: State
    ) -> None:
        """Bring the column back."""
        model = from_state.apps.get_model(app_label, self.model_name)
        field = copy(to_state.apps.get_model(app_label, self.model_name)._meta.get_field(self.name))
        field.null = field.null or model._default_manager.exists()
        schema_editor.add_field(model, field)


class ConvertField(migrations.AlterField):
    """Rewrites a column in another type; what does not fit becomes ``value``.

    ``among`` are the values of an enumeration. The column comes back nullable where the way down needs it.
    """

    def __init__(
        self,
        model_name: str,
        name: str,
        field: Any,
        value: Any = None,
        among: list[str] | None = None,
    ) -> None:
        self.value = value
        self.among = among
        super().__init__(model_name, name, field)

    def deconstruct(self) -> Any:
        """The operation as source."""
        name, args, kwargs = super().deconstruct()
        return name, args, kwargs | {"value": self.value, "among": self.among}

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: State, to_state: State
    ) -> None:
        """Rewrite the column."""
        self._rewrite(app_label, schema_editor, from_state, self.value, self.among, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: State, to_state: State
    ) -> None:
        """Rewrite the column in the type that it had."""
        self._rewrite(app_label, schema_editor, from_state, None, None, to_state)

    def _rewrite(
        self,
        app_label: str,
        schema_editor: Any,
        from_state: State,
        value: Any,
        among: list[str] | None,
        to_state: State,
    ) -> None:
        name, aside = self.name, f"{self.name}_new"
        new: Any = to_state.apps.get_model(app_label, self.model_name)._meta.get_field(name)
        made = _under(new, aside, aside)
        made.null = True
        state = from_state.clone()
        state.add_field(app_label, self.model_name.lower(), aside, made, preserve_default=True)
        both = state.apps.get_model(app_label, self.model_name)
        schema_editor.add_field(
            from_state.apps.get_model(app_label, self.model_name), both._meta.get_field(aside)
        )
        changes.convert(both, name, aside, value, among)
        schema_editor.remove_field(both, both._meta.get_field(name))
        state = state.clone()
        state.remove_field(app_label, self.model_name.lower(), name)
        after = state.apps.get_model(app_label, self.model_name)
        there = copy(new)
        there.null = True
        schema_editor.alter_field(after, after._meta.get_field(aside), there)
