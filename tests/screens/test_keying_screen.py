"""Keying a list of paper on the screen: few keys, names told back, nothing written before Enter, read twice."""

import pytest
from desk_pilot import hit, picture, press, sit, write
from factories import LIBRARIAN, course, enrolled, library

from courses import clock
from courses.actions import keying, papers
from courses.actions.attendance import NewMark, mark_many
from courses.model import Actor, Mark, Role
from courses.store import attendance, lists, sessions
from courses.store import walk_ins as walked

NAMES = [f"{letter}{vowel}{end}" for letter in "ABD" for vowel in "aeiou" for end in ("da", "nn")]


def thirty(store):
    """Makes a course of thirty people with a printed list."""
    it = course(store, count=3, seats=30)
    enrolled(store, it, *NAMES)
    papers.attendance_list(store, LIBRARIAN, it.id, clock.now())


@pytest.fixture
def store(tmp_path):
    with library(tmp_path, thirty) as opened:
        yield opened


def ids(store):
    return [one.id for one in sessions.of_course(store, 1, clock.now())]


def stands(store, session_id):
    grid = attendance.grid(store, LIBRARIAN, 1, clock.now())
    people = {it.person_id: row for row, it in enumerate(grid.participants, 1)}
    return {people[who]: kept.mark for (at, who), kept in grid.marks.items() if at == session_id}


class Counted:
    """Presses keys and counts them."""

    def __init__(self, pilot):
        self.pilot, self.count = pilot, 0

    async def keys(self, *keys):
        self.count += len(keys)
        return await press(self.pilot, *keys)

    async def line(self, text):
        self.count += len(text)
        await write(self.pilot, text)


async def test_thirty_marks_take_less_than_forty_keys(store):
    async with sit(store, "f5") as pilot:
        hand = Counted(pilot)
        await hand.keys("#")
        await hand.line("1-2")
        await hand.keys("enter")
        await hand.line("alla s2+30 a8 -11 -17 g23")
        await hand.keys("enter")
        expected = dict.fromkeys(range(1, 31), Mark.PRESENT) | {
            2: Mark.LATE,
            8: Mark.EXCUSED,
            11: Mark.ABSENT,
            17: Mark.ABSENT,
            23: Mark.LEFT_EARLY,
        }
        assert expected == stands(store, ids(store)[1])
        assert hand.count < 40


async def test_names_are_told_back_and_nothing_is_written_before_enter(store):
    async with sit(store, "f5", "#") as pilot:
        await write(pilot, "1-1")
        assert "STO-601" in await press(pilot, "enter")
        await write(pilot, "1 3 s7")
        shown = picture(pilot.app)
        assert "7 " in shown and "sen" in shown
        name = attendance.grid(store, LIBRARIAN, 1, clock.now()).participants[6].name
        assert f"7 {name}: sen" in shown
        assert "inte nämnda: 27" in shown
        assert {} == stands(store, ids(store)[0])


async def test_what_cannot_be_is_told_while_it_is_typed_and_not_written(store):
    async with sit(store, "f5", "#") as pilot:
        await write(pilot, "1-1")
        await hit(pilot, "enter")
        await write(pilot, "1 k3 99")
        shown = picture(pilot.app)
        assert "k3" in shown and "99" in shown and "inget tecken" in shown
        await hit(pilot, "enter")
        assert {} == stands(store, ids(store)[0])
        assert "1 k3 99" in picture(pilot.app)


async def test_rows_not_mentioned_are_asked_about(store):
    async with sit(store, "f5", "#") as pilot:
        await write(pilot, "1-1")
        await hit(pilot, "enter")
        await write(pilot, "1-28")
        assert "2 personer" in await press(pilot, "enter")
        await hit(pilot, "enter")
        assert [Mark.ABSENT] * 2 == [stands(store, ids(store)[0])[row] for row in (29, 30)]


async def test_esc_leaves_nothing_behind_and_asks_for_what_was_typed(store):
    async with sit(store, "f5", "#") as pilot:
        await write(pilot, "1-1")
        await hit(pilot, "enter")
        await write(pilot, "alla")
        assert "inte sparat" in await press(pilot, "escape")
        assert "alla" in await press(pilot, "escape")
        shown = await press(pilot, "escape", "left", "enter")
        assert "En lista från papper" in shown and {} == stands(store, ids(store)[0])
        assert "Kod" in await press(pilot, "escape")


async def test_from_the_grid_it_goes_back_to_the_grid(store):
    async with sit(store, "f5", "enter", "#") as pilot:
        await write(pilot, "alla")
        shown = await press(pilot, "enter")
        assert "30 markeringar" in shown and "Andel" in shown
        await hit(pilot, "u", "enter")
        assert [] == lists.readings(store, ids(store)[0])


async def test_a_wrong_number_is_told_with_what_it_is(store):
    async with sit(store, "f5", "#") as pilot:
        await write(pilot, "1-9")
        assert "ingen kolumn 1-9" in await press(pilot, "enter")
        await hit(pilot, "ctrl+a")
        await write(pilot, "77")
        assert "ingen lista 77" in await press(pilot, "enter")


