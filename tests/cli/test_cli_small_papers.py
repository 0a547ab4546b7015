"""Badges, signs, labels and cards from the command line."""

import pytest
from factories import LIBRARIAN, course, enrolled, library, person
from pypdf import PdfReader

from courses.actions import enrolment


@pytest.fixture
def made(tmp_path):
    """Makes a course of two people, one of them protected."""

    with library(tmp_path) as store:
        it = course(store, count=3)
        enrolled(store, it, "Asta")
        hidden = person(store, "Zelma", "Qvist", is_protected=True, alias="Deltagare 7")
        enrolment.enrol(store, LIBRARIAN, it.id, hidden.id)


def text_of(path):
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


@pytest.mark.parametrize(
    ("command", "name", "said"),
    [
        (("badges", "601"), "namnbrickor-STO-601.pdf", "Asta Ek"),
        (("table-signs", "601", "--size", "a5"), "bordsskyltar-STO-601.pdf", "Asta Ek"),
        (("next-step", "601", "--language", "engelska"), "nasta-steg-Internet-for-nyborjare.pdf", "Your next step"),
        (("evacuation", "--day", "2026-09-08"), "utrymningslista-2026-09-08.pdf", "Deltagare 7"),
        (("shelf-labels", "02_losenord", "--course", "601"), "hylletiketter.pdf", "STO-601"),
        (("boundary-sign", "--large"), "grans-skylt.pdf", "Det här hjälper vi till med"),
    ],
)
def test_each_paper_is_written_and_says_what_it_is(kursverkstad, made, tmp_path, command, name, said):
    ran = kursverkstad("print", *command, "-o", f"{tmp_path}/")

    assert 0 == ran.code
    assert name in ran.out
    assert said in text_of(tmp_path / name)
    assert "Zelma" not in text_of(tmp_path / name)


def test_a_badge_is_made_for_one(kursverkstad, made, tmp_path):
    kursverkstad("print", "badges", "601", "asta", "-o", f"{tmp_path}/b.pdf")

    assert "Asta Ek" in text_of(tmp_path / "b.pdf")
    assert 1 == text_of(tmp_path / "b.pdf").count("Internet för nybörjare")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("badges", "601", "nobody"), 4),
        (("evacuation", "--place", "Atlantis"), 4),
        (("shelf-labels", "99_intet"), 4),
        (("boundary-sign", "--size", "A6"), 4),
    ],
)
def test_what_there_is_not_is_refused_and_nothing_is_written(kursverkstad, made, tmp_path, command, code):
    assert code == kursverkstad("print", *command, "-o", f"{tmp_path}/x.pdf").code
    assert not (tmp_path / "x.pdf").exists()
