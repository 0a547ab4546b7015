"""The start: no terminal, no data, the import, and what is loaded before the first picture."""

import subprocess
import sys

import factories
import pytest
from desk_pilot import hit, picture, sit, write

from courses.errors import Refused
from courses.running import run
from courses.store import courses


def test_without_a_terminal_it_leaves_at_once(tmp_path):
    with pytest.raises(Refused):
        run(tmp_path, actor=factories.LIBRARIAN, language="sv")


def test_nothing_heavy_is_loaded_before_the_first_picture():
    heavy = "holidays reportlab openpyxl charset_normalizer courses.model courses.actions textual.widgets._data_table"
    code = f"import sys, courses.app, courses.screens.today; print([m for m in {heavy.split()!r} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]" == told.stdout.strip()


async def test_a_first_start_says_what_to_do(tmp_path):
    with factories.library(tmp_path) as empty:
        async with sit(empty) as pilot:
            shown = picture(pilot.app)

            assert "Här finns inget ännu" in shown
            assert all(word in shown for word in ("Läs in fil", "Ny kurs", "Öppna övningen"))

            await hit(pilot, "enter")

            assert "ImportScreen" == type(pilot.app.screen).__name__


async def test_the_first_start_makes_way_for_the_first_course(tmp_path):
    with factories.library(tmp_path) as empty:
        async with sit(empty, "n") as pilot:
            factories.course(empty)
            pilot.app.desk.wrote()
            await hit(pilot, "escape")

            assert "TodayScreen" == type(pilot.app.screen).__name__


async def test_a_file_is_looked_through_and_then_read_in(store, tmp_path):
    file = tmp_path / "program.csv"
    file.write_text(
        "kod;titel;start;slut;startdatum;antal träffar\nSTO-800;Ny i byn;10.00;12.00;2027-01-12;4\n;Utan kod;10;12;2027-01-12;4\n",
        "utf-8",
    )
    async with sit(store, "f8", "i", size=(120, 36)) as pilot:
        pilot.app.screen.field("path").entry.focus()
        await write(pilot, str(file))
        await hit(pilot, "f9")

        assert "inget är skrivet ännu" in picture(pilot.app)
        assert 3 == len(courses.summaries(store, pilot.app.desk.now()))

        await hit(pilot, "ctrl+s")

        assert "Ny i byn" == courses.by_code(store, "STO-800").title
        assert file.with_name("program.rejected.csv").exists()


async def test_an_unexpected_error_is_told_calmly(store, monkeypatch):
    from courses.store import people

    def fail(*_args, **_more):
        raise RuntimeError("[/x] boom")

    monkeypatch.setattr(people, "search", fail)
    async with sit(store, "f4") as pilot:
        shown = picture(pilot.app)

        assert "Något gick fel i programmet" in shown
        assert "[/x] boom" in shown
        await hit(pilot, "enter", "escape")
        assert pilot.app.is_running
