"""Draws the sheet on top of a print run: what is in the pile, for which room, what is missing, and what has changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from itertools import groupby, zip_longest
from typing import TypeVar

from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.flow import pages
from courses.exports.paper.kinds.phrases import spoken
from courses.exports.paper.look import look_of
from courses.exports.paper.pdf.pen import file_name
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.dates import day_text, period_text, time_text
from courses.exports.paper.type.fonts import missing
from courses.exports.paper.type.texts import escaped, texts_in
from courses.model import Printed
from courses.model.blocks import Block, Box, Bullets, Heading, Paragraph, Span, Spans, TableBlock, spans_of
from courses.model.paper_style import PaperKind, PaperStyle, PaperWords
from courses.model.print_piles import CoverRow, CoverSheetPaper, PileScope

T = TypeVar("T")


def render(paper: CoverSheetPaper, style: PaperStyle) -> Printed:
    """Return the sheet as a file; a letter that no typeface has is named by its number, for the sheet may tell of it."""
    paper = escaped(paper)
    paper = _drawable(paper, missing(texts_in(paper)))
    words = style.words
    title = words.say("title", number=paper.number)
    pen = Sheet(style, title=title, author=paper.library)
    at, day = paper.printed_at, day_text(paper.printed_at.date(), words.language)
    told = words.say("printed_by", printed=day, time=time_text(at.time(), words.language), who=paper.printed_by)
    foot = pages.Foot((told,), lambda page, count: words.say("page", page=page, pages=count))
    blocks = tuple(_blocks(paper, words, is_large=style.is_large))
    pages.write(pen, blocks, look_of(style), running_head=title, foot=foot)
    return Printed(file_name("utskrift", paper.number), pen.finish(), pen.pages)


def _drawable(value: T, lacking: Collection[str]) -> T:
    """Return a paper, or a part of one, with each letter that cannot be drawn as its number: "U+12000"."""
    if not lacking:
        return value
    if isinstance(value, str) and not isinstance(value, Enum):
        return "".join(f"U+{ord(it):04X}" if it in lacking else it for it in value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_drawable(it, lacking) for it in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{it.name: _drawable(getattr(value, it.name), lacking) for it in fields(value)})
    return value


def _blocks(paper: CoverSheetPaper, words: PaperWords, *, is_large: bool) -> Iterator[Block]:
    yield Heading(1, words.say("title", number=paper.number))
    yield Paragraph((Span(_about(paper, words), is_bold=True),), "lead")
    made = [it for it in paper.rows if it.pages]
    sheets = sum(it.copies * it.pages for it in made)
    sums = f"{words.many('papers', len(made))} {words.many('pages_in_all', sheets)}"
    yield Paragraph((Span(sums),))
    if paper.missing:
        items = tuple((Paragraph((Span(it),)),) for it in paper.missing)
        yield Box("remember", (Bullets(items),), words.say("missing"))
    numbered = list(enumerate(paper.rows, 1))
    for (place, room), rows in groupby(numbered, key=lambda it: (it[1].place, it[1].room)):
        yield Heading(2, _where(place, room, words))
        yield _table([*rows], words, is_large=is_large)


def _about(paper: CoverSheetPaper, words: PaperWords) -> str:
    """Return what the pile is for: a day, a week, a course."""
    language = words.language
    if paper.scope is PileScope.COURSE:
        course = next((f"{it.code} {it.title}".strip() for it in paper.rows if it.code), "")
        return words.say("for_course", course=course)
    if paper.first == paper.last:
        return words.say("for_day", day=day_text(paper.first, language, "weekday"))
    period = period_text(paper.first, paper.last, language)
    return words.say("for_period", period=period, week=paper.first.isocalendar().week)


def _where(place: str, room: str, words: PaperWords) -> str:
    if not room:
        return words.say("whole_place", place=place) if place else words.say("no_room")
    return f"{place} – {room}" if place and place != room else room


def _table(rows: Sequence[tuple[int, CoverRow]], words: PaperWords, *, is_large: bool) -> TableBlock:
    """Return the papers of a room; in large print when and what has changed stand with the paper."""
    keys = ["head_number", "head_paper", "head_when", "head_copies", "head_pages", "head_changed"]
    if is_large:
        keys = ["head_number", "head_paper", "head_copies", "head_pages"]
    return TableBlock(
        heads=tuple(spans_of(words.say(key)) for key in keys),
        rows=tuple(_row(number, it, words, is_large=is_large) for number, it in rows),
        widths=(1.3, 9.0, 2.2, 2.4) if is_large else (1.25, 6.0, 2.4, 1.6, 1.6, 5.0),
        aligns=("end", "start", "end", "end") if is_large else ("end", "start", "start", "end", "end", "start"),
    )


def _row(number: int, it: CoverRow, words: PaperWords, *, is_large: bool) -> tuple[Spans, ...]:
    key = f"paper_{it.kind.value.replace('-', '_')}"
    name = words.say(key if words.has(key) else "paper_other")
    course = " ".join(part for part in (it.code, it.title) if part)
    when, changed = _when(it, words), _changed(it, words)
    about = _lines((course, it.subject, *((when, *changed) if is_large else ())), words)
    paper = (Span(f"{name}\n" if about else name, is_bold=True), *about)
    counts = (spans_of(str(it.copies)), spans_of(str(it.pages))) if it.pages else (spans_of("–"), spans_of("–"))
    if is_large:
        return spans_of(str(number)), paper, *counts
    return spans_of(str(number)), paper, spans_of(when), *counts, _lines(changed, words)


def _when(it: CoverRow, words: PaperWords) -> str:
    day, start = it.when
    told = (day_text(day, words.language, "short") if day else "", time_text(start, words.language) if start else "")
    return " ".join(part for part in told if part)


def _changed(it: CoverRow, words: PaperWords) -> tuple[str, ...]:
    """Return how it stands to what was printed before, in lines."""
    if not it.pages:
        return (words.say("not_made"),)
    if not it.printed_before:
        return (words.say("new"),)
    return words.say("instead_of", number=it.printed_before), *it.changes


def _lines(texts: Sequence[str], words: PaperWords) -> Spans:
    """Return texts one below the other; on a paper from right to left the library's own may run the other way."""
    given = [it for it in texts if it]
    ends = "\n" * (len(given) - 1)
    return tuple(
        Span(f"{text}{end}", language=spoken(text, words) if words.is_rtl else "")
        for text, end in zip_longest(given, ends, fillvalue="")
    )


