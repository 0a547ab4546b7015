"""E-mail, postal addresses, names, ways of contact and needs, as people write them."""

import unicodedata

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.actions import clash_facts
from courses.actions.people_words import known_needs, warning
from courses.errors import Invalid
from courses.model import ContactWay
from courses.rules import addresses, contact, emails, names, needs
from courses.rules.course_checks import needed


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("eva@example.org", "eva@example.org"),
        (" Eva.Ek@Example.ORG ", "Eva.Ek@example.org"),
        ("Eva Ek <eva@example.org>", "eva@example.org"),
        ('"Ek, Eva" <eva@example.org>;', "eva@example.org"),
        ("mailto:eva@example.org?subject=kurs", "eva@example.org"),
        ("évå+kurs@exämple.org", "évå+kurs@exämple.org"),
        ("用户@例え.jp", "用户@例え.jp"),
        ("o'brien@example.org", "o'brien@example.org"),
        ('"eva ek"@example.org', '"eva ek"@example.org'),
        ('"eva"@example.org', "eva@example.org"),
        ("eva＠example．org", "eva@example.org"),
        ("", ""),
    ],
)
def test_an_address_is_taken_out_of_what_stands_round_it(written, kept):
    assert kept == emails.read(written)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("evaexample.org", "@ saknas"),
        ("@example.org", "före @"),
        ("eva@", "efter @"),
        ("eva @example.org", "mellanslag"),
        ("eva@example", "punkt"),
        ("eva@example,org", "komma"),
        ("e..k@example.org", "punkt för mycket"),
        ("a@example.org, b@example.org", "två adresser"),
        ("a@b@example.org", "två @"),
        ("eva@aa--bb.org", "Ingen e-post"),
        (f"{'e' * 65}@example.org", "Ingen e-post"),
    ],
)
def test_a_wrong_address_is_told_why(written, why):
    with pytest.raises(Invalid) as error:
        emails.read(written)
    assert why in error.value.message


@settings(max_examples=60)
@given(st.from_regex(emails._USUAL, fullmatch=True))
def test_what_is_taken_without_asking_the_library_is_what_it_would_take(text):
    try:
        expected = validate_email(text, check_deliverability=False, strict=True).normalized
    except EmailNotValidError:
        expected = None
    try:
        assert expected == emails.read(text)
    except Invalid:
        assert expected is None


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (("Byn 214", "S-923 31", ""), ("Byn 214", "923 31", "")),
        (("Byn 214", "92331 Storuman", ""), ("Byn 214", "923 31", "Storuman")),
        (("Byn 214", "", "SE-923 31 Storuman"), ("Byn 214", "923 31", "Storuman")),
        (("Byn 214, 923 31 Storuman", "", ""), ("Byn 214", "923 31", "Storuman")),
        (("Byn 214 92331 Storuman", "", "Storuman"), ("Byn 214", "923 31", "Storuman")),
        (("c/o Ek\nByn 214", "923\u00a031", "Storuman"), ("c/o Ek, Byn 214", "923 31", "Storuman")),
        (("Torggatan 3", "FI-20100", "Åbo"), ("Torggatan 3", "FI-20100", "Åbo")),
        (("Byn 92331", "", ""), ("Byn 92331", "", "")),
        (("Byn", "923 31", "924 31 Sorsele"), ("Byn", "923 31", "924 31 Sorsele")),
    ],
)
def test_a_postcode_comes_to_its_place(written, kept):
    assert kept == addresses.tidied(*written)
    assert kept == addresses.tidied(*kept)


@settings(max_examples=60)
@given(st.text(max_size=30), st.text(max_size=15), st.text(max_size=15))
def test_no_letter_of_an_address_is_lost(street, code, place):
    parts = (street, code, place)
    kept = sorted(char for part in addresses.tidied(*parts) for char in part if char.isalpha())

    said = sorted(char for part in parts for char in part if char.isalpha())
    assert len(kept) >= len(said) - 4  # "SE" before a postcode, in each of two cells


@pytest.mark.parametrize(
    ("full", "given_name", "family_name", "other"),
    [
        ("Eva Ek", "Eva", "Ek", ""),
        ("Eva von Ek", "Eva", "von Ek", ""),
        ("Juan de la Cruz", "Juan", "de la Cruz", ""),
        ("Ahmed Al Hassan", "Ahmed", "Al Hassan", ""),
        ("Fatima al-Hassan", "Fatima", "al-Hassan", ""),
        ("Von Ek", "Von", "Ek", ""),
        ("Ek, Anna Eva", "Anna Eva", "Ek", ""),
        ("Abdi", "Abdi", "", ""),
        ("بسام درويش", "بسام", "درويش", ""),
        ("Selam Tekle (ሰላም ተክለ)", "Selam", "Tekle", "ሰላም ተክለ"),
        ("", "", "", ""),
    ],
)
def test_a_full_name_is_taken_apart(full, given_name, family_name, other):
    assert (given_name, family_name, other) == names.split(full)


_WORD = st.text(st.characters(categories=["L", "M"]), min_size=1, max_size=8)


@settings(max_examples=60)
@given(st.lists(_WORD, min_size=1, max_size=4))
def test_taking_a_name_apart_alters_no_letter(words):
    full = unicodedata.normalize("NFC", " ".join(words))

    assert full == " ".join(filter(None, names.split(full)))


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("E-post", ContactWay.EMAIL),
        ("mejla gärna", ContactWay.EMAIL),
        ("Telefon;E-post", ContactWay.PHONE),
        ("ring, har ej e-post", ContactWay.PHONE),
        ("har ej e-post", None),
        ("SMS", ContactWay.SMS),
        ("vanlig post", ContactWay.LETTER),
        ("Brev", ContactWay.LETTER),
        ("Jag frågar själv i disken", ContactWay.VISIT),
        ("kommer förbi", ContactWay.VISIT),
        ("I ask at the desk", ContactWay.VISIT),
        ("SMS eller brev", ContactWay.SMS),
        ("LETTER", ContactWay.LETTER),
        ("vet inte", None),
        ("", None),
    ],
)
def test_the_way_to_reach_somebody_is_read_from_their_words(said, way):
    assert way is contact.read(said)


def test_needs_are_known_by_name_and_the_rest_is_kept():
    found = needs.parted("Hörslinga;Stor text; sitta långt fram;Tolk;", known_needs())

    assert needs.Needs(("hearing_loop", "large_print", "interpreter"), "sitta långt fram") == found
    said = needs.joined(found.codes, found.own, known_needs(), "sv")
    assert "hörslinga; stor stil; tolk; sitta långt fram" == said
    assert found == needs.parted(said, known_needs())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_picked_is_what_the_clash_rules_look_for(language):
    every = [need.code for need in known_needs()]

    found = needed(needs.joined(every, "", known_needs(), language), clash_facts.reference())
    assert ["hearing_loop", "wheelchair"] == sorted(set(found))


@pytest.mark.parametrize(
    "note", ["Har adhd", "går i fackföreningen", "är muslim", "kurdiska", "nummer 490815-2640", "Har DIAGNOSEN afasi"]
)
def test_a_note_that_may_say_too_much_is_warned_of(note):
    assert "Skriv bara det som behövs för kursen" in warning(note)


@pytest.mark.parametrize(
    "note", ["", "Judit vill ha rast", "sitter i rullstol", "romanläsare", "ring 0980-31 92 63 efter 18"]
)
def test_an_ordinary_note_is_not(note):
    assert "" == warning(note)


def test_a_warning_never_repeats_a_personal_number():
    assert "2640" not in warning("nummer 490815-2640")
