"""A file into the store: read whole, applied in one transaction, and told row by row.

`--dry-run` goes the same way and then drops it all, so what it says is what would happen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from courses import clock, labels
from courses.i18n import _
from courses.imports import (
    apply_attendance,
    apply_bookings,
    apply_enrolments,
    apply_people,
    apply_programme,
    apply_registers,
    rejected,
)
from courses.imports.applying import Applying, HandedBack
from courses.imports.collecting import without_collecting
from courses.imports.drafts import Draft
from courses.imports.problems import ERROR, Problem
from courses.imports.reader import Options, Reading, read_drafts
from courses.imports.resolve import Resolver
from courses.model import Actor
from courses.rules import rights
from courses.store import Store, tables
from courses.store.journal import Deed, deed
from courses.text import clean

Progress = Callable[[int, int], None]
"""Told how many rows of how many are done; may raise to stop, and nothing is kept."""
_STEP = 50

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


@dataclass(slots=True)
class Report:
    """What an import did, or with a dry run would do."""

    kind: str
    file: str
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
    reading: Reading | None = None
    """How the file was read: sheets, headings and columns, for a preview."""

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
) -> Report:
    """Import a file of one kind and return what became of its rows.

    Rows that cannot be kept are written to NAME.rejected.csv beside the file, or to `rejected_to`. Raises CoursesError when
    there is no such kind or file, when nothing can be made of the file, or when the actor may not.
    """
    rights.require(actor, rights.Right.IMPORT)
    with without_collecting():
        return _run(store, actor, kind, path, options or Options(), dry_run, progress, rejected_to)


def _run(
    store: Store,
    actor: Actor,
    kind: str,
    path: Path,
    options: Options,
    dry_run: bool,
    progress: Progress | None,
    rejected_to: Path | None,
) -> Report:
    reading = read_drafts(kind, path, _with_store(store, options))
    report = Report(kind, reading.book.name, is_dry=dry_run, problems=list(reading.problems), notes=list(reading.notes))
    report.reading = reading
    try:
        with deed(
            store,
            actor,
            _("Imported {file} ({kind})").format(file=clean(reading.book.name), kind=labels.file_kind(kind)),
        ) as it:
            applied = _apply(it, actor, kind, reading.drafts, progress)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    _tell(report, reading, applied)
    if report.rejected and not dry_run:
        target = rejected_to or path.with_name(f"{path.stem}.rejected.csv")
        report.rejected_file = rejected.write(target, reading)
    return report


def preview(store: Store, actor: Actor, kind: str, path: Path, options: Options | None = None) -> Report:
    """Return what an import would do, keeping nothing."""
    return run(store, actor, kind, path, options, dry_run=True)


def _apply(it: Deed, actor: Actor, kind: str, drafts: Sequence[Draft], progress: Progress | None) -> Applying:
    to = Applying(it, actor, Resolver(it))
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


def _tell(report: Report, reading: Reading, applied: Applying) -> None:
    report.created, report.changed, report.unchanged = applied.created, applied.changed, applied.unchanged
    report.notes += [*applied.resolver.notes, *applied.notes]
    report.outcomes = applied.outcomes
    for back in applied.handed_back:
        problem = _problem(back)
        reading.add(problem)
        report.problems.append(problem)
    report.rejected = len(reading.rejected)


def _problem(back: HandedBack) -> Problem:
    text = f"{back.message} {back.hint}".strip()
    return Problem(back.source.file, back.source.sheet, back.source.row, "", "", "", ERROR, text)


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
