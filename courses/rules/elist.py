"""What stands in each field of an e-list, and in which order. Pure: knows no store; nothing is ever sent."""

from __future__ import annotations

from collections.abc import Iterable

from courses.dates import span_text
from courses.i18n import _, language
from courses.model.elist import Elist, ElistField, ElistPart, ElistPerson, ElistSession

_SAME = {"number12": "number"}
"""Fields that say the same in another way: one of an association takes the place of the other's."""
HIDDEN = "•"
"""Stands for each digit of a number that is not shown."""
THERE, AWAY = "X", "–"
"""How attendance is written: there, away; blank: not known or not held."""


def in_order(fields: Iterable[ElistField], association: str) -> tuple[ElistField, ...]:
    """Return the fields that an association has, in its order: its own in place of those for all.

    One that is switched off is left out, also when it is the association's own.
    """
    return tuple(it for it in every(fields, association) if it.is_on)


def every(fields: Iterable[ElistField], association: str) -> list[ElistField]:
    """Return the fields as `in_order`, those that are switched off too."""
    fitting = [it for it in fields if it.association in ("", association)]
    own = {(it.part, _SAME.get(it.field, it.field)) for it in fitting if it.association}
    kept = [it for it in fitting if it.association or (it.part, it.field) not in own]
    return sorted(kept, key=lambda it: (it.position, it.id))


def words(it: ElistField) -> str:
    """Return what a field is called there, in the reader's language."""
    return it.words_sv if language() == "sv" else it.words_en


def session_cell(it: ElistField, session: ElistSession) -> str:
    """Return what stands in a field of a session; empty for one that is not known."""
    values = {
        "date": session.day.isoformat(),
        "time": span_text(session.start, session.end),
        "room": session.room,
        "leader": session.leader,
        "hours": str(session.hours),
        "present": "" if session.present is None else str(session.present),
    }
    return values.get(it.field, "")


def person_cell(it: ElistField, person: ElistPerson) -> str:
    """Return what stands in a field of a participant; empty for one that is not known."""
    values = {
        "name": person.name,
        "number": person.number,
        "number12": person.number.replace("-", "") if HIDDEN not in person.number else person.number,
        "marks": " ".join(mark(one) or "." for one in person.marks),
        "attended": str(person.attended),
        "hours": str(person.hours),
    }
    return values.get(it.field, "")


def whole(value: str) -> str:
    """Return a value to be entered; empty for a number of which only a part is shown."""
    return "" if HIDDEN in value else value


def mark(was_there: bool | None) -> str:
    """Return how attendance at a session is written."""
    return "" if was_there is None else THERE if was_there else AWAY


def table(it: Elist, part: ElistPart) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return a part's headings and rows, in the association's order; attendance takes a column a session.

    A number that is not shown whole is left blank: nobody could enter it.
    """
    fields = it.of_part(part)
    if part is ElistPart.SESSION:
        return tuple(map(words, fields)), [tuple(session_cell(f, one) for f in fields) for one in it.sessions]
    if part is ElistPart.PERSON:
        return _person_headings(it, fields), [_person_row(fields, one) for one in it.persons]
    return (_("What"), _("What to enter")), [(words(f), it.plan.get(f.field, "")) for f in fields]


def _person_headings(it: Elist, fields: Iterable[ElistField]) -> tuple[str, ...]:
    found: list[str] = []
    for one in fields:
        found += [str(s.day) for s in it.sessions] if one.field == "marks" else [words(one)]
    return tuple(found)


def _person_row(fields: Iterable[ElistField], person: ElistPerson) -> tuple[str, ...]:
    found: list[str] = []
    for one in fields:
        found += map(mark, person.marks) if one.field == "marks" else [whole(person_cell(one, person))]
    return tuple(found)


def as_text(it: Elist) -> str:
    """Return the whole working copy as text: a line a field, then tables with tabs between, as spreadsheets take them."""
    lines = []
    parts = sorted(ElistPart, key=lambda part: min((f.position for f in it.of_part(part)), default=0))
    for part in parts:
        headings, rows = table(it, part)
        if not it.of_part(part):
            continue
        if part in (ElistPart.PLAN, ElistPart.SIGN):
            lines += [f"{what}: {value}" if value else what for what, value in rows]
        else:
            lines += ["\t".join(headings), *("\t".join(row) for row in rows)]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"
