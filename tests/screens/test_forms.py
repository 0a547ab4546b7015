"""Forms: dates before anything is saved, faults beside the field, nothing typed is lost without a question."""

from datetime import date

import factories
import pytest
from desk_pilot import hit, picture, sit, write

from courses import clock
from courses.actions import registers as deeds
from courses.actions.register_drafts import RoomDraft
from courses.errors import Invalid, NotFound
from courses.model import Pattern
from courses.screens import readers
from courses.screens.dialogs.ask import Ask
from courses.store import courses, people, registers, sessions
from courses.widgets.field import Field


async def fill(pilot, **texts):
    for key, text in texts.items():
        pilot.app.screen.field(key).text = text
    await pilot.pause()


NEW = {"title": "Bank och e-legitimation", "code": "STO-700", "first_date": "12/1", "start": "10", "end": "1215"}


async def test_the_dates_are_shown_before_anything_is_saved(store):
    async with sit(store, "f3", "n", size=(120, 36)) as pilot:
        await fill(pilot, **NEW, count="3")
        shown = picture(pilot.app)

        assert "tis 12 jan" in shown
        assert "tis 26 jan" in shown
        with pytest.raises(NotFound):
            courses.by_code(store, "STO-700")


async def test_ctrl_s_saves_and_opens_the_course(store):
    async with sit(store, "f3", "n") as pilot:
        await fill(pilot, **NEW)
        await hit(pilot, "ctrl+s")

        assert "Bank och e-legitimation" == courses.by_code(store, "sto 700").title
        assert "STO-700" in picture(pilot.app)


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("start", "25", "25"),
        ("first_date", "32/13", "32/13"),
        ("seats", "tio", "heltal"),
        ("fee", "5,505", "belopp"),
        ("leader_ids", "Ingen", "Ingen"),
        ("code", "STO-601", "STO-601"),
        ("end", "9", "sen"),
        ("title", "x" * 201, "Högst 200 tecken; det här är 201"),
        ("code", "x" * 41, "Högst 40 tecken"),
    ],
)
async def test_a_wrong_field_is_told_beside_it_as_it_is_typed(store, field, typed, told):
    async with sit(store, "f3", "n", size=(120, 36)) as pilot:
        await fill(pilot, **NEW)
        await fill(pilot, **{field: typed})
        note = pilot.app.screen.field(field).query_one(".field-note")

        assert note.has_class("wrong")
        assert told in str(note.content)


async def test_esc_asks_when_something_is_typed_and_not_otherwise(store):
    async with sit(store, "f3", "n", "escape") as pilot:
        assert "CoursesScreen" == type(pilot.app.screen).__name__

        await hit(pilot, "n", "x", "escape")
        assert isinstance(pilot.app.screen, Ask)

        await hit(pilot, "enter")
        assert "CourseForm" == type(pilot.app.screen).__name__
        assert "x" == pilot.app.screen.field("title").text


async def test_another_place_keeps_what_was_typed(store):
    async with sit(store, "f3", "n", "x", "f2", "f3") as pilot:
        assert "x" == pilot.app.screen.field("title").text


async def test_quitting_asks_only_when_something_is_not_saved(store):
    async with sit(store, "f3", "n", "x", "ctrl+q") as pilot:
        assert isinstance(pilot.app.screen, Ask)

    async with sit(store, "ctrl+q") as pilot:
        assert 0 == pilot.app.return_code


async def test_a_change_keeps_what_the_form_does_not_show(store):
    before = courses.by_code(store, "STO-601")
    async with sit(store, "f3", "enter", "e") as pilot:
        await fill(pilot, title="Internet")
        await hit(pilot, "ctrl+s")
        after = courses.by_code(store, "STO-601")

        assert "Internet" == after.title
        assert before.pattern == after.pattern
        assert before.organiser_id == after.organiser_id


@pytest.mark.parametrize(
    "rhythm", [{"interval": 6}, {"nth": (5,)}, {"nth": (1,), "interval": 2}, {"parity": "even", "interval": 2}], ids=str
)
async def test_a_rhythm_that_the_list_does_not_have_stays_when_something_else_is_changed(store, rhythm):
    pattern = Pattern(date(2027, 1, 12), weekdays=(1,), count=3, **rhythm)
    course = factories.course(store, code="TAR-9", pattern=pattern)
    async with sit(store, "f3", "end", "e") as pilot:
        await fill(pilot, title="Internet")
        await hit(pilot, "ctrl+s")

        after = courses.get(store, course.id)
        assert ("Internet", pattern) == (after.title, after.pattern)


