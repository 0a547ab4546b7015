"""Call lists read back from the PDF: large numbers, boxes for what came of it, a page for every eight."""

from datetime import date

import pytest
from paper_offers import sizes_of, text_of
from paper_styles import drawn

from courses.errors import Invalid
from courses.exports.paper.kinds import call_list
from courses.model.calling import CallListPaper, CallPaperRow


def row(number=1, **changes):
    values = {
        "number": number,
        "name": "Doris Ek",
        "reach": "0980-31 92 00",
        "is_phone": True,
        "errand": "Kommer? Börjar tis 24 nov",
        "course": "",
        "facts": "hörslinga",
        "last": "",
    }
    return CallPaperRow(**(values | changes))


def paper(*rows, **changes):
    values = {
        "number": "2026-0007",
        "library": "Storumans bibliotek",
        "title": "STO-601 Surfa lugnt",
        "progress": "2 av 10 ringda",
        "rows": rows or (row(),),
        "printed_on": date(2026, 11, 20),
    }
    return CallListPaper(**(values | changes))


@pytest.mark.parametrize(
    "told",
    [
        "2026-0007",
        "Storumans bibliotek",
        "STO-601 Surfa lugnt",
        "2 av 10 ringda",
        "Doris Ek",
        "0980-31 92 00",
        "hörslinga",
    ],
)
def test_it_says_who_is_called_where_about_what(told):
    assert told in text_of(drawn(call_list, paper()))


def test_the_number_is_large():
    assert 15 <= max(sizes_of(drawn(call_list, paper())))


def test_eight_stand_on_a_page():
    assert 1 == drawn(call_list, paper(*map(row, range(1, 9)))).pages
    assert 2 == drawn(call_list, paper(*map(row, range(1, 10)))).pages


def test_somebody_with_another_way_stands_with_it_and_what_they_said_last_time():
    text = text_of(drawn(call_list, paper(row(reach="brev", is_phone=False, last="fre 20 nov: inget svar"))))

    assert "brev" in text
    assert "inget svar" in text


def test_long_names_and_titles_fit_the_page():
    long = row(
        name="Maria-Margareta " * 12,
        reach="e-post " + "x" * 90 + "@example.org",
        course="STO-601 " + "Surfplatta " * 30,
    )

    assert 1 == drawn(call_list, paper(long, title="Surfplatta " * 40)).pages


def test_a_letter_that_no_typeface_has_is_refused():
    with pytest.raises(Invalid):
        drawn(call_list, paper(row(name="\U00013000")))


def test_a_long_name_is_whole():
    name = "Wilhelmina Konstantinopolska-Ängsbäcksdotter af Överkalixforsen"

    assert name in text_of(drawn(call_list, paper(row(name=name))))


def test_in_large_print_nothing_is_smaller_than_sixteen_points():
    assert 16 <= min(sizes_of(drawn(call_list, paper(row(course="STO-601 Surfa lugnt")), is_large=True)))


def test_it_speaks_the_language_that_is_asked_for():
    assert "does not come" in text_of(drawn(call_list, paper(), "en"))
