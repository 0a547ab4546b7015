"""The signed text of a certificate: readable, the same both ways, and good for nothing once a letter has been changed."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.errors import Invalid
from courses.model.certificates import CertificateFacts, PublicKey
from courses.rules import certificate_seal, certificate_text, square_code

CLOSED, PUBLIC = certificate_seal.new_key()
KEY = PublicKey(certificate_seal.code_of(PUBLIC), PUBLIC, "Biblioteken i Inlandet")
FACTS = CertificateFacts(
    number="2026-0042",
    issue=1,
    name="Åsa-Brita Östergårdh",
    course_title="Surfa lugnt",
    first_date=date(2026, 9, 8),
    last_date=date(2026, 11, 10),
    attended=9,
    held=10,
    study_hours=24,
    content="Söka på nätet och känna igen bluff",
    organisers=("ABF Västerbotten", "Storsele bibliotek"),
    town="Storsele",
    issued_on=date(2026, 11, 12),
    library="Biblioteken i Inlandet",
    key=KEY.code,
)
WORDS = st.text(max_size=80)
ANY = st.builds(
    CertificateFacts,
    number=st.just("2026-0042"),
    issue=st.integers(1, 99),
    name=WORDS,
    course_title=WORDS,
    first_date=st.dates(date(1990, 1, 1)),
    last_date=st.dates(date(1990, 1, 1)),
    attended=st.integers(0, 500),
    held=st.integers(0, 500),
    study_hours=st.integers(0, 5000),
    content=st.text(max_size=2000),
    organisers=st.lists(WORDS, max_size=5).map(tuple),
    town=WORDS,
    issued_on=st.dates(date(1990, 1, 1)),
    library=WORDS,
    key=st.just(KEY.code),
)


def signed(facts=FACTS):
    settled = certificate_text.settled(facts)
    return certificate_text.signed_text(settled, certificate_seal.sign(certificate_text.text_of(settled), CLOSED))


def is_good(text):
    (lines,) = certificate_text.find(text)
    try:
        facts, signature = certificate_text.read(lines)
    except certificate_text.Unreadable:
        return False
    return certificate_seal.is_signed(certificate_text.text_of(facts), signature, PUBLIC)


def test_anybody_can_read_it():
    assert [
        "INTYG/CERTIFICATE Kursverkstad 1",
        "Nr/No: 2026-0042/1",
        "Namn/Name: Åsa-Brita Östergårdh",
        "Kurs/Course: Surfa lugnt",
        "Tid/Dates: 2026-09-08 – 2026-11-10",
        "Närvaro/Attended: 9/10",
        "Studietimmar/Hours: 24",
        "Innehåll/Content: Söka på nätet och känna igen bluff",
        "Anordnare/Organiser: ABF Västerbotten; Storsele bibliotek",
        "Utfärdat/Issued: 2026-11-12 Storsele",
        "Bibliotek/Library: Biblioteken i Inlandet",
        f"Nyckel/Key: {KEY.code}",
    ] == certificate_text.text_of(FACTS).splitlines()


@given(ANY)
@settings(max_examples=60, deadline=None)
def test_the_same_facts_come_out_whatever_people_wrote(facts):
    settled = certificate_text.settled(facts)
    (lines,) = certificate_text.find(signed(facts))
    read, signature = certificate_text.read(lines)

    assert settled == certificate_text.settled(settled)
    assert settled == read
    assert certificate_seal.is_signed(certificate_text.text_of(read), signature, PUBLIC)


@given(ANY)
@settings(max_examples=40, deadline=None)
def test_it_always_fits_in_a_square_code(facts):
    assert square_code.encode(signed(facts)).size <= 153


def test_usual_texts_fit_in_a_code_of_four_centimetres():
    long = replace(FACTS, content="Söka på nätet, e-post och bilagor, BankID och 1177, bluff och videosamtal. " * 20)

    assert 109 >= square_code.encode(signed(long)).size


def test_a_long_content_says_how_the_whole_can_be_told():
    long = replace(FACTS, content="Söka på nätet och e-post. " * 60)
    other = replace(FACTS, content="Söka på nätet och e-post. " * 60 + "Mer")

    assert certificate_text.settled(long).content != certificate_text.settled(other).content
    assert "… #" in certificate_text.settled(long).content


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_letter_can_be_changed(data):
    text = signed()
    at = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("abcåÖ019:/–"))
    changed = text[:at] + letter + text[at + 1 :]

    is_same = certificate_text.text_of(FACTS) == "\n".join(changed.splitlines()[:12]) and changed == text
    try:
        good = is_good(changed)
    except ValueError:  # its head is gone: no certificate
        good = False
    assert is_same == good


@pytest.mark.parametrize(
    "mangled",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: (
            "Hej!\n\nHär är intyget:\n\n" + "\n".join(f"> {line}" for line in text.split("\n")) + "\n\nHälsningar"
        ),
        lambda text: text.replace("\n", "\n\n") + "\n",
        lambda text: text.replace(" och känna", "\noch känna"),
        lambda text: text[:-30] + "\n" + text[-30:],
        lambda text: "\ufeff" + text,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("\n", " "),
        lambda text: text.replace("\n", " ") + " Hälsningar Eva",
        lambda text: f"”{text}”",
        lambda text: f"```\n{text}\n```",
    ],
    ids="windows quoted apart wrapped signature mark decomposed one-line one-line-more between-quotes fenced".split(),
)
def test_a_text_that_came_by_mail_is_still_good(mangled):
    assert is_good(mangled(signed()))


@pytest.mark.parametrize(
    "mangled",
    [
        lambda text: text.replace("Östergårdh", "Östergaard"),
        lambda text: text.replace("9/10", "10/10"),
        lambda text: text.replace("Hours: 24", "Hours: 240"),
        lambda text: text.replace("Hours: 24", "Hours: ２４"),
        lambda text: text.replace("Hours: 24", "Hours: 024"),
        lambda text: text.replace("9/10", "09/10"),
        lambda text: text.replace("9/10", "٩/10"),
        lambda text: text.replace("\nNamn", "\nNr/No: 2026-0042/1\nNamn"),
        lambda text: "\n".join(line for line in text.split("\n") if "Innehåll" not in line),
        lambda text: text.rpartition("\n")[0],
        lambda text: text[:-1],
        lambda text: text + "A",
        lambda text: text.replace("2026-09-08", "2026-13-08"),
    ],
    ids="name share hours digits nought share-nought share-digits twice left-out unsigned cut longer no-day".split(),
)
def test_one_that_was_altered_is_not(mangled):
    assert not is_good(mangled(signed()))


def test_a_text_without_end_is_not_put_together():
    (lines,) = certificate_text.find(f"{certificate_text.HEAD}\nNr/No: x\n" + "a\n" * 10_000)

    assert 4000 > len(lines[-1])


def test_several_in_one_text_are_all_found():
    assert 2 == len(list(certificate_text.find(f"{signed()}\n\n{signed(replace(FACTS, issue=2))}")))


def test_a_key_of_another_library_does_not_fit():
    _closed, other = certificate_seal.new_key()
    text = certificate_text.text_of(FACTS)

    assert not certificate_seal.is_signed(text, certificate_seal.sign(text, CLOSED), other)


def test_an_open_key_comes_back_from_its_text():
    _closed, other = certificate_seal.new_key()
    second = PublicKey(certificate_seal.code_of(other), other, "Biblioteken i Inlandet")

    found = certificate_seal.read_keys(certificate_seal.key_text(KEY) + "\n" + certificate_seal.key_text(second))
    assert [KEY, second] == found


@pytest.mark.parametrize("text", ["", "hej", "NYCKEL/KEY Kursverkstad 1\nNyckel/Key: AAAA-AAAA\nÖppen/Public: AAAA"])
def test_what_is_no_key_is_refused(text):
    with pytest.raises(Invalid):
        certificate_seal.read_keys(text)


def test_a_key_whose_code_was_changed_is_damaged():
    with pytest.raises(Invalid, match="AAAA-AAAA"):
        certificate_seal.read_keys(certificate_seal.key_text(replace(KEY, code="AAAA-AAAA")))


def test_other_programs_read_the_key():
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    found = load_pem_public_key(certificate_seal.pem(PUBLIC).encode())
    text = certificate_text.text_of(FACTS)
    found.verify(certificate_seal._bytes(certificate_seal.sign(text, CLOSED)), text.encode())