async def test_somebody_elses_change_is_told_and_nothing_is_lost(store):
    from dataclasses import replace

    from courses.actions import planning

    course = courses.by_code(store, "STO-601")
    async with sit(store, "f3", "enter", "e") as pilot:
        await fill(pilot, title="Min titel")
        planning.change_course(
            store, factories.LIBRARIAN, course.id, replace(planning.draft_of(course), title="Deras"), course.version
        )
        await hit(pilot, "ctrl+s")

        assert "Deras" == courses.by_code(store, "STO-601").title
        assert "Min titel" == pilot.app.screen.field("title").text


async def test_a_person_is_found_by_a_part_of_the_phone_and_changed(store):
    factories.person(store, "Siv", "Öberg", phone="0980-319210")
    async with sit(store, "f4") as pilot:
        await write(pilot, "319210")
        await hit(pilot, "enter", "e")
        await fill(pilot, email="siv@example.org")
        await hit(pilot, "ctrl+s")
        found = people.search(store, factories.LIBRARIAN, "siv@example.org")

        assert ["Siv Öberg"] == [hit.person.name for hit in found]


async def test_a_protected_person_is_looked_at_only_after_a_question_and_keeps_the_name(store):
    factories.person(store, "Hemlig", "Person", is_protected=True)
    async with sit(store, "f4") as pilot:
        await write(pilot, "deltagare")
        await hit(pilot, "enter", "e")
        assert isinstance(pilot.app.screen, Ask)

        await hit(pilot, "tab", "shift+tab", "shift+tab", "enter")


@pytest.mark.parametrize(
    ("read", "typed", "value"),
    [
        (readers.money, "50", 5000),
        (readers.money, "50,5 kr", 5050),
        (readers.money, "", 0),
        (readers.share, "70 %", 0.7),
        (readers.share, "0,7", 0.7),
        (readers.share, "", None),
        (readers.weeks, "v 44, 8", (44, 8)),
        (readers.weekdays, "mån, ons", (0, 2)),
        (readers.weekdays, "Lördag", (5,)),
        (readers.weekdays, "tue", (1,)),
        (readers.number, " 12 ", 12),
    ],
)
def test_what_is_typed_is_read(read, typed, value):
    assert value == read(typed)


@pytest.mark.parametrize(
    ("read", "typed"),
    [
        (readers.money, "fem"),
        (readers.share, "170 %"),
        (readers.weeks, "54"),
        (readers.weekdays, "x"),
        (readers.number, "-1"),
    ],
)
def test_what_cannot_be_read_is_told(read, typed):
    with pytest.raises(Invalid):
        read(typed)


def test_a_name_may_be_shortened_as_long_as_it_fits_one():
    known = {"Kerstin Forsberg": 1, "Kerstin Ek": 2, "Åsa Öberg": 3}

    assert (1, 3) == readers.names("kerstin f, asa", known)
    with pytest.raises(Invalid, match="Kerstin Ek"):
        readers.names("kerstin", known)


async def test_the_arrows_go_from_field_to_field(store):
    async with sit(store, "f3", "n") as pilot:
        begun = pilot.app.focused
        await hit(pilot, "down")
        second = pilot.app.focused
        await hit(pilot, "up")

        assert second is pilot.app.screen.field("code").entry
        assert begun is pilot.app.focused


async def test_a_leader_who_is_not_in_the_register_is_added_from_the_form(store):
    async with sit(store, "f3", "n", size=(120, 40)) as pilot:
        await fill(pilot, **NEW, leader_ids="Maja Lind")
        assert "Ctrl+N" in str(pilot.app.screen.field("leader_ids").query_one(".field-note").content)

        pilot.app.screen.field("leader_ids").entry.focus()
        await hit(pilot, "ctrl+n", "ctrl+s", "ctrl+s")
        made = courses.by_code(store, "STO-700")

        assert ["Maja Lind"] == [registers.leader_names(store)[it] for it in made.leader_ids]


async def test_a_room_that_is_missing_is_added_from_the_form_and_chosen(store):
    async with sit(store, "f3", "n", size=(120, 40)) as pilot:
        await fill(pilot, **NEW)
        pilot.app.screen.field("room_id").entry.focus()
        await hit(pilot, "ctrl+n")
        await write(pilot, "Datasalen")
        await hit(pilot, "ctrl+s", "ctrl+s")
        made = courses.by_code(store, "STO-700")

        assert "Datasalen" == registers.room(store, made.room_id).name
        assert "Bank och e-legitimation" == made.title


async def dates_beside(pilot):
    shown = pilot.app.screen.query_one(".date-list")
    return [" ".join(str(shown.get_option_at_index(i).prompt).split()) for i in range(shown.option_count)]


