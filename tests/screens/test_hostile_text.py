"""Text from people is text on every screen: no markup, no escape codes, no crash, however it got into the database."""

from datetime import date

import factories
import pytest
from desk_pilot import WALK, picture, press, sit

from courses.actions import options

MARKUP = {
    "closing tag": "[/x]",
    "action": "[@click=app.quit]Åsa[/]",
    "bold": "[b]x SQL [advanced]",
    "variable": "$accent [$error]x[/] =1+1|'cmd'!A0",
}
HOSTILE = {
    "markup": "".join(MARKUP.values()),
    "controls": "A\x1b]0;owned\x07B\x1b[2JC\x9b31mD\x00E\nF\r\nG\u2028H"
    "A\u202eB\u2066C\u200fD" + "e\u0301" * 30 + "a" + "\u0308" * 50,
    "long and wide": "漢字" * 40 + "å" * 10_000,
}


def plant(store, text):
    """Writes a text everywhere a person may have written one, past every cleaning."""
    course = factories.course(store, code="H-1", title="hostile", first_date=date(2026, 11, 13), count=3)
    person = factories.enrolled(store, course, "Hugo")[0]
    factories.mark(store, course, person, "PRESENT")
    options.set_option(store, factories.LIBRARIAN, "library.name", "x")
    with store.immediate():
        for table, columns in {
            "course": ("title", "code", "language", "notes", "content"),
            "person": ("given_name", "family_name", "phone", "email", "town", "needs", "notes", "address"),
            "session": ("reason",),
            "organisation": ("name",),
            "journal_entry": ("deed", "actor"),
        }.items():
            for column in columns:
                store.db.conn.execute(
                    f"UPDATE {table} SET {column} = ? || CASE '{column}' WHEN 'code' THEN id ELSE '' END", (text,)
                )
        store.db.conn.execute("UPDATE setting SET value = ? WHERE name = 'library.name'", (text,))


def raw(shown):
    """Returns the letters on a screen that a terminal would act on."""
    return [
        hex(ord(c))
        for c in shown
        if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066\u200f\u2028"
    ]


@pytest.mark.parametrize("kind", HOSTILE)
async def test_it_is_shown_as_letters_on_every_screen(store, kind):
    plant(store, HOSTILE[kind])

    async with sit(store) as pilot:
        for key in ("f2", *WALK):
            shown = await press(pilot, key)

            assert "Något gick fel" not in shown, key
            assert [] == raw(shown), key


@pytest.mark.parametrize("kind", MARKUP)
async def test_brackets_are_kept(store, kind):
    plant(store, MARKUP[kind])

    async with sit(store, "f3", size=(200, 60)) as pilot:
        assert MARKUP[kind] in picture(pilot.app)


async def test_what_is_said_is_only_text(store):
    async with sit(store) as pilot:
        pilot.app.tell(MARKUP["action"] + HOSTILE["controls"])
        await pilot.pause()

        assert "[@click=app.quit]" in picture(pilot.app)
        assert "\x1b" not in picture(pilot.app)
