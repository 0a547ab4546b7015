"""Dates on paper: Swedish and English as on the screens, each other language as those who read it write."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses import dates as screen
from courses import i18n
from courses.actions.paper_templates import LANGUAGES
from courses.exports.paper.type import dates

DAY = date(2027, 1, 12)
PERIODS = [
    (DAY, DAY),
    (DAY, date(2027, 1, 26)),
    (DAY, date(2027, 2, 16)),
    (DAY, date(2028, 1, 3)),
]


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.times())
@settings(max_examples=60)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_swedish_and_english_are_as_on_the_screens(language, one, other, moment):
    i18n.use(language)
    assert screen.day_long(one) == dates.day_text(one, language, "weekday")
    assert screen.day_text(one) == dates.day_text(one, language, "short")
    assert screen.day_year(one) == dates.day_text(one, language, "short_year")
    assert screen.period_text(min(one, other), max(one, other)) == dates.period_text(
        min(one, other), max(one, other), language
    )
    assert screen.span_text(moment, moment) == dates.time_span(moment, moment, language)
    assert screen.month_long(one.month) == dates.month_name(one, language)


@pytest.mark.parametrize(
    ("language", "long", "weekday", "short"),
    [
        ("sv-lattlast", "12 januari 2027", "tisdag 12 januari 2027", "tis 12 jan"),
        ("fi", "12. tammikuuta 2027", "tiistai 12. tammikuuta 2027", "ti 12.1."),
        ("se", "ođđajagemánu 12. b. 2027", "maŋŋebárga ođđajagemánu 12. b. 2027", "maŋ 12.1."),
        ("ar", "12 يناير 2027", "الثلاثاء، 12 يناير 2027", "الثلاثاء 12 يناير"),
        ("prs", "12 جنوری 2027", "سه\u200cشنبه 12 جنوری 2027", "سه\u200cشنبه 12 جنو"),
        ("ti", "12 ጥሪ 2027", "ሰሉስ፣ 12 ጥሪ 2027", "ሰሉ 12 ጥሪ"),
        ("so", "12 Janaayo 2027", "Talaado, 12 Janaayo 2027", "Tldo 12 Jan"),
        ("uk", "12 січня 2027 р.", "вівторок, 12 січня 2027 р.", "вт, 12.01"),
        ("th", "12 มกราคม ค.ศ. 2027", "วันอังคารที่ 12 มกราคม ค.ศ. 2027", "อ. 12 ม.ค."),
        ("pl", "12 stycznia 2027", "wtorek 12 stycznia 2027", "wt. 12 sty"),
    ],
)
def test_a_day_is_written_as_its_readers_write_it(language, long, weekday, short):
    assert (long, weekday, short) == tuple(dates.day_text(DAY, language, it) for it in ("long", "weekday", "short"))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", ["12. tammikuuta 2027", "12.–26. tammikuuta 2027", "12. tammikuuta – 16. helmikuuta 2027", "12. tammikuuta 2027 – 3. tammikuuta 2028"]),
        ("ar", ["12 يناير 2027", "من 12 إلى 26 يناير 2027", "من 12 يناير إلى 16 فبراير 2027", "من 12 يناير 2027 إلى 3 يناير 2028"]),
        ("uk", ["12 січня 2027 р.", "12–26 січня 2027 р.", "12 січня – 16 лютого 2027 р.", "12 січня 2027 р. – 3 січня 2028 р."]),
    ],
)  # fmt: skip
def test_a_period_says_no_month_or_year_twice(language, expected):
    assert expected == [dates.period_text(first, last, language) for first, last in PERIODS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_digits_that_everybody_here_reads(language):
    said = [dates.day_text(DAY, language, form) for form in ("long", "month", "weekday", "short", "short_year")]
    said += [dates.period_text(*it, language) for it in PERIODS]
    said += [
        dates.time_span(time(10), time(12, 15), language),
        dates.number_text(12.5, language),
        dates.day_number(DAY, language),
    ]
    assert all(letter in "0123456789" for text in said for letter in text if letter.isdecimal())
    assert "" not in said


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sv", "A, B och C"),
        ("en", "A, B and C"),
        ("fi", "A, B ja C"),
        ("ar", "\u2068A\u2069 و\u2068B\u2069 و\u2068C\u2069"),
        ("th", "A, B และ C"),
    ],
)
def test_a_row_of_names_is_joined_as_in_its_language(language, expected):
    assert expected == dates.joined(["A", "", "B", "C"], language)
    assert "A" == dates.joined(["A"], language)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("sv", "12 jan"), ("fi", "12.1."), ("se", "12.1."), ("uk", "12.01"), ("th", "12 ม.ค."), ("ar", "12 يناير")],
)
def test_a_day_in_a_narrow_column_is_as_short_as_its_language_makes_it(language, expected):
    assert expected == dates.day_brief(DAY, language)


def test_a_number_has_the_decimal_sign_of_its_language():
    assert ["4,5", "4.5", "4", "1200"] == [
        dates.number_text(*it) for it in ((4.5, "sv"), (4.5, "en"), (4.0, "sv"), (1200, "sv"))
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sv", ("29 september, 3 och 10 november", "Telefon: 112", "Version 1. CC BY 4.0.")),
        ("ti", ("29 መስከረም፣ 3ን 10ን ሕዳር", "Telefon፦ 112", "Version 1። CC BY 4.0።")),
        ("th", ("29 กันยายน, 3 และ 10 พฤศจิกายน", "Telefon: 112", "Version 1 CC BY 4.0")),
    ],
)
def test_commas_colons_and_full_stops_are_those_of_the_language(language, expected):
    days = [date(2026, 9, 29), date(2026, 11, 3), date(2026, 11, 10)]
    label, version = dates.labelled("Telefon", "112", language), dates.sentences(("Version 1", "CC BY 4.0"), language)
    assert expected == (dates.days_text(days, language), label, version)
