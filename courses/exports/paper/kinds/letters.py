"""Draws letters for window envelopes, one or more A4 pages each, in one file. From values alone.

The address stands where the window to the right (H2) of a Swedish C5 or E65 envelope shows it, however far the sheet has
slid inside: 112–188 mm from the left and 46–68 mm from the top, in every language. Small marks at the left edge say where
to fold: in three for E65, in half for C5.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from courses.exports.paper import house
from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.flow import pages
from courses.exports.paper.pdf.pen import MM, Style, file_name
from courses.exports.paper.sheet import Sheet, tag_of
from courses.exports.paper.type.fonts import REGULAR, missing, refuse_missing
from courses.exports.paper.type.texts import esc, escaped, fit, texts_in, wrap
from courses.i18n import _
from courses.model import Printed
from courses.model.blocks import Block, Heading, Paragraph, Span
from courses.model.messages import LetterPaper
from courses.model.paper_style import PaperKind, PaperStyle, PaperWords
from courses.rules.languages import RIGHT_TO_LEFT

_MARGIN = 25 * MM


class _Window(NamedTuple):
    """Where the address may stand, in points from the upper left corner of the sheet."""

    left: float
    top: float
    width: float
    height: float


_WINDOW = _Window(112 * MM, 46 * MM, 76 * MM, 22 * MM)
_LEADING = 1.13
"""Of the address, from line to line, in sizes."""
_BODY_TOP = 98 * MM
_LOGO = (70 * MM, 16 * MM)
"""The room for the library's logo, above its name."""
_FOLDS = (99 * MM, 148.5 * MM, 198 * MM)


def render(
    letters: Sequence[LetterPaper], style: PaperStyle, words_in: Mapping[str, PaperWords] | None = None
) -> Printed:
    """Return the letters as one file, in their order. Raises Invalid when a letter has no glyph, before anything is drawn.

    `words_in`: what stands at the foot of letters in other languages than the style's.
    """
    papers = [_clean(it) for it in letters]
    refuse_missing([*(text for it in papers for text in texts_in(it)), *style.words.texts.values()])
    count = len(papers)
    title = papers[0].subject if count == 1 else style.words.many("letters", count)
    sheet = Sheet(style, title=title, author=next(iter(papers[0].sender), ""))
    for it in papers:
        with sheet.part("Sect", language=tag_of(it.language)):
            _draw(sheet, it, style, (words_in or {}).get(it.language, style.words))
    return Printed(
        file_name(_("letters"), papers[0].subject if count == 1 else str(count)), sheet.finish(), sheet.pages
    )


def undrawable(it: LetterPaper) -> str:
    """Return the letters of the alphabet in a letter that no typeface here has, the first few; empty: it can be printed."""
    return " ".join(list(missing(texts_in(_clean(it))))[:8])


def _clean(it: LetterPaper) -> LetterPaper:
    """Return a letter with every text as paper shows it, the body with its lines."""
    body = "\n".join(esc(line) for line in it.body.split("\n"))
    return replace(escaped(replace(it, body="")), body=body)


def _draw(sheet: Sheet, it: LetterPaper, style: PaperStyle, words: PaperWords) -> None:
    begun = sheet.pages
    look = replace(sheet.look, margin=_MARGIN, is_rtl=it.language in RIGHT_TO_LEFT, language=it.language)

    def numbered(page: int, last: int) -> str:
        return words.say("page", page=page - begun, pages=last - begun) if last - begun > 1 else ""

    lines = tuple(filter(None, (words.say("foot") if words.has("foot") else "",)))
    with sheet.straight():
        _head(sheet, it, style)
    pages.write(
        sheet, _blocks(it, words), look, running_head=it.subject, foot=pages.Foot(lines, numbered), first_top=_BODY_TOP
    )


