"""The import screen: a file is chosen, its kind guessed, its headings matched, and nothing is told of another file."""

import asyncio
import os
import shutil
import threading
from pathlib import Path

import pytest
from desk_pilot import hit, picture, sit, work_is_done, write

from courses.actions import mappings
from courses.screens import last_folder
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.files import FileDialog
from courses.screens.dialogs.headings import HeadingsDialog
from courses.screens.imports import ImportScreen
from courses.store import registers
from courses.widgets.field import Field

FILES = Path(__file__).parents[1] / "inlandet"
ROOMS = "Namn;Ort;Platser\nSal A;Tärnaby;8\nSal B;Tärnaby;10\n"
ODD = "Alfa;Beta\nSal A;Tärnaby\n"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """The home folder of somebody, with a folder for what was fetched."""
    folder = tmp_path / "hem"
    (folder / "Hämtningar").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    return folder


def file(folder, text=ROOMS, name="lokaler.csv", changed=None):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    if changed:
        os.utime(path, (changed, changed))
    return path


def sit_at_import(store, *keys, **more):
    return sit(store, "f8", "i", *keys, **more)


async def path_is(pilot, path):
    pilot.app.screen.field("path").text = str(path)
    await settle(pilot)


async def settle(pilot):
    for _time in range(4):
        await pilot.pause()
        await work_is_done(pilot)
    await pilot.pause()


async def keys(pilot, *pressed):
    for key in pressed:
        await hit(pilot, key)
        await settle(pilot)


def told(pilot):
    return str(pilot.app.screen.query_one(".report-text").content)


def button(pilot, name):
    return pilot.app.screen.query_one(f"#{name}")


def names(store):
    return {room.name for room in registers.rooms(store)}


# The file


async def test_a_file_is_chosen_without_typing_its_path(store, home):
    path = file(home / "Hämtningar")

    async with sit_at_import(store) as pilot:
        await keys(pilot, "ctrl+o")
        assert isinstance(pilot.app.screen, FileDialog)
        assert "~/Hämtningar" in picture(pilot.app)
        await keys(pilot, "enter", "enter")

        assert isinstance(pilot.app.screen, ImportScreen)
        assert str(path) == pilot.app.screen.field("path").text
        assert "rooms" == pilot.app.screen.field("kind").text

        await keys(pilot, "enter", "enter")

        assert {"Sal A", "Sal B"} <= names(store)


async def test_the_mouse_chooses_a_file(store, home):
    path = file(home / "Hämtningar")

    async with sit_at_import(store) as pilot:
        await pilot.click("#choose")
        await settle(pilot)
        await pilot.click("OptionList", offset=(2, 0))
        await settle(pilot)
        assert "lokaler.csv" in picture(pilot.app)
        row = next(at for at, it in enumerate(pilot.app.screen._rows) if it.label == "lokaler.csv")
        await pilot.click("OptionList", offset=(2, row))
        await settle(pilot)

        assert str(path) == pilot.app.screen.field("path").text


async def test_folders_come_before_files_and_files_newest_first(store, home):
    (home / "Åsele").mkdir()
    (home / ".dold").mkdir()
    file(home, name="gammal.csv", changed=1_000_000_000)
    file(home, name="ny.tsv", changed=1_700_000_000)
    file(home, name="bild.png")

    async with sit_at_import(store) as pilot:
        await keys(pilot, "ctrl+o")

        assert ["~/Hämtningar", "..", "Åsele/", "ny.tsv", "gammal.csv"] == [it.label for it in pilot.app.screen._rows]
        assert "9 sep 2001" in picture(pilot.app)


