"""Commands in the classroom: a mark, everybody present, a head count."""

from __future__ import annotations

from collections.abc import Collection

import click

from courses import clock, labels
from courses.actions import attendance
from courses.cli import find, out
from courses.cli.office import Office
from courses.cli.parts import argument, command, course_argument, option, person_argument, session_argument
from courses.cli.values import MARK, WHOLE
from courses.dates import day_text
from courses.errors import NotFound, Refused
from courses.i18n import _, ngettext
from courses.model import Mark, Participant, Session
from courses.rules import marking, rights
from courses.store import Store, courses, people
from courses.store import attendance as attendance_store

_SOURCE = "command line"
"""Where these marks come from, as kept beside each."""


@command(
    "mark",
    lambda: _(
        "Enter a person’s attendance at a session, at several, or everybody’s.\n\n"
        "Marks: present, late, left early, absent, excused (närvarande, sen, gick tidigare, frånvarande, anmäld "
        "frånvaro), their first letters as on lists, or none to take a mark away. Several sessions: 1-4,6 or all: those "
        "that have been, and for leave those to come too. All that one command enters is undone at once."
    ),
    [
        course_argument(),
        session_argument(),
        person_argument(required=False),
        argument("mark", lambda: _("MARK"), lambda: _("The mark, as a word or a sign."), type=MARK, required=False),
        option(
            "--minutes",
            type=WHOLE,
            label=lambda: _("NUMBER"),
            words=lambda: _("How many minutes late, or too early."),
        ),
        option(
            "--online/--in-room",
            "is_online",
            default=None,
            words=lambda: _("Whether they were there online or in the room; else as it stands, at first in the room."),
        ),
        option(
            "--everybody",
            type=MARK,
            label=lambda: _("MARK"),
            words=lambda: _("Give everybody with a seat this mark, whatever they had."),
        ),
        option(
            "--all-present",
            is_flag=True,
            words=lambda: _("Mark everybody with a seat present who has no mark at the session yet."),
        ),
    ],
)
def mark(
    office: Office,
    *,
    code: str,
    session: str,
    person: str | None,
    mark: Mark | None,
    minutes: int | None,
    is_online: bool | None,
    everybody: Mark | None,
    all_present: bool,
) -> None:
    """Enter attendance."""
    is_everybody = _is_given("everybody")
    _require_right_arguments(person, all_present=all_present, everybody=is_everybody)
    with office.library() as store:
        course = courses.by_code(store, code)
        meetings = find.sessions_in(store, course.id, session, clock.now())
        about = _about(course.code, meetings)
        _tell_early(meetings, Mark.PRESENT if all_present else everybody if is_everybody else mark, code=session)
        if all_present:
            count = sum(attendance.mark_all_present(store, office.actor, it.id, _SOURCE) for it in _one(meetings))
            words = ngettext("{count} person marked present", "{count} persons marked present", count)
            out.say(f"{about}: {words.format(count=count)}")
            return
        given = everybody if is_everybody else mark
        who = None if is_everybody else _who(store, office, course.id, person or "")
        told = labels.mark_told(given, minutes, is_online=is_online)
        if who is not None and len(meetings) == 1:
            only = meetings[0].id
            attendance.mark(store, office.actor, only, who.person_id, given, minutes, _SOURCE, is_online=is_online)
            out.say(f"{about}: {who.name} – {told}")
            return
        early = () if find.means_all(session) else tuple(it.id for it in meetings)
        cells = _cells(store, office, course.id, meetings, who.person_id if who else None, given, early)
        marks = [attendance.NewMark(*cell, given, minutes, is_online) for cell in cells]
        count = attendance.mark_many(store, office.actor, course.id, marks, _SOURCE)
    words = ngettext("{count} mark changed", "{count} marks changed", count).format(count=count)
    out.say(f"{about}: {who.name if who else _('everybody')} – {told} ({words})")


def _tell_early(meetings: list[Session], mark: Mark | None, *, code: str) -> None:
    """Tell of sessions named one by one that nobody can have attended yet."""
    if marking.can_be_told_early(mark) or find.means_all(code):
        return
    early = [it for it in meetings if not marking.has_begun(it, clock.now())]
    for it in early:
        words = _("{day} has not been yet: what is entered counts once it has begun.")
        out.note(words.format(day=day_text(it.day, clock.today())))


def _cells(
    store: Store,
    office: Office,
    course_id: int,
    meetings: list[Session],
    person_id: int | None,
    mark: Mark | None,
    early: Collection[int],
) -> list[tuple[int, int]]:
    """Return the cells that a mark reaches: of one person, or of everybody.

    `early` are sessions named one by one, which are meant though they have not been. Raises NotFound for somebody who is
    not in the course, Refused when nothing is reached.
    """
    now = clock.now()
    grid = attendance_store.grid(store, office.actor, course_id, now)
    found = [it for it in grid.participants if person_id in (None, it.person_id)]
    if person_id is not None and not found:
        raise NotFound(_("The person is not in the course."), _("Enrol the person first."))
    cells = list(marking.reached(meetings, found, mark, now, early=early))
    if not cells:
        raise Refused(_("Nobody is expected at those sessions, or they have not been."))
    return cells


def _who(store: Store, office: Office, course_id: int, text: str) -> Participant:
    """Return whom a name means: for those who see the register, also somebody it has under another spelling."""
    if rights.may(office.actor, rights.Right.READ_DETAILS):
        text = people.find(store, office.actor, text).key
    return find.participant(store, office.actor, course_id, text)


@command(
    "count",
    lambda: _("Note how many came to a session, without names."),
    [
        course_argument(),
        session_argument(),
        argument("heads", lambda: _("VISITORS"), lambda: _("How many came in all."), type=WHOLE),
        option("--children", type=WHOLE, label=lambda: _("NUMBER"), words=lambda: _("Of them, under 18.")),
        option("--online", type=WHOLE, label=lambda: _("NUMBER"), words=lambda: _("Of them, online, not in the room.")),
    ],
)
def count(office: Office, *, code: str, session: str, heads: int, children: int | None, online: int | None) -> None:
    """Note a head count."""
    with office.library() as store:
        course = courses.by_code(store, code)
        meeting = find.session(store, course.id, session, clock.now())
        attendance.count_heads(store, office.actor, meeting.id, heads, children, online=online)
    words = ngettext("{count} visitor", "{count} visitors", heads).format(count=heads)
    out.say(f"{course.code} {day_text(meeting.day, clock.today())}: {words}")


def _about(code: str, meetings: list[Session]) -> str:
    """Return the course and the day; of several, how many there are."""
    if len(meetings) == 1:
        return _("{code} {day}").format(code=code, day=day_text(meetings[0].day, clock.today()))
    words = ngettext("{count} session", "{count} sessions", len(meetings)).format(count=len(meetings))
    return f"{code} {words}"


def _one(meetings: list[Session]) -> list[Session]:
    if len(meetings) != 1:
        raise click.UsageError(_("--all-present is for one session."), click.get_current_context())
    return meetings


def _is_given(name: str) -> bool:
    source = click.get_current_context().get_parameter_source(name)
    return source is click.core.ParameterSource.COMMANDLINE


def _require_right_arguments(person: str | None, *, all_present: bool, everybody: bool) -> None:
    has_both = person is not None and _is_given("mark")
    if (has_both, all_present, everybody).count(True) != 1 or (person is not None and not has_both):
        ctx = click.get_current_context()
        raise click.UsageError(_("Give PERSON and MARK, or --everybody MARK, or --all-present alone."), ctx)


COMMANDS = (mark, count)
