"""Draws letters for window envelopes, one or more A4 pages each, in one file. From values alone.

The address stands where the window to the right (H2) of a Swedish C5 or E65 envelope shows it, however far the sheet has
slid inside: 112–188 mm from the left and 46–68 mm from the top. Small marks at the left edge say where to fold: in three
for E65, in half for C5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from courses.exports.paper.columns import Block, Para, draw, pack
from courses.exports.paper.pdf.pen import A4, ACCENT, GREY, LINE, MM, Pen, Style, file_name
from courses.exports.paper.pdf.tags import Tags
from courses.exports.paper.type import scripts
from courses.exports.paper.type.fonts import BOLD, REGULAR, missing_glyphs, refuse_missing
from courses.exports.paper.type.texts import Fitted, esc, escaped, fit, texts_in, wrap
from courses.i18n import _, language, ngettext
from courses.model import Printed
from courses.model.messages import LetterPaper
from courses.rules.languages import EASY, RIGHT_TO_LEFT

_MARGIN = 25 * MM
_INNER = A4[0] - 2 * _MARGIN
_WINDOW = (112 * MM, 46 * MM, 76 * MM)
"""From the left, from the top, and how wide the address may be, in points."""
_ADDRESS_LINES = 5
_LEADING = 4.4 * MM
_BODY_TOP = 104 * MM
_BODY_END = A4[1] - 22 * MM
_NEXT_TOP = 25 * MM
_FOLDS = (99 * MM, 148.5 * MM, 198 * MM)
_SIZE = 11.5
_SMALL = Style(9.5, colour=GREY)


def render(letters: Sequence[LetterPaper]) -> Printed:
    """Return the letters as one file, in their order. Raises Invalid when a letter has no glyph, before anything is drawn."""
    papers = [_clean(it) for it in letters]
    refuse_missing(text for it in papers for text in scripts.without(texts_in(it)))
    count = len(papers)
    title = ngettext("{count} letter", "{count} letters", count).format(count=count)
    if count == 1:
        title = papers[0].subject
    tags = Tags()
    pen = Pen(title=title, author=next(iter(papers[0].sender), ""), language=language(), tags=tags)
    for it in papers:
        with tags.part("Sect", "sv" if it.language == EASY else it.language):
            _draw(pen, tags, it)
    return Printed(file_name(_("letters"), papers[0].subject if count == 1 else str(count)), pen.finish(), pen.pages)


def undrawable(it: LetterPaper) -> str:
    """Return the letters of the alphabet in a letter that no typeface here has, the first few; empty: it can be printed."""
    missing = missing_glyphs(scripts.without(texts_in(_clean(it))))
    return " ".join(list(missing)[:8])


def _clean(it: LetterPaper) -> LetterPaper:
    """Return a letter with every text as paper shows it, the body with its lines."""
    body = "\n".join(esc(line) for line in it.body.split("\n"))
    return replace(escaped(replace(it, body="")), body=body)


def _draw(pen: Pen, tags: Tags, it: LetterPaper) -> None:
    pages = pack(_blocks(it), _BODY_END - _BODY_TOP, _BODY_END - _NEXT_TOP)
    for number, blocks in enumerate(pages, 1):
        if number == 1:
            _head(pen, tags, it)
        y = _BODY_TOP if number == 1 else _NEXT_TOP
        for index, block in enumerate(blocks):
            with tags.part("H1" if block.is_heading else "P"):
                y = draw(pen, block, _MARGIN, y + (block.before if index else 0), _INNER)
        if len(pages) > 1:
            with tags.part("P"):
                pen.text(A4[0] / 2, A4[1] - 12 * MM, f"{number} ({len(pages)})", replace(_SMALL, align="centre"))
        pen.end_page()


def _head(pen: Pen, tags: Tags, it: LetterPaper) -> None:
    """Draw sender, date, the address in the window and the marks for folding."""
    y = 18 * MM
    for index, line in enumerate(it.sender):
        style = Style(12.5, bold=True, colour=ACCENT) if index == 0 else _SMALL
        with tags.part("P"):
            for part in fit(line, style.font, 80 * MM, (style.size, 10, 9), 1, 2).lines:
                pen.text(_MARGIN, y, part, style)
                y += 5 * MM
    left, top, width = _WINDOW
    with tags.part("P"):
        pen.text(left, 18 * MM, it.day, Style(10.5))
    lines = [part for line in it.address for part in fit(line, REGULAR, width, (11, 10, 9), 1, 2).lines]
    with tags.part("P"):
        for index, line in enumerate(lines[:_ADDRESS_LINES]):
            pen.text(left, top + (index + 0.8) * _LEADING, line, Style(11 if len(lines) < _ADDRESS_LINES else 10))
    for fold in _FOLDS:
        pen.rule(5 * MM, fold, 4 * MM, width=0.4, colour=LINE)


def _blocks(it: LetterPaper) -> list[Block]:
    """Return heading and paragraphs, each a block that stays together unless it is longer than a page."""
    is_rtl = it.language in RIGHT_TO_LEFT
    blocks = [Block((_para(it.subject, BOLD, 14, is_rtl=is_rtl),), is_heading=True)]
    for part in it.body.split("\n\n"):
        lines = [line for text in part.split("\n") for line in _lines(text, REGULAR, _SIZE)]
        for at in range(0, len(lines), _MOST):
            chunk = Fitted(tuple(lines[at : at + _MOST]), _SIZE)
            blocks.append(Block((_aligned(chunk, REGULAR, is_rtl=is_rtl),), before=0 if at else 8))
    return blocks


def _lines(text: str, font: str, size: float) -> tuple[str, ...]:
    return (scripts.wrap if scripts.is_complex(text) else wrap)(text, font, size, _INNER)


def _para(text: str, font: str, size: float, *, is_rtl: bool) -> Para:
    return _aligned(Fitted(_lines(text, font, size), size), font, is_rtl=is_rtl)


def _aligned(text: Fitted, font: str, *, is_rtl: bool) -> Para:
    """Return lines at the edge where they begin."""
    style = Style(text.size, bold=font == BOLD, align="right" if is_rtl else "left", is_rtl=is_rtl)
    return Para(text, style, indent=_INNER if is_rtl else 0, role="")


_MOST = 24
"""Lines that are kept together at most."""
