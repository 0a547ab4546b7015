"""Draws certificates of participation, one A4 page each, in the language each of them asks for.

What they say comes as values; no personal number is among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from courses.errors import Invalid
from courses.exports.paper.kinds.words import (
    CERTIFICATE,
    CertificateWords,
    day_text,
    known_language,
    organisers_text,
    period_text,
)
from courses.exports.paper.pdf.pen import ACCENT, GREY, INK, MM, Pen, Style, file_name, tint
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing
from courses.exports.paper.type.texts import Fitted, esc, escaped, fit, texts_in, wrap
from courses.i18n import _
from courses.model import CertificatePaper, Printed

_LEFT = 24 * MM
_LABEL_WIDTH = 34 * MM
_VALUE = _LEFT + _LABEL_WIDTH
_RIGHT = 210 * MM - 22 * MM
_WIDTH = _RIGHT - _VALUE
_SIGNING_TOP = 662.0
"""Points from the top where the place, the date and the signature begin."""
_GAP = 12.0
"""Points between two labelled facts, beyond the line spacing."""
_BODY = (11.5, 10.5, 9.5, 9)
_HEADING = Style(42, bold=True, colour=ACCENT)
_HEADING_LIGHT = Style(42, colour=ACCENT)
_BOLD = Style(bold=True)
_PLAIN = Style()
_SMALL = Style(10, colour=GREY)
_SPINES = ((9, 66, 1.0), (6, 58, 0.30), (12, 74, 0.55), (7, 62, 1.0), (10, 52, 0.30), (6, 74, 0.80), (13, 64, 0.55))
"""The shelf of books: width and height in points, and how much of the accent colour."""


def render(papers: Sequence[CertificatePaper], *, course_code: str = "") -> Printed:
    """Return one file with a page a certificate, in the order given; `course_code` names the file.

    Raises Invalid when there is none, and when a letter has no glyph, before anything is drawn.
    """
    if not papers:
        raise Invalid(_("There is no certificate to print."), _("Choose someone who is due one."))
    ready = [replace(escaped(paper), content=esc(paper.content, lines=True)) for paper in papers]
    refuse_missing(text for paper in ready for text in texts_in(paper))
    pen = _begin(ready[0])
    for paper in ready:
        _page(pen, paper)
    subject = course_code or (ready[0].number if len(ready) == 1 else ready[0].course_title)
    return Printed(file_name("intyg", subject), pen.finish(), pen.pages)


def _begin(first: CertificatePaper) -> Pen:
    language = known_language(first.language)
    heading = " ".join(CERTIFICATE[language].heading)
    return Pen(title=f"{heading} – {first.course_title}", author=first.library or first.organiser, language=language)


def _page(pen: Pen, paper: CertificatePaper) -> None:
    words = CERTIFICATE[known_language(paper.language)]
    _head(pen, paper, words)
    y = _name_and_course(pen, paper, words)
    _facts(pen, y, paper, words)
    _signing(pen, paper, words)
    _foot(pen, paper, words)
    pen.end_page()


def _head(pen: Pen, paper: CertificatePaper, words: CertificateWords) -> None:
    library = fit(paper.library, BOLD, _RIGHT - _LEFT, (11, 10, 9, 8), most=2)
    _block(pen, _LEFT, 64, library, _BOLD)
    pen.stamp("shelf", lambda: _shelf(pen, _LEFT, 214))
    pen.text(_VALUE - 2, 166, words.heading[0], _HEADING)
    pen.text(_VALUE - 2, 214, words.heading[1], _HEADING_LIGHT)


def _shelf(pen: Pen, x: float, foot: float) -> None:
    """Draw a row of book spines from `x` rightwards, standing on `foot`."""
    for width, height, share in _SPINES:
        pen.fill(x, foot - height, width, height, tint(ACCENT, share))
        x += width + 2


def _name_and_course(pen: Pen, paper: CertificatePaper, words: CertificateWords) -> float:
    """Draw who took part in what and return the last baseline; without a name, a line to write it on."""
    y = 296.0
    if paper.name:
        y = _block(pen, _VALUE, y, _fitted_name(paper.name), _BOLD)
    else:
        pen.rule(_VALUE, y + 4, _WIDTH, width=0.8, colour=INK)
    y += 27
    pen.text(_VALUE, y, words.has_taken_part, Style(12, colour=GREY))
    title = fit(paper.course_title, BOLD, _WIDTH, (19, 17, 15, 13), lines=2, most=3)
    return _block(pen, _VALUE, y + 28, title, _BOLD)


def _fitted_name(name: str) -> Fitted:
    """Return the name on one line where it can stand large, else on two, else on as many as it takes."""
    one = fit(name, BOLD, _WIDTH, (32, 30, 28, 26, 24, 22), most=2)
    return one if len(one.lines) == 1 else fit(name, BOLD, _WIDTH, (24, 22, 20, 18, 16, 14), lines=2, most=8)


def _facts(pen: Pen, y: float, paper: CertificatePaper, words: CertificateWords) -> None:
    """Draw the labelled facts below `y`; the content takes what room the others leave."""
    language = known_language(paper.language)
    organisers = organisers_text(paper.organiser, paper.co_organisers, words.together, words.conjunction)
    y = _fact(pen, y + 40, words.time, _value(period_text(paper.first_date, paper.last_date, language)))
    y = _fact(pen, y, words.extent, _value(_extent(paper, words)))
    room = _SIGNING_TOP - y - 2 * _GAP
    arranged = fit(organisers, REGULAR, _WIDTH, _BODY, lines=3, most=6 if room > 150 else 3)
    y = _fact(pen, y, words.content, _content(paper.content, room - _height(arranged)))
    _fact(pen, y, words.organiser, arranged)


def _value(text: str) -> Fitted:
    return fit(text, REGULAR, _WIDTH, _BODY, lines=2, most=3)


def _content(text: str, room: float) -> Fitted:
    """Return the content at the largest size that `room` points of height take."""
    for size in _BODY:
        lines = max(1, int(room // _leading(size)))
        if len(wrap(text, REGULAR, size, _WIDTH)) <= lines:
            break
    return fit(text, REGULAR, _WIDTH, (size,), lines=lines, most=lines)


def _extent(paper: CertificatePaper, words: CertificateWords) -> str:
    sessions = words.sessions[paper.held != 1].format(attended=paper.attended, held=paper.held)
    if not paper.study_hours:
        return sessions
    return f"{sessions},\n{words.hours[paper.study_hours != 1].format(hours=paper.study_hours)}"


def _fact(pen: Pen, y: float, label: str, value: Fitted) -> float:
    """Draw a label with its value and return where the next one begins; a fact without a value leaves no trace."""
    if not value.lines:
        return y
    pen.text(_LEFT, y, label, _SMALL)
    return _block(pen, _VALUE, y, value, _PLAIN) + _leading(value.size) + _GAP - 5


def _signing(pen: Pen, paper: CertificatePaper, words: CertificateWords) -> None:
    day = day_text(paper.issued_on, known_language(paper.language))
    place = words.place_and_date.format(town=paper.town, day=day) if paper.town else day
    _block(pen, _VALUE, _SIGNING_TOP + 8, fit(place, REGULAR, _WIDTH, _BODY, most=4), _PLAIN)
    half = (_WIDTH - 8 * MM) / 2
    for x, label in ((_VALUE, words.signature), (_VALUE + half + 8 * MM, words.clarification)):
        pen.rule(x, _SIGNING_TOP + 80, half, width=0.8, colour=INK)
        pen.text(x, _SIGNING_TOP + 93, label, _SMALL)


def _foot(pen: Pen, paper: CertificatePaper, words: CertificateWords) -> None:
    pen.rule(_LEFT, 784, _RIGHT - _LEFT)
    number = fit(words.number.format(number=paper.number), REGULAR, _LABEL_WIDTH - 6, (10, 9, 8), most=2)
    _block(pen, _LEFT, 800, number, _SMALL)
    pen.text(_VALUE, 800, words.not_a_grade, _SMALL)


def _block(pen: Pen, x: float, y: float, text: Fitted, style: Style) -> float:
    """Draw the lines downwards from the baseline `y`; return the last baseline."""
    drawn = replace(style, size=text.size)
    for index, line in enumerate(text.lines):
        pen.text(x, y + index * _leading(text.size), line, drawn)
    return y + _leading(text.size) * max(0, len(text.lines) - 1)


def _height(text: Fitted) -> float:
    return len(text.lines) * _leading(text.size)


def _leading(size: float) -> float:
    return size * (1.2 if size > 12 else 1.42)
