"""The import: choose kind and file, look through what is in it, write the good rows. The reading is a worker's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static
from textual.worker import Worker, WorkerState, get_current_worker

from courses.commands import bindings
from courses.commands.catalogue import IMPORT
from courses.errors import CoursesError, Invalid
from courses.i18n import _
from courses.screens import import_words
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.imports.runner import Report


class _Stopped(CoursesError):
    """The user has stopped the work; nothing of it is kept."""


class ImportScreen(Frame):
    """Reads in a file."""

    CSS_PATH = styles("settings", "form")
    AUTO_FOCUS = "Field Input"
    COMMANDS_HERE = IMPORT
    BINDINGS: ClassVar[list[BindingType]] = bindings(IMPORT)

    class Progressed(Message):
        """A worker has come further."""

        def __init__(self, done: int, total: int) -> None:
            """Keep how far."""
            super().__init__()
            self.done = done
            self.total = total

    class Finished(Message):
        """A worker has read, or read in, a file."""

        def __init__(self, report: Report) -> None:
            """Keep what became of it."""
            super().__init__()
            self.report = report

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Static(Content(_("Import file")), classes="pane-heading form-heading")
        yield Field("kind", _("What it holds"), value="programme", choices=import_words.kinds())
        yield Field("path", _("File"), _existing, hint=_("path to a .csv or .xlsx file"))
        fill = ((_("no"), "no"), (_("yes, means the row above"), "yes"))
        yield Field("fill_down", _("Blank cells"), value="no", choices=fill)
        with Horizontal(classes="buttons"):
            yield Button(Content(_("Look through")), action="screen.preview", id="look")
            yield Button(Content(_("Import")), action="screen.run", variant="primary", id="run")
            yield Button(Content(_("Stop")), action="screen.stop", id="stop")
            yield Static(classes="quiet progress", markup=False)
        with VerticalScroll(classes="report", can_focus=True):
            yield Static(classes="report-text", markup=False)

    def load(self) -> None:
        """Show what can be pressed."""
        self._set_working(is_working=self.is_working)

    is_working = False
    """Whether a file is being read."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: stopping needs something going on, the others need rest."""
        return self.is_working if action == "stop" else not (self.is_working and action in ("preview", "run"))

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        event.field.check()

    def action_preview(self) -> None:
        """Look through the file."""
        self._begin(is_dry=True)

    def action_run(self) -> None:
        """Write the good rows."""
        self._begin(is_dry=False)

    def _begin(self, *, is_dry: bool) -> None:
        fields = {field.key: field for field in self.query(Field)}
        if self.is_working:
            return
        if not fields["path"].check():
            fields["path"].entry.focus()
            return
        self._set_working(is_working=True)
        self._read(
            fields["kind"].text, fields["path"].value(), is_dry=is_dry, fill_down=fields["fill_down"].text == "yes"
        )

    def action_stop(self) -> None:
        """Stop; nothing of an import that was not finished is kept."""
        self.workers.cancel_group(self, "import")
        self.query_one(".progress", Static).update(_("Stopping …"))

    def _set_working(self, *, is_working: bool) -> None:
        self.is_working = is_working
        for name in ("#look", "#run"):
            self.query_one(name, Button).disabled = is_working
        self.query_one("#stop").display = is_working
        self.query_one(".progress", Static).update(_("Reading …") if is_working else "")
        self.show_keys()

    @work(thread=True, exclusive=True, group="import", exit_on_error=False)
    def _read(self, kind: str, path: Path, *, is_dry: bool, fill_down: bool) -> None:
        from courses.imports import runner
        from courses.imports.reader import Options

        worker, desk = get_current_worker(), self.desk

        def progress(done: int, total: int) -> None:
            if worker.is_cancelled:
                raise _Stopped(_("Stopped: nothing was written."))
            self.post_message(self.Progressed(done, total))

        store = desk.another_store()
        try:
            options = Options(fill_down=fill_down)
            report = runner.run(store, desk.actor, kind, path, options, dry_run=is_dry, progress=progress)
        except _Stopped:
            return
        finally:
            store.close()
        self.post_message(self.Finished(report))

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        if self.is_working:
            words = _("{done} of {total} rows").format(done=event.done, total=event.total)
            self.query_one(".progress", Static).update(words)

    @on(Finished)
    def _finished(self, event: Finished) -> None:
        self._set_working(is_working=False)
        report = event.report
        self.query_one(".report-text", Static).update(import_words.report(report))
        if not report.is_dry:
            text = _("{file}: {created} new, {changed} changed, {rejected} handed back.")
            counts = {"created": report.created, "changed": report.changed, "rejected": report.rejected}
            self.wrote(text.format(file=plain(report.file), **counts))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Come to rest when the worker was stopped or failed; the app tells about errors."""
        if event.state in (WorkerState.CANCELLED, WorkerState.ERROR):
            self._set_working(is_working=False)
        if event.state is WorkerState.CANCELLED:
            self.house.tell(_("Stopped: nothing was written."))


def _existing(text: str) -> Path:
    """Return the path of a file that is there. Raises Invalid."""
    typed = text.strip().strip("'\"")
    path = Path(typed).expanduser()
    if not typed:
        raise Invalid(_("Write the path of a file."))
    if not path.is_file():
        raise Invalid(_("There is no such file."))
    return path
