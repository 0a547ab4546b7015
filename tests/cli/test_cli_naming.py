"""How things are named on the command line: every documented word works, and signs that say nothing name nothing."""

import factories
import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses import i18n
from courses.cli.register_values import _SWEDISH, NAMES, read_register
from courses.cli.values import read_form, read_kind, read_mark, read_organisation_kind, read_state
from courses.errors import Exit, Invalid
from courses.text import fold, is_same_name

NOTHING = ("-", "'", "--", " ", "", "🙂", "\u200d")
UNKNOWN = (Exit.INVALID, Exit.NOT_FOUND)


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize("word", sorted({*NAMES, *_SWEDISH, *NAMES.values()}))
def test_every_word_for_a_register_lists_it(kursverkstad, office, lang, word):
    office(lambda _store: None)

    assert 0 == kursverkstad("--lang", lang, "registers", "list", word).code


@given(st.sampled_from(sorted(NAMES)), st.sampled_from([str.upper, str.title, lambda it: it.replace("-", " ")]))
def test_a_register_may_be_spelt_in_any_case_and_with_spaces(word, spelt):
    assert NAMES[word] is read_register(spelt(word))


def test_opening_hours_are_added_changed_and_removed(kursverkstad):
    kept = ("place=Storuman", "weekday=mån", "opens=10", "closes=18")

    assert 0 == kursverkstad("registers", "add", "opening-hours", *kept).code
    (hours,) = kursverkstad("registers", "list", "öppettider", "--json").json
    assert 0 == kursverkstad("registers", "change", "opening-hours", hours["id"], "closes=19").code
    assert 0 == kursverkstad("registers", "remove", "opening-hours", hours["id"]).code


@pytest.mark.parametrize("read", [read_form, read_kind, read_mark, read_organisation_kind, read_register])
@pytest.mark.parametrize("text", ["'", "🙂", "", " ", "...", "\u200d"])
def test_signs_are_none_of_a_closed_list(read, text):
    with pytest.raises(Invalid):
        read(text)


def test_a_state_of_signs_is_not_every_state():
    with pytest.raises(Invalid):
        read_state("-")


@given(st.text(max_size=6), st.text(max_size=6))
def test_names_that_fold_to_nothing_are_the_same_as_no_other_name(one, other):
    assert not (is_same_name(one, other) and bool(fold(one)) != bool(fold(other)))
    assert not is_same_name(one, "")


@pytest.mark.parametrize("text", NOTHING)
@pytest.mark.parametrize(
    "words",
    [
        ("cancel", "STO-601", "--", "{}"),
        ("enrol", "STO-601", "--", "{}"),
        ("person", "--", "{}"),
        ("course", "--", "{}"),
        ("plan", "--", "{}"),
        ("export", "csv", "--person={}"),
        ("export", "csv", "--course={}"),
        ("export", "csv", "--room={}"),
        ("export", "csv", "--leader={}"),
        ("journal", "--person={}"),
        ("calendar", "--room={}"),
        ("calendar", "--place={}"),
        ("change-course", "STO-601", "--organiser={}"),
        ("change-courses", "STO-601", "--form={}"),
        ("change-sessions", "--course", "STO-601", "--leader-on={}"),
        ("create-course", "--code", "A-1", "--title", "A", "--start", "10", "--end", "12", "--first-date", "1/9/2027",
         "--room={}"),
    ],
)  # fmt: skip
def test_a_name_of_signs_is_nobodys(kursverkstad, office, tmp_path, monkeypatch, words, text):
    monkeypatch.chdir(tmp_path)
    office(lambda store: factories.enrolled(store, factories.course(store), "Ada"))
    before = kursverkstad("journal", "--json").json

    told = kursverkstad(*(word.format(text) for word in words))

    assert told.code in UNKNOWN, told.out
    assert told.err
    assert before == kursverkstad("journal", "--json").json


@pytest.mark.parametrize("option", ["--state", "--place", "--organiser", "--leader", "--form"])
def test_a_filter_of_signs_does_not_match_everything(kursverkstad, evening, option):
    assert kursverkstad("courses", f"{option}=-").code in UNKNOWN


def test_a_target_keeps_its_forms_and_no_place_of_signs(kursverkstad, evening):
    dates = ("--from", "2026-01-01", "--to", "2026-12-31")
    kursverkstad("target", "add", "Cirklar", "--number", "5", "--unit", "persons", *dates)

    assert Exit.INVALID == kursverkstad("target", "change", "Cirklar", "--form=🙂").code
    assert Exit.INVALID == kursverkstad("target", "change", "Cirklar", "--place=-").code


def test_a_list_of_commas_names_no_session(kursverkstad, evening):
    assert Exit.INVALID == kursverkstad("enrol", "STO-601", "--new", "Dan Ek", "--sessions=,").code
    assert Exit.NOT_FOUND == kursverkstad("cooperation", "STO-601", "--set", "leads=,").code
