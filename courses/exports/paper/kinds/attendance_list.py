"""Draws an attendance list for a classroom: a box a person and session, room for walk-ins and signatures.

A code stands above every column and a number before every row, so that what was written can be keyed back. What it says
comes as values.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.kinds.list_columns import Columns, columns_for, draw_column, one_time
from courses.exports.paper.kinds.list_foot import Legend, draw_foot, fit_legend
from courses.exports.paper.kinds.list_head import Head, Told, draw_head, fit_head
from courses.exports.paper.kinds.list_plan import Grid, Page, Row, grid_for, plan
from courses.exports.paper.kinds.phrases import listed
from courses.exports.paper.look import look_of
from courses.exports.paper.pdf.pen import MM, Style, file_name, tint
from courses.exports.paper.pdf.tags import Element
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.dates import day_text, joined
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing
from courses.exports.paper.type.texts import Fitted, escaped, fit, texts_in
from courses.model import AttendanceListPaper, Printed
from courses.model.paper_style import PaperKind, PaperStyle, PaperWords, SheetSize

NOT_CHOSEN = "/"
"""In the box of a session that the person does not come to."""
SIGNS = (("x", "here"), ("–", "away"), ("a", "sent_word"), ("s", "late"), ("g", "left_early"))
"""The signs that stand in the boxes, as they are keyed in every language, each with the key of its meaning."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """A list as it will be drawn."""

    paper: AttendanceListPaper
    words: PaperWords
    grid: Grid
    head: Head
    short_head: Head
    """Of the pages after the first."""
    columns: Columns
    legend: Legend
    pages: tuple[Page, ...]


def render(paper: AttendanceListPaper, style: PaperStyle) -> Printed:
    """Return the list as a file: lying when there are many sessions, further pages for further sessions or rows.

    In large print a smaller sheet than A4 has no room for rows beside the heads: then it is A4.
    Raises Invalid when a letter has no glyph, before anything is drawn.
    """
    paper = escaped(paper)
    if style.is_large and style.size in (SheetSize.A5, SheetSize.A6):
        style = replace(style, size=SheetSize.A4)
    refuse_missing(texts_in(paper))
    it = _planned(paper, style)
    pen = _begin(it, style)
    table = pen.tags.root
    for number, page in enumerate(it.pages, 1):
        with pen.aside(when=number > 1):
            draw_head(pen, it.short_head if number > 1 else it.head, _part(it, page))
        top = it.grid.margin + (it.short_head if number > 1 else it.head).height
        table = _table(pen, it, page, table, top)
        draw_foot(pen, it.legend, it.grid, it.words.say("page", page=number, pages=len(it.pages)), is_first=number == 1)
        pen.end_page()
    return Printed(file_name("narvarolista", paper.course_code or paper.course_title), pen.finish(), pen.pages)


def _planned(paper: AttendanceListPaper, style: PaperStyle) -> _Plan:
    words = style.words
    grid = grid_for(paper.sessions, look_of(style), style.size)
    columns = columns_for(paper.sessions, grid, words.language)
    told = _told(paper, words)
    head = fit_head(told, grid.look, grid.margin, grid.inner)
    short = fit_head(replace(told, facts=()), grid.look, grid.margin, grid.inner)
    signs = ((NOT_CHOSEN, "not_chosen"), *SIGNS) if any(row.not_chosen for row in paper.rows) else SIGNS
    of = words.say("page", page=88, pages=88)
    legend = fit_legend([(sign, words.say(key)) for sign, key in signs], of, grid)
    pages = plan(paper, grid, columns.height + legend.height, head.height, short.height)
    return _Plan(paper, words, grid, head, short, columns, legend, tuple(pages))


def _begin(it: _Plan, style: PaperStyle) -> Sheet:
    course = f"{it.paper.course_code} {it.paper.course_title}".strip()
    title = it.words.say("document_title", number=it.paper.list_number, course=course)
    return Sheet(style, title=title, author=it.paper.library, landscape=it.grid.is_lying)


def _told(paper: AttendanceListPaper, words: PaperWords) -> Told:
    leaders = tuple(name for name in paper.leaders if name)
    facts = (
        (words.say("organiser"), _organisers(paper, words)),
        (words.say("room"), paper.room),
        (words.say("leaders" if len(leaders) > 1 else "leader"), listed(leaders, words)),
        (words.say("time"), one_time(paper.sessions, words.language)),
        (words.say("other_room"), _other_rooms(paper, words)),
    )
    return Told(
        library=paper.library,
        what=words.say("title"),
        title="  ".join(part for part in (paper.course_code, paper.course_title) if part),
        facts=facts,
        box=(words.say("list_number"), paper.list_number),
        below=words.say("printed", printed=day_text(paper.printed_on, words.language)),
    )


def _organisers(paper: AttendanceListPaper, words: PaperWords) -> str:
    others = joined(paper.co_organisers, words.language)
    if paper.organiser and others:
        return words.say("together", organiser=paper.organiser, others=others)
    return paper.organiser or others


def _other_rooms(paper: AttendanceListPaper, words: PaperWords) -> str:
    """Return the rooms that some sessions are held in instead: "Studierummet: nr 3, 5; …"."""
    elsewhere: dict[str, list[str]] = {}
    for session in paper.sessions:
        if session.room and session.room != paper.room:
            elsewhere.setdefault(session.room, []).append(str(session.number))
    return "; ".join(
        words.say("room_numbers", room=at, numbers=listed(those, words)) for at, those in elsewhere.items()
    )


def _part(it: _Plan, page: Page) -> str:
    """Return which of the sessions are on a page, where not all of them are."""
    if len(page.sessions) == len(it.paper.sessions):
        return ""
    first, last = page.sessions[0].number, page.sessions[-1].number
    return it.words.say("sessions", first=first, last=last, count=len(it.paper.sessions))


def _table(pen: Sheet, it: _Plan, page: Page, table: Element, top: float) -> Element:
    """Draw the page's part of the table, below its head, and return the table that it belongs to."""
    grid = it.grid
    if page.is_first:
        table = pen.tags.holder.add("Table")
    with pen.within(table):
        with pen.aside(when=not page.is_first):
            _column_heads(pen, it, page, top)
        y = _rows(pen, grid, page, top + it.columns.height)
        if page.is_last:
            rows = y
            for key, height in (("present", grid.row), ("initials", grid.sign_row)):
                y = _tail_row(pen, it, page, y, it.words.say(key), height)
            pen.rule(grid.margin, rows, grid.inner, width=1.2, colour=grid.look.colours.ink)
    for below in (0, it.columns.height):
        pen.rule(grid.margin, top + below, grid.inner, width=1.2, colour=grid.look.colours.ink)
    _uprights(pen, grid, page, top, y)
    if page.is_last:
        _signature(pen, it, y + 11 * MM)
    return table


