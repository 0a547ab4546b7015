"""The real year's files are read whole: as many drafts as rows, and signs and times as the answers have them."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from courses.imports.drafts import MarkRow
from courses.imports.reader import Options, read_drafts
from courses.model import ClosureKind, CourseKind
from courses.text import fold

FILES = Path(__file__).parents[1] / "inlandet"
TODAY = Options(today=date(2026, 11, 20))


def read(kind, name):
    return read_drafts(kind, FILES / name, TODAY)


def answers(name):
    with (FILES / "facit" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.mark.parametrize(
    ("kind", "name", "count"),
    [
        ("organisations", "organisationer.csv", 31),
        ("rooms", "lokaler.csv", 16),
        ("equipment", "utrustning.csv", 29),
        ("leaders", "ledare.csv", 23),
        ("closures", "stangt.csv", 24),
        ("programme", "program.xlsx", 51),
        ("changes", "program.xlsx", 10),
        ("enrolments", "anmalningar_disk.csv", 143),
        ("enrolments", "anmalningar_webbformular.csv", 124),
        ("attendance", "narvaro/dropin_och_forelasningar.csv", 58),
    ],
)
def test_every_row_of_a_file_becomes_a_draft(kind, name, count):
    reading = read(kind, name)

    assert count == len(reading.drafts)
    assert [] == [str(problem) for problem in reading.errors]


def test_the_programme_is_read_alike_from_three_layouts():
    kinds = Counter(draft.kind for draft in read("programme", "program.xlsx").drafts)

    assert {
        CourseKind.COURSE: 23,
        CourseKind.WORKSHOP_SERIES: 9,
        CourseKind.EVENT: 5,
        CourseKind.DROP_IN: 11,
        CourseKind.GUIDANCE: 3,
    } == kinds
    assert {"Storuman": 16, "Lycksele": 21, "Åsele": 14} == Counter(
        d.source.sheet for d in read("programme", "program.xlsx").drafts
    )


def test_closures_are_sorted_by_what_they_close():
    assert {
        ClosureKind.SCHOOL_BREAK: 9,
        ClosureKind.CLOSED: 8,
        ClosureKind.CLOSES_EARLY: 5,
        ClosureKind.ROOM_CLOSED: 2,
    } == Counter(d.kind for d in read("closures", "stangt.csv").drafts)


def test_every_logged_event_has_the_time_of_the_answers():
    at = {}
    for name, prefix in (("anmalningar_disk.csv", "disk"), ("anmalningar_webbformular.csv", "webb")):
        for draft in read("enrolments", name).drafts:
            at[f"{prefix} {draft.source.row if prefix == 'disk' else draft.reference}"] = f"{draft.at:%Y-%m-%d %H:%M}"

    expected = {row["rad"]: row["tid"][:16] for row in answers("handelselogg.csv")}
    assert expected == at


def test_every_mark_of_the_answers_is_read_and_no_other():
    words = {
        "PRESENT": "här",
        "LATE": "här, sen eller del av träffen",
        "LEFT_EARLY": "här, gick tidigare",
        "ABSENT": "borta",
        "EXCUSED": "borta, sagt till",
    }
    found = Counter()
    for path in sorted((FILES / "narvaro").iterdir()):
        for draft in read("attendance", f"narvaro/{path.name}").drafts:
            if isinstance(draft, MarkRow) and not draft.is_walk_in:
                found[fold(draft.course).replace(" ", ""), str(draft.date), words[draft.mark]] += 1

    assert (
        Counter((fold(r["aktivitet"]).replace(" ", ""), r["datum"], r["märke"]) for r in answers("narvaro_rader.csv"))
        == found
    )
