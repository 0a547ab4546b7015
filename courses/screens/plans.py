"""Course plans: a list with search, the plan's text beside it; from here a plan becomes a course. Writes by actions."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from courses import i18n, labels
from courses.commands import bindings
from courses.commands.planning import PLANS
from courses.i18n import _, ngettext
from courses.model import CoursePlan
from courses.screens import doors, plan_text
from courses.screens.dialogs.ask import Ask
from courses.screens.search_list import SearchList
from courses.screens.themes import styles
from courses.store import plans as queries
from courses.widgets.table import Column, Row, Table


class PlansScreen(SearchList):
    """All course plans, and what the one marked says."""

    CSS_PATH = styles("plans")
    AUTO_FOCUS = "#plans"
    PLACE = "courses"
    COMMANDS_HERE = PLANS
    BINDINGS: ClassVar[list[BindingType]] = bindings(PLANS)

    def __init__(self, plan_id: int | None = None) -> None:
        """Keep which plan to mark first."""
        super().__init__()
        self._first = plan_id
        self._shown: dict[str, CoursePlan] = {}
        self._uses: dict[int, int] = {}

    def body(self) -> ComposeResult:
        """Lay out the list and the text."""
        yield Input(placeholder=_("Search in titles and texts"), compact=True, classes="search")
        with Horizontal(id="plans-both"):
            yield Table(id="plans")
            with VerticalScroll(id="plan-pane"):
                yield Static(id="plan-text", markup=False)
        yield Static(classes="quiet count", markup=False)

    def load(self) -> None:
        """Read the plans, those in the language in force first."""
        store = self.desk.store
        found = queries.entries(store, self.query_one(".search", Input).value, i18n.language())
        self._uses = queries.uses(store)
        self._shown = {str(it.id): it for it in found}
        table = self.query_one(Table)
        table.show(_columns(), [_row(it, self._uses.get(it.id, 0)) for it in found])
        if self._first is not None:
            table.go_to(str(self._first))
            self._first = None
        words = ngettext("{count} course plan", "{count} course plans", len(found)).format(count=len(found))
        self.query_one(".count", Static).update(words if found else _("No course plan fits. n makes a new one."))
        self._show_text()

    def _show_text(self) -> None:
        plan = self._shown.get(self.query_one(Table).current_key)
        text = plan_text.words(plan, self._uses.get(plan.id, 0)) if plan else Content("")
        self.query_one("#plan-text", Static).update(text)

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self.query_one("#plan-pane").scroll_home(animate=False)
        self._show_text()

    @on(Input.Changed)
    def _searched(self) -> None:
        self.query_one(Table).move_cursor(row=0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command works: most need a row."""
        return super().check_action("open" if action in ("change", "copy", "remove") else action, parameters)

    def _marked(self) -> CoursePlan:
        return self._shown[self.query_one(Table).current_key]

    def action_open(self) -> None:
        """Make a course of the plan marked."""
        doors.course_of_plan(self, self._marked().id)

    def action_new(self) -> None:
        """Write a new plan."""
        doors.plan_form(self, None, then=self._mark)

    def action_change(self) -> None:
        """Change the plan marked."""
        doors.plan_form(self, self._marked().id, then=self._mark)

    def action_copy(self) -> None:
        """Copy the plan marked, and open the copy's form."""
        from courses.actions import plans

        copied = plans.copy(self.desk.store, self.desk.actor, self._marked().id)
        self.wrote(_("{title} is made.").format(title=copied.title))
        self._mark(copied.id)

    def action_remove(self) -> None:
        """Remove the plan marked, after a question."""
        from courses.actions import plans

        desk, plan = self.desk, self._marked()

        def answer(yes: bool | None) -> None:
            if yes:
                plans.remove(desk.store, desk.actor, plan.id)
                self.wrote(_("Removed {what}").format(what=plan.title))

        more = _("Courses made from it stay as they are. It can be taken back with u, undo.")
        self.ask(Ask(_("Remove {what}?").format(what=plan.title), _("Remove"), more=more), answer)

    def _mark(self, plan_id: int) -> None:
        """Put the cursor on a plan, also when the search hides it."""
        self.query_one(".search", Input).value = ""
        self.load()
        self.query_one(Table).go_to(str(plan_id))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Title")),
        Column(_("Level"), 14, from_width=84),
        Column(_("Form"), 18, from_width=72),
        Column(_("Length"), 11),
        Column(_("Language"), 8),
        Column(_("Courses"), 7, right=True),
    )


def _row(it: CoursePlan, courses: int) -> Row:
    form = labels.course_form(it.form)
    return str(it.id), (it.title, it.level, form, plan_text.shape(it), labels.language(it.language), courses or "")
