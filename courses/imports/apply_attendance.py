"""Attendance from a file: marks for the course's own people, head counts, and who led a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from courses.actions import attendance, chain
from courses.errors import NotFound
from courses.i18n import _
from courses.imports.applying import Applying
from courses.imports.drafts import HeadCountRow, MarkRow, MeetingRow
from courses.store import people as rolls
from courses.store import tables
from courses.store.connection import Row
from courses.text import fold


@dataclass(slots=True)
class Lists:
    """The people and sessions of the courses that a file is about; read once each."""

    to: Applying
    _people: dict[int, list[Row]] = field(default_factory=dict)
    _sessions: dict[int, list[Row]] = field(default_factory=dict)

    def session(self, course_id: int, day: date | None, number: int | None) -> Row:
        """Return the session of a date or number. Raises NotFound naming near ones."""
        known = self._sessions.setdefault(course_id, chain.of_course(self.to.it.store, course_id))
        found = [s for s in known if (s["day"] == day.isoformat() if day else s["number"] == number)]
        if not found:
            what = day.isoformat() if day else str(number)
            days = ", ".join(s["day"] for s in known if not s["is_cancelled"])
            raise NotFound(
                _("The course has no session {what}.").format(what=what), _("It meets on {days}.").format(days=days)
            )
        return sorted(found, key=lambda s: s["is_cancelled"])[0]

    def person(self, course_id: int, row: MarkRow) -> int:
        """Return the course's person of a key or name; a shortened name will do when it fits only one. Raises NotFound."""
        people = self._people.setdefault(course_id, _people(self.to, course_id))
        if row.key:
            found = [p for p in people if p["key"].casefold() == row.key.casefold()]
        else:
            found = _same_name(people, row.person) or _short_name(people, row.person)
            found = _by_hint(found, row.hint) if len(found) > 1 else found
        if len(found) == 1:
            return int(found[0]["id"])
        name = row.person or row.key
        if found:
            raise NotFound(_("Several in the course can be {name}.").format(name=name), _("Give the key."))
        raise NotFound(_("Nobody called {name} is in the course.").format(name=name), _("Enrol the person first."))


def marks(to: Applying, rows: Iterable[MarkRow | HeadCountRow | MeetingRow]) -> None:
    """Write what an attendance file says; a row that fits no person or session is handed back."""
    lists = Lists(to)
    for row in rows:
        with to.row(row.source):
            if isinstance(row, MarkRow):
                _mark(to, lists, row)
            elif isinstance(row, HeadCountRow):
                _heads(to, lists, row)
            else:
                _meeting(to, lists, row)


def _mark(to: Applying, lists: Lists, row: MarkRow) -> None:
    course_id = to.resolver.course_of((row.course, *row.hints))
    session = lists.session(course_id, row.date, row.number)
    new = attendance.NewMark(session["id"], lists.person(course_id, row), row.mark, row.minutes)
    to.once(("mark", new.session_id, new.person_id), (new.mark, new.minutes), row.source)
    had = tables.first(to.it.store, "attendance_mark", session_id=new.session_id, person_id=new.person_id)
    changed = attendance.write_in(to.it, [new], _("file {name}").format(name=row.source.file))
    if had is None:
        to.created += 1
    else:
        to.count(is_changed=bool(changed))


def _heads(to: Applying, lists: Lists, row: HeadCountRow) -> None:
    session = lists.session(to.resolver.course(row.course), row.date, row.number)
    before = (session["head_count"], session["child_count"])
    attendance.count_heads_in(to.it, session["id"], row.visitors, row.children)
    if before[0] is None:
        to.created += 1
    else:
        to.count(is_changed=before != (row.visitors, row.children))


def _meeting(to: Applying, lists: Lists, row: MeetingRow) -> None:
    """Note who led a meeting when it was somebody else than the course's own leaders."""
    course_id = to.resolver.course_of((row.course, *row.hints))
    session = lists.session(course_id, row.date, row.number)
    if row.is_cancelled and not session["is_cancelled"]:
        to.note(
            row.source, _("The list says that {day} was cancelled; the course says not.").format(day=session["day"])
        )
    leader_id = to.resolver.known_leader(row.leader)
    if leader_id is None or tables.id_of(to.it.store, "course_leader", course_id=course_id, leader_id=leader_id):
        return
    if not tables.id_of(to.it.store, "session_leader", session_id=session["id"], leader_id=leader_id):
        values = {"session_id": session["id"], "leader_id": leader_id, "is_substitute": int(row.is_substitute)}
        to.it.insert("session_leader", values)


def _people(to: Applying, course_id: int) -> list[Row]:
    people = rolls.of_course(to.it.store, course_id)
    for person in people:
        own = f"{person['given_name']} {person['family_name']}", person["other_name"]
        names = (person["alias"],) if person["is_protected"] else tuple(filter(None, own))
        person["spellings"] = [_words(name) for name in names]
    return people


def _same_name(people: list[Row], name: str) -> list[Row]:
    wanted = sorted(_words(name))
    return [person for person in people if any(sorted(words) == wanted for words in person["spellings"])]


def _words(name: str) -> list[str]:
    """Return the words of a name as a list writes it: "Ek, Bo" and "Ek (Bo)" are the same two."""
    return fold(re.sub(r"[(),;]", " ", name)).split()


def _short_name(people: list[Row], name: str) -> list[Row]:
    """Return those whom a list's short form fits: each word the beginning of another word of the name ("Rut S")."""
    words = _words(name)
    return [person for person in people if words and any(_fits(words, own) for own in person["spellings"])]


def _fits(words: list[str], names: list[str]) -> bool:
    if not words:
        return True
    rest = words[1:]
    return any(
        name.startswith(words[0]) and _fits(rest, names[:index] + names[index + 1 :])
        for index, name in enumerate(names)
    )


def _by_hint(people: list[Row], hint: str) -> list[Row]:
    """Return those whose birth year a list's hint tells ("51", "1951")."""
    year = re.search(r"\d{2}$", hint.strip())
    return [person for person in people if year and str(person["birth_date"])[2:4] == year[0]] or people
