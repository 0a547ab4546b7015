"""What stands in the way of a meeting on a day: red days, eves, closures and school breaks.

Reads no files and no clock, and decides nothing about which days a course wants; `schedule` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from courses.errors import Invalid
from courses.i18n import _
from courses.model import Closure, ClosureKind, CourseKind
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
class Calendar:
    """The days on which something stands in the way, for all places."""

    closures: tuple[Closure, ...]
    red_days: Mapping[date, str]
    """The public holidays and their names, for every year that a course may touch."""
    break_kinds: frozenset[CourseKind]
    """The kinds that rest in a school break; reference data, see `break_kinds()`."""
    eves: Mapping[date, str] = field(default_factory=dict)
    """The eves that are skipped too; empty unless the setting says so."""

    def hindrance(self, day: date, *, kind: CourseKind, end: time, where: Place) -> str:
        """Return why a meeting of `kind` that ends at `end` cannot be held on `day`, or "" when it can.

        A red day is told before an eve, an eve before a closure; of several closures the one entered first.
        """
        if day in self.red_days:
            return _("red day: {name}").format(name=self.red_days[day])
        if day in self.eves:
            return _("eve: {name}").format(name=self.eves[day])
        for closure in sorted(self._on(day, where), key=lambda c: c.id):
            if self._stops(closure, kind, end):
                return _in_words(closure)
        return ""

    def _on(self, day: date, where: Place) -> list[Closure]:
        return [c for c in self.closures if c.first_date <= day <= c.last_date and holds_for(c, where)]

    def _stops(self, closure: Closure, kind: CourseKind, end: time) -> bool:
        if closure.kind is ClosureKind.SCHOOL_BREAK:
            return kind in self.break_kinds
        if closure.kind is ClosureKind.CLOSES_EARLY:
            return closure.closes_at is not None and end > closure.closes_at
        return True


def holds_for(closure: Closure, where: Place) -> bool:
    """Return whether `closure` holds for the place and room of `where`, whatever the day.

    An empty place is everywhere, an empty room every room; a closed room without either name holds for nothing.
    """
    if closure.kind is ClosureKind.ROOM_CLOSED and not (closure.room or closure.place):
        return False
    return _is_same(closure.place, where.place) and _is_same(closure.room, where.room)


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
