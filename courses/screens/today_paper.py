"""The rows of Today about paper: what in the world is out of date, and print runs that were cut off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from courses import print_labels
from courses.dates import day_text
from courses.i18n import _, ngettext
from courses.rules import rights
from courses.text import plain

if TYPE_CHECKING:
    from courses.model.print_piles import PilePart
    from courses.screens.desk import Desk
    from courses.screens.today_rows import Rows

SHOWN = 4
"""How many papers are listed one by one."""
CUT_OFF = "paper-cut-off"
"""The key of the row about print runs that were cut off."""


def rows(desk: Desk, found: Rows) -> Iterator[Option]:
    """Yield the rows, and put the course behind each into `found` by its key."""
    if not rights.may(desk.actor, rights.Right.PRINT):
        return
    from courses.actions import print_piles
    from courses.store import print_piles as queries

    if cut_off := queries.cut_off(desk.store, desk.today()):
        numbers = ", ".join(it.number for it in cut_off)
        yield Option(
            _two(_("Print run {numbers} never finished").format(numbers=numbers), _("see what is missing")), id=CUT_OFF
        )
    old = [it for it in print_piles.outdated(desk.store, desk.actor, desk.now()) if it.course_id is not None]
    for number, it in enumerate(old[:SHOWN]):
        key = f"paper-{number}"
        found[key] = (it.course_id or 0, None)
        yield Option(_words(it), id=key)
    if len(old) > SHOWN:
        count = len(old) - SHOWN
        words = ngettext("and {count} more paper out of date", "and {count} more papers out of date", count)
        yield Option(Content.styled(f"  … {words.format(count=count)}", "dim"), disabled=True)


def old_handouts(desk: Desk, found: Rows) -> Iterator[Option]:
    """Yield a row for each handout past its last day that a session soon gives out, and put the course behind each."""
    from courses.store import handout_uses

    old = handout_uses.old_ahead(desk.store, desk.today()) if rights.may(desk.actor, rights.Right.PRINT) else []
    for number, it in enumerate(old[:SHOWN]):
        key = f"handout-{number}"
        found[key] = (it.course_id, it.session_id)
        day, until = (day_text(one, desk.today()) for one in (it.day, it.valid_until))
        words = _("{code} gives out “{title}” {day}").format(code=it.course, title=it.title, day=day)
        more = _("the text holds until {day}; look it through or take another").format(day=until)
        yield Option(_two(words, more), id=key)


def _words(it: PilePart) -> Content:
    what = _("{paper} of {code} is out of date").format(paper=print_labels.kind(it.kind), code=it.code)
    return _two(what, "; ".join(it.changes))


def _two(words: str, more: str) -> Content:
    return Content("\n").join([Content(f"⎙ {plain(words)}"), Content.styled("  " + plain(more), "dim")])
