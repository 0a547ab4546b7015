"""What is done on a course's screen: each asks what it has to, calls one action, and tells what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from courses import dates
from courses.errors import Refused
from courses.i18n import _
from courses.model import ENROLLABLE, RoomFit, Session, SessionStatus
from courses.model.clashes import Severity
from courses.screens import doors, readers
from courses.screens.dialogs.message import MessageDialog
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt, Values
from courses.store import courses as queries
from courses.widgets.field import Field, as_typed

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView


def reason_field(*, needed: str = "") -> Field:
    """Return a field for why; `needed` is said when nothing is typed."""
    read = partial(readers.needed, what=needed) if needed else as_typed
    return Field("reason", _("Reason"), read, hint=_("for example: the leader is ill"))


def refuse_held(session: Session) -> None:
    """Raise Refused before anything is asked about a session that has attendance."""
    if session.status is SessionStatus.HELD:
        raise Refused(
            _("Attendance is entered for {day}.").format(day=day_words(session)),
            _("Take the marks away first, if they are wrong."),
        )


def cancel_session(view: CourseView, session: Session) -> None:
    """Ask for a reason, then cancel a session."""
    refuse_held(session)
    added: list[date] = []

    def do(given: Values) -> None:
        from courses.actions import sessions

        desk = view.desk
        made_up = sessions.cancel_session(
            desk.store, desk.actor, session.id, given["reason"], shifts_rest=shifts(given)
        )
        added[:] = [made_up] if made_up else []

    def answer(given: dict[str, Any] | None) -> None:
        if given is None:
            return
        text = _("{day} is cancelled.").format(day=day_words(session))
        text += "".join(" " + _("Added {day}.").format(day=dates.day_text(day)) for day in added)
        view.wrote(text)
        say_who_to_tell(view, text, session, code="cancelled_session")

    rest = rest_field((_("stays as it is"), _("gets one more at the end")))
    fields = (reason_field(needed=_("Say why it is cancelled.")), rest)
    heading = _("Cancel {day}?").format(day=day_words(session))
    view.ask(Prompt(heading, fields, _("Cancel session"), do=do), answer)


_STAYS, _SHIFTS = "stays", "shifts"


def rest_field(words: tuple[str, str]) -> Field:
    """Return a field for what becomes of the rest of the course."""
    return Field("rest", _("The rest"), value=_STAYS, choices=tuple(zip(words, (_STAYS, _SHIFTS), strict=True)))


def shifts(given: Values) -> bool:
    """Return whether the second of the words of `rest_field` is chosen."""
    return bool(given["rest"] == _SHIFTS)


def say_who_to_tell(
    view: CourseView, what: str, session: Session | None = None, others: Sequence[int] = (), code: str = "change"
) -> None:
    """Show who has to be told of a change in the course, or in a session and `others`, and how, until it is read.

    From there messages can be made of the template `code`.
    """
    from courses.actions import telling
    from courses.screens import told

    desk = view.desk
    session_id = session.id if session else None
    who = telling.of_course(desk.store, desk.actor, view.course_id, desk.now(), session_id=session_id, others=others)
    course = queries.get(desk.store, view.course_id)
    hit = (session_id, *others) if session_id else ()
    tell = partial(doors.tell, view, course.id, code=code, session_ids=hit) if course.kind in ENROLLABLE else None
    told.say(view, course.code, what, who, tell=tell)


def other_room(view: CourseView, session: Session) -> None:
    """Show which rooms would do, those at the course's place first, then give one to a session."""
    from courses.actions import matching
    from courses.screens import fits

    desk = view.desk
    found = matching.rooms_for_session(desk.store, queries.get(desk.store, view.course_id), session)

    def answer(key: str | None) -> None:
        fit = next((it for it in found if str(it.room_id) == key), None)
        if fit is not None:
            fits.unless_hindered(view, fit, partial(_hold_in, view, session, fit))

    things, more = fits.options((str(it.room_id), it, it.place or it.municipality) for it in found)
    heading = _("Another room for {day}").format(day=day_words(session))
    nothing = _("No room is in the register yet. Settings, Registers has them.")
    view.ask(Pick(heading, things, more=more, nothing=nothing), answer)


def _hold_in(view: CourseView, session: Session, fit: RoomFit) -> None:
    from courses.actions import sessions

    sessions.change_room(view.desk.store, view.desk.actor, session.id, fit.room_id)
    text = _("{day} is in {room}.").format(day=day_words(session), room=f"{fit.name} {fit.place}".strip())
    view.wrote(text)
    say_who_to_tell(view, text, session)


def title_session(view: CourseView, session: Session) -> None:
    """Ask what a session is about; empty takes its title away."""

    def do(given: Values) -> None:
        from courses.actions import session_titles

        session_titles.set_title(view.desk.store, view.desk.actor, session.id, given["title"])

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            view.wrote(_("{day}: {title}").format(day=day_words(session), title=given["title"] or _("no title")))

    field = Field("title", _("Title"), value=session.title, hint=_("what is gone through"))
    view.ask(Prompt(_("What {day} is about").format(day=day_words(session)), (field,), _("Save"), do=do), answer)


def say_circle(view: CourseView) -> None:
    """Show whether the course counts for the study association, why, and what would help."""
    from courses.actions import circle
    from courses.screens import circle_words

    desk = view.desk
    verdict = circle.check(desk.store, desk.actor, view.course_id, desk.now())
    view.app.push_screen(MessageDialog(_("Circle check"), circle_words.words(verdict).plain))


def say_clashes(view: CourseView) -> None:
    """Show what the course clashes with."""
    from courses.actions import clashes

    desk = view.desk
    found = clashes.of_course(desk.store, desk.actor, view.course_id, desk.now())
    lines = [f"{_SIGNS[it.severity]} {it.what}" for it in found] or [_("Nothing clashes.")]
    view.app.push_screen(MessageDialog(_("Clashes"), "\n".join(lines)))


_SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "⚠", Severity.NOTE: "·"}


def cancel_course(view: CourseView) -> None:
    """Ask for a reason, then cancel the course."""
    course = queries.get(view.desk.store, view.course_id)
    words = _("Every session that has no marks is cancelled too.")

    def do(given: Values) -> None:
        from courses.actions import planning

        planning.cancel_course(view.desk.store, view.desk.actor, view.course_id, given["reason"])

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            text = _("{code} is cancelled.").format(code=course.code)
            view.wrote(text)
            say_who_to_tell(view, text, code="cancelled_course")

    heading = _("Cancel the course {code} {title}?").format(code=course.code, title=course.title)
    fields = (reason_field(needed=_("Say why it is cancelled.")),)
    view.ask(Prompt(heading, fields, _("Cancel course"), words=words, do=do), answer)


def keep_plan(view: CourseView) -> None:
    """Ask what the plan shall be called, then keep the course as a course plan."""
    from courses.actions import plans

    desk = view.desk
    title = plans.draft_of_course(desk.store, view.course_id).title
    read = partial(readers.needed, what=_("A course plan needs a title."))

    def do(given: Values) -> None:
        plans.plan_of_course(desk.store, desk.actor, view.course_id, given["title"])

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            view.wrote(_("The course plan {title} is made.").format(title=given["title"]))

    field = Field("title", _("Title"), read, value=title)
    view.ask(Prompt(_("Keep as a course plan"), (field,), _("Keep"), do=do), answer)


def day_words(session: Session) -> str:
    """Return the day of a session as it is written everywhere."""
    return dates.day_text(session.day)
