"""The fields of a register's form: what each is called, how it is read, and how they become a draft. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from courses import dates, labels
from courses.actions.register_drafts import (
    ClosureDraft,
    Draft,
    EquipmentDraft,
    LeaderDraft,
    OpeningHoursDraft,
    OrganisationDraft,
    RoomDraft,
)
from courses.i18n import _
from courses.model import ClosureKind, Organisation, OrganisationKind
from courses.screens import organisation_names, readers, register_rows
from courses.screens.desk import Desk
from courses.store import registers
from courses.widgets.field import Field

Choices = Sequence[tuple[str, str]]
_DATE = 22
"""Cells of a field for a date; what it comes to stands beside it."""
_YES_NO = {"": None, "yes": True, "no": False}
_APART = "\t"
"""Between municipality, place and room in the value of where closed days hold."""


def fields(desk: Desk, draft: Draft) -> list[Field]:
    """Return the fields of a draft's register, filled from it."""
    if isinstance(draft, RoomDraft):
        return _room(draft)
    if isinstance(draft, OrganisationDraft):
        return _organisation(desk, draft)
    if isinstance(draft, LeaderDraft):
        return _leader(desk, draft)
    if isinstance(draft, ClosureDraft):
        return _closure(desk, draft)
    if isinstance(draft, OpeningHoursDraft):
        return _opening_hours(desk, draft)
    return _equipment(draft)


def draft_from(before: Draft, values: Mapping[str, Any]) -> Draft:
    """Return the draft that the fields come to; what the form does not show stays as in `before`."""
    rest = dict(values)
    if "where" in rest:
        rest["municipality"], rest["place"], rest["room"] = rest.pop("where").split(_APART)
    return replace(before, **rest)


def _room(it: RoomDraft) -> list[Field]:
    before, after = _("to put the room in order"), _("to clear away")
    return [
        _text(it, "name", _("Name")),
        _text(it, "place", _("Place"), hint=_("branch or village")),
        _text(it, "municipality", _("Municipality")),
        _number(it, "seats", _("Seats")),
        _number(it, "computers", _("Computers")),
        _yes_no("hearing_loop", _("Hearing loop"), it.hearing_loop),
        _yes_no("wheelchair", _("Wheelchair"), it.wheelchair),
        _number(it, "setup_minutes", _("Before, min"), readers.number_or_zero, hint=before, width=30),
        _number(it, "takedown_minutes", _("After, min"), readers.number_or_zero, hint=after, width=30),
        _text(it, "notes", _("Notes")),
    ]


def _organisation(desk: Desk, it: OrganisationDraft) -> list[Field]:
    kinds = [(labels.organisation_kind(kind), kind.value) for kind in OrganisationKind]
    return [
        _text(it, "name", _("Name")),
        _text(it, "code", _("Code"), hint=_("the program gives one"), width=26),
        Field("kind", _("Kind"), OrganisationKind, value=it.kind.value, choices=kinds),
        _text(it, "email", _("E-mail")),
        _day(desk, "valid_from", _("From"), it.valid_from, hint=_("always")),
        _day(desk, "valid_to", _("Until"), it.valid_to, hint=_("for the time being")),
        _text(it, "notes", _("Notes")),
    ]


def _leader(desk: Desk, it: LeaderDraft) -> list[Field]:
    known = registers.organisations(desk.store)
    employers = [("–", ""), *((one.name, str(one.id)) for one in known)]
    employer = str(it.organisation_id or "")
    return [
        _text(it, "name", _("Name")),
        Field("organisation_id", _("Employer"), readers.number, value=employer, choices=employers),
        _text(it, "role", _("Role")),
        _text(it, "signature", _("Signature"), hint=_("initials, for lists"), width=26),
        _text(it, "phone", _("Phone"), width=24),
        _text(it, "email", _("E-mail")),
        _text(it, "skills", _("Skills"), hint=_("what she or he can lead")),
        _text(it, "languages", _("Languages")),
        _text(it, "days", _("Days"), hint=_("weekdays that fit")),
        _text(it, "places", _("Places"), hint=_("where she or he works; empty: anywhere")),
        _approved(it, known),
        _day(desk, "trained_on", _("Trained"), it.trained_on, hint=_("day of the leader training")),
        _text(it, "notes", _("Notes")),
    ]


def _approved(it: LeaderDraft, known: Sequence[Organisation]) -> Field:
    """Return the field for who has approved a leader: names or codes with commas, kept as codes."""
    names = {one.code: one.name for one in known}
    read = partial(organisation_names.read_codes, known=known, kept=it.approved_by)
    hint = _("study associations, with commas between")

    def told(codes: tuple[str, ...]) -> str:
        return ", ".join(names.get(code, code) for code in codes)

    return Field("approved_by", _("Approved by"), read, value=", ".join(it.approved_by), hint=hint, tell=told)


