"""A file into the store: read whole, applied in one transaction, and told row by row.

`--dry-run` goes the same way and then drops it all, so what it says is what would happen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from courses import clock, labels
from courses.errors import Invalid
from courses.i18n import _
from courses.imports import (
    apply_attendance,
    apply_bookings,
    apply_enrolments,
    apply_people,
    apply_programme,
    apply_registers,
    rejected,
    runs,
)
from courses.imports.applying import Applying, HandedBack
from courses.imports.clinic import Clinic, FileSaid
from courses.imports.collecting import without_collecting
from courses.imports.decisions import Decision
from courses.imports.drafts import Draft
from courses.imports.match_report import Matches
from courses.imports.problems import ERROR, Problem
from courses.imports.reader import Options, Reading, read_drafts
from courses.imports.repairs import by_row
from courses.imports.resolve import Resolver
from courses.imports.table import Sheet
from courses.model import Actor
from courses.rules import rights
from courses.store import Store, tables
from courses.store.journal import Deed, deed
from courses.text import clean

Progress = Callable[[int, int], None]
"""Told how many rows of how many are done; may raise to stop, and nothing is kept."""
_STEP = 50
_TELLING = frozenset({"phone", "email", "birth_date", "personal_no"})
"""Fields that tell people of the same name apart."""

_ONE_BY_ONE: dict[str, Callable[[Applying, Any], None]] = {
    "organisations": apply_registers.organisation,
    "rooms": apply_registers.room,
    "equipment": apply_registers.equipment,
    "leaders": apply_registers.leader,
    "closures": apply_registers.closure,
    "opening-hours": apply_registers.opening_hours,
    "programme": apply_programme.programme,
    "changes": apply_programme.change,
}
_ALL_AT_ONCE: dict[str, Callable[[Applying, Any], None]] = {
    "people": apply_people.people,
    "enrolments": apply_enrolments.enrolments,
    "attendance": apply_attendance.marks,
    "bookings": apply_bookings.bookings_of,
}


@dataclass(frozen=True, slots=True)
class FileIn:
    """A file to be read, and what is said by hand about it."""

    path: Path
    options: Options = field(default_factory=Options)


@dataclass(slots=True)
class Report:
    """What an import did, or with a dry run would do."""

    kind: str
    file: str
    """The name of the file; of several, all of them."""
    is_dry: bool = False
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    """Rows handed back."""
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    """What rows led to that somebody may have to tell a person, such as a refused second enrolment."""
    rejected_file: Path | None = None
    rejected_files: list[Path] = field(default_factory=list)
    """Of several files, each one's."""
    reading: Reading | None = None
    """How the file was read: sheets, headings and columns, for a preview; of several, the first."""
    readings: list[Reading] = field(default_factory=list)
    matches: Matches = field(default_factory=Matches)
    """Of people and enrolments: who each row is about, and what it led to."""
    before: list[str] = field(default_factory=list)
    """By file that was read in before, when that was, in words."""

    @property
    def is_nothing(self) -> bool:
        """Whether something is wrong and no row was taken."""
        is_wrong = any(problem.severity == ERROR for problem in self.problems)
        return is_wrong and not (self.created or self.changed or self.unchanged)


class _DryRun(Exception):
    """Ends a dry run so that nothing of it is kept."""


def run(
    store: Store,
    actor: Actor,
    kind: str,
    path: Path,
    options: Options | None = None,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    rejected_to: Path | None = None,
    decisions: Mapping[str, Decision] | None = None,
) -> Report:
    """Import a file of one kind and return what became of its rows.

    Rows that cannot be kept are written to NAME.rejected.csv beside the file, or to `rejected_to`. Raises CoursesError when
    there is no such kind or file, when nothing can be made of the file, or when the actor may not.
    """
    file = FileIn(path, options or Options())
    return run_all(
        store,
        actor,
        kind,
        [file],
        dry_run=dry_run,
        progress=progress,
        rejected_to=rejected_to,
        decisions=decisions,
    )


