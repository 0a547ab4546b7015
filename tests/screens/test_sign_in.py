"""Signing in, locking, and what each role finds on the screen."""

import asyncio

import factories
import pytest
import role_library
from desk_pilot import DeskPilot
from textual.widgets import Input, OptionList, Static

from courses import app as program
from courses.actions import passwords, users
from courses.model import Role
from courses.screens.sign_in import SignIn, SignInApp
from courses.store import limits
from courses.store import users as stored
from courses.widgets.rail import Rail
from courses.widgets.topbar import TopBar

WORD = "åtta små grodor"


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    """Lets a password cost next to nothing."""
    monkeypatch.setattr(passwords, "ROUNDS", 1)
    monkeypatch.setattr(passwords, "KIBIBYTES", 8)
    passwords.forget_cost()
    yield
    passwords.forget_cost()


@pytest.fixture
def store(tmp_path):
    """The library of all roles; Maja has a password."""
    with factories.library(tmp_path, role_library.make) as it:
        maja = stored.by_name(it, "Maja")
        users.set_password(it, users.actor_of(maja), maja.id, WORD)
        yield it


def run(app, deed):
    """Runs a deed with a pilot, and returns what the app answered."""

    async def sit():
        async with app.run_test(size=(80, 24)) as pilot:
            await deed(DeskPilot(pilot.app))
        return app.return_value

    return asyncio.run(sit())


async def typed(pilot, words):
    for letter in words:
        await pilot.press("space" if letter == " " else letter)


def test_who_signs_in_types_the_name_and_the_password(store):
    async def deed(pilot):
        await typed(pilot, "maja")
        await pilot.press("enter")
        await typed(pilot, WORD)
        await pilot.press("enter")

    assert "Maja" == run(SignInApp(store, "root"), deed).name


def test_a_name_is_picked_from_the_list_and_somebody_without_a_password_just_enters(store):
    async def deed(pilot):
        assert ["Leo", "Maja", "Pia", "Rut", "Siv"] == [
            str(one.prompt) for one in pilot.app.screen.query_one(OptionList).options
        ]
        await typed(pilot, "pi")
        await pilot.press("down", "enter", "enter")

    assert Role.PARTNER is run(SignInApp(store, ""), deed).role
    assert store.is_limited


def test_a_name_that_is_pointed_at_in_the_list_is_taken_without_enter(store):
    async def deed(pilot):
        await pilot.press("down", "down", "tab")
        assert "Maja" == pilot.app.screen.query_one("#name", Input).value
        await typed(pilot, WORD)
        await pilot.press("enter")

    assert "Maja" == run(SignInApp(store, ""), deed).name


def test_the_only_name_that_fits_what_was_typed_is_taken(store):
    async def deed(pilot):
        await typed(pilot, "maj")
        await pilot.press("enter")
        await typed(pilot, WORD)
        await pilot.press("enter")

    assert "Maja" == run(SignInApp(store, ""), deed).name


def test_a_likely_name_leads_straight_to_the_password(store):
    async def deed(pilot):
        assert "password" == pilot.app.focused.id
        assert pilot.app.focused.password
        await typed(pilot, WORD)
        await pilot.press("enter")

    assert "Maja" == run(SignInApp(store, "maja"), deed).name


def test_after_three_wrong_tries_nobody_is_signed_in_and_nothing_says_what_was_wrong(store):
    said = []

    async def deed(pilot):
        for name, word in (("Maja", "fel ord"), ("Nisse", "fel ord")):
            pilot.app.screen.query_one("#name", Input).value = name
            pilot.app.screen.query_one("#password", Input).focus()
            await typed(pilot, word)
            await pilot.press("enter")
            said.append(str(pilot.app.screen.query_one("#wrong", Static).content))
            assert "" == pilot.app.screen.query_one("#password", Input).value
        await pilot.press("enter")

    assert run(SignInApp(store, "Maja"), deed) is None
    assert 1 == len(set(said))
    assert not any("lösenord fel" in one for one in said)


def sit(store, role, deed):
    """Sits down at the program as the user of a role."""
    actor = role_library.actor(store, role)
    limits.lend(store, actor)
    return run(program.app_for(actor)(store, actor=actor), deed)


@pytest.mark.parametrize(
    ("role", "places"),
    [
        (Role.LIBRARIAN, "today courses people attendance print calendar settings enrol"),
        (Role.COORDINATOR, "today courses people attendance print calendar settings enrol"),
        (Role.LEADER, "attendance"),
        (Role.PARTNER, "attendance"),
        (Role.READER, "today courses calendar"),
    ],
    ids=str,
)
def test_each_role_finds_its_places_and_no_key_leads_to_another(store, role, places):
    async def deed(pilot):
        assert places.split() == [it.id for it in pilot.app.screen.query_one(Rail).items]
        for key in ("f2", "f3", "f4", "f5", "f6", "f7", "f8"):
            await pilot.press(key)
            assert pilot.app.current_mode in places.split()
        assert role_library.NAMES[role] in pilot.app.screen.query_one(TopBar).left

    sit(store, role, deed)


