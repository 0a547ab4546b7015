"""The row of the setup for a roster: a list of the sessions to come with who is there, one to change, or turns dealt out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from courses import dates
from courses.actions import roster as deeds
from courses.actions import roster_text
from courses.actions.roster import ShiftDraft
from courses.i18n import _, ngettext
from courses.model import Course, RosterRow, SessionStatus, TurnRow
from courses.rules import roster as rules
from courses.screens import readers
from courses.screens.booking_notes import telling_bookings
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.pattern_fields import told_day
from courses.screens.setup import SetupRow
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView
    from courses.screens.desk import Desk

_TURN = "turn"
_SHOWN = 8
"""How many sessions a preview lists."""


def roster_rows(desk: Desk, course: Course) -> list[SetupRow]:
    """Return the row of the roster, where a roster staffs the course."""
    if course.kind not in rules.STAFFED:
        return []
    return [SetupRow("roster", _("Roster"), _words(_coming(desk, course.id)), open_roster)]


def _coming(desk: Desk, course_id: int) -> list[RosterRow]:
    found = deeds.of_course(desk.store, course_id, desk.now(), desk.today())
    return [it for it in found if it.status is not SessionStatus.CANCELLED]


def _words(coming: list[RosterRow]) -> str:
    """Return who is there next, and at how many sessions somebody is missing."""
    if not coming:
        return ""
    following = f"{dates.day_text(coming[0].day)}: {_who(coming[0])}"
    lacking = sum(1 for it in coming if it.uncovered or not it.shifts)
    if not lacking:
        return following
    text = ngettext("{count} session lacks somebody", "{count} sessions lack somebody", lacking)
    return f"{following} · ⚠ {text.format(count=lacking)}"


def _who(it: RosterRow) -> str:
    return ", ".join(rules.shift_text(one) for one in it.shifts) or _("nobody")


def open_roster(view: CourseView) -> None:
    """List the sessions to come with who is there; one that is chosen is staffed, the first line deals out turns."""
    coming = _coming(view.desk, view.course_id)
    sessions = {str(it.session_id): it for it in coming}
    things = [(_TURN, _("Take turns …")), *((key, _line(it)) for key, it in sessions.items())]

    def answer(key: str | None) -> None:
        if key == _TURN:
            take_turns(view)
        elif key is not None:
            _staff(view, sessions[key])

    nothing = _("No session is to come.")
    view.ask(Pick(_("Who is there"), things if coming else [], nothing=nothing), answer)


def _line(it: RosterRow) -> str:
    gaps = "".join(f"⚠ {rules.gap_text(gap)}  " for gap in it.uncovered) if it.shifts else ""
    return f"{dates.day_text(it.day)} {dates.span_text(it.start, it.end)}  {gaps}{_who(it)}"


def _staff(view: CourseView, row: RosterRow) -> None:
    """Ask who is there at a session and when, write it, and go back to the list."""
    desk = view.desk

    def read(text: str) -> tuple[ShiftDraft, ...]:
        found = roster_text.shifts(desk.store, text)
        deeds.check_shifts(desk.store, row.session_id, found)
        return found

    def answer(given: dict[str, Any] | None) -> None:
        with telling_bookings(view, view.course_id):
            if given is not None:
                deeds.set_shifts(desk.store, desk.actor, row.session_id, given["shifts"])
                view.wrote(_("{day} is staffed.").format(day=dates.day_text(row.day)))
            open_roster(view)

    hint = _("Maud 10–12; Jonas 12–14")
    field = Field("shifts", _("Who is there"), read, value=roster_text.written(row), hint=hint)
    words = _("Names with semicolons between; without times it is the whole session. Empty: the course’s own leaders.")
    heading = f"{dates.day_text(row.day)} {dates.span_text(row.start, row.end)}"
    view.ask(Prompt(heading, (field,), _("Save"), words=words), answer)


def take_turns(view: CourseView) -> None:
    """Ask who takes turns, show what it comes to, and write it in one deed."""
    desk = view.desk
    day = partial(readers.maybe, read=partial(dates.parse_day, today=desk.today()))
    fields = (
        Field("turn", _("In turn"), partial(_names, desk), hint=_("names, with commas between")),
        Field("each", _("How many at a time"), readers.count, value="1", width=8),
        Field("first", _("From"), day, hint=_("today"), tell=told_day, width=22),
        Field("last", _("To"), day, hint=_("the last session"), tell=told_day, width=22),
    )

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            _show_turns(view, deeds.preview(desk.store, view.course_id, desk.now(), **_given(given)))

    view.ask(Prompt(_("Take turns"), fields, _("Show")), answer)


def _names(desk: Desk, text: str) -> tuple[int, ...]:
    return roster_text.turn(desk.store, readers.needed(text, _("Say who takes turns.")))


def _given(given: dict[str, Any]) -> dict[str, Any]:
    return given | {"each": given["each"] or 1}


def _show_turns(view: CourseView, found: list[TurnRow]) -> None:
    """Show who would be there when, and write it when that is wanted."""
    told = sorted(found, key=lambda it: not it.unable)[:_SHOWN]  # none of those who cannot is left to "and more"
    lines = [f"{dates.day_text(it.day)}  {rules.turn_text(it)}" for it in sorted(told, key=lambda it: it.day)]
    rest = len(found) - _SHOWN
    if rest > 0:
        lines.append(_("… and {count} more").format(count=rest))

    def answer(yes: bool | None) -> None:
        if not yes:
            return
        with telling_bookings(view, view.course_id):
            deeds.fill(view.desk.store, view.desk.actor, view.course_id, found)
            text = ngettext("{count} session is staffed.", "{count} sessions are staffed.", len(found))
            view.wrote(text.format(count=len(found)))
            open_roster(view)

    question = ngettext("Staff {count} session?", "Staff {count} sessions?", len(found)).format(count=len(found))
    view.ask(Ask(question, _("Staff"), more="\n".join(lines) or _("No session is to come."), is_safe=True), answer)