def run_all(
    store: Store,
    actor: Actor,
    kind: str,
    files: Sequence[FileIn],
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    rejected_to: Path | None = None,
    decisions: Mapping[str, Decision] | None = None,
) -> Report:
    """Import several files of one kind in one deed, as `run`; people are matched across them, events go by time over all.

    Raises Invalid too when two of them have the same name.
    """
    rights.require(actor, rights.Right.IMPORT)
    names = [file.path.name for file in files]
    if len(set(names)) < len(names):
        raise Invalid(_("Two of the files have the same name."), _("Give one of them another name."))
    with without_collecting():
        readings = [read_drafts(kind, file.path, _with_store(store, file.options)) for file in files]
        report = _begin(store, kind, files, readings, is_dry=dry_run)
        clinic = _clinic(store, files, readings, decisions or {}, progress)
        words = _("Imported {file} ({kind})").format(file=clean(report.file), kind=labels.file_kind(kind))
        try:
            with deed(store, actor, words) as it:
                drafts = [draft for reading in readings for draft in reading.drafts]
                applied = _apply(it, actor, kind, drafts, clinic, progress)
                if dry_run:
                    raise _DryRun
                if not it.is_empty:
                    runs.note_in(it, actor, kind, readings, applied)
        except _DryRun:
            pass
        _tell(report, readings, applied)
        if not dry_run:
            _hand_back(report, readings, rejected_to)
    return report


def _begin(store: Store, kind: str, files: Sequence[FileIn], readings: Sequence[Reading], *, is_dry: bool) -> Report:
    report = Report(kind, ", ".join(reading.book.name for reading in readings), is_dry=is_dry)
    report.readings = list(readings)
    report.reading = readings[0] if readings else None
    for reading in readings:
        report.problems += reading.problems
        report.notes += reading.notes
    report.before = [words for file in files if (words := runs.told_before(store, kind, file.path))]
    return report


def _clinic(
    store: Store,
    files: Sequence[FileIn],
    readings: Sequence[Reading],
    decisions: Mapping[str, Decision],
    progress: Progress | None,
) -> Clinic:
    said = {
        reading.book.name: FileSaid(
            label=file.options.constants.get("channel") or file.path.stem,
            is_name_only=not any(_TELLING & set(sheet.columns) for sheet in reading.sheets),
            is_again=runs.was_read(store, reading.kind, file.path),
            copied=reading.copied,
            repairs=by_row(reading.repairs),
        )
        for file, reading in zip(files, readings, strict=True)
    }
    return Clinic(said, decisions, progress=progress)


def _hand_back(report: Report, readings: Sequence[Reading], rejected_to: Path | None) -> None:
    """Write the rows that were not kept to files of their own."""
    for reading in readings:
        if reading.rejected:
            is_own = rejected_to is None or len(readings) > 1
            beside = reading.path.with_name(f"{reading.path.stem}.rejected.csv")
            if is_own and rejected_to is not None:
                beside = rejected_to.with_name(beside.name)
            written = rejected.write(beside if is_own or rejected_to is None else rejected_to, reading)
            if written is not None:
                report.rejected_files.append(written)
    report.rejected_file = next(iter(report.rejected_files), None)


def preview(store: Store, actor: Actor, kind: str, path: Path, options: Options | None = None) -> Report:
    """Return what an import would do, keeping nothing."""
    return run(store, actor, kind, path, options, dry_run=True)


def _apply(
    it: Deed, actor: Actor, kind: str, drafts: Sequence[Draft], clinic: Clinic, progress: Progress | None
) -> Applying:
    to = Applying(it, actor, Resolver(it), clinic=clinic)
    counted = _counted(drafts, progress)
    if kind in _ALL_AT_ONCE:
        _ALL_AT_ONCE[kind](to, counted)
        return to
    left = _each(to, kind, counted)
    while kind == "changes" and left and len(left) < len(drafts):
        drafts = left  # a change may build on one that stands further down
        to.handed_back.clear()
        left = _each(to, kind, left)
    if kind == "closures" and to.created:
        apply_registers.planned_on_closures(to)
    return to