async def test_typing_narrows_and_backspace_goes_up_only_where_nothing_is_typed(store, home):
    file(home / "Hämtningar", name="lokaler.csv")
    file(home / "Hämtningar", name="ledare.csv")

    async with sit_at_import(store) as pilot:
        await keys(pilot, "ctrl+o", "enter")
        await write(pilot, "led")
        assert ["ledare.csv"] == [it.label for it in pilot.app.screen._rows]

        await keys(pilot, "backspace", "backspace", "backspace")
        assert "lokaler.csv" in picture(pilot.app)

        await keys(pilot, "backspace")
        assert str(home) == str(pilot.app.screen._folder)
        row = pilot.app.screen.query_one("OptionList").highlighted
        assert "Hämtningar" in pilot.app.screen._rows[row].label

        await keys(pilot, "escape")
        assert isinstance(pilot.app.screen, ImportScreen)
        assert "" == pilot.app.screen.field("path").text


async def test_the_chooser_begins_where_a_file_was_last_taken(store, tmp_path):
    folder = tmp_path / "termin"
    folder.mkdir()
    path = file(folder)

    async with sit_at_import(store) as pilot:
        await path_is(pilot, path)
        await keys(pilot, "enter")
    async with sit_at_import(store) as pilot:
        await keys(pilot, "ctrl+o", "enter")

        assert str(path) == pilot.app.screen.field("path").text


def test_a_folder_that_is_gone_is_not_begun_in(tmp_path, home):
    last_folder.remember(tmp_path, tmp_path / "borta")

    assert home == last_folder.recall(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is open to root")
async def test_a_folder_that_may_not_be_opened_is_told(store, home):
    (home / "Hämtningar").chmod(0)
    try:
        async with sit_at_import(store, "ctrl+o", "enter") as pilot:
            assert "går inte att öppna" in picture(pilot.app)
    finally:
        (home / "Hämtningar").chmod(0o700)


async def test_a_folder_that_vanishes_is_told(store, home):
    async with sit_at_import(store, "ctrl+o") as pilot:
        (home / "Hämtningar").rmdir()
        await keys(pilot, "enter")
        assert "går inte att öppna" in picture(pilot.app)

        await keys(pilot, "backspace")
        assert str(home) == str(pilot.app.screen._folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
async def test_a_hostile_name_can_be_chosen_and_acts_on_nothing(store, home):
    file(home / "Hämtningar", name="\x1b[31m[b]röd\u202e\udcff.csv")

    async with sit_at_import(store, "ctrl+o", "enter", "enter") as pilot:
        await settle(pilot)
        shown = picture(pilot.app)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "rooms" == pilot.app.screen.field("kind").text

        await keys(pilot, "enter")
        assert "2 nya" in told(pilot)


# The kind


async def test_the_kind_is_guessed_from_what_is_typed_or_pasted(store):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, FILES / "narvaro" / "sto-601.csv")
        assert "attendance" == pilot.app.screen.field("kind").text
        assert "ser ut som: Närvaro" in picture(pilot.app)

        await path_is(pilot, FILES / "program.xlsx")
        assert "programme" == pilot.app.screen.field("kind").text


async def test_a_kind_chosen_by_hand_stands_until_another_file_comes(store, home):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home))
        pilot.app.screen.field("kind").text = "equipment"
        await settle(pilot)
        await keys(pilot, "f9")
        assert "equipment" == pilot.app.screen.field("kind").text

        await path_is(pilot, FILES / "ledare.csv")
        assert "leaders" == pilot.app.screen.field("kind").text


async def test_enter_at_once_waits_for_the_guess(store, home):
    path = file(home)

    async with sit_at_import(store) as pilot:
        pilot.app.screen.field("path").text = str(path)
        await keys(pilot, "enter")

        assert "rooms" == pilot.app.screen.field("kind").text
        assert "2 nya" in told(pilot)


async def test_nothing_is_chosen_before_a_file_is_recognised(store, home):
    async with sit_at_import(store) as pilot:
        assert "" == pilot.app.screen.field("kind").text
        assert "välj …" in picture(pilot.app)

        await path_is(pilot, file(home))
        await path_is(pilot, FILES / "fragor.csv")
        assert "" == pilot.app.screen.field("kind").text


