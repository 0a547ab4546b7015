"""Telling people on screens: asked, shown with real values, made, and followed."""

import factories
import pytest
from desk_pilot import hit, picture, press, sit, write
from smtp_server import mail_server

from courses.actions import enrolment, options
from courses.model.messages import MessageStatus
from courses.store import messages as queries
from courses.store.messages import Wanted

MAJA = factories.LIBRARIAN
COURSE = ("f3", "slash", *"601", "enter")
MAKE = (*COURSE, "M", "ctrl+s")


def a_library(store):
    options.set_option(store, MAJA, "library.name", "Åsele bibliotek")
    options.set_option(store, MAJA, "library.phone", "0980-319200")
    options.set_option(store, MAJA, "library.email", "kurs@example.org")
    course = factories.course(store, first_date=factories.date(2027, 1, 12))
    for values in (
        {"given_name": "Anna", "contact": "EMAIL", "email": "anna@example.org", "language": "arabiska"},
        {"given_name": "Bo [b]", "contact": "SMS", "phone": "070-1740605"},
        {"given_name": "Cilla", "contact": "LETTER", "address": "Gatan 1", "postcode": "910 60", "town": "Åsele"},
        {"given_name": "Dag", "email": "d@example.org", "is_protected": True},
    ):
        enrolment.enrol(store, MAJA, course.id, factories.person(store, **values).id)


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path, a_library) as opened:
        yield opened


async def go_to(pilot, text):
    """Goes down a list until it tells of something."""
    for _ in range(8):
        if text in picture(pilot.app):
            return
        await hit(pilot, "down")
    raise AssertionError(text)


def made(store):
    return {it.name: it for it in queries.listed(store, MAJA, Wanted())}


async def test_before_anything_is_made_it_is_said_how_many_go_by_each_way(store):
    async with sit(store, *COURSE, "M", size=(120, 36)) as pilot:
        assert "1, " in picture(pilot.app) and " 1" in picture(pilot.app)
        assert {} == made(store)


async def test_what_each_gets_is_paged_through_with_real_values(store):
    async with sit(store, *MAKE, size=(120, 36)) as pilot:
        shown = picture(pilot.app)
        assert "Deltagare 1" in shown and "Dag" not in shown
        shown = await press(pilot, "right")
        assert "Anna Ek" in shown and "مرحبا" in shown
        assert "Bo [b] Ek" in await press(pilot, "right")
        assert "Cilla Ek" in await press(pilot, "right")
        assert "Deltagare 1" in await press(pilot, "right")


async def test_messages_are_made_shown_and_taken_back(store):
    async with sit(store, *MAKE, "ctrl+s") as pilot:
        assert 4 == len(made(store))
        assert "Cilla Ek" in picture(pilot.app)
        await hit(pilot, "u", "enter")
        assert {} == made(store)


async def test_one_may_be_left_out_and_the_text_changed_for_this_time(store):
    async with sit(store, *MAKE, "right", "right", "e", size=(120, 36)) as pilot:
        await write(pilot, "Bara nu, {kurs}")
        await hit(pilot, "ctrl+s", "left", "x", "ctrl+s")
    assert {"Deltagare 1", "Bo [b] Ek", "Cilla Ek"} == set(made(store))
    assert "Bara nu, Internet för nybörjare" == made(store)["Cilla Ek"].subject
    assert "Kallelse" in queries.template(store, "joining", "sv").texts.subject


async def test_an_unknown_field_is_told_beside_the_text_and_not_kept(store):
    async with sit(store, *MAKE, "right", "e", size=(120, 36)) as pilot:
        await write(pilot, "{lokl}")
        shown = await press(pilot, "ctrl+s")
        assert "{lokl}" in shown and "{lokal}" in shown
        await hit(pilot, "escape", "enter")


async def test_esc_asks_before_changed_texts_are_thrown_away(store):
    async with sit(store, *MAKE, "x", "escape") as pilot:
        await hit(pilot, "escape", "ctrl+s")
        assert 3 == len(made(store))


async def test_a_message_is_done_stopped_and_taken_back_by_a_key(store):
    async with sit(store, *MAKE, "ctrl+s", "A", "d") as pilot:
        assert {MessageStatus.SENT} == {it.status for it in made(store).values()}
        await hit(pilot, "u", "enter", "A", "x")
        assert {MessageStatus.STOPPED} == {it.status for it in made(store).values()}


async def test_an_sms_is_copied_one_at_a_time_and_noted_as_sent(store):
    async with sit(store, *MAKE, "ctrl+s", size=(120, 36)) as pilot:
        await go_to(pilot, "070-174 06 05")
        shown = await press(pilot, "c")
        assert "070-174 06 05" in shown and "Internet för nybörjare" in shown
        await hit(pilot, "c")
        assert "Internet för nybörjare" in pilot.app.clipboard
        await hit(pilot, "d")
        assert MessageStatus.SENT is made(store)["Bo [b] Ek"].status


