"""Draws a timetable day after day on standing pages: in large print, and where a week has more than one page takes."""

from __future__ import annotations

from collections.abc import Iterator

from courses.exports.paper.columns import Block, Para, draw_paras, pack, para
from courses.exports.paper.columns import draw as draw_block
from courses.exports.paper.kinds import offers
from courses.exports.paper.kinds.phrases import capital, small, spoken
from courses.exports.paper.kinds.timetable_boxes import parts_of
from courses.exports.paper.kinds.timetable_words import day_name, week_words
from courses.exports.paper.pdf.pen import Style
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type import dates
from courses.model import HelpHour, TimetableDay, TimetablePaper
from courses.model.paper_style import PaperStyle, PaperWords

_INSET = 16.0
"""Points of a box's width that are no room for text."""


def draw(paper: TimetablePaper, style: PaperStyle) -> tuple[bytes, int]:
    """Return the file and its number of pages."""
    words = style.words
    title = f"{words.say('heading')} – {week_words(paper, words)}"
    pen = Sheet(style, title=title, author=paper.library.name)
    look = pen.look
    opening = list(_opening(pen, paper, words))
    room = look.height - 2 * look.margin - 2 * look.scale.small
    pages = pack(list(_blocks(pen, paper, words)), room - sum(it.height for it in opening) - look.scale.body, room)
    for number, blocks in enumerate(pages, 1):
        y = look.margin
        if number == 1:
            pen.fill(look.margin, y - 8, look.inner, 4, look.colours.accent)
            y = draw_paras(pen, opening, look.margin, y) + look.scale.body
        for index, block in enumerate(blocks):
            y += block.before if index else 0
            y = draw_block(pen, block, look.margin, y, look.inner)
        _foot(pen, paper, words, number, len(pages))
        pen.end_page()
    return pen.finish(), pen.pages


def _opening(pen: Sheet, paper: TimetablePaper, words: PaperWords) -> Iterator[Para]:
    look, scale = pen.look, pen.look.scale
    accent = Style(bold=True, colour=look.colours.accent)
    yield para(words.say("heading"), look.inner, (scale.title, scale.h1), accent, role="H1", most=3)
    where = small(paper.library.name, paper.place)
    yield para(where, look.inner, (scale.lead,), Style(bold=True), before=2, language=spoken(where, words))
    yield para(week_words(paper, words), look.inner, (scale.lead,), Style(), most=3)
    for way in offers.ways(paper.library, words):
        yield para(
            dates.labelled(way.word, way.value, words.language), look.inner, (scale.body,), Style(), link=way.address
        )


def _blocks(pen: Sheet, paper: TimetablePaper, words: PaperWords) -> Iterator[Block]:
    for day in paper.days:
        if day.hours or day.closed:
            heading = para(_heading(day, words), pen.look.inner, (pen.look.scale.h2,), Style(bold=True), role="H2")
            yield Block((heading,), before=pen.look.scale.body, pad=2, is_heading=True)
            yield from (_hour(pen, hour, words) for hour in day.hours)
            told = tuple(para(it, pen.look.inner, (pen.look.scale.body,), Style()) for it in _notes(day, words))
            if told:
                yield Block(told, before=4)


def _heading(day: TimetableDay, words: PaperWords) -> str:
    name = capital(day_name(day, words))
    return f"{name} {dates.day_text(day.day, words.language, 'month')}" if day.day is not None else name


def _notes(day: TimetableDay, words: PaperWords) -> Iterator[str]:
    if day.closed:
        yield dates.labelled(words.say("closed"), day.closed, words.language)
    elif day.closes_at is not None:
        yield words.say("closes_at", time=dates.time_text(day.closes_at, words.language))


def _hour(pen: Sheet, hour: HelpHour, words: PaperWords) -> Block:
    look, width = pen.look, pen.look.inner - _INSET
    told = [
        para(it.text, width, (look.scale.body,), Style(bold=it.is_bold), most=6, language=it.language)
        for it in parts_of(hour, words)
    ]
    how = words.say("book_time" if hour.is_booked else "just_come")
    told.append(para(how, width, (look.scale.body,), Style(colour=look.colours.grey), most=2))
    return Block(tuple(told), before=5, pad=4, ground=look.colours.tint, role="Sect")


def _foot(pen: Sheet, paper: TimetablePaper, words: PaperWords, number: int, pages: int) -> None:
    look = pen.look
    y, soft = look.height - look.margin + look.scale.note, Style(look.scale.note, colour=look.colours.grey)
    printed = words.say("printed_on", printed=dates.day_text(paper.printed_on, words.language, "short_year"))
    with pen.aside():
        pen.text(look.margin, y, printed, soft)
        of = words.say("page_of", page=number, pages=pages)
        pen.text(look.width - look.margin, y, of, Style(look.scale.note, colour=look.colours.grey, align="right"))
