"""By which way somebody is told."""

import pytest

from courses.model import ContactWay
from courses.rules import languages
from courses.rules.reaching import Contact, is_email, mobile, reach

EVERYTHING = Contact("", ("0980-319200", "070-1740605"), ("a@example.org",), has_address=True, is_protected=False)


@pytest.mark.parametrize(
    ("contact", "way", "address"),
    [
        ("", "EMAIL", "a@example.org"),
        ("PHONE", "PHONE", "0980-319200"),
        ("SMS", "SMS", "070-1740605"),
        ("LETTER", "LETTER", ""),
        ("VISIT", "VISIT", ""),
    ],
)
def test_everybody_is_told_as_they_asked(contact, way, address):
    assert (ContactWay(way), address, "") == reach(EVERYTHING._replace(contact=contact))


@pytest.mark.parametrize(
    ("known", "way"),
    [
        ({"phones": ("0980-319200",), "emails": (), "has_address": True}, "PHONE"),
        ({"phones": (), "emails": ("a@example.org",), "has_address": True}, "EMAIL"),
        ({"phones": (), "emails": (), "has_address": True}, "LETTER"),
        ({"phones": (), "emails": ("a@b@c",), "has_address": False}, "VISIT"),
    ],
)
def test_where_the_own_way_has_no_address_the_next_is_taken_and_told(known, way):
    found = reach(EVERYTHING._replace(contact="SMS", **known))
    assert ContactWay(way) is found.way
    assert found.note


@pytest.mark.parametrize("wanted", [None, *ContactWay])
def test_somebody_protected_is_told_in_person_whatever_is_known_and_asked(wanted):
    found = reach(EVERYTHING._replace(contact="EMAIL", is_protected=True), wanted)
    assert (ContactWay.VISIT, "") == (found.way, found.address)


@pytest.mark.parametrize(
    "text",
    [
        "a@example.org\r\nBcc: b@example.org",
        "a@example.org, b@example.org",
        "Ebba <a@example.org>",
        "a@b",
        "@example.org",
        "a b@example.org",
        "å@example.org",
        "",
        "a" * 250 + "@example.org",
    ],
)
def test_what_is_not_one_address_is_none(text):
    assert not is_email(text)


@pytest.mark.parametrize("number", ["070-174 06 05", "+46 70 174 06 05", "0046701740605", "+358 40 1234567"])
def test_a_mobile_takes_an_sms(number):
    assert number == mobile(("0980-319200", number))


@pytest.mark.parametrize(
    ("language", "needs", "code"),
    [
        ("arabiska", "", "ar"),
        ("Tigrinja, svenska", "", "ti"),
        ("kurmanji; finska", "", "fi"),
        ("", "lättläst", "sv-lattlast"),
        ("svenska", "Lätt svenska, hörslinga", "sv-lattlast"),
        ("arabiska", "lättläst", "ar"),
        ("klingon", "", ""),
        ("", "", ""),
    ],
)
def test_the_language_is_read_from_what_people_write(language, needs, code):
    assert code == languages.of_person(language, needs, ("sv", "sv-lattlast", "en", "fi", "ar", "ti"))
