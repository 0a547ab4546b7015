"""The rows of the desk, in words: people with what tells them apart, courses with their free seats, what would happen. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from textual.content import Content

from courses import dates, labels
from courses.actions import outlook
from courses.actions.outlook import Outlook
from courses.i18n import _, ngettext
from courses.model import COMING, ENROLLABLE, CourseSummary, EnrolmentStatus, Person
from courses.rules.entry import Doubt
from courses.rules.levels import step_of, subject
from courses.store import courses as queries
from courses.store.desk import About
from courses.text import fold, plain

_GONE = 2
"""Courses that somebody has gone that are named."""


def person(it: Person, about: About, today: date) -> Content:
    """Return what tells a person from others of that name."""
    facts = [it.birth_date[:4], it.phone or it.email, it.town]
    waits = [_("waits in {code} as number {position}").format(code=code, position=place) for code, place in about.waits]
    gone = [f"{title} {day.year}" for title, day in about.gone if day and day <= today]
    comes = [title for title, day in about.gone if day is None or day > today]
    told = [*facts, *waits]
    told += [_("enrolled in: {courses}").format(courses=_few(comes))] if comes else []
    told += [_("went: {courses}").format(courses=_few(gone))] if gone else []
    return Content.assemble(
        (plain(it.name), "bold"), ("  " + " · ".join(plain(fact) for fact in told if fact), "$quiet")
    )


def _few(titles: Sequence[str]) -> str:
    return ", ".join(titles[:_GONE]) + (" …" if len(titles) > _GONE else "")


def course(it: CourseSummary, today: date, *, opens: date | None = None) -> Content:
    """Return a course with its first day and its free seats."""
    when = dates.day_text(it.first_date, today) if it.first_date else _("no sessions")
    state = queries.state_of(it, today)
    told = [when, dates.time_text(it.start), it.place, "" if state == "coming" else labels.course_state(state)]
    if opens is not None and opens > today:
        told.append(_("opens on {day}").format(day=dates.day_text(opens, today)))
    head = Content.assemble((plain(it.code), "bold"), f" {plain(it.title)}  ", (free_words(it), "$accent"))
    return head + Content.styled("  " + " · ".join(plain(one) for one in told if one), "$quiet")


def free(it: CourseSummary) -> int | None:
    """Return how many seats somebody new could get; None: as many as come."""
    if it.seats is None or it.is_by_session:
        return None
    return 0 if it.waiting else max(0, it.seats - it.taken)


def free_words(it: CourseSummary) -> str:
    """Return "3 free", "full, 2 waiting" or that there is room."""
    left = free(it)
    if left is None:
        return _("by session") if it.is_by_session else _("room for all")
    if left:
        return ngettext("{count} free", "{count} free", left).format(count=left)
    return " · ".join(filter(None, (_("full"), labels.waiting(it.waiting))))


def open_courses(every: Iterable[CourseSummary], today: date) -> list[CourseSummary]:
    """Return those that take enrolments, the nearest first: those to come, then those that have begun."""
    states = {"coming": 0, "current": 1}
    kept = [it for it in every if it.kind in ENROLLABLE and queries.state_of(it, today) in states]
    return sorted(kept, key=lambda it: (states[queries.state_of(it, today)], it.first_date or date.max, it.code))


def found(every: Sequence[CourseSummary], open_: Sequence[CourseSummary], typed: str) -> list[CourseSummary]:
    """Return the courses meant by a piece of a code or words of a title; those not open only when no other fits."""
    words = fold(typed).split()
    key = queries.code_key(typed)

    def fits(it: CourseSummary) -> bool:
        text = fold(f"{it.code} {it.title} {it.place} {it.leaders}")
        return all(word in text for word in words) or (bool(key) and key in queries.code_key(it.code))

    def rank(it: CourseSummary) -> int:
        code = queries.code_key(it.code)
        return 0 if code == key else 1 if key and code.endswith(key) else 2

    kept = [it for it in open_ if fits(it)] or [it for it in every if words and fits(it)]
    return sorted(kept, key=rank) if words else kept


def alike(it: CourseSummary, open_: Sequence[CourseSummary]) -> list[CourseSummary]:
    """Return the open courses about the same at the same step that have a free seat, the nearest first."""
    about, step = subject(it.title), step_of(it.title)
    return [
        other
        for other in open_
        if other.id != it.id and free(other) != 0 and about & subject(other.title) and step_of(other.title) == step
    ]


def told(found: Outlook, doubts: Sequence[Doubt], now: datetime, *, was: Outlook | None = None) -> Content:
    """Return what would happen, below it what to think of; `was` is what stood there until somebody else was quicker."""
    sign, style = _sign(found)
    lines = [Content.styled(f"{sign} {plain(outlook.words(found, now))}", style)]
    if was is not None and was.rank < found.rank:
        lines.insert(0, Content.styled("⚠ " + _("This has just changed: somebody else was quicker."), "bold $warning"))
    for doubt in doubts:
        mark = "✗" if doubt.needs_reason else "⚠"
        lines.append(Content.styled(f"{mark} {plain(doubt.text)}", "$warning"))
    return Content("\n").join(lines)


def all_told(
    found: Outlook,
    doubts: Sequence[Doubt],
    now: datetime,
    *,
    was: Outlook | None = None,
    chosen: int = 0,
    others: Sequence[CourseSummary] = (),
) -> Content:
    """Return `told` with how many sessions are chosen, and the first of the courses alike that have a free seat."""
    lines = [told(found, doubts, now, was=was)]
    if chosen:
        lines.append(Content(sessions_words(chosen)))
    for other in others[:1]:
        words = _("k another course: {course}, {free}").format(
            course=f"{other.code} {other.title}", free=free_words(other)
        )
        lines.append(Content.styled(plain(words), "$accent"))
    return Content("\n").join(lines)


def _sign(it: Outlook) -> tuple[str, str]:
    if it.status in COMING:
        return "✓", "bold $success"
    if it.status is EnrolmentStatus.WAITING:
        return "◷", "bold $warning"
    return "●", "bold $foreground"


def channels() -> list[str]:
    """Return how somebody may have come to the desk, in words as they are kept."""
    return [_("desk"), _("phone"), _("e-mail"), _("web"), _("letter")]


def sessions_words(count: int) -> str:
    """Return how many sessions of a series are chosen."""
    return ngettext("{count} session is chosen.", "{count} sessions are chosen.", count).format(count=count)
