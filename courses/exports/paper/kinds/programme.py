"""Draws a programme of courses: A4 on its side as two A5 pages, to read or to fold. What it says comes as values.

An entry is never split between pages; nothing is smaller than 11 points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from courses.errors import Invalid
from courses.exports.paper.columns import Block, Para, draw, draw_paras, pack, para
from courses.exports.paper.kinds import offers
from courses.exports.paper.kinds.when import place_text, when
from courses.exports.paper.kinds.words import day_text, known_language
from courses.exports.paper.pdf.pen import ACCENT, GREY, LINE, MM, TINT, Pen, Style, file_name
from courses.exports.paper.type.fonts import refuse_missing
from courses.exports.paper.type.texts import escaped, texts_in
from courses.i18n import _, language
from courses.model import Offer, Printed, ProgrammePaper, ProgrammeSection

_PAGE = 148.5 * MM
_MARGIN = 14 * MM
_INNER = _PAGE - 2 * _MARGIN
_SIDE = 52.0
"""Points for the column with the first date."""
_TOP = 15 * MM
_FOOT = 12 * MM
_HEIGHT = 210 * MM - _TOP - _FOOT - 16
_TITLE = Style(13, bold=True)
_BODY = Style(11)
_SOFT = Style(11, colour=GREY)
_SIZES = (11,)


def render(paper: ProgrammePaper, *, is_booklet: bool = False) -> Printed:
    """Return the programme as a file; `is_booklet`: the pages ordered for printing on both sides and folding.

    Raises Invalid when there is nothing in it, and when a letter has no glyph, before anything is drawn.
    """
    if not paper.sections:
        raise Invalid(_("There is nothing in this programme."), _("Choose another term or place."))
    paper = escaped(paper)
    refuse_missing(texts_in(paper))
    opening = _opening(paper)
    pages = pack(list(_blocks(paper)), _HEIGHT - _height(opening), _HEIGHT)
    pen = Pen(title=_title(paper), author=paper.library.name, language=language(), landscape=True)
    for left, right in _sheets(len(pages), is_booklet=is_booklet):
        for number, x in ((left, 0.0), (right, _PAGE)):
            if number is not None:
                _page(pen, paper, pages, number, x, opening)
        pen.end_page()
    return Printed(file_name(_("programme"), f"{paper.period} {paper.place}"), pen.finish(), pen.pages)


def _title(paper: ProgrammePaper) -> str:
    title = _("Programme, {period}").format(period=paper.period)
    return f"{title} – {paper.place or paper.library.name}" if paper.place or paper.library.name else title


def _sheets(count: int, *, is_booklet: bool) -> Iterator[tuple[int | None, int | None]]:
    """Yield the left and right page of each side of a sheet; None: an empty page."""
    if not is_booklet:
        for left in range(0, count, 2):
            yield left, left + 1 if left + 1 < count else None
        return
    whole = -(-count // 4) * 4
    for side in range(whole // 2):
        low, high = side, whole - 1 - side
        left, right = (high, low) if side % 2 == 0 else (low, high)
        yield left if left < count else None, right if right < count else None


def _page(
    pen: Pen, paper: ProgrammePaper, pages: Sequence[Sequence[Block]], number: int, x: float, opening: Sequence[Para]
) -> None:
    left, y = x + _MARGIN, _TOP
    if number == 0:
        pen.fill(left, y - 6, _INNER, 3, ACCENT)
        y = draw_paras(pen, opening, left, y) + 12
    for index, block in enumerate(pages[number]):
        y = draw(pen, block, left, y + (block.before if index else 0), _INNER, _SIDE if block.side else 0)
    foot = 210 * MM - _FOOT
    pen.rule(left, foot - 15, _INNER)
    pen.text(left, foot, _foot(paper), _SOFT)
    of = f"{number + 1} ({len(pages)})"
    pen.text(left + _INNER, foot, of, Style(11, colour=GREY, align="right"))


def _foot(paper: ProgrammePaper) -> str:
    return _("As planned on {day}").format(day=day_text(paper.printed_on, known_language(language())))


def _opening(paper: ProgrammePaper) -> list[Para]:
    """Return what the first page begins with: the library, the period, and how one enrols."""
    head = [
        para(paper.library.name, _INNER, (13, 12, 11), Style(bold=True), before=4, most=2),
        para(_("Programme"), _INNER, (34,), Style(bold=True, colour=ACCENT), before=8),
        para(paper.period, _INNER, (26, 22, 19, 16), Style(colour=ACCENT), before=0, most=2),
        para(paper.place, _INNER, (16, 14, 13), Style(bold=True), before=2, most=2),
    ]
    ways = offers.ways(paper.library)
    told = _("Enrol and book at the library") + (":" if ways else ".")
    lines = [para(told, _INNER, _SIZES, Style(bold=True), before=10)]
    lines += [para(f"{word}: {value}", _INNER, _SIZES, _BODY) for word, value in ways]
    return [*head, *lines]


def _height(paras: Sequence[Para]) -> float:
    return sum(it.height for it in paras) + 12


def _blocks(paper: ProgrammePaper) -> Iterator[Block]:
    for section in paper.sections:
        if section.heading:
            heading = para(section.heading, _INNER, (17, 15, 13), Style(bold=True, colour=ACCENT), most=2)
            yield Block((heading,), before=20, pad=2, is_heading=True)
        yield from _open_hours(section)
        for index, offer in enumerate(section.offers):
            yield _entry(offer, is_first=index == 0 and not section.open_hours)


def _open_hours(section: ProgrammeSection) -> Iterator[Block]:
    """Yield the box of drop-in and guidance, a block a row, so that a long one goes on in the next column."""
    if not section.open_hours:
        return
    width = _INNER - 16
    heading = para(_("Help without a course"), width, (13,), Style(bold=True), before=2)
    yield Block((heading,), before=4, pad=4, ground=TINT, is_heading=True)
    for offer in section.open_hours:
        time = when(offer.occasions)
        how = offers.entrance(offer)
        paras = [
            para(offer.title, width, (12, 11), Style(bold=True), most=3),
            para(time.head, width, _SIZES, _BODY, most=3),
            para(time.tail, width, _SIZES, _SOFT, most=5),
            *(para(theme, width, _SIZES, _BODY, most=3) for theme in offer.themes),
            para(f"{place_text(offer.room, offer.place)} · {how}".lstrip(" ·"), width, _SIZES, _BODY, most=3),
            para(offers.elsewhere(offer.elsewhere), width, _SIZES, _BODY, most=4),
            para(offers.contributors(offer), width, _SIZES, _BODY, most=4),
            para(_small(offers.languages(offer), _by(offer)), width, _SIZES, _SOFT, most=4),
        ]
        yield Block(tuple(paras), pad=4, ground=TINT)


def _entry(offer: Offer, *, is_first: bool) -> Block:
    width = _INNER - _SIDE
    time = when(offer.occasions)
    paras = (
        para(offer.title, width, (13, 12, 11), _TITLE, most=4),
        para(time.head, width, _SIZES, Style(11, bold=True), before=1, most=5),
        para(time.tail, width, _SIZES, _BODY, most=6),
        para(_small(place_text(offer.room, offer.place), offers.audience(offer)), width, _SIZES, _BODY, most=3),
        para(offers.elsewhere(offer.elsewhere), width, _SIZES, _BODY, most=4),
        para(offer.about, width, _SIZES, _BODY, before=2, most=3),
        para(offers.contributors(offer), width, _SIZES, _BODY, most=5),
        *(para(theme, width, _SIZES, _BODY, most=3) for theme in offer.themes),
        para(offers.languages(offer), width, _SIZES, _BODY, most=3),
        para(_small(_by(offer), offers.led_by(offer)), width, _SIZES, _SOFT, before=2, most=5),
        para(_small(offers.fee(offer), offers.seats(offer), offers.entrance(offer)), width, _SIZES, _BODY, most=2),
    )
    return Block(paras, before=0 if is_first else 3, pad=6, rule=LINE, side=_date(offer))


def _date(offer: Offer) -> tuple[Para, ...]:
    """Return the first date, as it stands in the margin."""
    if not offer.occasions:
        return ()
    from courses.dates import month_short, weekday_short

    day = offer.occasions[0].day
    return (
        para(f"{day.day} {month_short(day.month)}", _SIDE - 4, (13, 12, 11), Style(bold=True, colour=ACCENT)),
        para(weekday_short(day.weekday()), _SIDE - 4, _SIZES, _SOFT),
    )


def _by(offer: Offer) -> str:
    organisers = offers.organisers(offer)
    return _("By {organisers}").format(organisers=organisers) if organisers else ""


def _small(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
