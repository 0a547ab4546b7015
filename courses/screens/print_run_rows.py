"""The rows and words of a print run, as its screen shows them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from courses import print_labels
from courses.dates import day_text, time_text
from courses.i18n import _, ngettext, pgettext
from courses.model.print_piles import PartState, Pile, PilePart, PileScope, PrintedPile
from courses.store import Store, courses
from courses.text import plain
from courses.widgets.table import Column, Row, cell

_SIGNS = {PartState.NEW: "○", PartState.CHANGED: "⚠", PartState.SAME: "✓"}


def columns() -> tuple[Column, ...]:
    """Return the columns of the papers."""
    return (
        Column(_("Room"), 12),
        Column(_("When"), 16, from_width=76),
        Column(_("Course"), 8),
        Column(_("Paper")),
        Column(pgettext("column", "Copies"), 4, right=True),
        Column(_("State"), 16),
    )


def row(key: str, it: PilePart) -> Row:
    """Return the row of a paper."""
    when = " ".join(filter(None, (day_text(it.day) if it.day else "", time_text(it.start) if it.start else "")))
    subject = it.subject if it.course_id is not None else (day_text(it.day) if it.day else "")
    named = " ".join(filter(None, (print_labels.kind(it.kind), subject)))
    style = {PartState.CHANGED: "bold", PartState.SAME: "dim"}.get(it.state, "")
    state = f"{_SIGNS[it.state]} {print_labels.state(it.state)}"
    return key, (
        cell(it.room or it.place or "–", style=style),
        cell(when, style=style),
        cell(it.code or "–", style=style),
        cell(named, style=style),
        cell(it.copies, right=True, style=style),
        cell(state, style=style),
    )


def heading(found: Pile, store: Store) -> str:
    """Return what the papers are for: a day, a week or a course."""
    if found.course_id is not None:
        course = courses.get(store, found.course_id)
        return _("Papers for {code} {title}").format(code=course.code, title=course.title)
    if found.scope is PileScope.WEEK:
        return _("Papers for {first}–{last}").format(first=day_text(found.first), last=day_text(found.last))
    return _("Papers for {day}").format(day=day_text(found.first))


def counted(ticked: Sequence[PilePart]) -> str:
    """Return how many papers are ticked, and how many of them were printed before and are out of date."""
    papers = ngettext("{count} paper ticked", "{count} papers ticked", len(ticked)).format(count=len(ticked))
    copies = sum(it.copies for it in ticked)
    told = ngettext("{count} copy", "{count} copies", copies).format(count=copies)
    old = sum(it.state is PartState.CHANGED for it in ticked)
    changed = ngettext("{count} was printed and has changed", "{count} were printed and have changed", old)
    return " · ".join(filter(None, (papers, told, changed.format(count=old) if old else "")))


def title(it: PrintedPile) -> str:
    """Return the heading over what came of a print run."""
    return _("Print run {number}: {state}").format(number=it.number, state=print_labels.pile_state(it.state))


def done(it: PrintedPile, path: Path | None, missing: Sequence[str], *, is_shown: bool) -> str:
    """Return what came of a print run: how much, where it is, what is missing."""
    lines = [print_labels.told(it)]
    if path is not None:
        lines.append(_("The file: {path}").format(path=path))
        if not is_shown:
            lines.append(_("Open it in your PDF viewer and print it from there."))
    if missing:
        lines += ["", _("Missing:"), *(f"⚠ {line}" for line in missing)]
    return "\n".join(map(plain, lines))