@pytest.mark.parametrize("key", ["f9", "ctrl+s", "ctrl+r"])
async def test_a_kind_has_to_be_chosen_where_none_is_recognised(store, home, key):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home, ODD))
        await keys(pilot, key)
        assert isinstance(pilot.app.screen, ImportScreen)
        assert "✗ välj vad filen innehåller" in picture(pilot.app)
        assert pilot.app.screen.field("kind").entry.has_focus

        pilot.app.screen.field("kind").text = "rooms"
        await settle(pilot)
        assert "✗" not in picture(pilot.app)


async def test_a_kind_chosen_before_the_file_stands_where_none_is_recognised(store, home):
    async with sit_at_import(store) as pilot:
        pilot.app.screen.field("kind").text = "rooms"
        await settle(pilot)
        await path_is(pilot, file(home, ODD))
        assert "rooms" == pilot.app.screen.field("kind").text

        await path_is(pilot, file(home, "Gamma;Delta\nx;y\n", "annan.csv"))
        assert "" == pilot.app.screen.field("kind").text


# Looking through and importing


async def test_enter_looks_through_and_enter_again_imports(store, home):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home))
        await keys(pilot, "enter")
        assert "2 nya" in told(pilot)
        assert "run" == pilot.app.screen.focused.id
        assert "Sal A" not in names(store)

        await keys(pilot, "enter")
        assert {"Sal A", "Sal B"} <= names(store)
        assert "lokaler.csv är inläst" in told(pilot)


async def test_what_is_read_in_is_not_offered_again_until_something_changes(store, home):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home))
        await keys(pilot, "enter", "enter")
        assert button(pilot, "run").disabled
        assert "Läs in" not in picture(pilot.app).split("\n")[-1]
        assert "choose" == pilot.app.screen.focused.id

        await keys(pilot, "u", "enter")
        assert "Sal A" not in names(store)
        assert "är inläst" not in told(pilot)
        assert not button(pilot, "run").disabled


async def test_rows_handed_back_are_told_with_the_file_they_are_in(store, home):
    path = file(home, "Kurs;Datum;Ändring\nSTO-999;2026-12-01;inställt\n", "andringar.csv")

    async with sit_at_import(store, size=(120, 36)) as pilot:
        await path_is(pilot, path)
        await keys(pilot, "enter", "ctrl+s")

        assert "1 tillbaka" in told(pilot)
        assert str(home / "andringar.rejected.csv") in told(pilot)


@pytest.mark.parametrize("bad", ["trasig.xlsx", "finns inte.csv", ""])
async def test_nothing_is_told_of_the_file_before(store, home, bad):
    (home / "trasig.xlsx").write_bytes(b"PK\x03\x04" + b"\0" * 60)

    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home))
        await keys(pilot, "enter")
        assert "lokaler.csv" in told(pilot)

        await path_is(pilot, home / bad if bad else "")
        assert "lokaler.csv" not in told(pilot)
        pilot.app.screen.field("path").entry.focus()
        await keys(pilot, "enter")

        assert "lokaler.csv" not in told(pilot)
        assert "2 nya" not in told(pilot)
        assert "✗" in picture(pilot.app)
        assert pilot.app.screen.field("path").entry.has_focus


@pytest.mark.parametrize("typed", ["~nobody-at-all/x", "x" * 5000, "\x00", "'", "..", "\\ "])
async def test_a_path_that_cannot_be_is_told(store, typed):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, typed)
        await keys(pilot, "enter")

        assert "✗" in picture(pilot.app)
        assert isinstance(pilot.app.screen, ImportScreen)


async def test_a_path_as_a_terminal_drops_it_is_understood(store, home):
    path = file(home, name="mina lokaler.csv")

    async with sit_at_import(store) as pilot:
        for dropped in (f"'{path}' ", str(path).replace(" ", "\\ "), "~/mina lokaler.csv"):
            await path_is(pilot, "")
            await path_is(pilot, dropped)
            assert "rooms" == pilot.app.screen.field("kind").text