async def test_a_date_is_left_out_and_taken_back_in_the_list_beside_the_form(store):
    async with sit(store, "f3", "n", size=(120, 50)) as pilot:
        await fill(pilot, **NEW, count="3")
        pilot.app.screen.query_one(".date-list").focus()
        await hit(pilot, "down", "down", "enter")

        assert ["1 tis 12 jan v. 2", "– tis 19 jan bortvald för hand", "2 tis 26 jan v. 4", "3 tis 2 feb v. 5"] == (
            await dates_beside(pilot)
        )

        await hit(pilot, "enter")
        assert ["1 tis 12 jan v. 2", "2 tis 19 jan v. 3", "3 tis 26 jan v. 4"] == await dates_beside(pilot)


async def test_a_red_day_is_met_on_after_all_when_it_is_picked(store):
    async with sit(store, "f3", "n", size=(120, 50)) as pilot:
        await fill(pilot, **NEW | {"first_date": "6/1", "count": "1"})
        pilot.app.screen.query_one(".date-list").focus()
        await hit(pilot, "home", "enter", "ctrl+s")

        made = courses.by_code(store, "STO-700")
        assert [date(2027, 1, 6)] == [it.day for it in sessions.of_course(store, made.id, clock.now())]


@pytest.mark.parametrize(
    ("repeat", "expected"),
    [
        ("2", ["12 jan", "26 jan", "9 feb"]),
        ("odd", ["19 jan", "2 feb", "16 feb"]),
        ("nth-1", ["26 jan", "23 feb", "30 mar"]),
        ("nth2,4", ["12 jan", "26 jan", "9 feb"]),
        ("0", ["12 jan", "14 jan"]),
    ],
)
async def test_how_often_a_course_meets_is_chosen(store, repeat, expected):
    async with sit(store, "f3", "n", size=(120, 50)) as pilot:
        await fill(pilot, **NEW, count="3", repeat=repeat, picked="14/1" if repeat == "0" else "")
        met = [line for line in await dates_beside(pilot) if not line.startswith("–")]

        assert expected == [" ".join(line.split()[2:4]) for line in met]


async def test_a_course_may_take_what_others_pass_over(store):
    async with sit(store, "f3", "n", size=(120, 50)) as pilot:
        await fill(pilot, **NEW | {"first_date": "24/12", "count": "2"})
        await hit(pilot, "ctrl+k")
        for field in pilot.app.screen.query(Field):
            field.text = {"EVE": "SKIP", "RED_DAY": "WARN"}.get(field.key, "")
        await pilot.click("#deed")
        await pilot.pause()
        told = str(pilot.app.screen.query_one(".dates").content)

        assert "afton" in " ".join(await dates_beside(pilot))
        assert "2 träffar" in told


async def test_letters_in_a_list_to_choose_from_find_its_words_and_are_no_commands(store):
    async with sit(store, "f3", "n") as pilot:
        pilot.app.screen.field("kind").entry.focus()
        await hit(pilot, "w", "o", "enter")

        assert "WORKSHOP_SERIES" == pilot.app.screen.field("kind").text


@pytest.mark.parametrize(("field", "typed"), [("birth_date", "070-174 06 05"), ("phone", "Ebba"), ("phone", "12")])
async def test_a_slip_in_the_persons_form_is_told_beside_the_field(store, field, typed):
    async with sit(store, "f4", "ctrl+n") as pilot:
        await fill(pilot, given_name="Ebba", **{field: typed})
        await hit(pilot, "ctrl+s")

        assert pilot.app.screen.field(field).query_one(".field-note").has_class("wrong")


async def test_a_room_that_is_taken_is_told_and_nothing_is_saved(store):
    room = deeds.add(store, factories.LIBRARIAN, RoomDraft(name="Datasalen", place="Storuman"))
    factories.course(store, code="FÖRST", first_date=date(2027, 1, 12), count=2, room_id=room)
    async with sit(store, "f3", "n", size=(120, 50)) as pilot:
        await fill(pilot, **NEW, room_id=str(room))
        told = str(pilot.app.screen.query_one(".dates").content).splitlines()
        assert told[0].startswith("✗ ")
        assert "FÖRST" in told[0]

        await hit(pilot, "ctrl+s")
        with pytest.raises(NotFound):
            courses.by_code(store, "STO-700")


async def test_a_shape_too_short_for_a_circle_is_told_with_what_would_do(store):
    async with sit(store, "f3", "n", size=(160, 50)) as pilot:
        await fill(pilot, **NEW | {"end": "12"}, count="4")
        told = str(pilot.app.screen.query_one(".dates").content)

        assert "8 studietimmar" in told
        assert "5 × 2 h" in told


