"""Draws the booklet of a course: a cover, a table of contents with the pages, and the handouts, each from a page of its own."""

from __future__ import annotations

from dataclasses import replace

from courses.errors import Invalid
from courses.exports.paper import house
from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.flow import pages
from courses.exports.paper.kinds import handout
from courses.exports.paper.kinds.handout_samples import long_booklet, sample_booklet
from courses.exports.paper.kinds.phrases import listed
from courses.exports.paper.pdf.pen import MM, Style, file_name
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.dates import period_text
from courses.exports.paper.type.fonts import REGULAR
from courses.exports.paper.type.texts import fit, width
from courses.i18n import _
from courses.model import Printed
from courses.model.blocks import Block, Contents, Heading
from courses.model.handouts import BookletPaper
from courses.model.paper_style import Logo, PaperKind, PaperStyle, PaperWords


def render(paper: BookletPaper, style: PaperStyle) -> Printed:
    """Return the booklet as a file. Raises Invalid where there is no handout, and as `handout.render` does."""
    if not paper.parts:
        raise Invalid(_("There is no handout to put into the booklet."))
    words = style.words
    sheet = Sheet(style, title=paper.title, author=paper.library)
    _cover(sheet, paper, style)
    blocks: list[Block] = [Heading(2, words.say("contents"), is_in_outline=False), Contents()]
    chapters = []
    for part in paper.parts:
        blocks.extend(handout.blocks_of(part, words, begins_page=True))
        chapters.append(pages.Chapter(part.text.title, handout.foot_lines(part.text, paper.library, words)))
    foot = pages.Foot(page=lambda page, of: words.say("page", page=page, pages=of))
    pages.write(sheet, blocks, sheet.look, foot=foot, chapters=chapters)
    return Printed(file_name(_("booklet"), f"{paper.code} {paper.title}"), sheet.finish(), sheet.pages)


def _cover(sheet: Sheet, paper: BookletPaper, style: PaperStyle) -> None:
    """Draw the cover: what it is, of which course, whose copy it is, and who is asked."""
    look, words = sheet.look, style.words
    scale, colours = look.scale, look.colours
    _owner(sheet, paper, style)
    y = sheet.height * 0.30
    sheet.fill(look.margin, y, look.inner, 5, colours.accent)
    y = _said(sheet, "P", words.say("booklet"), y + 16, (scale.lead,), Style(bold=True, colour=colours.accent))
    sizes = tuple(scale.title * share for share in (1.15, 1, 0.9, 0.8, 0.7))
    y = _said(sheet, "H1", paper.title, y + 4, sizes, Style(bold=True, colour=colours.ink), most=6)
    for text in (_when(paper, words), paper.code):
        y = _said(sheet, "P", text, y + 6, (scale.lead,), Style(colour=colours.grey), most=4)
    _foot(sheet, words.say("belongs_to"), words.say("ask", library=paper.library))
    sheet.end_page()


def _when(paper: BookletPaper, words: PaperWords) -> str:
    """Return when the course is: "12 januari–16 februari 2027, 6 gånger"; empty: it has no sessions."""
    if not paper.days:
        return ""
    period = period_text(paper.days[0], paper.days[-1], words.language)
    return listed((period, words.many("times", len(paper.days))), words)


def _owner(sheet: Sheet, paper: BookletPaper, style: PaperStyle) -> None:
    """Draw whose it is at the top of the cover, and those that the course is arranged together with below its title."""
    look = sheet.look
    logo = style.house.library if style.house.library.content else Logo(paper.library)
    marked = replace(style, house=replace(style.house, library=logo))
    house.mark(sheet, marked, look.margin, look.margin, look.inner * 0.6, 18 * MM)
    if house.has_partners(style):
        house.partners(sheet, style, look.margin, sheet.height * 0.68, look.inner, 15 * MM)


def _foot(sheet: Sheet, belongs_to: str, ask: str) -> None:
    """Draw a line for the name of the one whose copy it is, and below it who is asked."""
    look = sheet.look
    y = sheet.height - look.margin - look.scale.body * 4
    if belongs_to:
        wide = width(belongs_to, REGULAR) * look.scale.body + 8
        with sheet.part("P"):
            sheet.text(look.margin, y, belongs_to, Style(look.scale.body))
        sheet.rule(look.margin + wide, y + 2, look.inner - wide, width=0.7, colour=look.colours.line)
    _said(sheet, "P", ask, y + look.scale.body * 1.5, (look.scale.small,), Style(colour=look.colours.grey), most=3)


def _said(
    sheet: Sheet, role: str, text: str, y: float, sizes: tuple[float, ...], style: Style, *, most: int = 1
) -> float:
    """Draw a text from `y` down at the first of the sizes that takes two lines at most, and return its lower edge."""
    if not text:
        return y
    fitted = fit(text, style.font, sheet.look.inner, sizes, lines=2, most=most)
    with sheet.part(role):
        for line in fitted.lines:
            y += fitted.size * 1.25
            sheet.text(sheet.look.margin, y - fitted.size * 0.25, line, replace(style, size=fitted.size))
    return y


PAPERS = {PaperKind.BOOKLET: Drawn(render, sample_booklet, long_booklet)}
