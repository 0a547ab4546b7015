"""The import: choose a file, look through what is in it, write the good rows. The reading is a worker's."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.worker import Worker, WorkerState

from courses.commands import bindings
from courses.commands.importing import IMPORT
from courses.errors import CoursesError, Invalid
from courses.i18n import _
from courses.rules import rights
from courses.screens import import_choice, import_words, last_folder
from courses.screens.dialogs.ask import Ask
from courses.screens.frame import Frame
from courses.screens.import_fields import ImportFields
from courses.screens.import_work import Asked, ImportWork
from courses.screens.themes import styles
from courses.store import import_runs
from courses.text import plain
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.imports.runner import Report
    from courses.screens.dialogs.headings import Matched
    from courses.screens.import_rows import ImportRowsScreen

_RUNS = 5
"""So many of the files read in last are told."""


class ImportScreen(ImportFields, Frame):
    """Reads in a file."""

    CSS_PATH = styles("settings", "form")
    AUTO_FOCUS = "Field Input"
    COMMANDS_HERE = IMPORT
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(IMPORT),
        Binding("pageup", "page(-1)", id="import.page_up", show=False, priority=True),
        Binding("pagedown", "page(1)", id="import.page_down", show=False, priority=True),
    ]

    def __init__(self) -> None:
        """Begin with no file."""
        super().__init__()
        self._is_done = False
        """Whether what the fields say is read in already."""
        self._read_in = ""
        """The path that was read in last, which is no loss any more."""
        self._stop_question: Ask | None = None
        self._is_unseen = False
        """Whether the report tells of problems, and came while the user was elsewhere."""
        self._told_at = -1
        """The version of the data that the report is about."""
        self._preview: Report | None = None
        """What the import would do, when it has been looked through and nothing has changed since."""

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Static(Content(_("Import file")), classes="pane-heading form-heading")
        with Horizontal(classes="file-row"):
            yield Field("path", _("File"), self._existing, hint=_("path, or choose it"))
            yield Button(Content(_("Choose file") + " …"), action="screen.choose_file", id="choose")
        yield Field("kind", _("What it holds"), import_choice.kind, choices=import_choice.kinds())
        yield Field("course", _("Course"), str.strip, hint=_("its code, when the file does not say"))
        fill = ((_("are blank"), "no"), (_("mean the same as the row above"), "yes"))
        yield Field("fill_down", _("Blank cells"), value="no", choices=fill)
        yield Field("blank", _("Blank cells"), value="", choices=import_choice.blanks())
        with Horizontal(classes="buttons"):
            yield Button(Content(_("Look through")), action="screen.preview", id="look")
            yield Button(Content(_("Match headings")), action="screen.match", id="match")
            yield Button(Content(_("Rows")), action="screen.rows", id="rows-button")
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
        elif self._told_at == -1 and not self.is_working and self._preview is None and not self._is_broken:
            self._tell(self._guide())
        self._show_state()

    def on_screen_resume(self) -> None:
        """Note, once the place is come to, that the report is seen."""
        self.call_after_refresh(self._see)

    def _see(self) -> None:
        self._is_unseen = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: stopping needs something going on, the others need rest; nothing is read in twice."""
        if action == "stop":
            return self.is_working
        if action == "run" and self._is_done:
            return False
        if action == "rows":
            return self._has_rows and not self.is_working
        return not (self.is_working and action in ("preview", "run", "choose_file", "match"))

    @property
    def is_unsaved(self) -> bool:
        """Whether a file is being read, a path is typed that is not read in, or nobody has seen what is wrong in a file."""
        return self.is_working or self._is_unseen or self._is_typed

    @property
    def _is_typed(self) -> bool:
        kept = ("", self._picked[0] if self._picked else "", self._read_in)
        return any(field.key == "path" and field.text.strip() not in kept for field in self.walk_children(Field))

    def step_back(self) -> bool:
        """Ask before a file that is being read is left, or a path that was typed."""
        if self.is_working:
            if not self.is_stopping:
                self._stop_question = Ask(_("The file is still being read. Stop it?"), _("Stop"))
                self.ask(self._stop_question, self._stop_if)
            return True
        if not self._is_typed:
            return False
        question = Ask(_("What you have typed is not saved."), _("Throw it away"))
        self.ask(question, lambda yes: self.dismiss() if yes else None)
        return True

    def _stop_if(self, yes: bool | None) -> None:
        self._stop_question = None
        if yes and self.is_working:
            self.action_stop()

    @property
    def _is_in_front(self) -> bool:
        """Whether the user sees the report; what is done is told in the top line elsewhere."""
        return self.app.screen is self

    def action_page(self, pages: int) -> None:
        """Scroll the report; a list that is open keeps its keys."""
        if isinstance(self.focused, OptionList):
            raise SkipAction
        report = self.query_one(".report", VerticalScroll)
        (report.scroll_page_down if pages > 0 else report.scroll_page_up)(animate=False)

    # What is asked for

    def action_match(self) -> None:
        """Say which heading is which."""
        path = self._path()
        if path is not None and not self._is_broken and self._has_kind():
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
        from courses.imports import signatures

        self._mapping, self._words = answer.headings, answer.words
        if answer.name:
            kept = mappings.SavedMapping(answer.headings, answer.words)
            kind, path = self.field("kind").text, self._path()
            made_for = signatures.of(kind, path) if path else ""
            mappings.save(self.desk.store, self.desk.actor, answer.name, kind, kept, signature=made_for)
            self.wrote(_("Saved the mapping {name}").format(name=plain(answer.name)))
        self._clear()
        self.action_preview()

    # The rows

    @property
    def _has_rows(self) -> bool:
        """Whether there are rows to look at: of people or enrolments, looked through, and not written yet."""
        return self._preview is not None and bool(self._preview.matches.rows)

    def action_rows(self) -> None:
        """Look at each row, and decide who it is about."""
        if self._preview is None:
            return
        from courses.screens.import_rows import ImportRowsScreen

        screen = ImportRowsScreen(self._preview, self._decisions)
        self.ask(screen, lambda _answer: self._looked(screen))

    def _looked(self, rows: ImportRowsScreen) -> None:
        """Write the rows, or look the file through again as it was decided."""
        if rows.is_to_run:
            self.action_run()
        elif rows.is_changed:
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

    def _begin(self, *, is_dry: bool) -> None:
        if self._is_guessing or self.is_stopping:
            self._waiting = is_dry
            return
        path = None if self.is_working else self._path()
        if path is None:
            return
        if self._is_broken:  # it may be another by now
            self._waiting, self._is_guessing = is_dry, True
            self.guess(path)
            return
        if not self._has_kind():
            return
        self._clear()
        self.house.hush()
        last_folder.remember(self.desk.data_folder, path.parent)
        fill_down = self.field("fill_down").text == "yes" and not self._is_of_attendance
        course = self.field("course").text.strip() if self._may_lack_course else ""
        blank = self.field("blank").text if self._is_of_attendance else ""
        said = {name: value for name, value in (("course", course), ("blank", blank)) if value}
        asked = Asked(
            self.field("kind").text, path, self._mapping, self._words, fill_down, is_dry, dict(self._decisions), said
        )
        self.read(asked)
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
        self._preview = None
        self.drop_preview()
        self._tell(self._guide())
        self._show_state()

    def _tell(self, words: Content) -> None:
        self.query_one(".report-text", Static).update(words)
        self.query_one(".report").scroll_home(animate=False)

    def _guide(self) -> Content:
        """Return what to do first; nobody who may not read files in is told which were."""
        desk = self.desk
        may = rights.may(desk.actor, rights.Right.IMPORT)
        return import_words.guide(import_runs.recent(desk.store, desk.actor, _RUNS) if may else ())

    def _say_failure(self, error: CoursesError) -> None:
        self._tell(import_words.failure(error))

    @property
    def _may_lack_course(self) -> bool:
        return self.field("kind").text in ("enrolments", "attendance")

    @property
    def _is_of_attendance(self) -> bool:
        return self.field("kind").text == "attendance"

    def _show_state(self) -> None:
        """Show what can be pressed now."""
        self.field("course").display = self._may_lack_course
        self.field("blank").display = self._is_of_attendance
        self.field("fill_down").display = not self._is_of_attendance
        is_writing = self.is_working and not self.is_dry
        for name in ("#look", "#match", "#choose"):
            self.query_one(name, Button).disabled = self.is_working
        self.query_one("#run", Button).disabled = self.is_working or self._is_done
        self.query_one("#rows-button", Button).display = self._has_rows
        for field in self.walk_children(Field):
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
            if not self._is_in_front:
                self.house.tell(import_words.stopped())
        elif report is not None and not (report.is_dry and event.is_dropped):
            self._show_report(report)
        self._go_on()

    def _show_report(self, report: Report) -> None:
        """Tell what became of the file, and lead on to what comes next."""
        if not report.is_dry:
            self._say_written(report)
        elif not self._is_in_front:
            self.house.tell(_("Looked through {file}.").format(file=plain(report.file)))
        self._is_done = not report.is_dry and not report.is_nothing
        if self._is_done:
            self._read_in = self.field("path").text.strip()
        self._is_unseen = bool(report.problems) and not self._is_in_front
        self._told_at = self.desk.version
        self._preview = report if report.is_dry else None
        self._tell(import_words.report(report, _key_of_match()))
        self._show_state()
        if any(problem.is_heading for problem in report.problems):
            following = "#match"
        elif report.is_dry and report.matches.undecided:
            following = "#rows-button"
        else:
            following = "#run" if report.is_dry and (report.created or report.changed or report.rejected) else "#choose"
        self.query_one(following).focus()

    def _say_written(self, report: Report) -> None:
        if report.is_nothing:
            self.house.report(Invalid(import_words.nothing(report), import_words.way_out(report, _key_of_match())))
            return
        text = _("{file}: {created} new, {changed} changed, {rejected} handed back.")
        counts = {"created": report.created, "changed": report.changed, "rejected": report.rejected}
        text = text.format(file=plain(report.file), **counts)
        if report.created or report.changed:
            self.wrote(text)
        else:
            self.house.tell(text)

    def _rest(self) -> None:
        self.come_to_rest()
        if self._stop_question is not None and self.app.screen is self._stop_question:
            self._stop_question.dismiss(None)  # there is nothing left to stop
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
            self._say_failure(error)
            if not self._is_in_front:
                self.house.report(error)
        self._go_on()


def _key_of_match() -> str:
    return next(command.key for command in IMPORT if command.id == "import.match")
