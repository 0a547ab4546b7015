"""Printing letters: one run, noted, and who gets none is told."""

from dataclasses import replace

import factories
import pytest

from courses import clock
from courses.actions import enrolment, journal, letters, messages, people
from courses.errors import Refused
from courses.exports import print_shop
from courses.model.messages import MessageStatus
from courses.store import messages as queries
from courses.store.messages import Wanted

MAJA = factories.LIBRARIAN
HOME = {"contact": "LETTER", "address": "Gatan 1", "postcode": "910 60", "town": "Åsele"}


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        course = factories.course(opened, first_date=factories.date(2027, 1, 12))
        for name, more in (("Anna", {}), ("Mei", {"other_name": "梅"}), ("Dag", {})):
            enrolment.enrol(opened, MAJA, course.id, factories.person(opened, name, **HOME, **more).id)
        messages.make(opened, MAJA, messages.wish_for(opened, MAJA, course.id, "joining"), clock.now())
        yield opened


def made(store):
    return {it.name: it for it in queries.listed(store, MAJA, Wanted())}


def ids(store):
    return [it.id for it in made(store).values()]


def test_letters_are_printed_in_one_run_and_noted_as_done(store):
    run = print_shop.letters(store, MAJA, ids(store), clock.now())
    assert (3, 3, ()) == (run.made, run.printed.pages, run.left)
    assert {MessageStatus.SENT} == {it.status for it in made(store).values()}
    assert "LETTERS" == store.value("SELECT kind FROM print_run")
    journal.undo(store, MAJA)
    assert {MessageStatus.DRAFT} == {it.status for it in made(store).values()}


def test_who_is_protected_or_has_moved_away_gets_none_and_is_told(store):
    dag = made(store)["Dag Ek"].person_id
    mei = made(store)["Mei Ek"].person_id
    for person_id, change in ((dag, {"is_protected": True}), (mei, {"address": ""})):
        draft = people.draft_of(people.reveal(store, MAJA, person_id))
        people.change(store, MAJA, person_id, replace(draft, **change), 1)
    run = print_shop.letters(store, MAJA, ids(store), clock.now())
    assert (1, 2) == (run.made, len(run.left))
    assert "Dag" not in "".join(run.left) and b"Dag" not in run.printed.content


def test_at_whose_home_somebody_lives_is_a_line_of_its_own_in_the_window(store):
    it = made(store)["Dag Ek"]
    draft = people.draft_of(people.reveal(store, MAJA, it.person_id))
    people.change(store, MAJA, it.person_id, replace(draft, address="c/o Lind, Gatan 1"), 1)
    (paper,) = letters.to_print(store, MAJA, [it.id], clock.now()).papers
    assert ("Dag Ek", "c/o Lind", "Gatan 1", "910 60  Åsele") == paper.address


def test_a_script_without_typeface_is_left_and_the_rest_is_printed(store):
    it = made(store)["Mei Ek"]
    from courses.actions import sending

    sending.change(store, MAJA, it.id, it.subject, "𓀀さん", it.version)
    run = print_shop.letters(store, MAJA, ids(store), clock.now())
    assert 2 == run.made and "𓀀" in run.left[0]
    assert MessageStatus.DRAFT is made(store)["Mei Ek"].status


def test_where_there_is_no_letter_that_is_said(store):
    with pytest.raises(Refused):
        print_shop.letters(store, MAJA, [], clock.now())