def _picture(app):
    from desk_pilot import picture

    return picture(app)


@pytest.mark.parametrize("role", [Role.LEADER, Role.PARTNER], ids=str)
def test_attendance_has_own_courses_and_works(store, role):
    async def deed(pilot):
        shown = _picture(pilot.app)
        assert role_library.OWN in shown
        assert not any(secret in shown for secret in role_library.SECRETS)
        await pilot.press("enter")
        grid = _picture(pilot.app)
        assert "Ada" in grid
        assert not any(secret in grid for secret in role_library.SECRETS)
        await pilot.press("f", "u")

    sit(store, role, deed)


def test_a_reader_sees_figures_without_a_name(store):
    async def deed(pilot):
        for key in ("f2", "f3", "f7"):
            await pilot.press(key)
            shown = _picture(pilot.app)
            assert not any(name in shown for name in ("Hemlinge", "Ada", "Cleo"))
        await pilot.press("f3", "enter")
        for _tab in range(6):
            await pilot.press("right")
            shown = _picture(pilot.app)
            assert not any(name in shown for name in ("Hemlinge", "Ada Ek", "Cleo"))

    sit(store, Role.READER, deed)


def test_a_locked_program_hides_everything_until_the_same_one_signs_in(store):
    async def deed(pilot):
        await pilot.press("f3", "f10")
        assert isinstance(pilot.app.screen, SignIn)
        assert role_library.OWN not in _picture(pilot.app)
        for key in ("f2", "ctrl+p", "f1", "escape", "ctrl+z", "f9"):
            await pilot.press(key)
            assert isinstance(pilot.app.screen, SignIn)
        pilot.app.screen.query_one("#password", Input).focus()
        await typed(pilot, WORD)
        await pilot.press("enter")
        assert "courses" == pilot.app.current_mode
        assert role_library.OWN in _picture(pilot.app)
        assert pilot.app.next_actor is None

    sit(store, Role.LIBRARIAN, deed)


def test_somebody_else_who_signs_in_begins_anew(store):
    found = []

    async def deed(pilot):
        await pilot.press("f10")
        pilot.app.screen.query_one("#name", Input).value = "Pia"
        pilot.app.screen.query_one("#password", Input).focus()
        await pilot.press("enter")
        found.append(pilot.app.next_actor)

    sit(store, Role.LIBRARIAN, deed)
    assert "Pia" == found[0].name
    assert store.is_limited


def test_a_locked_program_waits_after_three_wrong_tries(store):
    async def deed(pilot):
        await pilot.press("f10")
        for _try in range(3):
            pilot.app.screen.query_one("#password", Input).focus()
            await typed(pilot, "fel ord")
            await pilot.press("enter")
        assert isinstance(pilot.app.screen, SignIn)
        assert all(one.disabled for one in pilot.app.screen.query(Input))

    sit(store, Role.LIBRARIAN, deed)


def test_without_users_nothing_is_locked(tmp_path):
    with factories.library(tmp_path) as it:

        async def deed(pilot):
            await pilot.press("f10")
            assert not isinstance(pilot.app.screen, SignIn)

        run(program.KursverkstadApp(it, actor=factories.LIBRARIAN), deed)


def test_all_commands_list_only_what_works_somewhere_for_who_sits_there(store):
    async def deed(pilot):
        await pilot.press("ctrl+p")
        listed = {str(one.id) for one in pilot.app.screen.query_one(OptionList).options}
        assert "go.attendance" in listed
        assert not listed & {"go.today", "go.people", "go.settings", "go.enrol", "courses.new"}

    sit(store, Role.PARTNER, deed)


def test_a_reader_finds_no_tab_of_people_in_a_course_and_is_not_told_that_nobody_leads_it(store):
    from courses.screens.course_view import CourseView
    from courses.widgets.choices import Choices

    async def deed(pilot):
        await pilot.press("f3", "enter")
        view = pilot.app.screen.query_one(CourseView)
        tabs = {one for one, _words in view.query_one(".tabs", Choices).items}
        assert not tabs & {"participants", "waiting", "history"}
        assert "sessions" in tabs
        assert "ingen ledare" not in str(view.query_one(".course-head", Static).content)
        assert "ledare saknas" not in str(view.query_one(".course-head", Static).content)

    sit(store, Role.READER, deed)


def test_a_reader_is_offered_no_deed_on_today_and_in_the_list_of_courses(store):
    from courses.screens.frame import working_commands

    async def deed(pilot):
        for key in ("f2", "f3"):
            await pilot.press(key)
            offered = {command.action for _node, command in working_commands(pilot.app.screen)}
            assert not offered & {"new", "enrol", "print", "attendance", "change"}

    sit(store, Role.READER, deed)