async def test_a_second_reader_sees_only_differences_and_settles_each(store):
    first = ids(store)[0]
    keying.write(store, Actor("Pär", Role.LIBRARIAN), first, "alla -4 31=Siv Norberg")
    async with sit(store, "f5", "#") as pilot:
        await write(pilot, "1-1")
        shown = await press(pilot, "enter")
        assert "Pär" in shown and NAMES[5] not in shown
        await write(pilot, "alla s5+10 31=Siv Nordberg")
        shown = await press(pilot, "enter")
        assert "3 rader" in shown and "Siv Norberg" in shown and "Siv Nordberg" in shown
        await hit(pilot, "enter")
        assert Mark.ABSENT == stands(store, first)[4] and 1 == len(lists.readings(store, first))
        await hit(pilot, "1", "2", "2", "enter")
        assert (Mark.ABSENT, Mark.LATE) == (stands(store, first)[4], stands(store, first)[5])
        assert ["Siv Nordberg"] == [one.name for one in walked.of_course(store, LIBRARIAN, 1)]
        assert ["FIRST", "SECOND", "SETTLED"] == [one.kind for one in lists.readings(store, first)]


async def test_two_readings_that_agree_take_one_enter(store):
    first = ids(store)[0]
    keying.write(store, Actor("Pär", Role.LIBRARIAN), first, "alla -4")
    async with sit(store, "f5", "#") as pilot:
        await write(pilot, "1-1")
        await hit(pilot, "enter")
        await write(pilot, "1-30 -4")
        assert "stämmer" in await press(pilot, "enter")
        assert ["FIRST", "SECOND"] == [one.kind for one in lists.readings(store, first)]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_what_differs_stands_first(store, size, language):
    people = attendance.grid(store, LIBRARIAN, 1, clock.now()).participants
    first = ids(store)[0]
    mark_many(store, LIBRARIAN, 1, [NewMark(first, people[28].person_id, Mark.EXCUSED)], "test")
    async with sit(store, "f5", "enter", "home", "#", size=size, language=language) as pilot:
        await hit(pilot, "escape")
    async with sit(store, "f5", "#", size=size, language=language) as pilot:
        await write(pilot, "1-1")
        await hit(pilot, "enter")
        await write(pilot, "alla")
        assert people[28].name in picture(pilot.app)


async def test_a_walk_in_whom_only_one_has_read_is_settled_either_way(store):
    first, second, _third = ids(store)
    for session_id in (first, second):
        keying.write(store, Actor("Pär", Role.LIBRARIAN), session_id, "alla 31=Siv Norberg")
    async with sit(store, "f5", "#") as pilot:
        for code, choice in (("1-1", "1"), ("1-2", "2")):
            await write(pilot, code)
            await hit(pilot, "enter")
            await write(pilot, "alla")
            await hit(pilot, "enter", choice, "enter")
    (siv,) = walked.of_course(store, LIBRARIAN, 1)
    assert [True, False] == [siv.is_present(first), siv.is_present(second)]


@pytest.mark.parametrize(
    "text",
    ["[@click=app.quit]Åsa[/] [b]x", "A\x1b]0;owned\x07B\x9b31m\u202eC\nD" + "e\u0301" * 30, "漢字" * 40 + "å" * 3000],
)
async def test_text_from_people_is_letters_here_too(store, text):
    keying.write(store, Actor("Pär", Role.LIBRARIAN), ids(store)[0], "alla 31=Siv Norberg")
    with store.immediate():
        for table, column in (
            ("person", "given_name"),
            ("walk_in", "name"),
            ("course", "title"),
            ("list_reading", "read_by"),
        ):
            store.db.conn.execute(f"UPDATE {table} SET {column} = ?", (text,))
    async with sit(store, "f5", "#") as pilot:
        for keys in (
            ["1", "-", "1", "enter"],
            ["1", "-", "2", "enter"],
            ["enter"],
            ["1"],
            ["escape"],
            ["ctrl+t"],
            ["ctrl+l"],
        ):
            shown = await press(pilot, *keys)
            assert not [c for c in shown if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c == "\u202e"]
        assert pilot.app.is_running


async def test_who_keys_what_somebody_else_has_just_marked_sees_it_first(store):
    first = ids(store)[0]
    people = attendance.grid(store, LIBRARIAN, 1, clock.now()).participants
    async with sit(store, "f5", "#") as pilot:
        await write(pilot, "1-1")
        await hit(pilot, "enter")
        await write(pilot, "alla")
        mark_many(store, Actor("Pär", Role.LIBRARIAN), 1, [NewMark(first, people[28].person_id, Mark.EXCUSED)], "test")
        shown = await press(pilot, "enter")
        assert "Någon har ändrat" in shown and "återbud" in shown
        assert Mark.EXCUSED == stands(store, first)[29]
        await hit(pilot, "enter")
        assert Mark.PRESENT == stands(store, first)[29]
