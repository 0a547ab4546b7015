"""Mode and tags on the command line: given, changed, taken away, chosen by."""

import pytest

NEW = "create-course --code A-1 --title Nätet --start 10 --end 12 --first-date 2027-01-12 --sessions 2".split()
NAMES = ("mode", "campaigns", "projects", "policy_goals")


@pytest.fixture
def tagged(kursverkstad):
    given = ("--mode", "test", "--campaign", "All Digital Week, Digidel", "--goal", "Digitalt först")
    assert 0 == kursverkstad(*NEW, *given).code


def told(kursverkstad):
    found = kursverkstad("course", "A-1", "--json").json
    return tuple(found[name] for name in NAMES)


def test_a_course_is_made_with_mode_and_tags(kursverkstad, tagged):
    assert ("TEST", ["All Digital Week", "Digidel"], [], ["Digitalt först"]) == told(kursverkstad)
    assert "All Digital Week, Digidel" in kursverkstad("course", "A-1").out


def test_what_is_given_replaces_and_nothing_takes_away(kursverkstad, tagged):
    assert 0 == kursverkstad("change-course", "A-1", "--mode", "none", "--campaign", "", "--project", "eRUM").code
    assert (None, [], ["eRUM"], ["Digitalt först"]) == told(kursverkstad)


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        (("--campaign", "digidel"), 1),
        (("--campaign", "digidel", "--mode", "use"), 0),
        (("--goal", "Digitalt först", "--mode", "prova", "--mode", "use"), 1),
        (("--project", "eRUM"), 0),
    ],
)
def test_the_list_is_chosen_by_them(kursverkstad, tagged, chosen, count):
    assert count == len(kursverkstad("courses", "--json", *chosen).json)


def test_a_word_that_is_no_mode_is_answered_with_those_that_are(kursverkstad, tagged):
    said = kursverkstad("courses", "--mode", "sova")
    assert 0 != said.code
    assert "Lära" in said.err


def test_a_target_counts_by_them(kursverkstad, tagged):
    words = "target add Vecka --number 5 --unit persons --from 2027-01-01 --to 2027-12-31".split()
    assert 0 == kursverkstad(*words, "--campaign", "Digidel", "--mode", "test").code
    (it,) = kursverkstad("targets", "--json").json
    assert ("Digidel", ["TEST"]) == (it["filter"]["campaign"], it["filter"]["modes"])


def test_a_file_says_them_and_one_that_does_not_leaves_them(kursverkstad, tagged, tmp_path):
    head, row = "Kod;Titel;Startdatum;Tid;Antal gånger", "A-1;Nätet;2027-01-12;10–12;2"
    file = tmp_path / "program.csv"
    file.write_text(f"{head}\n{row}\n", encoding="utf-8")
    assert 0 == kursverkstad("import", "programme", file).code
    assert ("TEST", ["All Digital Week", "Digidel"], [], ["Digitalt först"]) == told(kursverkstad)

    more = "Läge;Kampanj;Projekt;Politiskt mål"
    file.write_text(f"{head};{more}\n{row};använda;;eRUM, KomNu;Digitalt först\n", encoding="utf-8")
    assert 0 == kursverkstad("import", "programme", file).code
    assert ("USE", [], ["eRUM", "KomNu"], ["Digitalt först"]) == told(kursverkstad)
