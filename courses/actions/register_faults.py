"""What is wrong with a draft for a register, by field, in words that say what would be right. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from courses.actions.register_drafts import (
    ClosureDraft,
    Draft,
    EquipmentDraft,
    LeaderDraft,
    OpeningHoursDraft,
    OrganisationDraft,
    RoomDraft,
)
from courses.errors import Invalid
from courses.i18n import _
from courses.model import ClosureKind
from courses.store import Store, tables
from courses.store.connection import Row
from courses.text import clean, fold


def check(store: Store, draft: Draft, *, except_id: int = 0) -> None:
    """Raise Invalid naming everything that is wrong with a draft, a line each."""
    found = list(faults(store, draft, except_id=except_id).values())
    if found:
        raise Invalid("\n".join(found))


def faults(store: Store, draft: Draft, *, except_id: int = 0) -> dict[str, str]:
    """Return what is wrong with a draft, by field; empty when nothing is. `except_id` is the row that it changes."""
    others = [row for row in tables.find(store, draft.register) if row["id"] != except_id]
    if isinstance(draft, ClosureDraft):
        return _closure(draft, others)
    if isinstance(draft, OpeningHoursDraft):
        return _opening_hours(draft)
    found = {} if clean(draft.name) else {"name": _("A name is needed.")}
    if isinstance(draft, RoomDraft):
        return found | _room(draft, others)
    if isinstance(draft, OrganisationDraft):
        return found | _organisation(draft, others)
    if isinstance(draft, LeaderDraft):
        return found | _leader(draft, others)
    return found | _code(draft, others)


def _room(draft: RoomDraft, others: list[Row]) -> dict[str, str]:
    found = {
        name: _("Write a whole number, such as 12.")
        for name in ("seats", "computers", "travel_minutes", "setup_minutes", "takedown_minutes")
        if (getattr(draft, name) or 0) < 0
    }
    if _has(others, lambda row: _same(row, municipality=draft.municipality, place=draft.place, name=draft.name)):
        found["name"] = _("There is already a room called {name} there.").format(name=clean(draft.name))
    return found


def _organisation(draft: OrganisationDraft, others: list[Row]) -> dict[str, str]:
    found = {**_code(draft, others), **_email(draft.email)}
    if _has(others, lambda row: _same(row, name=draft.name)):
        found["name"] = _("{name} is in the register already.").format(name=clean(draft.name))
    if draft.valid_from and draft.valid_to and draft.valid_to < draft.valid_from:
        found["valid_to"] = _("The last day is before the first.")
    return found


def _leader(draft: LeaderDraft, others: list[Row]) -> dict[str, str]:
    found = _email(draft.email)
    if _has(others, lambda row: _same(row, name=draft.name) and row["organisation_id"] == draft.organisation_id):
        found["name"] = _("{name} is in the register already.").format(name=clean(draft.name))
    if draft.signature and _has(others, lambda row: _same(row, signature=draft.signature)):
        found["signature"] = _("Somebody else signs {signature}.").format(signature=clean(draft.signature))
    return found


def _closure(draft: ClosureDraft, others: list[Row]) -> dict[str, str]:
    found: dict[str, str] = {}
    if draft.first_date == date.min:
        found["first_date"] = _("A date is needed.")
    elif draft.last_date and draft.last_date < draft.first_date:
        found["last_date"] = _("The last day is before the first.")
    if draft.kind is ClosureKind.CLOSES_EARLY and draft.closes_at is None:
        found["closes_at"] = _("Write when it closes, such as 15.")
    if draft.kind is not ClosureKind.CLOSES_EARLY and draft.closes_at is not None:
        found["closes_at"] = _("Choose that it closes early, or take the time away.")
    if draft.kind is ClosureKind.ROOM_CLOSED and not (draft.room or draft.place):
        found["room"] = _("Choose the room that is closed.")
    days = (draft.first_date.isoformat(), (draft.last_date or draft.first_date).isoformat())
    if _has(
        others,
        lambda row: (
            (row["first_date"], row["last_date"], row["kind"]) == (*days, draft.kept_kind)
            and _same(row, municipality=draft.municipality, place=draft.place, room=draft.room)
        ),
    ):
        found["first_date"] = _("The same days are in the register already.")
    return found


def _opening_hours(draft: OpeningHoursDraft) -> dict[str, str]:
    found = {} if clean(draft.place) else {"place": _("Write which library it is.")}
    if draft.closes <= draft.opens:
        found["closes"] = _("It has to close after it opens.")
    if draft.valid_from and draft.valid_to and draft.valid_to < draft.valid_from:
        found["valid_to"] = _("The last day is before the first.")
    return found


def _code(draft: OrganisationDraft | EquipmentDraft, others: list[Row]) -> dict[str, str]:
    if draft.code and _has(others, lambda row: _same(row, code=draft.code)):
        return {"code": _("The code {code} belongs to something else.").format(code=clean(draft.code))}
    return {}


def _email(text: str) -> dict[str, str]:
    typed = text.strip()
    is_wrong = bool(typed) and ("@" not in typed[1:-1] or " " in typed)
    return {"email": _("Write for example name@example.org.")} if is_wrong else {}


def _has(others: list[Row], fits: Callable[[Row], bool]) -> bool:
    return any(fits(row) for row in others)


def _same(row: Mapping[str, object], **wanted: str) -> bool:
    """Return whether columns say the same as the texts, in any spelling."""
    return all(fold(str(row[name])) == fold(text) for name, text in wanted.items())
