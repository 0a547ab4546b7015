"""What the attendance grid shows, and how much room each part of it gets. Knows no store and draws nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

NUMBER = 3
"""Cells of a row's number."""
NARROW, WIDE = 3, 7
"""Cells of a session: without, and with its date and the minutes of marks."""
TOTAL, RATE, CIRCLE = 7, 6, 12
"""Cells of the columns on the right, the gap before each included."""
_NARROWEST, _WIDEST = 12, 44
"""Cells of the name column, which is no wider than the longest name needs."""
_ROOMY = 18
"""Cells of a name column that is wide enough for other things to come before more of the names."""
_FEW = 12
"""Sessions that are to be seen at once with all that stands beside them; more of them are scrolled."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A session."""

    id: int
    head: str
    """Its number."""
    under: str
    """Its date, shown where there is room."""
    is_held: bool = True
    sign: str = ""
    """Below its number: that it is signed."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A person, or who came without a seat."""

    id: int
    """A person's; of who came without a seat the id below 0."""
    name: str
    total: str = ""
    """Present of held."""
    rate: str = ""
    circle: str = ""
    """In a word or two, whether the person counts in a study circle."""
    tone: str = ""
    """"good" or "bad": how that word looks."""
    is_quiet: bool = False
    """Dropped out, or without a seat."""


@dataclass(frozen=True, slots=True)
class GridFoot:
    """A line of sums under the sessions."""

    title: str
    cells: Mapping[int, str]
    """By session id."""
    total: str = ""


@dataclass(frozen=True, slots=True)
class GridContent:
    """All that the grid shows."""

    columns: tuple[GridColumn, ...] = ()
    rows: tuple[GridRow, ...] = ()
    signs: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """One or two cells by (session id, row id)."""
    minutes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """What more a mark says, where there is room."""
    feet: tuple[GridFoot, ...] = ()
    name_title: str = ""
    total_title: str = ""
    rate_title: str = ""
    circle_title: str = ""
    """Empty: no such column."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many cells the parts of a line get."""

    name: int
    step: int
    """Of one session."""
    has_rate: bool
    has_circle: bool

    @property
    def left(self) -> int:
        """Before the first session."""
        return NUMBER + self.name + 2

    @property
    def right(self) -> int:
        """After the last."""
        return TOTAL + RATE * self.has_rate + CIRCLE * self.has_circle


def room_for(width: int, columns: int, longest: int, *, has_circle: bool) -> Room:
    """Share out `width` cells; `longest` is how many the longest name takes.

    What matters most comes first: the marks, how often, the circle, names that can be told apart, the share in per
    cent, the sessions' dates, and then the whole of long names.
    """
    widest = max(_NARROWEST, min(longest, _WIDEST))
    rest = width - NUMBER - 2 - min(columns, _FEW) * NARROW - TOTAL
    shows_circle = has_circle and rest - CIRCLE >= _NARROWEST
    rest -= CIRCLE * shows_circle
    has_rate = rest - RATE >= (min(_ROOMY, widest) if has_circle else _NARROWEST)
    rest -= RATE * has_rate
    with_dates = rest + min(columns, _FEW) * NARROW - columns * WIDE
    if with_dates >= min(_ROOMY, widest):
        return Room(min(widest, with_dates), WIDE, has_rate, shows_circle)
    return Room(max(_NARROWEST, min(widest, rest)), NARROW, has_rate, shows_circle)
