"""Clerks in processes of their own take the last seats at the same moment: one gets it, the others are told."""

import factories

from bench import clerks


def test_two_clerks_never_overfill_a_course_nor_lose_anybody(tmp_path):
    with factories.library(tmp_path) as store:
        course = factories.course(store, seats=3)
        everybody = [factories.person(store, f"Person {number}").id for number in range(8)]
        told = clerks.at_once(store.data_folder, course.id, [everybody[::2], everybody[1::2]])

        assert [] == clerks.faults(store, course.id, 3, told)
        assert 3 == sum(1 for it in told if it.status == "ENROLLED")
        assert [1, 2, 3, 4, 5] == sorted(it.position for it in told if it.position)
