"""The sample year, read in through the command line, agrees with its known answers."""

import pytest

from bench import inlandet


@pytest.mark.parametrize("name", sorted(inlandet.ANSWERS))
def test_the_answers_agree_whole(sample_year, name):
    assert inlandet.answers(name) == inlandet.ANSWERS[name](sample_year[0])


def test_every_list_of_attendance_is_taken_whole(sample_year):
    reports = {name: it for name, it in sample_year[1].items() if name.startswith("attendance")}

    assert {} == {name: it["problems"] for name, it in reports.items() if it["rejected"]}
    assert 719 == sum(it["created"] for name, it in reports.items() if "dropin" not in name)


def test_no_row_is_lost(sample_year):
    taken = {name: report["created"] + report["changed"] for name, report in sample_year[1].items()}

    assert {
        "organisations organisationer.csv": 31,
        "rooms lokaler.csv": 16,
        "equipment utrustning.csv": 29,
        "leaders ledare.csv": 23,
        "closures stangt.csv": 24,
        "programme program.xlsx": 51,
        "changes program.xlsx": 10,
        "attendance narvaro/dropin_och_forelasningar.csv": 58,
        "attendance narvaro/4601.csv": 58,
        "attendance narvaro/4602.csv": 24,
        "attendance narvaro/4603.csv": 128,
        "attendance narvaro/4605.csv": 18,
        "attendance narvaro/4612.csv": 101,
        "attendance narvaro/4613.csv": 14,
        "attendance narvaro/as26-1.csv": 24,
        "attendance narvaro/as26-2.csv": 48,
        "attendance narvaro/as26-3.csv": 22,
        "attendance narvaro/as26-6.csv": 24,
        "attendance narvaro/seniornet_umealven.xlsx": 120,
        "attendance narvaro/sto-601.csv": 64,
        "attendance narvaro/sto-603.csv": 45,
        "attendance narvaro/sto-606.csv": 15,
        "attendance narvaro/sto-608.csv": 14,
        "enrolments": 259,
    } == taken
