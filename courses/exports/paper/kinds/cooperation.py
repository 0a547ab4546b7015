"""Draws what the partners of a course agree on, with lines for two signatures: one A4 page, in large print more.

From values alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.columns import Para, draw_paras, para
from courses.exports.paper.kinds import offers, samples
from courses.exports.paper.kinds.fact_table import Fact, FactTable
from courses.exports.paper.kinds.phrases import listed, small, spoken
from courses.exports.paper.kinds.when import when
from courses.exports.paper.pdf.pen import MM, Style, file_name
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type import dates
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing, unit_width
from courses.exports.paper.type.texts import escaped, fit, texts_in
from courses.i18n import _
from courses.model import AgreedTask, CooperationPaper, CooperationTask, Printed
from courses.model.paper_style import PaperKind, PaperStyle, PaperWords
from courses.text import isolated

_MARGIN = 18 * MM
_TOP = 15 * MM
_STEPS = ((11.0, 3.0), (11.0, 2.0), (10.5, 1.5), (10.0, 1.0), (9.5, 0.5), (9.0, 0.0))
"""Size of text and white above and below a row, from the one wished for to the tightest."""
_LARGE = (18.0, 3.0)
_TIGHTEST = 2
"""Lines of a value at the tightest, so that all stays on one page."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The sheet while it is drawn."""

    pen: Sheet
    paper: CooperationPaper
    words: PaperWords

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.pen.width - 2 * _MARGIN

    @property
    def note(self) -> float:
        """The size of small print."""
        return self.pen.look.scale.small

    @property
    def signing(self) -> float:
        """Where the lines for signatures begin, at the foot of the page."""
        return self.pen.height - (170 if self.pen.look.is_large else 112)

    @property
    def bottom(self) -> float:
        """Where a page ends on which nobody signs."""
        return self.pen.height - 48

    def turn(self) -> float:
        """End the page and return where the next one begins."""
        _foot(self)
        self.pen.end_page()
        return _TOP


def render(paper: CooperationPaper, style: PaperStyle) -> Printed:
    """Return the sheet as a file. Raises Invalid when a letter has no glyph, before anything is drawn."""
    paper, words = escaped(paper), style.words
    refuse_missing([*texts_in(paper), *words.texts.values()])
    course = f"{paper.course_code} {paper.course_title}".strip()
    pen = Sheet(style, title=f"{words.say('heading')} – {course}", author=paper.library.name)
    sheet = _Sheet(pen, paper, words)
    _draw(sheet, _head(sheet, course))
    _foot(sheet)
    pen.end_page()
    return Printed(file_name(_("cooperation"), paper.course_code or paper.course_title), pen.finish(), pen.pages)


def _draw(sheet: _Sheet, y: float) -> None:
    """Draw facts, tasks and lines to sign on: on one page where they fit, however tightly."""
    facts, tasks = _facts(sheet), _task_rows(sheet)
    table = _fitting(sheet, [*facts, *tasks], sheet.signing - 58 - y)
    note = _note(sheet)
    below = 6 + sum(it.height for it in note) + sheet.note * 1.6  # and white above the signatures
    grown = 14 if sheet.pen.look.is_large else 0
    is_whole = y + table.height(sheet.pen, [*facts, *tasks]) + max(96, 28 + grown + below) <= sheet.signing
    bottom = sheet.signing if is_whole else sheet.bottom
    y = table.draw(sheet.pen, facts, y, bottom, sheet.turn) + 8
    y = _task_heading(sheet, table, tasks, y, bottom)
    y = table.draw(sheet.pen, tasks, y, bottom, sheet.turn)
    if not is_whole and y + below > sheet.signing:
        y = sheet.turn()
    draw_paras(sheet.pen, note, _MARGIN, y + 6)
    _signing(sheet)


def _head(sheet: _Sheet, course: str) -> float:
    pen, accent = sheet.pen, sheet.pen.look.colours.accent
    pen.fill(_MARGIN, _TOP, sheet.inner, 4, accent)
    grown = 1.5 if pen.look.is_large else 1
    sizes = tuple(size * grown for size in (15, 14, 13, 12))
    title = spoken(course, sheet.words)
    paras = [
        para(
            sheet.words.say("heading"), sheet.inner, (24 * grown,), Style(bold=True, colour=accent), before=6, role="H1"
        ),
        para(course, sheet.inner, sizes, Style(bold=True), before=2, most=6, language=title),
    ]
    return draw_paras(pen, paras, _MARGIN, _TOP + 4) + 8


def _facts(sheet: _Sheet) -> list[Fact]:
    paper, words = sheet.paper, sheet.words
    contacts = (
        dates.labelled(_apart(it.organisation, words), listed((it.role, it.email), words), words.language)
        for it in paper.contacts
    )
    place = "; ".join(filter(None, (_apart(paper.place, words), offers.elsewhere(paper.elsewhere, words))))
    rows = (
        Fact(words.say("organiser"), paper.organiser, is_bold=True),
        Fact(words.say("together_with"), dates.joined(paper.co_organisers, words.language), is_bold=True),
        Fact(words.say("form"), words.say(f"form_{paper.form.value.casefold()}")),
        Fact(words.say("agreement"), paper.agreement or words.say("no_agreement")),
        Fact(words.say("dates"), _dates(sheet)),
        Fact(words.say("room"), place),
        Fact(words.say("leaders"), listed(paper.leaders, words)),
        Fact(words.say("study_hours"), _hours(sheet)),
        Fact(words.say("places"), _seats(sheet)),
        Fact(words.say("contacts"), "; ".join(contacts)),
    )
    return [row for row in rows if row.value]


