"""Draws a handout: its text over pages, in one language or two side by side, with its version and date on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from courses.exports.paper import house
from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.flow import pages
from courses.exports.paper.flow.figures import typed
from courses.exports.paper.kinds.handout_samples import long, sample
from courses.exports.paper.look import Look
from courses.exports.paper.pdf.pen import MM, file_name
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.dates import day_text, sentences
from courses.i18n import _
from courses.model import Printed
from courses.model.blocks import (
    Block,
    Blocks,
    Box,
    Bullets,
    Columns,
    DevicePart,
    FigureBlock,
    Heading,
    Note,
    Paragraph,
    QrBlock,
    Spans,
    Steps,
    spans_of,
)
from courses.model.handouts import Device, HandoutPaper, HandoutText, is_lagging
from courses.model.paper_style import PaperKind, PaperStyle, PaperWords

_DEVICES = {
    Device.ANDROID: "Android",
    Device.IPHONE: "iPhone",
    Device.IPAD: "iPad",
    Device.WINDOWS: "Windows",
    Device.MAC: "Mac",
    Device.CHROMEBOOK: "Chromebook",
}
_OTHER_LETTERS = frozenset({"ar", "prs", "fa", "ti", "th", "uk"})
_LATIN = re.compile(r"[ -~\u00a0-\u024f–’]*[A-Za-zÅÄÖåäö][ -~\u00a0-\u024f–’]*")
_EXPLAINED = re.compile(r"\s*\([^\W\d]")
_HARDLY = 0.3
"""A page of which no more is used is worth sparing."""
_SMALLER = 0.955
_LOGO = 13 * MM
_NARROW = 160 * MM
_TITLES = {"try": "try_it", "remember": "remember", "words": "words"}
"""By the kind of a box, the text that is its title where it has none of its own."""


def render(paper: HandoutPaper, style: PaperStyle) -> Printed:
    """Return the handout as a file. Raises Invalid for a letter that no typeface has and a picture that cannot be read."""
    text, words = paper.text, style.words
    sheet = Sheet(style, title=text.title, author=paper.library)
    foot = pages.Foot(foot_lines(text, paper.library, words), lambda page, of: words.say("page", page=page, pages=of))
    top = _masthead(sheet, style)
    blocks = blocks_of(paper, words)
    look = _sparing(sheet, blocks, text.title, foot, top)
    pages.write(sheet, blocks, look, running_head=text.title, foot=foot, first_top=top)
    return Printed(file_name(_("handout"), _subject(paper)), sheet.finish(), sheet.pages)


def _sparing(sheet: Sheet, blocks: Blocks, title: str, foot: pages.Foot, top: float) -> Look:
    """Return a look a little smaller where that spares a page with hardly anything on it; large print stays as it is."""
    look = sheet.look
    if look.is_large:
        return look
    usual, share = pages.measure(sheet, blocks, look, running_head=title, foot=foot, first_top=top)
    if usual == 1 or share > _HARDLY:
        return look
    scale = replace(look.scale, body=look.scale.body * _SMALLER, leading=look.scale.leading * _SMALLER)
    small = replace(look, scale=scale)
    needed, _share = pages.measure(sheet, blocks, small, running_head=title, foot=foot, first_top=top)
    return small if needed < usual else look


def _masthead(sheet: Sheet, style: PaperStyle) -> float:
    """Draw the logos of the library and its partners, where there are any, and return where the text begins."""
    look = sheet.look
    if not (style.house.library.content or house.has_partners(style)):
        return look.margin
    height = _LOGO if look.width > _NARROW else _LOGO * 0.75
    house.mark(sheet, style, look.margin, look.margin, look.inner * 0.42, height)
    if house.has_partners(style):
        house.partners(sheet, style, look.margin + look.inner * 0.5, look.margin, look.inner * 0.5, height)
    return look.margin + height + look.scale.body * 1.6


def _subject(paper: HandoutPaper) -> str:
    beside = paper.beside.language if paper.beside else ""
    return "-".join(filter(None, (paper.text.title, paper.text.language, beside, paper.device or "")))


def blocks_of(paper: HandoutPaper, words: PaperWords, *, begins_page: bool = False) -> Blocks:
    """Return all of a handout: warnings below its title, its text, and what is to be known of it."""
    pictures, device = paper.pictures, paper.device
    blocks = _filled(paper.text.blocks, words, pictures, device)
    warnings = _warnings(paper.text, paper.original_edition, paper.today, words)
    blocks = _below_title(blocks, warnings, paper.text.title, begins_page=begins_page)
    if paper.beside:
        others = paper.beside_words or words
        beside = _filled(paper.beside.blocks, others, pictures, device)
        lags = _warnings(paper.beside, paper.beside_original_edition, paper.today, others)
        beside = _below_title(beside, lags, paper.beside.title, begins_page=begins_page)
        colophons = _colophon(paper, paper.text, words), _colophon(paper, paper.beside, others)
        languages = (paper.text.language, paper.beside.language)
        return (Columns((*blocks, *colophons[0]), (*beside, *colophons[1]), languages),)
    return (*blocks, *_colophon(paper, paper.text, words))


def foot_lines(text: HandoutText, library: str, words: PaperWords) -> tuple[str, ...]:
    """Return what stands at the foot of every page: version and date, licence, whose it is."""
    return (" · ".join(filter(None, (version_of(text, words), text.licence, library))),)


def version_of(text: HandoutText, words: PaperWords) -> str:
    """Return a text's version with its date; empty when it has none."""
    if not text.edition:
        return ""
    dated = day_text(text.dated, words.language) if text.dated else ""
    return words.say("version", edition=text.edition, dated=dated).rstrip(" ,")


