"""Commands for walk-ins: who came without a seat, and who of the register it was."""

from __future__ import annotations

from collections.abc import Sequence

import click

from courses import clock
from courses.actions import walk_ins
from courses.cli import find, out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import (
    JSON,
    Argument,
    argument,
    command,
    course_argument,
    group,
    option,
    person_argument,
    session_argument,
)
from courses.cli.values import MARK, WHOLE
from courses.dates import day_text
from courses.errors import NotFound
from courses.i18n import _
from courses.labels import mark_told
from courses.model import Mark, Person, Session, WalkIn
from courses.store import Store, courses, people, sessions
from courses.store import walk_ins as queries
from courses.text import clean, fold

_SOURCE = "command line"


def _name_argument() -> Argument:
    return argument("name", lambda: _("NAME"), lambda: _("The walk-in’s name, as it was written down."))


_MINUTES = option(
    "--minutes", type=WHOLE, label=lambda: _("NUMBER"), words=lambda: _("How many minutes late, or too early.")
)
_ONLINE = option("--online", "is_online", is_flag=True, words=lambda: _("On a screen, not in the room."))


@command("walk-ins", lambda: _("Show who came to a course without a seat."), [course_argument(), JSON])
def walk_ins_(office: Office, *, code: str, as_json: bool) -> None:
    """Show walk-ins."""
    with office.library() as store:
        course = courses.by_code(store, code)
        found = queries.of_course(store, office.actor, course.id)
        meetings = {it.id: it for it in sessions.of_course(store, course.id, clock.now())}
        keys = {it.id: people.get(store, office.actor, it.person_id).key for it in found if it.person_id is not None}
    if as_json:
        out.say_json([_shape(it, meetings, keys.get(it.id)) for it in found])
    elif found:
        columns = (Column(_("Name"), least=12), Column(_("Was there")), Column(_("In the register")))
        out.say(out.table(columns, [(it.name, _days(it, meetings), keys.get(it.id, "")) for it in found]))
    else:
        out.note(_("Nobody has come without a seat."))


@command(
    "add",
    lambda: _("Write down somebody who came without a seat."),
    [
        course_argument(),
        _name_argument(),
        option("--session", label=lambda: _("SESSION"), words=lambda: _("At which session: its number or date.")),
        option(
            "--mark", type=MARK, label=lambda: _("MARK"), default="x", words=lambda: _("The mark, as a word or a sign.")
        ),
        _MINUTES,
        _ONLINE,
    ],
)
def add(
    office: Office,
    *,
    code: str,
    name: str,
    session: str | None,
    mark: Mark | None,
    minutes: int | None,
    is_online: bool,
) -> None:
    """Write down a walk-in."""
    with office.library() as store:
        course = courses.by_code(store, code)
        meeting = find.session(store, course.id, session, clock.now()) if session else None
        walk_in_id = walk_ins.add(
            store,
            office.actor,
            course.id,
            name,
            session_id=meeting.id if meeting else None,
            mark=mark or Mark.PRESENT,
            minutes=minutes,
            is_online=is_online,
            source=_SOURCE,
        )
        shown = queries.name_of(store, walk_in_id)
    where = f"{course.code} {day_text(meeting.day, clock.today())}" if meeting else course.code
    out.say(_("{where}: {name} is written down.").format(where=where, name=shown))


@command(
    "mark",
    lambda: _("Enter a walk-in’s attendance at a session; none takes the mark away."),
    [
        course_argument(),
        session_argument(),
        _name_argument(),
        argument("mark", lambda: _("MARK"), lambda: _("The mark, as a word or a sign."), type=MARK),
        _MINUTES,
        _ONLINE,
    ],
)
def mark_(
    office: Office, *, code: str, session: str, name: str, mark: Mark | None, minutes: int | None, is_online: bool
) -> None:
    """Enter a mark."""
    with office.library() as store:
        course = courses.by_code(store, code)
        meeting = find.session(store, course.id, session, clock.now())
        it = _walk_in(store, office, course.id, name)
        walk_ins.mark(store, office.actor, meeting.id, it.id, mark, minutes, is_online=is_online, source=_SOURCE)
    told = mark_told(mark, minutes, is_online=is_online)
    out.say(f"{course.code} {day_text(meeting.day, clock.today())}: {it.name} – {told}")


