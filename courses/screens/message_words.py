"""How messages look on a screen: a row, the whole text beside it. Knows no store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from courses import dates, message_labels
from courses.i18n import _
from courses.model import ContactWay
from courses.model.messages import Message, MessageDraft
from courses.rules import sms
from courses.text import plain
from courses.widgets.table import Column, Row


def columns(*, has_course: bool) -> tuple[Column, ...]:
    """Return the columns of a list of messages; of those about one course without the course."""
    course = (Column(_("Course"), 9),) if has_course else ()
    return (
        Column("", 1),
        Column(_("To")),
        Column(_("Way"), 11),
        Column(_("What"), 20, from_width=68),
        *course,
        Column(_("When"), 16, from_width=52),
    )


def row(it: Message, now: datetime, *, has_course: bool) -> Row:
    """Return a message as a row of `columns`."""
    return str(it.id), (
        message_labels.status_sign(it.status),
        it.name,
        message_labels.way(it.way),
        message_labels.code(it.code),
        *((it.course,) if has_course else ()),
        moment(it.due_at or it.done_at or it.made_at, now),
    )


def moment(at: datetime, now: datetime) -> str:
    """Return a moment in a few letters: "tis 12 jan 10.00"."""
    return f"{dates.day_text(at.date(), now.date())} {dates.time_text(at.time())}"


def about(it: Message, now: datetime) -> Content:
    """Return a whole message: where it stands, how it goes, its text."""
    state = message_labels.status(it.status)
    if it.due_at:
        state += ", " + _("goes {time}").format(time=moment(it.due_at, now))
    elif it.done_at:
        state += f" {moment(it.done_at, now)}"
    facts = [f"{message_labels.status_sign(it.status)} {state}", _to(it.way, it.address, it.language)]
    if it.way is ContactWay.SMS:
        facts.append(size_words(it.body))
    if it.fault:
        facts.append(f"⚠ {it.fault}")
    return _whole(it.name, facts, it.subject, it.body)


def draft(it: MessageDraft) -> Content:
    """Return what a person would get."""
    facts = [
        _to(it.way, it.address, it.language),
        *(f"⚠ {note}" if it.way is not ContactWay.SMS else note for note in it.notes),
    ]
    return _whole(it.name, facts, it.subject, it.body)


def size_words(text: str) -> str:
    """Return how long an SMS is."""
    size = sms.size(text)
    return _("{count} characters, {parts} SMS").format(count=size.length, parts=size.parts)


def _to(way: ContactWay, address: str, language: str) -> str:
    parts = (f"{message_labels.way(way)} {address}".strip(), message_labels.language(language))
    return " · ".join(filter(None, parts))


def _whole(name: str, facts: Sequence[str], subject: str, body: str) -> Content:
    lines = [
        Content.styled(plain(name), "bold $accent"),
        *(Content.styled(plain(fact), "$warning" if fact.startswith("⚠") else "$quiet") for fact in facts),
        Content(""),
        Content.styled(plain(subject), "bold"),
        Content(""),
        *(Content(plain(line)) for line in body.split("\n")),
    ]
    return Content("\n").join(lines)
