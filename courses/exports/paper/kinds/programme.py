"""Draws a programme of courses: A4 on its side as two A5 pages, to read or to fold; in large print a page a sheet.

What it says comes as values. An entry is never split between pages; nothing is smaller than 11 points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from courses.errors import Invalid
from courses.exports.paper import house
from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.columns import Block, Para, draw, draw_paras, pack, para
from courses.exports.paper.kinds import offers, samples
from courses.exports.paper.kinds.phrases import capital, has_latin, small, spoken
from courses.exports.paper.kinds.when import period_words, place_text, theme_words, weekday, when
from courses.exports.paper.look import Look
from courses.exports.paper.pdf.pen import MM, Style, file_name
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type import dates
from courses.exports.paper.type.fonts import refuse_missing
from courses.exports.paper.type.texts import escaped, texts_in
from courses.i18n import _
from courses.model import Offer, Printed, ProgrammePaper, ProgrammeSection
from courses.model.paper_style import PaperKind, PaperStyle, PaperWords

FOLDED = "folded"
"""The design whose pages are ordered for printing on both sides and folding."""
_MARGIN = 14 * MM
_TOP = 15 * MM
_LOGO = 34.0
"""Height of the library's logo on the first page."""
_FOOT = 12 * MM


@dataclass(frozen=True, slots=True)
class _Page:
    """The page that a programme is set on, and how."""

    look: Look
    words: PaperWords
    width: float
    height: float

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * _MARGIN

    @property
    def side(self) -> float:
        """The width of the column with the first date."""
        return 4.75 * self.look.scale.body

    @property
    def room(self) -> float:
        """The height for text."""
        return self.height - _TOP - _FOOT - 16

    def para(
        self,
        text: str,
        *,
        width: float = 0,
        is_bold: bool = False,
        is_soft: bool = False,
        before: float = 0,
        most: int = 4,
        link: str = "",
        language: str = "",
    ) -> Para:
        """Return running text."""
        colours = self.look.colours
        style = Style(bold=is_bold, colour=colours.grey if is_soft else colours.ink)
        sizes = (self.look.scale.body,)
        return para(text, width or self.inner, sizes, style, before=before, most=most, link=link, language=language)

    def heading(self, text: str, level: int, sizes: Sequence[float], *, width: float = 0, before: float = 0) -> Para:
        """Return a heading; `sizes` are those of usual print."""
        grown = self.look.scale.body / 11
        colour = self.look.colours.accent if level <= 2 else self.look.colours.ink
        language = spoken(text, self.words)
        return para(
            text,
            width or self.inner,
            tuple(size * grown for size in sizes),
            Style(bold=True, colour=colour),
            before=before,
            most=4,
            role=f"H{level}",
            language=language,
        )


def render(paper: ProgrammePaper, style: PaperStyle) -> Printed:
    """Return the programme as a file.

    Raises Invalid when there is nothing in it, and when a letter has no glyph, before anything is drawn.
    """
    if not paper.sections:
        raise Invalid(_("There is nothing in this programme."), _("Choose another term or place."))
    paper = escaped(paper)
    refuse_missing([*texts_in(paper), *style.words.texts.values()])
    pen = Sheet(style, title=_title(paper, style.words), author=paper.library.name, landscape=not style.is_large)
    each = 1 if style.is_large else 2
    page = _Page(pen.look, style.words, pen.width / each, pen.height)
    opening = _opening(paper, page, has_logo=bool(style.house.library.content))
    logo = _LOGO + 6 if style.house.library.content else 0
    pages = pack(list(_blocks(paper, page)), page.room - _height(opening) - logo, page.room)
    parts = [pen.tags.root.add("Sect") for _page in pages]  # read in order, however they are folded
    for sheet in _sheets(len(pages), each, is_folded=style.design == FOLDED):
        for at, number in enumerate(sheet):
            if number is not None:
                with pen.within(parts[number]):
                    if logo and number == 0:
                        house.mark(pen, style, at * page.width + _MARGIN, _TOP + 2, page.inner / 2, _LOGO)
                    top = _TOP + logo if number == 0 else _TOP
                    _draw(pen, page, pages[number], (at * page.width, top), opening if number == 0 else ())
                    of = f"{number + 1} ({len(pages)})"
                    _foot(pen, page, paper, at * page.width, of, is_first=number == 0)
        pen.end_page()
    return Printed(file_name(_("programme"), _subject(paper, style.words)), pen.finish(), pen.pages)


