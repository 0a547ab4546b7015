"""The rows of Today about circles: which is about to fall, whose leader is not approved, who is about to be lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widgets.option_list import Option

from courses.actions import circle_alerts
from courses.i18n import ngettext
from courses.rules import rights
from courses.screens.desk import Desk
from courses.text import plain

if TYPE_CHECKING:
    from courses.screens.today_rows import Rows

KEY = "circle-"
"""How the keys of the rows begin."""
SHOWN = 6
"""How many are listed one by one."""
NUMBERS_SHOWN = 2
"""Of how many courses it is listed one by one that numbers are lacking."""
_SIGNS = {"falls": "⚠", "leader": "⚠", "few": "⚠", "lost": "☎", "fell": "✗", "group": "○", "numbers": "○"}


class Circles(NamedTuple):
    """The rows about circles."""

    grave: list[Option]
    """What may lose a course, or somebody in it."""
    numbers: list[Option]
    """Whose numbers are lacking."""


def rows(desk: Desk, behind: Rows) -> Circles:
    """Return a row for each thing to see to about a circle, the gravest first, and put its course into `behind`."""
    if not rights.may(desk.actor, rights.Right.READ_PEOPLE):
        return Circles([], [])
    found = circle_alerts.due(desk.store, desk.actor, desk.now())
    grave = [it for it in found if it.alert.kind != "numbers"]
    numbers = [it for it in found if it.alert.kind == "numbers"]
    return Circles(list(_rows(grave, SHOWN, behind)), list(_rows(numbers, NUMBERS_SHOWN, behind)))


def _rows(found: list[circle_alerts.CourseAlert], most: int, behind: Rows) -> Iterator[Option]:
    shown = found if len(found) <= most + 1 else found[:most]
    for it in shown:
        key = f"{KEY}{it.alert.kind}-{len(behind)}"
        behind[key] = (it.course_id, None)
        yield Option(words(it), id=key)
    left = found[len(shown) :]
    if left:
        key = f"{KEY}{left[0].alert.kind}-more"
        behind[key] = (left[0].course_id, None)
        text = ngettext("and {count} more about circles: {codes}", "and {count} more about circles: {codes}", len(left))
        codes = ", ".join(dict.fromkeys(it.code for it in left))
        yield Option(Content.styled(f"  … {plain(text.format(count=len(left), codes=codes))}", "dim"), id=key)


def words(it: circle_alerts.CourseAlert) -> Content:
    """Return the course, what it is about, and what helps, a line each."""
    first = Content.assemble(f"{_SIGNS[it.alert.kind]} ", (plain(it.code), "bold"), f" {plain(it.title)}")
    lines = [first, Content(f"  {plain(it.alert.text)}")]
    if it.alert.helps:
        lines.append(Content.styled(f"  → {plain(it.alert.helps)}", "dim"))
    return Content("\n").join(lines)
