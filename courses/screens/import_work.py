"""What an import leaves to threads: guessing, reading, writing. Tells by messages, and shows nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from courses.errors import CoursesError
from courses.screens import import_words
from courses.screens.guard import Guard

if TYPE_CHECKING:
    from courses.imports.decisions import Decision
    from courses.imports.matching import Matching
    from courses.imports.runner import Report


class Asked(NamedTuple):
    """What is to be read, and how."""

    kind: str
    path: Path
    mapping: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    fill_down: bool
    is_dry: bool
    decisions: Mapping[str, Decision] = MappingProxyType({})
    """By reference of a row, who it is about."""
    said: Mapping[str, str] = MappingProxyType({})
    """By field what holds for every row that does not say: of enrolments and attendance the course, of attendance blanks."""


class _Stopped(CoursesError):
    """The user has stopped the work; nothing of it is kept."""


class ImportWork(Guard, Screen[None]):
    """A mixin for the screen; nothing is written of work that is stopped."""

    is_working = False
    """Whether a file is being read."""
    is_dry = True
    """Whether the work that goes on writes nothing."""
    is_stopping = False
    """Whether the work has been told to stop, and has not yet."""
    _is_dropped = False

    class Progressed(Message):
        """The work has come further."""

        def __init__(self, done: int, total: int) -> None:
            """Keep how many rows of how many."""
            super().__init__()
            self.done = done
            self.total = total

    class Finished(Message):
        """The work is done, or has stopped."""

        def __init__(self, report: Report | None, *, is_dropped: bool = False) -> None:
            """Keep what became of the file, None when it was stopped, and whether nobody waits for it."""
            super().__init__()
            self.report = report
            self.is_dropped = is_dropped

    class Guessed(Message):
        """What a file holds was guessed."""

        def __init__(self, path: Path, kind: str | None, fault: CoursesError | None = None) -> None:
            """Keep the file and its kind, or why it cannot be read at all."""
            super().__init__()
            self.path = path
            self.kind = kind
            self.fault = fault

    class HeadingsFound(Message):
        """The headings of a file were read."""

        def __init__(self, matching: Matching | None) -> None:
            """Keep them; None: there are none to match."""
            super().__init__()
            self.matching = matching

    @work(thread=True, exclusive=True, group="guess", exit_on_error=False)
    def guess(self, path: Path) -> None:
        """Guess what a file holds."""
        from courses.imports import guess, table

        try:
            found = self.Guessed(path, guess.of_book(table.head(path)))
        except CoursesError as error:
            found = self.Guessed(path, None, error)
        self.post_message(found)

    @work(thread=True, exclusive=True, group="headings", exit_on_error=False)
    def look_at_headings(self, kind: str, path: Path) -> None:
        """Read the headings of a file."""
        from courses.imports.matching import of_file

        self.post_message(self.HeadingsFound(of_file(kind, path)))

    def read(self, asked: Asked) -> None:
        """Read a file, and write it unless the work is dry."""
        self.is_working, self.is_dry, self.is_stopping, self._is_dropped = True, asked.is_dry, False, False
        self._read(asked)

    def stop(self) -> None:
        """Stop at the next row; `Finished` tells when it has, or that it was done before."""
        self.is_stopping = self.is_working

    def drop_preview(self) -> None:
        """Stop a preview that nobody waits for any more."""
        if self.is_working and self.is_dry:
            self.stop()
            self._is_dropped = True

    def come_to_rest(self) -> None:
        """Note that no work goes on."""
        self.is_working = self.is_stopping = False

    @work(thread=True, exclusive=True, group="import", exit_on_error=False)
    def _read(self, asked: Asked) -> None:
        from courses.imports import runner, signatures
        from courses.imports.reader import Options

        worker, desk = get_current_worker(), self.desk

        def progress(done: int, total: int) -> None:
            if worker.is_cancelled or self.is_stopping:
                raise _Stopped(import_words.stopped())
            self.post_message(self.Progressed(done, total))

        store = desk.another_store()
        try:
            options = Options(
                asked.mapping, asked.words, constants=asked.said, fill_down=asked.fill_down, shows_names=False
            )
            if not asked.mapping and not asked.words:
                options = signatures.remembered(store, asked.kind, asked.path, options)
            report = runner.run(
                store,
                desk.actor,
                asked.kind,
                asked.path,
                options,
                dry_run=asked.is_dry,
                progress=progress,
                decisions=asked.decisions,
            )
        except _Stopped:
            self.post_message(self.Finished(None, is_dropped=self._is_dropped))
            return
        finally:
            store.close()
        self.post_message(self.Finished(report, is_dropped=self._is_dropped))
