"""Draws who is expected in a house on a day, room by room, for the folder that is taken along when the house is left.

A box to tick for everybody who has come out; lines for those who were there without being expected.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.flow import pages
from courses.exports.paper.kinds.list_samples import NAMES
from courses.exports.paper.look import look_of
from courses.exports.paper.pdf.pen import MM, file_name
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.dates import day_text, time_span, time_text
from courses.exports.paper.type.fonts import refuse_missing
from courses.exports.paper.type.texts import escaped, texts_in
from courses.model import Printed
from courses.model.blocks import Block, Box, Heading, Paragraph, Span, Spans, TableBlock, WritingLines, spans_of
from courses.model.paper_style import PaperKind, PaperStyle, PaperWords
from courses.model.papers_small import EvacuationGroup, EvacuationPaper

_ROW = 8 * MM
"""Least height of a row: room to write in by hand."""


def render(paper: EvacuationPaper, style: PaperStyle) -> Printed:
    """Return the list as a file. Raises Invalid when a letter has no glyph."""
    paper = escaped(paper)
    refuse_missing(texts_in(paper))
    words = style.words
    day = day_text(paper.day, words.language, "weekday")
    title = words.say("document_title", day=day, place=paper.place)
    pen = Sheet(style, title=title, author=paper.library)
    at = time_text(paper.printed_at.time(), words.language)
    printed = words.say("printed", printed=day_text(paper.printed_at.date(), words.language), time=at)
    foot = pages.Foot((printed,), lambda page, count: words.say("page", page=page, pages=count))
    blocks = tuple(_blocks(paper, words, day, is_large=style.is_large))
    pages.write(pen, blocks, look_of(style), running_head=title, foot=foot)
    name = f"{paper.day.isoformat()}-{paper.place}".strip("-")
    return Printed(file_name("utrymningslista", name), pen.finish(), pen.pages)


def _blocks(paper: EvacuationPaper, words: PaperWords, day: str, *, is_large: bool) -> Iterator[Block]:
    yield Heading(1, words.say("title"))
    yield Paragraph((Span(words.say("where", place=paper.place or paper.library, day=day), is_bold=True),), "lead")
    count = sum(len(it.names) + len(it.leaders) for it in paper.groups)
    told = [Paragraph((Span(words.many("expected", count), is_bold=True),))]
    told += [Paragraph((Span(words.say(key)),)) for key in ("gather", "missing") if words.has(key)]
    yield Box("remember", tuple(told))
    yield Paragraph((Span(words.say("counted_by")),))
    yield WritingLines(1)
    for group in paper.groups:
        span = time_span(group.start, group.end, words.language)
        room = group.room or words.say("no_room")
        yield Heading(2, words.say("group", room=room, time=span))
        if group.course:
            yield Paragraph((Span(group.course),))
        yield _table(group, words, paper.blank_rows, is_large=is_large)


def _table(group: EvacuationGroup, words: PaperWords, blank_rows: int, *, is_large: bool) -> TableBlock:
    people = [(name, words.say("leader")) for name in group.leaders] + [(name, "") for name in group.names]
    people += [("", "")] * blank_rows
    rows = tuple((spans_of(str(number)), _name(name, role), (), ()) for number, (name, role) in enumerate(people, 1))
    heads = tuple(spans_of(words.say(key)) for key in ("head_number", "head_name", "head_out", "head_note"))
    return TableBlock(
        heads=heads,
        rows=rows,
        widths=(2.0, 9.0, 3.0, 5.0) if is_large else (1.2, 9.0, 1.8, 6.0),
        aligns=("start", "start", "centre", "start"),
        boxes=(2,),
        least=_ROW * (1.4 if is_large else 1),
    )


def _name(name: str, role: str) -> Spans:
    return (Span(name), *((Span(f" – {role}"),) if role else ())) if name else ()


def _sample(_language: str) -> EvacuationPaper:
    day = date(2027, 1, 12)
    groups = (
        EvacuationGroup(
            "Läsesalen", time(13), time(15), "EPO-V27 Kommunens e-tjänster", ("Tore Dikanäs",), NAMES[9:12]
        ),
        EvacuationGroup(
            "Studion", time(10), time(12, 15), "TEL-V27 Bli vän med din telefon", ("Gunborg Stensele",), NAMES[:8]
        ),
    )
    return EvacuationPaper("Tallviks bibliotek", "Tallvik", day, groups, 2, datetime(2027, 1, 12, 8, 30))  # noqa: DTZ001 local


def _long(_language: str) -> EvacuationPaper:
    usual = _sample(_language)
    many = tuple(
        EvacuationGroup(f"Grupprum {number}", time(9 + number), time(11 + number), it.course, it.leaders, NAMES * 2)
        for number, it in enumerate(usual.groups * 3, 1)
    )
    return EvacuationPaper(usual.library, usual.place, usual.day, many, 5, usual.printed_at)


PAPERS = {PaperKind.EVACUATION_LIST: Drawn(render, _sample, _long)}
