"""A print run: all that tomorrow, the week or a course needs, ticked where it is needed; made in a worker, and counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, DataTable, ProgressBar, Static
from textual.worker import Worker, WorkerState, get_current_worker

from courses import places, print_labels
from courses.actions import print_piles
from courses.commands import bindings
from courses.commands.printing import PRINT_RUN
from courses.errors import Invalid
from courses.i18n import _
from courses.model.print_piles import Pile, PilePart, PileScope, PrintedPile
from courses.screens import doors, print_run_rows, viewer
from courses.screens.dialogs.message import MessageDialog
from courses.screens.dialogs.pick import Pick
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import print_piles as queries
from courses.text import plain
from courses.widgets.empty import Empty
from courses.widgets.table import Table

_BUSY = frozenset("print send mark mark_all earlier later week".split())
"""What does not work while papers are made."""


class PrintRunScreen(Frame):
    """The papers of a day, a week or a course."""

    CSS_PATH = styles("print")
    AUTO_FOCUS = "#pile"
    PLACE = "print"
    COMMANDS_HERE = PRINT_RUN
    BINDINGS: ClassVar[list[BindingType]] = bindings(PRINT_RUN)

    class Progress(Message):
        """A worker begins with a paper."""

        def __init__(self, done: int, every: int, coming: str) -> None:
            """Keep how many are done, of how many, and which comes."""
            super().__init__()
            self.done = done
            self.every = every
            self.coming = coming

    class Made(Message):
        """A worker has come to the end of a pile, or to a stop."""

        def __init__(self, pile: PrintedPile, path: Path | None, missing: Sequence[str]) -> None:
            """Keep the record of it, its file and what is missing."""
            super().__init__()
            self.pile = pile
            self.path = path
            self.missing = missing

    def __init__(self, course_id: int | None = None) -> None:
        """Keep which course; None: tomorrow's."""
        super().__init__()
        self._course_id = course_id
        self._scope = PileScope.DAY if course_id is None else PileScope.COURSE
        self._day: date | None = None
        self._pile: Pile | None = None
        self.is_working = False

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Static(classes="pane-heading", id="pile-heading", markup=False)
        yield Static(classes="quiet", id="pile-words", markup=False)
        yield Table(id="pile")
        yield Empty(_("Nothing to print"), _("No session then has participants. + and − show other days."))
        yield ProgressBar(id="pile-progress", show_eta=False)
        with Horizontal(classes="buttons"):
            yield Button(Content(_("Print")), action="screen.print", variant="primary", id="print")
            yield Button(Content(_("To a printer")), action="screen.send", id="send")
            yield Button(Content(_("Stop")), action="screen.stop", id="stop")

    def load(self) -> None:
        """Read what is needed, and tick it."""
        if self.is_working:
            return
        desk = self.desk
        before = self._parts_by_key() if self._pile else {}
        ticked = self.query_one(Table).marks if self._pile else frozenset()
        self._pile = self._read()
        table = self.query_one(Table)
        by_key = self._parts_by_key()
        table.show(print_run_rows.columns(), [print_run_rows.row(key, it) for key, it in by_key.items()])
        is_same = before.keys() == by_key.keys()
        table.mark(ticked if is_same else [key for key, it in by_key.items() if it.is_needed])
        table.display = bool(by_key)
        self.query_one(Empty).display = not by_key
        self.query_one("#pile-heading", Static).update(Content(plain(print_run_rows.heading(self._pile, desk.store))))
        self._say()
        self._set_working(is_working=False)

    def _read(self) -> Pile:
        desk = self.desk
        if self._course_id is not None:
            return print_piles.of_course(desk.store, desk.actor, desk.now(), self._course_id)
        first = self._day = self._day or print_piles.next_day(desk.store, desk.now())
        last = first + timedelta(days=6 - first.weekday()) if self._scope is PileScope.WEEK else first
        return print_piles.pile(desk.store, desk.actor, desk.now(), first, last, self._scope)

    def _parts_by_key(self) -> dict[str, PilePart]:
        return {f"p{at}": it for at, it in enumerate(self._pile.parts if self._pile else ())}

    @property
    def ticked(self) -> list[PilePart]:
        """The papers ticked, in their order."""
        by_key = self._parts_by_key()
        return [by_key[key] for key in self.query_one(Table).marked_keys if key in by_key]

    @on(Table.Marked)
    def _say(self) -> None:
        """Tell what of the papers is ticked, and what was cut off before."""
        said = print_run_rows.counted(self.ticked)
        here = self._parts_by_key().get(self.query_one(Table).current_key)
        if here is not None and here.changes:
            said = f"{said}\n⚠ {plain('; '.join(here.changes))}"
        cut_off = queries.cut_off(self.desk.store, self.desk.today())
        if cut_off and not self.is_working:
            numbers = ", ".join(it.number for it in cut_off)
            said = f"{said}\n⚠ " + _("Never finished: {numbers}. Some of its papers may lie in the printer.").format(
                numbers=numbers
            )
        self.query_one("#pile-words", Static).update(Content(said))
        self.show_keys()

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self._say()

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_print()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works now."""
        if action == "stop":
            return self.is_working
        if self.is_working and action in _BUSY:
            return False
        if action in ("earlier", "later", "week"):
            return self._course_id is None
        table = self.query_one_optional(Table)
        if table is None or action not in ("mark", "mark_all", "print", "send", "course"):
            return True
        if action in ("print", "send"):
            return bool(table.marks)
        return bool(table.current_key)

    def action_mark(self) -> None:
        """Take the paper along, or leave it."""
        self.query_one(Table).toggle_mark()

    def action_mark_all(self) -> None:
        """Tick all, or none when all are."""
        table = self.query_one(Table)
        every = set(table.shown_keys)
        table.mark(() if every <= table.marks else every)

    def action_earlier(self) -> None:
        """Go to the day before."""
        self._go(-1)

    def action_later(self) -> None:
        """Go to the day after."""
        self._go(1)

    def _go(self, days: int) -> None:
        step = days * (7 if self._scope is PileScope.WEEK else 1)
        self._day = (self._day or self.desk.today()) + timedelta(days=step)
        self._pile = None
        self.load()

    def action_week(self) -> None:
        """Show the week from that day on, or the day again."""
        self._scope = PileScope.DAY if self._scope is PileScope.WEEK else PileScope.WEEK
        self._pile = None
        self.load()

    def action_course(self) -> None:
        """Open the course of the paper marked."""
        it = self._parts_by_key().get(self.query_one(Table).current_key)
        if it is not None and it.course_id is not None:
            doors.open_course(self, it.course_id)

    def action_runs(self) -> None:
        """Show the print runs so far."""
        lines = [plain(print_labels.told(it)) for it in queries.listed(self.desk.store, most=20)]
        words = "\n".join(lines) or _("Nothing has been printed as a run yet.")
        self.app.push_screen(MessageDialog(_("Print runs"), words))

    def action_print(self) -> None:
        """Make one file of what is ticked, and open it."""
        if self.ticked and not self.is_working:
            self._begin(None)

    def action_send(self) -> None:
        """Ask for a printer, then send what is ticked to it."""
        from courses.exports import printer

        known = printer.names()
        if not known:
            raise Invalid(_("No printer is known here."), _("Print makes a file; print that from your PDF viewer."))
        things = [(name, name or _("The usual printer")) for name in known]
        self.ask(Pick(_("Which printer?"), things, chosen=known[0]), self._picked)

    def _picked(self, name: str | None) -> None:
        if name is not None:
            self._begin(name)

    def _begin(self, printer_name: str | None) -> None:
        parts = self.ticked
        self._set_working(is_working=True)
        self.query_one(ProgressBar).update(total=len(parts), progress=0)
        if self._pile is not None:
            self._make(self._pile, parts, printer_name)

    def _set_working(self, *, is_working: bool) -> None:
        self.is_working = is_working
        self.query_one("#stop").display = is_working
        self.query_one(ProgressBar).display = is_working
        for name in ("#print", "#send"):
            self.query_one(name, Button).disabled = is_working or not self.query_one(Table).marks
        self.show_keys()

    @work(thread=True, exclusive=True, group="pile", exit_on_error=False)
    def _make(self, found: Pile, parts: Sequence[PilePart], printer_name: str | None) -> None:
        from courses.exports import pile_press

        worker, desk = get_current_worker(), self.desk
        store = desk.another_store()
        folder = places.papers_folder(desk.data_folder)
        kept: list[Path] = []
        try:
            done = pile_press.press(
                store,
                desk.actor,
                found,
                parts,
                desk.now(),
                to_printer=printer_name,
                sent_to=str(folder) if printer_name is None else "",
                tell=self._tell_progress,
                is_stopped=lambda: worker.is_cancelled,
                keep=lambda file: kept.append(viewer.keep(folder, file.file_name, file.content)),
            )
        finally:
            store.close()
        self.post_message(self.Made(done.pile, kept[0] if kept else None, done.missing))

    def _tell_progress(self, done: int, every: int, coming: str) -> None:
        self.post_message(self.Progress(done, every, coming))

    @on(Progress)
    def _progressed(self, event: Progress) -> None:
        self.query_one(ProgressBar).update(total=event.every, progress=event.done)
        self.query_one("#pile-words", Static).update(Content(plain(event.coming)))

    def action_stop(self) -> None:
        """Stop after the paper that is being made; what was made until then is told."""
        self.workers.cancel_group(self, "pile")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Come to rest when the worker has failed; the frame tells about the error."""
        if event.state is WorkerState.ERROR and self.is_working:
            self._set_working(is_working=False)
            self.load()

    @on(Made)
    def _made(self, event: Made) -> None:
        self._set_working(is_working=False)
        self.desk.wrote()
        self._pile = None
        self.load()
        is_shown = event.path is not None and viewer.show(event.path)
        words = print_run_rows.done(event.pile, event.path, event.missing, is_shown=is_shown)
        self.app.push_screen(MessageDialog(print_run_rows.title(event.pile), words))
