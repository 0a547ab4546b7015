"""The rows of Today about courses that run: who is missed, certificates to print, what associations are to have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from courses import dates, deadline_labels
from courses.i18n import _, ngettext
from courses.model.absences import CourseDue, Missed
from courses.model.deadlines import Deadline, DeadlineState
from courses.rules import rights
from courses.store import courses as course_queries
from courses.text import plain

if TYPE_CHECKING:
    from courses.screens.desk import Desk
    from courses.screens.today_rows import Rows

NEAR_SHOWN = 4
"""How many deadlines to come are listed one by one."""
DUE_SHOWN = 6
"""How many courses with certificates are listed."""
ALL_DEADLINES = "all-deadlines"
"""The key of the row that leads to all deadlines."""
ALL_DUE = "all-due"
"""The key of the row that leads to all certificates."""


def rows(desk: Desk, found: Rows) -> Iterator[Option]:
    """Yield the rows, and put the course behind each into `found` by its key."""
    if rights.may(desk.actor, rights.Right.READ_PEOPLE):
        yield from _missed(desk, found)
        yield from _certificates(desk, found)
    yield from _deadlines(desk, found)


def _missed(desk: Desk, found: Rows) -> Iterator[Option]:
    from courses.store import absences

    for course_id, missed in absences.uncalled(desk.store, desk.now()).items():
        course = course_queries.get(desk.store, course_id)
        key = f"missed-{course_id}"
        found[key] = (course_id, None)
        yield Option(_missed_words(course.code, course.title, missed), id=key)


def _missed_words(code: str, title: str, missed: list[Missed]) -> Content:
    count = len(missed)
    words = ngettext("{count} is missed", "{count} are missed", count).format(count=count)
    never = sum(it.is_never for it in missed)
    rest = count - never
    parts = [
        ngettext("{count} never came", "{count} never came", never).format(count=never) if never else "",
        ngettext("{count} several times in a row", "{count} several times in a row", rest).format(count=rest)
        if rest
        else "",
    ]
    return _two("☎", code, f"{plain(title)} · {words}", _("call: {who}").format(who=", ".join(filter(None, parts))))


def _certificates(desk: Desk, found: Rows) -> Iterator[Option]:
    from courses.actions import due

    waits = due.waits(desk.store, desk.actor, desk.now())
    waits.sort(key=lambda it: not it.to_print)
    for it in waits[:DUE_SHOWN]:
        key = f"due-{it.course_id}"
        found[key] = (it.course_id, None)
        yield Option(_due_words(it), id=key)
    if len(waits) > DUE_SHOWN:
        count = len(waits) - DUE_SHOWN
        words = ngettext(
            "and {count} more course with certificates", "and {count} more courses with certificates", count
        )
        yield Option(Content.styled(f"  … {words.format(count=count)}", "dim"), id=ALL_DUE)


def _due_words(it: CourseDue) -> Content:
    if it.to_print:
        words = ngettext(
            "{count} certificate to print in {code}", "{count} certificates to print in {code}", it.to_print
        )
        return _one("▤", words.format(count=it.to_print, code=plain(it.code)), plain(it.title))
    words = ngettext(
        "{count} in {code} needs every session left for a certificate",
        "{count} in {code} need every session left for a certificate",
        it.narrow,
    )
    return _one("▤", words.format(count=it.narrow, code=plain(it.code)), plain(it.title))


def _deadlines(desk: Desk, found: Rows) -> Iterator[Option]:
    from courses.actions import deadlines

    waits = deadlines.waits(desk.store, desk.actor, desk.today())
    over = [it for it in waits if it.state is DeadlineState.OVERDUE]
    near = [it for it in waits if it.state is DeadlineState.NEAR]
    if len(over) == 1:
        near.insert(0, over.pop())
    if over:
        yield Option(_over_words(over, desk.today()), id=ALL_DEADLINES)
    for number, it in enumerate(near[:NEAR_SHOWN]):
        key = f"deadline-{number}"
        found[key] = (it.course_id, None)
        yield Option(_near_words(it, desk.today()), id=key)
    if len(near) > NEAR_SHOWN:
        count = len(near) - NEAR_SHOWN
        words = ngettext("and {count} more deadline", "and {count} more deadlines", count).format(count=count)
        yield Option(Content.styled(f"  … {words}", "dim"), id=None if over else ALL_DEADLINES)


def _over_words(over: list[Deadline], today: date) -> Content:
    words = ngettext("{count} deadline is over", "{count} deadlines are over", len(over)).format(count=len(over))
    last = over[-1]
    told = f"{plain(last.code)} {deadline_labels.what(last)}: {deadline_labels.state(last, today)[2:]}"
    return _one(
        "⚠",
        words,
        _("the latest {what} ({certainty})").format(what=told, certainty=deadline_labels.short_certainty(last.rule)),
    )


def _near_words(it: Deadline, today: date) -> Content:
    sign = deadline_labels.SIGNS[it.state]
    what = _("{what} to {association}").format(what=deadline_labels.what(it), association=it.association_code)
    by = _("by {day}").format(day=dates.day_text(it.day, today))
    state = deadline_labels.state(it, today)[2:]
    sure = deadline_labels.doubt(it.rule)
    return _two(sign, it.code, f"{plain(what)} · {state}", f"{by} · {sure}")


def _two(sign: str, code: str, words: str, more: str) -> Content:
    first = Content.assemble(f"{sign} ", (plain(code), "bold"), f" {words}")
    return Content("\n").join([first, Content.styled("  " + plain(more), "dim")])


def _one(sign: str, words: str, more: str) -> Content:
    first = Content.assemble(f"{sign} ", (words, "bold"))
    return Content("\n").join([first, Content.styled("  " + more, "dim")])
