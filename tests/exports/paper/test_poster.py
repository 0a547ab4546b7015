"""Posters read back from the PDF: large, whole, in A4 and A3, with a code that leads to the library's page."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_offers import LIBRARY, LONG, corners_of, occasions_of, offer_of, reader, sizes_of, text_of
from paper_styles import style_of

from courses.errors import Invalid
from courses.exports.paper.kinds import poster
from courses.model import CourseKind, LibraryDetails, PosterPaper
from courses.model.paper_style import PaperKind, SheetSize
from courses.rules import square_code


def paper_of(library=LIBRARY, **changes):
    return PosterPaper(offer_of(**changes), library)


def made(paper, language="sv", **how):
    return poster.render(paper, style_of(PaperKind.POSTER, language, **how))


def codes_in(printed):
    """Returns how many square codes are on the page."""
    return len(reader(printed).pages[0].get("/Resources", {}).get("/XObject", {}))


@pytest.mark.parametrize(
    "told",
    [
        "Biblioteken i Inlandet",
        "Kurs",
        "Surfa lugnt",
        "Du lär dig att känna igen bluffar.",
        "Tisdagar",
        "10.00–12.15",
        "8 september–27 oktober, 8 gånger",
        "Datasalen, Storuman",
        "För seniorer 55+ · nybörjare",
        "Språk: svenska, arabiska",
        "Kostnadsfritt",
        "8 platser",
        "Anmäl dig till biblioteket",
        "0980-319200",
        "www.example.org/kurser",
        "ABF Västerbotten, i samarbete med Storumans bibliotek",
    ],
)
def test_everything_is_on_the_paper(told):
    assert told in text_of(made(paper_of()))


def test_it_speaks_the_language_that_is_asked_for():
    assert "Free of charge" in text_of(made(paper_of(), "en"))


@pytest.mark.parametrize("title", ["Surfa lugnt", LONG, "Informationssäkerhetsgrundutbildning"])
def test_nothing_is_smaller_than_fourteen_points_and_all_is_on_one_page(title):
    printed = made(paper_of(title=title))

    assert 14 <= min(sizes_of(printed))
    assert 1 == printed.pages == len(reader(printed).pages)
    assert title in text_of(printed)


def test_a3_is_the_same_larger():
    small, large = made(paper_of()), made(paper_of(), size=SheetSize.A3)
    box = reader(large).pages[0].mediabox

    assert (842, 1191) == (round(box.width), round(box.height))
    assert text_of(small) == text_of(large)
    assert 1 == len(reader(large).pages)
    assert "affisch-a3-STO-601.pdf" == large.file_name


def test_the_code_is_left_out_without_a_page():
    bare = replace(LIBRARY, page="")

    assert (1, 0) == (codes_in(made(paper_of())), codes_in(made(paper_of(bare))))


def test_the_code_is_square_with_its_three_corners():
    rows = [[bit == "1" for bit in row] for row in square_code.encode("https://www.example.org/kurser/").rows()]

    assert {len(rows)} == {len(row) for row in rows}
    assert all(all(corner) for corner in (rows[0][:7], rows[0][-7:], rows[-1][:7]))


def test_strips_have_what_one_needs_to_remember():
    text = text_of(made(paper_of(), design="strips"))

    assert 1 + 7 == text.count("0980-319200")
    assert 1 + 7 == text.count("Surfa lugnt")


def test_a_drop_in_takes_no_enrolment_and_guidance_is_booked():
    assert "ingen anmälan" in text_of(made(paper_of(kind=CourseKind.DROP_IN)))
    assert "Boka tid hos biblioteket" in text_of(made(paper_of(kind=CourseKind.GUIDANCE)))


def test_a_series_tells_what_each_meeting_is_about():
    named = occasions_of(2, title="Lösenord")
    text = text_of(made(paper_of(kind=CourseKind.WORKSHOP_SERIES, occasions=named)))

    assert "8 sep: Lösenord 15 sep: Lösenord" in text
    assert "Kom på alla träffar eller på några." in text


def test_a_library_without_any_details_still_gets_a_poster():
    bare = offer_of(organiser="", co_organisers=(), room="", place="", language="", audience="", level="", about="")

    assert "Tisdagar" in text_of(made(PosterPaper(bare, LibraryDetails("")), design="strips"))


def test_a_letter_that_cannot_be_printed_is_named():
    with pytest.raises(Invalid, match="𓀀"):
        made(paper_of(title="𓀀𓀁"))


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.text("abcdeåäö", min_size=1, max_size=30), min_size=1, max_size=25).map(" ".join),
    st.integers(1, 20),
    st.booleans(),
)
def test_no_text_leaves_the_page(title, count, has_strips):
    long = paper_of(title=title, about=title, audience=title, occasions=occasions_of(count, title=title[:40]))
    places, (width, height) = corners_of(made(long, design="strips" if has_strips else ""))

    assert all(0 <= x < width and 0 < y < height for x, y in places)


def test_in_large_print_nothing_is_smaller_than_eighteen_points():
    assert 18 <= min(sizes_of(made(paper_of(title=LONG), is_large=True)))


def test_the_lines_of_a_title_are_about_as_long_and_it_is_whole():
    for title in ("Bli vän med din telefon", "Digitalt", LONG, "A " * 30):
        fitted = poster._title(title.strip(), 1.0)

        assert title.split() == " ".join(fitted.lines).split()
    assert ("Bli vän med", "din telefon") == poster._title("Bli vän med din telefon", 1.0).lines
