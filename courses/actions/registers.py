"""Registers: rooms, organisations, leaders, closed days, equipment – add, change, remove. One journalled deed each.

Functions ending in `_in` work inside a deed that somebody else has opened.
"""

from __future__ import annotations

from dataclasses import replace

from courses.actions.register_drafts import (
    DRAFTS,
    ClosureDraft,
    Draft,
    EquipmentDraft,
    OpeningHoursDraft,
    OrganisationDraft,
    from_row,
)
from courses.actions.register_drafts import columns as columns_of
from courses.actions.register_faults import check, faults
from courses.dates import day_text, span_text, weekday_short
from courses.errors import NotFound, Refused
from courses.i18n import _
from courses.model import Actor
from courses.rules import rights
from courses.rules.calendar import Place, holds_for
from courses.store import Store, registers, tables
from courses.store.connection import Row
from courses.store.journal import Deed, deed
from courses.store.registers import Register
from courses.text import clean

__all__ = [
    "add",
    "add_in",
    "blank",
    "change",
    "change_in",
    "described",
    "faults",
    "new_code",
    "read",
    "refuse_used",
    "remove",
]
_NAMED = 5
"""How many of those that use a row are named when it cannot be removed."""


def add(store: Store, actor: Actor, draft: Draft) -> int:
    """Add to the register that a draft is for, and return the id. Raises Invalid with all faults."""
    rights.require(actor, rights.Right.PLAN)
    with deed(store, actor, _("Added {what}").format(what=described(draft))) as it:
        return add_in(it, draft)


def add_in(it: Deed, draft: Draft) -> int:
    """Add to a register inside a deed and return the id. Raises Invalid."""
    check(it.store, draft)
    return it.insert(draft.register, columns_of(_filled(it.store, draft)))


def change(store: Store, actor: Actor, row_id: int, draft: Draft, version: int) -> None:
    """Change a row of the register that a draft is for, as read at `version`. Raises Invalid, Conflict."""
    rights.require(actor, rights.Right.PLAN)
    with deed(store, actor, _("Changed {what}").format(what=described(draft))) as it:
        change_in(it, row_id, draft, version)


def change_in(it: Deed, row_id: int, draft: Draft, version: int | None) -> None:
    """Change a row inside a deed; see `change`. The closures of a room or place follow its new name."""
    check(it.store, draft, except_id=row_id)
    before = _row(it.store, draft.register, row_id)
    filled = replace(draft, code=before["code"]) if _wants_code(draft) else draft
    values = columns_of(_filled(it.store, filled))
    is_changed = it.update(draft.register, row_id, values, version=version)
    if is_changed and draft.register is Register.ORGANISATION:
        it.update(draft.register, row_id, {"origin": "LOCAL"})  # reference data leaves the library's own edit alone
    if is_changed and draft.register is Register.ROOM:
        _follow(it, before, _row(it.store, draft.register, row_id))


def remove(store: Store, actor: Actor, register: Register, row_id: int) -> str:
    """Remove a row that nothing uses, and return in words what it was. Raises Refused naming what uses it."""
    rights.require(actor, rights.Right.PLAN)
    draft, _version = read(store, register, row_id)
    with deed(store, actor, _("Removed {what}").format(what=described(draft))) as it:
        refuse_used(store, register, row_id)
        it.delete(register, row_id)
    return described(draft)


def refuse_used(store: Store, register: Register, row_id: int) -> None:
    """Raise Refused when something uses a row, naming it."""
    users = registers.users(store, register, row_id)
    if not users:
        return
    draft, _version = read(store, register, row_id)
    names = ", ".join(users[:_NAMED]) + (" …" if len(users) > _NAMED else "")
    hint = _("Give it a last day instead.") if register is Register.ORGANISATION else ""
    raise Refused(
        _("{what} cannot be removed: it is used by {names}.").format(what=_upper(described(draft)), names=names), hint
    )


def read(store: Store, register: Register, row_id: int) -> tuple[Draft, int]:
    """Return the draft that would leave a row as it is, and the row's version. Raises NotFound."""
    row = _row(store, register, row_id)
    return from_row(register, row), int(row["version"])


def blank(register: Register, name: str = "") -> Draft:
    """Return an empty draft for a register, with that name: closed days' reason, opening hours' place."""
    if register is Register.CLOSURE:
        return ClosureDraft(reason=name)
    if register is Register.OPENING_HOURS:
        return OpeningHoursDraft(place=name)
    return DRAFTS[register](name=name)  # type: ignore[call-arg]


def described(draft: Draft) -> str:
    """Return what a draft is of, in words: "the room Datasalen"."""
    if isinstance(draft, ClosureDraft):
        return _("the closed days from {day}").format(day=f"{day_text(draft.first_date)} {draft.first_date.year}")
    if isinstance(draft, OpeningHoursDraft):
        hours = span_text(draft.opens, draft.closes)
        return _("opening hours {place} {day} {hours}").format(
            place=clean(draft.place), day=weekday_short(draft.weekday), hours=hours
        )
    words = {
        Register.ROOM: _("the room {name}"),
        Register.ORGANISATION: _("the organiser {name}"),
        Register.LEADER: _("the leader {name}"),
        Register.EQUIPMENT: _("the equipment {name}"),
    }
    return words[draft.register].format(name=clean(draft.name))


def new_code(store: Store, register: Register, name: str) -> str:
    """Return a code that nobody has yet, made of a name: its letters in capitals, with a number when they are taken."""
    letters = "".join(c for c in name.upper() if c.isalnum())[:12] or register[:3].upper()
    taken = {row["code"] for row in tables.find(store, register)}
    return next(code for code in (letters, *(f"{letters}{n}" for n in range(2, 10_000))) if code not in taken)


def _wants_code(draft: Draft) -> bool:
    return isinstance(draft, (OrganisationDraft, EquipmentDraft)) and not clean(draft.code)


def _filled(store: Store, draft: Draft) -> Draft:
    """Return a draft with what the program gives by itself."""
    if isinstance(draft, (OrganisationDraft, EquipmentDraft)) and _wants_code(draft):
        return replace(draft, code=new_code(store, draft.register, clean(draft.name)))
    if isinstance(draft, ClosureDraft):
        return replace(draft, kind=draft.kept_kind, last_date=draft.last_date or draft.first_date)
    return draft


def _follow(it: Deed, before: Row, after: Row) -> None:
    """Let closures go on holding for a room that has got another name or place: they know it by these."""
    others = [_place(row) for row in tables.find(it.store, Register.ROOM) if row["id"] != after["id"]]
    for closure in registers.closures(it.store):
        if not holds_for(closure, _place(before)) or holds_for(closure, _place(after)):
            continue
        if any(holds_for(closure, other) for other in others):
            continue
        values = {
            "municipality": after["municipality"] if closure.municipality else "",
            "place": after["place"] if closure.place else "",
            "room": after["name"] if closure.room else "",
        }
        same = {"first_date": closure.first_date.isoformat(), "last_date": closure.last_date.isoformat()}
        if tables.id_of(it.store, Register.CLOSURE, kind=closure.kind.value, **same, **values) is None:
            it.update(Register.CLOSURE, closure.id, values)


def _place(row: Row) -> Place:
    return Place(place=row["place"], municipality=row["municipality"], room=row["name"])


def _row(store: Store, register: Register, row_id: int) -> Row:
    row = tables.first(store, register, id=row_id)
    if row is None:
        raise NotFound(_("It is no longer in the register."))
    return row


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
