"""Organisations, rooms, equipment, leaders, closures and opening hours from a file into their registers."""

from __future__ import annotations

import json
from datetime import date

from courses import clock
from courses.actions.dates import calendar, place_of
from courses.i18n import _
from courses.imports import where
from courses.imports.applying import Applying
from courses.imports.drafts import ClosureDraft, EquipmentRow, LeaderRow, OpeningHoursRow, OrganisationRow, RoomRow
from courses.model import ClosureKind, CourseKind
from courses.store import tables
from courses.store.rows import clock_time
from courses.text import fold


def organisation(to: Applying, row: OrganisationRow) -> None:
    """Put an organisation in the register; one is known again by its code, else by its name."""
    kept = tables.find(to.it.store, "organisation")
    found = next((r for r in kept if row.code and r["code"].casefold() == row.code.casefold()), None)
    found = found or next((r for r in kept if fold(r["name"]) == fold(row.name)), None)
    aliases = [*row.aliases, *(json.loads(found["aliases"]) if found else ())]
    values: dict[str, object] = {
        "code": row.code or (found["code"] if found else to.resolver.new_code(row.name)),
        "name": row.name,
        "kind": row.kind,
        "aliases": json.dumps(sorted(set(aliases)), ensure_ascii=False),
        "valid_from": _iso(row.valid_from),
        "valid_to": _iso(row.valid_to),
        "contact_role": row.contact_role,
        "email": row.email,
        "notes": row.notes,
    }
    to.put("organisation", found["id"] if found else None, {**values, "origin": "LOCAL"})


def room(to: Applying, row: RoomRow) -> None:
    """Put a room in the register; one is known again by municipality, place and name."""
    wanted = (fold(row.municipality), fold(row.place), fold(row.name))
    kept = tables.find(to.it.store, "room")
    found = next(
        (r["id"] for r in kept if (fold(r["municipality"]), fold(r["place"]), fold(r["name"])) == wanted), None
    )
    values: dict[str, object] = {
        "name": row.name,
        "place": row.place,
        "municipality": row.municipality,
        "seats": row.seats,
        "computers": row.computers,
        "hearing_loop": None if row.hearing_loop is None else int(row.hearing_loop),
        "wheelchair": None if row.wheelchair is None else int(row.wheelchair),
        "accessibility": row.accessibility,
        "travel_minutes": row.travel_minutes,
        "setup_minutes": row.setup_minutes or 0,
        "takedown_minutes": row.takedown_minutes or 0,
        "notes": row.notes,
    }
    to.put("room", found, values)


def equipment(to: Applying, row: EquipmentRow) -> None:
    """Put a piece of equipment in the register; one is known again by its code."""
    names = ("code", "name", "place", "aids", "loan", "condition", "booked_for", "notes")
    found = tables.id_of(to.it.store, "equipment", code=row.code)
    to.put("equipment", found, {name: getattr(row, name) for name in names})


def leader(to: Applying, row: LeaderRow) -> None:
    """Put a leader in the register; one is known again by name and employer, or by name alone while none is known."""
    employer = to.resolver.organisation(row.employer)
    kept = tables.find(to.it.store, "leader")
    same = [r for r in kept if fold(r["name"]) == fold(row.name) and r["organisation_id"] in (employer, None)]
    texts = ("name", "signature", "role", "skills", "languages", "days", "places", "phone", "email", "notes")
    values: dict[str, object] = {name: getattr(row, name) for name in texts}
    values |= {
        "organisation_id": employer,
        "approved_by": json.dumps([to.resolver.code_of(name) for name in row.approved_by], ensure_ascii=False),
        "trained_on": _iso(row.trained_on),
    }
    to.put("leader", same[0]["id"] if same else None, values)


def closure(to: Applying, row: ClosureDraft) -> None:
    """Put a closure in the calendar; one is known again by its days, kind, place and room. Raises Invalid."""
    for it in where.find(to.it.store, row.place, row.room):
        kind = row.kind
        if it.room and not row.room and kind is ClosureKind.CLOSED:
            kind = ClosureKind.ROOM_CLOSED  # what was called a place is a room
        _closure(to, row, kind, it)


def _closure(to: Applying, row: ClosureDraft, kind: ClosureKind, it: where.Where) -> None:
    values: dict[str, object] = {
        "first_date": row.first_date.isoformat(),
        "last_date": row.last_date.isoformat(),
        "kind": kind,
        "municipality": it.municipality,
        "place": it.place,
        "room": it.room,
        "closes_at": f"{row.closes_at:%H:%M}" if row.closes_at else None,
        "reason": row.reason,
    }
    known = ("first_date", "last_date", "kind", "municipality", "place", "room")
    to.put("closure", tables.id_of(to.it.store, "closure", **{name: values[name] for name in known}), values)


def opening_hours(to: Applying, row: OpeningHoursRow) -> None:
    """Put opening hours in the register, a weekday at a time.

    Hours are known again by place, weekday and first day of validity, where they overlap: others are a second span.
    """
    opens, closes = f"{row.opens:%H:%M}", f"{row.closes:%H:%M}"
    kept = [it for it in tables.find(to.it.store, "opening_hours") if fold(it["place"]) == fold(row.place)]
    for weekday in row.weekdays:
        values: dict[str, object] = {
            "place": kept[0]["place"] if kept else row.place,
            "weekday": weekday,
            "opens": opens,
            "closes": closes,
            "valid_from": _iso(row.valid_from),
            "valid_to": _iso(row.valid_to),
        }
        same = [it for it in kept if (it["weekday"], it["valid_from"]) == (weekday, values["valid_from"])]
        found = next((it["id"] for it in same if it["opens"] < closes and opens < it["closes"]), None)
        to.put("opening_hours", found, values)


def planned_on_closures(to: Applying) -> None:
    """Note every planned session that stands on a day on which it cannot be held; nothing is moved by itself."""
    rows = [row for row in tables.find(to.it.store, "session", order="day") if not row["is_cancelled"]]
    rows = [row for row in rows if row["day"] >= clock.today().isoformat()]
    if not rows:
        return
    known = {row["id"]: row for row in tables.find(to.it.store, "course")}
    days = calendar(to.it.store, int(rows[0]["day"][:4]), int(rows[-1]["day"][:4]))
    for row in rows:
        course = known[row["course_id"]]
        place = place_of(to.it.store, row["room_id"])
        day, end = date.fromisoformat(row["day"]), clock_time(row["end"])
        why = days.hindrance(day, kind=CourseKind(course["kind"]), end=end, where=place)
        if why:
            to.notes.append(_("{code} is planned on {day}: {why}").format(code=course["code"], day=row["day"], why=why))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
