"""Draws the head of a list for a classroom or a folder: what, where and by whom it is, and a box with its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from courses.exports.paper.look import Look
from courses.exports.paper.pdf.pen import MM, Style
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.fonts import BOLD, REGULAR, unit_width
from courses.exports.paper.type.texts import Fitted, fit

_GAP = 6 * MM
"""Between the facts and the box."""
_FACTS = 4
"""So many facts a head has room for at least."""
_TITLE_GAP = 5.0
"""Above the title."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a head says."""

    library: str
    what: str
    """What kind of list it is, in words."""
    title: str
    facts: Sequence[tuple[str, str]]
    """Label and text; those without a text are left out."""
    box: tuple[str, str]
    """What the number in the box is, and the number."""
    below: str
    """A line below the box, such as when it was printed."""


@dataclass(frozen=True, slots=True)
class Head:
    """A head fitted to the page; the same on every page."""

    look: Look
    margin: float
    inner: float
    """Width between the margins."""
    side: float
    """Width of the box."""
    label: float
    """Width of the labels' column."""
    library: Fitted
    what: Fitted
    title: Fitted
    facts: tuple[tuple[str, Fitted], ...]
    box: tuple[Fitted, Fitted]
    below: Fitted

    @property
    def is_beside(self) -> bool:
        """Whether what it is stands on the library's line."""
        (library, *more), what = self.library.lines or ("",), self.what
        wide = unit_width(library, BOLD) * self.library.size + 10 + unit_width("".join(what.lines), BOLD) * what.size
        return not more and bool(library) and len(what.lines) == 1 and wide <= self.inner - self.side - _GAP

    @property
    def line(self) -> float:
        """From line to line of the small texts above the title."""
        return self.look.scale.small * 1.25

    @property
    def leading(self) -> float:
        """From line to line of the facts."""
        return self.look.scale.small * 1.48

    @property
    def height(self) -> float:
        """In points, from the margin down to what comes below."""
        return max(self._text_height, self._side_height) + 8

    @property
    def _text_height(self) -> float:
        above = max(1, len(self.library.lines) + (0 if self.is_beside else len(self.what.lines))) * self.line
        facts = sum(len(text.lines) for _label, text in self.facts)
        return above + _TITLE_GAP + len(self.title.lines) * self.title.size * 1.22 + 3 + facts * self.leading

    @property
    def box_height(self) -> float:
        """Of the box itself."""
        label, number = self.box
        return len(label.lines) * label.size * 1.25 + len(number.lines) * number.size * 1.2 + 11

    @property
    def _side_height(self) -> float:
        """Of the box, the lines below it, and two more for which part of the list a page holds."""
        return self.box_height + 5 + (len(self.below.lines) + 2) * self.look.scale.note * 1.3


def fit_head(told: Told, look: Look, margin: float, inner: float) -> Head:
    """Return a head as it fits a page with `inner` points between its margins."""
    small = look.scale.small
    side = inner * 0.3 if look.is_large else min(46 * MM, inner * 0.3)
    width = inner - side - _GAP
    facts = [(label, text) for label, text in told.facts if text]
    label = max((unit_width(label, REGULAR) * small for label, _text in facts), default=0.0) + 9
    label = min(label, width * 0.42)
    titles = (28.0, 24.0, 20.0) if look.is_large else (19.0, 17.0, 15.0, 13.0)
    sizes = (look.scale.small,) if look.is_large else (10.5, 10.0, 9.5)
    most = 4 if inner < 200 * MM else 2
    return Head(
        look=look,
        margin=margin,
        inner=inner,
        side=side,
        label=label,
        library=fit(told.library, BOLD, width, (small, *(() if look.is_large else (9.0, 8.5))), most=2),
        what=fit(told.what, BOLD, width, (small,), most=2),
        title=fit(told.title, BOLD, width, titles, most=4),
        facts=_fit_facts(facts, width - label, sizes, most),
        box=(
            fit(told.box[0], REGULAR, side - 16, (look.scale.note,), most=2),
            fit(
                told.box[1],
                BOLD,
                side - 16,
                (look.scale.h2 + 2, look.scale.h2, look.scale.lead, look.scale.small),
                most=3,
            ),
        ),
        below=fit(told.below, REGULAR, side - 12, (look.scale.note,), most=2),
    )


def _fit_facts(
    facts: Sequence[tuple[str, str]], width: float, sizes: tuple[float, ...], most: int
) -> tuple[tuple[str, Fitted], ...]:
    """Return facts in at most `most` lines each; one takes what the others leave, so that a dozen organisers are all named."""
    found: list[tuple[str, Fitted]] = []
    for lines in (6 * most, 4 * most, 3 * most, 2 * most, most):
        found = [(label, fit(text, REGULAR, width, sizes, most=lines)) for label, text in facts]
        if sum(len(it.lines) for _label, it in found) <= most * max(len(found), _FACTS):
            break
    return tuple(found)


def draw_head(pen: Sheet, head: Head, part: str = "") -> None:
    """Draw a head at the top of a page; `part` says which part of the list this page holds."""
    y = _titles(pen, head)
    small = Style(head.look.scale.small, colour=head.look.colours.grey)
    for label, text in head.facts:
        with pen.part("P"):
            pen.text(head.margin, y + head.look.scale.small, label, small)
            y = _lines(pen, head.margin + head.label, y, text, Style(), head.leading)
    _box(pen, head, part)


def _titles(pen: Sheet, head: Head) -> float:
    """Draw the library, what it is and its title, and return where they end."""
    y, colours = head.margin, head.look.colours
    with pen.part("P"):
        _lines(pen, head.margin, y, head.library, Style(bold=True), head.line)
        beside = head.margin
        if head.is_beside:
            beside += unit_width(head.library.lines[0], BOLD) * head.library.size + 10
        else:
            y += len(head.library.lines) * head.line
        y = _lines(pen, beside, y, head.what, Style(bold=True, colour=colours.accent), head.line) + _TITLE_GAP
    with pen.part("H1"):
        return _lines(pen, head.margin, y, head.title, Style(bold=True), head.title.size * 1.22) + 3


def _box(pen: Sheet, head: Head, part: str) -> None:
    look, x = head.look, head.margin + head.inner - head.side
    pen.fill(x, head.margin, head.side, head.box_height, look.colours.tint)
    label, number = head.box
    quiet = Style(colour=look.colours.grey)
    with pen.part("P"):
        y = _lines(pen, x + 8, head.margin + 4, label, quiet, label.size * 1.25)
        _lines(pen, x + 8, y, number, Style(bold=True, colour=look.colours.accent), number.size * 1.2)
    y = head.margin + head.box_height + 5
    with pen.part("P"):
        y = _lines(pen, x + 8, y, head.below, quiet, head.below.size * 1.3)
    if part:
        with pen.part("P"):
            of = fit(part, BOLD, head.side - 8, (look.scale.note,), most=2)
            _lines(pen, x + 8, y, of, Style(bold=True), of.size * 1.3)


def _lines(pen: Sheet, x: float, y: float, text: Fitted, style: Style, leading: float) -> float:
    """Draw lines downwards from `y` and return where they end."""
    for index, line in enumerate(text.lines):
        pen.text(x, y + text.size + index * leading, line, replace(style, size=text.size))
    return y + leading * len(text.lines)
