"""What stands in the way of a meeting on a day: red days, eves, clamp days, closures, school breaks, opening hours.

Reads no files and no clock, and decides nothing about which days a course wants; `schedule` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time

from courses.dates import span_text
from courses.errors import Invalid
from courses.i18n import _
from courses.model import Closure, ClosureKind, CourseKind, Hindrance, OpeningHours, Treatment
from courses.text import fold


@dataclass(frozen=True, slots=True)
class Place:
    """Where a course is held."""

    place: str = ""
    """The branch or village ("Tärnaby"), which closures name; never the municipality."""
    municipality: str = ""
    room: str = ""
    """The room's name, unique only within its place."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is to be held, on whatever day: local times."""

    kind: CourseKind
    end: time
    where: Place
    start: time | None = None
    """None: opening hours are not asked."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days on which something stands in the way, for all places."""

    closures: tuple[Closure, ...]
    red_days: Mapping[date, str]
    """The public holidays and their names, for every year that a course may touch."""
    break_kinds: frozenset[CourseKind]
    """The kinds that rest in a school break; reference data, see `break_kinds()`."""
    eves: Mapping[date, str] = field(default_factory=dict)
    clamp_days: frozenset[date] = frozenset()
    opening_hours: tuple[OpeningHours, ...] = ()
    treatments: Mapping[Hindrance, Treatment] = field(default_factory=dict)
    """What is done about each; what is not named is passed over."""

    def treating(self, treatments: Iterable[tuple[Hindrance, Treatment]]) -> Calendar:
        """Return the calendar as a course looks at it that treats some of it in its own way."""
        own = dict(treatments)
        return replace(self, treatments={**self.treatments, **own}) if own else self

    def hindrance(self, day: date, *, kind: CourseKind, end: time, where: Place, start: time | None = None) -> str:
        """Return why a meeting cannot be held on `day`, or "" when it can; see `told`."""
        return next(iter(self.told(day, Meeting(kind, end, where, start), Treatment.SKIP)), "")

    def told(self, day: date, meeting: Meeting, treatment: Treatment) -> list[str]:
        """Return in words what stands in the way on `day` and is treated so.

        A red day is told before an eve, an eve before a clamp day, that before a closure, and opening hours last; of
        several closures the one entered first.
        """
        return [
            words for what, words in self._all(day, meeting) if self.treatments.get(what, Treatment.SKIP) is treatment
        ]

    def _all(self, day: date, meeting: Meeting) -> Iterator[tuple[Hindrance, str]]:
        if day in self.red_days:
            yield Hindrance.RED_DAY, _("red day: {name}").format(name=self.red_days[day])
        if day in self.eves:
            yield Hindrance.EVE, _("eve: {name}").format(name=self.eves[day])
        if day in self.clamp_days:
            yield Hindrance.CLAMP_DAY, _("clamp day")
        for closure in sorted(self._on(day, meeting.where), key=lambda c: c.id):
            if self._stops(closure, meeting.kind, meeting.end):
                is_break = closure.kind is ClosureKind.SCHOOL_BREAK
                yield Hindrance.SCHOOL_BREAK if is_break else Hindrance.CLOSED, _in_words(closure)
        if meeting.start is not None and (hours := self._outside(day, meeting.start, meeting)) is not None:
            yield Hindrance.OUTSIDE_HOURS, hours

    def _outside(self, day: date, start: time, meeting: Meeting) -> str | None:
        """Return when the place is open on a day on which the meeting is not within its hours; None: it is."""
        known = [it for it in self.opening_hours if _is_same(it.place, meeting.where.place) and _is_valid(it, day)]
        if not known:
            return None
        hours = sorted((it.opens, it.closes) for it in known if it.weekday == day.weekday())
        if any(opens <= start and meeting.end <= closes for opens, closes in hours):
            return None
        open_ = ", ".join(span_text(opens, closes) for opens, closes in hours)
        return _("open {hours} that weekday").format(hours=open_) if hours else _("not open on that weekday")

    def _on(self, day: date, where: Place) -> list[Closure]:
        return [c for c in self.closures if c.first_date <= day <= c.last_date and holds_for(c, where)]

    def _stops(self, closure: Closure, kind: CourseKind, end: time) -> bool:
        if closure.kind is ClosureKind.SCHOOL_BREAK:
            return kind in self.break_kinds
        if closure.kind is ClosureKind.CLOSES_EARLY:
            return closure.closes_at is not None and end > closure.closes_at
        return True


def _is_valid(hours: OpeningHours, day: date) -> bool:
    begun = hours.valid_from is None or hours.valid_from <= day
    return begun and (hours.valid_to is None or day <= hours.valid_to)


def holds_for(closure: Closure, where: Place) -> bool:
    """Return whether `closure` holds for the place and room of `where`, whatever the day.

    An empty municipality or place is everywhere, an empty room every room; a closed room without a name of room or
    place holds for nothing.
    """
    if closure.kind is ClosureKind.ROOM_CLOSED and not (closure.room or closure.place):
        return False
    return holds_in(closure, where.place, where.municipality) and _is_same(closure.room, where.room)


def holds_in(closure: Closure, place: str, municipality: str) -> bool:
    """Return whether `closure` holds at a place of a municipality, in some room of it at least."""
    return _is_same(closure.municipality, municipality) and _is_same(closure.place, place)


def break_kinds(reference: Mapping[str, object]) -> frozenset[CourseKind]:
    """Return the kinds that rest in a school break, from what `db/reference/schedule.json` holds.

    Raises Invalid when it holds no such list or an unknown kind.
    """
    rule = reference.get("school_break_kinds")
    value = rule.get("value") if isinstance(rule, Mapping) else None
    kinds = set(CourseKind)
    if not isinstance(value, list) or not all(name in kinds for name in value):
        raise Invalid(
            _("The reference data about school breaks cannot be read."),
            _("It should hold a list of these kinds: {kinds}").format(kinds=", ".join(CourseKind)),
        )
    return frozenset(CourseKind(name) for name in value)


def _is_same(named: str, actual: str) -> bool:
    return not named or fold(named) == fold(actual)


def _in_words(closure: Closure) -> str:
    words = _what(closure)
    return f"{words}: {closure.reason}" if closure.reason else words


def _what(closure: Closure) -> str:
    if closure.kind is ClosureKind.CLOSES_EARLY:
        return _("closes {time}").format(time=f"{closure.closes_at:%H:%M}")
    if closure.kind is ClosureKind.SCHOOL_BREAK:
        return _("school break")
    return _("room closed") if closure.kind is ClosureKind.ROOM_CLOSED else _("closed")
