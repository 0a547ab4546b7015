"""The sample year, read in through the command line, agrees with its known answers."""

import pytest

from bench import inlandet


@pytest.mark.parametrize("name", sorted(inlandet.ANSWERS))
def test_the_answers_agree_whole(sample_year, name):
    assert inlandet.answers(name) == inlandet.ANSWERS[name](sample_year[0])


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
        "enrolments": 259,
    } == taken
