"""Who may do what, tried for real: every action and query that takes an actor × every role, from inside.

A function that is new has no answer in `role_answers` and fails here until it has one.
"""

import importlib
import inspect
import pkgutil
from contextlib import closing

import factories
import pytest
import role_library
from role_answers import ALLOWED, answer_of
from role_library import OTHER, OWN, SECRETS

import courses.actions
import courses.store
from courses.errors import CoursesError, Forbidden
from courses.model import Role
from courses.store import connection, limits

LIMITED = (Role.LEADER, Role.PARTNER, Role.READER)


def functions(*, with_actor):
    """Returns the public functions of actions and store by name: those that take an actor, or those that take none."""
    found = {}
    for package in (courses.actions, courses.store):
        for module in pkgutil.iter_modules(package.__path__):
            home = importlib.import_module(f"{package.__name__}.{module.name}")
            for name, one in vars(home).items():
                is_public = inspect.isfunction(one) and one.__module__ == home.__name__ and not name.startswith("_")
                if is_public and ("actor" in inspect.signature(one).parameters) is with_actor:
                    found[f"{package.__name__.removeprefix('courses.')}.{module.name}.{name}"] = one
    return found


ACTED = functions(with_actor=True)
ANSWERS = answer_of()


@pytest.fixture
def library(tmp_path):
    """Returns what lends the library anew, as it was made, to a role if one is named."""

    def lend(role=None):
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        with factories.library(folder, role_library.make):
            pass
        store = connection.open_store(folder / "data")
        if role is not None:
            limits.lend(store, role_library.actor(store, role))
        return closing(store)

    return lend


def test_every_action_and_query_that_takes_an_actor_has_one_answer_and_no_answer_is_left_over():
    assert sorted(ACTED) == sorted(ANSWERS)


def _call(store, function, role, side):
    """Returns what a function gives a role; raises Forbidden when it refuses, and nothing else that is wrong here."""
    values = role_library.arguments(store, function, side)
    if role is not None:
        values["actor"] = role_library.actor(store, role)
    try:
        found = function(**{"store": store, **values})
        return list(found) if inspect.isgenerator(found) else found
    except Forbidden:
        raise
    except (CoursesError, TypeError, AttributeError, ValueError, KeyError, connection_errors()):
        return None  # not refused: what it was given was only good enough to be asked about


def connection_errors():
    from courses.store.sqlite import sqlite3

    return sqlite3.Error


@pytest.mark.parametrize("name", sorted(name for name, answer in ANSWERS.items() if answer != "IN_A_DEED"))
def test_each_role_gets_through_where_it_may_and_nowhere_else(library, name):
    function, wanted = ACTED[name], ALLOWED[ANSWERS[name]].split()
    through = []
    with library() as store:
        for role in reversed(Role):
            word = role.value.casefold()
            for side, said in (
                ((OWN, f"{word}-own"), (OTHER, f"{word}-other"))
                if role in (Role.LEADER, Role.PARTNER)
                else ((OWN, word),)
            ):
                limits.lend(store, factories.LIBRARIAN)
                try:
                    _call(store, function, role, side)
                except Forbidden:
                    continue
                through.append(said)

    assert sorted(wanted) == sorted(through)


ASKED_ABOUT_NOBODY = frozenset(
    """store.search_index store.migrations store.connection store.users store.check store.hidden_names""".split()
)


@pytest.mark.parametrize("role", LIMITED, ids=str)
def test_no_query_shows_what_is_none_of_a_role_s_business_not_even_one_that_knows_of_no_roles(library, role):
    told = {}
    with library(role) as store, library() as whole:
        for name, function in functions(with_actor=False).items():
            package, _dot, _function = name.rpartition(".")
            first = next(iter(inspect.signature(function).parameters), "")
            if first != "store" or not name.startswith("store.") or package in ASKED_ABOUT_NOBODY:
                continue
            values = role_library.arguments(whole, function, OTHER)
            try:
                found = function(**{"store": store, **values})
                text = role_library.told(list(found) if inspect.isgenerator(found) else found)
            except (CoursesError, TypeError, AttributeError, ValueError, KeyError, IndexError, connection_errors()):
                continue
            told[name] = [secret for secret in _secrets(role) if secret in text]

    assert len(told) > 60  # so many could be asked
    assert {} == {name: found for name, found in told.items() if found}


@pytest.mark.parametrize("role", LIMITED, ids=str)
def test_the_same_holds_for_queries_that_take_an_actor(library, role):
    told = {}
    with library(role) as store, library() as whole:
        for name, function in ACTED.items():
            if not name.startswith("store.") or name == "store.limits.lend":
                continue
            for side in (OWN, OTHER):
                values = role_library.arguments(whole, function, side) | {"actor": role_library.actor(whole, role)}
                try:
                    text = role_library.told(function(**{"store": store, **values}))
                except (CoursesError, TypeError, AttributeError, ValueError, KeyError, connection_errors()):
                    continue
                told[name, side] = [secret for secret in _secrets(role) if secret in text]

    assert {} == {name: found for name, found in told.items() if found}


