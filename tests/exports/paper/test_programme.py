"""Programmes read back from the PDF: everything that is offered is there, in any number, and can be folded."""

from dataclasses import replace
from datetime import date, time

import pytest
from paper_offers import LIBRARY, LONG, occasions_of, offer_of, pages_of, sizes_of, text_of
from paper_styles import style_of

from courses.errors import Invalid
from courses.exports.paper.columns import Block, pack
from courses.exports.paper.kinds import programme
from courses.model import CourseKind, ProgrammePaper, ProgrammeSection
from courses.model.paper_style import PaperKind
from courses.rules import terms

AUTUMN = terms.of(date(2026, 9, 8))

OPEN = offer_of(kind=CourseKind.DROP_IN, title="eRUM öppet", seats=None, occasions=occasions_of(start=time(13)))


def paper_of(*offers, open_hours=(), **changes):
    section = ProgrammeSection("Storuman", offers or (offer_of(),), open_hours)
    values = {
        "first": AUTUMN.first,
        "last": AUTUMN.last,
        "place": "",
        "library": LIBRARY,
        "sections": (section,),
        "printed_on": date(2026, 8, 3),
    }
    return ProgrammePaper(**(values | changes))


def made(paper, language="sv", **how):
    return programme.render(paper, style_of(PaperKind.PROGRAMME, language, **how))


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
    assert told in text_of(made(paper_of(open_hours=(OPEN,))))


def test_it_speaks_the_language_that_is_asked_for():
    text = text_of(made(paper_of(), "en"))

    assert "Programme autumn 2026" in text
    assert "Free of charge · 8 seats · Enrol beforehand" in text
    assert "ABF Västerbotten, in cooperation with Storumans bibliotek" in text


def test_a_fee_is_told_in_kronor():
    assert "150,50 kr" in text_of(made(paper_of(offer_of(fee=15050))))


def test_who_leads_it_is_told_where_that_is_somebody_else():
    assert "Leds av SeniorNet" in text_of(made(paper_of(offer_of(led_by=("SeniorNet",)))))


def test_swedish_alone_is_not_told_as_a_language():
    assert "Språk" not in text_of(made(paper_of(offer_of(language="svenska"))))


@pytest.mark.parametrize("count", [1, 8, 40, 60])
def test_every_course_is_there_whatever_their_number(count):
    offers = [offer_of(title=f"Kurs nummer {n}x") for n in range(count)]
    text = text_of(made(paper_of(*offers)))

    assert [] == [offer.title for offer in offers if offer.title not in text]


def test_nothing_is_smaller_than_eleven_points():
    assert 11 <= min(sizes_of(made(paper_of(offer_of(title=LONG), open_hours=(OPEN,)))))


def test_a_long_title_wraps_whole():
    assert LONG in text_of(made(paper_of(offer_of(title=LONG))))


def test_two_pages_stand_on_a_sheet_in_reading_order():
    offers = [offer_of(title=f"Kurs nummer {n}x") for n in range(12)]
    printed = made(paper_of(*offers))

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
    assert sides == list(programme._sheets(pages, 2, is_folded=True))


def test_a_heading_never_stands_last_in_a_column():
    low, high = Block((), pad=10), Block((), pad=40)
    heading = replace(low, is_heading=True)

    assert [[low], [heading, high]] == pack([low, heading, high], 100, 200)


def test_an_empty_programme_is_refused():
    with pytest.raises(Invalid, match="ingenting"):
        made(paper_of(sections=()))


def test_a_letter_that_cannot_be_printed_is_named():
    with pytest.raises(Invalid, match="𓀀"):
        made(paper_of(offer_of(title="𓀀𓀁")))


def test_what_looks_like_markup_is_printed_as_it_is():
    assert "<b>x</b> & {name} %s" in text_of(made(paper_of(offer_of(title="<b>x</b> & {name} %s"))))


def test_the_same_values_give_the_same_file():
    assert made(paper_of()) == made(paper_of())


def test_the_file_is_named_by_period_and_place():
    assert "program-hosten-2026-Tarnaby.pdf" == made(paper_of(place="Tärnaby")).file_name


def test_folded_pages_are_read_in_order():
    offers = [offer_of(title=f"Kurs nummer {n}x") for n in range(12)]
    plain, folded = made(paper_of(*offers)), made(paper_of(*offers), design="folded")

    assert 5 == len(pages_of(plain)) * 2 - 1
    assert 4 == len(pages_of(folded))


def test_in_large_print_nothing_is_smaller_than_sixteen_points():
    assert 16 <= min(sizes_of(made(paper_of(offer_of(title=LONG), open_hours=(OPEN,)), is_large=True)))


def test_a_section_is_called_in_the_language_of_the_paper():
    months = (ProgrammeSection("", (offer_of(),), (), month=date(2026, 9, 1)),)
    rest = (ProgrammeSection("", (offer_of(),), (), rest_of="audience"),)

    assert "September 2026" in text_of(made(paper_of(sections=months), "en"))
    assert "Syyskuu 2026" in text_of(made(paper_of(sections=months), "fi"))
    assert "För alla" in text_of(made(paper_of(sections=rest)))


@pytest.mark.parametrize(("language", "margin"), [("sv", "24 nov"), ("so", "24 Nof"), ("fi", "24.11.")])
def test_a_date_in_the_margin_is_shortened_as_its_language_does_it_and_never_cut(language, margin):
    told = text_of(made(paper_of(offer_of(occasions=occasions_of(first=date(2026, 11, 24)))), language))
    assert margin in told
    assert "…" not in told