@pytest.fixture
def slow(monkeypatch):
    """Holds every import after its first row until it is let go, or told to stop."""
    from courses.imports import runner

    gates = {"lokaler.csv": threading.Event(), "started": threading.Event()}
    run = runner.run

    def held(store, actor, kind, path, options, *, progress, **more):
        progress(0, 2)
        gates["started"].set()
        if path.name in gates:
            gates[path.name].wait(20)
        progress(1, 2)
        return run(store, actor, kind, path, options, progress=progress, **more)

    monkeypatch.setattr(runner, "run", held)
    yield gates
    gates["lokaler.csv"].set()


async def begun(pilot, gates):
    assert await asyncio.to_thread(gates["started"].wait, 20)
    await pilot.pause()


async def test_an_import_can_be_stopped_and_writes_nothing(store, home, slow):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home))
        await pilot.press("ctrl+s")
        await begun(pilot, slow)
        assert "stop" == pilot.app.screen.focused.id
        assert "av 2 rader" in picture(pilot.app)
        assert pilot.app.screen.field("path").disabled

        await pilot.press("enter")
        await pilot.pause()
        assert "Stoppar" in picture(pilot.app)
        slow["lokaler.csv"].set()
        await settle(pilot)

        assert "Stoppat: inget skrevs." in told(pilot)
        assert "Sal A" not in names(store)
        assert not pilot.app.screen.field("path").disabled
        assert not button(pilot, "run").disabled


async def begin(pilot, gates, path, key="ctrl+s"):
    await path_is(pilot, path)
    await pilot.press(key)
    await begun(pilot, gates)


def top(pilot):
    return "\n".join(picture(pilot.app).split("\n")[:2])


@pytest.mark.parametrize("way_out", ["escape", "f8"])
@pytest.mark.parametrize("begins", ["ctrl+s", "f9"])
async def test_the_way_back_asks_while_a_file_is_read_and_no_lets_it_go_on(store, home, slow, way_out, begins):
    async with sit_at_import(store) as pilot:
        await begin(pilot, slow, file(home), begins)
        await pilot.press(way_out)
        await pilot.pause()
        assert isinstance(pilot.app.screen, Ask)
        assert "Inläsningen pågår. Stoppa den?" in picture(pilot.app)

        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ImportScreen)
        slow["lokaler.csv"].set()
        await settle(pilot)

        assert (begins == "ctrl+s") == ("Sal A" in names(store))
        assert "lokaler.csv" in told(pilot)


async def test_yes_to_stopping_stops_and_stays(store, home, slow):
    async with sit_at_import(store) as pilot:
        await begin(pilot, slow, file(home))
        await pilot.press("escape")
        await pilot.pause()
        await pilot.click("#deed")
        await pilot.pause()
        assert "Stoppar" in picture(pilot.app)
        slow["lokaler.csv"].set()
        await settle(pilot)

        assert "Stoppat: inget skrevs." in told(pilot)
        assert "Sal A" not in names(store)


async def test_the_question_goes_away_when_the_file_is_read_meanwhile(store, home, slow):
    async with sit_at_import(store) as pilot:
        await begin(pilot, slow, file(home))
        await pilot.press("escape")
        await pilot.pause()
        slow["lokaler.csv"].set()
        await settle(pilot)

        assert isinstance(pilot.app.screen, ImportScreen)
        assert "Sal A" in names(store)


async def test_an_import_goes_on_elsewhere_and_is_told_there(store, home, slow):
    async with sit_at_import(store) as pilot:
        await begin(pilot, slow, file(home))
        await pilot.press("f3")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, ImportScreen)
        slow["lokaler.csv"].set()
        await settle(pilot)

        assert "lokaler.csv: 2 nya" in top(pilot)
        assert "Sal A" in names(store)


