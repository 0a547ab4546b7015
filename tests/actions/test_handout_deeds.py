"""The handout shelf: what is shipped, texts put there, changed and taken back, pictures, and where they are given out."""

from dataclasses import replace
from datetime import date, time

import factories
import pytest

from courses import clock
from courses.actions import (
    handout_files,
    handout_uses,
    handouts,
    journal,
    planning,
    plans,
    reference_handouts,
    setup,
    terms,
)
from courses.actions import sessions as session_deeds
from courses.actions.handouts import HandoutFile
from courses.errors import Conflict, Forbidden, Invalid, NotFound, Refused
from courses.model import Actor, Role
from courses.model.shelf import Ageing, TextState
from courses.store import check, sessions, tables
from courses.store import handout_uses as uses
from courses.store import handouts as shelf
from courses.store import plans as plan_queries
from courses.store.journal import deed

TODAY = date(2026, 11, 20)
COORDINATOR = Actor(name="Olle", role=Role.COORDINATOR)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="9" height="9"/></svg>'
MAP = """---
titel: "Läs en karta"
ämne: vardag
version: "1.0"
datum: 2026-11-01
licens: CC BY 4.0
språk: sv
---

# Läs en karta

![En karta.](karta.svg)

Norr är uppåt.
"""


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        yield opened


def file(text=MAP, name="07_karta.sv.md", **pictures):
    return HandoutFile(text, name, {"karta.svg": SVG} if not pictures else pictures["pictures"])


def add(store, *args, **values):
    return handouts.add(store, factories.LIBRARIAN, file(*args, **values))


def translated(edition="1.0"):
    text = MAP.replace("språk: sv", f'språk: en\növersatt från: 07_karta.sv.md\nföljer version: "{edition}"')
    return text.replace("Läs en karta", "Read a map")


def row(store, code):
    return shelf.row(store, TODAY, code)


def edited(store, code="02_losenord", language="sv", **facts):
    """Returns a text as a file with facts replaced."""
    text = handouts.written(shelf.text(store, TODAY, code, language))
    for before, after in facts.get("change", {}).items():
        assert before in text
        text = text.replace(before, after)
    return text


def test_the_shipped_handouts_are_there_with_their_pictures_and_follow_their_originals(store):
    every = shelf.shelf(store, TODAY)

    assert ["01", "02", "03", "04", "05", "06"] == sorted(it.code[:2] for it in every)
    assert 36 == sum(len(it.texts) for it in every)
    assert all(it.first.language == "sv" and it.first.state is TextState.ORIGINAL for it in every)
    assert {TextState.FOLLOWS} == {one.state for it in every for one in it.texts[1:]}
    there = shelf.picture_names(store)
    assert all(set(handouts.as_read(one).pictures) <= there for it in every for one in it.texts)
    assert [] == check.find_troubles(store)


def test_a_text_is_written_as_a_file_that_says_the_same(store):
    every = shelf.texts(store, TODAY)
    assert {"sv", "ti"} <= {it.language for it in every}
    for it in every:
        _code, text = handouts.checked(store, HandoutFile(handouts.written(it), it.file_name), it.code)

        values = reference_handouts.columns(text)
        assert values == {name: tables.first(store, "handout", id=it.id)[name] for name in values}


def test_an_update_brings_new_versions_but_leaves_what_the_library_changed_or_removed(store):
    handouts.change(store, COORDINATOR, "02_losenord", HandoutFile(edited(store, change={"Skapa ett bra": "Gör ett"})))
    handouts.remove(store, COORDINATOR, "01_starta_datorn", "ti")
    kept = tables.first(store, "handout", code="03_bluff_sms", language="sv")
    with deed(store, setup.PROGRAM, "an older version") as it:
        it.update("handout", kept["id"], {"edition": "0.9", "body": "gammal"})

    assert handout_files.lacks_some(store)
    setup.fill(store)

    assert not handout_files.lacks_some(store)
    assert "Gör ett lösenord" == shelf.text(store, TODAY, "02", "sv").title
    assert row(store, "01").text("ti") is None
    assert "gammal" != shelf.text(store, TODAY, "03", "sv").body


def test_an_older_program_takes_no_newer_text_back(store):
    kept = tables.first(store, "handout", code="03_bluff_sms", language="sv")
    with deed(store, setup.PROGRAM, "a newer program was here") as it:
        it.update("handout", kept["id"], {"edition": "9.9", "dated": "2099-01-01"})

    assert not handout_files.lacks_some(store)
    setup.load_reference(store)

    assert "9.9" == shelf.text(store, TODAY, "03", "sv").edition


