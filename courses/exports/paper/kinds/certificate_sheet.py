"""What all designs of a certificate share: its words and sizes, blocks of text, the signatures and the square code.

Each design draws its own head; below it come the facts, and at the foot what the paper is signed and checked by.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from courses.exports.paper.look import Look
from courses.exports.paper.pdf import pictures
from courses.exports.paper.pdf.pen import Style, tint
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.dates import joined, period_text
from courses.exports.paper.type.fonts import BOLD, REGULAR
from courses.exports.paper.type.texts import Fitted, fit, wrap
from courses.model import CertificatePaper
from courses.model.paper_style import Logo, PaperStyle, PaperWords

_FOOT = 806.0
"""The last baseline."""
_PLATE = 5.0
"""Of white around a logo that lies on a colour."""
_GAP = 7.0
"""White between two facts, beyond the space between lines."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand on a design's page, in points from the edge where the language begins."""

    left: float
    """Of the labels and the square code."""
    value: float
    """Of the facts and the signatures."""
    right: float
    is_centred: bool = False
    """Whether the facts stand in the middle of the page, their labels above them."""
    foot: float = _FOOT

    @property
    def width(self) -> float:
        """Of the facts and the signatures."""
        return self.right - self.value


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a certificate tells, with its label."""

    label: str
    text: str
    goes_over: int = 0
    """Where there is no room for all, the one with the least goes over to the next page first."""


@dataclass(frozen=True, slots=True)
class Hand:
    """The sizes and looks of text."""

    bodies: tuple[float, ...]
    """The sizes of running text, the largest first."""
    smalls: tuple[float, ...]
    """The sizes of what is small: labels, small print."""
    small: Style
    plain: Style
    bold: Style


@lru_cache(maxsize=16)
def hand_of(look: Look) -> Hand:
    """Return the sizes and looks of text on a paper of this look."""
    bodies = (18, 17, 16) if look.is_large else (13, 12.5, 12, 11.5, 11, 10.5, 10)
    smalls = (16,) if look.is_large else (10.5, 9.5, 8.5)
    plain = Style(bodies[0], colour=look.colours.ink)
    return Hand(bodies, smalls, Style(smalls[0], colour=look.colours.grey), plain, replace(plain, bold=True))


@dataclass(frozen=True, slots=True)
class Page:
    """A certificate that is being drawn."""

    sheet: Sheet
    paper: CertificatePaper
    style: PaperStyle
    hand: Hand

    @property
    def words(self) -> PaperWords:
        """What it says besides its facts."""
        return self.style.words

    @property
    def look(self) -> Look:
        """How it looks."""
        return self.sheet.look


def leading(size: float) -> float:
    """Return the points from line to line."""
    return size * (1.2 if size > 14 else 1.38)


def height(text: Fitted) -> float:
    """Return the points that a text takes."""
    return len(text.lines) * leading(text.size)


def block(page: Page, x: float, y: float, text: Fitted, style: Style) -> float:
    """Draw lines downwards from the baseline `y`; return the last baseline."""
    drawn = _sized(style, text.size)
    for index, line in enumerate(text.lines):
        page.sheet.text(x, y + index * leading(text.size), line, drawn)
    return y + leading(text.size) * max(0, len(text.lines) - 1)


@lru_cache(maxsize=256)
def _sized(style: Style, size: float) -> Style:
    return replace(style, size=size)


def para(page: Page, x: float, y: float, text: Fitted, style: Style, role: str = "P") -> float:
    """Draw a paragraph, or a heading, as `block` does."""
    if not text.lines:
        return y
    with page.sheet.part(role):
        return block(page, x, y, text, style)


def name_of(text: str, width: float, most: float) -> Fitted:
    """Return a name on one line where it can stand large, else on two, else on as many as it takes."""
    sizes = tuple(size for size in (34, 32, 30, 28, 26, 24, 22) if size <= most)
    one = fit(text, BOLD, width, sizes, most=2)
    return one if len(one.lines) == 1 else fit(text, BOLD, width, (24, 22, 20, 18, 17, 16), lines=2, most=12)


def name_line(page: Page, x: float, y: float, width: float) -> float:
    """Draw a line for a name to be written on, and what it is for, and return the last baseline."""
    page.sheet.rule(x, y + 4, width, width=0.8, colour=page.look.colours.ink)
    size = page.hand.small.size
    text = fit(page.words.say("name_line"), REGULAR, width, (size,))
    return para(page, x, y + 4 + size * 1.3, text, page.hand.small)


def facts(page: Page) -> list[Fact]:
    """Return what the certificate tells, in order; what is empty leaves no trace."""
    paper, words = page.paper, page.words
    others = _joined(paper.co_organisers, words.language)
    arranged = paper.organiser or others
    if paper.organiser and others:
        arranged = words.say("together", organiser=paper.organiser, others=others)
    found = (
        Fact(words.say("time"), _period(paper.first_date, paper.last_date, words.language), 4),
        Fact(words.say("extent"), _extent(paper, words), 3),
        Fact(words.say("content"), paper.content, 1),
        Fact(words.say("organiser"), arranged, 2),
    )
    return [fact for fact in found if fact.text]


_joined = lru_cache(maxsize=64)(joined)
_period = lru_cache(maxsize=64)(period_text)


def _extent(paper: CertificatePaper, words: PaperWords) -> str:
    sessions = words.many("attended", paper.held, attended=paper.attended)
    return f"{sessions}\n{words.many('hours', paper.study_hours)}" if paper.study_hours else sessions


def draw_facts(page: Page, at: Columns, top: float, bottom: float) -> list[Fact]:
    """Draw the facts between two heights, as large as they go, and return those that have to go over to the next page."""
    all_of_them, over, room = facts(page), list[Fact](), bottom - top
    told = all_of_them.copy()
    notice = Fact("", page.words.say("content_overleaf"))
    for fact in sorted(told, key=lambda it: it.goes_over):
        if _height(page, at, [*told, *[notice] * bool(over)], page.hand.bodies[-1]) <= room:
            break
        over.append(fact)
        told.remove(fact)
    shown = [*told, *[notice] * bool(over)]
    size = next((it for it in page.hand.bodies if _height(page, at, shown, it) <= room), page.hand.bodies[-1])
    y = top
    for fact in shown:
        y = _draw_fact(page, at, y, fact, size)
    return [fact for fact in all_of_them if fact in over]


def _height(page: Page, at: Columns, told: list[Fact], size: float) -> float:
    labels = sum(leading(page.hand.small.size) for fact in told if fact.label) if at.is_centred else 0
    lines = sum(len(wrap(fact.text, REGULAR, size, at.width)) for fact in told)
    return labels + lines * leading(size) + len(told) * _gap(page)


def _gap(page: Page) -> float:
    return _GAP * (1.3 if page.look.is_large else 1)


def _draw_fact(page: Page, at: Columns, y: float, fact: Fact, size: float) -> float:
    """Draw a fact whose upper edge is at `y`, and return its lower one."""
    text = Fitted(wrap(fact.text, REGULAR, size, at.width), size)
    middle = (at.left + at.right) / 2
    with page.sheet.part("P"):
        if at.is_centred:
            if fact.label:
                y += leading(page.hand.small.size)
                page.sheet.text(middle, y - 2, fact.label, replace(page.hand.small, align="centre"))
            y = block(page, middle, y + leading(size) * 0.85, text, replace(page.hand.plain, align="centre"))
        else:
            label = fit(fact.label, REGULAR, at.value - at.left - 8, (page.hand.small.size, page.hand.small.size * 0.9))
            block(page, at.left, y + leading(size) * 0.75, label, page.hand.small)
            y = block(page, at.value, y + leading(size) * 0.75, text, page.hand.plain)
    return y + leading(size) * 0.25 + _gap(page)


def logos(page: Page, left: float, right: float, y: float, tall: float, *, is_dark: bool = False) -> float:
    """Draw the library's logo at `left` and those of its partners up to `right`, and return where the first ends.

    `is_dark`: they lie on a colour, where each gets white behind it.
    """
    house, wide = page.style.house, tall * 2.6
    partners = [it for it in house.partners[:4] if it.content]
    end = left
    if house.library.content:
        end = left + tall * 4.2
        _logo(page.sheet, house.library, (left, y, end - left, tall), "left", is_dark=is_dark)
    for place, logo in enumerate(partners):
        x = right - (len(partners) - place) * (wide + 10) + 10
        _logo(page.sheet, logo, (x, y, wide, tall), "right", is_dark=is_dark)
    return end


def _logo(sheet: Sheet, logo: Logo, box: tuple[float, float, float, float], side: str, *, is_dark: bool) -> None:
    """Draw a logo at a side of its box."""
    x, y, width, tall = box
    if is_dark:
        own = pictures.size(logo.content)
        scale = min(width / own.width, tall / own.height)
        wide, high = own.width * scale, own.height * scale
        begin = x if side == "left" else x + width - wide
        sheet.fill(begin - _PLATE, y + (tall - high) / 2 - _PLATE, wide + 2 * _PLATE, high + 2 * _PLATE, (1, 1, 1))
    sheet.picture(x, y, width, tall, logo.content, alt=logo.organisation or "Logo", align=side)


def shelf(sheet: Sheet, x: float, foot: float) -> None:
    """Draw a row of book spines from `x` onwards, standing on `foot`."""
    for width, tall, share in (
        (9, 66, 1.0),
        (6, 58, 0.30),
        (12, 74, 0.55),
        (7, 62, 1.0),
        (10, 52, 0.30),
        (6, 74, 0.80),
        (13, 64, 0.55),
    ):
        sheet.fill(x, foot - tall, width, tall, tint(sheet.look.colours.accent, share))
        x += width + 2