async def test_what_is_wrong_in_a_file_waits_until_it_is_seen(store, home, slow):
    async with sit_at_import(store) as pilot:
        await begin(pilot, slow, file(home, ROOMS + "Sal C;Tärnaby;många\n"))
        await pilot.press("f3")
        await pilot.pause()
        slow["lokaler.csv"].set()
        await settle(pilot)
        await keys(pilot, "f8")

        assert "lokaler.csv är inläst" in told(pilot)
        assert "1 tillbaka" in told(pilot)
        assert not pilot.app.screen.is_unsaved


async def test_a_file_that_could_not_be_read_is_told_elsewhere_too(store, home, slow):
    path = file(home)
    async with sit_at_import(store) as pilot:
        await begin(pilot, slow, path)
        await pilot.press("f3")
        path.unlink()
        slow["lokaler.csv"].set()
        await settle(pilot)

        assert "Det finns ingen fil" in top(pilot)


async def test_a_file_that_was_broken_and_is_put_right_is_looked_through(store, home):
    path = home / "lokaler.csv"
    path.write_bytes(b"\x89PNG")

    async with sit_at_import(store) as pilot:
        await path_is(pilot, path)
        assert "✗ lokaler.csv" in told(pilot)

        file(home)
        await keys(pilot, "f9")
        assert "2 nya" in told(pilot)


async def test_quitting_asks_while_a_file_is_read_in(store, home, slow):
    async with sit_at_import(store) as pilot:
        await begin(pilot, slow, file(home))
        assert pilot.app.screen.is_unsaved
        slow["lokaler.csv"].set()  # its thread would hold up the end of the test


async def test_a_typed_path_is_not_thrown_away_without_a_word(store, home):
    path = file(home)

    async with sit_at_import(store) as pilot:
        await path_is(pilot, path)
        await keys(pilot, "escape")
        assert isinstance(pilot.app.screen, Ask)
        await keys(pilot, "escape")
        assert str(path) == pilot.app.screen.field("path").text

        await keys(pilot, "ctrl+s", "escape")
        assert not isinstance(pilot.app.screen, ImportScreen | Ask)


async def test_a_chosen_path_costs_nothing_to_leave(store, home):
    file(home / "Hämtningar")

    async with sit_at_import(store, "ctrl+o", "enter", "enter") as pilot:
        await settle(pilot)
        await keys(pilot, "escape")

        assert not isinstance(pilot.app.screen, ImportScreen | Ask)


@pytest.mark.parametrize("key", ["f9", "ctrl+s"])
async def test_beginning_takes_away_what_was_told_before(store, home, slow, key):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home))
        pilot.app.tell("det som var")
        await pilot.press(key)
        await begun(pilot, slow)

        assert "det som var" not in picture(pilot.app)
        slow["lokaler.csv"].set()  # its thread would hold up the end of the test


async def test_the_report_is_scrolled_from_anywhere_but_a_list(store, home):
    rows = "".join(f"A-{n};Smide;fel;x\n" for n in range(60))
    text = "Kod;Titel;Startdatum;Start;Slut;Gånger\n" + rows

    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home, text, "kurser.csv"))
        await keys(pilot, "f9")
        report = pilot.app.screen.query_one(".report")
        for key in ("path", "kind"):
            pilot.app.screen.field(key).entry.focus()
            await keys(pilot, "pagedown")
            assert report.scroll_y > 0
            await keys(pilot, "pageup")
            assert 0 == report.scroll_y

        await keys(pilot, "enter", "pagedown")
        assert 0 == report.scroll_y


async def test_another_path_lets_go_of_the_file_that_was_looked_through(store, home, slow):
    first, second = file(home), file(home, "Namn;Ort;Platser\nSal C;Tärnaby;4\n", "fler.csv")

    async with sit_at_import(store) as pilot:
        await path_is(pilot, first)
        await pilot.press("enter")
        await begun(pilot, slow)
        pilot.app.screen.field("path").text = str(second)
        await pilot.pause()
        pilot.app.screen.field("path").entry.focus()
        await pilot.press("enter")
        slow["lokaler.csv"].set()
        await settle(pilot)
        await settle(pilot)

        assert "fler.csv" in told(pilot)
        assert "1 nya" in told(pilot)