def test_a_picture_of_the_librarys_own_is_not_written_over(store):
    text = edited(store)
    handouts.change(store, COORDINATOR, "02_losenord", HandoutFile(text, "", {"losenord.svg": SVG}))

    setup.load_reference(store)

    assert {"losenord.svg": SVG} == shelf.pictures(store, ["losenord.svg"])


def test_a_new_handout_is_put_on_the_shelf_with_its_picture_and_undone_with_it(store):
    added = add(store)

    assert ("07_karta", "sv", "Läs en karta", "1.0") == (added.code, added.language, added.title, added.edition)
    assert TextState.ORIGINAL is added.state
    assert {"karta.svg": SVG} == shelf.pictures(store, ["karta.svg"])
    assert [] == check.find_troubles(store)

    journal.undo(store, factories.LIBRARIAN)

    with pytest.raises(NotFound):
        row(store, "07_karta")
    assert "karta.svg" not in shelf.picture_names(store)


def test_all_that_is_wrong_with_a_file_is_told_at_once_and_nothing_is_written(store):
    text = MAP.replace("2026-11-01", "i går").replace("karta.svg", "borta.svg")

    with pytest.raises(Invalid) as told:
        handouts.add(store, factories.LIBRARIAN, HandoutFile(text, "07_karta.ar.md"))

    assert "5:" in told.value.message
    assert "borta.svg" in told.value.message
    assert "filens namn säger språket ar" in told.value.message
    assert 6 == len(shelf.shelf(store, TODAY))


def test_a_picture_that_is_none_or_is_anothers_is_refused(store):
    with pytest.raises(Invalid, match=r"karta\.svg: "):
        add(store, pictures={"karta.svg": b"GIF89a"})
    with pytest.raises(Invalid, match="en annan bild som heter bankid.svg"):
        add(store, MAP.replace("karta.svg", "bankid.svg"), pictures={"bankid.svg": SVG})


def test_a_translation_lags_once_the_original_has_a_new_version(store):
    add(store)
    handouts.add(store, COORDINATOR, HandoutFile(translated(), "07_karta.en.md"))

    assert TextState.FOLLOWS is row(store, "07").text("en").state

    handouts.change(store, COORDINATOR, "07_karta", HandoutFile(MAP.replace('"1.0"', '"1.1"')))

    english = row(store, "07").text("en")
    assert (TextState.LAGS, "1.0", "1.1") == (english.state, english.follows, english.original_edition)
    assert ["07_karta"] == [it.code for it in shelf.shelf(store, TODAY, shelf.Wanted(is_lagging=True))]


def test_a_text_that_is_changed_under_the_same_version_is_told_of(store):
    before = add(store)
    same = handouts.change(store, COORDINATOR, "07_karta", HandoutFile(MAP.replace("uppåt", "upp")))
    newer = handouts.change(store, COORDINATOR, "07_karta", HandoutFile(MAP.replace('"1.0"', '"1.1"')))

    assert handouts.forgets_edition(before, same)
    assert not handouts.forgets_edition(same, newer)


def test_a_translation_begins_as_the_originals_words_with_its_version_and_not_proofread(store):
    text = handouts.translation(shelf.text(store, TODAY, "02", "sv"), "pl", TODAY)

    handouts.add(store, COORDINATOR, HandoutFile(text), "02_losenord")

    polish = row(store, "02").text("pl")
    assert (TextState.FOLLOWS, "sv", False, TODAY) == (
        polish.state,
        polish.original_language,
        polish.is_reviewed,
        polish.dated,
    )


def test_an_original_of_another_code_is_no_original(store):
    with pytest.raises(Invalid, match=r"samma kod.*07_karta\.sv\.md"):
        add(store, MAP.replace("språk: sv", "språk: en\növersatt från: 02_losenord.sv.md"), "07_karta.en.md")


def test_a_text_that_is_there_already_is_not_added_again_nor_an_unknown_one_changed(store):
    add(store)

    with pytest.raises(Refused):
        add(store)
    with pytest.raises(NotFound):
        handouts.change(store, COORDINATOR, "08_annan", file())
    with pytest.raises(Invalid, match="texten på sv"):
        handouts.change(store, COORDINATOR, "07_karta", HandoutFile(translated()), language="sv")


