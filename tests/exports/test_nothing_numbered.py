"""A paper that no typeface can write is refused by letter and place before it gets a number or is noted as printed."""

from dataclasses import replace
from datetime import date

import pytest
from factories import LIBRARIAN, course, enrolled, library, mark, person

from courses import clock
from courses.actions import enrolment, options, people, registers
from courses.actions.register_drafts import LeaderDraft, RoomDraft
from courses.errors import Invalid
from courses.exports import certificate_press, pile_papers, print_shop
from courses.model.certificates import CertificateWish, Sent
from courses.model.paper_style import PaperKind
from courses.model.print_piles import PilePart
from courses.store import tables

ODD = "𓀀𓁀"
FIRST = date(2026, 11, 10)


@pytest.fixture
def store(tmp_path):
    with library(tmp_path) as opened:
        yield opened


def counts(store):
    return [store.value(f"SELECT count(*) FROM {table}") for table in ("print_run", "certificate", "journal_entry")]  # noqa: S608


def ended(store, **overrides):
    made = course(store, count=1, first_date=FIRST, **overrides)
    both = enrolled(store, made, "Ebba", "Siv")
    for one in both:
        mark(store, made, one, "PRESENT")
    return made, both


def refused(store, make):
    before = counts(store)
    with pytest.raises(Invalid) as caught:
        make()
    assert before == counts(store)
    assert "𓀀 (U+13000)" in caught.value.message
    return caught.value.message


@pytest.mark.parametrize("what", ["leader", "room", "place"])
def test_a_list_with_a_leader_or_a_room_that_cannot_be_written_gets_no_number(store, what):
    leaders = (registers.add(store, LIBRARIAN, LeaderDraft(name=f"Bror {ODD}")),) if what == "leader" else ()
    rooms = {"room": RoomDraft(name=f"Sal {ODD}"), "place": RoomDraft(name="Studion", place=f"Tallvik {ODD}")}
    room = registers.add(store, LIBRARIAN, rooms[what]) if what in rooms else None
    made, _both = ended(store, leader_ids=leaders, room_id=room)
    assert ODD in refused(store, lambda: print_shop.attendance_list(store, LIBRARIAN, made.id, clock.now()))


def test_a_list_in_a_print_run_that_cannot_be_written_gets_no_number(store):
    made, _both = ended(store)
    enrolment.enrol(store, LIBRARIAN, made.id, person(store, f"Åsa {ODD}").id)
    about = ("", made.code, made.title, FIRST, made.start, "", "", 1)
    part = PilePart(PaperKind.ATTENDANCE_LIST, made.id, None, *about)
    assert f"Åsa {ODD}" in refused(store, lambda: pile_papers.make(store, LIBRARIAN, part, clock.now()))


def test_a_certificate_with_a_signer_who_cannot_be_written_is_not_issued(store):
    made, _both = ended(store)
    options.set_option(store, LIBRARIAN, "certificate.signers", f"Gun {ODD}; Bror Ek")
    assert ODD in refused(store, lambda: print_shop.certificates(store, LIBRARIAN, made.id, clock.now()))


def test_a_certificate_by_post_to_an_address_that_cannot_be_written_is_not_issued(store):
    made, (ebba, _siv) = ended(store)
    draft = replace(people.draft_of(ebba), address=f"Gata {ODD} 1", postcode="123 45", town="Tallvik")
    people.change(store, LIBRARIAN, ebba.id, draft, ebba.version)
    wish = CertificateWish(ebba.id, Sent.POST)
    assert ODD in refused(
        store, lambda: certificate_press.press(store, LIBRARIAN, made.id, clock.now(), wish).one_file()
    )


def test_one_persons_certificate_is_printed_though_anothers_name_cannot_be_written(store):
    made, (ebba, siv) = ended(store)
    people.change(store, LIBRARIAN, siv.id, replace(people.draft_of(siv), given_name=ODD), siv.version)
    assert 1 == print_shop.certificates(store, LIBRARIAN, made.id, clock.now(), ebba.id).pages
    assert tables.first(store, "certificate", person_id=siv.id) is None
    assert ODD in refused(store, lambda: print_shop.certificates(store, LIBRARIAN, made.id, clock.now()))
