"""Clerks in processes of their own take the last seats at the same moment: one gets it, the others are told."""

import factories

from bench import clerks
from courses.actions import enrolment


def test_two_clerks_never_overfill_a_course_nor_lose_anybody(tmp_path):
    with factories.library(tmp_path) as store:
        course = factories.course(store, seats=3)
        everybody = [factories.person(store, f"Person {number}").id for number in range(8)]
        told = clerks.at_once(store.data_folder, course.id, [everybody[::2], everybody[1::2]])

        assert [] == clerks.faults(store, course.id, 3, told)
        assert 3 == sum(1 for it in told if it.status == "ENROLLED")
        assert [1, 2, 3, 4, 5] == sorted(it.position for it in told if it.position)


def test_a_party_takes_its_number_when_nobody_else_can_write(tmp_path, monkeypatch):
    number = enrolment.next_party

    def within_the_deed(store, course_id):
        assert store.db.conn.in_transaction, "two clerks at once would get the same number"
        return number(store, course_id)

    monkeypatch.setattr(enrolment, "next_party", within_the_deed)
    with factories.library(tmp_path) as store:
        course = factories.course(store, seats=3)
        couple = [factories.person(store, name).id for name in ("Ada", "Bo")]
        outcomes = enrolment.enrol_party(store, factories.LIBRARIAN, course.id, couple)

    assert ["ENROLLED", "ENROLLED"] == [it.status for it in outcomes]
