"""Rows that were read in before, found again on a course's log: the same file again changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from courses.model import EnrolmentEvent
from courses.rules.person_names import letters
from courses.store import Store, enrolments
from courses.store.connection import Row


@dataclass(slots=True)
class CourseLog:
    """A course's log as it was before the import; each event answers to one row only."""

    rows: list[Row]
    _claimed: set[int] = field(default_factory=set)
    _by_name: dict[tuple[str, str], list[Row]] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store, course_id: int) -> CourseLog:
        """Read it."""
        log = cls(enrolments.log_with_names(store, course_id))
        for row in log.rows:
            names = {f"{row['given_name']} {row['family_name']}", row["other_name"], row["key"].casefold()}
            for known in {letters(name) for name in names} - {""}:
                log._by_name.setdefault((row["event"], known), []).append(row)
        return log

    def claim(self, event: EnrolmentEvent, names: tuple[str, ...], at: datetime | None, source: str) -> int | None:
        """Return whose event a row is that was read in before, and let no other row be it; None: it is new.

        `at` None: the row has no time, or is known to be of a file that was read in before.
        """
        found = [
            row
            for name in names
            for row in self._by_name.get((event, letters(name)), ())
            if row["id"] not in self._claimed and (at is None or row["at"] == at.isoformat())
        ]
        if not found:
            return None
        row = next((row for row in found if row["source"] == source), found[0])
        self._claimed.add(row["id"])
        return int(row["person_id"])
