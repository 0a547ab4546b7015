"""Themed hours within a course's sessions: add, change, remove, and when each falls. Each deed is one journal entry."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, time

from courses import clock
from courses.actions.kept import kept
from courses.errors import Invalid, Refused
from courses.i18n import _
from courses.model import Actor, Clash, ClashKind, Course, SessionStatus, Severity, ThemedHour, ThemeOn
from courses.rules import rights
from courses.rules import themes as rules
from courses.store import Store, courses, registers, sessions, tables, themes
from courses.store.journal import Deed, deed
from courses.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeDraft:
    """Themed hours to be added or changed; fields as in `courses.model.ThemedHour`."""

    title: str = ""
    """Empty: the guest's name."""
    organisation_id: int | None = None
    room_id: int | None = None
    weekday: int | None = None
    nth: int | None = None
    start: time | None = None
    end: time | None = None
    valid_from: date | None = None
    valid_to: date | None = None


def add(store: Store, actor: Actor, course_id: int, draft: ThemeDraft) -> ThemedHour:
    """Add themed hours to a course. Raises Invalid with all faults, Refused when they clash and the settings block that."""
    course = _planned(store, actor, course_id)
    values = _values(store, draft)
    with deed(store, actor, _("{code}: themed hours {title}").format(code=course.code, title=values["title"])) as it:
        before = _told(it, course_id)
        theme_id = it.insert("themed_hour", {"course_id": course_id, **values})
        _refuse_blocked(it, course_id, before)
    return themes.get(store, theme_id)


def change(store: Store, actor: Actor, theme_id: int, draft: ThemeDraft, version: int) -> ThemedHour:
    """Change themed hours as they were read at `version`. Raises Invalid, Conflict, NotFound, Refused."""
    rights.require(actor, rights.Right.PLAN)
    course_id = themes.get(store, theme_id).course_id
    course = _planned(store, actor, course_id)
    values = _values(store, draft)
    with deed(store, actor, _("{code}: themed hours {title}").format(code=course.code, title=values["title"])) as it:
        before = _told(it, course_id)
        it.update("themed_hour", theme_id, values, version=version)
        _refuse_blocked(it, course_id, before)
    return themes.get(store, theme_id)


def remove(store: Store, actor: Actor, theme_id: int) -> None:
    """Remove themed hours. Raises NotFound, Refused."""
    rights.require(actor, rights.Right.PLAN)
    theme = themes.get(store, theme_id)
    course = _planned(store, actor, theme.course_id)
    text = _("{code}: no themed hours {title} any more")
    with deed(store, actor, text.format(code=course.code, title=theme.title)) as it:
        it.delete("themed_hour", theme_id)


def draft_of(theme: ThemedHour) -> ThemeDraft:
    """Return a draft that would leave themed hours as they are."""
    return ThemeDraft(**{field.name: getattr(theme, field.name) for field in fields(ThemeDraft)})


def faults(store: Store, draft: ThemeDraft) -> dict[str, str]:
    """Return what is wrong with a draft, by field, in words that say what would be right; empty when nothing is."""
    found: dict[str, str] = {}
    names = registers.organisation_names(store)
    if draft.organisation_id is not None and draft.organisation_id not in names:
        found["organisation_id"] = _("The organisation no longer exists.")
    if not clean(draft.title) and draft.organisation_id not in names:
        found["title"] = _("Themed hours need a title or a guest.")
    if draft.room_id is not None and tables.id_of(store, "room", id=draft.room_id) is None:
        found["room_id"] = _("The room no longer exists.")
    if draft.nth is not None and draft.weekday is None:
        found["weekday"] = _("Say which weekday of the month it is.")
    if draft.nth is not None and draft.nth not in (-1, 1, 2, 3, 4, 5):
        found["nth"] = _("Write 1 to 5, or -1 for the last of the month.")
    if draft.start and draft.end and draft.end <= draft.start:
        found["end"] = _("The end has to be later than the start.")
    if draft.valid_from and draft.valid_to and draft.valid_to < draft.valid_from:
        found["valid_to"] = _("The last day is before the first.")
    return found


def coming(store: Store, theme: ThemedHour, now: datetime) -> tuple[ThemeOn, ...]:
    """Return the times themed hours come to at the course's sessions from today on, in order of time."""
    planned = [it for it in sessions.of_course(store, theme.course_id, now) if it.status is not SessionStatus.CANCELLED]
    return rules.falls(theme, [it for it in planned if it.day >= now.date()])


def clashes_of(store: Store, actor: Actor, course_id: int, now: datetime) -> list[Clash]:
    """Return what a course's themed hours clash with. Raises Refused, NotFound."""
    from courses.actions import clashes

    found = clashes.of_course(store, actor, course_id, now)
    return [it for it in found if it.kind is ClashKind.THEMED_HOUR]


def _planned(store: Store, actor: Actor, course_id: int) -> Course:
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PLAN, courses.organisation_ids(course))
    return course


def _values(store: Store, draft: ThemeDraft) -> dict[str, object]:
    """Return the columns of a draft. Raises Invalid naming everything that is wrong, a line each."""
    if found := faults(store, draft):
        raise Invalid("\n".join(found.values()))
    guest = registers.organisation_names(store).get(draft.organisation_id or 0, "")
    return {
        "title": kept(draft.title) or guest,
        "organisation_id": draft.organisation_id,
        "room_id": draft.room_id,
        "weekday": draft.weekday,
        "nth": draft.nth,
        "start": f"{draft.start:%H:%M}" if draft.start else None,
        "end": f"{draft.end:%H:%M}" if draft.end else None,
        "valid_from": draft.valid_from.isoformat() if draft.valid_from else None,
        "valid_to": draft.valid_to.isoformat() if draft.valid_to else None,
    }


def _told(it: Deed, course_id: int) -> set[str]:
    return {clash.what for clash in clashes_of(it.store, it.actor, course_id, clock.now())}


def _refuse_blocked(it: Deed, course_id: int, before: set[str]) -> None:
    """Raise Refused when the deed makes a clash that by the settings should stop it."""
    found = clashes_of(it.store, it.actor, course_id, clock.now())
    blocking = [clash.what for clash in found if clash.severity is Severity.ERROR and clash.what not in before]
    if blocking:
        raise Refused("\n".join(blocking), _("Choose another time or room; Settings say what blocks."))