@command(
    "match",
    lambda: _(
        "Say who of the register a walk-in was. Nobody is enrolled by it.\n\nWithout PERSON those are shown who it may be."
    ),
    [
        course_argument(),
        _name_argument(),
        person_argument(required=False),
        option("--move", "moves", is_flag=True, words=lambda: _("Move the marks to the seat that the person has.")),
        option("--nobody", is_flag=True, words=lambda: _("Take back who it was.")),
    ],
)
def match(office: Office, *, code: str, name: str, person: str | None, moves: bool, nobody: bool) -> None:
    """Say who it was."""
    with office.library() as store:
        it = _walk_in(store, office, courses.by_code(store, code).id, name)
        if person is None and not nobody:
            _say_likely(store, office, it)
            return
        who = people.find(store, office.actor, person) if person is not None and not nobody else None
        told = walk_ins.match(store, office.actor, it.id, who.id if who else None, moves=moves)
    for line in told:
        out.note(line)
    out.say(_matched(it, who))


def _matched(it: WalkIn, who: Person | None) -> str:
    if who is None:
        return _("It is not known who {name} was.").format(name=it.name)
    if who.is_protected:  # the name beside the alias would tell who it is
        return _("It was {person}.").format(person=who.name)
    return _("{name} was {person}.").format(name=it.name, person=who.name)


@command(
    "enrol",
    lambda: _("Give a walk-in a seat; the marks go with it."),
    [course_argument(), _name_argument(), person_argument(required=False)],
)
def enrol(office: Office, *, code: str, name: str, person: str | None) -> None:
    """Enrol a walk-in."""
    with office.library() as store:
        it = _walk_in(store, office, courses.by_code(store, code).id, name)
        who = people.find(store, office.actor, person).id if person is not None else None
        outcome = walk_ins.enrol(store, office.actor, it.id, who)
    out.say(outcome.text)


@command(
    "rename",
    lambda: _("Write a walk-in’s name otherwise."),
    [course_argument(), _name_argument(), argument("new", lambda: _("NEW_NAME"), lambda: _("The name that is right."))],
)
def rename(office: Office, *, code: str, name: str, new: str) -> None:
    """Rename a walk-in."""
    with office.library() as store:
        it = _walk_in(store, office, courses.by_code(store, code).id, name)
        walk_ins.rename(store, office.actor, it.id, new)
        shown = queries.name_of(store, it.id)
    out.say(_("{before} is written {name}.").format(before=it.name, name=shown))


@command("remove", lambda: _("Take a walk-in away, with all marks."), [course_argument(), _name_argument()])
def remove(office: Office, *, code: str, name: str) -> None:
    """Take a walk-in away."""
    with office.library() as store:
        it = _walk_in(store, office, courses.by_code(store, code).id, name)
        walk_ins.remove(store, office.actor, it.id)
    out.say(_("{name} is taken away.").format(name=it.name))


def _walk_in(store: Store, office: Office, course_id: int, name: str) -> WalkIn:
    """Return the walk-in of a name, or of what only one name has in it. Raises NotFound naming those that there are."""
    every = queries.of_course(store, office.actor, course_id)
    found = [it for it in every if fold(it.name) == fold(name)] or [it for it in every if fold(name) in fold(it.name)]
    if len(found) == 1 and clean(name):
        return found[0]
    names = ", ".join(it.name for it in every)
    hint = _("There are: {names}.").format(names=names) if names else _("Nobody has come without a seat.")
    raise NotFound(_("There is no one walk-in “{name}”.").format(name=clean(name)), hint)


def _say_likely(store: Store, office: Office, it: WalkIn) -> None:
    found = walk_ins.likely(store, office.actor, it.id)
    if not found:
        out.note(_("Nobody in the register is like {name}.").format(name=it.name))
        return
    columns = (Column(_("Key")), Column(_("Name"), least=12), Column(_("Born")), Column(_("Phone")))
    out.say(out.table(columns, [(one.key, one.name, one.birth_date, one.phone) for one in found]))


def _days(it: WalkIn, meetings: dict[int, Session]) -> str:
    days = [meetings[one].day for one in it.marks if it.is_present(one) and one in meetings]
    return ", ".join(f"{day.day}/{day.month}" for day in sorted(days))


def _shape(it: WalkIn, meetings: dict[int, Session], key: str | None) -> dict[str, object]:
    marks = sorted(it.marks.values(), key=lambda one: meetings[one.session_id].day)
    return {
        "name": it.name,
        "person": key,
        "marks": [
            {
                "session": meetings[one.session_id].number,
                "day": meetings[one.session_id].day.isoformat(),
                "mark": one.mark,
                "minutes": one.minutes,
                "online": one.is_online,
            }
            for one in marks
        ],
        "attended": it.attended,
    }


walk_in_group: click.Command = group(
    "walk-in",
    lambda: _("Write down, mark and match who came without a seat."),
    add,
    mark_,
    match,
    enrol,
    rename,
    remove,
)
COMMANDS: Sequence[click.Command] = (walk_ins_, walk_in_group)
