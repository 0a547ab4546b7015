"""Draws table signs: a sheet that lies is folded along its middle and stands like a tent, with the name on both sides."""

from __future__ import annotations

from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.kinds.badge_samples import badges, many_badges
from courses.exports.paper.kinds.small import draw_lines, fit_names, names_height
from courses.exports.paper.pdf.pen import MM, Style, file_name
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.fonts import REGULAR, refuse_missing
from courses.exports.paper.type.texts import escaped, fit, texts_in
from courses.model import Printed
from courses.model.paper_style import PaperKind, PaperStyle, SheetSize
from courses.model.papers_small import Badge, BadgesPaper


def render(paper: BadgesPaper, style: PaperStyle) -> Printed:
    """Return the signs as a file, a sheet each, in the order given. Raises Invalid when a letter has no glyph."""
    paper = escaped(paper)
    refuse_missing(texts_in(paper))
    course = f"{paper.course_code} {paper.course_title}".strip()
    title = style.words.say("document_title", course=course)
    pen = Sheet(style, title=title, author=paper.library, landscape=True)
    fold = style.words.say("fold")
    for badge in paper.badges:
        if name := f"{badge.given_name} {badge.family_name}".strip():
            pen.bookmark(name, 0, 0)
        with pen.part("Sect"):
            _half(pen, paper, badge, style)
        with pen.aside(), pen.upside_down():
            _half(pen, paper, badge, style)
        _fold(pen, fold)
        pen.end_page()
    return Printed(file_name("bordsskyltar", paper.course_code or paper.course_title), pen.finish(), pen.pages)


def _half(pen: Sheet, paper: BadgesPaper, badge: Badge, style: PaperStyle) -> None:
    """Draw the name on the lower half of the page, the course below it."""
    look, top, share = pen.look, pen.height / 2, _share(style)
    side = 16 * MM * share
    wide, centre = pen.width - 2 * side, pen.width / 2
    foot = max(16.0, 15 * share)
    role = style.words.say("leader") if badge.is_leader else ""
    told = "  ·  ".join(part for part in (role, paper.course_title) if part)
    below = fit(told, REGULAR, wide, (foot, foot * 0.9 if not look.is_large else foot), most=4)
    edge = pen.height - 9 * MM * share - len(below.lines) * below.size * 1.2
    _name(pen, badge, share, wide, centre, (top + 8 * MM * share, edge - 3 * MM))
    pen.rule(side, edge - 2 * MM, wide, width=1.2, colour=look.colours.accent)
    with pen.part("P"):
        draw_lines(pen, centre, edge, below, Style(colour=look.colours.grey, align="centre"))


def _name(pen: Sheet, badge: Badge, share: float, wide: float, centre: float, room: tuple[float, float]) -> None:
    """Draw the name in the middle of the height `room`, or a line to write it on."""
    top, bottom = room
    if not badge.given_name and not badge.family_name:
        pen.rule(centre - wide * 0.4, top + (bottom - top) * 0.72, wide * 0.8, width=1.2, colour=pen.look.colours.ink)
        return
    given, family = fit_names(badge, wide, bottom - top, 100.0 * share, 18.0)
    y = top + (bottom - top - names_height(given, family)) / 2
    with pen.part("H1"):
        ink = pen.look.colours.ink
        y = draw_lines(pen, centre, y, given, Style(bold=True, colour=ink, align="centre"), 1.12)
        draw_lines(pen, centre, y, family, Style(colour=ink, align="centre"))


def _share(style: PaperStyle) -> float:
    """Return how large things are beside those on A4."""
    return 0.7 if style.size is SheetSize.A5 else 1.0


def _fold(pen: Sheet, words: str) -> None:
    """Draw where it is folded."""
    middle, size = pen.height / 2, 16.0 if pen.look.is_large else 7.0
    for x in (5 * MM, pen.width - 17 * MM):
        pen.rule(x, middle, 12 * MM, width=0.5, colour=pen.look.colours.line)
    with pen.aside():
        pen.text(19 * MM, middle + size * 0.36, words, Style(size, colour=pen.look.colours.grey))


PAPERS = {PaperKind.TABLE_SIGNS: Drawn(render, badges, many_badges)}