def test_who_changes_a_text_that_has_been_changed_meanwhile_is_told(store):
    read = add(store)
    handouts.change(store, COORDINATOR, "07_karta", file(MAP.replace("Norr", "Söder")), read.version)

    with pytest.raises(Conflict):
        handouts.change(store, factories.LIBRARIAN, "07_karta", file(MAP.replace("Norr", "Öster")), read.version)


def test_a_changed_text_is_taken_back_to_what_was_shipped_with_its_picture(store):
    text = edited(store, change={"Skapa ett bra": "Gör ett"})
    handouts.change(store, COORDINATOR, "02_losenord", HandoutFile(text, "", {"losenord.svg": SVG}))
    handouts.remove(store, COORDINATOR, "02_losenord", "th")

    handouts.restore(store, COORDINATOR, "02_losenord", "sv")
    handouts.restore(store, COORDINATOR, "02_losenord", "th")

    assert ("Skapa ett bra lösenord", True) == (row(store, "02").first.title, row(store, "02").first.is_shipped)
    assert SVG != shelf.pictures(store, ["losenord.svg"])["losenord.svg"]
    assert row(store, "02").text("th") is not None
    with pytest.raises(Refused):
        handouts.restore(store, COORDINATOR, "02_losenord", "pl")


def test_an_original_with_translations_and_a_handout_in_use_are_not_removed(store):
    course = factories.course(store)
    add(store)
    handout_uses.use(store, COORDINATOR, "07_karta", course.id)

    with pytest.raises(Refused, match="översättningar"):
        handouts.remove(store, COORDINATOR, "02_losenord", "sv")
    with pytest.raises(Refused, match="STO-601"):
        handouts.remove(store, COORDINATOR, "07_karta", "sv")

    journal.undo(store, COORDINATOR)
    handouts.remove(store, COORDINATOR, "07_karta", "sv")

    assert "karta.svg" not in shelf.picture_names(store)
    journal.undo(store, COORDINATOR)
    assert {"karta.svg": SVG} == shelf.pictures(store, ["karta.svg"])


def test_only_who_may_plan_changes_the_shelf(store):
    reader, leader = Actor(name="Rut", role=Role.READER), Actor(name="Lo", role=Role.LEADER, leader_id=1)
    course = factories.course(store)
    for actor in (reader, leader):
        for forbidden in (
            lambda who: handouts.add(store, who, file()),
            lambda who: handouts.change(store, who, "02_losenord", file()),
            lambda who: handouts.remove(store, who, "02_losenord", "th"),
            lambda who: handouts.restore(store, who, "02_losenord", "th"),
            lambda who: handout_uses.use(store, who, "02_losenord", course.id),
        ):
            with pytest.raises(Forbidden):
                forbidden(actor)


@pytest.mark.parametrize(
    ("last_day", "expected"),
    [
        ("2026-11-19", Ageing.PASSED),
        ("2026-11-20", Ageing.SOON),
        ("2027-01-19", Ageing.SOON),
        ("2027-01-20", Ageing.NONE),
    ],
)
def test_a_text_ages_from_sixty_days_before_its_last_day(store, last_day, expected):
    add(store, MAP.replace("språk: sv", f"språk: sv\ngiltig till: {last_day}"))

    assert expected is row(store, "07").ageing
    found = [it.code for it in shelf.shelf(store, TODAY, shelf.Wanted(is_ageing=True))]
    assert (["07_karta"] if expected is not Ageing.NONE else []) == found


def test_the_shelf_is_searched_by_all_words_in_any_language_and_by_topic(store):
    def found(**wanted):
        return [it.code for it in shelf.shelf(store, TODAY, shelf.Wanted(**wanted))]

    assert ["02_losenord"] == found(search="good password")
    assert ["02_losenord", "03_bluff_sms"] == found(topic="Säkerhet")
    assert ["02_losenord"] == found(language="th")
    assert "02_losenord" in found(search="lösenord")
    assert [] == found(search="tangentbordsmusik")


def test_a_handout_is_found_by_code_its_beginning_or_its_title(store):
    assert "02_losenord" == row(store, "02_LOSENORD").code == row(store, "02").code == row(store, "bra lösenord").code
    with pytest.raises(Invalid):
        row(store, "0")
    with pytest.raises(NotFound, match="okänt"):
        row(store, "okänt")
    with pytest.raises(NotFound):
        shelf.text(store, TODAY, "02", "pl")


