"""The setup of a course: everything about it that is neither dates nor people, a row each, changed with Enter.

Only what the rows are made of and which providers give them; a provider has a module of its own, read when it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from courses.i18n import _
from courses.widgets.table import Column, Row, cell

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView
    from courses.screens.desk import Desk


class SetupRow(NamedTuple):
    """One thing about a course."""

    key: str
    """Unique within the tab: "leaders", "equipment:3"."""
    what: str
    """What it is, in the reader's language."""
    says: str
    """What holds now; empty: nothing yet."""
    open: Callable[[CourseView], None]
    """Opens the dialog that changes it."""


Provider = Callable[["Desk", int], list[SetupRow]]


def _staff(desk: Desk, course_id: int) -> list[SetupRow]:
    from courses.screens import setup_staff

    return setup_staff.rows(desk, course_id)


def _offer(desk: Desk, course_id: int) -> list[SetupRow]:
    from courses.screens import setup_offer

    return setup_offer.rows(desk, course_id)


def _equipment(desk: Desk, course_id: int) -> list[SetupRow]:
    from courses.screens import setup_equipment

    return setup_equipment.rows(desk, course_id)


def _partners(desk: Desk, course_id: int) -> list[SetupRow]:
    from courses.screens import setup_partners

    return setup_partners.rows(desk, course_id)


def _counting(desk: Desk, course_id: int) -> list[SetupRow]:
    from courses.screens import setup_counting

    return setup_counting.rows(desk, course_id)


def _reporting(desk: Desk, course_id: int) -> list[SetupRow]:
    from courses.screens import setup_reporting

    return setup_reporting.rows(desk, course_id)


def _following(desk: Desk, course_id: int) -> list[SetupRow]:
    from courses.screens import setup_following

    return setup_following.rows(desk, course_id)


def _export(desk: Desk, course_id: int) -> list[SetupRow]:
    from courses.screens import setup_export

    return setup_export.rows(desk, course_id)


PROVIDERS: tuple[Provider, ...] = (_staff, _offer, _equipment, _counting, _reporting, _following, _partners, _export)
"""What gives the rows, in the order they are shown."""


def rows(desk: Desk, course_id: int) -> list[SetupRow]:
    """Return the rows of a course, in their order."""
    return [row for provide in PROVIDERS for row in provide(desk, course_id)]


def table(found: Sequence[SetupRow]) -> tuple[Sequence[Column], list[Row]]:
    """Return rows as a table shows them; what says nothing is a quiet dash."""
    columns = (Column(_("What")), Column(_("What holds now")))
    return columns, [(it.key, (it.what, it.says or cell("–", style="dim"))) for it in found]
