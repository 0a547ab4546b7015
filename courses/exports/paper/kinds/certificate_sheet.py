"""What all designs of a certificate share: its words and sizes, blocks of text, the signatures and the square code.

Each design draws its own head; below it come the facts, and at the foot what the paper is signed and checked by.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from courses.exports.paper.look import Look
from courses.exports.paper.pdf.pen import MM, Style, tint
from courses.exports.paper.pdf.square_code import draw_code
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.dates import day_text, joined, period_text
from courses.exports.paper.type.fonts import BOLD, REGULAR
from courses.exports.paper.type.texts import Fitted, fit, wrap
from courses.model import CertificatePaper
from courses.model.paper_style import Logo, PaperStyle, PaperWords

CODE = 40 * MM
"""The square code with its white edge, as wide as phones need it for `rules.certificate_text.MOST_BYTES`."""
_FOOT = 806.0
"""The last baseline."""
_GAP = 7.0
"""White between two facts, beyond the space between lines."""
_MOST_SIGNERS = 4
_BETWEEN = 7 * MM
"""White between two of them."""


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
class Page:
    """A certificate that is being drawn."""

    sheet: Sheet
    paper: CertificatePaper
    style: PaperStyle

    @property
    def words(self) -> PaperWords:
        """What it says besides its facts."""
        return self.style.words

    @property
    def look(self) -> Look:
        """How it looks."""
        return self.sheet.look

    @property
    def bodies(self) -> tuple[float, ...]:
        """The sizes of running text, the largest first."""
        return (18, 17, 16) if self.look.is_large else (13, 12.5, 12, 11.5, 11, 10.5, 10)

    @property
    def small(self) -> Style:
        """Of labels."""
        return Style(16 if self.look.is_large else 10.5, colour=self.look.colours.grey)

    @property
    def plain(self) -> Style:
        """Of running text."""
        return Style(self.bodies[0], colour=self.look.colours.ink)

    @property
    def bold(self) -> Style:
        """Of names."""
        return replace(self.plain, bold=True)


def leading(size: float) -> float:
    """Return the points from line to line."""
    return size * (1.2 if size > 14 else 1.38)


def height(text: Fitted) -> float:
    """Return the points that a text takes."""
    return len(text.lines) * leading(text.size)


def block(page: Page, x: float, y: float, text: Fitted, style: Style) -> float:
    """Draw lines downwards from the baseline `y`; return the last baseline."""
    drawn = replace(style, size=text.size)
    for index, line in enumerate(text.lines):
        page.sheet.text(x, y + index * leading(text.size), line, drawn)
    return y + leading(text.size) * max(0, len(text.lines) - 1)


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
    size = page.small.size
    text = fit(page.words.say("name_line"), REGULAR, width, (size,))
    return para(page, x, y + 4 + size * 1.3, text, page.small)


def facts(page: Page) -> list[Fact]:
    """Return what the certificate tells, in order; what is empty leaves no trace."""
    paper, words = page.paper, page.words
    others = joined(paper.co_organisers, words.language)
    arranged = paper.organiser or others
    if paper.organiser and others:
        arranged = words.say("together", organiser=paper.organiser, others=others)
    found = (
        Fact(words.say("time"), period_text(paper.first_date, paper.last_date, words.language), 4),
        Fact(words.say("extent"), _extent(paper, words), 3),
        Fact(words.say("content"), paper.content, 1),
        Fact(words.say("organiser"), arranged, 2),
    )
    return [fact for fact in found if fact.text]


def _extent(paper: CertificatePaper, words: PaperWords) -> str:
    sessions = words.many("attended", paper.held, attended=paper.attended)
    return f"{sessions},\n{words.many('hours', paper.study_hours)}" if paper.study_hours else sessions


def draw_facts(page: Page, at: Columns, top: float, bottom: float) -> list[Fact]:
    """Draw the facts between two heights, as large as they go, and return those that have to go over to the next page."""
    told, over, room = facts(page), list[Fact](), bottom - top
    notice = Fact("", page.words.say("content_overleaf"))
    for fact in sorted(told, key=lambda it: it.goes_over):
        if _height(page, at, [*told, *[notice] * bool(over)], page.bodies[-1]) <= room:
            break
        over.append(fact)
        told.remove(fact)
    shown = [*told, *[notice] * bool(over)]
    size = next((it for it in page.bodies if _height(page, at, shown, it) <= room), page.bodies[-1])
    y = top
    for fact in shown:
        y = _draw_fact(page, at, y, fact, size)
    return [fact for fact in facts(page) if fact in over]


def _height(page: Page, at: Columns, told: list[Fact], size: float) -> float:
    labels = sum(leading(page.small.size) for fact in told if fact.label) if at.is_centred else 0
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
                y += leading(page.small.size)
                page.sheet.text(middle, y - 2, fact.label, replace(page.small, align="centre"))
            y = block(page, middle, y + leading(size) * 0.85, text, replace(page.plain, align="centre"))
        else:
            label = fit(fact.label, REGULAR, at.value - at.left - 8, (page.small.size, page.small.size * 0.9))
            block(page, at.left, y + leading(size) * 0.75, label, page.small)
            y = block(page, at.value, y + leading(size) * 0.75, text, page.plain)
    return y + leading(size) * 0.25 + _gap(page)


def foot_height(page: Page, at: Columns) -> float:
    """Return where the foot begins: the square code and the signatures, above what is small print."""
    return min(_place_line(page, at) - leading(page.plain.size), _code_top(page, at)) - 8


def draw_foot(page: Page, at: Columns) -> None:
    """Draw the place, the date and the signatures, the square code with what it is for, and the number."""
    _signing(page, at)
    _code(page, at)
    above = _rule_above_foot(page, at)
    page.sheet.rule(at.left, above, at.right - at.left, colour=page.look.colours.line)
    text = _small_print(page, at)
    para(page, at.left, at.foot - height(text) + leading(text.size), text, page.small)


def _small_print(page: Page, at: Columns) -> Fitted:
    """Return the last line: the number, what it replaces, and what it is not."""
    paper, words = page.paper, page.words
    issue = paper.issue if paper.issue > 1 else ""
    told = [words.say("number", number=paper.number, issue=issue)]
    if issue and words.has("replaces"):
        told.append(words.say("replaces", number=paper.number, issue=issue))
    if words.has("not_a_grade"):
        told.append(words.say("not_a_grade"))
    sizes = (page.small.size,) if page.look.is_large else (page.small.size, page.small.size * 0.9)
    return fit("  ·  ".join(told), REGULAR, at.right - at.left, sizes, most=3)


def _check(page: Page, at: Columns) -> Fitted:
    """Return what stands beside the square code."""
    if not page.paper.statement or not page.words.has("check"):
        return Fitted((), 1)
    size = page.small.size if page.look.is_large else 8.5
    return Fitted(wrap(page.words.say("check", key=page.paper.key), REGULAR, size, at.width), size)


def _rule_above_foot(page: Page, at: Columns) -> float:
    text = _small_print(page, at)
    return at.foot - height(text) - 6


def _check_top(page: Page, at: Columns) -> float:
    """Return the height above the small print, which grows upwards from the foot."""
    return _rule_above_foot(page, at) - 5 - height(_check(page, at))


def _below_line(page: Page, at: Columns) -> float:
    """Return what stands below a line to sign on: names and titles, or what the line is for."""
    return max(height(name) + height(title) for name, title in _signers(page, at)) + 4


def _signature_line(page: Page, at: Columns) -> float:
    rows = -(-len(_signers(page, at)) // _across(page))
    return _check_top(page, at) - 4 - rows * _below_line(page, at) - (rows - 1) * _sign(page)


def _place_line(page: Page, at: Columns) -> float:
    return _signature_line(page, at) - _sign(page)


def _code_top(page: Page, at: Columns) -> float:
    return _rule_above_foot(page, at) - 3 - CODE if page.paper.statement else at.foot


def _signing(page: Page, at: Columns) -> None:
    """Draw where and when, and lines to sign on: one for each who signs, else one for the name and one to clarify it."""
    paper, words, sheet = page.paper, page.words, page.sheet
    place = words.say("place_and_date", day=day_text(paper.issued_on, words.language), town=paper.town)
    para(page, at.value, _place_line(page, at), fit(place, REGULAR, at.width, page.bodies, most=2), page.plain)
    wide = _signer_width(page, at)
    for index, (name, title) in enumerate(_signers(page, at)):
        x = at.value + index % _across(page) * (wide + _BETWEEN)
        y = _signature_line(page, at) + index // _across(page) * (_below_line(page, at) + _sign(page))
        sheet.rule(x, y, wide, width=0.8, colour=page.look.colours.ink)
        style = replace(page.small, bold=bool(paper.signers), colour=page.look.colours.ink)
        with sheet.part("P"):
            y = block(page, x, y + name.size * 1.3, name, style)
            block(page, x, y + leading(title.size), title, page.small)


def _sign(page: Page) -> float:
    """Return the white above a line to sign on."""
    return 34.0 if page.look.is_large else 44.0


def _across(page: Page) -> int:
    """Return how many lines to sign on stand beside each other."""
    count = len(page.paper.signers[:_MOST_SIGNERS]) or 2
    return 3 if count == 3 and not page.look.is_large else min(count, 2)


def _signer_width(page: Page, at: Columns) -> float:
    return (at.width - (_across(page) - 1) * _BETWEEN) / _across(page)


def _signers(page: Page, at: Columns) -> list[tuple[Fitted, Fitted]]:
    """Return what stands below each line to sign on: a name and what they are, or what the line is for and nothing."""
    wide, size = _signer_width(page, at), page.small.size
    sizes = (size,) if page.look.is_large else (size, size * 0.9, size * 0.8)
    nothing = Fitted((), size)
    if not page.paper.signers:
        words = (page.words.say("signature"), page.words.say("clarification"))
        return [(fit(it, REGULAR, wide, sizes, most=2), nothing) for it in words]
    parted = (it.partition(",") for it in page.paper.signers[:_MOST_SIGNERS])
    return [
        (fit(name.strip(), BOLD, wide, sizes, most=2), fit(title.strip(), REGULAR, wide, sizes, most=3))
        for name, _comma, title in parted
    ]


def _code(page: Page, at: Columns) -> None:
    paper, words, sheet = page.paper, page.words, page.sheet
    if not paper.statement:
        return
    with sheet.part("Figure", alt=words.say("code", number=paper.number)):
        edge = CODE * 0.033  # its white edge is white enough to stand a little out over the column
        draw_code(sheet, paper.statement, sheet.left_of(at.left - edge, CODE), _code_top(page, at), CODE)
    check = _check(page, at)
    para(page, at.value, _check_top(page, at) + leading(check.size) * 0.9, check, replace(page.small, size=check.size))


def logos(page: Page, left: float, right: float, y: float, tall: float) -> float:
    """Draw the library's logo at `left` and those of its partners up to `right`, and return where the first ends."""
    sheet, house = page.sheet, page.style.house
    at = right
    for logo in reversed(house.partners[:4]):
        if logo.content:
            at = _logo(sheet, logo, at - tall * 2.6, y, tall * 2.6, tall, "right") - 10
    if not house.library.content:
        return left
    return _logo(sheet, house.library, left, y, tall * 4.2, tall, "left") + tall * 4.2


def _logo(sheet: Sheet, logo: Logo, x: float, y: float, width: float, tall: float, side: str) -> float:
    mirrored = {"left": "right", "right": "left"}[side] if sheet.look.is_rtl else side
    sheet.picture(
        sheet.left_of(x, width), y, width, tall, logo.content, alt=logo.organisation or "Logo", align=mirrored
    )
    return x


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
