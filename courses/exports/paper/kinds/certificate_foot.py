"""The foot of a certificate: where and when, lines to sign on, the square code with what it is for, and the small print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from courses.exports.paper.kinds.certificate_sheet import Columns, Page, block, height, leading, para
from courses.exports.paper.pdf.pen import MM
from courses.exports.paper.pdf.square_code import draw_code
from courses.exports.paper.type.dates import day_text
from courses.exports.paper.type.fonts import BOLD, REGULAR
from courses.exports.paper.type.texts import Fitted, fit, wrap

CODE = 40 * MM
"""The square code with its white edge, as wide as phones need it for `rules.certificate_text.MOST_BYTES`."""
_MOST_SIGNERS = 4
_BETWEEN = 7 * MM
"""White between two lines to sign on."""
_NOTHING = Fitted((), 1)
_LEFTWARDS = "\u200f"
"""Says that what stands beside it runs from right to left; it is not seen."""


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot and how high; heights are from the top of the page."""

    at: Columns
    place: Fitted
    signers: tuple[tuple[Fitted, Fitted], ...]
    """Below each line to sign on: a name and what they are, or what the line is for and nothing."""
    across: int
    """How many of them stand beside each other."""
    row: float
    """From a row of them to the next."""
    check: Fitted
    """What stands beside the square code."""
    small_print: Fitted
    rule: float
    check_top: float
    lines: float
    """Where the first lines to sign on are."""
    place_line: float
    code_top: float
    top: float
    """Where it begins."""

    @property
    def signer_width(self) -> float:
        """How long a line to sign on is."""
        return (self.at.width - (self.across - 1) * _BETWEEN) / self.across


def foot_of(page: Page, at: Columns) -> Foot:
    """Return the foot of a certificate, laid out from the last line upwards."""
    paper, hand = page.paper, page.hand
    across = _across(page)
    signers = _signers(page, (at.width - (across - 1) * _BETWEEN) / across)
    check, small_print = _check(page, at), _small_print(page, at)
    rule = at.foot - height(small_print) - 6
    check_top = rule - 5 - height(check)
    white = 34.0 if page.look.is_large else 44.0
    row = max(height(name) + height(title) for name, title in signers) + 4 + white
    lines = check_top - 4 + white - -(-len(signers) // across) * row
    place_line = lines - white
    code_top = rule - 3 - CODE if paper.statement else at.foot
    return Foot(
        at=at,
        place=_place(page, at),
        signers=signers,
        across=across,
        row=row,
        check=check,
        small_print=small_print,
        rule=rule,
        check_top=check_top,
        lines=lines,
        place_line=place_line,
        code_top=code_top,
        top=min(place_line - leading(hand.plain.size), code_top) - 8,
    )


def draw_foot(page: Page, foot: Foot) -> None:
    """Draw the foot."""
    at = foot.at
    para(page, at.value, foot.place_line, foot.place, page.hand.plain)
    _draw_signers(page, foot)
    _draw_code(page, foot)
    page.sheet.rule(at.left, foot.rule, at.right - at.left, colour=page.look.colours.line)
    print_ = foot.small_print
    para(page, at.left, at.foot - height(print_) + leading(print_.size), print_, page.hand.small)


def _place(page: Page, at: Columns) -> Fitted:
    day = _day(page.paper.issued_on, page.words.language)
    town = page.paper.town
    if page.look.is_rtl and town:
        town += _LEFTWARDS  # else the day would follow a Latin town rightwards
    text = page.words.say("place_and_date", day=day, town=town)
    return fit(text, REGULAR, at.width, page.hand.bodies, most=2)


_day = lru_cache(maxsize=64)(day_text)


def _small_print(page: Page, at: Columns) -> Fitted:
    """Return the last line: the number, what it replaces, and what it is not."""
    paper, words = page.paper, page.words
    issue = paper.issue if paper.issue > 1 else ""
    told = [words.say("number", number=paper.number, issue=issue)]
    if issue and words.has("replaces"):
        told.append(words.say("replaces", number=paper.number, issue=issue))
    if words.has("not_a_grade"):
        told.append(words.say("not_a_grade"))
    return fit("  ·  ".join(told), REGULAR, at.right - at.left, page.hand.smalls, most=3)


def _check(page: Page, at: Columns) -> Fitted:
    if not page.paper.statement or not page.words.has("check"):
        return _NOTHING
    size = page.hand.smalls[-1]
    return Fitted(wrap(page.words.say("check", key=page.paper.key), REGULAR, size, at.width), size)


def _across(page: Page) -> int:
    count = len(page.paper.signers[:_MOST_SIGNERS]) or 2
    return 3 if count == 3 and not page.look.is_large else min(count, 2)


def _signers(page: Page, wide: float) -> tuple[tuple[Fitted, Fitted], ...]:
    sizes = page.hand.smalls
    if not page.paper.signers:
        words = (page.words.say("signature"), page.words.say("clarification"))
        return tuple((fit(it, REGULAR, wide, sizes, most=2), _NOTHING) for it in words)
    parted = (it.partition(",") for it in page.paper.signers[:_MOST_SIGNERS])
    return tuple(
        (fit(name.strip(), BOLD, wide, sizes, most=2), fit(title.strip(), REGULAR, wide, sizes, most=3))
        for name, _comma, title in parted
    )


def _draw_signers(page: Page, foot: Foot) -> None:
    """Draw the lines to sign on, and below each who does."""
    small, ink = page.hand.small, page.look.colours.ink
    style = replace(small, bold=bool(page.paper.signers), colour=ink)
    for index, (name, title) in enumerate(foot.signers):
        x = foot.at.value + index % foot.across * (foot.signer_width + _BETWEEN)
        y = foot.lines + index // foot.across * foot.row
        page.sheet.rule(x, y, foot.signer_width, width=0.8, colour=ink)
        with page.sheet.part("P"):
            y = block(page, x, y + name.size * 1.3, name, style)
            block(page, x, y + leading(title.size), title, small)


def _draw_code(page: Page, foot: Foot) -> None:
    paper, sheet, at = page.paper, page.sheet, foot.at
    if not paper.statement:
        return
    with sheet.part("Figure", alt=page.words.say("code", number=paper.number)):
        edge = CODE * 0.033  # its white edge is white enough to stand a little out over the column
        draw_code(sheet, paper.statement, sheet.left_of(at.left - edge, CODE), foot.code_top, CODE)
    check = foot.check
    para(page, at.value, foot.check_top + leading(check.size) * 0.9, check, page.hand.small)
