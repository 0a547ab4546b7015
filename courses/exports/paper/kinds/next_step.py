"""Draws the card that everybody gets at the end of a course: what was done, what to train, and where to go from here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.flow import pages
from courses.exports.paper.look import look_of
from courses.exports.paper.pdf.pen import file_name
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.dates import day_text, time_span, weekday
from courses.exports.paper.type.fonts import refuse_missing
from courses.exports.paper.type.texts import escaped, texts_in
from courses.model import LibraryDetails, Printed
from courses.model.blocks import Block, Box, Bullets, Heading, PageBreak, Paragraph, QrBlock, Span, WritingLines
from courses.model.paper_style import PaperKind, PaperStyle, PaperWords, SheetSize
from courses.model.papers_small import NextCourse, NextStepPaper, OpenHour


def render(paper: NextStepPaper, style: PaperStyle) -> Printed:
    """Return the card as a file. Raises Invalid when a letter has no glyph."""
    paper = escaped(paper)
    refuse_missing(texts_in(paper))
    words = style.words
    pen = Sheet(style, title=words.say("document_title", course=paper.course_title), author=paper.library.name)
    foot = pages.Foot((words.say("contact"),) if words.has("contact") else ())
    is_card = style.size is SheetSize.A5 and not style.is_large  # large print does not fit on two sides of one
    pages.write(pen, tuple(_blocks(paper, words, is_card=is_card)), look_of(style), foot=foot)
    return Printed(file_name("nasta-steg", paper.course_title), pen.finish(), pen.pages)


def _blocks(paper: NextStepPaper, words: PaperWords, *, is_card: bool) -> Iterator[Block]:
    """Yield the card: its front is about the course, its back about what comes; on a larger sheet both stand on one page."""
    yield Heading(1, words.say("title"))
    yield Paragraph((Span(words.say("after", course=paper.course_title)),), "lead")
    if paper.done:
        yield Heading(2, words.say("done"))
        yield _list(paper.done)
    yield Heading(2, words.say("train"))
    if words.has("train_about"):
        yield Paragraph((Span(words.say("train_about")),))
    yield WritingLines(5 if is_card else 3)
    if words.has("passwords"):
        yield Box("remember", (Paragraph((Span(words.say("passwords")),)),))
    if is_card:
        yield PageBreak()
    if paper.courses:
        yield Heading(2, words.say("courses"))
        yield Bullets(tuple((Paragraph(_course(it, words)),) for it in paper.courses))
    yield Heading(2, words.say("help"))
    if paper.hours:
        yield Bullets(tuple((Paragraph(_hour(it, words)),) for it in paper.hours))
    else:
        yield Paragraph((Span(words.say("help_always")),))
    if paper.library.page:
        yield QrBlock(paper.library.page, words.say("page"))


def _list(texts: tuple[str, ...]) -> Bullets:
    return Bullets(tuple((Paragraph((Span(text),)),) for text in texts))


def _course(it: NextCourse, words: PaperWords) -> tuple[Span, ...]:
    told = words.say(
        "course",
        first=day_text(it.days[0], words.language, "weekday"),
        time=time_span(it.start, it.end, words.language),
        place=it.place,
    )
    return Span(f"{it.title}\n", is_bold=True), Span(told)


def _hour(it: OpenHour, words: PaperWords) -> tuple[Span, ...]:
    told = words.say(
        "hour_booked" if it.is_booked else "hour",
        weekday=weekday(it.day, words.language),
        time=time_span(it.start, it.end, words.language),
        place=it.place,
    )
    return Span(f"{it.title}\n", is_bold=True), Span(told)


def _sample(_language: str) -> NextStepPaper:
    return NextStepPaper(
        library=LibraryDetails("Tallviks bibliotek", "0980-319 200", "kurser@example.org", "https://example.org"),
        course_title="Bli vän med din telefon",
        done=("Ringa och skicka meddelanden", "Ta bilder och hitta dem igen", "Appar, lösenord och säkerhet"),
        courses=(
            NextCourse(
                "Videosamtal", (date(2027, 3, 9), date(2027, 3, 30)), time(10), time(12), "Studion, Tallviks bibliotek"
            ),
            NextCourse("Kommunens e-tjänster", (date(2027, 4, 6), date(2027, 4, 6)), time(13), time(15), "Läsesalen"),
        ),
        hours=(
            OpenHour("Digital verkstad", date(2027, 3, 4), time(14), time(16), "Tallviks bibliotek", is_booked=False),
            OpenHour("Boka en handledare", date(2027, 3, 5), time(10), time(12), "Studion", is_booked=True),
        ),
    )


def _long(_language: str) -> NextStepPaper:
    usual = _sample(_language)
    title = "Surfplattan från början: skriva, läsa, lyssna och hålla kontakten med barn och barnbarn utomlands"
    return NextStepPaper(usual.library, title, usual.done * 3, usual.courses * 2, usual.hours * 2)


PAPERS = {PaperKind.NEXT_STEP: Drawn(render, _sample, _long)}
