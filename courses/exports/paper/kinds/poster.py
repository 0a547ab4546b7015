"""Draws a poster of a course or a series, A4 or the same on A3, with strips to tear off when asked. From values alone.

Nothing on it is smaller than 14 points on A4, but for the strips. It says the same without its colour.
"""

from __future__ import annotations

from dataclasses import replace

from courses import labels
from courses.dates import month_short
from courses.exports.paper.columns import Para, draw_paras, para
from courses.exports.paper.kinds import offers
from courses.exports.paper.kinds.when import When, place_text, when
from courses.exports.paper.pdf.pen import A4, ACCENT, INK, LINE, MM, TINT, Pen, Style, file_name
from courses.exports.paper.pdf.square_code import draw_code
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing
from courses.exports.paper.type.texts import Fitted, escaped, fit, texts_in
from courses.i18n import _, language
from courses.model import CourseKind, Offer, PosterPaper, Printed

_MARGIN = 18 * MM
_TOP = 15 * MM
_INNER = A4[0] - 2 * _MARGIN
_LEAST = 14.0
_A3 = 420 / 297
"""How much larger A3 is than A4."""
_STEPS = (1.0, 0.92, 0.85, 0.78, 0.71, 0.64, 0.57, 0.5)
"""How far everything shrinks, at most, so that much text fits."""
_CODE = 112.0
"""Points for the QR code, white edge included."""
_BADGE_ROOM = 52.0
"""Points kept for what it costs."""
_SUBJECTS = 8
"""So many meetings of a series are told with their subjects."""
_STRIPS = 7
_STRIP_HEIGHT = 132.0
_WHITE = (1.0, 1.0, 1.0)
_BOLD = Style(bold=True)
_PLAIN = Style()
_TITLE = Style(bold=True, colour=ACCENT)


def render(paper: PosterPaper, *, is_large: bool = False, has_strips: bool = False) -> Printed:
    """Return the poster as a file: A4, or A3 when `is_large`. Raises Invalid when a letter has no glyph."""
    paper = escaped(paper)
    refuse_missing([*texts_in(paper), labels.course_kind(CourseKind(paper.offer.kind))])
    pen = Pen(
        title=f"{paper.offer.title} – {paper.library.name}".rstrip(" –"),
        author=paper.library.name,
        language=language(),
        enlarged=_A3 if is_large else 1,
    )
    time = when(paper.offer.occasions)
    bottom = A4[1] - _TOP - (_STRIP_HEIGHT + 4 if has_strips else 0)
    _draw_above(pen, paper, time, _draw_below(pen, paper, bottom))
    if has_strips:
        _draw_strips(pen, paper, time)
    pen.end_page()
    subject = paper.offer.code or paper.offer.title
    return Printed(file_name(_("poster") + ("-a3" if is_large else ""), subject), pen.finish(), pen.pages)


def _draw_above(pen: Pen, paper: PosterPaper, time: When, bottom: float) -> None:
    """Draw the library, what it is, when and where, at the largest size that ends above `bottom`."""
    pen.fill(_MARGIN, _TOP, _INNER, 7, ACCENT)
    library = para(paper.library.name, _INNER, (18, 16, 14), _BOLD, most=2)
    top = draw_paras(pen, [library], _MARGIN, _TOP + 14)
    room = bottom - top - 44 - _BADGE_ROOM
    what, facts = _fitting(paper.offer, time, room)
    spare = max(0.0, room - _height(what) - _height(facts))
    y = draw_paras(pen, what, _MARGIN, top + 14 + min(spare * 0.25, 40))
    y += 22 + min(spare * 0.3, 60)
    pen.fill(_MARGIN, y, 5, _height(facts), ACCENT)
    end = draw_paras(pen, facts, _MARGIN + 20, y - 3)
    _badge(pen, paper.offer, end + 16 + min(spare * 0.2, 20), bottom - 14)


