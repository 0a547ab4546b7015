"""The sample year's circles, read in through the command line with people and marks, get the verdicts of its answers."""

import csv
import shutil
from datetime import datetime

import pytest
from sample_year import Office

from bench import inlandet
from courses.actions import circle
from courses.actions.setup import open_library
from courses.model import Actor, CircleOutcome
from courses.rules.counting import counted
from courses.store import courses

NOW = datetime.fromisoformat(inlandet.NOW)
SAYS = {
    CircleOutcome.COUNTS: "räknas",
    CircleOutcome.CAN_STILL_COUNT: "kan ännu",
    CircleOutcome.CANNOT_COUNT: "kan inte",
}
PEOPLE = ("anmalningar_webbformular.csv", "anmalningar_disk.csv")
SUMS = "hållna_träffar timmar_hållna timmar_godkända_träffar varav_cirkel varav_annat timmar_kommande_2026 timmar_kommande_2027"
UNCERTAIN = {"4611"}
"""Whose reason carries, beside the answer's words, that the rule is an uncertain one."""


def answers(name):
    with (inlandet.YEAR / "facit" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture(scope="module")
def verdicts(sample_year, tmp_path_factory):
    """Reads people and marks in on top of the year, and returns each course's verdict and organiser's name by code."""
    folder = tmp_path_factory.mktemp("circles")
    year = shutil.copytree(inlandet.YEAR, folder / "year")  # rows handed back are written beside the files
    office = Office(shutil.copytree(sample_year[0].data, folder / "data"))
    for name in PEOPLE:
        office.run("import", "enrolments", str(year / name))
    for path in sorted((year / "narvaro").iterdir()):
        if not path.name.startswith("dropin"):
            office.run("import", "attendance", str(path))
    store = open_library(office.data)
    found = {
        it.code: (circle.check(store, Actor("Maja"), it.id, NOW), it.organiser) for it in courses.summaries(store, NOW)
    }
    store.close()
    return found


@pytest.mark.parametrize("row", answers("cirkelprov.csv"), ids=lambda row: row["aktivitet"])
def test_every_course_gets_the_verdict_of_the_answers(verdicts, row):
    verdict, _organiser = verdicts[row["aktivitet"]]
    reasons = "; ".join(verdict.reasons)

    assert row["dom"] == SAYS[verdict.verdict]
    assert row["skäl"] == reasons or (row["aktivitet"] in UNCERTAIN and reasons.startswith(f"{row['skäl']} (osäker"))
    assert (int(row["godkända_träffar_hittills"]), int(row["timmar_hittills"])) == counted(verdict.sessions)


@pytest.mark.parametrize("row", answers("studietimmar.csv"), ids=lambda row: row["kod"])
def test_every_association_gets_the_study_hours_of_the_answers(verdicts, row):
    codes = [it["aktivitet"] for it in answers("cirkelprov.csv")]
    of_row = [verdict for code, (verdict, organiser) in verdicts.items() if code in codes and organiser == row["namn"]]
    totals = dict.fromkeys(SUMS.split(), 0)
    for verdict in of_row:
        hours = counted(verdict.sessions)[1]
        totals["timmar_godkända_träffar"] += hours
        totals["varav_cirkel" if verdict.verdict is CircleOutcome.COUNTS else "varav_annat"] += hours
        for it in verdict.sessions:
            totals["hållna_träffar"] += it.is_held
            totals["timmar_hållna"] += it.study_hours if it.is_held else 0
            if not it.is_held:
                totals[f"timmar_kommande_{it.day.year}"] += it.study_hours

    assert {name: int(row[name]) for name in totals} == totals
    assert int(row["kurser"]) == len(of_row)
