"""When something happens, as the public is told."""

from datetime import date, time, timedelta

import pytest
from paper_offers import occasions_of
from paper_styles import words_of

from courses.exports.paper.kinds.when import merged, place_text, rhythm_words, theme_words, when
from courses.exports.paper.type.dates import days_text
from courses.model import Occasion, ThemedHour

WORDS = words_of()


def all_of(occasions, words=WORDS):
    told = when(occasions, words)
    return ", ".join(part for part in (told.head, told.tail(words)) if part)


def but(occasions, *left_out):
    return tuple(it for index, it in enumerate(occasions) if index not in left_out)


@pytest.mark.parametrize(
    ("expected", "occasions"),
    [
        ("Tisdag 8 september 10.00–12.15", occasions_of(1)),
        ("Tisdagar 8 och 15 september 10.00–12.15".replace("september", "sep"), occasions_of(2)),
        ("Tisdagar 10.00–12.15, 8 september–27 oktober, 8 gånger", occasions_of()),
        ("Tisdagar 10.00–12.15, 8 september–27 oktober, 7 gånger, inte 29 sep", but(occasions_of(), 3)),
        ("Tisdagar 10.00–12.15, 8–29 september, 4 gånger", occasions_of(4)),
        ("Varannan tisdag 10.00–12.15, 8 september–17 november, 6 gånger", occasions_of(6, step=14)),
        (
            "Tisdagar 10.00–12.15, 8 september–24 november, 8 gånger, inte 6–27 okt",
            occasions_of(4) + occasions_of(4, date(2026, 11, 3)),
        ),
        (
            "Tisdagar och torsdagar 10.00–12.15, 8 september–1 oktober, 8 gånger",
            occasions_of(4) + occasions_of(4, date(2026, 9, 10)),
        ),
        (
            "Måndagar 10.00–12.15, torsdagar 17.00–19.00, 7 september–1 oktober, 8 gånger",
            occasions_of(4, date(2026, 9, 7)) + occasions_of(4, date(2026, 9, 10), start=time(17), end=time(19)),
        ),
        (
            "Första torsdagen i månaden 10.00–12.15, 3 september–3 december, 4 gånger",
            tuple(Occasion(date(2026, m, d), time(10), time(12, 15)) for m, d in ((9, 3), (10, 1), (11, 5), (12, 3))),
        ),
        (
            "Tisdagar 10.00–12.15, 24 november 2026–12 januari 2027, 8 gånger",
            occasions_of(8, date(2026, 11, 24)),
        ),
        ("Tis 8 sep och ons 9 sep 10.00–12.15", occasions_of(2, step=1)),
        ("", ()),
    ],
)
def test_it_is_told_in_few_words(expected, occasions):
    assert expected == all_of(occasions)


def test_a_pause_over_new_year_is_told_without_years():
    told = all_of(occasions_of(4, date(2026, 11, 23)) + occasions_of(3, date(2027, 1, 11)))

    assert told.endswith("23 november 2026–25 januari 2027, 7 gånger, inte 21 dec–4 jan")


def test_it_is_told_in_english():
    told = all_of(but(occasions_of(), 3), words_of(language="en"))

    assert "Tuesdays 10:00–12:15, 8 September–27 October, 7 times, not 29 Sep" == told


def test_an_odd_time_is_told_by_its_date():
    odd = occasions_of(1, date(2026, 11, 3), start=time(13), end=time(15))

    assert "tis 3 nov kl. 13.00–15.00" in all_of(occasions_of() + odd)
    assert "9 gånger" in all_of(occasions_of() + odd)


def test_the_slots_of_an_afternoon_are_one_stretch():
    slots = [Occasion(date(2026, 9, 8), time(13, m), time(13, m + 20)) for m in (0, 20)]
    late = Occasion(date(2026, 9, 8), time(16), time(16, 20))

    assert [(time(13), time(13, 40)), (time(16), time(16, 20))] == [(it.start, it.end) for it in merged([late, *slots])]


def test_no_month_is_said_twice():
    days = [date(2026, 9, 29), date(2026, 11, 3), date(2026, 11, 10)]

    assert "29 sep, 3 och 10 nov" == days_text(days, "sv", "short")
    assert "29 sep och 3 nov" == days_text(days[:2], "sv", "short")


def test_a_place_is_not_said_twice():
    assert "Tärnaby bibliotek" == place_text("Tärnaby bibliotek", "Tärnaby")
    assert "Datasalen, Storuman" == place_text("Datasalen", "Storuman")
    assert "Storuman" == place_text("", "Storuman")


def test_only_what_is_not_weekly_has_a_rhythm_worth_telling():
    assert "" == rhythm_words(occasions_of(), WORDS)
    assert "Varannan tisdag" == rhythm_words(occasions_of(6, step=14), WORDS)


def test_many_dates_without_any_order_are_told_by_month():
    days = [date(2026, 9, 1) + timedelta(n) for n in (0, 3, 4, 9, 15, 26, 40)]

    assert when([Occasion(day, time(10), time(12)) for day in days], WORDS).days.startswith("1, 4, 5, 10, 16, 27 sep")


def test_a_themed_hour_is_told_with_when_it_is():
    school = ThemedHour(1, 1, "Skolan", organisation="Utbildningen", weekday=3, nth=1, start=time(14), end=time(16))
    always = ThemedHour(2, 1, "Släktforskning", room="Salen", start=time(14), valid_from=date(2027, 2, 1))

    assert "Skolan (Utbildningen), första torsdagen i månaden 14.00–16.00" == theme_words(school, WORDS)
    assert "Släktforskning, från 14.00 från 1 februari 2027, Salen" == theme_words(always, WORDS)


def test_a_first_meeting_at_another_time_is_within_the_period_and_told_before_the_pauses():
    first = occasions_of(1, date(2026, 11, 23), start=time(17, 30), end=time(19, 45))
    rest = occasions_of(3, date(2026, 11, 30)) + occasions_of(3, date(2027, 1, 11))
    assert (
        "Måndagar 10.00–12.15, 23 november 2026–25 januari 2027, 7 gånger, mån 23 nov kl. 17.30–19.45, inte 21 dec–4 jan"
        == all_of(first + rest)
    )