def _secrets(role):
    """Returns what a role may not read: a reader sees every course's figures, and so its title."""
    return [it for it in SECRETS if role is not Role.READER or "kursen" not in it]


@pytest.mark.parametrize("role", LIMITED, ids=str)
def test_no_table_has_a_secret_in_a_column_that_a_role_sees(library, role):
    with library(role) as store:
        tables = [row["name"] for row in store.query("SELECT name FROM main.sqlite_master WHERE type = 'table'")]
        shown = {
            table: str(store.query(f'SELECT * FROM "{table}"')) for table in tables if not table.startswith("sqlite_")
        }

    assert {} == {table: secret for table, text in shown.items() for secret in _secrets(role) if secret in text}


@pytest.mark.parametrize("role", LIMITED, ids=str)
def test_every_table_has_a_view_before_it_so_that_a_new_one_is_not_forgotten(library, role):
    with library(role) as store:
        named = "SELECT name FROM {} WHERE type = '{}' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        tables = store.query(named.format("main.sqlite_master", "table"))

        assert tables == store.query(named.format("sqlite_temp_master", "view"))


def test_a_store_that_is_lent_to_the_staff_again_shows_all(library):
    with library(Role.PARTNER) as store:
        few = len(store.query("SELECT * FROM course"))
        limits.lend(store, role_library.actor(store, Role.COORDINATOR))

        assert (2, 4) == (few, len(store.query("SELECT * FROM course")))


def test_a_contact_s_mark_is_journalled_whole_and_undone_by_them_alone(library):
    from courses import clock
    from courses.actions import attendance, journal
    from courses.model import Mark
    from courses.store import attendance as grids

    with library() as whole:
        values = role_library.arguments(whole, attendance.mark, OWN)
        session_id, person_id, course_id = (
            values["session_id"],
            values["person_id"],
            role_library.courses.by_code(whole, OWN).id,
        )
        pia, leo = (role_library.actor(whole, role) for role in (Role.PARTNER, Role.LEADER))

        def marks():
            return {at: one.mark for at, one in grids.grid(whole, pia, course_id, clock.now()).marks.items()}

        before = marks()
        limits.lend(whole, pia)

        attendance.count_heads(whole, pia, session_id, 7)
        attendance.mark(whole, pia, session_id, person_id, Mark.ABSENT)
        with pytest.raises(CoursesError):
            journal.undo(whole, leo)
        journal.undo(whole, pia)
        journal.undo(whole, pia)

        assert before == marks()
        with pytest.raises(CoursesError):
            journal.undo(whole, pia)


def test_an_actor_is_refused_what_they_did_as_something_else(library):
    from dataclasses import replace

    from courses.actions import journal

    with library() as store:
        maja = role_library.actor(store, Role.LIBRARIAN)
        added = factories.person(store, "Eva")
        assert added and journal.what_undo_takes(store, maja)

        for role in (Role.COORDINATOR, Role.LEADER, Role.PARTNER, Role.READER):
            assert journal.what_undo_takes(store, replace(maja, role=role)) is None
            with pytest.raises(CoursesError):
                journal.undo(store, replace(maja, role=role))


@pytest.mark.parametrize("role", LIMITED, ids=str)
def test_no_deed_of_theirs_writes_what_attendance_has_nothing_to_do_with(library, role):
    with library() as store, pytest.raises(Forbidden):  # noqa: PT012, SIM117
        with factories.deed(store, role_library.actor(store, role), "Skrev en person") as it:
            it.update("person", 1, {"notes": "ändrat"})


def _walk_in_marks(store):
    return [
        tuple(row.values()) for row in store.query("SELECT walk_in_id, session_id, mark FROM walk_in_mark ORDER BY id")
    ]


def test_a_walk_in_that_a_contact_took_away_comes_back_with_the_marks(library):
    from courses.actions import journal, walk_ins

    with library() as store:
        walk_in_id = role_library.arguments(store, walk_ins.remove, OWN)["walk_in_id"]
        before = _walk_in_marks(store)
        pia = role_library.actor(store, Role.PARTNER)
        limits.lend(store, pia)

        walk_ins.remove(store, pia, walk_in_id)
        journal.undo(store, pia)

        limits.lend(store, factories.LIBRARIAN)
        assert before == _walk_in_marks(store)


def test_a_contact_does_not_undo_what_the_library_has_built_on(library):
    from courses.actions import journal, walk_ins
    from courses.model import Mark

    with library() as store:
        values = role_library.arguments(store, walk_ins.mark, OWN)
        course_id = role_library.courses.by_code(store, OWN).id
        pia = role_library.actor(store, Role.PARTNER)
        limits.lend(store, pia)
        added = walk_ins.add(store, pia, course_id, "Ny gäst")
        limits.lend(store, factories.LIBRARIAN)
        walk_ins.mark(store, factories.LIBRARIAN, values["session_id"], added, Mark.PRESENT)
        before = _walk_in_marks(store)
        limits.lend(store, pia)

        with pytest.raises(CoursesError):
            journal.undo(store, pia)

        limits.lend(store, factories.LIBRARIAN)
        assert before == _walk_in_marks(store)
