"""Draws a poster of a course or a series, on A5, A4 or A3, with strips to tear off when asked. From values alone.

Nothing on it is smaller than 14 points on A4, in large print 18, but for the strips. It says the same without its colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from courses.exports.paper import house
from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.columns import Para, draw_paras, para
from courses.exports.paper.kinds import offers, samples
from courses.exports.paper.kinds.phrases import listed, small, spoken
from courses.exports.paper.kinds.when import When, place_text, theme_words, when
from courses.exports.paper.look import SIZES
from courses.exports.paper.pdf.pen import A4, MM, Style, file_name
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.dates import days_text, labelled
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing, unit_width
from courses.exports.paper.type.texts import Fitted, escaped, fit, texts_in, wrap
from courses.i18n import _
from courses.model import CourseKind, Offer, PosterPaper, Printed
from courses.model.paper_style import PaperKind, PaperStyle, PaperWords, SheetSize

_REACH = 17.0
"""Points from the edge of the sheet that a printer may not reach."""
STRIPS = "strips"
"""The design with strips to tear off."""
_MARGIN = 18 * MM
_TOP = 15 * MM
_INNER = A4[0] - 2 * _MARGIN
_LEAST = 14.0
_LEAST_LARGE = 18.0
_STEPS = (1.0, 0.92, 0.85, 0.78, 0.71, 0.64, 0.57, 0.5)
"""How far everything shrinks, at most, so that much text fits."""
_CODE = 112.0
"""Points for the QR code, white edge included."""
_BADGE_ROOM = 52.0
"""Points kept for what it costs."""
_SUBJECTS = 8
"""So many meetings of a series are told with their subjects."""
_LOGO, _LOGOS = 44.0, 36.0
"""Heights of the library's logo at the top, and of a row of its partners' at the bottom."""
_STRIPS = 7
_STRIP_HEIGHT = 132.0
_INSET = 14.0
_WHITE = (1.0, 1.0, 1.0)
_BOLD = Style(bold=True)
_PLAIN = Style()


@dataclass(frozen=True, slots=True)
class _Said:
    """What the poster says, and how large at least."""

    offer: Offer
    time: When
    words: PaperWords
    title: Style
    least: float

    def without(self, **spared: Any) -> _Said:  # noqa: ANN401 fields of an offer
        """Return it with some of the offer left out."""
        return replace(self, offer=replace(self.offer, **spared))

    def sizes(self, step: float, *sizes: float) -> tuple[float, ...]:
        """Return sizes so much smaller, none under the least."""
        return tuple(dict.fromkeys(max(self.least, round(size * step)) for size in sizes))


def render(paper: PosterPaper, style: PaperStyle) -> Printed:
    """Return the poster as a file of one page. Raises Invalid when a letter has no glyph, before anything is drawn."""
    paper = escaped(paper)
    refuse_missing([*texts_in(paper), *style.words.texts.values()])
    pen = Sheet(
        replace(style, size=SheetSize.A4),
        title=small(paper.offer.title, paper.library.name),
        author=paper.library.name,
        enlarged=SIZES[style.size][0] / A4[0],
    )
    words = style.words
    has_strips = style.design == STRIPS
    title = Style(bold=True, colour=pen.look.colours.accent)
    least = _LEAST_LARGE if style.is_large else _LEAST
    said = _Said(paper.offer, when(paper.offer.occasions, words), words, title, least)
    bottom = A4[1] - _TOP - (_STRIP_HEIGHT + 4 if has_strips else 0)
    logos = _LOGOS + 10 if house.has_partners(style) else 0
    _draw(pen, paper, said, bottom - logos, style)
    if logos:
        house.partners(pen, style, _MARGIN, bottom - _LOGOS, _INNER, _LOGOS)
    if has_strips:
        with pen.aside():
            _draw_strips(pen, paper, said)
    pen.end_page()
    subject = paper.offer.code or paper.offer.title
    mark = "" if style.size is SheetSize.A4 else f"-{style.size.value.casefold()}"
    return Printed(file_name(_("poster") + mark, subject), pen.finish(), pen.pages)


def _draw(pen: Sheet, paper: PosterPaper, said: _Said, bottom: float, style: PaperStyle) -> None:
    """Draw the library, what it is, when and where, at the largest size that ends above how one enrols."""
    below = _Below.of(paper, said)
    top = bottom - below.height
    accent = pen.look.colours.accent
    pen.fill(_MARGIN, _TOP, _INNER, 7, accent)
    y = _TOP + 18 + _LOGO
    if style.house.library.content:
        house.mark(pen, style, _MARGIN, _TOP + 18, _INNER / 2, _LOGO)
    else:
        library = para(paper.library.name, _INNER, said.sizes(1, 18, 16, 14), _BOLD, most=2)
        y = draw_paras(pen, [library], _MARGIN, _TOP + 14)
    room = top - y - 44 - _BADGE_ROOM
    what, facts = _fitting(said, room)
    spare = max(0.0, room - _height(what) - _height(facts))
    y = draw_paras(pen, what, _MARGIN, y + 14 + min(spare * 0.25, 40))
    y += 22 + min(spare * 0.3, 60)
    pen.fill(_MARGIN, y, 5, _height(facts), accent)
    end = draw_paras(pen, facts, _MARGIN + 20, y - 3)
    _badge(pen, said, end + 16 + min(spare * 0.2, 20), top - 14)
    below.draw(pen, paper, said, top)


def _fitting(said: _Said, room: float) -> tuple[list[Para], list[Para]]:
    """Return what it is and its facts, at the largest size that takes no more than `room` points.

    Before all of it becomes small, what can be spared is left out: the subjects of a series, then what it gives.
    """
    brief = said.without(occasions=(), about="", audience="", level="", language="")
    spared = (
        (said, _STEPS[:5]),
        (said.without(occasions=()), _STEPS[:6]),
        (said.without(occasions=(), about=""), _STEPS[:7]),
        (brief, _STEPS[:7]),
        (brief.without(themes=(), contributors=()), _STEPS),
    )
    what: list[Para] = []
    facts: list[Para] = []
    for told, steps in spared:
        for step in steps:
            what, facts = _what(told, step), _facts(told, step)
            if _height(what) + _height(facts) <= room:
                return what, facts
    return what, facts


def _what(said: _Said, step: float) -> list[Para]:
    offer, words = said.offer, said.words
    return [
        para(offers.kind(offer, words), _INNER, said.sizes(step, 18), _PLAIN),
        Para(_title(offer.title, step), said.title, before=2, role="H1", language=spoken(offer.title, words)),
        _own(offer.about, _INNER, said.sizes(step, 21), words, before=10, most=4),
    ]


def _own(
    text: str,
    width: float,
    sizes: tuple[float, ...],
    words: PaperWords,
    *,
    style: Style = _PLAIN,
    before: float = 0,
    most: int = 3,
) -> Para:
    """Return a text that the library wrote, in its own language."""
    return para(text, width, sizes, style, before=before, most=most, language=spoken(text, words))


def _title(text: str, step: float) -> Fitted:
    """Return the title as large as it can stand: on two lines, else smaller on three or four, all about as long."""
    fitted = Fitted((), 0)
    for sizes, lines in (((60, 54, 48, 44, 40), 2), ((44, 40, 36, 32), 3), ((32, 28, 25, 22, 20), 4)):
        fitted = fit(text, BOLD, _INNER, tuple(max(18, round(size * step)) for size in sizes), lines, 5)
        if len(fitted.lines) <= lines and all(word in " ".join(fitted.lines).split() for word in text.split()):
            break
    return _balanced(text, fitted)


def _balanced(text: str, fitted: Fitted) -> Fitted:
    """Return a title on as many lines, the longest as short as it can be: no word is left alone on the last one."""
    count, room = len(fitted.lines), _INNER
    for share in range(95, 45, -5):
        narrower = wrap(text, BOLD, fitted.size, room * share / 100)
        if len(narrower) > count or any(line not in text for line in narrower):
            break
        fitted = Fitted(narrower, fitted.size)
    return fitted


def _facts(said: _Said, step: float) -> list[Para]:
    """Return when and where, large, with what else decides whether one comes."""
    width, offer, time, words = _INNER - 20, said.offer, said.time, said.words
    series = words.say("all_or_some") if offer.kind == CourseKind.WORKSHOP_SERIES else ""
    big, small_sizes = said.sizes(step, 34, 31, 28, 25, 22), said.sizes(step, 19, 17)
    period = listed((time.period, time.count), words)
    place = place_text(offer.room, offer.place)
    return [
        para(time.days, width, big, _BOLD, most=5),
        para(time.time, width, big, _BOLD, most=2),
        para(period, width, said.sizes(step, 20, 18, 16), _PLAIN, most=3),
        para(time.exceptions, width, said.sizes(step, 17, 15), _PLAIN, most=4),
        *(para(theme_words(it, words), width, small_sizes, _PLAIN, before=2, most=3) for it in offer.themes),
        _own(place, width, said.sizes(step, 28, 25, 22, 20), words, style=_BOLD, before=8),
        para(offers.elsewhere(offer.elsewhere, words), width, small_sizes, _PLAIN, before=2, most=4),
        para(offers.contributors(offer, words), width, said.sizes(step, 21, 19, 17), _BOLD, before=8, most=10),
        para(offers.audience(offer, words), width, small_sizes, _PLAIN, before=8, most=3),
        para(_languages(offer, words), width, small_sizes, _PLAIN, most=2),
        para(series, width, small_sizes, _PLAIN, most=2),
        *_subjects(said, width, step),
    ]


def _subjects(said: _Said, width: float, step: float) -> list[Para]:
    """Return what each meeting is about, a line each, where that is known of few enough."""
    named = [it for it in said.offer.occasions if it.title]
    if not named or len(named) > _SUBJECTS:
        return []
    language = said.words.language
    lines = [labelled(days_text([it.day], language, "short"), it.title, language) for it in named]
    return [para(line, width, said.sizes(step, 16, 15), _PLAIN, before=2, most=2) for line in lines]


def _languages(offer: Offer, words: PaperWords) -> str:
    return words.say("language_is", languages=offer.language) if offer.language else ""


def _badge(pen: Sheet, said: _Said, y: float, bottom: float) -> None:
    """Draw what it costs as light letters on a dark box at `y`, ending above `bottom`."""
    told = fit(offers.fee(said.offer, said.words), BOLD, _INNER, said.sizes(1, 22, 18, 14))
    height = told.size * 1.75
    top = min(y, bottom - height)
    width = unit_width(told.lines[0], BOLD) * told.size + told.size * 1.2
    pen.fill(_MARGIN, top, width, height, pen.look.colours.accent)
    with pen.part("P"):
        pen.text(_MARGIN + width / 2, top + height * 0.68, told.lines[0], Style(told.size, True, _WHITE, "centre"))
    seats = offers.seats(said.offer, said.words)
    if seats:
        with pen.part("P"):
            pen.text(_MARGIN + width + 14, top + height * 0.68, seats, Style(18))


@dataclass(frozen=True, slots=True)
class _Below:
    """How one enrols, in a box, and who organises it below that."""

    box: tuple[Para, ...]
    organisers: Para
    box_height: float

    @classmethod
    def of(cls, paper: PosterPaper, said: _Said) -> _Below:
        """Return what stands at the bottom of a poster."""
        by = small(offers.organisers(paper.offer, said.words), offers.led_by(paper.offer, said.words))
        box = tuple(_how(paper, said))
        height = max(_height(box) + 2 * _INSET - 4, _CODE + 12 if paper.library.page else 0)
        return cls(box, para(by, _INNER, said.sizes(1, 17, 16, 15, 14), _BOLD, most=12), height)

    @property
    def height(self) -> float:
        """Points that all of it takes."""
        return self.box_height + (self.organisers.height + 10 if self.organisers.height else 0)

    def draw(self, pen: Sheet, paper: PosterPaper, said: _Said, top: float) -> None:
        """Draw it, its upper edge at `top`."""
        colours, page = pen.look.colours, paper.library.page
        pen.fill(_MARGIN, top, _INNER, self.box_height, colours.tint)
        pen.frame(_MARGIN, top, _INNER, self.box_height, colour=colours.line)
        draw_paras(pen, self.box, _MARGIN + _INSET, top + (self.box_height - _height(self.box)) / 2)
        if page:
            x, y = _MARGIN + _INNER - _CODE - 6, top + (self.box_height - _CODE) / 2
            pen.fill(x, y, _CODE, _CODE, _WHITE)
            with pen.part("Figure", alt=said.words.say("code_leads_to", web=offers.shown(page))):
                pen.draw_code(page, x, y, _CODE)
        draw_paras(pen, [self.organisers], _MARGIN, top + self.box_height + 10)


def _how(paper: PosterPaper, said: _Said) -> list[Para]:
    width = _INNER - 2 * _INSET - (_CODE + 12 if paper.library.page else 0)
    lines = [para(said.words.say(_entrance(paper.offer)), width, said.sizes(1, 20, 18, 16, 14), _BOLD, most=2)]
    for way in offers.ways(paper.library, said.words):
        sizes = said.sizes(1, 18, 17, 16, 15, 14)
        lines.append(
            para(
                labelled(way.word, way.value, said.words.language),
                width,
                sizes,
                _PLAIN,
                before=1,
                most=3,
                link=way.address,
            )
        )
    return lines


def _entrance(offer: Offer) -> str:
    if offer.kind == CourseKind.GUIDANCE:
        return "book_at"
    return "enrol_at" if offers.needs_enrolment(offer) else "just_come"


def _draw_strips(pen: Sheet, paper: PosterPaper, said: _Said) -> None:
    """Draw strips to cut apart and tear off along the lower edge."""
    top, width = A4[1] - _STRIP_HEIGHT, A4[0] / _STRIPS
    lines = _strip_lines(paper, said)
    pen.dashes(0, top, right=A4[0])
    for index in range(_STRIPS):
        if index:
            pen.dashes(width * index, top, down=_STRIP_HEIGHT)
        x = width * (index + 0.5) - (len(lines) - 1) * 6.75 + 4
        for text, style in lines:
            pen.text_up(x, A4[1] - _REACH, text, style)
            x += 13.5


def _strip_lines(paper: PosterPaper, said: _Said) -> list[tuple[str, Style]]:
    room = _STRIP_HEIGHT - _REACH - 6
    contact = next((way.value for way in offers.ways(paper.library, said.words)), paper.library.name)
    parts = (
        (fit(paper.offer.title, BOLD, room, (13, 12, 11), 1, 2), True),
        (fit(said.time.head, REGULAR, room, (12, 11), 1, 2), False),
        (fit(contact, BOLD, room, (12, 11, 10, 9), 1, 1), True),
    )
    return [(line, Style(text.size, is_bold)) for text, is_bold in parts for line in text.lines]


def _height(paras: Iterable[Para]) -> float:
    return sum(it.height for it in paras)


PAPERS = {PaperKind.POSTER: Drawn(render, samples.poster, samples.long_poster)}
