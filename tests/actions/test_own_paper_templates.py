"""A library's own templates: changed, checked, used on paper, taken back; the program's go on where they say nothing."""

from __future__ import annotations

import factories
import pytest

from courses.actions import journal, paper_templates
from courses.actions import paper_template_deeds as deeds
from courses.errors import Conflict, Forbidden, Invalid, NotFound, Refused
from courses.model import Actor, Role
from courses.model.paper_style import PaperKind
from courses.rules.paper_template import Faulty
from courses.store import tables

MAJA = factories.LIBRARIAN
SLIP = PaperKind.SLIP


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        yield opened


def changed(store, language: str = "sv") -> str:
    return deeds.text_of(store, SLIP, language).text.replace("Ta med", "Kom ihåg").replace("Bring", "Remember")


def test_an_own_template_is_what_paper_says(store):
    deeds.save(store, MAJA, SLIP, "sv", changed(store))
    assert "Kom ihåg" == paper_templates.words(store, SLIP, "sv").say("bring")
    assert "Bring" == paper_templates.words(store, SLIP, "en").say("bring")


def test_a_template_is_changed_with_the_words_of_its_reader(store):
    text = deeds.text_of(store, SLIP, "sv").text
    assert "nummer {köplats} på" in text
    deeds.save(store, MAJA, SLIP, "sv", text.replace("nummer {köplats}", "som nummer {köplats}"))
    assert "Du är som nummer 3 på väntelistan." == paper_templates.words(store, SLIP, "sv").say(
        "is_waiting", position=3
    )


def test_a_language_that_the_program_has_not_begins_as_the_nearest_one_not_proofread(store):
    text = deeds.text_of(store, SLIP, "pl").text
    assert "proofread: no" in text
    assert "You have a seat." in text
    deeds.save(store, MAJA, SLIP, "pl", text.replace("You have a seat.", "Masz miejsce."))
    words = paper_templates.words(store, SLIP, "pl")
    assert ("pl", "Masz miejsce.", False) == (words.language, words.say("has_seat"), words.is_proofread)


def test_a_faulty_template_is_refused_with_all_its_faults_and_nothing_is_kept(store):
    with pytest.raises(Faulty) as told:
        deeds.save(store, MAJA, SLIP, "sv", "title: {nonsense}\nbring:\n")
    assert {"title", "bring", "when"} <= {it.key for it in told.value.faults}
    assert [] == tables.find(store, "paper_template")


def test_one_text_of_an_own_template_that_is_missing_is_the_programs(store):
    with journal_free_row(store, "has_seat: Du är med!\nold_text: nothing\n"):
        words = paper_templates.words(store, SLIP, "sv")
        assert ("Du är med!", "Ta med") == (words.say("has_seat"), words.say("bring"))
        assert deeds.text_of(store, SLIP, "sv").faults


def journal_free_row(store, body):
    from contextlib import contextmanager

    from courses.store.journal import deed

    @contextmanager
    def kept():
        with deed(store, MAJA, "An older program") as it:
            it.insert("paper_template", {"kind": "slip", "language": "sv", "body": body})
        yield

    return kept()


def test_what_was_changed_is_taken_back_and_that_is_undone(store):
    deeds.save(store, MAJA, SLIP, "sv", changed(store))
    deeds.restore(store, MAJA, SLIP, "sv")
    assert "Ta med" == paper_templates.words(store, SLIP, "sv").say("bring")
    journal.undo(store, MAJA)
    assert "Kom ihåg" == paper_templates.words(store, SLIP, "sv").say("bring")
    with pytest.raises(NotFound):
        deeds.restore(store, MAJA, SLIP, "en")


def test_two_who_change_the_same_template_at_once_do_not_overwrite_each_other(store):
    deeds.save(store, MAJA, SLIP, "sv", changed(store))
    it = deeds.text_of(store, SLIP, "sv")
    deeds.save(store, MAJA, SLIP, "sv", it.text.replace("När", "Tider"), version=it.version)
    with pytest.raises(Conflict):
        deeds.save(store, MAJA, SLIP, "sv", it.text.replace("Var", "Plats"), version=it.version)


def test_nothing_is_kept_that_is_as_the_program_brought_it(store):
    with pytest.raises(Refused):
        deeds.save(store, MAJA, SLIP, "sv", paper_templates.shipped_text(SLIP, "sv"))


def test_only_who_may_change_settings_changes_a_template(store):
    with pytest.raises(Forbidden):
        deeds.save(store, Actor("Nils", Role.COORDINATOR), SLIP, "sv", changed(store))


@pytest.mark.parametrize("language", ["", "../x", "svenska ja", "S V"])
def test_a_template_has_a_language(store, language):
    with pytest.raises(Invalid):
        deeds.save(store, MAJA, SLIP, language, changed(store))


def test_the_list_tells_which_are_the_librarys_own(store):
    deeds.save(store, MAJA, SLIP, "sv", changed(store))
    deeds.save(store, MAJA, SLIP, "pl", changed(store, "pl"))
    rows = {it.language: (it.is_own, it.is_shipped) for it in deeds.listed(store) if it.kind is SLIP}
    assert ((True, True), (True, False), (False, True)) == (rows["sv"], rows["pl"], rows["en"])


def test_a_trial_leaves_nothing_behind(store):
    before = tables.find(store, "journal_entry")
    with store.trial():
        deeds.save(store, MAJA, SLIP, "sv", changed(store))
        with pytest.raises(Refused):
            deeds.save(store, MAJA, SLIP, "en", paper_templates.shipped_text(SLIP, "en"))
        assert "Kom ihåg" == paper_templates.words(store, SLIP, "sv").say("bring")
    assert "Ta med" == paper_templates.words(store, SLIP, "sv").say("bring")
    assert before == tables.find(store, "journal_entry")
    deeds.save(store, MAJA, SLIP, "sv", changed(store))
