"""Targets: how far each is reached, and which courses it was reached by. Writes by actions."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import dates, labels
from courses.actions import targets as deeds
from courses.commands import bindings
from courses.commands.planning import TARGETS
from courses.i18n import _, ngettext
from courses.model.targets import TargetProgress
from courses.screens import doors
from courses.screens.dialogs.ask import Ask
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.table import Column, Row, Table

_SHOWN = 5
"""Courses that are named behind a figure."""


class TargetsScreen(Frame):
    """All targets."""

    CSS_PATH = styles("go")
    AUTO_FOCUS = "#targets"
    COMMANDS_HERE = TARGETS
    BINDINGS: ClassVar[list[BindingType]] = bindings(TARGETS)

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__()
        self._shown: dict[str, TargetProgress] = {}

    def body(self) -> ComposeResult:
        """Lay out the list over what is behind the figure marked."""
        yield Static(Content(_("Targets")), classes="pane-heading")
        yield Table(id="targets")
        yield Static(id="go-words", markup=False)

    def load(self) -> None:
        """Measure every target."""
        found = deeds.progress(self.desk.store, self.desk.now())
        self._shown = {str(it.target.id): it for it in found}
        self.query_one(Table).show(_columns(), [_row(it) for it in found])
        self._say_words()

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self._say_words()

    @on(DataTable.RowSelected)
    def _chosen(self) -> None:
        self.action_change()

    def _say_words(self) -> None:
        it = self._shown.get(self.query_one(Table).current_key)
        nothing = Content(
            _("No target is set yet. n sets the first: “500 persons in 2027”.") if not self._shown else ""
        )
        self.query_one("#go-words", Static).update(_words(it) if it else nothing)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: changing and removing need a row."""
        return action not in ("change", "remove") or bool(self.query_one(Table).current_key)

    def _marked(self) -> TargetProgress:
        return self._shown[self.query_one(Table).current_key]

    def action_new(self) -> None:
        """Set a target."""
        doors.target_form(self, None, then=self._mark)

    def action_change(self) -> None:
        """Change the target marked."""
        doors.target_form(self, self._marked().target, then=self._mark)

    def action_remove(self) -> None:
        """Remove the target marked, after a question."""
        desk, target = self.desk, self._marked().target

        def answer(yes: bool | None) -> None:
            if yes:
                deeds.remove(desk.store, desk.actor, target)
                self.wrote(_("Removed {what}").format(what=target.name))

        more = _("It can be taken back with u, undo.")
        self.ask(Ask(_("Remove {what}?").format(what=target.name), _("Remove"), more=more), answer)

    def _mark(self, target_id: int) -> None:
        self.query_one(Table).go_to(str(target_id))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Target")),
        Column(_("Reached"), 13, right=True),
        Column(_("Share"), 6, right=True),
        Column(_("Time gone"), 9, right=True, from_width=60),
        Column(_("Unit"), 16, from_width=84),
        Column(_("Period"), 28, from_width=110),
        Column(_("Decision"), 24, from_width=110),
    )


def _row(it: TargetProgress) -> Row:
    return str(it.target.id), (
        it.target.name,
        f"{it.done} / {it.target.number}",
        labels.percent(it.share),
        labels.percent(it.expected),
        labels.target_unit(it.target.unit),
        dates.period_text(it.target.first_date, it.target.last_date),
        it.target.decision,
    )


def _words(it: TargetProgress) -> Content:
    """Return what is behind a figure: the courses that gave most, and what is not in it."""
    facts = [labels.target_unit(it.target.unit), dates.period_text(it.target.first_date, it.target.last_date)]
    lines = [Content.styled(" · ".join(plain(one) for one in (*facts, it.target.decision) if one), "$quiet")]
    lines += [Content(f"{one.count:>5}  {plain(one.code)} {plain(one.title)}") for one in it.shares[:_SHOWN]]
    more = len(it.shares) - _SHOWN
    if more > 0:
        words = ngettext("and {count} more course", "and {count} more courses", more).format(count=more)
        lines.append(Content.styled(f"    …  {words}", "$quiet"))
    if it.without_names:
        words = _("{count} were counted without names and are not in it.").format(count=it.without_names)
        lines.append(Content.styled(words, "$quiet"))
    return Content("\n").join(lines)