def _each(to: Applying, kind: str, drafts: Iterable[Draft]) -> list[Draft]:
    """Apply drafts one by one and return those that had to be handed back."""
    left: list[Draft] = []
    for draft in drafts:
        before = len(to.handed_back)
        with to.row(draft.source):
            _ONE_BY_ONE[kind](to, draft)
        if len(to.handed_back) > before:
            left.append(draft)
    return left


def _counted(drafts: Sequence[Draft], progress: Progress | None) -> Any:  # noqa: ANN401 the kinds differ in what they take
    """Return the drafts one by one, telling how far it has come."""
    if progress is None:
        return drafts
    return _telling(drafts, progress)


def _telling(drafts: Sequence[Draft], progress: Progress) -> Any:  # noqa: ANN401 as above
    for done, draft in enumerate(drafts):
        if done % _STEP == 0:
            progress(done, len(drafts))
        yield draft
    progress(len(drafts), len(drafts))


def _tell(report: Report, readings: Sequence[Reading], applied: Applying) -> None:
    report.created, report.changed, report.unchanged = applied.created, applied.changed, applied.unchanged
    report.notes += [*applied.resolver.notes, *applied.notes]
    report.outcomes = applied.outcomes
    report.matches = applied.clinic.matches
    by_name = {reading.book.name: reading for reading in readings}
    for back in applied.handed_back:
        reading = by_name[back.source.file]
        problem = _problem(back, reading)
        is_new = back.spot is None or problem not in reading.problems
        if back.spot is None:
            reading.add(problem)
        else:
            reading.add_for_rows(problem, [back.source.row])
        if is_new:
            report.problems.append(problem)
    for warning in applied.warnings:
        by_name[warning.file].add(warning)
        report.problems.append(warning)
    if report.kind == "attendance":
        places = {(r.book.name, sheet.name): at for at, (r, sheet) in enumerate(_sheets(readings))}
        report.problems.sort(key=lambda it: (places.get((it.file, it.sheet), -1), it.row))
    report.rejected = sum(len(reading.rejected) for reading in readings)


def _sheets(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Sheet]]:
    return ((reading, sheet) for reading in readings for sheet in reading.book.sheets)


def _problem(back: HandedBack, reading: Reading) -> Problem:
    text = f"{back.message} {back.hint}".strip()
    source = back.source
    if back.spot is not None:
        row, column = back.spot
    else:
        read = next((it for it in reading.sheets if it.name == source.sheet), None)
        names = back.field.split("|")
        row = source.row
        column = next((read.columns[name] for name in names if name in read.columns), "") if read else ""
    return Problem(source.file, source.sheet, row, column, back.value, back.hint if back.field else "", ERROR, text)


def _with_store(store: Store, options: Options) -> Options:
    """Return the options with what only the store knows: which texts name a course, and in which year it meets."""
    known = _Courses(store)
    return replace(
        options,
        year_of=options.year_of or known.year_of,
        known_course=options.known_course or known.code_of,
        today=options.today or clock.today(),
    )


class _Courses:
    """The courses that a file may be about, looked up when first asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._resolver: Resolver | None = None

    def code_of(self, text: str) -> str | None:
        """Return the code of the course that a text names, or None."""
        course_id = self._id(text)
        row = tables.first(self.store, "course", id=course_id)
        return str(row["code"]) if row else None

    def year_of(self, text: str, day: int, month: int) -> int | None:
        """Return the year in which the course meets on a day and month; None when it does not."""
        course_id = self._id(text)
        for row in tables.find(self.store, "session", course_id=course_id):
            for written in filter(None, (row["day"], row["moved_from"])):
                found = date.fromisoformat(written)
                if (found.day, found.month) == (day, month):
                    return found.year
        return None

    def _id(self, text: str) -> int | None:
        from courses.errors import NotFound

        if self._resolver is None:
            self._resolver = Resolver.reading(self.store)
        try:
            return self._resolver.course(text)
        except NotFound:
            return None
