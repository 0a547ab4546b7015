"""Each screen in each size, language and look: it stands, nothing sticks out, and the frame is whole."""

import pytest
from desk_pilot import SIZES, THEMES, WALK, picture, press, sit
from rich.cells import cell_len

SCREENS = {
    "today": (),
    "courses": ("f3",),
    "course": ("f3", "enter"),
    "participants": ("f3", "enter", "right"),
    "waiting": ("f3", "down", "enter", "right", "right"),
    "setup": ("f3", "enter", "left", "left", "left"),
    "papers tab": ("f3", "enter", "left", "left"),
    "course form": ("f3", "n"),
    "course change": ("f3", "e"),
    "enrol": ("f3", "enter", "a", "e"),
    "plans": ("f3", "l"),
    "plan form": ("f3", "l", "e"),
    "course of a plan": ("f3", "l", "a"),
    "copy term": ("f3", "r"),
    "go": ("g",),
    "gaps": ("l",),
    "calls": ("r",),
    "interest": ("v",),
    "call about somebody who waits": ("f3", "down", "enter", "right", "right", "r"),
    "filter": ("f3", "f"),
    "marked": ("f3", "space"),
    "bulk": ("f3", "space", "w", "enter", "ctrl+s"),
    "targets": ("t",),
    "target form": ("t", "n"),
    "people": ("f4",),
    "person": ("f4", "enter"),
    "person form": ("f4", "tab", "n"),
    "duplicates": ("f4", "ctrl+g"),
    "attendance": ("f5",),
    "grid": ("f5", "enter"),
    "list from paper": ("f5", "#"),
    "keying": ("f5", "enter", "#", "1"),
    "print": ("f6",),
    "papers": ("f6", "enter", "down"),
    "handouts": ("f6", "h"),
    "handout": ("f6", "h", "enter"),
    "handout text": ("f6", "h", "enter", "down", "down", "e"),
    "handout print": ("f6", "h", "p"),
    "handouts of a course": ("f3", "enter", "U"),
    "settings": ("f8",),
    "setting": ("f8", "end", "enter"),
    "paper templates": ("f8", "p"),
    "paper template": ("f8", "p", "e"),
    "look of papers": ("f8", "p", "h"),
    "look of a paper": ("f6", "enter", "v"),
    "registers": ("f8", "r"),
    "register form": ("f8", "r", "n"),
    "import": ("f8", "i"),
    "help": ("f1",),
    "palette": ("ctrl+p",),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
async def test_it_stands_in_swedish(store, screen, size):
    async with sit(store, *SCREENS[screen], size=size) as pilot:
        lines = picture(pilot.app).split("\n")

        assert size[1] == len(lines)
        assert {size[0]} == {cell_len(line) for line in lines}
        assert "Kursverkstad · Storumans bibliotek" in lines[0] or pilot.app.screen.is_modal
        assert 0 == pilot.app.screen.max_scroll_x


@pytest.mark.parametrize(("theme", "size"), list(zip(THEMES, (*SIZES, (120, 36)), strict=True)))
async def test_every_screen_stands_in_english_in_every_look_and_size(store, theme, size):
    async with sit(store, language="en", theme=theme, size=size) as pilot:
        assert theme == pilot.app.theme
        for key in WALK:
            shown = await press(pilot, key)

            assert "Something went wrong" not in shown, key
            assert {size[0]} == {cell_len(line) for line in shown.split("\n")}, key


async def test_it_stands_without_colours(store, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    async with sit(store, "f5", "enter") as pilot:
        assert "[1]" in picture(pilot.app)


async def test_a_course_stands_beside_the_list_where_there_is_room_and_over_it_where_not(store):
    async with sit(store, "f3", "enter", size=(120, 36)) as pilot:
        assert pilot.app.screen.query_one("#list-pane").region.width > 30

        await pilot.resize_terminal(80, 24)
        await pilot.pause()

        assert 0 == pilot.app.screen.query_one("#list-pane").region.width

        await press(pilot, "escape")

        assert pilot.app.screen.query_one("#list-pane").region.width > 30


async def test_the_library_and_the_day_stand_on_top(store):
    async with sit(store) as pilot:
        top = picture(pilot.app).split("\n")[0]

        assert "Kursverkstad · Storumans bibliotek" in top
        assert top.rstrip().endswith("fre 20 nov 2026 · v. 47")
