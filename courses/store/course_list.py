"""The list of courses as it is asked for: filtered, and sorted by one of several things. Reads only.

All courses come in one query with their figures; what is asked for is looked for among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum

from courses.model import CourseForm, CourseKind, CourseMode, CourseSummary, Tag
from courses.rules.terms import Term
from courses.store import courses, gaps
from courses.store.connection import Store
from courses.text import fold, sort_key


class Order(StrEnum):
    """What the list is sorted by."""

    DATE = "date"
    """The first session."""
    CODE = "code"
    TITLE = "title"
    PLACE = "place"
    FREE = "free"
    """Seats that are free, fewest first; a course without a limit comes last."""
    ORGANISER = "organiser"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which courses are asked for; what is empty may be anything."""

    term: Term | None = None
    """One in which the course has sessions."""
    kind: CourseKind | None = None
    place: str = ""
    """The room's place or municipality, as the register writes it, whatever the case."""
    organiser: str = ""
    """The name of the organiser of record."""
    leader: str = ""
    """The name of one of the leaders."""
    form: CourseForm | None = None
    modes: tuple[CourseMode, ...] = ()
    """One of these."""
    tags: tuple[Tag, ...] = ()
    """All of these."""
    has_gaps: bool = False
    """Whether something is not filled in; see `store.gaps`."""

    @property
    def is_anything(self) -> bool:
        """Whether nothing is asked for."""
        return not any(getattr(self, field.name) for field in fields(self))


ANYTHING = Wanted()


def listed(
    store: Store,
    now: datetime,
    wanted: Wanted = ANYTHING,
    *,
    search: str = "",
    order: Order = Order.DATE,
    is_reversed: bool = False,
) -> list[CourseSummary]:
    """Return the courses asked for, sorted; those that are alike by first date, then code. Names in Swedish order.

    Before the others comes the course whose code is `search`, then those whose codes begin so.
    """
    found = courses.summaries(store, now, search=search, modes=wanted.modes, tags=wanted.tags)
    lacking = {gap.course_id for gap in gaps.gaps(store, now)} if wanted.has_gaps else None
    kept = [it for it in found if _fits(it, wanted) and (lacking is None or it.id in lacking)]
    return sorted(in_order(kept, order, is_reversed=is_reversed), key=lambda it: _distance(it.code, search))


def _distance(code: str, search: str) -> int:
    """Return how far a code is from what is searched for: 0 the same, 1 begins so, 2 neither."""
    wanted, known = (fold(text).replace(" ", "") for text in (search, code))
    if not wanted or not known.startswith(wanted):
        return 2
    return 0 if known == wanted else 1


def in_order(found: Iterable[CourseSummary], order: Order, *, is_reversed: bool = False) -> list[CourseSummary]:
    """Return courses sorted; those without what is sorted by come last, either way."""
    key = _KEYS[order]
    known = sorted(found, key=lambda it: (it.first_date or date.max, sort_key(it.code)))
    having = [it for it in known if key(it) is not None]
    lacking = [it for it in known if key(it) is None]
    return sorted(having, key=lambda it: (key(it),), reverse=is_reversed) + lacking


def _fits(it: CourseSummary, wanted: Wanted) -> bool:
    return (
        (wanted.term is None or _is_in(it, wanted.term))
        and wanted.kind in (None, it.kind)
        and wanted.form in (None, it.form)
        and fold(wanted.place) in ("", fold(it.place), fold(it.municipality))
        and fold(wanted.organiser) in ("", fold(it.organiser))
        and (not wanted.leader or fold(wanted.leader) in map(fold, it.leaders.split(", ")))
    )


def _is_in(it: CourseSummary, term: Term) -> bool:
    if it.first_date is None or it.last_date is None:
        return False
    return it.first_date <= term.last and it.last_date >= term.first


def free_seats(it: CourseSummary) -> int | None:
    """Return how many seats are free, never below 0; None without a limit."""
    return None if it.seats is None else max(0, it.seats - it.enrolled)


def _text(value: str) -> str | None:
    return sort_key(value) if value else None


_KEYS: dict[Order, Callable[[CourseSummary], str | int | date | None]] = {
    Order.DATE: lambda it: it.first_date,
    Order.CODE: lambda it: _text(it.code),
    Order.TITLE: lambda it: _text(it.title),
    Order.PLACE: lambda it: _text(it.place or it.municipality),
    Order.FREE: free_seats,
    Order.ORGANISER: lambda it: _text(it.organiser),
}
