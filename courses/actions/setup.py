"""Opens a library's database ready for use: migrated, and with the reference data that the program brings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from courses import resources
from courses.actions import handout_files, reference_elist, reference_messages
from courses.i18n import _
from courses.model import Actor
from courses.store import Store, messages, open_store, plans, tables
from courses.store.journal import Deed, deed

PROGRAM = Actor(name="Kursverkstad")
"""The actor of what the program does by itself."""
_CIRCLE_RULE = "form rule association value unit applies_to effect valid_from valid_to source certainty".split()
_ORGANISATION = ("name", "kind", "valid_from", "valid_to", "notes", "source", "certainty")
_LATEST_RULE = "CIRCLE.one_association"
"""The rule of study circles that was added last: a library without it lacks some."""


def open_library(data_folder: Path) -> Store:
    """Open the database in a data folder, created and filled with reference data as needed; errors as `open_store`."""
    store = open_store(data_folder)
    fill(store)
    return store


def fill(store: Store) -> None:
    """Bring the reference data to a database that has none yet; nothing on a connection that does not show all of it."""
    if store.is_limited:
        return
    if not tables.find(store, "kb_category"):
        load_reference(store)
        return
    if tables.id_of(store, "circle_rule", code=_LATEST_RULE) is None:  # a library from before it, or any, was brought
        load_circle_rules(store)
    if not plans.were_brought(store):
        with deed(store, PROGRAM, _("Loaded reference data")) as it:
            _load_plans(it)
    if not messages.templates_were_brought(store):
        with deed(store, PROGRAM, _("Loaded reference data")) as it:
            reference_messages.load(it)
    if not tables.first(store, "elist_field", origin="REFERENCE"):  # a library from before there were any
        with deed(store, PROGRAM, _("Loaded reference data")) as it:
            reference_elist.load(it)
            reference_messages.load(it)
    if handout_files.lacks_some(store):
        with deed(store, PROGRAM, _("Loaded reference data")) as it:
            _load_handouts(it)


def load_reference(store: Store) -> None:
    """Bring the reference data up to what the program ships; a row that the library has edited is left alone."""
    with deed(store, PROGRAM, _("Loaded reference data")) as it:
        for values in _read("organisations.json")["organisations"]:
            row = {name: values[name] for name in _ORGANISATION}
            row["aliases"] = json.dumps(values["aliases"], ensure_ascii=False)
            _put(it, "organisation", values["code"], row)
        for values in _read("kb_categories.json")["categories"]:
            _put(it, "kb_category", values["code"], {name: values[name] for name in ("name", "source", "certainty")})
        _put_circle_rules(it)
        _load_plans(it)
        reference_messages.load(it)
        reference_elist.load(it)
        _load_handouts(it)


def _load_plans(it: Deed) -> None:
    from courses.actions import reference_plans  # it brings all of planning along, which most starts do without

    reference_plans.load(it)


def _load_handouts(it: Deed) -> None:
    from courses.actions import reference_handouts  # most starts do without it

    reference_handouts.load(it)


def load_circle_rules(store: Store) -> None:
    """Bring the rules of study circles up to what the program ships; a rule that the library has edited is left alone."""
    with deed(store, PROGRAM, _("Loaded reference data")) as it:
        _put_circle_rules(it)


def shipped_circle_rules() -> dict[str, dict[str, object]]:
    """Return the rules of study circles that the program brings, as columns by code."""
    found = {}
    for values in _read("circle.json")["rules"]:
        row = {name: values[name] for name in _CIRCLE_RULE}
        found[values["id"]] = row | {f"words_{language}": words for language, words in values["words"].items()}
    return found


def _put_circle_rules(it: Deed) -> None:
    for code, row in shipped_circle_rules().items():
        _put(it, "circle_rule", code, row)


def _put(it: Deed, table: str, code: str, values: dict[str, object]) -> None:
    kept = tables.first(it.store, table, code=code)
    if kept is None:
        it.insert(table, {"code": code, "origin": "REFERENCE", **values})
    elif kept["origin"] == "REFERENCE":
        it.update(table, kept["id"], values)


def _read(name: str) -> Any:  # noqa: ANN401 JSON may hold anything; our own files are checked by a test
    return json.loads((resources.folder("db/reference") / name).read_text(encoding="utf-8"))
