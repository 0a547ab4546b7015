"""Who may be in the register twice: pairs, the surest first, the one marked side by side. Writes that two are not the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Static

from courses import same_person_labels as labels
from courses.actions import duplicates
from courses.actions.duplicates import Pair, Report, Twin
from courses.commands import bindings
from courses.commands.people import DUPLICATES
from courses.i18n import _, ngettext
from courses.screens import doors
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import people
from courses.text import plain
from courses.widgets.empty import Empty
from courses.widgets.table import Column, Row, Table, cell


class DuplicatesScreen(Frame):
    """The report over the register."""

    CSS_PATH = styles("duplicates")
    AUTO_FOCUS = "#pairs"
    PLACE = "people"
    COMMANDS_HERE = DUPLICATES
    BINDINGS: ClassVar[list[BindingType]] = bindings(DUPLICATES)

    class Found(Message):
        """The register has been gone through."""

        def __init__(self, report: Report) -> None:
            """Keep what was found."""
            super().__init__()
            self.report = report

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__()
        self._pairs: dict[str, Pair] = {}

    def body(self) -> ComposeResult:
        """Lay out the pairs over the one marked."""
        yield Static(classes="pane-heading", id="duplicates-heading", markup=False)
        yield Table(id="pairs")
        yield Static(id="why", markup=False)
        yield Table(id="sides")
        yield Empty(
            _("Nobody seems to be in the register twice"),
            _("A couple that shares a phone is two people, and so is who you have said is not the same."),
        )

    def on_mount(self) -> None:
        """Keep the focus off what is only looked at."""
        super().on_mount()
        for table in self.query("#sides").results(Table):
            table.can_focus = False
            table.show_cursor = False

    def load(self) -> None:
        """Go through the register, beside the interface: a long one takes seconds."""
        if not self._pairs:
            self._say(_("Going through the register …"))
            self._show_parts(has_pairs=False, is_done=False)
        self._look()

    @work(thread=True, exclusive=True, group="duplicates", exit_on_error=False)
    def _look(self) -> None:
        store = self.desk.another_store()
        try:
            found = duplicates.report(store, self.desk.actor)
        finally:
            store.close()
        self.post_message(self.Found(found))

    @on(Found)
    def _found(self, event: Found) -> None:
        found = event.report
        self._pairs = {f"{it.one.id}-{it.other.id}": it for it in found.pairs}
        count = len(self._pairs)
        words = ngettext("{count} pair may be one person", "{count} pairs may be one person each", count)
        more = f" · {duplicates.crowd_words(found.crowds)}" if found.crowds else ""
        self._say((words.format(count=count) if count else _("Duplicates")) + more)
        self.query_one("#pairs", Table).show(_columns(), [_row(key, it) for key, it in self._pairs.items()])
        self._show_parts(has_pairs=bool(count), is_done=True)
        if count and self.focused is None:
            self.query_one("#pairs", Table).focus()
        self.call_after_refresh(self._show_sides)

    def _say(self, text: str) -> None:
        self.query_one("#duplicates-heading", Static).update(Content(plain(text)))

    def _show_parts(self, *, has_pairs: bool, is_done: bool) -> None:
        self.query_one("#pairs", Table).display = has_pairs
        self.query_one("#sides", Table).display = self.query_one("#why", Static).display = has_pairs
        self.query_one(Empty).display = is_done and not has_pairs

    @on(DataTable.RowHighlighted, "#pairs")
    def _marked(self) -> None:
        self._show_sides()
        self.show_keys()

    @on(DataTable.RowSelected, "#pairs")
    def _chosen(self) -> None:
        self.action_merge()

    def _show_sides(self) -> None:
        pair = self._pair()
        if pair is None:
            return
        why = f"{labels.likeness(pair.verdict.likeness)}: {labels.reason(pair.verdict.reason)}"
        self.query_one("#why", Static).update(Content.styled(plain(why), "bold"))
        columns = (Column("", 14), Column(plain(pair.one.name)), Column(plain(pair.other.name)))
        self.query_one("#sides", Table).show(columns, self._sides(pair))

    def _sides(self, pair: Pair) -> list[Row]:
        both = (pair.one, pair.other)
        rows = [
            (_("Key"), [it.key for it in both]),
            (_("Born"), [it.birth for it in both]),
            (_("Phone"), [it.phone for it in both]),
            (_("E-mail"), [it.email for it in both]),
            (_("Town"), [it.town for it in both]),
            (_("Courses"), [self._courses(it) for it in both]),
        ]
        return [(str(n), (cell(word, style="dim"), *values)) for n, (word, values) in enumerate(rows)]

    def _courses(self, it: Twin) -> str:
        desk = self.desk
        return ", ".join(row.code for row in people.courses_of(desk.store, desk.actor, it.id, desk.now()))

    def _pair(self) -> Pair | None:
        return self._pairs.get(self.query_one("#pairs", Table).current_key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: all need a pair."""
        return action not in ("merge", "not_same", "open_one") or self._pair() is not None

    def action_merge(self) -> None:
        """Open the merging of the pair marked."""
        pair = self._pair()
        if pair is not None:
            doors.merge_persons(self, pair.one.id, pair.other.id)

    def action_not_same(self) -> None:
        """Remember that the pair marked are two."""
        pair = self._pair()
        if pair is not None:
            say_not_same(self, pair.one.id, pair.other.id)

    def action_open_one(self, which: int) -> None:
        """Open one of the two."""
        pair = self._pair()
        if pair is not None:
            doors.open_person(self, (pair.one, pair.other)[which].id)


def say_not_same(screen: Frame, one_id: int, other_id: int, then: Callable[[], object] | None = None) -> None:
    """Ask how it is known that two are not the same, and remember it."""
    from courses.screens.dialogs.prompt import Prompt
    from courses.widgets.field import Field

    def do(given: Mapping[str, str]) -> None:
        duplicates.not_same(screen.desk.store, screen.desk.actor, one_id, other_id, given["reason"])

    def answer(given: Mapping[str, str] | None) -> None:
        if given is None:
            return
        screen.wrote(_("Noted that they are not the same."))
        if then is not None:
            then()

    fields = [Field("reason", _("How is that known?"), hint=_("may be left empty"))]
    screen.ask(Prompt(_("Not the same person"), fields, _("Not the same"), do=do), answer)


def _columns() -> tuple[Column, ...]:
    return (
        Column("", 11),
        Column(_("One")),
        Column(_("Other")),
        Column(_("Why"), 0),
    )


def _row(key: str, it: Pair) -> Row:
    return key, (labels.likeness(it.verdict.likeness), it.one.name, it.other.name, labels.reason(it.verdict.reason))
