"""Draws certificates of participation, a page of A4 each and a second one only where the content takes it.

What they say comes as values; no personal number is among them. Beside the signatures stands a square code with the whole
as signed text, so that the paper can be checked without a server.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from courses.errors import Invalid
from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.kinds import certificate_sheet as parts
from courses.exports.paper.kinds.certificate_foot import draw_foot, foot_of
from courses.exports.paper.kinds.certificate_sheet import Columns, Fact, Page
from courses.exports.paper.pdf.pen import MM, Colour, Style, file_name
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing
from courses.exports.paper.type.texts import Fitted, esc, escaped, fit, texts_in, wrap
from courses.i18n import _
from courses.model import CertificatePaper, Printed
from courses.model.paper_style import PaperKind, PaperStyle

_WHITE: Colour = (1, 1, 1)
_LEFT = 24 * MM
_USUAL = Columns(left=_LEFT, value=_LEFT + 42 * MM, right=210 * MM - 22 * MM)
_FRAMED = Columns(left=30 * MM, value=30 * MM + 44 * MM, right=180 * MM, is_centred=False, foot=776.0)
_FRAMED_FACTS = Columns(left=30 * MM, value=30 * MM, right=180 * MM, is_centred=True)
_WINDOW = (112 * MM, 46 * MM, 76 * MM)
"""Where an address shows: from the left, from the top, and how wide."""
_NEXT = 60.0
"""Where the text of a second page begins."""


def render(
    papers: Sequence[CertificatePaper], style: PaperStyle, *, course_code: str = "", is_archive: bool = False
) -> Printed:
    """Return one file with the certificates in the order given; `course_code` names it, `is_archive` makes it PDF/A-2a.

    Raises Invalid when there is none, and when a letter has no glyph, before anything is drawn.
    """
    if not papers:
        raise Invalid(_("There is no certificate to print."), _("Choose someone who is due one."))
    ready = [_ready(paper) for paper in papers]
    refuse_missing(text for paper in ready for text in texts_in(replace(paper, statement="")))
    with _uncollected():
        sheet = _draw(ready, style, is_archive=is_archive)
        content = sheet.finish()
    whose = f"{ready[0].number} {ready[0].name}" if len(ready) == 1 else ready[0].course_title
    return Printed(file_name("intyg", course_code or whose), content, sheet.pages)


def _draw(ready: Sequence[CertificatePaper], style: PaperStyle, *, is_archive: bool) -> Sheet:
    sheet = _begin(ready[0], style, is_archive=is_archive)
    draw, hand = _DESIGNS[style.design or "shelf"], parts.hand_of(sheet.look)
    for paper in ready:
        page = Page(sheet, paper, style, hand)
        if paper.address:
            _cover(page)
        with sheet.part("Sect"):
            if len(ready) > 1:
                sheet.bookmark(" ".join(filter(None, (paper.number, paper.name))), 0, 0)
            over = draw(page)
            sheet.end_page()
            if over:
                _overleaf(page, over)
    return sheet


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the garbage collector rest: it looks through all that is drawn again and again, a fifth of the time of a thousand."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _ready(paper: CertificatePaper) -> CertificatePaper:
    """Return a certificate as paper shows it; the signed text is in no place where it would be seen."""
    return replace(
        escaped(replace(paper, content="", statement="")),
        content=esc(paper.content, lines=True),
        statement=paper.statement,
    )


def _begin(first: CertificatePaper, style: PaperStyle, *, is_archive: bool) -> Sheet:
    heading = " ".join(_title(style))
    title = f"{heading} – {first.course_title}"
    return Sheet(style, title=title, author=first.library or first.organiser, archive=is_archive)


def _title(style: PaperStyle) -> tuple[str, str]:
    words = style.words
    return words.say("title"), words.say("subtitle") if words.has("subtitle") else ""


def _shelf(page: Page) -> list[Fact]:
    """Draw it with a row of books beside the title, the labels below them."""
    sheet, at = page.sheet, _USUAL
    _library(page, at.left, at.right, 64)
    sheet.stamp("shelf", lambda: parts.shelf(sheet, _LEFT, 200))
    title, subtitle = _title(page.style)
    accent = Style(42, colour=page.look.colours.accent)
    with sheet.part("H1"):
        first = fit(title, BOLD, at.width, (42, 38, 34, 30, 26))
        y = parts.block(page, at.value - 2, 152, first, replace(accent, bold=True))
        second = fit(subtitle, REGULAR, at.width, (first.size, first.size * 0.8, first.size * 0.65))
        parts.block(page, at.value - 2, y + 48, second, accent)
    y = _name_and_course(page, at.value, at.width, 268)
    return _rest(page, at, at, y + 20)


def _band(page: Page) -> list[Fact]:
    """Draw it with a band of colour across the top that the title stands in."""
    sheet, at = page.sheet, _USUAL
    accent = page.look.colours.accent
    sheet.stamp("band", lambda: sheet.fill(0, 0, sheet.width, 178, accent))
    _library(page, at.left, at.right, 52, _WHITE)
    title, subtitle = _title(page.style)
    wide = at.right - at.left
    with sheet.part("H1"):
        parts.block(page, at.left, 122, fit(title, BOLD, wide, (46, 40, 34)), Style(46, bold=True, colour=_WHITE))
        parts.block(page, at.left, 156, fit(subtitle, REGULAR, wide, (24, 20, 18)), Style(24, colour=_WHITE))
    y = _name_and_course(page, at.left, wide, 232)
    sheet.rule(at.left, y + 16, wide, width=1.6, colour=accent)
    return _rest(page, at, at, y + 30)


def _framed(page: Page) -> list[Fact]:
    """Draw it in a frame of two lines, all but the foot in the middle."""
    sheet, at = page.sheet, _FRAMED
    colours, middle = page.look.colours, page.sheet.width / 2
    sheet.stamp("frame", lambda: _frame(sheet, colours.accent))
    wide = at.right - at.left
    _library(page, middle, at.right, 74, is_centred=True)
    title, subtitle = _title(page.style)
    style = Style(40, bold=True, colour=colours.accent, align="centre")
    with sheet.part("H1"):
        parts.block(page, middle, 146, fit(title, BOLD, wide, (44, 40, 34, 28)), style)
        parts.block(page, middle, 172, fit(subtitle, REGULAR, wide, (20, 18)), replace(style, bold=False))
    sheet.rule(middle - 30, 190, 60, width=1.2, colour=colours.accent)
    y = _name_and_course(page, at.left, wide, 236, is_centred=True)
    return _rest(page, _FRAMED_FACTS, at, y + 14)


def _frame(sheet: Sheet, colour: Colour) -> None:
    for inset, line in ((11 * MM, 2.4), (13.2 * MM, 0.6)):
        width, height = sheet.width - 2 * inset, sheet.height - 2 * inset
        for y in (inset, inset + height):
            sheet.rule(inset - line / 2, y, width + line, width=line, colour=colour)
        for x in (inset, inset + width):
            sheet.upright(x, inset, height, width=line, colour=colour)


def _library(
    page: Page, x: float, right: float, y: float, colour: Colour | None = None, *, is_centred: bool = False
) -> None:
    """Draw whose paper it is: the library's logo, else its name, and its partners' logos across from it."""
    style = replace(page.hand.bold, colour=colour or page.look.colours.ink, align="centre" if is_centred else "left")
    left = page.sheet.width - right if is_centred else x
    end = parts.logos(page, left, right, y - 26, 32, is_dark=colour is not None)
    if end == left:
        sizes = (16,) if page.look.is_large else (12, 11, 10, 9)
        parts.para(
            page, x, y, fit(page.paper.library, BOLD, (right - left) * (1 if is_centred else 0.6), sizes, most=2), style
        )


def _name_and_course(page: Page, x: float, width: float, y: float, *, is_centred: bool = False) -> float:
    """Draw who took part in what and return the last baseline; without a name, a line to write it on."""
    middle = page.sheet.width / 2 if is_centred else x
    align = "centre" if is_centred else "left"
    bold = replace(page.hand.bold, align=align)
    if page.paper.name:
        y = parts.para(page, middle, y, parts.name_of(page.paper.name, width, 32), bold)
    else:
        y = parts.name_line(page, x, y, width)
    size = page.hand.bodies[0] + 0.5
    taken = fit(page.words.say("has_taken_part", course=page.paper.course_title), REGULAR, width, (size,), most=2)
    y = parts.para(page, middle, y + size * 2.1, taken, replace(page.hand.small, align=align))
    sizes = (24, 22, 20, 18) if page.look.is_large else (20, 18, 16, 14)
    title = fit(page.paper.course_title, BOLD, width, sizes, lines=2, most=8)
    return parts.para(page, middle, y + title.size * 1.35, title, bold)


def _rest(page: Page, told: Columns, foot: Columns, top: float) -> list[Fact]:
    below = foot_of(page, foot)
    over = parts.draw_facts(page, told, top, below.top)
    draw_foot(page, below)
    return over


def _cover(page: Page) -> None:
    """Draw the page that lies before a certificate in a window envelope (H2: C4, C5): the address, and a few words."""
    sheet, at, paper = page.sheet, _USUAL, page.paper
    with sheet.part("Sect"), sheet.straight():
        left, top, width = _WINDOW
        lines = [part for line in paper.address for part in fit(line, REGULAR, width, (11, 10, 9), 1, 2).lines]
        with sheet.part("P"):
            for index, line in enumerate(lines[:5]):
                sheet.text(left, top + (index + 0.8) * 4.4 * MM, line, Style(11 if len(lines) < 5 else 10))
    with sheet.part("Sect"):
        _library(page, at.left, at.right, 20 * MM)
        size, y = page.hand.bodies[0], 112 * MM
        for text in page.words.say("letter", course=paper.course_title).split("\n"):
            wrapped = Fitted(wrap(text, REGULAR, size, at.right - at.left), size)
            y = parts.para(page, at.left, y, wrapped, page.hand.plain) + parts.leading(size) * 1.3
    sheet.end_page()


def _overleaf(page: Page, over: list[Fact]) -> None:
    """Draw what had no room on the first page, on as many as it takes."""
    sheet, at, size = page.sheet, _USUAL, page.hand.bodies[0]
    wide, bottom = at.right - at.left, at.foot - 24
    y = _NEXT + _running_head(page, wide)
    for fact in over:
        lines = wrap(fact.text, REGULAR, size, wide)
        heading = Fitted((fact.label,), size * 1.25)
        if y + 4 * parts.leading(size) > bottom:
            sheet.end_page()
            y = _NEXT + _running_head(page, wide)
        y = parts.para(page, at.left, y, heading, replace(page.hand.bold, colour=page.look.colours.accent), "H2")
        y += parts.leading(size) * 1.35
        with sheet.part("P"):
            for line in lines:
                if y > bottom:
                    sheet.end_page()
                    y = _NEXT + _running_head(page, wide)
                sheet.text(at.left, y, line, replace(page.hand.plain, size=size))
                y += parts.leading(size)
        y += parts.leading(size)
    sheet.end_page()


def _running_head(page: Page, wide: float) -> float:
    """Draw on a page that is not the first whose it is, and return the points below it."""
    number = page.words.say("number", number=page.paper.number, issue=page.paper.issue if page.paper.issue > 1 else "")
    text = fit(" · ".join(filter(None, (number, page.paper.name))), REGULAR, wide, (page.hand.small.size,), most=2)
    with page.sheet.aside():
        y = parts.block(page, _LEFT, _NEXT - 10, text, page.hand.small)
        page.sheet.rule(_LEFT, y + 8, wide, colour=page.look.colours.line)
    return y + 40 - _NEXT


_DESIGNS: Mapping[str, Callable[[Page], list[Fact]]] = {"shelf": _shelf, "framed": _framed, "band": _band}

_STATEMENT = """INTYG/CERTIFICATE Kursverkstad 1
Nr/No: 2027-0042/1
Namn/Name: Alva Ängström
Kurs/Course: Surfa lugnt
Tid/Dates: 2026-11-10 – 2027-02-09
Närvaro/Attended: 9/10
Studietimmar/Hours: 24
Innehåll/Content: Söka på nätet, e-post och bilagor, känna igen bluff; BankID och 1177
Anordnare/Organiser: ABF Tallviken; Tallviks bibliotek; SeniorNet Tallvik
Utfärdat/Issued: 2027-02-10 Tallvik
Bibliotek/Library: Tallviks bibliotek
Nyckel/Key: K7Q2-M9XX
Signatur/Signature: made-up-for-a-preview-not-signed-by-anybody-and-not-valid-anywhere-0000000000000000000"""


def _sample(language: str) -> list[CertificatePaper]:
    """Return a certificate with everything that one can say."""
    return [
        CertificatePaper(
            number="2027-0042",
            name="Alva Ängström",
            course_title="Surfa lugnt",
            first_date=date(2026, 11, 10),
            last_date=date(2027, 2, 9),
            attended=9,
            held=10,
            study_hours=24,
            content="Söka på nätet, e-post och bilagor, känna igen bluff\nBankID och 1177",
            organiser="ABF Tallviken",
            co_organisers=("Tallviks bibliotek", "SeniorNet Tallvik"),
            town="Tallvik",
            issued_on=date(2027, 2, 10),
            library="Tallviks bibliotek",
            language=language,
            statement=_STATEMENT,
            key="K7Q2-M9XX",
            course_code="INT-601",
        )
    ]


def _long(language: str) -> list[CertificatePaper]:
    """Return two: one with the longest texts that are reasonable, and one without a name."""
    (usual,) = _sample(language)
    long = replace(
        usual,
        name="Wilhelmina Konstantinopolska-Ängsbäcksdotter af Överkalixforsen",
        course_title="Surfplattan från början: skriva, läsa, lyssna och hålla kontakten med barn och barnbarn utomlands",
        content="Söka på nätet, e-post och bilagor, känna igen bluff, BankID, 1177 och videosamtal med familjen. " * 9,
        organiser="Studieförbundet Vuxenskolan Norra Norrlands inland och fjällkommuner",
        co_organisers=(
            "Tallviks bibliotek och kulturhus",
            "SeniorNet Tallvik med omnejd",
            "Tallviks kommun, digital delaktighet",
        ),
        signers=(
            "Gunhild Ängsbäck, enhetschef för biblioteken",
            "Bror Ekorrbäck, studieombud",
            "Máret Čoagi, ordförande",
        ),
        issue=2,
    )
    return [long, replace(usual, name="", content="", study_hours=0)]


PAPERS = {PaperKind.CERTIFICATE: Drawn(render, _sample, _long)}
