"""Skills and languages are matched as people write them, and who fits comes first."""

import pytest

from courses.model import Leader, Room
from courses.rules.matching import RoomWish, Wanted, leader_fits, matching_skills, room_fits


@pytest.mark.parametrize(
    ("skills", "about", "found"),
    [
        ("surfplattor, e-post", "Surfplatta för seniorer", ["surfplattor"]),
        ("e-post och surfplattor", "E-post och digital brevlåda", ["e-post"]),
        ("mobiler", "Mobilen – mer än en telefon", ["mobiler"]),
        ("AI", "Källkritik och AI för unga", ["AI"]),
        ("BankID", "bankid och e-tjänster", ["BankID"]),
        ("släktforskning", "Släktforska på nätet", ["släktforskning"]),
        ("foto", "Fototeket", []),
        ("", "Surfplatta", []),
    ],
)
def test_a_skill_fits_what_a_course_is_about_whatever_its_ending(skills, about, found):
    assert found == matching_skills(skills, about)


@pytest.mark.parametrize(
    ("language", "spoken", "can"),
    [
        ("lätt svenska, tigrinska", "tigrinska, engelska", True),
        ("lätt svenska", "svenska", True),
        ("finska", "svenska", False),
        ("finska", "", True),
        ("", "svenska", True),
    ],
)
def test_one_language_in_common_is_enough_and_none_is_too_few(language, spoken, can):
    (fit,) = leader_fits(Wanted("", language), [Leader(1, "Anna", languages=spoken)], {}, [])

    assert can is fit.can


def test_who_works_elsewhere_comes_after_and_who_works_everywhere_does_not():
    leaders = [
        Leader(1, "Anna", places="Lycksele"),
        Leader(2, "Bo", places="hela inlandet"),
        Leader(3, "Cia", places="Umeå, Storuman"),
        Leader(4, "Dag"),
    ]

    fits = leader_fits(Wanted("", where=("Storuman", "Storuman")), leaders, {}, [])

    assert ["Bo", "Cia", "Dag", "Anna"] == [it.name for it in fits]
    assert all(it.can for it in fits)


def test_rooms_of_the_municipality_come_first_and_then_the_one_that_is_least_too_big():
    rooms = [
        Room(1, "A", "", "Åsele", seats=8),
        Room(2, "B", "", "Storuman", seats=40),
        Room(3, "C", "", "Storuman", seats=9),
    ]

    fits = room_fits(RoomWish(seats=8, municipality="storuman"), rooms, {})

    assert ["C", "B", "A"] == [it.name for it in fits]


@pytest.mark.parametrize(("computers", "can"), [(8, True), (7, False), (0, False), (None, False)])
def test_computers_asked_for_have_to_be_as_many_as_the_seats(computers, can):
    (fit,) = room_fits(RoomWish({"computers"}, 8), [Room(1, "A", "", "", seats=8, computers=computers)], {})

    assert can is fit.can
