"""Courses and sessions that are marked and changed at once on the screen; the list filtered and sorted; gaps; merging."""

from datetime import date

import factories
import pytest
from desk_pilot import hit, picture, sit
from rich.cells import cell_len

from courses.model import CourseKind, CourseMode
from courses.screens.bulk import BulkScreen
from courses.store import course_list, courses, tables
from courses.store.course_list import Order
from courses.store.journal import deed
from courses.widgets.table import Table


@pytest.fixture
def rooms(store):
    with deed(store, factories.LIBRARIAN, "rooms") as it:
        it.insert("room", {"name": "Hörsalen", "place": "Storuman"})
        it.insert("room", {"name": "Grupprummet", "place": "Tärnaby"})
    return store


def table(pilot):
    return pilot.app.screen.query(Table).first()


async def answer(pilot, **texts):
    for field in pilot.app.screen.query("Field"):
        if field.key in texts:
            field.text = texts[field.key]
    await pilot.pause()
    await hit(pilot, "ctrl+s")


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_marked_courses_are_looked_through_changed_and_undone(rooms, size):
    async with sit(rooms, "f3", "space", "space", "w", size=size) as pilot:
        await hit(pilot, *"minst", "enter")
        await answer(pilot, minimum="3")
        shown = picture(pilot.app)
        assert isinstance(pilot.app.screen, BulkScreen)
        assert "Ändra 2 kurser: minst" in shown
        assert "1 skulle ändras, 1 lämnas som den är" in shown
        assert {size[0]} == {cell_len(line) for line in shown.split("\n")}

        await hit(pilot, "down")
        assert "– Minsta antalet är större än antalet platser." in picture(pilot.app)
        await hit(pilot, "ctrl+s")
        assert [3, None] == [courses.by_code(rooms, code).minimum for code in ("STO-601", "STO-602")]
        assert not table(pilot).marks

        await hit(pilot, "u", "enter")
        assert None is courses.by_code(rooms, "STO-601").minimum


async def test_marks_are_counted_shown_without_colour_and_taken_away_by_esc(store):
    async with sit(store, "f3", "A") as pilot:
        assert "✓ 3 markerade: w ändrar dem, Esc avmarkerar" in picture(pilot.app)
        assert ["✓"] * 3 == [str(table(pilot).get_row_at(row)[0]) for row in range(3)]

        await hit(pilot, "escape")
        assert frozenset() == table(pilot).marks
        assert "CoursesScreen" == type(pilot.app.screen).__name__
        await hit(pilot, "A", "A")
        assert frozenset() == table(pilot).marks


async def test_ctrl_and_click_marks_and_a_click_alone_opens(store):
    async with sit(store, "f3") as pilot:
        await pilot.click("#courses", offset=(5, 2), control=True)
        await pilot.pause()
        assert 1 == len(table(pilot).marks)


async def test_without_marks_there_is_nothing_to_change(store):
    async with sit(store, "f3", "w") as pilot:
        assert "CoursesScreen" == type(pilot.app.screen).__name__


async def test_marked_sessions_of_a_course_get_another_room(rooms):
    async with sit(rooms, "f3", "ctrl+end", "enter", "space", "space", size=(80, 24)) as pilot:
        assert "✓ 2 markerade" in picture(pilot.app)
        await hit(pilot, "w", "enter")
        await answer(pilot)
        assert "2 skulle ändras" in picture(pilot.app)
        await hit(pilot, "ctrl+s")

        course = courses.by_code(rooms, "STO-603")
        its = tables.find(rooms, "session", order="day", course_id=course.id)
        assert [True, True, False] == [row["room_id"] is not None for row in its[:3]]
        await hit(pilot, "u", "enter")
        assert {None} == {row["room_id"] for row in tables.find(rooms, "session", course_id=course.id)}


async def test_esc_takes_marks_away_before_it_leaves_the_course(store):
    async with sit(store, "g", "enter", "A") as pilot:
        assert table(pilot).marks
        await hit(pilot, "escape")
        assert "CourseScreen" == type(pilot.app.screen).__name__
        assert not table(pilot).marks