# Headings


async def test_what_is_lacking_is_told_in_words_with_what_to_do(store, home):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home, "Kod;Namn;Startdatum;Längd\nA-1;Smide;2027-01-12;90\n", "kurser.csv"))
        pilot.app.screen.field("kind").text = "programme"
        await settle(pilot)
        await keys(pilot, "f9")

        assert "Starttid eller Tid (från–till) eller Dag och tid" in told(pilot)
        assert "Längd" in told(pilot)
        assert "Ctrl+R Para ihop rubriker" in told(pilot)
        assert "--map" not in told(pilot)
        assert "(start)" not in told(pilot)
        assert "match" == pilot.app.screen.focused.id


@pytest.mark.parametrize("key", ["f9", "ctrl+s"])
async def test_a_file_without_a_needed_heading_is_not_said_to_be_read(store, home, key):
    async with sit_at_import(store, size=(100, 30)) as pilot:
        await path_is(pilot, file(home, "Kod;Namn;Startdatum;Längd\nA-1;Smide;2027-01-12;90\n", "kurser.csv"))
        pilot.app.screen.field("kind").text = "programme"
        await settle(pilot)
        await keys(pilot, key)

        assert told(pilot).startswith("✗ kurser.csv: inget ")
        assert "Para ihop rubriker" in told(pilot)
        assert "Välj något annat i ”Vad det är”" in told(pilot)
        assert "tillbaka" not in picture(pilot.app)
        assert "✓" not in picture(pilot.app)
        assert ("Para ihop rubriker med Ctrl+R" in top(pilot)) == (key == "ctrl+s")
        assert not (home / "kurser.rejected.csv").exists()
        assert not button(pilot, "run").disabled


async def test_how_the_headings_were_read_is_told_in_words(store):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, FILES / "program.xlsx")
        await keys(pilot, "enter")

        assert "Titel ← Rubrik" in told(pilot)
        assert "title" not in told(pilot)


async def match(pilot, **chosen):
    for field, heading in chosen.items():
        fields = {it.key: it for it in pilot.app.screen.query("Field")}
        fields[f"field-{field}"].text = heading
        await settle(pilot)


async def test_headings_are_matched_by_hand_and_used_for_preview_and_import(store, home):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home, ODD))
        pilot.app.screen.field("kind").text = "rooms"
        await settle(pilot)
        await keys(pilot, "ctrl+r")
        assert isinstance(pilot.app.screen, HeadingsDialog)
        assert "Saknas: Namn" in picture(pilot.app)
        assert "Namn ✱" in picture(pilot.app)

        await match(pilot, name="Alfa", place="Beta")
        assert "Saknas" not in picture(pilot.app)
        await pilot.click("#deed")
        await settle(pilot)
        assert "1 nya" in told(pilot)
        assert "Namn ← Alfa" in told(pilot)

        await keys(pilot, "enter")
        assert "Sal A" in names(store)


async def test_the_arrows_go_from_field_to_field_in_sight_and_on_to_the_button(store, home):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home))
        await keys(pilot, "ctrl+r")
        dialog = pilot.app.screen
        fields = [field.key for field in dialog.query("Field")]
        seen = []
        for _step in fields:
            entry = dialog.focused
            assert dialog.query_one(".dialog").region.contains_region(entry.region)
            seen.append(next(it.key for it in entry.ancestors if isinstance(it, Field)))
            await keys(pilot, "down")
        assert fields == seen
        assert "deed" == dialog.focused.id

        await keys(pilot, "up")
        assert "name" == next(it.key for it in dialog.focused.ancestors if isinstance(it, Field))


