"""Draws the slip from the desk: a page of A6 for each person, in large print of A5, to be folded and taken home.

It is drawn as if on A4, and all of it made smaller. From values alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from courses.errors import Invalid
from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.kinds import samples
from courses.exports.paper.kinds.offers import amount
from courses.exports.paper.kinds.phrases import listed, spoken
from courses.exports.paper.kinds.when import place_text, when
from courses.exports.paper.look import SIZES
from courses.exports.paper.pdf.pen import A4, MM, Colour, Style, file_name
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type import dates
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing
from courses.exports.paper.type.texts import Fitted, escaped, fit, texts_in
from courses.i18n import _
from courses.model import COMING, EnrolmentStatus, Printed, SlipPaper
from courses.model.paper_style import PaperKind, PaperStyle, PaperWords, SheetSize

_LEFT = 22 * MM
_RIGHT = A4[0] - 22 * MM
_WIDTH = _RIGHT - _LEFT
_LABEL = 36 * MM
_FOOT = 780.0
_LEAST_LARGE = 22.8
"""Becomes 16 points on A5."""
_LISTED = 12
"""Dates that are listed one by one; of more, the first, the last and how many are told."""


@dataclass(frozen=True, slots=True)
class _Slip:
    """A slip while it is drawn."""

    pen: Sheet
    paper: SlipPaper
    words: PaperWords
    grown: float
    """How much larger than usual the texts are."""
    least: float

    def fit(
        self, text: str, width: float, sizes: Sequence[float], *, bold: bool = False, lines: int = 1, most: int = 2
    ) -> Fitted:
        """Return a text at the first size, in large print larger, at which it takes so many lines."""
        grown = tuple(max(size * self.grown, self.least) for size in sizes)
        return fit(text, BOLD if bold else REGULAR, width, grown, lines, most)

    def draw(
        self,
        x: float,
        y: float,
        text: Fitted,
        *,
        role: str = "P",
        bold: bool = False,
        colour: Colour | None = None,
        align: str = "left",
    ) -> float:
        """Draw lines downwards from the baseline `y`; return the last baseline."""
        style = Style(text.size, bold, colour or self.pen.look.colours.ink, align)
        own = spoken(" ".join(text.lines), self.words) if role == "H1" else ""
        with self.pen.part(role, language=own):
            for index, line in enumerate(text.lines):
                self.pen.text(x, y + index * _leading(text.size), line, style)
        return y + _leading(text.size) * max(0, len(text.lines) - 1)


def render(papers: Sequence[SlipPaper], style: PaperStyle) -> Printed:
    """Return one file with a page a slip, in the order given. Raises Invalid when there is none, or a letter has no glyph."""
    if not papers:
        raise Invalid(_("There is no slip to print."))
    ready = [escaped(paper) for paper in papers]
    refuse_missing([*(text for paper in ready for text in texts_in(paper)), *style.words.texts.values()])
    first = ready[0]
    size = SheetSize.A5 if style.is_large else style.size
    pen = Sheet(
        replace(style, size=SheetSize.A4),
        title=style.words.say("title", course=first.course_title),
        author=first.library,
        enlarged=SIZES[size][0] / A4[0],
    )
    for paper in ready:
        with pen.part("Sect"):
            _page(_Slip(pen, paper, style.words, *((1.2, _LEAST_LARGE) if style.is_large else (1, 0))))
        pen.end_page()
    return Printed(file_name(_("slip"), f"{first.course_code}-{first.name}"), pen.finish(), pen.pages)


def _page(slip: _Slip) -> None:
    paper, colours, large = slip.paper, slip.pen.look.colours, slip.grown
    library = slip.fit(paper.library, _WIDTH * 0.55, (20, 18, 16), bold=True)
    slip.draw(_LEFT, 72, library, bold=True, colour=colours.accent)
    day = slip.fit(dates.day_text(paper.printed_on, slip.words.language, "short_year"), _WIDTH * 0.42, (17, 15))
    slip.draw(_RIGHT, 72, day, colour=colours.grey, align="right")
    y = _who(slip)
    title = slip.fit(paper.course_title, _WIDTH, (34, 30, 26, 22), bold=True, lines=2, most=3)
    y = slip.draw(_LEFT, y, title, role="H1", bold=True)
    y = slip.draw(_LEFT, y + 30 * large, slip.fit(paper.course_code, _WIDTH, (17,)), colour=colours.grey)
    y = _standing(slip, y + 26 * large)
    _facts(slip, y)
    _foot(slip)


def _who(slip: _Slip) -> float:
    """Draw the name, or a line to write it on, and return where the course begins."""
    if not slip.paper.name:
        slip.pen.rule(_LEFT, 140, _WIDTH, width=1, colour=slip.pen.look.colours.ink)
        return 196.0
    return slip.draw(_LEFT, 138, slip.fit(slip.paper.name, _WIDTH, (28, 24, 22, 19, 17), most=3)) + 58 * slip.grown


def _standing(slip: _Slip, y: float) -> float:
    """Draw where they stand, in a box, and return where the facts begin."""
    pen = slip.pen
    text = slip.fit(_standing_words(slip.paper, slip.words), _WIDTH - 32, (28, 25, 22), bold=True, lines=2, most=4)
    height = len(text.lines) * _leading(text.size) + 26
    pen.fill(_LEFT, y, _WIDTH, height, pen.look.colours.tint)
    pen.fill(_LEFT, y, 6, height, pen.look.colours.accent)
    slip.draw(_LEFT + 20, y + 10 + text.size, text, bold=True)
    return y + height + 42


def _standing_words(paper: SlipPaper, words: PaperWords) -> str:
    if paper.status in COMING:
        return words.say("has_seat")
    if paper.status is EnrolmentStatus.WAITING:
        return words.say("is_waiting", position=paper.position)
    if paper.status is EnrolmentStatus.OFFERED and paper.offer_until is not None:
        return words.say("is_offered", until=_moment(paper.offer_until, words))
    return words.say("is_interested")


def _moment(at: datetime, words: PaperWords) -> str:
    day = dates.day_text(at.date(), words.language, "short")
    return words.say("at_time", day=day, time=dates.time_text(at.time(), words.language))


def _facts(slip: _Slip, y: float) -> None:
    """Draw labels and facts below each other, those that there is room for."""
    end = _FOOT - (60 if slip.paper.reach else 0)
    rows, gap = _rows(slip, end - y)
    with slip.pen.part("Table"):
        for named, told in rows:
            height = _height(named, told)
            if y + height - told.size > end:
                continue
            with slip.pen.part("TR"):
                with slip.pen.part("TH", scope="Row"):
                    slip.draw(_LEFT, y, named, colour=slip.pen.look.colours.grey)
                with slip.pen.part("TD"):
                    slip.draw(_LEFT + _LABEL * slip.grown, y, told)
            y += height + gap


def _rows(slip: _Slip, room: float) -> tuple[list[tuple[Fitted, Fitted]], float]:
    """Return labels with facts and the gap between them; where they would not have room, said shorter and set closer."""
    width = _LABEL * slip.grown
    for is_short, gap in ((False, 10.0), (True, 4.0)):
        rows = [
            (
                slip.fit(label, width - 8, (17, 15, 13)),
                slip.fit(value, _WIDTH - width, (22, 20, 18, 16), lines=2, most=4),
            )
            for label, value in facts(slip.paper, slip.words, is_short=is_short)
        ]
        if sum(_height(*row) + gap for row in rows) <= room + gap:
            break
    return rows, gap


def _height(named: Fitted, told: Fitted) -> float:
    return max(_leading(it.size) * len(it.lines) for it in (named, told))


def facts(paper: SlipPaper, words: PaperWords, *, is_short: bool = False) -> Iterator[tuple[str, str]]:
    """Yield labels and facts, in order; none is empty. `is_short`: no period where every date is told."""
    time = when(paper.occasions, words)
    days = sorted({it.day for it in paper.occasions})
    sessions = words.many("sessions", len(days)) if len(days) > 1 else ""
    listed_days = dates.days_text(days, words.language, "short") if 1 < len(days) <= _LISTED else ""
    other = time.other_times if listed_days else time.exceptions
    told = (
        ("when", listed((time.head, "" if is_short and listed_days else time.period, sessions, other), words)),
        ("dates", listed_days),
        ("where", place_text(paper.room, paper.place)),
        ("fee", words.say("fee_amount", amount=amount(paper.fee, words.language)) if paper.fee else ""),
        ("bring", paper.bring),
        ("we_see_to", paper.needs),
    )
    yield from ((words.say(key), value) for key, value in told if value)


def _foot(slip: _Slip) -> None:
    told = (
        slip.words.say("cannot_come", reach=listed(slip.paper.reach.split(", "), slip.words))
        if slip.words.has("cannot_come")
        else ""
    )
    if told:
        text = slip.fit(told, _WIDTH, (20, 18, 16), lines=2, most=3)
        top = _FOOT - _leading(text.size) * (len(text.lines) - 2)
        slip.pen.rule(_LEFT, top - text.size - 14, _WIDTH, width=1, colour=slip.pen.look.colours.line)
        slip.draw(_LEFT, top, text)


def _leading(size: float) -> float:
    return size * 1.3


def _sample(_language: str) -> list[SlipPaper]:
    """Return the slip of somebody with a seat, with every fact there can be, and of somebody who waits."""
    course = samples.offer()
    usual = SlipPaper(
        library=samples.LIBRARY.name,
        name="Alva Ängström",
        course_code=course.code,
        course_title=course.title,
        status=EnrolmentStatus.ENROLLED,
        position=0,
        offer_until=None,
        occasions=course.occasions,
        room=course.room,
        place=course.place,
        fee=15000,
        bring="egen telefon",
        needs="hörslinga",
        reach="0980-319200, kurser@example.org",
        printed_on=date(2026, 12, 1),
    )
    waiting = replace(usual, name="", status=EnrolmentStatus.WAITING, position=3, fee=0)
    until = datetime(2027, 1, 8, 12)  # noqa: DTZ001 local time
    return [usual, waiting, replace(usual, name="ጽጌ ሃይለ", status=EnrolmentStatus.OFFERED, offer_until=until)]


def _long(language: str) -> list[SlipPaper]:
    """Return two slips with the longest texts that are reasonable."""
    usual = _sample(language)[0]
    long = replace(
        usual,
        name="Wilhelmina Konstantinopolska-Ängsbäcksdotter af Överkalixforsen",
        course_title="Surfplattan från början: skriva, läsa, lyssna och hålla kontakten med barn och barnbarn utomlands",
        needs="hörslinga, plats nära dörren och en stol med armstöd",
    )
    return [long, usual]


PAPERS = {PaperKind.SLIP: Drawn(render, _sample, _long)}