async def test_what_is_wrong_with_a_change_is_told_before_the_preview(rooms):
    async with sit(rooms, "f3", "space", "w") as pilot:
        await hit(pilot, *"ställ", "enter", "ctrl+s")
        assert "Skriv varför de ställs in." in picture(pilot.app)
        assert not isinstance(pilot.app.screen, BulkScreen)


async def test_the_list_is_filtered_in_words_and_shown_whole_again_by_one_key(store):
    factories.course(store, code="STO-604", title="Drop-in", kind=CourseKind.DROP_IN)
    async with sit(store, "f3", "f") as pilot:
        await answer(pilot, term="HT 2026", kind="DROP_IN")
        assert ["STO-604"] == [str(table(pilot).get_row_at(row)[0]) for row in range(table(pilot).row_count)]
        assert "Bara HT 2026 · Drop-in (Del visar alla)" in picture(pilot.app)

        await hit(pilot, "f2", "f3")
        assert "Bara HT 2026" in picture(pilot.app)
        await hit(pilot, "delete")
        assert 4 == table(pilot).row_count
        assert "Bara HT 2026" not in picture(pilot.app)


async def test_the_list_is_filtered_by_what_courses_are_part_of(store):
    factories.course(store, code="STO-604", campaigns=("All Digital Week",), projects=("eRUM",), mode=CourseMode.TEST)
    factories.course(store, code="STO-605", projects=("eRUM",))
    async with sit(store, "f3", "f") as pilot:
        await answer(pilot, modes="TEST", tags="1")
        assert ["STO-604"] == [str(table(pilot).get_row_at(row)[0]) for row in range(table(pilot).row_count)]
        assert "Bara Prova · eRUM (Del visar alla)" in picture(pilot.app)

        await hit(pilot, "f")
        await answer(pilot, modes="")
        assert ["STO-604", "STO-605"] == [str(table(pilot).get_row_at(row)[0]) for row in range(table(pilot).row_count)]


async def test_the_states_keep_a_key_of_their_own(store):
    async with sit(store, "f3", "right") as pilot:
        assert "current" == pilot.app.screen.state
        await hit(pilot, "left", "left")
        assert "cancelled" == pilot.app.screen.state


async def test_the_list_is_sorted_and_turned_round_and_shows_it(store):
    async with sit(store, "f3", "s", *"titel", "enter", size=(120, 36)) as pilot:
        titles = [str(table(pilot).get_row_at(row)[1]) for row in range(3)]
        assert ["Internet", "Släktforskning", "Surfplatta"] == [title.split()[0] for title in titles]
        assert "Titel ▲" in picture(pilot.app)
        assert "efter titel ▲" in picture(pilot.app)

        await hit(pilot, "s", "enter")
        assert titles == [str(table(pilot).get_row_at(row)[1]) for row in range(3)][::-1]
        assert "Titel ▼" in picture(pilot.app)


async def test_a_click_on_a_heading_sorts(store):
    async with sit(store, "f3") as pilot:
        await pilot.click("#courses", offset=(2, 0))
        await pilot.pause()
        assert Order.CODE is pilot.app.screen.order


async def test_a_wide_list_shows_days_minimum_organiser_and_leader(store):
    async with sit(store, "f3", size=(200, 60)) as pilot:
        for heading in ("Dagar och tider", "Minst", "Anordnare", "Ledare", "Ort"):
            assert heading in picture(pilot.app)
        assert "tis 10.00–12.15" in picture(pilot.app)


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_gaps_are_counted_by_kind_and_go_when_they_are_mended(store, size):
    async with sit(store, "l", size=size) as pilot:
        shown = picture(pilot.app)
        assert "Luckor" in shown
        assert "Minsta antal 3" in shown
        assert {size[0]} == {cell_len(line) for line in shown.split("\n")}

        await hit(pilot, *["right"] * 4)
        assert "minimum" == pilot.app.screen.kind
        await hit(pilot, "enter")
        field = pilot.app.screen.field("minimum")
        assert field.entry.has_focus
        field.text = "2"
        await hit(pilot, "ctrl+s")
        assert "Minsta antal 2" in picture(pilot.app)