async def test_a_list_that_is_open_keeps_its_arrows_and_ctrl_s_uses_the_headings(store, home):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home, ODD))
        pilot.app.screen.field("kind").text = "rooms"
        await settle(pilot)
        await keys(pilot, "ctrl+r", "enter", "down", "enter")
        assert "Alfa" == next(it for it in pilot.app.screen.query("Field") if it.key == "field-name").text

        await keys(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, ImportScreen)
        assert "Namn ← Alfa" in told(pilot)
        assert "Sal A" not in names(store)


async def test_a_heading_is_one_field_only(store, home):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home))
        await keys(pilot, "ctrl+r")
        await match(pilot, municipality="Ort")
        fields = {it.key: it.text for it in pilot.app.screen.query("Field")}

        assert ("Ort", "") == (fields["field-municipality"], fields["field-place"])


async def test_what_was_matched_is_kept_under_a_name_and_used_again(store, home):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home, ODD))
        pilot.app.screen.field("kind").text = "rooms"
        await settle(pilot)
        await keys(pilot, "ctrl+r")
        await match(pilot, name="Alfa", place="Beta")
        next(it for it in pilot.app.screen.query("Field") if it.key == "name").text = "Våra lokaler"
        await settle(pilot)
        await pilot.click("#deed")
        await settle(pilot)

        assert ["Våra lokaler"] == mappings.names(store, "rooms")
        assert {"name": "Alfa", "place": "Beta"} == dict(mappings.load(store, "Våra lokaler", "rooms").headings)

    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home, ODD, "igen.csv"))
        pilot.app.screen.field("kind").text = "rooms"
        await settle(pilot)
        await keys(pilot, "ctrl+r")
        next(it for it in pilot.app.screen.query("Field") if it.key == "saved").text = "Våra lokaler"
        await settle(pilot)
        assert "Saknas" not in picture(pilot.app)
        await pilot.click("#deed")
        await settle(pilot)

        assert "Namn ← Alfa" in told(pilot)


async def test_nothing_is_saved_where_everything_was_recognised(store, home):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, file(home))
        await keys(pilot, "ctrl+r")
        next(it for it in pilot.app.screen.query("Field") if it.key == "name").text = "Våra"
        await settle(pilot)
        await pilot.click("#deed")
        await settle(pilot)

        assert isinstance(pilot.app.screen, HeadingsDialog)
        assert [] == mappings.names(store, "rooms")
        assert "det finns inget att spara" in picture(pilot.app)
        assert "Använd" in picture(pilot.app)


async def test_a_list_of_attendance_has_no_headings_to_match(store):
    async with sit_at_import(store) as pilot:
        await path_is(pilot, FILES / "narvaro" / "sto-601.csv")
        await keys(pilot, "ctrl+r")

        assert isinstance(pilot.app.screen, ImportScreen)
        assert "Det här är en närvarolista" in picture(pilot.app)


async def test_a_file_whose_headings_cannot_be_read_is_told(store, home):
    (home / "trasig.xlsx").write_bytes(b"PK\x03\x04" + b"\0" * 60)

    async with sit_at_import(store) as pilot:
        await path_is(pilot, home / "trasig.xlsx")
        await keys(pilot, "ctrl+r")

        assert "trasig.xlsx" in told(pilot)


# How it looks


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_buttons_and_fields_are_whole_in_a_small_terminal(store, home, language):
    shutil.copy(FILES / "anmalningar_webbformular.csv", home)

    async with sit_at_import(store, language=language) as pilot:
        await path_is(pilot, home / "anmalningar_webbformular.csv")
        screen = pilot.app.screen
        for each in screen.query("Button"):
            if each.display and each.parent.display:
                assert each.region.right <= 80
                assert each.region.width >= len(str(each.label)) + 4, each.label
        await keys(pilot, "ctrl+r")
        shown = picture(pilot.app)

        assert ("Använd" if language == "sv" else "Use") in shown
        assert 24 == len(shown.split("\n"))