_DAY = date(2027, 1, 12)
_ROWS = (
    CoverRow("Tallvik", "", (_DAY, None), "", "Tallvik", PaperKind.EVACUATION_LIST, "", 1, 2),
    CoverRow(
        "Tallvik",
        "Läsesalen",
        (_DAY, time(13)),
        "EPO-V27",
        "Kommunens e-tjänster",
        PaperKind.ATTENDANCE_LIST,
        "",
        1,
        1,
        ("+ Zahra Hosseini", "− Jan-Erik Juuso", "tis 19 jan: 13.00–15.00, Studion"),
        "2027-0031",
    ),
    CoverRow(
        "Tallvik",
        "Läsesalen",
        (_DAY, time(13)),
        "EPO-V27",
        "Kommunens e-tjänster",
        PaperKind.HANDOUT,
        "05_kommunens_etjanster.sv",
        12,
        2,
    ),
    CoverRow(
        "Tallvik",
        "Studion",
        (_DAY, time(10)),
        "TEL-V27",
        "Bli vän med din telefon",
        PaperKind.ATTENDANCE_LIST,
        "",
        1,
        1,
    ),
    CoverRow(
        "Tallvik", "Studion", (_DAY, time(10)), "TEL-V27", "Bli vän med din telefon", PaperKind.NAME_BADGES, "", 1, 0
    ),
)


def _sample(_language: str) -> CoverSheetPaper:
    return CoverSheetPaper(
        library="Tallviks bibliotek",
        number="2027-0007",
        scope=PileScope.DAY,
        first=_DAY,
        last=_DAY,
        rows=_ROWS,
        missing=("Namnbrickor TEL-V27: bokstaven 𒀀 (U+12000) finns inte i något typsnitt.",),
        printed_at=datetime(2027, 1, 11, 16, 5),  # noqa: DTZ001 local
        printed_by="Maja",
    )


def _long(language: str) -> CoverSheetPaper:
    rooms = ("", "Läsesalen", "Studion", "Grupprum 1", "Grupprum 2", "Hörsalen")
    rows = tuple(replace(it, room=room) for room in rooms for it in _ROWS for _again in range(2))
    return replace(_sample(language), scope=PileScope.WEEK, last=date(2027, 1, 17), rows=rows, missing=())


PAPERS = {PaperKind.COVER_SHEET: Drawn(render, _sample, _long)}
