"""What each register is called, and its columns and rows in the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from courses import dates, labels
from courses.i18n import _
from courses.model import ClosureKind, OrganisationKind
from courses.store.connection import Row as Entry
from courses.store.registers import Register
from courses.store.rows import clock_time
from courses.widgets.table import Column, Row


def title(register: Register) -> str:
    """Return what a register is called."""
    words = {
        Register.ROOM: _("Rooms"),
        Register.ORGANISATION: _("Organisers"),
        Register.LEADER: _("Leaders"),
        Register.CLOSURE: _("Closed days"),
        Register.EQUIPMENT: _("Equipment"),
        Register.OPENING_HOURS: _("Opening hours"),
    }
    return words[register]


def columns(register: Register) -> tuple[Column, ...]:
    """Return the columns of a register; the wider the list, the more of them."""
    used = Column(_("Courses"), 7, right=True)
    shapes = {
        Register.ROOM: (
            Column(_("Name")),
            Column(_("Place"), 14),
            Column(_("Municipality"), 14, from_width=80),
            Column(_("Seats"), 7, right=True),
            Column(_("Computers"), 7, right=True),
            Column(_("Hearing loop"), 9, from_width=96),
            Column(_("Wheelchair"), 9, from_width=96),
            used,
        ),
        Register.ORGANISATION: (
            Column(_("Name")),
            Column(_("Code"), 14, from_width=90),
            Column(_("Kind"), 18),
            Column(_("E-mail"), 26, from_width=110),
            Column(_("Until"), 10, from_width=76),
            used,
        ),
        Register.LEADER: (
            Column(_("Name")),
            Column(_("Employer")),
            Column(_("Phone"), 15, from_width=76),
            Column(_("E-mail"), 26, from_width=110),
            used,
        ),
        Register.CLOSURE: (
            Column(_("Days"), 18),
            Column(_("What"), 20),
            Column(_("Where")),
            Column(_("Reason"), from_width=84),
        ),
        Register.EQUIPMENT: (
            Column(_("Name")),
            Column(_("Code"), 12),
            Column(_("Kept at"), 16),
            Column(_("Aids"), 24, from_width=90),
        ),
        Register.OPENING_HOURS: (
            Column(_("Place")),
            Column(_("Weekday"), 10),
            Column(_("Open"), 12),
            Column(_("From"), 10, from_width=76),
            Column(_("Until"), 10, from_width=76),
        ),
    }
    return shapes[register]


def rows(register: Register, entries: Iterable[Entry]) -> Iterator[Row]:
    """Yield a register's entries as rows."""
    cells = {
        Register.ROOM: _room,
        Register.ORGANISATION: _organisation,
        Register.LEADER: _leader,
        Register.CLOSURE: _closure,
        Register.EQUIPMENT: _equipment,
        Register.OPENING_HOURS: _opening_hours,
    }
    for it in entries:
        yield key(register, it["id"]), cells[register](it)


def key(register: Register, row_id: int) -> str:
    """Return the key of a row in the list; two registers never share one."""
    return f"{register} {row_id}"


def where(entry: Entry) -> str:
    """Return where closed days hold, in words."""
    place, room = entry["place"], entry["room"]
    if entry["municipality"] and not place:
        return whole(entry["municipality"])
    return f"{place}: {room}" if place and room else place or room or _("Everywhere")


def whole(municipality: str) -> str:
    """Return how a whole municipality is named where days are closed."""
    return _("The whole of {municipality}").format(municipality=municipality)


def days(entry: Entry) -> str:
    """Return closed days as they are written in lists."""
    first, last = date.fromisoformat(entry["first_date"]), date.fromisoformat(entry["last_date"])
    if first == last:
        return f"{dates.day_text(first)} {first.year}"
    month = "" if (first.year, first.month) == (last.year, last.month) else f" {dates.month_short(first.month)}"
    return f"{first.day}{month}–{last.day} {dates.month_short(last.month)} {last.year}"


def what(entry: Entry) -> str:
    """Return why days are closed, with the hour where there is one."""
    word = labels.closure_kind(ClosureKind(entry["kind"]))
    return f"{word} {dates.time_text(clock_time(entry['closes_at']))}" if entry["closes_at"] else word


def _room(it: Entry) -> tuple[object, ...]:
    yes_no = {None: "–", 0: _("no"), 1: _("yes")}
    return (
        it["name"],
        it["place"],
        it["municipality"],
        "–" if it["seats"] is None else it["seats"],
        "–" if it["computers"] is None else it["computers"],
        yes_no[it["hearing_loop"]],
        yes_no[it["wheelchair"]],
        it["courses"] or "",
    )


def _organisation(it: Entry) -> tuple[object, ...]:
    kind = labels.organisation_kind(OrganisationKind(it["kind"]))
    return it["name"], it["code"], kind, it["email"], it["valid_to"] or "", it["courses"] or ""


def _leader(it: Entry) -> tuple[object, ...]:
    return it["name"], it["employer"], it["phone"], it["email"], it["courses"] or ""


def _closure(it: Entry) -> tuple[object, ...]:
    return days(it), what(it), where(it), it["reason"]


def _equipment(it: Entry) -> tuple[object, ...]:
    return it["name"], it["code"], it["place"], it["aids"]


def _opening_hours(it: Entry) -> tuple[object, ...]:
    hours = dates.span_text(clock_time(it["opens"]), clock_time(it["closes"]))
    return it["place"], dates.weekday_long(it["weekday"]), hours, it["valid_from"] or "", it["valid_to"] or ""
