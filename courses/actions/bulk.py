"""Changing many sessions or courses at once: what each would become, what is left alone and why, one deed, one undo.

A preview is the deed itself, done and taken back, so that what it shows is what is written. What is changed of a session
or a course is in `bulk_sessions` and `bulk_courses`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from courses.actions.telling import ToTell
from courses.actions.trial import tried_out
from courses.errors import Conflict, Refused
from courses.i18n import _
from courses.model import Actor, Clash, Severity
from courses.rules import rights
from courses.store import Store
from courses.store.journal import Deed, deed


class Altered(NamedTuple):
    """One thing about a row that changes."""

    key: str
    """What it is, for other programs: "room", "seats" …"""
    what: str
    """The same in the reader's language."""
    before: str
    """In words; empty for nothing."""
    after: str


@dataclass(frozen=True, slots=True)
class BulkRow:
    """What becomes of one session or course."""

    row_id: int
    course_id: int
    code: str
    title: str
    """Of a session its day and time as they were, of a course its title."""
    altered: tuple[Altered, ...] = ()
    """What changes; nothing when the row is left alone."""
    left: str = ""
    """Why it is left alone; empty when it changes."""
    is_refused: bool = False
    """Left alone because the change would make a clash that by the settings is not to be."""
    warnings: tuple[str, ...] = ()
    """Clashes and closed days that the change makes, and what else to know."""
    to_tell: tuple[ToTell, ...] = ()
    """Who has to know of this change in particular, beside those of the course."""


class Told(NamedTuple):
    """Who has to be told of what changes in one course."""

    code: str
    who: tuple[ToTell, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change of many comes to."""

    rows: tuple[BulkRow, ...]
    """In the order that they were asked for."""
    to_tell: tuple[Told, ...]
    """Course by course, in order of code."""
    also: tuple[str, ...] = ()
    """What changes beside the rows, each in words."""

    @property
    def changed(self) -> tuple[BulkRow, ...]:
        """The rows that change."""
        return tuple(row for row in self.rows if not row.left)


class Job(Protocol):
    """What is done with many rows at once."""

    def words(self, count: int) -> str:
        """Return the deed in words, for the journal."""

    def check(self, store: Store) -> None:
        """Raise Invalid with all that is wrong with the change as such."""

    def apply(self, it: Deed, left: Mapping[int, str]) -> list[BulkRow]:
        """Change the rows inside a deed, but for those in `left`, which are left alone for the reason given."""

    def also(self) -> tuple[str, ...]:
        """Return in words what `apply` last changed beside the rows."""

    def clashes(self, it: Deed) -> list[Clash]:
        """Return the clashes that the rows have as they are now."""

    def rows_in(self, clash: Clash) -> Collection[int]:
        """Return which of the rows a clash is about."""

    def tell(self, store: Store, actor: Actor, changed: Sequence[BulkRow]) -> list[Told]:
        """Return who has to be told."""


def preview(store: Store, actor: Actor, job: Job) -> Preview:
    """Return what a job would come to; nothing is written. Raises Invalid, NotFound, Busy."""
    rights.require(actor, rights.Right.PLAN)
    job.check(store)
    return tried_out(store, actor, lambda it: _run(it, job))


def write(store: Store, actor: Actor, job: Job, seen: Preview | None = None) -> Preview:
    """Do a job in one deed, and return what it came to; `seen` is the preview that somebody agreed to.

    Raises Invalid, Refused when every row would be left alone, and Conflict when the outcome is not the one seen.
    """
    rights.require(actor, rights.Right.PLAN)
    job.check(store)
    with deed(store, actor, "") as it:
        found = _run(it, job)
        if seen is not None and found.rows != seen.rows:
            raise Conflict(_("Something has changed since you looked."), _("Look through it again, then save."))
        if not found.changed:
            raise Refused(_("Nothing would change."), next((row.left for row in found.rows), ""))
        it.words = job.words(len(found.changed))
    return found


def _run(it: Deed, job: Job) -> Preview:
    """Change what can be changed; a row that would make a clash that blocks is taken back, and the others tried anew."""
    before = {clash.what for clash in job.clashes(it)}
    left: dict[int, str] = {}
    while True:
        try:
            with it.attempt():
                rows = job.apply(it, left)
                made = [clash for clash in job.clashes(it) if clash.what not in before]
                blocked = _blocked(job, made, [row.row_id for row in rows if not row.left])
                if blocked:
                    raise _Blocked
            break
        except _Blocked:
            left |= blocked
    warnings = _warnings(job, made)
    found = [_noted(row, warnings.get(row.row_id, ()), left) for row in rows]
    told = job.tell(it.store, it.actor, [row for row in found if not row.left])
    return Preview(tuple(found), tuple(told), job.also())


class _Blocked(Exception):
    """Some rows cannot be changed so."""


def _blocked(job: Job, made: Sequence[Clash], changed: Sequence[int]) -> dict[int, str]:
    """Return the rows that must not change, with the clash: of two that would clash with each other the latter."""
    found: dict[int, str] = {}
    place = {row_id: number for number, row_id in enumerate(changed)}
    for clash in made:
        if clash.severity is not Severity.ERROR:
            continue
        about = [row_id for row_id in job.rows_in(clash) if row_id in place]
        if about and found.keys().isdisjoint(about):
            found[max(about, key=place.__getitem__)] = clash.what
    return found


def _warnings(job: Job, made: Sequence[Clash]) -> Mapping[int, Sequence[str]]:
    """Return by row what of the clashes is to be said of it: worked out once, as a row may not look through them all."""
    found: dict[int, list[str]] = defaultdict(list)
    for clash in made:
        for row_id in job.rows_in(clash) if clash.severity is not Severity.NOTE else ():
            found[row_id].append(clash.what)
    return found


def _noted(row: BulkRow, mine: Sequence[str], left: Mapping[int, str]) -> BulkRow:
    """Return a row with the clashes that it makes beside what is known of it already."""
    if row.left:
        return replace(row, is_refused=row.row_id in left)
    return replace(row, warnings=tuple(dict.fromkeys((*row.warnings, *mine))))