def test_a_course_made_from_a_plan_gives_out_what_the_plan_does_and_so_do_the_plans_made_of_it(store):
    plan = plan_queries.by_title(store, "Bedrägerier och lösenord")
    course = plans.plan_course(
        store, factories.LIBRARIAN, plan.id, code="STO-701", first_date=date(2027, 1, 18), start=time(10)
    )
    kept = plans.plan_of_course(store, factories.LIBRARIAN, course.id, "Min plan")
    copied = plans.copy(store, factories.LIBRARIAN, plan.id)

    expected = [(1, "03_bluff_sms"), (2, "02_losenord")]
    assert expected == [(it.number, it.code) for it in uses.of_course(store, course.id)]
    assert expected == [(it.number, it.code) for it in uses.of_plan(store, kept.id)]
    assert expected == [(it.number, it.code) for it in uses.of_plan(store, copied.id)]
    found = uses.of_handout(store, "02_losenord", TODAY)
    assert "STO-701, träff 2" == handouts.place_of(found[0])
    assert "Bedrägerier och lösenord" in {it.title for it in found if it.plan_id}
    assert 1 == row(store, "02").used_by


def test_what_is_given_out_stays_when_the_course_gets_other_dates_and_undoing_takes_the_course_whole(store):
    course = factories.course(store)
    second = sessions.of_course(store, course.id, clock.now())[1]
    handout_uses.use(store, COORDINATOR, "02", course.id, second.id)
    draft = planning.draft_of(course)
    moved = replace(draft, pattern=replace(draft.pattern, first_date=date(2027, 1, 12)))

    planning.change_course(store, COORDINATOR, course.id, moved, course.version, [])

    assert [(2, date(2027, 1, 19))] == [(it.number, it.day) for it in uses.of_course(store, course.id)]
    journal.undo(store, COORDINATOR)
    assert [second.id] == [it.session_id for it in uses.of_course(store, course.id)]


def test_a_course_copied_to_another_term_gives_out_what_the_old_one_did(store):
    course = factories.course(store)
    second = sessions.of_course(store, course.id, clock.now())[1]
    handout_uses.use(store, COORDINATOR, "02", course.id, second.id)

    copied = terms.copy_course(store, factories.LIBRARIAN, course.id, first_date=date(2027, 1, 12))

    assert [(2, "02_losenord")] == [(it.number, it.code) for it in uses.of_course(store, copied.id)]


def test_what_is_given_out_at_no_one_session_or_a_cancelled_one_is_printed_for_the_first_or_the_next(store):
    course = factories.course(store)
    held = sessions.of_course(store, course.id, clock.now())
    handout_uses.use(store, COORDINATOR, "01", course.id)
    handout_uses.use(store, COORDINATOR, "02", course.id, held[2].id)
    session_deeds.cancel_session(store, factories.LIBRARIAN, held[2].id, "sjuk")

    found = uses.at_sessions(store, [it.id for it in held])

    assert {held[0].id: ["01_starta_datorn"], held[3].id: ["02_losenord"]} == found


def test_a_handout_is_given_out_once_at_a_session_and_not_any_more_when_taken_away(store):
    course = factories.course(store)
    made = handout_uses.use(store, COORDINATOR, "02", course.id)

    with pytest.raises(Refused):
        handout_uses.use(store, COORDINATOR, "02", course.id)
    with pytest.raises(NotFound):
        handout_uses.use_in_plan(store, COORDINATOR, "02", plan_queries.entries(store)[0].id, 99)
    handout_uses.unuse(store, COORDINATOR, made.id)

    assert [] == uses.of_course(store, course.id)
    journal.undo(store, COORDINATOR)
    assert ["02_losenord"] == [it.code for it in uses.of_course(store, course.id)]


def test_a_handout_past_its_last_day_at_a_session_in_two_weeks_is_told_of(store):
    add(store, MAP.replace("språk: sv", "språk: sv\ngiltig till: 2026-11-23"))
    for code, first in (("STO-1", date(2026, 11, 24)), ("STO-2", date(2026, 12, 8)), ("STO-3", date(2026, 11, 23))):
        course = factories.course(store, code=code, first_date=first, count=1)
        handout_uses.use(store, COORDINATOR, "07_karta", course.id)

    found = uses.old_ahead(store, TODAY)

    assert [("07_karta", "STO-1", date(2026, 11, 24))] == [(it.code, it.course, it.day) for it in found]
