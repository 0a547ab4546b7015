"""Rows of the setup for themed hours, and the dialog that adds, changes and removes them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from courses import dates
from courses.actions import themes as deeds
from courses.actions.themes import ThemeDraft
from courses.errors import CoursesError
from courses.i18n import _
from courses.model import ThemedHour
from courses.rules import themes as rules
from courses.screens import readers
from courses.screens.dialogs.message import MessageDialog
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.pattern_fields import told_day
from courses.screens.setup import SetupRow
from courses.store import registers, themes
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView
    from courses.screens.desk import Desk

_CHANGE, _REMOVE = "change", "remove"


def theme_rows(desk: Desk, course_id: int) -> list[SetupRow]:
    """Return a row for each of a course's themed hours, and one to add some."""
    found = themes.of_course(desk.store, course_id)
    each = [
        SetupRow(f"theme:{it.id}", _("Themed hours"), _words(desk, it), partial(open_theme, theme=it)) for it in found
    ]
    more = _("New themed hour …")
    return [*each, SetupRow("theme", more, "", add_theme)]


def _words(desk: Desk, theme: ThemedHour) -> str:
    coming = deeds.coming(desk.store, theme, desk.now())
    following = _("next {day}").format(day=dates.day_text(coming[0].day)) if coming else "⚠ " + _("at no session")
    return f"{rules.told(theme)} · {following}"


def open_theme(view: CourseView, theme: ThemedHour) -> None:
    """Ask whether to change or remove themed hours, and do it."""

    def answer(key: str | None) -> None:
        if key == _CHANGE:
            _ask(view, theme, deeds.draft_of(theme))
        elif key == _REMOVE:
            deeds.remove(view.desk.store, view.desk.actor, theme.id)
            view.wrote(_("Removed {what}.").format(what=theme.title))

    view.ask(Pick(rules.told(theme), [(_CHANGE, _("Change")), (_REMOVE, _("Remove"))]), answer)


def add_theme(view: CourseView) -> None:
    """Ask for themed hours, and add them."""
    _ask(view, None, ThemeDraft())


def _ask(view: CourseView, theme: ThemedHour | None, draft: ThemeDraft, wrong: str = "") -> None:
    """Ask for themed hours that begin as `draft`; `wrong` says what was wrong with it the last time."""

    def answer(given: dict[str, Any] | None) -> None:
        if given is None:
            return
        wanted = ThemeDraft(**given)
        try:
            saved = _save(view, theme, wanted)
        except CoursesError as error:  # what was typed stays, with what was wrong above it
            _ask(view, theme, wanted, f"✗ {error.message} {error.hint}".strip())
            return
        view.wrote(_("Saved {what}.").format(what=saved.title))
        _say_clashes(view)

    words = wrong or _("What is left empty is as the course has it; the hours count only within a session.")
    view.ask(Prompt(_("Themed hours"), _fields(view.desk, draft), _("Save"), words=words), answer)


def _save(view: CourseView, theme: ThemedHour | None, draft: ThemeDraft) -> ThemedHour:
    desk = view.desk
    if theme is None:
        return deeds.add(desk.store, desk.actor, view.course_id, draft)
    return deeds.change(desk.store, desk.actor, theme.id, draft, theme.version)


def _say_clashes(view: CourseView) -> None:
    found = deeds.clashes_of(view.desk.store, view.desk.actor, view.course_id, view.desk.now())
    if found:
        view.app.push_screen(MessageDialog(_("Clashes"), "\n".join(f"⚠ {it.what}" for it in found)))


def _fields(desk: Desk, it: ThemeDraft) -> list[Field]:
    guests = [("–", ""), *((one.name, str(one.id)) for one in registers.organisations(desk.store))]
    rooms = [(f"{one.name} {one.place}".strip(), str(one.id)) for one in registers.rooms(desk.store)]
    weekdays = [(_("whenever it meets"), ""), *((dates.weekday_long(day), str(day)) for day in range(7))]
    return [
        Field("title", _("Title"), value=it.title, hint=_("else the guest’s name")),
        Field("organisation_id", _("Guest"), readers.number, value=_text(it.organisation_id), choices=guests),
        Field("weekday", _("Weekday"), readers.number, value=_text(it.weekday), choices=weekdays),
        Field("nth", _("Which"), _nth, value=_text(it.nth), choices=_nths()),
        _time("start", _("Starts"), it),
        _time("end", _("Ends"), it),
        Field(
            "room_id", _("Room"), readers.number, value=_text(it.room_id), choices=[(_("as the course"), ""), *rooms]
        ),
        _day(desk, "valid_from", _("First day"), it),
        _day(desk, "valid_to", _("Last day"), it),
    ]


def _nths() -> list[tuple[str, str]]:
    return [
        (_("every time"), ""),
        (_("the first of the month"), "1"),
        (_("the second of the month"), "2"),
        (_("the third of the month"), "3"),
        (_("the fourth of the month"), "4"),
        (_("the fifth of the month"), "5"),
        (_("the last of the month"), "-1"),
    ]


def _nth(value: str) -> int | None:
    return int(value) if value else None


def _text(value: int | None) -> str:
    return "" if value is None else str(value)


def _time(key: str, label: str, it: ThemeDraft) -> Field:
    value = getattr(it, key)
    read = partial(readers.maybe, read=dates.parse_time)
    text = dates.time_text(value) if value else ""
    return Field(key, label, read, value=text, hint=_("as the session"), width=22)


def _day(desk: Desk, key: str, label: str, it: ThemeDraft) -> Field:
    value = getattr(it, key)
    read = partial(readers.maybe, read=partial(dates.parse_day, today=desk.today()))
    return Field(key, label, read, value=value.isoformat() if value else "", tell=told_day, hint="12/1", width=22)