def _closure(desk: Desk, it: ClosureDraft) -> list[Field]:
    kinds = [(labels.closure_kind(kind), kind.value) for kind in ClosureKind if kind is not ClosureKind.ROOM_CLOSED]
    kind = ClosureKind.CLOSED if it.kind is ClosureKind.ROOM_CLOSED else it.kind  # the room says that it is one
    first = it.first_date if it.first_date > date.min else None
    where = _APART.join((it.municipality, it.place, it.room))
    closes = dates.time_text(it.closes_at) if it.closes_at else ""
    return [
        _day(desk, "first_date", _("First day"), first, hint="24/12, +7", is_needed=True),
        _day(desk, "last_date", _("Last day"), it.last_date, hint=_("the same day")),
        Field("kind", _("What"), ClosureKind, value=kind.value, choices=kinds),
        Field("closes_at", _("Closes at"), _time, value=closes, hint=_("if it closes early"), width=_DATE),
        Field("where", _("Where"), str, value=where, choices=_places(desk, it)),
        _text(it, "reason", _("Reason"), hint=_("stocktaking, autumn break …")),
    ]


def _opening_hours(desk: Desk, it: OpeningHoursDraft) -> list[Field]:
    known = [room.place for room in registers.rooms(desk.store) if room.place]
    places = [(place, place) for place in dict.fromkeys([*known, it.place]) if place]
    days = [(dates.weekday_long(day), str(day)) for day in range(7)]
    where = Field("place", _("Place"), value=it.place, choices=places) if places else _text(it, "place", _("Place"))
    return [
        where,
        Field("weekday", _("Weekday"), int, value=str(it.weekday), choices=days),
        Field("opens", _("Opens"), dates.parse_time, value=dates.time_text(it.opens), width=_DATE),
        Field("closes", _("Closes"), dates.parse_time, value=dates.time_text(it.closes), width=_DATE),
        _day(desk, "valid_from", _("From"), it.valid_from, hint=_("always")),
        _day(desk, "valid_to", _("Until"), it.valid_to, hint=_("for the time being")),
    ]


def _equipment(it: EquipmentDraft) -> list[Field]:
    return [
        _text(it, "name", _("Name")),
        _text(it, "code", _("Code"), hint=_("the program gives one"), width=26),
        _text(it, "place", _("Kept at")),
        _text(it, "aids", _("Aids"), hint=_("talking software, hearing loop …")),
        _text(it, "loan", _("Loan"), hint=_("lent for how long")),
        _text(it, "condition", _("Condition")),
        _text(it, "notes", _("Notes")),
    ]


def _places(desk: Desk, it: ClosureDraft) -> Choices:
    """Return everywhere, each municipality, place and room, and what the draft says if that is none of them."""
    rooms = registers.rooms(desk.store)
    found = {("", "", ""): _("Everywhere")}
    found |= {(it, "", ""): register_rows.whole(it) for it in dict.fromkeys(room.municipality for room in rooms) if it}
    found |= {("", it, ""): it for it in dict.fromkeys(room.place for room in rooms) if it}
    found |= {("", room.place, room.name): ": ".join(filter(None, (room.place, room.name))) for room in rooms}
    said = (it.municipality, it.place, it.room)
    found.setdefault(said, " ".join(filter(None, said)))
    return [(words, _APART.join(value)) for value, words in found.items()]


def _text(draft: Draft, key: str, label: str, *, hint: str = "", width: int = 0) -> Field:
    return Field(key, label, value=getattr(draft, key), hint=hint, width=width)


def _number(
    draft: Draft,
    key: str,
    label: str,
    read: Callable[[str], int | None] = readers.number,
    *,
    hint: str = "",
    width: int = 10,
) -> Field:
    value = getattr(draft, key)
    is_said = value is not None and not (value == 0 and read is readers.number_or_zero)
    return Field(key, label, read, value=str(value) if is_said else "", hint=hint, width=width)


def _yes_no(key: str, label: str, value: bool | None) -> Field:
    choices = ((_("not known"), ""), (_("yes"), "yes"), (_("no"), "no"))
    start = next(word for word, meaning in _YES_NO.items() if meaning is value)
    return Field(key, label, _YES_NO.__getitem__, value=start, choices=choices, width=16)


def _day(desk: Desk, key: str, label: str, value: date | None, *, hint: str = "", is_needed: bool = False) -> Field:
    parse = partial(dates.parse_day, today=desk.today())
    read = parse if is_needed else partial(_or_none, read=parse)
    return Field(key, label, read, value=value.isoformat() if value else "", hint=hint, tell=_told, width=_DATE)


def _time(text: str) -> Any:  # noqa: ANN401 a time, or None
    return _or_none(text, dates.parse_time)


def _or_none(text: str, read: readers.Reader) -> Any:  # noqa: ANN401 what the reader reads
    return read(text) if text.strip() else None


def _told(day: date | None) -> str:
    """Return a day in full, to stand beside what was typed."""
    return f"{dates.day_text(day)} {day.year} · {dates.week_text(day)}" if day else ""
