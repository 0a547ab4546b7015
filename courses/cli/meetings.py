"""Commands that change single sessions: add, move, cancel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from courses import clock
from courses.actions import dates, session_titles, telling
from courses.actions import sessions as deeds
from courses.cli import booking_notes, clash_notes, find, out
from courses.cli.office import Office
from courses.cli.parts import Option, argument, command, course_argument, option, session_argument
from courses.cli.values import AS_COURSE, DAY, SEATS, TIME, WORDS
from courses.dates import day_text
from courses.i18n import _
from courses.model import Course
from courses.store import Store, courses, series


def reason_option(*, required: bool) -> Option:
    """Return the option that says why."""
    default = {} if required else {"default": ""}  # a default, even None, would make it optional
    return option(
        "--reason",
        required=required,
        type=WORDS if required else str,
        **default,
        label=lambda: _("WORDS"),
        words=lambda: _("Why, in a few words; participants may read it."),
    )


@command(
    "add-session",
    lambda: _("Add an extra session to a course, at its usual time and place unless others are given."),
    [
        course_argument(),
        argument("day", lambda: _("DATE"), lambda: _("The date of the session."), type=DAY),
        option("--start", type=TIME, label=lambda: _("TIME"), words=lambda: _("When it starts; else as usual.")),
        option("--end", type=TIME, label=lambda: _("TIME"), words=lambda: _("When it ends; else as long as usual.")),
        option("--room", label=lambda: _("NAME"), words=lambda: _("The room; else the usual one.")),
        reason_option(required=False),
        option(
            "--replaces",
            type=DAY,
            label=lambda: _("DATE"),
            words=lambda: _("The cancelled date that it makes up for."),
        ),
    ],
)
def add_session(
    office: Office,
    *,
    code: str,
    day: date,
    start: time | None,
    end: time | None,
    room: str | None,
    reason: str,
    replaces: date | None,
) -> None:
    """Add a session."""
    with office.library() as store:
        course = courses.by_code(store, code)
        room_id = find.room(store, room).id if room else None
        with clash_notes.new_clashes(office, store, course.id):
            deeds.add_session(
                store,
                office.actor,
                course.id,
                day,
                start=start,
                end=end,
                room_id=room_id,
                reason=reason,
                replaces=replaces,
            )
        _note_what_is_odd(store, course, day, (start or course.start, end or course.end), room_id or course.room_id)
    out.say(_("{code}: added {day}").format(code=course.code, day=_text(day)))


@command(
    "move",
    lambda: _("Move a session without marks to another date, and time when given; says who has to be told."),
    [
        course_argument(),
        session_argument(),
        argument("day", lambda: _("DATE"), lambda: _("The new date."), type=DAY),
        option("--start", type=TIME, label=lambda: _("TIME"), words=lambda: _("The new start; else as before.")),
        option("--end", type=TIME, label=lambda: _("TIME"), words=lambda: _("The new end; else as before.")),
        option(
            "--shift",
            "shift",
            is_flag=True,
            words=lambda: _(
                "Move the later sessions along: from one of the course’s own dates a date each, else by as many days."
            ),
        ),
        reason_option(required=False),
    ],
)
def move_session(
    office: Office,
    *,
    code: str,
    session: str,
    day: date,
    start: time | None,
    end: time | None,
    shift: bool,
    reason: str,
) -> None:
    """Move a session."""
    with office.library() as store:
        course = courses.by_code(store, code)
        meeting = find.session(store, course.id, session, clock.now())
        span = (start or meeting.start, end or meeting.end)
        told = booking_notes.telling_bookings(office, store, course.id)
        with clash_notes.new_clashes(office, store, course.id), told:
            rest = deeds.move_session(
                store, office.actor, meeting.id, day, start=start, end=end, reason=reason, shifts_rest=shift
            )
        _note_what_is_odd(store, course, day, span, meeting.room_id, meeting.day)
        say_who_to_tell(office, store, course.id, meeting.id, [it.session_id for it in rest])
    moved = _("{code}: {day} moved to {to_day}")
    out.say(moved.format(code=course.code, day=_text(meeting.day), to_day=_text(day)))
    for it in rest:
        out.say(moved.format(code=course.code, day=_text(it.before), to_day=_text(it.after)))


@command(
    "cancel-session",
    lambda: _("Cancel a session without marks; the others get new numbers. Says who has to be told."),
    [
        course_argument(),
        session_argument(),
        option("--shift", "shift", is_flag=True, words=lambda: _("Add a session at the end instead.")),
        reason_option(required=True),
    ],
)
def cancel_session(office: Office, *, code: str, session: str, shift: bool, reason: str) -> None:
    """Cancel a session."""
    with office.library() as store:
        course = courses.by_code(store, code)
        meeting = find.session(store, course.id, session, clock.now())
        told = telling.of_course(store, office.actor, course.id, clock.now(), session_id=meeting.id)
        added = deeds.cancel_session(store, office.actor, meeting.id, reason, shifts_rest=shift)
        say_whom(told)  # as it was before: who had chosen the session comes to another now
    out.say(_("{code}: {day} is cancelled").format(code=course.code, day=_text(meeting.day)))
    if added is not None:
        out.say(_("{code}: added {day}").format(code=course.code, day=_text(added)))


@command(
    "title",
    lambda: _("Say what a session is about; empty words take its title away."),
    [
        course_argument(),
        session_argument(),
        argument("words", lambda: _("WORDS"), lambda: _("What is gone through."), nargs=-1),
    ],
)
def title(office: Office, *, code: str, session: str, words: tuple[str, ...]) -> None:
    """Say what a session is about."""
    with office.library() as store:
        course = courses.by_code(store, code)
        meeting = find.session(store, course.id, session, clock.now())
        session_titles.set_title(store, office.actor, meeting.id, " ".join(words))
        named = find.session(store, course.id, session, clock.now()).title
    out.say(_("{code}, {day}: {title}").format(code=course.code, day=_text(meeting.day), title=named or _("no title")))


@command(
    "session-seats",
    lambda: _("Give a session of a workshop series seats of its own; 0 closes it, “course” is as many as the course."),
    [
        course_argument(),
        session_argument(),
        argument("seats", lambda: _("NUMBER"), lambda: _("How many seats, or “course”."), type=SEATS),
    ],
)
def session_seats(office: Office, *, code: str, session: str, seats: int) -> None:
    """Set the seats of a session."""
    with office.library() as store:
        course = courses.by_code(store, code)
        meeting = find.session(store, course.id, session, clock.now())
        deeds.set_seats(store, office.actor, meeting.id, None if seats == AS_COURSE else seats)
        own = series.taken(store, course)[meeting.id]
    limit = _("no limit") if own.seats is None else str(own.seats)
    text = _("{code}: {day} has {taken} of {seats} seats taken")
    out.say(text.format(code=course.code, day=_text(meeting.day), taken=own.taken, seats=limit))


def say_who_to_tell(
    office: Office, store: Store, course_id: int, session_id: int | None = None, others: Sequence[int] = ()
) -> None:
    """Say, beside the result, who has to be told of a change in a course or in sessions, and how each is reached."""
    say_whom(telling.of_course(store, office.actor, course_id, clock.now(), session_id=session_id, others=others))


def say_whom(told: Sequence[telling.ToTell]) -> None:
    """Say who has to be told, beside the result."""
    if told:
        out.note(_("To be told:"))
    for it in told:
        out.note(f"  {telling.in_words(it)}")


def _note_what_is_odd(
    store: Store, course: Course, day: date, span: tuple[time, time], room_id: int | None, was: date | None = None
) -> None:
    """Say, beside the result, what stands in the way on the day that a session is on now, and when it is odd."""
    hindrance = dates.hindrance_on(store, course, day, span, room_id)
    for text in ([hindrance] if hindrance else []) + dates.out_of_time(course, day, clock.today(), was):
        out.note(f"⚠ {_text(day)}: {text}" if text == hindrance else f"⚠ {text}")


def _text(day: date) -> str:
    return day_text(day, clock.today())


COMMANDS = (add_session, move_session, cancel_session, title, session_seats)
