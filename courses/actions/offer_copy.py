"""What follows a course into its copy beside the draft: who contributes, and its themed hours. Only inside a deed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from courses.store import tables
from courses.store.journal import Deed

_OWN = ("id", "uid", "version", "course_id")
"""What a copy has of its own."""


def follow(it: Deed, from_id: int, to_id: int, shift: timedelta) -> None:
    """Give a course what another has; the days that themed hours are valid from and to are moved by `shift`."""
    for row in tables.find(it.store, "course_contributor", order="position", course_id=from_id):
        it.insert("course_contributor", _copied(row, to_id))
    for row in tables.find(it.store, "themed_hour", course_id=from_id):
        days = {name: _moved(row[name], shift) for name in ("valid_from", "valid_to")}
        it.insert("themed_hour", {**_copied(row, to_id), **days})


def _copied(row: Mapping[str, object], course_id: int) -> dict[str, object]:
    return {"course_id": course_id, **{name: value for name, value in row.items() if name not in _OWN}}


def _moved(day: str | None, shift: timedelta) -> str | None:
    return (date.fromisoformat(day) + shift).isoformat() if day else None
