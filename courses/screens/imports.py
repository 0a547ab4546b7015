"""The import: choose a file, look through what is in it, write the good rows. The reading is a worker's."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static
from textual.worker import Worker, WorkerState

from courses.commands import bindings
from courses.commands.catalogue import IMPORT
from courses.errors import CoursesError, Invalid
from courses.i18n import _
from courses.screens import import_words, last_folder
from courses.screens.frame import Frame
from courses.screens.import_work import Asked, ImportWork
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.field import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from courses.imports.runner import Report
    from courses.screens.dialogs.headings import Matched


class ImportScreen(ImportWork, Frame):
    """Reads in a file."""

    CSS_PATH = styles("settings", "form")
    AUTO_FOCUS = "Field Input"
    COMMANDS_HERE = IMPORT
    BINDINGS: ClassVar[list[BindingType]] = bindings(IMPORT)

    def __init__(self) -> None:
        """Begin with no file."""
        super().__init__()
        self._picked: tuple[str, Path] | None = None
        """The file chosen, by how its path is shown, which hostile names do not say whole."""
        self._kind = "programme"
        """The kind that everything else here is about."""
        self._guessed: str | None = None
        self._is_by_hand = False
        """Whether the kind was chosen by hand after the file."""
        self._is_guessing = False
        self._mapping: Mapping[str, str] = {}
        self._words: Mapping[str, Mapping[str, str]] = {}
        self._is_done = False
        """Whether what the fields say is read in already."""
        self._waiting: bool | None = None
        """What to do when the guess, or work that is being stopped, is over: True looks through, False imports."""
        self._told_at = -1
        """The version of the data that the report is about."""

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Static(Content(_("Import file")), classes="pane-heading form-heading")
        with Horizontal(classes="file-row"):
            yield Field("path", _("File"), self._existing, hint=_("path, or choose it"))
            yield Button(Content(_("Choose file") + " …"), action="screen.choose_file", id="choose")
        yield Field("kind", _("What it holds"), value="programme", choices=import_words.kinds())
        fill = ((_("are blank"), "no"), (_("mean the same as the row above"), "yes"))
        yield Field("fill_down", _("Blank cells"), value="no", choices=fill)
        with Horizontal(classes="buttons"):
            yield Button(Content(_("Look through")), action="screen.preview", id="look")
            yield Button(Content(_("Match headings")), action="screen.match", id="match")
            yield Button(Content(_("Import")), action="screen.run", variant="primary", id="run")
        with Horizontal(classes="working"):
            yield Static(classes="quiet progress", markup=False)
            yield Button(Content(_("Stop")), action="screen.stop", id="stop")
        with VerticalScroll(classes="report", can_focus=True):
            yield Static(import_words.guide(), classes="report-text", markup=False)

    def load(self) -> None:
        """Show what can be pressed; what was told before something else was written holds no longer."""
        if self._told_at not in (-1, self.desk.version):
            self._clear()
        self._show_state()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: stopping needs something going on, the others need rest; nothing is read in twice."""
        if action == "stop":
            return self.is_working
        if action == "run" and self._is_done:
            return False
        return not (self.is_working and action in ("preview", "run", "choose_file", "match"))

    # What is asked for

    def field(self, key: str) -> Field:
        """Return a field by its key."""
        return next(field for field in self.query(Field) if field.key == key)

    def action_choose_file(self) -> None:
        """Look for the file in folders."""
        from courses.screens.dialogs.files import FileDialog

        self.ask(FileDialog(last_folder.recall(self.desk.data_folder)), self._chosen)

    def _chosen(self, answer: str | None) -> None:
        if answer is None:
            return
        path = Path(answer)
        last_folder.remember(self.desk.data_folder, path.parent)
        shown = plain(answer)
        self._picked = shown, path
        field = self.field("path")
        if field.text == shown:
            self._path_changed()
        field.text = shown
        self.call_after_refresh(self._show_end_of_path)
        self.query_one("#look").focus()

    def _show_end_of_path(self) -> None:
        """Show the name of the file rather than the first of its folders."""
        entry = self.field("path").entry
        if isinstance(entry, Input):
            entry.cursor_position = len(entry.value)
            entry.scroll_to(x=len(entry.value), animate=False, force=True)

    def _existing(self, text: str) -> Path:
        """Return the path of a file that is there. Raises Invalid."""
        if self._picked and text == self._picked[0]:
            return _file(os.fspath(self._picked[1]))
        return _file(text.strip().strip("'\""))

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        if event.field.key == "path":
            self._path_changed()
        elif event.field.key == "kind":
            self._kind_changed()
        else:
            self._clear()

    def _path_changed(self) -> None:
        """Forget what was known of the file before; guess what this one holds when it is there."""
        self._clear()
        self._mapping, self._words, self._waiting = {}, {}, None
        self._is_by_hand = self._is_guessing = False
        self._guessed = None
        self.field("kind").say("")
        field = self.field("path")
        field.say("")  # a path that is being typed is wrong until its last letter
        try:
            path = field.value()
        except Invalid:
            return
        self._is_guessing = True
        self.guess(path)

    def _kind_changed(self) -> None:
        kind = self.field("kind").text
        if kind == self._kind:
            return  # the guess has set it
        self._kind = kind
        self._is_by_hand = kind != self._guessed
        self._mapping, self._words = {}, {}
        self._clear()

    @on(ImportWork.Guessed)
    def _take_guess(self, event: ImportWork.Guessed) -> None:
        """Choose the kind that the file looks like, unless it was chosen by hand meanwhile."""
        try:
            is_this = self.field("path").value() == event.path
        except Invalid:
            is_this = False
        if not is_this:
            return
        field = self.field("kind")
        self._is_guessing, self._guessed = False, event.kind
        words = _("looks like: {kind}").format(kind=_kind_word(event.kind)) if event.kind else _("choose what it holds")
        field.say(words)
        if event.kind and not self._is_by_hand:
            field.text = self._kind = event.kind
        self.call_later(self._go_on)

    def action_match(self) -> None:
        """Say which heading is which."""
        path = self._path()
        if path is not None:
            self.look_at_headings(self.field("kind").text, path)

    @on(ImportWork.HeadingsFound)
    def _match(self, event: ImportWork.HeadingsFound) -> None:
        if event.matching is None:
            self.house.tell(_("This is an attendance list with a column for each session; no headings need matching."))
            return
        from courses.actions import mappings
        from courses.screens.dialogs.headings import HeadingsDialog, Matched

        store, kind = self.desk.store, event.matching.kind.name
        said = Matched(self._mapping, self._words, "")
        saved = mappings.names(store, kind)
        self.ask(
            HeadingsDialog(event.matching, said, saved, lambda name: mappings.load(store, name, kind)), self._matched
        )

    def _matched(self, answer: Matched | None) -> None:
        """Use what was said, keep it when it has a name, and look the file through again."""
        if answer is None:
            return
        from courses.actions import mappings

        self._mapping, self._words = answer.headings, answer.words
        if answer.name:
            kept = mappings.SavedMapping(answer.headings, answer.words)
            mappings.save(self.desk.store, self.desk.actor, answer.name, self.field("kind").text, kept)
            self.wrote(_("Saved the mapping {name}").format(name=plain(answer.name)))
        self._clear()
        self.action_preview()

    # Looking through and importing

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.action_preview()

    def action_preview(self) -> None:
        """Look through the file."""
        self._begin(is_dry=True)

    def action_run(self) -> None:
        """Write the good rows."""
        self._begin(is_dry=False)

    def action_stop(self) -> None:
        """Stop; nothing of an import that was not finished is kept."""
        self.stop()
        self.query_one(".progress", Static).update(_("Stopping …"))

    def _path(self) -> Path | None:
        """Return the file; say what is wrong and return None when there is none."""
        field = self.field("path")
        if field.check():
            return Path(field.value())
        field.entry.focus()
        self._clear()
        return None

    def _begin(self, *, is_dry: bool) -> None:
        if self._is_guessing or self.is_stopping:
            self._waiting = is_dry
            return
        path = None if self.is_working else self._path()
        if path is None:
            return
        self._clear()
        last_folder.remember(self.desk.data_folder, path.parent)
        fill_down = self.field("fill_down").text == "yes"
        self.read(Asked(self.field("kind").text, path, self._mapping, self._words, fill_down, is_dry))
        self._show_state()
        if not is_dry:
            self.query_one("#stop").focus()

    def _go_on(self) -> None:
        """Begin with what was asked for while something else went on."""
        if self._waiting is not None and not self.is_working:
            is_dry, self._waiting = self._waiting, None
            self._begin(is_dry=is_dry)

    def _clear(self) -> None:
        """Take away what was told of another file, and let go of work that nobody waits for."""
        self._is_done = False
        self._told_at = -1
        self.drop_preview()
        self._tell(import_words.guide())
        self._show_state()

    def _tell(self, words: Content) -> None:
        self.query_one(".report-text", Static).update(words)
        self.query_one(".report").scroll_home(animate=False)

    def _show_state(self) -> None:
        """Show what can be pressed now."""
        is_writing = self.is_working and not self.is_dry
        for name in ("#look", "#match", "#choose"):
            self.query_one(name, Button).disabled = self.is_working
        self.query_one("#run", Button).disabled = self.is_working or self._is_done
        for field in self.query(Field):
            field.disabled = is_writing
        self.query_one(".working").display = self.is_working
        self.query_one(".progress", Static).update(_("Reading …") if self.is_working else "")
        self.show_keys()

    @on(ImportWork.Progressed)
    def _progressed(self, event: ImportWork.Progressed) -> None:
        if self.is_working and not self.is_stopping:
            words = _("{done} of {total} rows").format(done=event.done, total=event.total)
            self.query_one(".progress", Static).update(words)

    @on(ImportWork.Finished)
    def _finished(self, event: ImportWork.Finished) -> None:
        self._rest()
        report = event.report
        if report is None and not event.is_dropped:
            self._tell(Content("✗ " + import_words.stopped()))
        elif report is not None and not (report.is_dry and event.is_dropped):
            self._show_report(report)
        self._go_on()

    def _show_report(self, report: Report) -> None:
        """Tell what became of the file, and lead on to what comes next."""
        if not report.is_dry:
            self._say_written(report)
        self._is_done = not report.is_dry
        self._told_at = self.desk.version
        key = next(command.key for command in IMPORT if command.id == "import.match")
        self._tell(import_words.report(report, key))
        self._show_state()
        if any(problem.is_heading for problem in report.problems):
            following = "#match"
        else:
            following = "#run" if report.is_dry and (report.created or report.changed or report.rejected) else "#choose"
        self.query_one(following).focus()

    def _say_written(self, report: Report) -> None:
        text = _("{file}: {created} new, {changed} changed, {rejected} handed back.")
        counts = {"created": report.created, "changed": report.changed, "rejected": report.rejected}
        text = text.format(file=plain(report.file), **counts)
        if report.created or report.changed:
            self.wrote(text)
        else:
            self.house.tell(text)

    def _rest(self) -> None:
        self.come_to_rest()
        self._show_state()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say in the report why nothing could be made of a file; the frame tells about other errors."""
        if event.state is not WorkerState.ERROR:
            return
        if event.worker.group == "guess":
            self._is_guessing = False
        error = event.worker.error
        if event.worker.group == "import":
            if not self.is_stopping:
                self.field("path").entry.focus()
            self._rest()
        if isinstance(error, CoursesError):
            event.prevent_default()
            self._tell(import_words.failure(error))
        self._go_on()


def _file(typed: str) -> Path:
    """Return the path of a file that is there. Raises Invalid."""
    if not typed:
        raise Invalid(_("Write the path of a file, or choose it with {key}.").format(key=IMPORT[0].key))
    for written in (typed, typed.replace("\\ ", " ")):  # a terminal puts a backslash before a space
        try:
            path = Path(written).expanduser()
            if path.is_file():
                return path
            if path.is_dir():
                raise Invalid(_("This is a folder; write the file in it too."))
        except (OSError, RuntimeError, ValueError):
            continue  # too long for a path, or the home of nobody
    raise Invalid(_("There is no such file."))


def _kind_word(kind: str | None) -> str:
    return next((word for word, known in import_words.kinds() if known == kind), "")
