"""Draws the sign of what a library helps with and what not. What it says is its template's, for each library to change.

Three parts, each with a word on a ground of its own ("Ja", "Tillsammans", "Nej"), so that no colour has to be told from
another. The type is as large as lets all of it stand on one page; in large print it may take more.
"""

from __future__ import annotations

from dataclasses import replace

from courses.exports.paper import house
from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.flow import pages
from courses.exports.paper.kinds.small import draw_lines
from courses.exports.paper.look import LARGE, Look, Scale
from courses.exports.paper.pdf.pen import MM, Style, tint
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.fonts import BOLD, refuse_missing, unit_width
from courses.exports.paper.type.texts import Fitted, escaped, fit, texts_in
from courses.model import LibraryDetails, Printed
from courses.model.blocks import Block, Bullets, Paragraph, Span
from courses.model.paper_style import PaperKind, PaperStyle, PaperWords
from courses.model.papers_small import BoundarySignPaper

_PARTS = ("yes", "together", "no")
_SIZES = (19.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0)
"""Of running text on A4, the first that lets all stand on one page."""
_LEAST_LARGE = LARGE.note
_PAD = 5 * MM


def render(paper: BoundarySignPaper, style: PaperStyle) -> Printed:
    """Return the sign as a file. Raises Invalid when a letter has no glyph."""
    paper = escaped(paper)
    words = style.words
    refuse_missing(texts_in(paper))
    refuse_missing(part for text in words.texts.values() for part in text.split("\n"))
    title = words.say("title")
    pen = Sheet(style, title=title, author=paper.library.name)
    share = pen.look.width / (210 * MM)
    sizes = [size * share for size in _SIZES if size * share >= _LEAST_LARGE or not style.is_large] or [_LEAST_LARGE]
    looks = [_sized(pen.look, size) for size in sizes]
    look = next((it for it in looks if _end(it, style) <= _bottom(pen, it, words)), looks[-1])
    y = _title(pen, look, style, paper.library.name)
    for name in _PARTS:
        if words.has(f"{name}_list"):
            y = _part(pen, look, words, name, _onto(pen, look, words, y, _part_height(look, words, name)))
    if after := _after(words):
        y = _onto(pen, look, words, y, pages.height(after, look, look.inner))
        pages.place(pen, after, look, look.margin, y, look.inner)
    _contact(pen, look, words)
    pen.end_page()
    return Printed("grans-skylt.pdf", pen.finish(), pen.pages)


def _sized(look: Look, size: float) -> Look:
    """Return a look whose running text has a size, and all else to go with it."""
    scale = Scale(
        note=max(size * 0.75, look.scale.note),
        small=max(size * 0.85, look.scale.small),
        body=size,
        lead=size * 1.15,
        h3=size * 1.1,
        h2=size * 1.3,
        h1=size * 1.9,
        title=size * 2.2,
        leading=1.3,
    )
    return replace(look, scale=scale)


def _bottom(pen: Sheet, look: Look, words: PaperWords) -> float:
    """Return where the text has to end, above how the library is reached."""
    told = _reached(look, words)
    return pen.height - look.margin - len(told.lines) * told.size * 1.2 - look.scale.small * 0.5


def _reached(look: Look, words: PaperWords) -> Fitted:
    """Return how the library is reached."""
    sizes = (look.scale.small, look.scale.small * 0.9) if not look.is_large else (look.scale.small,)
    return fit(words.say("contact"), BOLD, look.inner, sizes, most=3)


def _end(look: Look, style: PaperStyle) -> float:
    """Return where the text would end on one page."""
    words = style.words
    title = fit(words.say("title"), BOLD, look.inner, (look.scale.title, look.scale.h1), most=3)
    y = look.margin + _mark_height(look, style) + len(title.lines) * title.size * 1.15 + look.scale.body * 0.6
    y += sum(_part_height(look, words, it) + look.scale.body * 0.7 for it in _PARTS if words.has(f"{it}_list"))
    return y + pages.height(_after(words), look, look.inner)


def _onto(pen: Sheet, look: Look, words: PaperWords, y: float, height: float) -> float:
    """Return where something of a height begins: here, or at the top of the next page."""
    if y + height <= _bottom(pen, look, words) + 0.1 or y <= look.margin:
        return y
    pen.end_page()
    return look.margin


