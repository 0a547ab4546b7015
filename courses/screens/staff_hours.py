"""Staff hours: what each organisation's leaders were promised for, what of it is due and held, over some days. Reads only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from courses import dates
from courses.actions import leading
from courses.commands import bindings
from courses.commands.reporting import STAFF_HOURS
from courses.errors import Invalid
from courses.i18n import _
from courses.model import StaffHours
from courses.rules import terms
from courses.rules.terms import Term
from courses.screens.dialogs.prompt import Prompt
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.field import Field
from courses.widgets.table import Column, Row, Table, cell

_BETWEEN = re.compile(r"\s*[–—]\s*|\s+-\s+|\s+till\s+|\s+to\s+")


class Span(NamedTuple):
    """Some days, both ends inclusive."""

    first: date
    last: date
    name: str

    @classmethod
    def of_term(cls, term: Term) -> Span:
        """Return the days of a term."""
        return cls(term.first, term.last, str(term))


class StaffHoursScreen(Frame):
    """Hours by organisation and leader, with sums."""

    CSS_PATH = styles("registers")
    AUTO_FOCUS = "#staff-hours"
    COMMANDS_HERE = STAFF_HOURS
    BINDINGS: ClassVar[list[BindingType]] = bindings(STAFF_HOURS)

    def __init__(self) -> None:
        """Begin with the present term."""
        super().__init__()
        self._span: Span | None = None

    @property
    def span(self) -> Span:
        """The days that are shown."""
        return self._span or Span.of_term(terms.of(self.desk.today()))

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Static(classes="pane-heading", markup=False)
        yield Table(id="staff-hours")
        yield Static(classes="quiet count", markup=False)

    def load(self) -> None:
        """Read the hours of the days shown."""
        span, desk = self.span, self.desk
        found = leading.staff_hours(desk.store, span.first, span.last, desk.now())
        heading = _("Staff hours {when}").format(when=span.name)
        self.query_one(".pane-heading", Static).update(Content(plain(heading)))
        self.query_one(Table).show(_columns(), list(rows(found)))
        told = _("Hours and minutes, {days}.").format(days=dates.period_text(span.first, span.last))
        self.query_one(".count", Static).update(told if found else _("Nobody leads anything on those days."))

    def action_step(self, steps: int) -> None:
        """Go so many terms ahead."""
        term = terms.of(self.span.first)
        self._span = Span.of_term(term.next() if steps > 0 else terms.before(term))
        self.load()

    def action_choose(self) -> None:
        """Ask for another term, year or days."""
        today = self.desk.today()
        hint = "VT 2027, 2026, 1/9 – 31/10"
        field = Field("span", _("When"), lambda text: read_span(text, today), value=self.span.name, hint=hint)

        def answer(given: dict[str, Any] | None) -> None:
            if given is not None:
                self._span = given["span"]
                self.load()

        words = _("A term, a year, or two dates with a dash between: {example}.").format(example=hint)
        self.ask(Prompt(_("Which days?"), (field,), _("Show"), words=words), answer)


def read_span(text: str, today: date) -> Span:
    """Return the days meant by a term, a year or two dates with a dash between. Raises Invalid."""
    typed = text.strip()
    if re.fullmatch(r"(19|20)\d\d", typed):
        return Span(date(int(typed), 1, 1), date(int(typed), 12, 31), typed)
    parts = _BETWEEN.split(typed)
    if len(parts) != 2:
        return Span.of_term(terms.parse(typed))
    first, last = (dates.parse_day(part, today) for part in parts)
    if last < first:
        raise Invalid(_("The last day is before the first."))
    return Span(first, last, f"{first.isoformat()} – {last.isoformat()}")


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Organisation and leader")),
        Column(_("Promised"), 9, right=True),
        Column(_("Due by now"), 10, right=True),
        Column(_("Held"), 9, right=True),
        Column(_("Difference"), 10, right=True),
    )


def rows(found: Sequence[StaffHours]) -> Iterator[Row]:
    """Yield a row for each organisation with its sum, below it one for each of its leaders, and last the sum of all."""
    for number, (name, group) in enumerate(groupby(found, key=lambda it: it.organisation)):
        led = list(group)
        yield str(number), (cell(name or _("no employer"), style="bold"), *_cells(led, style="bold"))
        for at, it in enumerate(led):
            yield f"{number} {at}", (f"  {it.leader}", *_cells(led[at : at + 1]))
    if found:
        yield "sum", (cell(_("Sum of all"), style="bold"), *_cells(found, style="bold"))


def _cells(found: Sequence[StaffHours], *, style: str = "") -> tuple[object, ...]:
    planned, due, held = (sum(getattr(it, name) for it in found) for name in ("planned", "due", "held"))
    behind = ("−" if held < due else "") + hours_text(abs(held - due))
    texts = (hours_text(planned), hours_text(due), hours_text(held), behind)
    return tuple(cell(text, right=True, style=style) for text in texts)


def hours_text(minutes: int) -> str:
    """Return minutes as hours and minutes: "12:30"."""
    return f"{minutes // 60}:{minutes % 60:02d}"
