"""How a row of an import is written: sign and word, who it is like, what was put right. Knows no store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from courses.i18n import _
from courses.text import plain
from courses.widgets.table import Column, Row, cell

if TYPE_CHECKING:
    from courses.imports.decisions import Decision
    from courses.imports.match_report import RowMatch

NEW, LEAVE_OUT = "\x00new", "\x00leave-out"
"""Answers that are nobody's key."""
_SHOWN = 4
"""Those a row is like, and repairs, that are written out below the list."""


def decision(answer: str) -> Decision:
    """Return the decision that an answer means."""
    from courses.imports import decisions

    if answer == NEW:
        return decisions.Decision(decisions.NEW)
    if answer == LEAVE_OUT:
        return decisions.Decision(decisions.LEAVE_OUT)
    return decisions.Decision(decisions.SAME, answer)


def needs(row: RowMatch, said: Decision | None) -> bool:
    """Return whether a row needs something: a decision, or to be corrected in the file, or was repaired or decided on."""
    from courses.imports.match_words import sign

    return sign(row) in "?✗" or bool(row.repairs) or said is not None


def order(row: RowMatch, said: Decision | None) -> int:
    """Return where a row stands among those that need something: what is to be decided first, what was repaired last."""
    from courses.imports.match_words import sign

    if said is not None:
        return 2
    return {"?": 0, "✗": 1}.get(sign(row), 3)


def state(row: RowMatch, said: Decision | None) -> str:
    """Return sign and word for what is known of a row."""
    from courses.imports import decisions, match_words

    if said is not None:
        words = {
            decisions.NEW: "✓ " + _("decided: new"),
            decisions.LEAVE_OUT: "✗ " + _("left out"),
            decisions.SAME: "= " + _("decided: {key}").format(key=said.key),
        }
        return words[said.what]
    text = f"{match_words.sign(row)} {match_words.verdict(row)}"
    return f"{text} ⚠" if row.repairs else text


def columns() -> Sequence[Column]:
    """Return the columns."""
    return (
        Column(_("State"), 19),
        Column(_("Row"), 6),
        Column(_("Name")),
        Column(_("Course"), 9, from_width=60),
        Column(_("Leads to"), 30, from_width=92),
    )


def row(key: str, it: RowMatch, said: Decision | None) -> Row:
    """Return a row of the list."""
    from courses.imports import match_words

    return key, (
        cell(state(it, said)),
        cell(it.reference.rpartition(" ")[2]),
        cell(it.name),
        cell(it.course),
        cell(match_words.led(it)),
    )


def counts(rows: Sequence[RowMatch]) -> str:
    """Return how many rows are about whom."""
    from courses.imports.match_words import sign

    found = [sign(row) for row in rows]
    words = (
        ("✓", _("new")),
        ("=", _("known")),
        ("≈", _("probably known")),
        ("?", _("decide")),
        ("✗", _("handed back")),
    )
    return "  ".join(f"{mark} {found.count(mark)} {word}" for mark, word in words if mark in found)


def about(it: RowMatch, said: Decision | None) -> Content:
    """Return what is known of the row marked: why, whom it is like, what was put right."""
    from courses.imports import match_words

    key = it.key if it.verdict in match_words.KNOWN and said is None else ""
    first = " · ".join(filter(None, (state(it, said), match_words.reason(it.reason), key)))
    lines = [Content.styled(plain(first), "bold"), Content(_("In the file: {words}").format(words=as_written(it)))]
    for one in it.candidates[:_SHOWN]:
        like = " · ".join(filter(None, (one.key, one.name, one.details, match_words.reason(one.reason))))
        lines.append(Content("? " + _("Like: {words}").format(words=plain(like))))
    put_right = _("Put right: {words}")
    lines += [Content("⚠ " + put_right.format(words=plain(repair))) for repair in it.repairs[:_SHOWN]]
    led = match_words.led(it)
    if led:
        lines.append(Content.styled("→ " + plain(led), "$quiet"))
    return Content("\n").join(lines)


def as_written(it: RowMatch) -> str:
    """Return what the row says of who it is."""
    return plain(" · ".join(filter(None, (it.name, it.other_name, it.details, it.course))))


def choices(it: RowMatch) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Return whom a row may be about, for a list to pick from, and what is known of each."""
    from courses.imports import match_words

    things = [(one.key, f"{one.key}  {one.name}") for one in it.candidates]
    more = {one.key: " · ".join(filter(None, (one.details, match_words.reason(one.reason)))) for one in it.candidates}
    things.append((NEW, _("A person who is not in the register")))
    things.append((LEAVE_OUT, _("Leave the row out")))
    return things, more
