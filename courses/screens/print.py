"""Print: for which course. Reads only."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from courses.commands import bindings
from courses.commands.printing import PRINT
from courses.i18n import _
from courses.screens import doors, paper_doors
from courses.screens.course_list_rows import columns, rows
from courses.screens.search_list import SearchList
from courses.screens.themes import styles
from courses.store import courses as queries
from courses.widgets.table import Table


class PrintScreen(SearchList):
    """Courses to print for; those running first."""

    CSS_PATH = styles("print")
    AUTO_FOCUS = "#courses"
    PLACE = "print"
    COMMANDS_HERE = PRINT
    BINDINGS: ClassVar[list[BindingType]] = bindings(PRINT)

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Input(placeholder=_("Search code or title"), compact=True, classes="search")
        yield Table(id="courses")
        yield Static(_("No course fits the search."), classes="quiet nothing")

    def load(self) -> None:
        """Read the courses: running, then coming, then finished."""
        today = self.desk.today()
        typed = self.query_one(".search", Input).value
        every = queries.summaries(self.desk.store, self.desk.now(), search=typed)
        order = ("current", "coming", "finished")
        ranked = [(order.index(state), it) for it in every if (state := queries.state_of(it, today)) in order]
        shown = [it for _rank, it in sorted(ranked, key=lambda pair: pair[0])]
        count = self.query_one(Table).show(columns(), rows(shown, today))
        self.query_one(".nothing").display = not count

    def action_run(self) -> None:
        """Print all that tomorrow, the week or a course needs."""
        paper_doors.print_run(self)

    def action_handouts(self) -> None:
        """Open the handout shelf."""
        from courses.screens import handout_doors

        handout_doors.shelf(self)

    def action_programme(self) -> None:
        """Print the programme of a term."""
        from courses.screens import print_public

        print_public.ask_programme(self)

    def action_timetable(self) -> None:
        """Print who helps when in a week."""
        from courses.screens import print_public

        print_public.ask_timetable(self)

    def action_small(self) -> None:
        """Print what is of no one course: the evacuation list, labels for shelves, the sign of what we help with."""
        from courses.screens import print_small

        print_small.ask_what(self)

    def action_check(self) -> None:
        """Check a certificate."""
        from courses.screens.certificate_check import CertificateCheckScreen

        self.app.push_screen(CertificateCheckScreen())

    def action_export(self) -> None:
        """Write a calendar or a table for other programs."""
        from courses.screens import exporting

        key = self.query_one(Table).current_key
        exporting.ask_what(self, int(key) if key else None)

    def action_open(self) -> None:
        """Choose papers for the course marked."""
        doors.papers(self, int(self.query_one(Table).current_key))
