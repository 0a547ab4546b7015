"""`circle` and `circle-rules` as somebody at a prompt has them."""

from datetime import date

import factories

from courses.model import CourseForm
from courses.store import tables

JANUARY = date(2027, 1, 12)
KEYS = {
    "shape_counts",
    "verdict",
    "study_hours",
    "decides",
    "decides_because",
    "may_miss",
    "rules",
    "without_number",
    "reasons",
    "reason_rules",
    "suggestions",
    "per_person",
    "counted_by",
    "kb_category",
}


def circle(office, **overrides):
    """Makes STO-601 as a circle of SV, four Tuesdays of two hours."""

    def work(store):
        sv = tables.id_of(store, "organisation", code="SV")
        given = {
            "count": 4,
            "start": factories.time(17),
            "end": factories.time(19),
            "organiser_id": sv,
            "first_date": JANUARY,
        }
        course = factories.course(store, form=CourseForm.STUDY_CIRCLE, **(given | overrides))
        factories.enrolled(store, course, "Ada", "Bo")
        return course

    return office(work)


class TestCircle:
    def test_json_has_just_these_keys(self, office, kursverkstad):
        circle(office)
        told = kursverkstad("circle", "sto 601", "--json")

        assert (0, KEYS) == (told.code, set(told.json))
        assert (False, "cannot_count", 8) == tuple(
            told.json[name] for name in ("shape_counts", "verdict", "study_hours")
        )
        assert ["bara 8 studietimmar, minst 9 krävs"] == told.json["reasons"]
        same = {"person", "name", "verdict", "sessions", "study_hours", "reasons", "rules"}
        assert same | {"decides", "decides_because", "may_miss"} == set(told.json["per_person"][0])

    def test_words_say_why_and_what_would_help(self, office, kursverkstad):
        circle(office)
        told = kursverkstad("circle", "STO-601")

        assert "✗ kan inte räknas" in told.out
        assert "bara 8 studietimmar, minst 9 krävs" in told.out
        assert "5 × 2 h eller 4 × 2 h 15 min" in " ".join(told.out.split())
        assert "17.00–19.00 = 120 min" in told.out

    def test_people_are_told_while_the_course_can_count(self, office, kursverkstad):
        circle(office, count=5)
        told = kursverkstad("circle", "STO-601")

        assert "○ kan ännu räknas" in told.out
        assert "Ada Ek" in told.out

    def test_a_course_that_does_not_exist_is_told(self, office, kursverkstad):
        circle(office)

        assert 4 == kursverkstad("circle", "X-1").code


class TestRules:
    def test_the_list_says_each_rule_and_how_sure_it_is(self, office, kursverkstad):
        told = kursverkstad("circle-rules")

        assert "Högst 20 personer" in " ".join(told.out.split())
        assert "härledd" in told.out

    def test_a_rule_is_changed_and_holds(self, office, kursverkstad):
        circle(office)
        changed = kursverkstad("circle-rules", "CIRCLE.hours_min", "--value", "8", "--json")

        assert (8, True) == (changed.json[0]["value"], changed.json[0]["own"])
        assert kursverkstad("circle", "STO-601", "--json").json["shape_counts"]

    def test_one_rule_shows_its_source(self, office, kursverkstad):
        told = kursverkstad("circle-rules", "circle.person_hours_min.fu")

        assert "Folkuniversitetet" in told.out
        assert "osäker regel" in " ".join(told.out.split())

    def test_a_rule_of_the_librarys_own_is_not_told_as_read_in_a_source(self, office, kursverkstad):
        before = kursverkstad("circle-rules", "CIRCLE.hours_min")
        changed = kursverkstad("circle-rules", "CIRCLE.hours_min", "--value", "14")

        assert "läst i källan" in before.out
        assert "läst i källan" not in changed.out
        assert "" == kursverkstad("circle-rules", "CIRCLE.hours_min", "--json").json[0]["certainty"]

    def test_a_change_without_a_rule_or_with_a_wrong_effect_is_refused(self, office, kursverkstad):
        assert 3 == kursverkstad("circle-rules", "--value", "8").code
        assert 3 == kursverkstad("circle-rules", "CIRCLE.hours_min", "--effect", "kanske").code


class TestStudyHours:
    def test_the_sum_is_shown_and_the_leaders_figure_holds_beside_it(self, office, kursverkstad):
        circle(office, end=factories.time(19, 15), break_minutes=45)
        shown = kursverkstad("study-hours", "STO-601", "1")
        kept = kursverkstad("study-hours", "STO-601", "1", "1")

        assert "2 studietimmar" in shown.out
        assert "17.00–19.15 − 45 min = 90 min = 2 × 45" in shown.out
        assert "1 studietimme, angivet av ledaren" in kept.out
        assert "= 2 × 45" in kept.out
        assert "2 studietimmar, som beräknat" in kursverkstad("study-hours", "STO-601", "1", "--computed").out

    def test_a_number_and_computed_together_are_a_slip(self, office, kursverkstad):
        circle(office)

        assert 2 == kursverkstad("study-hours", "STO-601", "1", "2", "--computed").code


class TestCategory:
    def test_a_course_gets_a_category_of_its_own(self, office, kursverkstad):
        circle(office)
        assert 0 == kursverkstad("change-course", "STO-601", "--kb-category", "120").code

        assert "120" == kursverkstad("circle", "STO-601", "--json").json["kb_category"]


class TestRulesOfTheLibrary:
    def test_one_is_added_for_an_association_and_a_year_and_removed(self, office, kursverkstad):
        circle(office)
        words = "CIRCLE.hours_min --for sv --value 8 --from 2027-01-01 --to 2027-12-31 --source villkor".split()
        told = kursverkstad("circle-rules", *words, "--json")
        assert (0, "CIRCLE.hours_min.SV.2027", "SV", 8, "villkor") == (
            told.code,
            *(told.json[0][name] for name in ("code", "association", "value", "source")),
        )

        check = kursverkstad("circle", "STO-601", "--json").json
        assert "can_still_count" == check["verdict"]
        assert "CIRCLE.hours_min.SV.2027" in {it["code"] for it in check["rules"]}

        assert 0 == kursverkstad("circle-rules", "CIRCLE.hours_min.SV.2027", "--remove").code
        assert "cannot_count" == kursverkstad("circle", "STO-601", "--json").json["verdict"]

    def test_the_rules_with_their_sources_end_what_is_said_of_a_course(self, office, kursverkstad):
        circle(office)
        told = " ".join(kursverkstad("circle", "STO-601").out.split())

        assert "Minst 9 studietimmar · stoppar · läst i källan · Källa: Folkuniversitetet" in told
        assert "osäker regel, härledd och inte läst i förbundets villkor: fråga dem" in told