def _column_heads(pen: Sheet, it: _Plan, page: Page, top: float) -> None:
    grid, foot = it.grid, top + it.columns.height - 6
    pen.fill(grid.margin, top, grid.inner, it.columns.height, grid.look.colours.tint)
    quiet = Style(grid.look.scale.small, colour=grid.look.colours.grey)
    note = grid.first_session + grid.session * len(page.sessions)
    with pen.part("TR"):
        with pen.part("TH", scope="Column"):
            pen.text(grid.margin + grid.number - 5, foot, it.words.say("head_number"), replace(quiet, align="right"))
        with pen.part("TH", scope="Column"):
            pen.text(grid.margin + grid.number + 4, foot, it.words.say("head_name"), quiet)
        for at, session in enumerate(page.sessions):
            with pen.part("TH", scope="Column"):
                draw_column(pen, it.columns, session, grid.first_session + grid.session * (at + 0.5), top)
        if grid.note:
            with pen.part("TH", scope="Column"):
                head = fit(
                    it.words.say("head_note"), REGULAR, grid.note - 6, (quiet.size, quiet.size - 1, quiet.size - 2)
                )
                pen.text(note + 4, foot, "".join(head.lines), replace(quiet, size=head.size))


def _rows(pen: Sheet, grid: Grid, page: Page, y: float) -> float:
    """Draw the numbered rows downwards from `y` and return where they end."""
    colours = grid.look.colours
    for index, row in enumerate(page.rows):
        if index % 2:
            pen.fill(grid.margin, y, grid.inner, row.height, tint(colours.tint, 0.45))
        with pen.part("TR"):
            _row(pen, grid, page, row, y + row.height / 2)
        y += row.height
        pen.rule(grid.margin, y, grid.inner, colour=colours.line)
    return y