def _fitting(offer: Offer, time: When, room: float) -> tuple[list[Para], list[Para]]:
    """Return what it is and its facts, at the largest size that takes no more than `room` points.

    Before all of it becomes small, what can be spared is left out: the subjects of a series, then what it gives.
    """
    spared = (
        (offer, _STEPS[:5]),
        (replace(offer, occasions=()), _STEPS[:6]),
        (replace(offer, occasions=(), about=""), _STEPS[:7]),
        (replace(offer, occasions=(), about="", audience="", level="", language=""), _STEPS[:7]),
        (
            replace(offer, occasions=(), about="", audience="", level="", language="", themes=(), contributors=()),
            _STEPS,
        ),
    )
    what: list[Para] = []
    facts: list[Para] = []
    for told, steps in spared:
        for step in steps:
            what, facts = _what(told, step), _facts(told, time, step)
            if _height(what) + _height(facts) <= room:
                return what, facts
    return what, facts


def _what(offer: Offer, step: float) -> list[Para]:
    return [
        _line(labels.course_kind(CourseKind(offer.kind)), 18 * step, _PLAIN),
        Para(_title(offer.title, step), _TITLE, before=2),
        para(offer.about, _INNER, _sizes(step, 21, 19, 17), _PLAIN, before=10, most=4),
    ]


def _title(text: str, step: float) -> Fitted:
    """Return the title as large as it can stand: on two lines, else smaller on three or four."""
    fitted = Fitted((), 0)
    for sizes, lines in (((60, 54, 48, 44, 40), 2), ((44, 40, 36, 32), 3), ((32, 28, 25, 22, 20), 4)):
        fitted = fit(text, BOLD, _INNER, tuple(max(18, round(size * step)) for size in sizes), lines, 5)
        if len(fitted.lines) <= lines and all(word in " ".join(fitted.lines).split() for word in text.split()):
            break
    return fitted


def _facts(offer: Offer, time: When, step: float) -> list[Para]:
    """Return when and where, large, with what else decides whether one comes."""
    width = _INNER - 20
    series = _("Come to all of them or to some.") if offer.kind == CourseKind.WORKSHOP_SERIES else ""
    big = _sizes(step, 34, 31, 28, 25, 22)
    return [
        para(time.days, width, big, _BOLD, most=5),
        para(time.time, width, big, _BOLD, most=2),
        para(", ".join(it for it in (time.period, time.count) if it), width, _sizes(step, 20, 18, 16), _PLAIN, most=3),
        para(time.exceptions, width, _sizes(step, 17, 15), _PLAIN, most=4),
        *(para(theme, width, _sizes(step, 19, 17), _PLAIN, before=2, most=3) for theme in offer.themes),
        para(place_text(offer.room, offer.place), width, _sizes(step, 28, 25, 22, 20), _BOLD, before=8, most=3),
        para(offers.elsewhere(offer.elsewhere), width, _sizes(step, 19, 17), _PLAIN, before=2, most=4),
        para(offers.contributors(offer), width, _sizes(step, 21, 19, 17), _BOLD, before=8, most=4),
        para(offers.audience(offer), width, _sizes(step, 19, 17), _PLAIN, before=8, most=3),
        para(_languages(offer), width, _sizes(step, 19, 17), _PLAIN, most=2),
        para(series, width, _sizes(step, 19, 17), _PLAIN, most=2),
        *_subjects(offer, width, step),
    ]


def _subjects(offer: Offer, width: float, step: float) -> list[Para]:
    """Return what each meeting is about, a line each, where that is known of few enough."""
    named = [it for it in offer.occasions if it.title]
    if not named or len(named) > _SUBJECTS:
        return []
    lines = [f"{it.day.day} {month_short(it.day.month)}: {it.title}" for it in named]
    return [para(line, width, _sizes(step, 16, 15), _PLAIN, before=2, most=2) for line in lines]


def _languages(offer: Offer) -> str:
    return _("Language: {languages}").format(languages=offer.language) if offer.language else ""


def _badge(pen: Pen, offer: Offer, y: float, bottom: float) -> None:
    """Draw what it costs as light letters on a dark box at `y`, ending above `bottom`."""
    told = fit(offers.fee(offer), BOLD, _INNER, (22, 18, 14))
    height = told.size * 1.75
    top = min(y, bottom - height)
    width = _text_width(told.lines[0], told.size) + told.size * 1.2
    pen.fill(_MARGIN, top, width, height, ACCENT)
    pen.text(_MARGIN + width / 2, top + height * 0.68, told.lines[0], Style(told.size, True, _WHITE, "centre"))
    seats = offers.seats(offer)
    if seats:
        pen.text(_MARGIN + width + 14, top + height * 0.68, seats, Style(18))


