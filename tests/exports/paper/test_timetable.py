"""Timetables read back from the PDF: who helps when, closed days, and weeks with much at once."""

from datetime import date, time, timedelta

import pytest
from paper_offers import LIBRARY, LONG, pages_of, reader, sizes_of, text_of
from paper_styles import style_of

from courses.errors import Invalid
from courses.exports.paper.kinds import timetable
from courses.exports.paper.kinds.timetable_boxes import groups, lanes
from courses.model import HelpHour, TimetableDay, TimetablePaper
from courses.model.paper_style import PaperKind
from courses.rules import terms

AUTUMN = terms.of(date(2026, 9, 8))

MONDAY = date(2026, 11, 23)


def hour_of(start=10, end=12, title="SeniorNet-hjälpen", **changes):
    values = {"room": "Lärstudion", "is_booked": False, "staff": ("Gunhild (SeniorNet Umeälven)",)}
    return HelpHour(title=title, start=time(start), end=time(end), **(values | changes))


def day_of(weekday, *hours, closed="", closes_at=None):
    return TimetableDay(weekday, MONDAY + timedelta(weekday), closed, closes_at, hours)


def paper_of(*days, **changes):
    given = {day.weekday: day for day in days}
    values = {
        "place": "Lycksele",
        "first": MONDAY,
        "last": MONDAY + timedelta(6),
        "is_typical": False,
        "library": LIBRARY,
        "days": tuple(given.get(weekday, day_of(weekday)) for weekday in range(max([4, *given]) + 1)),
        "printed_on": date(2026, 11, 20),
    }
    return TimetablePaper(**(values | changes))


def made(paper, language="sv", **how):
    return timetable.render(paper, style_of(PaperKind.TIMETABLE, language, **how))


@pytest.mark.parametrize(
    "told",
    [
        "Vem hjälper med vad, när",
        "Biblioteken i Inlandet · Lycksele",
        "Vecka 48, 23–29 november 2026",
        "Måndag",
        "23 nov",
        "10.00–12.00",
        "SeniorNet-hjälpen",
        "Gunhild (SeniorNet",
        "Lärstudion",
        "Kom när du vill",
        "Boka tid",
        "Stängt klämdag",
        "Stänger 13.00",
        "0980-319200 · bibliotek@example.org",
        "Utskriven fre 20 nov 2026",
    ],
)
def test_everything_is_on_the_paper(told):
    paper = paper_of(day_of(0, hour_of()), day_of(2, closed="klämdag"), day_of(4, hour_of(14, 16), closes_at=time(13)))

    assert told in text_of(made(paper))


def test_it_speaks_the_language_that_is_asked_for():
    assert "Who helps with what, when" in text_of(made(paper_of(day_of(0, hour_of())), "en"))


def test_a_saturday_is_there_when_somebody_helps_then():
    assert "Lördag" in text_of(made(paper_of(day_of(5, hour_of()))))


def test_an_ordinary_week_says_what_is_not_every_week():
    days = tuple(MONDAY + timedelta(14 * n) for n in range(5))
    paper = paper_of(day_of(0, hour_of(days=days)), is_typical=True, first=AUTUMN.first, last=AUTUMN.last)
    text = text_of(made(paper))

    assert "En vanlig vecka, hösten 2026" in text
    assert "Varannan måndag" in text


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_week_with_much_at_once_is_whole_on_one_page(count):
    hours = [hour_of(9 + n % 3, 11 + n % 3, title=f"Hjälp {n}x") for n in range(count)]
    printed = made(paper_of(*(day_of(weekday, *hours) for weekday in range(5))))

    assert 1 == len(reader(printed).pages)
    assert 9 <= min(sizes_of(printed))
    assert 5 * count == sum(text_of(printed).count(f"Hjälp {n}x") for n in range(count))


def test_more_than_a_page_takes_goes_on_and_nothing_is_lost():
    hours = [hour_of(9 + n % 3, 11 + n % 3, title=f"Hjälp {n}x") for n in range(12)]
    printed = made(paper_of(*(day_of(weekday, *hours) for weekday in range(5))))

    assert 1 < printed.pages
    assert 5 * 12 == sum(text_of(printed).count(f"Hjälp {n}x") for n in range(12))


def test_in_large_print_nothing_is_smaller_than_sixteen_points():
    printed = made(paper_of(day_of(0, hour_of()), day_of(2, closed="klämdag")), is_large=True)

    assert 16 <= min(sizes_of(printed))
    assert "Stängt: klämdag" in text_of(printed)


def test_hours_at_the_same_time_stand_side_by_side():
    hours = [hour_of(10, 12), hour_of(11, 13), hour_of(12, 14)]

    assert [0, 1, 0] == lanes(groups(hours)[0])
    assert [1, 2] == sorted(len(group) for group in groups([hour_of(15, 16), hour_of(10, 12), hour_of(11, 13)]))


def test_long_titles_wrap_whole():
    assert "medborgare" in pages_of(made(paper_of(day_of(0, hour_of(9, 15, title=LONG)))))[0]


def test_a_week_without_help_is_refused():
    with pytest.raises(Invalid, match="varken drop-in"):
        made(paper_of())


def test_a_letter_that_cannot_be_printed_is_named():
    with pytest.raises(Invalid, match="𓀀"):
        made(paper_of(day_of(0, hour_of(title="𓀀𓀁"))))


def test_the_file_is_named_by_place_and_week():
    assert "veckoschema-Lycksele-2026-v48.pdf" == made(paper_of(day_of(0, hour_of()))).file_name
