"""`associations` as somebody at a prompt has it."""

import factories

from courses.model import CourseForm
from courses.store import tables

KEYS = set(
    "code name courses sessions_held study_hours_held study_hours_counting study_hours_circle study_hours_other "
    "study_hours_to_come participant_hours approved_participants approved_persons can_still_count".split()
)


def circle(store):
    abf = tables.id_of(store, "organisation", code="ABF")
    return factories.course(
        store, form=CourseForm.STUDY_CIRCLE, organiser_id=abf, first_date=factories.date(2027, 1, 12)
    )


def test_json_has_just_these_keys(office, kursverkstad):
    office(circle)
    told = kursverkstad("associations", "--json")
    abf = next(it for it in told.json if it["code"] == "ABF")

    assert (0, KEYS) == (told.code, set(abf))
    assert (1, {"2026": 0, "2027": 24}) == (abf["courses"], abf["study_hours_to_come"])


def test_words_have_a_row_for_each(office, kursverkstad):
    office(circle)
    told = kursverkstad("associations", "--year", "2027")

    assert "att hålla 2027" in told.out
    assert any(line.startswith("ABF") for line in told.out.splitlines())