def _row(pen: Sheet, grid: Grid, page: Page, row: Row, middle: float) -> None:
    colours, small = grid.look.colours, grid.look.scale.small
    with pen.part("TD"):
        number = Style(small, colour=colours.grey, align="right")
        pen.text(grid.margin + grid.number - 5, middle + small * 0.36, str(row.number), number)
    _text_cell(pen, "TH" if row.name.lines else "TD", grid.margin + grid.number + 4, middle, row.name)
    for at, session in enumerate(page.sessions):
        if session.number in row.not_chosen:
            with pen.part("TD"):
                x = grid.first_session + grid.session * (at + 0.5)
                pen.text(x, middle + small * 0.36, NOT_CHOSEN, Style(small, colour=colours.grey, align="centre"))
        else:
            _empty(pen)
    if grid.note:
        note = grid.first_session + grid.session * len(page.sessions)
        _text_cell(pen, "TD", note + 4, middle, row.note)


def _empty(pen: Sheet) -> None:
    """Keep the place of an empty box, so that the table has as many cells in every row."""
    pen.tags.holder.add("TD")


def _text_cell(pen: Sheet, role: str, x: float, middle: float, text: Fitted) -> None:
    """Draw the lines of a cell so that they stand evenly around the height `middle`."""
    if not text.lines:
        _empty(pen)
        return
    leading = text.size * 1.2
    y = middle - (len(text.lines) - 1) * leading / 2 + text.size * 0.36
    with pen.part(role, scope="Row" if role == "TH" else ""):
        for index, line in enumerate(text.lines):
            pen.text(x, y + index * leading, line, Style(text.size))


def _tail_row(pen: Sheet, it: _Plan, page: Page, y: float, label: str, height: float) -> float:
    """Draw an empty row with its label before the boxes and return where it ends."""
    grid = it.grid
    with pen.part("TR"):
        _empty(pen)
        size = grid.look.scale.small
        text = fit(label, BOLD, grid.name - 8, (size, size - 1), most=2)
        leading = text.size * 1.15
        middle = y + height / 2 - (len(text.lines) - 1) * leading / 2 + text.size * 0.36
        with pen.part("TH", scope="Row"):
            for index, line in enumerate(text.lines):
                style = Style(text.size, bold=True)
                pen.text(grid.margin + grid.number + 4, middle + index * leading, line, style)
        for _box in range(len(page.sessions) + bool(grid.note)):
            _empty(pen)
    pen.rule(grid.margin, y + height, grid.inner, colour=grid.look.colours.line)
    return y + height


def _uprights(pen: Sheet, grid: Grid, page: Page, top: float, bottom: float) -> None:
    boxes = [grid.first_session + grid.session * index for index in range(len(page.sessions) + 1)]
    for x in sorted({grid.margin, grid.margin + grid.number, *boxes, grid.margin + grid.inner}):
        pen.upright(x, top, bottom - top, colour=grid.look.colours.line)


def _signature(pen: Sheet, it: _Plan, y: float) -> None:
    """Draw the lines for the leader's signature and its date at `y`."""
    grid = it.grid
    long = grid.inner * 0.62
    date_at = grid.margin + long + 8 * MM
    quiet = Style(grid.look.scale.note, colour=grid.look.colours.grey)
    for x, length, key in (
        (grid.margin, long, "signature"),
        (date_at, grid.margin + grid.inner - date_at, "date"),
    ):
        pen.rule(x, y, length, width=0.8, colour=grid.look.colours.ink)
        with pen.part("P"):
            pen.text(x, y + quiet.size * 1.15, it.words.say(key), quiet)


def _sample(language: str) -> AttendanceListPaper:
    """Return a list of eight sessions, one of them in another room."""
    from courses.exports.paper.kinds import list_samples

    return list_samples.usual(language)


def _long(language: str) -> AttendanceListPaper:
    from courses.exports.paper.kinds import list_samples

    return list_samples.long(language)


PAPERS = {PaperKind.ATTENDANCE_LIST: Drawn(render, _sample, _long)}