def _dates(sheet: _Sheet) -> str:
    time = when(sheet.paper.occasions, sheet.words)
    return listed((time.head, time.tail(sheet.words)), sheet.words)


def _hours(sheet: _Sheet) -> str:
    paper, words = sheet.paper, sheet.words
    if not paper.hours_all:
        return ""
    each = words.say("hours_each", count=paper.hours_each) if paper.hours_each else ""
    return listed((words.many("hours_all", paper.hours_all), each), words)


def _seats(sheet: _Sheet) -> str:
    paper, words = sheet.paper, sheet.words
    if paper.seats is None:
        return ""
    least = words.say("minimum", count=paper.minimum) if paper.minimum else ""
    return listed((str(paper.seats), least), words)


def _task_rows(sheet: _Sheet) -> list[Fact]:
    words = sheet.words
    return [
        Fact(words.say(f"task_{CooperationTask(it.task).value.casefold()}"), _doers(it, words), it.is_agreed)
        for it in sheet.paper.tasks
    ]


def _doers(it: AgreedTask, words: PaperWords) -> str:
    names = dates.joined(it.organisations, words.language) or words.say("nobody")
    told = f"{names} ({_apart(it.notes, words)})" if it.notes else names
    return told if it.is_agreed else f"{told} *"


def _apart(text: str, words: PaperWords) -> str:
    """Return a text of the library's so that it does not turn what stands beside it."""
    return isolated(text, is_rtl=words.is_rtl)


def _fitting(sheet: _Sheet, rows: list[Fact], room: float) -> FactTable:
    """Return the table as tight as it has to be for everything to end above the signatures."""
    label = 186.0
    if sheet.pen.look.is_large:
        widest = max(unit_width(word, REGULAR) for row in rows for word in row.label.split()) * _LARGE[0]
        label = min(max(label, widest + 10), sheet.inner * 0.55)
        return FactTable(_MARGIN, sheet.inner, label, *_LARGE)
    for size, pad in _STEPS:
        table = FactTable(_MARGIN, sheet.inner, label, size, pad)
        if table.height(sheet.pen, rows) + 34 <= room:
            return table
    return FactTable(_MARGIN, sheet.inner, label, *_STEPS[-1], _TIGHTEST)


def _task_heading(sheet: _Sheet, table: FactTable, tasks: list[Fact], y: float, bottom: float) -> float:
    pen = sheet.pen
    height, size = (30, 18) if pen.look.is_large else (20, 12)
    if y + height + table.height(pen, tasks[:1]) > bottom:
        y = sheet.turn()
    pen.fill(_MARGIN, y, sheet.inner, height, pen.look.colours.tint)
    with pen.part("H2"):
        pen.text(_MARGIN + 4, y + height * 0.7, sheet.words.say("who_does_what"), Style(size, bold=True))
    return y + height


def _note(sheet: _Sheet) -> list[Para]:
    """Return what stands below the table."""
    parts = [sheet.words.say("two_sets")]
    if not all(it.is_agreed for it in sheet.paper.tasks):
        parts.insert(0, sheet.words.say("usual"))
    grey = Style(colour=sheet.pen.look.colours.grey)
    return [para(part, sheet.inner, (sheet.note,), grey, most=4) for part in parts]


def _signing(sheet: _Sheet) -> None:
    """Draw two lines to sign on."""
    pen, grown = sheet.pen, 1.6 if sheet.pen.look.is_large else 1
    half = (sheet.inner - 10 * MM) / 2
    named = [sheet.words.say("signs_for", organisation=it or "…………") for it in (*sheet.paper.signers, "", "")[:2]]
    size = min(fit(it, BOLD, half, (11 * grown, 10 * grown, 9 * grown), 1, 2).size for it in named)
    for x, told in zip((_MARGIN, _MARGIN + half + 10 * MM), named, strict=True):
        signed = fit(told, BOLD, half, (size,), 1, 2)
        below = para(sheet.words.say("sign_here"), half, (sheet.note,), Style(colour=pen.look.colours.grey), most=3)
        with pen.part("P"):
            for index, line in enumerate(signed.lines):
                pen.text(x, sheet.signing + index * signed.size * 1.2, line, Style(signed.size, bold=True))
        y = sheet.signing + 52 * (1.3 if grown > 1 else 1)
        pen.rule(x, y, half, width=0.8, colour=pen.look.colours.ink)
        draw_paras(pen, [below], x, y + 1)


def _foot(sheet: _Sheet) -> None:
    pen, paper = sheet.pen, sheet.paper
    day = dates.day_text(paper.printed_on, sheet.words.language)
    told = fit(
        small(paper.library.name, sheet.words.say("printed_on", printed=day)), REGULAR, sheet.inner, (sheet.note, 9)
    )
    with pen.aside():
        pen.rule(_MARGIN, pen.height - 20 - sheet.note * 1.3, sheet.inner, colour=pen.look.colours.line)
        pen.text(_MARGIN, pen.height - 20, "".join(told.lines), Style(told.size, colour=pen.look.colours.grey))


PAPERS = {PaperKind.COOPERATION: Drawn(render, samples.cooperation, samples.long_cooperation)}
