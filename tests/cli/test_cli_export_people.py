"""`kursverkstad export participants`: who, as what, and what is refused."""

import stat

import pytest

from courses.errors import Exit


def test_the_people_of_a_course_become_a_private_table(kursverkstad, evening, tmp_path):
    told = kursverkstad("export", "participants", "601", "--columns", "name,course", "-o", tmp_path / "a.csv")

    assert 0 == told.code, told.err
    assert "STO-601" in (tmp_path / "a.csv").read_text("utf-8-sig")
    assert 0o600 == stat.S_IMODE((tmp_path / "a.csv").stat().st_mode)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "vcard", "addresses"])
def test_every_kind_of_file_gets_a_name_of_its_own_in_a_folder(kursverkstad, evening, tmp_path, kind):
    (tmp_path / "ut").mkdir()

    assert 0 == kursverkstad("export", "participants", "601", "--format", kind, "-o", tmp_path / "ut").code
    assert 1 == len(list((tmp_path / "ut").iterdir()))


@pytest.mark.parametrize("words", [(), ("601", "--search", "x"), ("--term", "HT 2026", "--from", "2026-01-01")])
def test_whose_is_said_once(kursverkstad, evening, tmp_path, words):
    assert Exit.USAGE == kursverkstad("export", "participants", *words, "-o", tmp_path / "a.csv").code


def test_an_unknown_column_is_told(kursverkstad, evening, tmp_path):
    told = kursverkstad("export", "participants", "601", "--columns", "name,foo", "-o", tmp_path / "a.csv")

    assert 0 != told.code
    assert "foo" in told.err
    assert not (tmp_path / "a.csv").exists()


def test_a_term_has_the_people_of_all_its_courses(kursverkstad, evening, tmp_path):
    assert 0 == kursverkstad("export", "participants", "--term", "HT 2026", "-o", tmp_path / "a.csv").code