async def test_letters_are_printed_from_the_list(store):
    async with sit(store, *MAKE, "ctrl+s", size=(120, 36)) as pilot:
        await go_to(pilot, "Hej Cilla")
        await hit(pilot, "p")
        assert MessageStatus.SENT is made(store)["Cilla Ek"].status
        assert list((store.data_folder / "papers").glob("*.pdf"))


async def test_an_email_is_sent_by_a_key(store):
    with mail_server() as server:
        for name, value in {"host": "127.0.0.1", "port": str(server.port), "security": "none"}.items():
            options.set_option(store, MAJA, f"smtp.{name}", value)
        async with sit(store, *MAKE, "ctrl+s", "right", size=(120, 36)) as pilot:
            assert "Anna Ek" in picture(pilot.app)
            await hit(pilot, "s")
            await hit(pilot, "right", "right")
        assert MessageStatus.SENT is made(store)["Anna Ek"].status
        assert 1 == len(server.taken)


async def test_emails_are_written_as_files_into_a_folder(store, tmp_path):
    async with sit(store, *MAKE, "ctrl+s", size=(120, 36)) as pilot:
        await go_to(pilot, "anna@example.org")
        await hit(pilot, "f")
        await write(pilot, str(tmp_path))
        await hit(pilot, "ctrl+s")
    assert [b"To: Anna Ek <anna@example.org>" in it.read_bytes() for it in tmp_path.glob("*.eml")] == [True]
    assert MessageStatus.SENT is made(store)["Anna Ek"].status


async def test_the_person_has_the_log_of_what_went_to_them(store):
    async with sit(store, *MAKE, "ctrl+s", "f4", "down", "enter", "M", size=(120, 36)) as pilot:
        shown = picture(pilot.app)
        assert "Deltagare 1" in shown and "Bo [b]" not in shown


async def test_a_place_without_messages_says_how_some_are_made(store):
    async with sit(store, "M") as pilot:
        assert "Meddelanden görs på en kurs med M" in picture(pilot.app)


async def test_a_template_is_changed_in_settings_and_one_with_a_fault_is_not(store):
    async with sit(store, "f8", "t", "e", size=(120, 36)) as pilot:
        await write(pilot, "Välkommen {förnam}")
        assert "{förnamn}" in await press(pilot, "ctrl+s")
        await hit(pilot, "backspace")
        await write(pilot, "n}")
        await hit(pilot, "ctrl+s")
    assert "Välkommen {given_name}" == queries.template(store, "joining", "sv").texts.subject


async def test_after_a_cancelled_session_messages_are_offered(store):
    async with sit(store, *COURSE, "i", *"sjuk", "ctrl+s", size=(120, 36)) as pilot:
        await hit(pilot, "M")
        await hit(pilot, "ctrl+s")
        assert "tisdag 12 januari 2027" in await press(pilot, "right", "right") or "12/1" in picture(pilot.app)
        await hit(pilot, "ctrl+s")
        assert {"cancelled_session"} == {it.code for it in made(store).values()}


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_every_screen_of_messages_opens_in_any_size_and_language(store, size, language):
    options.set_option(store, MAJA, "interface.language", language)
    walk = (
        *MAKE,
        "right",
        "right",
        "e",
        "escape",
        "ctrl+s",
        "e",
        "escape",
        "right",
        "left",
        "c",
        "escape",
        "space",
        "A",
        "t",
        "e",
        "escape",
        "n",
        "escape",
        "escape",
    )
    async with sit(store, size=size, language=language) as pilot:
        for key in walk:
            shown = await press(pilot, key)
            assert "gick fel" not in shown and "went wrong" not in shown, key
        assert 4 == len(made(store))


async def test_names_that_look_like_markup_fields_or_keys_are_only_names(store):
    for number, name in enumerate(("[red]{kurs}", "%s {0}", "\u202eevil\u202c", "Ada\nBcc: x@example.org", "=1+1")):
        person = factories.person(store, name, contact="EMAIL", email=f"p{number}@example.org")
        enrolment.enrol(store, MAJA, 1, person.id)
    async with sit(store, *MAKE, "ctrl+s", size=(120, 36)) as pilot:
        shown = picture(pilot.app)
        assert "[red]{kurs} Ek" in shown and "%s {0} Ek" in shown and "\u202e" not in shown
    bodies = {it.name: it.body for it in made(store).values()}
    assert "Hej [red]{kurs}!" in bodies["[red]{kurs} Ek"] and "Hej %s {0}!" in bodies["%s {0} Ek"]
