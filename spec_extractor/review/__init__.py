"""The review: casing is normalised, and everything else that is wrong with a spec is reported, not repaired.

A rule is a module with one public function, ``check(spec, stack)``, which yields diagnostics about a spec whose
casing is normalised; each stands in `RULES`, in the order in which an author would want to read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spec_extractor.diagnostics import Diagnostic
from spec_extractor.ir import Spec
from spec_extractor.review import (
    account_fields,
    account_tables,
    bounds,
    clear_passwords,
    cycles,
    defaults,
    duplicate_entities,
    duplicate_fields,
    enum_values,
    json_keys,
    many_to_many,
    names,
    no_entities,
    no_routes,
    on_delete,
    primary_keys,
    reference_form,
    reference_targets,
    renames,
    required_accounts,
    reserved_routes,
    server_fields,
    shared_without_auth,
    tables,
    types,
)
from spec_extractor.review.casing import normalise

Rule = Callable[[Spec, str], Iterable[Diagnostic]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("no entities", no_entities.check),
    ("names", names.check),
    ("duplicate entities", duplicate_entities.check),
    ("tables", tables.check),
    ("reserved routes", reserved_routes.check),
    ("account tables", account_tables.check),
    ("duplicate fields", duplicate_fields.check),
    ("primary keys", primary_keys.check),
    ("types", types.check),
    ("enum values", enum_values.check),
    ("bounds", bounds.check),
    ("defaults", defaults.check),
    ("json keys", json_keys.check),
    ("reference form", reference_form.check),
    ("reference targets", reference_targets.check),
    ("on delete", on_delete.check),
    ("cycles", cycles.check),
    ("required accounts", required_accounts.check),
    ("many-to-many", many_to_many.check),
    ("renames", renames.check),
    ("server fields", server_fields.check),
    ("account fields", account_fields.check),
    ("clear passwords", clear_passwords.check),
    ("shared without auth", shared_without_auth.check),
    ("no routes", no_routes.check),
)


def review(spec: Spec, stack: str) -> tuple[Spec, list[Diagnostic]]:
    """``spec`` in normal casing, and everything that was found; with an error among it, nothing may be built."""
    normal = normalise(spec)
    return normal, [diagnostic for _, check in RULES for diagnostic in check(normal, stack)]
