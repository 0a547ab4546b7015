"""Brings the deadlines and the fields of e-lists that the program ships. What the library has changed stays so."""

from __future__ import annotations

import json
from typing import Any

from courses import resources
from courses.store import tables
from courses.store.journal import Deed

_RULE = "what association branch anchor value dates near_days valid_from valid_to source certainty".split()
_FIELD = "part field association position source certainty".split()


def load(it: Deed) -> None:
    """Bring both up to what the program ships, inside a deed."""
    for table, shipped in (("deadline_rule", rules()), ("elist_field", fields())):
        for code, row in shipped.items():
            kept = tables.first(it.store, table, code=code)
            if kept is None:
                it.insert(table, {"code": code, "origin": "REFERENCE", **row})
            elif kept["origin"] == "REFERENCE":
                it.update(table, kept["id"], row)


def rules() -> dict[str, dict[str, object]]:
    """Return the deadlines that the program brings, as columns by code."""
    return {values["id"]: _row(values, _RULE) for values in _read()["deadlines"]}


def fields() -> dict[str, dict[str, object]]:
    """Return the fields of e-lists that the program brings, as columns by code."""
    return {values["id"]: _row(values, _FIELD) for values in _read()["fields"]}


def _row(values: dict[str, Any], names: list[str]) -> dict[str, object]:
    words = {f"words_{language}": text for language, text in values["words"].items()}
    return {name: values[name] for name in names} | {"is_on": int(values["is_on"])} | words


def _read() -> Any:  # noqa: ANN401 JSON may hold anything; our own file is checked by a test
    return json.loads((resources.folder("db/reference") / "elist.json").read_text(encoding="utf-8"))
