"""What came back of a packet, row by row beside what is here, and what becomes of each. Writes by an action."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import dates, packet_labels
from courses.actions import packet_compare, packet_merge
from courses.commands import bindings
from courses.commands.packets import RETURN
from courses.errors import Conflict
from courses.i18n import _, ngettext
from courses.model.packets import Comparison, PacketReturn, ReturnRow, RowState, Take
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.table import Column, Row, Table, cell

_DIFFERS, _TO_CHOOSE, _ALL = "differs", "choose", "all"
_TURNS = (Take.THEIRS, Take.MINE, Take.LATER)
_COLOURS = {RowState.BOTH: "$warning", RowState.BLOCKED: "$error", RowState.NEW: "$success"}
_NOTICES = 4
"""Lines of what is to be known that are shown at once."""


class PacketReturnScreen(Frame):
    """A return beside the library's own."""

    CSS_PATH = styles("packets")
    AUTO_FOCUS = "#packet-rows"
    PLACE = "attendance"
    COMMANDS_HERE = RETURN
    BINDINGS: ClassVar[list[BindingType]] = bindings(RETURN)

    def __init__(self, answer: PacketReturn, comparison: Comparison) -> None:
        """Keep what came back, and how it compares."""
        super().__init__()
        self._answer = answer
        self._comparison = comparison
        self._choices: dict[str, Take] = {}
        self._filter = _DIFFERS

    def body(self) -> ComposeResult:
        """Lay out the rows over what there is to know about the one marked."""
        yield Static(classes="pane-heading", id="packet-heading", markup=False)
        yield Static(id="packet-notices", markup=False)
        yield Table(id="packet-rows")
        yield Static(id="packet-row", markup=False)

    @property
    def is_unsaved(self) -> bool:
        """Whether something was chosen that is not taken in."""
        return bool(self._choices)

    def load(self) -> None:
        """Compare anew: attendance may have been changed meanwhile."""
        desk = self.desk
        self._comparison = packet_compare.compare(desk.store, desk.actor, self._answer)
        self._show()

    def _show(self) -> None:
        it, takes = self._comparison, self._takes()
        open_rows = sum(take is None for take in takes.values())
        heading = _("Packet {number} from {organisation}, {day}").format(
            number=it.number, organisation=it.organisation, day=dates.day_text(it.made_at.date())
        )
        counts = "  ".join(
            f"{packet_labels.row_state(state)} {count}" for state in RowState if (count := it.count(state))
        )
        to_choose = ngettext("{count} to choose", "{count} to choose", open_rows).format(count=open_rows)
        told = f"{heading}\n{counts}" + (f"  ·  {to_choose}" if open_rows else "")
        self.query_one("#packet-heading", Static).update(Content("\n".join(plain(line) for line in told.split("\n"))))
        notices = self.query_one("#packet-notices", Static)
        notices.update(_notices(it))
        notices.display = bool(it.notices) or not it.is_signed
        is_one = len({row.course_code for row in it.rows}) == 1
        shown = [row for row in it.rows if self._is_shown(row, takes[row.key])]
        self.query_one(Table).show(_columns(), [_row(row, takes[row.key], is_one=is_one) for row in shown])
        self._say_row()

    def _takes(self) -> dict[str, Take | None]:
        return packet_merge.chosen(self._comparison, self._choices)

    def _is_shown(self, row: ReturnRow, take: Take | None) -> bool:
        if self._filter == _TO_CHOOSE:
            return take is None
        return self._filter == _ALL or row.state is not RowState.SAME

    def _marked(self) -> ReturnRow | None:
        key = self.query_one(Table).current_key
        return next((row for row in self._comparison.rows if row.key == key), None)

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self._say_row()
        self.refresh_bindings()

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_turn()

    def _say_row(self) -> None:
        row = self._marked()
        words = _story(row) if row else Content(_("Nothing here differs from what came back."))
        self.query_one("#packet-row", Static).update(words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: choosing needs a row that can be chosen."""
        if action in ("take", "turn"):
            row = self._marked() if self.walk_children(Table) else None
            return row is not None and row.state not in (RowState.SAME, RowState.BLOCKED)
        return True

    def action_take(self, take: str) -> None:
        """Choose for the row marked, and go to the next."""
        row = self._marked()
        if row is not None:
            self._choices[row.key] = Take(take)
            self._show()
            self.query_one(Table).action_cursor_down()

    def action_turn(self) -> None:
        """Choose the next for the row marked."""
        row = self._marked()
        if row is None or not self.check_action("turn", ()):
            return
        now = self._takes()[row.key]
        self._choices[row.key] = _TURNS[(_TURNS.index(now) + 1) % len(_TURNS)] if now else _TURNS[0]
        self._show()

    def action_take_all(self, take: str) -> None:
        """Choose for every row that was changed on both sides."""
        for row in self._comparison.rows:
            if row.state is RowState.BOTH:
                self._choices[row.key] = Take(take)
        self._show()

    def action_filter(self) -> None:
        """Show others of the rows."""
        order = (_DIFFERS, _TO_CHOOSE, _ALL)
        self._filter = order[(order.index(self._filter) + 1) % len(order)]
        words = {
            _DIFFERS: _("Rows that differ are shown."),
            _TO_CHOOSE: _("Rows that you have to choose for are shown."),
            _ALL: _("All rows are shown."),
        }
        self._show()
        self.house.tell(words[self._filter])

    def action_merge(self) -> None:
        """Take in what is chosen; where something is still to choose, go there."""
        desk = self.desk
        still = next((key for key, take in self._takes().items() if take is None), "")
        if still:
            self._filter = _DIFFERS
            self._show()
            self.query_one(Table).go_to(still)
            raise Conflict(
                _("Choose first for the rows with ⚠."), _("v ours, t theirs, l later; V and T for all of them.")
            )
        done = packet_merge.merge(desk.store, desk.actor, self._answer, self._choices, shown=self._comparison)
        self._choices.clear()
        self.dismiss()
        self.wrote(_("Packet {number}: {what}").format(number=done.comparison.number, what=" ".join(done.told())))


def _notices(it: Comparison) -> Content:
    lines = list(it.notices)
    if not it.is_signed:
        lines.insert(0, _("A workbook: its rows are known by their signed ids, the marks themselves are not signed."))
    more = len(lines) - _NOTICES
    if more > 0:
        lines = [
            *lines[: _NOTICES - 1],
            ngettext("… and {count} more", "… and {count} more", more + 1).format(count=more + 1),
        ]
    return Content("\n").join(Content.styled("⚠ " + plain(line), "$warning") for line in lines)


def _columns() -> tuple[Column, ...]:
    return (
        Column("", 1),
        Column(_("Session"), 10),
        Column(_("Who")),
        Column(_("Compared"), 17, from_width=90),
        Column(_("Here"), 11),
        Column(_("There"), 11),
        Column(_("Becomes"), 8),
        Column(_("Here by"), 10, from_width=105),
        Column(_("There by"), 10, from_width=105),
    )


def _row(row: ReturnRow, take: Take | None, *, is_one: bool) -> Row:
    day = dates.day_text(row.day) if row.day else ""
    becomes = "" if row.state in (RowState.SAME, RowState.BLOCKED) else packet_labels.take(take)
    colour = _COLOURS.get(row.state, "")
    return row.key, (
        packet_labels.STATE_SIGNS[row.state],
        day if is_one else f"{row.course_code} {day}",
        packet_labels.who(row),
        cell(packet_labels.row_words(row.state), style="bold" if colour else ""),
        row.mine or "–",
        row.theirs or "–",
        cell(becomes, style="bold" if take is None and becomes else ""),
        row.mine_by,
        row.theirs_by,
    )


def _story(row: ReturnRow) -> Content:
    """Return all that is known of a row, in three lines at most."""
    here = _("Here: {what}").format(what=row.mine or "–") + _by(row.mine_by, row.mine_at)
    there = _("There: {what}").format(what=row.theirs or "–") + _by(row.theirs_by, row.theirs_at)
    sent = _("Sent: {what}").format(what=row.before or "–")
    state = packet_labels.row_state(row.state)
    lines = [f"{state}: {row.reason}" if row.reason else f"{state}   {sent}", here, there]
    return Content("\n").join(Content(plain(line)) for line in lines)


def _by(name: str, at: datetime | None) -> str:
    if not name:
        return ""
    return f" ({name} {dates.day_text(at.date())} {at:%H.%M})" if at else f" ({name})"