def _head(sheet: Sheet, it: LetterPaper, style: PaperStyle) -> None:
    """Draw sender, date, the address in the window and the marks for folding; the envelope knows no other direction."""
    colours = sheet.look.colours
    large, small = (16.0, 16.0) if style.is_large else (12.5, 9.5)
    y = 18 * MM
    if style.house.library.content:
        house.mark(sheet, style, _MARGIN, 12 * MM, *_LOGO)
        y = 12 * MM + _LOGO[1] + 2 * MM + large
    for index, line in enumerate(it.sender):
        text = Style(large, bold=True, colour=colours.accent) if index == 0 else Style(small, colour=colours.grey)
        with sheet.part("P", language="sv"):
            for part in fit(line, text.font, 82 * MM, (text.size, max(small, 10), small), 1, 2).lines:
                sheet.text(_MARGIN, y, part, text)
                y += text.size * 1.15 if style.is_large else 5 * MM
    with sheet.part("P"):
        sheet.text(_WINDOW.left, 18 * MM, it.day, Style(16 if style.is_large else 10.5))
    _address(sheet, it, is_large=style.is_large)
    for fold in _FOLDS:
        sheet.rule(5 * MM, fold, 4 * MM, width=0.4, colour=colours.line)


def _address(sheet: Sheet, it: LetterPaper, *, is_large: bool) -> None:
    """Draw the address at the largest size at which all of it stands in the window."""
    lines: list[str] = []
    size = 0.0
    for size in (16, 14, 12, 11, 10, 9, 8) if is_large else (11, 10, 9, 8):
        lines = [part for line in it.address for part in wrap(line, REGULAR, size, _WINDOW.width)]
        if len(lines) * size * _LEADING <= _WINDOW.height:
            break
    else:
        lines = [part for line in it.address for part in fit(line, REGULAR, _WINDOW.width, (size,), 1, 2).lines]
    with sheet.part("P", language="sv"):
        for index, line in enumerate(lines):
            sheet.text(_WINDOW.left, _WINDOW.top + (index + 0.82) * size * _LEADING, line, Style(size))


def _blocks(it: LetterPaper, words: PaperWords) -> list[Block]:
    """Return heading and paragraphs, and what every letter ends with; a letter's heading is small."""
    parts = [part.strip("\n") for part in it.body.split("\n\n")]
    end = words.say("ending") if words.has("ending") else ""
    ending = [Paragraph((Span(end),))] if end else []
    return [Heading(3, it.subject), *(Paragraph((Span(part),)) for part in parts if part), *ending]


def _sample(language: str) -> list[LetterPaper]:
    """Return a letter of some paragraphs."""
    told = _SAMPLES.get(language, _SAMPLES["sv"])
    letter = LetterPaper(
        message_id=1,
        address=("Alva Ängström", "Granstigen 4 B", "999 99  Tallvik"),
        sender=("Tallviks bibliotek", "0980-319200", "kurser@example.org"),
        day="2026-12-01",
        subject=told[0],
        body=told[1],
        language=language if language in _SAMPLES else "sv",
    )
    return [letter]


_SAMPLES = {
    "sv": (
        "Välkommen till Bli vän med din telefon",
        (
            "Hej Alva!\n\nDu har en plats. Vi börjar tisdag 12 januari kl. 10.00.\nLokal: Studion, Tallviks bibliotek\n\n"
            "Ta med din telefon och laddare. Säg till om du behöver hörslinga eller en plats nära dörren.\n\n"
            "Vänliga hälsningar\nTallviks bibliotek"
        ),
    ),
    "ar": (
        "مرحبا بكم في الدورة",
        (
            "مرحبا Alva!\n\nلديك مكان. نبدأ يوم الثلاثاء 12 يناير الساعة 10:00.\nالمكان: Studion, Tallviks bibliotek\n\n"
            "الهاتف: 0980-31 92 00"
        ),
    ),
    "ti": (
        "እንቋዕ ብደሓን መጻእኩም",
        "ሰላም Alva!\n\nቦታ ኣለካ። 12 ጥሪ ሰዓት 10:00 ክንጅምር ኢና።\nቦታ: Studion, Tallviks bibliotek",
    ),
}


def _long(language: str) -> list[LetterPaper]:
    """Return two letters, one of several pages to somebody with a long name."""
    (usual,) = _sample(language)
    long = replace(
        usual,
        address=(
            "Wilhelmina Konstantinopolska-Ängsbäcksdotter af Överkalixforsen",
            "Granstigen 4 B",
            "999 99  Tallvik",
        ),
        body="\n\n".join(usual.body.split("\n\n") * 12),
    )
    return [long, usual]


_DRAWN = Drawn(render, _sample, _long)
PAPERS = {PaperKind.JOINING_NOTICE: _DRAWN, PaperKind.LETTER: _DRAWN}