def _mark_height(look: Look, style: PaperStyle) -> float:
    """Return the height of the library's logo or name above the title, with the white below it."""
    return look.scale.body * 3.2 if style.house.library.content else look.scale.small * 1.3


def _title(pen: Sheet, look: Look, style: PaperStyle, library: str) -> float:
    y, above = look.margin, _mark_height(look, style)
    if style.house.library.content:
        house.mark(pen, style, look.margin, y, look.inner * 0.6, above * 0.8)
    elif library:
        with pen.part("P"):
            shown = fit(library, BOLD, look.inner, (look.scale.small, look.scale.small * 0.85), most=1)
            draw_lines(pen, look.margin, y, shown, Style(bold=True, colour=look.colours.accent), 1.3)
    shown = fit(style.words.say("title"), BOLD, look.inner, (look.scale.title, look.scale.h1), most=3)
    with pen.part("H1"):
        y = draw_lines(pen, look.margin, y + above, shown, Style(bold=True, colour=look.colours.ink), 1.15)
    return y + look.scale.body * 0.6


def _blocks(words: PaperWords, name: str) -> tuple[Block, ...]:
    items = (line for line in words.say(f"{name}_list").split("\n") if line.strip())
    return (Bullets(tuple((Paragraph((Span(line.strip()),)),) for line in items)),)


def _after(words: PaperWords) -> tuple[Block, ...]:
    """Return what stands below the parts: how it is done, and where one goes with the rest."""
    return tuple(Paragraph((Span(words.say(key)),)) for key in ("yourself", "onward") if words.has(key))


def _part_height(look: Look, words: PaperWords, name: str) -> float:
    return _head_height(look) + pages.height(_blocks(words, name), look, look.inner - 2 * _PAD) + look.scale.body * 0.9


def _head_height(look: Look) -> float:
    return look.scale.h2 * 1.75


def _part(pen: Sheet, look: Look, words: PaperWords, name: str, y: float) -> float:
    """Draw a part: its word on a ground, what it is about, and its list in a frame; return where the next begins."""
    colours, scale = look.colours, look.scale
    height, head = _part_height(look, words, name), _head_height(look)
    ground, ink = {
        "yes": (colours.accent, (1.0, 1.0, 1.0)),
        "together": (tint(colours.accent, 0.15), colours.accent),
        "no": ((1.0, 1.0, 1.0), colours.ink),
    }[name]
    chip = words.say(name)
    wide = unit_width(chip, BOLD) * scale.h2 + 2 * _PAD
    pen.fill(look.margin, y, wide, head, ground)
    line = colours.ink if name == "no" else colours.accent
    pen.frame(look.margin, y, look.inner, height, colour=line)
    pen.rule(look.margin, y + head, look.inner, width=0.6, colour=line)
    about = fit(
        words.say(f"{name}_about"), BOLD, look.inner - wide - 2 * _PAD, (scale.h3, scale.body, scale.small), 1, 2
    )
    with pen.part("H2"):
        pen.text(look.margin + _PAD, y + head * 0.67, chip, Style(scale.h2, bold=True, colour=ink))
        top = y + (head - len(about.lines) * about.size * 1.15) / 2
        draw_lines(pen, look.margin + wide + _PAD, top, about, Style(bold=True, colour=colours.ink), 1.15)
    inner = look.inner - 2 * _PAD
    pages.place(pen, _blocks(words, name), look, look.margin + _PAD, y + head + scale.body * 0.35, inner)
    return y + height + scale.body * 0.7


def _contact(pen: Sheet, look: Look, words: PaperWords) -> None:
    told = _reached(look, words)
    if told.lines:
        with pen.part("P"):
            y = pen.height - look.margin - len(told.lines) * told.size * 1.2
            draw_lines(pen, look.margin, y, told, Style(colour=look.colours.ink, bold=True))


def _sample(_language: str) -> BoundarySignPaper:
    return BoundarySignPaper(LibraryDetails("Tallviks bibliotek", "0980-319 200", "kurser@example.org"))


PAPERS = {PaperKind.BOUNDARY_SIGN: Drawn(render, _sample, _sample)}
