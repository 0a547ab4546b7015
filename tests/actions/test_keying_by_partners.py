"""Leaders and partners key the lists of their own courses, through what their connection shows them."""

import factories
import pytest
import role_library

from courses import clock
from courses.actions import journal, keying, lists, papers, walk_ins
from courses.errors import CoursesError, Forbidden, NotFound
from courses.model import Role
from courses.store import courses, limits, sessions
from courses.store import walk_ins as queries


@pytest.fixture(params=(Role.LEADER, Role.PARTNER), ids=str)
def seat(tmp_path, request):
    """Lends the library of roles to a role, with a printed list of its own course (1) and of another's (2)."""
    with factories.library(tmp_path, role_library.make) as store:
        found = [courses.by_code(store, code) for code in (role_library.OWN, role_library.OTHER)]
        for one in found:
            papers.attendance_list(store, factories.LIBRARIAN, one.id, clock.now())
        actor = role_library.actor(store, request.param)
        meetings = [sessions.of_course(store, one.id, clock.now())[2].id for one in found]
        limits.lend(store, actor)
        yield store, actor, found, meetings


def test_their_own_list_is_found_keyed_read_twice_and_undone(seat):
    store, actor, (own, _other), (session_id, _theirs) = seat
    printed, found = lists.find(store, actor, "1-3", clock.now())
    assert (own.id, session_id) == (printed.course_id, found)
    keying.write(store, actor, session_id, "1 s2+10 3=Siv Norberg", list_number="1-3")
    assert "Siv Norberg" in [it.name for it in queries.of_course(store, actor, own.id)]
    assert [2] == [it.number for it in keying.compare(store, actor, session_id, "1 2 3").differences]
    keying.settle(store, actor, session_id, "1 2 3", "2")
    journal.undo(store, actor)
    journal.undo(store, actor)
    assert "Siv Norberg" not in [it.name for it in queries.of_course(store, actor, own.id)]


def test_a_walk_in_of_theirs_is_marked_renamed_and_removed_but_not_looked_up_in_the_register(seat):
    store, actor, (own, _other), (session_id, _theirs) = seat
    walk_in = walk_ins.add(store, actor, own.id, "Siv", session_id=session_id)
    walk_ins.mark(store, actor, session_id, walk_in, None)
    walk_ins.rename(store, actor, walk_in, "Siv Norberg")
    for forbidden in (
        lambda: walk_ins.match(store, actor, walk_in, 1),
        lambda: walk_ins.likely(store, actor, walk_in),
        lambda: walk_ins.enrol(store, actor, walk_in, 1),
    ):
        with pytest.raises(Forbidden):
            forbidden()
    walk_ins.remove(store, actor, walk_in)


def test_anothers_list_session_and_walk_ins_are_not_there(seat):
    store, actor, (_own, other), (session_id, theirs) = seat
    for hidden in (
        lambda: lists.find(store, actor, "2-3", clock.now()),
        lambda: keying.read(store, actor, session_id, "1", list_number="2"),
        lambda: keying.write(store, actor, theirs, "alla"),
        lambda: walk_ins.add(store, actor, other.id, "Siv"),
        lambda: walk_ins.mark(store, actor, theirs, 1, None),
        lambda: queries.of_course(store, actor, other.id),
    ):
        with pytest.raises(CoursesError) as refused:
            hidden()
        assert isinstance(refused.value, (Forbidden, NotFound))
        assert "OTHER" not in f"{refused.value} {refused.value.hint}"


def test_a_leader_prints_a_list_with_a_number_that_nobody_has(seat):
    store, actor, (own, _other), _meetings = seat
    if actor.role is Role.LEADER:
        assert "2026-0003" == papers.attendance_list(store, actor, own.id, clock.now()).list_number
