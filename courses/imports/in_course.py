"""Whom a row is about that says something of somebody who is in a course already: a cancellation, an answer to an offer.

It is the one of that name, and birth year if the row gives it, who is in the course at that time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from courses.model import EnrolmentEvent
from courses.rules.person_names import any_same
from courses.rules.same_person import Facts, Likeness, judge

_IN = frozenset({EnrolmentEvent.ENROL, EnrolmentEvent.INTEREST, EnrolmentEvent.OFFER, EnrolmentEvent.ACCEPT})
_OUT = frozenset({EnrolmentEvent.CANCEL, EnrolmentEvent.TRANSFER})
"""What takes anybody out who is in it; of other events only the line knows whether they can be."""


@dataclass(slots=True)
class InCourse:
    """Who is in a course while its events go by in order of time."""

    facts: Mapping[int, Facts]
    """By person, what is known of them."""
    events: list[tuple[datetime, int, int, EnrolmentEvent]] = field(default_factory=list)
    """Those that are on the log: when, order, who, what; in order of time."""
    _there: dict[int, EnrolmentEvent] = field(default_factory=dict)
    """Who is in it, and by what."""
    _at: int = 0

    def until(self, at: datetime, *, is_before: bool = False) -> None:
        """Go by what is on the log up to a time, inclusive unless `is_before`."""
        while self._at < len(self.events) and (
            self.events[self._at][0] < at if is_before else self.events[self._at][0] <= at
        ):
            _when, _order, person_id, event = self.events[self._at]
            self.happened(person_id, event)
            self._at += 1

    def happened(self, person_id: int, event: EnrolmentEvent) -> None:
        """Take note of something that happens now."""
        if event in _IN:
            is_seat = event is not EnrolmentEvent.INTEREST or person_id not in self._there
            if is_seat:
                self._there[person_id] = event
        elif event in _OUT:
            self._there.pop(person_id, None)

    def named(self, row: Facts) -> list[int]:
        """Return who is in the course now and may be meant, those who enrolled before those who are only interested."""
        named = [who for who in self._there if _may_be(self._facts(who), row)]
        enrolled = [who for who in named if self._there[who] is not EnrolmentEvent.INTEREST]
        found = enrolled or named
        sure = [who for who in found if _is_sure(self._facts(who), row)]
        return sure if len(found) > 1 and len(sure) == 1 else found

    def _facts(self, person_id: int) -> Facts:
        return self.facts.get(person_id) or Facts(())


def _may_be(known: Facts, row: Facts) -> bool:
    has_other_year = bool(row.birth and known.birth) and row.birth_year != known.birth_year
    return not has_other_year and any_same(known.names, row.names)


def _is_sure(known: Facts, row: Facts) -> bool:
    said = judge(known, row)
    return said is not None and said.likeness is Likeness.CERTAIN


def together_by_person(rows: Iterable[tuple[int, Facts]]) -> dict[int, list[Facts]]:
    """Return the facts that rows tell, by person."""
    found: dict[int, list[Facts]] = {}
    for person_id, facts in rows:
        found.setdefault(person_id, []).append(facts)
    return found