def _subject(paper: ProgrammePaper, words: PaperWords) -> str:
    """Return what the file is called after: in letters of other alphabets, the days in digits."""
    period = period_words(paper.first, paper.last, words).replace("–", " ")
    return f"{period if has_latin(period) else f'{paper.first} {paper.last}'} {paper.place}"


def _title(paper: ProgrammePaper, words: PaperWords) -> str:
    title = words.say("title_of", period=period_words(paper.first, paper.last, words))
    return f"{title} – {paper.place or paper.library.name}" if paper.place or paper.library.name else title


def _sheets(count: int, each: int, *, is_folded: bool) -> Iterator[tuple[int | None, ...]]:
    """Yield the pages of each side of a sheet, in the direction of reading; None: an empty page."""
    if not is_folded or each == 1:
        for first in range(0, count, each):
            yield tuple(at if at < count else None for at in range(first, first + each))
        return
    whole = -(-count // 4) * 4
    for side in range(whole // 2):
        low, high = side, whole - 1 - side
        pair = (high, low) if side % 2 == 0 else (low, high)
        yield tuple(at if at < count else None for at in pair)


def _draw(pen: Sheet, page: _Page, blocks: Sequence[Block], at: tuple[float, float], opening: Sequence[Para]) -> None:
    left, y = at[0] + _MARGIN, at[1]
    if opening:
        pen.fill(left, _TOP - 6, page.inner, 3, page.look.colours.accent)
        y = draw_paras(pen, opening, left, y) + 12
    for index, block in enumerate(blocks):
        y += block.before if index else 0
        if block.is_heading and block.paras[0].role == "H2":
            pen.bookmark(" ".join(block.paras[0].text.lines), 0, y)
        y = draw(pen, block, left, y, page.inner, page.side if block.side else 0)


def _foot(pen: Sheet, page: _Page, paper: ProgrammePaper, x: float, number: str, *, is_first: bool) -> None:
    left, foot = x + _MARGIN, page.height - _FOOT
    soft = Style(page.look.scale.small if page.look.is_large else 11, colour=page.look.colours.grey)
    pen.rule(left, foot - soft.size - 4, page.inner, colour=page.look.colours.line)
    with pen.aside(when=not is_first), pen.part("P"):  # read out once, however many pages say it
        pen.text(left, foot, page.words.say("as_planned", printed=_day(paper, page)), soft)
    with pen.aside():
        pen.text(left + page.inner, foot, number, replace(soft, align="right"))


def _day(paper: ProgrammePaper, page: _Page) -> str:
    return dates.day_text(paper.printed_on, page.words.language)


def _opening(paper: ProgrammePaper, page: _Page, *, has_logo: bool) -> list[Para]:
    """Return what the first page begins with: the library where its logo does not say it, the period, how one enrols."""
    words, colours = page.words, page.look.colours
    period = period_words(paper.first, paper.last, words)
    large, accent = (1.4 if page.look.is_large else 1), Style(colour=colours.accent)
    library = "" if has_logo else paper.library.name
    head = [
        para(library, page.inner, (13 * large, 12 * large, 11 * large), Style(bold=True), before=4, most=2),
        para(words.say("heading"), page.inner, (34,), replace(accent, bold=True), before=8, role="H1"),
        para(period, page.inner, (26, 22, 19, 16 * large), accent, most=2),
        para(paper.place, page.inner, (16 * large, 14 * large, 13 * large), Style(bold=True), before=2, most=2),
    ]
    ways = offers.ways(paper.library, words)
    told = words.say("enrol_and_book")
    told = dates.labelled(told, "", words.language).rstrip() if ways else dates.sentences((told,), words.language)
    lines = [page.para(told, is_bold=True, before=10)]
    lines += [page.para(dates.labelled(way.word, way.value, words.language), link=way.address) for way in ways]
    return [*head, *lines]


def _height(paras: Sequence[Para]) -> float:
    return sum(it.height for it in paras) + 12


def _blocks(paper: ProgrammePaper, page: _Page) -> Iterator[Block]:
    for section in paper.sections:
        heading = _heading(section, page.words)
        if heading:
            yield Block((page.heading(heading, 2, (17, 15, 13)),), before=20, pad=2, is_heading=True)
        level = 3 if heading else 2
        yield from _open_hours(section, page, level)
        for index, offer in enumerate(section.offers):
            yield _entry(offer, page, level, is_first=index == 0 and not section.open_hours)


def _heading(section: ProgrammeSection, words: PaperWords) -> str:
    """Return what a section is called; empty: it has no heading."""
    if section.kind is not None:
        return words.say(f"kind_{section.kind.value.casefold()}")
    if section.month is not None:
        return capital(f"{dates.month_name(section.month, words.language)} {section.month.year}")
    if section.weekday is not None:
        return capital(weekday(section.weekday, words))
    return section.heading or (words.say(f"other_{section.rest_of}") if section.rest_of else "")


def _open_hours(section: ProgrammeSection, page: _Page, level: int) -> Iterator[Block]:
    """Yield the box of drop-in and guidance, a block a row, so that a long one goes on in the next column."""
    if not section.open_hours:
        return
    width, words, ground = page.inner - 16, page.words, page.look.colours.tint
    heading = page.heading(words.say("open_hours"), level, (13,), width=width, before=2)
    yield Block((heading,), before=4, pad=4, ground=ground, is_heading=True)
    for offer in section.open_hours:
        time = when(offer.occasions, words)
        where = small(place_text(offer.room, offer.place), offers.entrance(offer, words))
        told = (
            (time.head, False),
            (time.tail(words), True),
            *((theme_words(theme, words), False) for theme in offer.themes),
            (where, False),
            (offers.elsewhere(offer.elsewhere, words), False),
            (offers.contributors(offer, words), False),
            (small(offers.languages(offer, words), _by(offer, words)), True),
        )
        paras = [page.para(text, width=width, is_soft=is_soft, most=5) for text, is_soft in told]
        yield Block((page.heading(offer.title, level + 1, (12, 11), width=width), *paras), pad=4, ground=ground)


def _entry(offer: Offer, page: _Page, level: int, *, is_first: bool) -> Block:
    width, words = page.inner - page.side, page.words
    time = when(offer.occasions, words)
    own = spoken(offer.about, words)
    paras = (
        page.heading(offer.title, level, (13, 12, 11), width=width),
        page.para(time.head, width=width, is_bold=True, before=1, most=5),
        page.para(time.tail(words), width=width, most=6),
        page.para(small(place_text(offer.room, offer.place), offers.audience(offer, words)), width=width, most=3),
        page.para(offers.elsewhere(offer.elsewhere, words), width=width),
        page.para(offer.about, width=width, before=2, most=3, language=own),
        page.para(offers.contributors(offer, words), width=width, most=5),
        *(page.para(theme_words(theme, words), width=width, most=3) for theme in offer.themes),
        page.para(offers.languages(offer, words), width=width, most=3),
        page.para(small(_by(offer, words), offers.led_by(offer, words)), width=width, is_soft=True, before=2, most=5),
        page.para(
            small(offers.fee(offer, words), offers.seats(offer, words), offers.entrance(offer, words)),
            width=width,
            most=2,
        ),
    )
    rule = page.look.colours.line
    return Block(paras, before=0 if is_first else 3, pad=6, rule=rule, side=_date(offer, page), role="Sect")


def _date(offer: Offer, page: _Page) -> tuple[Para, ...]:
    """Return the first date, as it stands in the margin."""
    if not offer.occasions:
        return ()
    day, language = offer.occasions[0].day, page.words.language
    body, width = page.look.scale.body, page.side - 4
    style = Style(bold=True, colour=page.look.colours.accent)
    return (
        para(dates.day_brief(day, language), width, (body * 1.18, body * 1.09, body), style, most=2),
        page.para(dates.weekday(day, language, "short"), width=width, is_soft=True, most=2),
    )


def _by(offer: Offer, words: PaperWords) -> str:
    organisers = offers.organisers(offer, words)
    return words.say("by", organisers=organisers) if organisers else ""


PAPERS = {PaperKind.PROGRAMME: Drawn(render, samples.programme, samples.long_programme)}
