"""Programmes read back from the PDF: everything that is offered is there, in any number, and can be folded."""

from dataclasses import replace
from datetime import date, time

import pytest
from paper_offers import LIBRARY, LONG, occasions_of, offer_of, pages_of, sizes_of, text_of

from courses import i18n
from courses.errors import Invalid
from courses.exports.paper.columns import Block, pack
from courses.exports.paper.kinds import programme
from courses.model import CourseKind, ProgrammePaper, ProgrammeSection

OPEN = offer_of(kind=CourseKind.DROP_IN, title="eRUM öppet", seats=None, occasions=occasions_of(start=time(13)))


def paper_of(*offers, open_hours=(), **changes):
    section = ProgrammeSection("Storuman", offers or (offer_of(),), open_hours)
    values = {
        "period": "hösten 2026",
        "place": "",
        "library": LIBRARY,
        "sections": (section,),
        "printed_on": date(2026, 8, 3),
    }
    return ProgrammePaper(**(values | changes))


@pytest.mark.parametrize(
    "told",
    [
        "Biblioteken i Inlandet",
        "Program hösten 2026",
        "Anmäl dig och boka tid hos biblioteket",
        "Telefon: 0980-319200",
        "E-post: bibliotek@example.org",
        "Webb: www.example.org/kurser",
        "Storuman",
        "8 sep",
        "Surfa lugnt",
        "Tisdagar 10.00–12.15",
        "8 september–27 oktober, 8 gånger",
        "Datasalen, Storuman",
        "För seniorer 55+ · nybörjare",
        "Språk: svenska, arabiska",
        "Du lär dig att känna igen bluffar.",
        "Av ABF Västerbotten, i samarbete med Storumans bibliotek",
        "Kostnadsfritt · 8 platser · Anmälan krävs",
        "Hjälp utan kurs",
        "eRUM öppet",
        "Ingen anmälan",
        "Enligt planeringen 3 augusti 2026",
    ],
)
def test_everything_is_on_the_paper(told):
    assert told in text_of(programme.render(paper_of(open_hours=(OPEN,))))


def test_it_speaks_english_when_the_program_does():
    i18n.use("en")
    text = text_of(programme.render(paper_of(period="autumn 2026")))

    assert "Programme autumn 2026" in text
    assert "Free of charge · 8 seats · Enrol beforehand" in text
    assert "ABF Västerbotten, in cooperation with Storumans bibliotek" in text


def test_a_fee_is_told_in_kronor():
    assert "150,50 kr" in text_of(programme.render(paper_of(offer_of(fee=15050))))


def test_who_leads_it_is_told_where_that_is_somebody_else():
    assert "Leds av SeniorNet" in text_of(programme.render(paper_of(offer_of(led_by=("SeniorNet",)))))


def test_swedish_alone_is_not_told_as_a_language():
    assert "Språk" not in text_of(programme.render(paper_of(offer_of(language="svenska"))))


@pytest.mark.parametrize("count", [1, 8, 40, 60])
def test_every_course_is_there_whatever_their_number(count):
    offers = [offer_of(title=f"Kurs nummer {n}x") for n in range(count)]
    text = text_of(programme.render(paper_of(*offers)))

    assert [] == [offer.title for offer in offers if offer.title not in text]


def test_nothing_is_smaller_than_eleven_points():
    assert 11 <= min(sizes_of(programme.render(paper_of(offer_of(title=LONG), open_hours=(OPEN,)))))


def test_a_long_title_wraps_whole():
    assert LONG in text_of(programme.render(paper_of(offer_of(title=LONG))))


def test_two_pages_stand_on_a_sheet_in_reading_order():
    offers = [offer_of(title=f"Kurs nummer {n}x") for n in range(12)]
    printed = programme.render(paper_of(*offers))

    assert "1 (5)" in pages_of(printed)[0]
    assert "2 (5)" in pages_of(printed)[0]


@pytest.mark.parametrize(
    ("pages", "sides"),
    [
        (1, [(None, 0), (None, None)]),
        (4, [(3, 0), (1, 2)]),
        (7, [(None, 0), (1, 6), (5, 2), (3, 4)]),
    ],
)
def test_a_booklet_is_in_order_when_it_is_folded(pages, sides):
    assert sides == list(programme._sheets(pages, is_booklet=True))


def test_a_heading_never_stands_last_in_a_column():
    low, high = Block((), pad=10), Block((), pad=40)
    heading = replace(low, is_heading=True)

    assert [[low], [heading, high]] == pack([low, heading, high], 100, 200)


def test_an_empty_programme_is_refused():
    with pytest.raises(Invalid, match="ingenting"):
        programme.render(paper_of(sections=()))


def test_a_letter_that_cannot_be_printed_is_named():
    with pytest.raises(Invalid, match="𓀀"):
        programme.render(paper_of(offer_of(title="𓀀𓀁")))


def test_what_looks_like_markup_is_printed_as_it_is():
    assert "<b>x</b> & {name} %s" in text_of(programme.render(paper_of(offer_of(title="<b>x</b> & {name} %s"))))


def test_the_same_values_give_the_same_file():
    assert programme.render(paper_of()) == programme.render(paper_of())


def test_the_file_is_named_by_period_and_place():
    assert "program-hosten-2026-Tarnaby.pdf" == programme.render(paper_of(place="Tärnaby")).file_name
