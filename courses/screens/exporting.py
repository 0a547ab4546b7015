"""Calendars and tables for other programs from a screen: what, as what kind of file, into which folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import chain, count
from pathlib import Path
from typing import Any

from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model.outgoing import Outgoing, Scope
from courses.rules import terms
from courses.screens import last_folder, viewer
from courses.screens.dialogs.people import PickPerson
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.guard import Guard
from courses.store import courses, people, registers
from courses.text import plain
from courses.widgets.field import Field

_CALENDAR, _SESSIONS = "ics", "sessions"
_FOLDER = "export"


def ask_what(at: Guard, course_id: int | None) -> None:
    """Ask what to export: the course marked, a term, a room, a leader or a person; then which, as what and where to."""
    desk, things = at.desk, []
    if course_id is not None:
        course = courses.get(desk.store, course_id)
        things.append(("course", f"{course.code} {course.title}"))
    term = terms.of(desk.today())
    things += [
        ("term", _("A term: {term}, or another").format(term=term)),
        ("room", _("A room …")),
        ("leader", _("A leader …")),
        ("person", _("A person …")),
    ]
    wanted: dict[str, Callable[[Guard], None]] = {
        "course": lambda at: _course(at, course_id),
        "term": _term,
        "room": _room,
        "leader": _leader,
        "person": _person,
    }
    at.ask(Pick(_("Export"), things), lambda key: wanted[key](at) if key else None)


def _course(at: Guard, course_id: int | None) -> None:
    if course_id is not None:
        course = courses.get(at.desk.store, course_id)
        ask_file(at, Scope(course_id=course_id), f"{course.code} {course.title}")


def _term(at: Guard) -> None:
    field = Field("term", _("Term"), terms.parse, value=str(terms.of(at.desk.today())), width=12)

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            term = given["term"]
            ask_file(at, Scope(first=term.first, last=term.last), str(term))

    at.ask(Prompt(_("Which term?"), (field,), _("Go on")), answer)


def _room(at: Guard) -> None:
    found = {str(it.id): ", ".join(p for p in (it.name, it.place) if p) for it in registers.rooms(at.desk.store)}
    pick = Pick(_("Which room?"), list(found.items()), nothing=_("No room is in the register yet."))
    at.ask(pick, lambda key: ask_file(at, Scope(room_id=int(key)), found[key]) if key else None)


def _leader(at: Guard) -> None:
    found = {str(it.id): it.name for it in registers.leaders(at.desk.store)}
    pick = Pick(_("Which leader?"), list(found.items()), nothing=_("No leader is in the register yet."))
    at.ask(pick, lambda key: ask_file(at, Scope(leader_id=int(key)), found[key]) if key else None)


def _person(at: Guard) -> None:
    def answer(key: str | None) -> None:
        if key:
            person = people.get(at.desk.store, at.desk.actor, int(key))
            ask_file(at, Scope(person_id=person.id), person.name)

    at.ask(PickPerson(_("Whose courses?")), answer)


def ask_file(at: Guard, scope: Scope, what: str) -> None:
    """Ask as what kind of file and into which folder, then write it."""
    kinds = (
        (_CALENDAR, _("Calendar (iCalendar)")),
        ("csv", _("Courses, CSV")),
        ("xlsx", _("Courses, Excel")),
        (f"{_SESSIONS}-csv", _("Sessions, CSV")),
        (f"{_SESSIONS}-xlsx", _("Sessions, Excel")),
    )
    heading = _("Export {what}").format(what=what)
    at.ask(Pick(heading, kinds), lambda kind: _ask_folder(at, scope, kind, heading) if kind else None)


def _ask_folder(at: Guard, scope: Scope, kind: str, heading: str) -> None:
    folder = last_folder.recall(at.desk.data_folder, _FOLDER)
    field = Field("folder", _("Folder"), read_folder, value=os.fspath(folder))
    words = _("That it is exported is noted in the journal.") if scope.person_id is not None else ""

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            _make(at, scope, kind, given["folder"])

    at.ask(Prompt(heading, (field,), _("Export"), words=words), answer)


def read_folder(text: str) -> Path:
    """Return the folder typed, "~" being the home folder. Raises Invalid where nothing can be written in it."""
    try:
        folder = Path(text.strip()).expanduser()
    except RuntimeError:
        folder = Path(text.strip())
    if not text.strip() or not folder.is_dir():
        raise Invalid(_("There is no such folder."))
    if not os.access(folder, os.W_OK):
        raise Invalid(_("The folder cannot be written in."))
    return folder.absolute()


def _make(at: Guard, scope: Scope, kind: str, folder: Path) -> None:
    """Make the file; beside one of that name it gets a number, as downloads do."""
    file = _file(at, scope, kind)
    path = viewer.keep(folder, free_name(folder, file.file_name), file.content, is_private=file.is_personal)
    last_folder.remember(at.desk.data_folder, folder, _FOLDER)
    at.desk.wrote()
    text = _("{file} ({count}) lies in {folder}")
    at.house.tell(text.format(file=plain(path.name), count=_count(file, kind), folder=plain(folder)))


def free_name(folder: Path, name: str) -> str:
    """Return a name that no file in a folder has, such as "program.csv" or "program (2).csv"."""
    stem, ending = Path(name).stem, Path(name).suffix
    numbered = (f"{stem} ({number}){ending}" for number in count(2))
    return next(one for one in chain([name], numbered) if not (folder / one).exists())


def _file(at: Guard, scope: Scope, kind: str) -> Outgoing:
    from courses.exports import outgoing

    desk = at.desk
    if kind == _CALENDAR:
        return outgoing.calendar(desk.store, desk.actor, scope, desk.now())
    what, _dash, ending = kind.rpartition("-")
    make = outgoing.sessions if what == _SESSIONS else outgoing.programme
    return make(desk.store, desk.actor, scope, outgoing.TableKind(ending), desk.now())


def _count(file: Outgoing, kind: str) -> str:
    if kind in ("csv", "xlsx"):
        return ngettext("{count} course", "{count} courses", file.count).format(count=file.count)
    return ngettext("{count} session", "{count} sessions", file.count).format(count=file.count)