def _below_title(blocks: Blocks, warnings: Blocks, title: str, *, begins_page: bool) -> Blocks:
    """Return blocks with warnings below the title; a text that begins with none gets it."""
    first = blocks[0] if blocks else None
    if isinstance(first, Heading) and first.level == 1:
        return (replace(first, is_on_new_page=begins_page), *warnings, *blocks[1:])
    return (Heading(1, title, is_on_new_page=begins_page), *warnings, *blocks)


def _warnings(text: HandoutText, original: str, today: date | None, words: PaperWords) -> Blocks:
    """Return what has to be said before somebody trusts the text: that it is old, or behind its original."""
    told = []
    if text.valid_until and today and text.valid_until < today:
        told.append(words.say("too_old", until=day_text(text.valid_until, words.language)))
    if is_lagging(text, original):
        told.append(words.say("lagging", follows=text.follows, original=original))
    if not told:
        return ()
    return (Box("warning", tuple(Paragraph(spans_of(it, is_bold=True)) for it in told)),)


def _colophon(paper: HandoutPaper, text: HandoutText, words: PaperWords) -> Blocks:
    """Return what is to be known of the text, at its end."""
    until = day_text(text.valid_until, words.language) if text.valid_until else ""
    reviewed = (
        words.say("reviewed", review=text.review)
        if text.is_reviewed
        else words.say("not_proofread" if text.original else "not_reviewed")
    )
    lines = (
        words.say("from_course", course=paper.course) if words.has("from_course") else "",
        sentences((version_of(text, words), words.say("licence", licence=text.licence)), words.language),
        words.say("translated", follows=text.follows) if text.original else "",
        reviewed,
        words.say("holds", until=until),
    )
    said = " ".join(filter(None, (line.strip() for line in lines)))
    return (Note(spans_of(said)),)


def _filled(blocks: Blocks, words: PaperWords, pictures: Mapping[str, bytes], device: Device | None) -> Blocks:
    """Return blocks with their pictures, the titles of their boxes, and the steps of the device that is asked for."""
    return tuple(made for it in blocks for made in _fill(it, words, pictures, device))


def _fill(it: Block, words: PaperWords, pictures: Mapping[str, bytes], device: Device | None) -> Iterator[Block]:
    if isinstance(it, FigureBlock):
        yield replace(it, content=it.content or pictures.get(it.name, b""))
    elif isinstance(it, QrBlock):
        yield replace(it, alt=it.alt or words.say("qr", address=typed(it.address)))
    elif isinstance(it, Paragraph):
        yield replace(it, spans=with_swedish(it.spans, words.language))
    elif isinstance(it, Bullets | Steps):
        yield replace(it, items=tuple(_filled(item, words, pictures, device) for item in it.items))
    elif isinstance(it, Box):
        title = it.title or (words.say(_TITLES[it.kind]) if it.kind in _TITLES else "")
        yield replace(it, title=title, blocks=_filled(it.blocks, words, pictures, device))
    elif isinstance(it, DevicePart):
        if device is None:
            yield Heading(3, words.say("device", device=_DEVICES[Device(it.device)]), is_in_outline=False)
        if device in (None, it.device):
            yield from _filled(it.blocks, words, pictures, device)
    else:
        yield it


def with_swedish(spans: Spans, language: str) -> Spans:
    """Return the spans of a translation with those marked that are Swedish, so that they are read aloud as such.

    In other letters than Latin it is what is set apart in Latin letters; in Latin ones what is bold and explained in
    brackets right after: "**Logga ut** (Sign out)".
    """
    if language.split("-")[0] == "sv":
        return spans
    is_latin = language.split("-")[0] not in _OTHER_LETTERS
    made = []
    for at, it in enumerate(spans):
        after = spans[at + 1].text if at + 1 < len(spans) else ""
        is_swedish = (
            bool(it.is_bold and _EXPLAINED.match(after))
            if is_latin
            else (it.is_bold or it.is_italic) and bool(_LATIN.fullmatch(it.text))
        )
        made.append(replace(it, language="sv") if is_swedish and not (it.link or it.language) else it)
    return tuple(made)


def texts_of(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield every text in blocks, in reading order."""
    for it in blocks:
        if isinstance(it, Heading):
            yield it.text
        elif isinstance(it, Paragraph | Note):
            yield from (span.text for span in it.spans)
        elif isinstance(it, Bullets | Steps):
            yield from (text for item in it.items for text in texts_of(item))
        elif isinstance(it, Box | DevicePart):
            yield from texts_of(it.blocks)


PAPERS = {PaperKind.HANDOUT: Drawn(render, sample, long)}
