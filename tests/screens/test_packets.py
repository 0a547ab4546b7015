"""Packets on the screen: made from a course, sent back by the contact, and merged row by row."""

from contextlib import closing

import factories
import pytest
from desk_pilot import picture, press, sit
from packet_desks import with_partner

from courses.actions import attendance, packet_opened, packets
from courses.actions.setup import open_library
from courses.actions.users import sign_in
from courses.exports import packet as packet_out
from courses.model import Mark
from courses.screens.packet_deeds import _compare
from courses.screens.packets import PacketReturnScreen


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path, _one_course) as opened:
        yield opened


def _one_course(store):
    with_partner(store, first_date=factories.date(2026, 11, 3))


@pytest.fixture
def opened(store, tmp_path):
    """The folder of a packet that Eva opened, and marked in."""
    made = packets.make(store, factories.LIBRARIAN, [1])
    folder = packet_opened.open_packet(tmp_path / "eva", made.packet, made.key.code)
    with closing(open_library(folder)) as own:
        eva = sign_in(own, "Eva")
        attendance.mark(own, eva, 1, 1, Mark.ABSENT)
        attendance.mark(own, eva, 2, 2, Mark.LATE, 10)
    return folder, made


@pytest.fixture
def back(store, opened, tmp_path):
    """The file that Eva sent back; Ada was changed at the library meanwhile."""
    folder, made = opened
    answer, it = packet_opened.make_return(folder, packets.Actor("Eva"))
    path = tmp_path / "back.kvpaket"
    path.write_bytes(packet_out.return_file(answer, it.library_uid, made.key.code))
    attendance.mark(store, factories.LIBRARIAN, 1, 1, Mark.EXCUSED)
    return path


def _mark(store, session_id, person_id):
    return store.value(
        "SELECT mark FROM attendance_mark WHERE session_id = ? AND person_id = ?", (session_id, person_id)
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_conflict_is_chosen_and_all_is_taken_in_at_once(store, back, size):
    async with sit(store, "f5", size=size) as pilot:
        _compare(pilot.app.screen, str(back))
        await pilot.pause()
        shown = picture(pilot.app)
        assert "⚠ båda ändrade" in shown
        assert "återbud" in shown
        assert "Maja" in shown
        assert "1 att välja" in shown
        assert "Välj först" in await press(pilot, "ctrl+s")
        assert "deras" in await press(pilot, "t")
        await press(pilot, "ctrl+s")
        assert (_mark(store, 1, 1), _mark(store, 2, 2)) == ("ABSENT", "LATE")
        assert not isinstance(pilot.app.screen, PacketReturnScreen)
        await press(pilot, "u", "enter")
        assert (_mark(store, 1, 1), _mark(store, 2, 2)) == ("EXCUSED", None)


async def test_a_row_can_be_left_as_it_is_here(store, back):
    async with sit(store, "f5") as pilot:
        _compare(pilot.app.screen, str(back))
        await pilot.pause()
        await press(pilot, "home", "v", "v", "ctrl+s")
        assert (_mark(store, 1, 1), _mark(store, 2, 2)) == ("EXCUSED", None)


async def test_what_was_changed_while_one_looked_is_not_overwritten(store, back):
    async with sit(store, "f5") as pilot:
        _compare(pilot.app.screen, str(back))
        await pilot.pause()
        await press(pilot, "home", "t")
        attendance.mark(store, factories.LIBRARIAN, 1, 1, Mark.PRESENT)
        await press(pilot, "ctrl+s")
        assert _mark(store, 1, 1) == "PRESENT"


async def test_esc_takes_nothing_in(store, back):
    async with sit(store, "f5") as pilot:
        _compare(pilot.app.screen, str(back))
        await pilot.pause()
        await press(pilot, "home", "t", "escape")
        assert _mark(store, 1, 1) == "EXCUSED"


async def test_the_filter_shows_all_rows_and_only_those_to_choose(store, back):
    attendance.mark(store, factories.LIBRARIAN, 2, 2, Mark.LATE, 10)
    async with sit(store, "f5") as pilot:
        _compare(pilot.app.screen, str(back))
        await pilot.pause()
        shown = picture(pilot.app)
        assert "lika" in shown.split("Jämfört")[0]
        table = pilot.app.screen.query_one("#packet-rows")
        assert table.row_count == 1
        await press(pilot, "f", "f")
        assert table.row_count == 2


async def test_a_packet_is_made_of_the_course_marked_and_its_code_told(store, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    async with sit(store, "f5", "ctrl+b") as pilot:
        assert "ABF" in picture(pilot.app) or "Arbetarnas" in picture(pilot.app)
        shown = await press(pilot, "ctrl+s")
        assert "kursverkstad packet open paket-2026-0001.kvpaket" in shown
        assert (tmp_path / "paket-2026-0001.kvpaket").exists()
        from courses.store import packets as queries

        assert queries.keys(store, factories.LIBRARIAN)[0].code in shown


async def test_the_contact_sends_back_from_attendance(opened, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    folder, _made = opened
    with closing(open_library(folder)) as own:
        async with sit(own, "f5", actor=sign_in(own, "Eva")) as pilot:
            assert "Sänd tillbaka" in picture(pilot.app)
            shown = await press(pilot, "ctrl+s", "ctrl+s")
            assert "retur-2026-0001-1.kvpaket" in shown
    assert (tmp_path / "retur-2026-0001-1.kvpaket").exists()