def said_beside(pilot):
    """Returns what stands above the dates."""
    return str(pilot.app.screen.query_one(".dates").content)


@pytest.mark.parametrize(
    ("kind", "form", "count"),
    [
        ("COURSE", "STUDY_CIRCLE", "8"),
        ("WORKSHOP_SERIES", "LIBRARY", "8"),
        ("EVENT", "LIBRARY", "1"),
        ("DROP_IN", "LIBRARY", "8"),
        ("GUIDANCE", "LIBRARY", "8"),
    ],
)
async def test_form_and_number_of_sessions_follow_the_kind_of_a_new_course(store, kind, form, count):
    async with sit(store, "f3", "n") as pilot:
        await fill(pilot, **NEW, kind=kind)

        assert (form, count) == tuple(pilot.app.screen.field(key).text for key in ("form", "count"))


async def test_a_form_and_a_number_that_somebody_chose_stay_whatever_the_kind(store):
    async with sit(store, "f3", "n", size=(160, 50)) as pilot:
        await fill(pilot, **NEW, form="OTHER_FOLKBILDNING", count="3")
        await fill(pilot, kind="EVENT")

        assert ("OTHER_FOLKBILDNING", "3") == tuple(pilot.app.screen.field(key).text for key in ("form", "count"))


async def test_a_study_circle_of_another_kind_is_asked_about(store):
    async with sit(store, "f3", "n", size=(160, 50)) as pilot:
        await fill(pilot, **NEW, kind="DROP_IN")
        assert "studiecirkel" not in said_beside(pilot)

        await fill(pilot, form="STUDY_CIRCLE")
        assert "knappast en studiecirkel" in said_beside(pilot)


@pytest.mark.parametrize("wrong", [{"start": "10", "end": "8"}, {"break_minutes": "200"}])
async def test_nothing_is_summed_while_the_times_are_wrong(store, wrong):
    async with sit(store, "f3", "n", size=(160, 50)) as pilot:
        await fill(pilot, **NEW | wrong)
        said = said_beside(pilot)

        assert "8 träffar" in said
        assert "studietimm" not in said
        assert "-2" not in said


@pytest.mark.parametrize(
    ("kind", "minutes", "told"),
    [("GUIDANCE", "25", "25 min"), ("GUIDANCE", "30", ""), ("COURSE", "30", "Bara bokad handledning")],
)
async def test_a_slot_of_unusual_length_and_one_without_effect_is_told(store, kind, minutes, told):
    async with sit(store, "f3", "n", size=(160, 50)) as pilot:
        await fill(pilot, **NEW, kind=kind, slot_minutes=minutes)
        said = said_beside(pilot)

        assert told in said if told else "⚠" not in said


async def test_picked_dates_say_where_to_write_them_and_are_counted(store):
    async with sit(store, "f3", "n", size=(120, 50)) as pilot:
        await fill(pilot, **NEW, repeat="0")
        screen = pilot.app.screen
        assert "”Även den”" in str(screen.field("repeat").query_one(".field-note").content)

        await fill(pilot, picked="14/1, 20/1")
        assert "3" == screen.field("count").text

        await fill(pilot, repeat="1")
        assert "8" == screen.field("count").text


async def test_the_same_clash_is_told_once_with_its_dates(store):
    room = deeds.add(store, factories.LIBRARIAN, RoomDraft(name="Datasalen", place="Storuman"))
    factories.course(store, code="FÖRST", first_date=date(2027, 1, 12), count=3, room_id=room)
    async with sit(store, "f3", "n", size=(80, 24)) as pilot:
        await fill(pilot, **NEW, room_id=str(room), count="4")
        said = said_beside(pilot)

        assert "Krockar med FÖRST om Datasalen: 12, 19 och 26 jan" in said
        assert 1 == said.count("FÖRST")


async def test_the_reason_of_the_marked_date_is_told_in_full(store):
    async with sit(store, "f3", "n", size=(80, 24)) as pilot:
        await fill(pilot, **NEW | {"first_date": "6/1", "count": "1"})
        pilot.app.screen.query_one(".date-list").focus()
        await hit(pilot, "home")

        assert "ons 6 jan 2027: röd dag: trettondedag jul" in str(pilot.app.screen.query_one(".date-reason").content)


async def test_a_first_date_that_is_passed_over_is_told_as_dates_are_elsewhere(store):
    async with sit(store, "f3", "n", size=(160, 50)) as pilot:
        await fill(pilot, **NEW | {"first_date": "6/1"})

        assert "Första träffen går inte att hålla: ons 6 jan 2027" in " ".join(said_beside(pilot).split())