def _text_width(text: str, size: float) -> float:
    from courses.exports.paper.type.fonts import unit_width

    return unit_width(text, BOLD) * size


def _draw_below(pen: Pen, paper: PosterPaper, bottom: float) -> float:
    """Draw how one enrols and who organises it, ending at `bottom`; return where that begins."""
    by = " · ".join(it for it in (offers.organisers(paper.offer), offers.led_by(paper.offer)) if it)
    organisers = para(by, _INNER, (17, 16, 15, 14), _BOLD, most=4)
    box = _how(paper)
    inset = 14.0
    height = max(_height(box) + 2 * inset - 4, _CODE + 12 if paper.library.page else 0)
    top = bottom - height - (organisers.height + 10 if organisers.height else 0)
    pen.fill(_MARGIN, top, _INNER, height, TINT)
    pen.frame(_MARGIN, top, _INNER, height, colour=LINE)
    draw_paras(pen, box, _MARGIN + inset, top + (height - _height(box)) / 2)
    if paper.library.page:
        pen.fill(_MARGIN + _INNER - _CODE - 6, top + (height - _CODE) / 2, _CODE, _CODE, _WHITE)
        draw_code(pen, paper.library.page, _MARGIN + _INNER - _CODE - 6, top + (height - _CODE) / 2, _CODE)
    draw_paras(pen, [organisers], _MARGIN, top + height + 10)
    return top


def _how(paper: PosterPaper) -> list[Para]:
    width = _INNER - 28 - (_CODE + 12 if paper.library.page else 0)
    lines = [para(_entrance(paper.offer), width, (20, 18, 16, 14), _BOLD, most=2)]
    for word, value in offers.ways(paper.library):
        lines.append(para(f"{word}: {value}", width, (18, 17, 16, 15, 14), _PLAIN, before=1, most=3))
    return lines


def _entrance(offer: Offer) -> str:
    if offer.kind == CourseKind.GUIDANCE:
        return _("Book a time at the library")
    return _("Enrol at the library") if offers.needs_enrolment(offer) else _("Just come – no enrolment needed")


def _draw_strips(pen: Pen, paper: PosterPaper, time: When) -> None:
    """Draw strips to cut apart and tear off along the lower edge."""
    top, width = A4[1] - _STRIP_HEIGHT, A4[0] / _STRIPS
    lines = _strip_lines(paper, time)
    pen.dashes(0, top, right=A4[0])
    for index in range(_STRIPS):
        if index:
            pen.dashes(width * index, top, down=_STRIP_HEIGHT)
        x = width * (index + 0.5) - (len(lines) - 1) * 6.75 + 4
        for text, style in lines:
            pen.text_up(x, A4[1] - 8, text, style)
            x += 13.5


def _strip_lines(paper: PosterPaper, time: When) -> list[tuple[str, Style]]:
    room = _STRIP_HEIGHT - 14
    contact = next((value for _word, value in offers.ways(paper.library)), paper.library.name)
    parts = (
        (fit(paper.offer.title, BOLD, room, (13, 12, 11), 1, 2), Style(bold=True, colour=INK)),
        (fit(time.head, REGULAR, room, (12, 11), 1, 2), Style(colour=INK)),
        (fit(contact, BOLD, room, (12, 11, 10, 9), 1, 1), Style(bold=True, colour=INK)),
    )
    return [(line, Style(text.size, style.bold, style.colour)) for text, style in parts for line in text.lines]


def _sizes(step: float, *sizes: float) -> tuple[float, ...]:
    return tuple(dict.fromkeys(max(_LEAST, round(size * step)) for size in sizes))


def _line(text: str, size: float, style: Style) -> Para:
    return para(text, _INNER, (max(_LEAST, round(size)),), style)


def _height(paras: list[Para]) -> float:
    return sum(it.height for it in paras)