async def test_missing_attendance_opens_at_the_session(store):
    async with sit(store, "l") as pilot:
        pilot.app.screen.kind = "marks"
        pilot.app.screen.load()
        await hit(pilot, "enter")
        assert "GridScreen" == type(pilot.app.screen).__name__


async def test_nothing_missing_says_so(store):
    with deed(store, factories.LIBRARIAN, "cancel all") as it:
        for row in tables.find(store, "session"):
            it.update("session", row["id"], {"is_cancelled": 1})
    async with sit(store, "l") as pilot:
        assert "Inget saknas" in picture(pilot.app)
        await hit(pilot, "enter", "right")
        assert "GapsScreen" == type(pilot.app.screen).__name__


@pytest.fixture
def twins(store):
    """Two courses that give the same, each with too few."""
    for code, day in (("STO-604", date(2026, 11, 25)), ("STO-605", date(2026, 11, 26))):
        one = factories.course(store, code=code, title="Kartor", first_date=day, count=2, minimum=4)
        factories.enrolled(store, one, *(["Ada", "Bo", "Cleo"] if code == "STO-604" else ["Dag"]))
    return store


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_twins_are_merged_from_the_board_and_undone(twins, size):
    async with sit(twins, "g", "s", size=size) as pilot:
        shown = picture(pilot.app)
        assert "STO-604 går upp i STO-605" in shown
        assert "3 flyttar, 4 av 8 platser" in shown.replace("STO-605: ", "")
        assert "STO-604 ställs in: ons 25 nov, ons 2 dec." in shown
        assert {size[0]} == {cell_len(line) for line in shown.split("\n")}

        await hit(pilot, "v")
        assert "STO-605 går upp i STO-604" in picture(pilot.app)
        await hit(pilot, "ctrl+s")
        assert "Sammanslagen med STO-604" == courses.by_code(twins, "STO-605").cancelled_reason
        assert 4 == courses.placed(twins, courses.by_code(twins, "STO-604").id)

        await hit(pilot, "enter", "u", "enter")
        assert 3 == courses.placed(twins, courses.by_code(twins, "STO-604").id)


async def test_a_course_without_a_twin_cannot_be_merged(store):
    async with sit(store, "g", "s") as pilot:
        assert "GoScreen" == type(pilot.app.screen).__name__


async def test_a_course_whose_code_is_typed_is_the_first_found_and_enter_opens_it(store):
    factories.course(store, code="4609", title="TT-kanalen på 1 timme", first_date=date(2026, 9, 1))
    factories.course(store, code="TT-10", title="Talböcker", first_date=date(2026, 9, 2))
    wanted = factories.course(store, code="TT-1", title="Textremsor", first_date=date(2027, 2, 1))
    async with sit(store, "f3", "down", "slash", *"tt", "minus", "1") as pilot:
        assert [it.code for it in course_list.listed(store, pilot.app.desk.now(), search="tt-1")] == [
            "TT-1",
            "TT-10",
            "4609",
        ]
        await hit(pilot, "enter")

        assert wanted.id == pilot.app.screen.query_one("CourseView").course_id


async def test_the_rooms_to_choose_from_begin_where_the_marked_courses_meet(store):
    from courses.actions import registers
    from courses.actions.register_drafts import RoomDraft
    from courses.screens import bulk_choices
    from courses.screens.desk import Desk
    from courses.store import courses as queries

    registers.add(store, factories.LIBRARIAN, RoomDraft(name="Aulan", place="Lycksele"))
    own = registers.add(store, factories.LIBRARIAN, RoomDraft(name="Datasalen", place="Storuman"))
    it = factories.course(store, code="RUM-1", room_id=own)

    place = queries.usual_place(store, [it.id])
    choice = next(one for one in bulk_choices.of_courses(place) if one.key == "room_id")
    (field,) = choice.fields(Desk(store, factories.LIBRARIAN))

    assert "Storuman" == place
    assert str(own) == field.first
