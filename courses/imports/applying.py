"""What an import carries along while it writes: the deed, the names looked up, and what has become of each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from courses.errors import CoursesError, Invalid
from courses.i18n import _
from courses.imports.attendance_drafts import Spot
from courses.imports.clinic import Clinic
from courses.imports.problems import Problem
from courses.imports.resolve import Resolver
from courses.imports.row_ref import RowRef
from courses.model import Actor
from courses.store.journal import Deed


class RowFault(Invalid):
    """A row that cannot be kept because of what one of its cells says."""

    def __init__(self, message: str, hint: str = "", *, field: str, value: str = "", spot: Spot | None = None) -> None:
        """Take what is wrong, what would be right, the field, what stands there, and of a list the cell that says it."""
        super().__init__(message, hint)
        self.field = field
        self.value = value
        self.spot = spot


@dataclass(frozen=True, slots=True)
class HandedBack:
    """A row that was read but cannot be kept, and why."""

    source: RowRef
    message: str
    hint: str = ""
    field: str = ""
    """Whose cell is the reason, where it is one cell."""
    value: str = ""
    spot: Spot | None = None
    """Where that cell is, when it is not in the row under the field's heading; all rows of it are told once."""


@dataclass(slots=True)
class Applying:
    """The state of one import."""

    it: Deed
    actor: Actor
    resolver: Resolver
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    handed_back: list[HandedBack] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seen: dict[tuple[object, ...], tuple[int, object]] = field(default_factory=dict)
    """What this file has said of something, with the row: a file must not say two things of one."""
    outcomes: list[str] = field(default_factory=list)
    """What a row led to that somebody may have to tell a person, such as a refused second enrolment."""
    clinic: Clinic = field(default_factory=Clinic)
    warnings: list[Problem] = field(default_factory=list)
    """What is doubtful in rows that were kept, each with its place."""

    @contextmanager
    def row(self, source: RowRef) -> Iterator[None]:
        """Keep all that a row writes or, when it cannot be kept, nothing of it; the others go on."""
        try:
            with self.it.attempt():
                yield
        except CoursesError as error:
            self.hand_back(source, error)

    def hand_back(self, source: RowRef, error: CoursesError) -> None:
        """Note that a row goes back to who made the file."""
        found = HandedBack(source, error.message, error.hint)
        if isinstance(error, RowFault):
            found = replace(found, field=error.field, value=error.value, spot=error.spot)
        self.handed_back.append(found)

    def note(self, source: RowRef, text: str) -> None:
        """Note something about a row that was kept."""
        self.notes.append(f"{source.file}, {source.sheet}, {source.row}: {text}")

    def once(self, what: tuple[object, ...], said: object, source: RowRef) -> None:
        """Raise Invalid when an earlier row of the file has said something else of `what`."""
        row, before = self.seen.setdefault(what, (source.row, said))
        if before != said:
            raise Invalid(_("Row {row} of the file says something else of the same.").format(row=row))

    def put(self, table: str, row_id: int | None, values: Mapping[str, object]) -> int:
        """Insert a row, or change the one there with what is not empty, and count which; return its id."""
        if row_id is None:
            self.created += 1
            return self.it.insert(table, values)
        said = {name: value for name, value in values.items() if value not in (None, "", "[]")}
        self.count(is_changed=self.it.update(table, row_id, said))
        return row_id

    def count(self, *, is_changed: bool) -> None:
        """Count a row that was there already."""
        if is_changed:
            self.changed += 1
        else:
            self.unchanged += 1
