"""Sessions that are marked on a course's screen, to be changed at once. Writes nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.widgets import Static

from courses.i18n import ngettext
from courses.rules import rights
from courses.screens import doors
from courses.widgets.table import Table

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView


def works(view: CourseView, action: str) -> bool:
    """Return whether marking, or changing what is marked, works now: among sessions, for who may plan."""
    table = view.query_one(Table)
    if view.tab != "sessions" or not rights.may(view.desk.actor, rights.Right.PLAN):
        return False
    if action == "change_marked":
        return bool(table.marks)
    return bool(_sessions(table)) if action == "mark_all" else table.current_key.isdecimal()


def _sessions(table: Table) -> set[str]:
    """Return the keys of the sessions shown; a date passed over is none."""
    return {key for key in table.shown_keys if key.isdecimal()}


def mark_all(view: CourseView) -> None:
    """Mark all sessions, or none when all are."""
    table = view.query_one(Table)
    every = _sessions(table)
    table.mark(() if every <= table.marks else every)


def change(view: CourseView) -> None:
    """Ask what is to be changed of the marked sessions, then preview it."""
    table = view.query_one(Table)
    ids = [int(key) for key in table.marked_keys]
    doors.change_many_sessions(view, ids, lambda: table.mark(()))


def say(view: CourseView, note: Static) -> None:
    """Write how many are marked, above the note of the session."""
    count = len(view.query_one(Table).marks)
    if count:
        told = str(note.content) if note.display else ""
        note.update("\n".join(filter(None, (marked_words(count), told))))
        note.display = True


def marked_words(count: int) -> str:
    """Return how many are marked, and what can be done with them."""
    text = ngettext("{count} marked: w changes it, Esc unmarks", "{count} marked: w changes them, Esc unmarks", count)
    return f"✓ {text.format(count=count)}"


def clear(screen: DOMNode) -> bool:
    """Take away the marks on a screen, and return whether there were any."""
    marked = [table for table in screen.query(Table) if table.marks]
    for table in marked:
        table.mark(())
    return bool(marked)
