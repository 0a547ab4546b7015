"""Leaders, room and category of a course, a session's title: one deed each, with its words, and undone whole."""

from datetime import date

import factories
import pytest

from courses import clock
from courses.actions import assigning, attendance, equipment, journal, leading, registers, session_titles, sessions
from courses.actions.assigning import RoomMove
from courses.actions.register_drafts import EquipmentDraft, LeaderDraft, RoomDraft
from courses.errors import Invalid, NotFound, Refused
from courses.model import Actor, Role
from courses.store import courses
from courses.store import sessions as queries

OUTSIDER = Actor(name="Nils", role=Role.PARTNER, organisation_id=None)


@pytest.fixture
def store(tmp_path):
    """A library of its own."""
    with factories.library(tmp_path) as opened:
        yield opened


def leader(store, name="Jonas Ek", **more):
    return registers.add(store, factories.LIBRARIAN, LeaderDraft(name=name, **more))


def room(store, name="Datasalen", place="Storuman"):
    return registers.add(store, factories.LIBRARIAN, RoomDraft(name=name, place=place))


def meetings(store, it):
    return queries.of_course(store, it.id, clock.now())


def words(store):
    return journal.what_undo_takes(store, factories.LIBRARIAN)


def test_leaders_are_set_in_their_order_and_undone(store):
    it, one, other = factories.course(store), leader(store), leader(store, "Åsa Öberg")
    assigning.set_leaders(store, factories.LIBRARIAN, it.id, [other, one, other])
    assert (other, one) == courses.get(store, it.id).leader_ids
    assert "STO-601 leds av Åsa Öberg, Jonas Ek" == words(store)

    journal.undo(store, factories.LIBRARIAN)
    assert () == courses.get(store, it.id).leader_ids


def test_a_leader_that_is_gone_is_refused(store):
    it = factories.course(store)
    with pytest.raises(NotFound):
        assigning.set_leaders(store, factories.LIBRARIAN, it.id, [99])


def test_a_room_takes_along_the_sessions_that_had_the_old_one_and_have_no_marks(store):
    old, new, own = room(store), room(store, "Lilla salen"), room(store, "Verkstan")
    it = factories.course(store, room_id=old, first_date=date(2026, 9, 8), count=4)
    first, second, *_rest = meetings(store, it)
    attendance.count_heads(store, factories.LIBRARIAN, first.id, 5)
    sessions.change_room(store, factories.LIBRARIAN, second.id, own)

    assert RoomMove(follows=2, marked=1, elsewhere=1) == assigning.room_moves(store, it.id)

    assigning.set_room(store, factories.LIBRARIAN, it.id, new)
    assert [old, own, new, new] == [one.room_id for one in meetings(store, it)]
    assert "STO-601 hålls i Lilla salen" == words(store)


def test_a_category_has_to_be_one_that_there_is(store):
    it = factories.course(store)
    with pytest.raises(Invalid):
        assigning.set_category(store, factories.LIBRARIAN, it.id, "999")
    assert courses.get(store, it.id).kb_category is None


@pytest.mark.parametrize(
    "deed",
    [
        lambda store, it: assigning.set_leaders(store, OUTSIDER, it.id, []),
        lambda store, it: assigning.set_room(store, OUTSIDER, it.id, None),
        lambda store, it: assigning.set_category(store, OUTSIDER, it.id, None),
        lambda store, it: session_titles.set_title(store, OUTSIDER, meetings(store, it)[0].id, "Nät"),
    ],
    ids=["leaders", "room", "category", "title"],
)
def test_who_may_not_plan_is_refused(store, deed):
    with pytest.raises(Refused):
        deed(store, factories.course(store))


def test_a_title_is_kept_cleaned_and_taken_away_by_nothing(store):
    it = factories.course(store)
    first = meetings(store, it)[0]
    session_titles.set_title(store, factories.LIBRARIAN, first.id, " Bank\u202eID ")
    assert "BankID" == meetings(store, it)[0].title
    assert "tis 8 sep i STO-601 handlar om ”BankID”" == words(store)

    session_titles.set_title(store, factories.LIBRARIAN, first.id, "")
    assert "" == meetings(store, it)[0].title

    journal.undo(store, factories.LIBRARIAN)
    assert "BankID" == meetings(store, it)[0].title


def test_a_substitution_tells_who_stands_in_for_whom_and_why(store):
    own, stand_in = leader(store, signature="JE"), leader(store, "Moa Lind", signature="ML")
    it = factories.course(store, leader_ids=(own,))
    first = meetings(store, it)[0]
    leading.set_session_leaders(store, factories.LIBRARIAN, first.id, [stand_in], substitute_reason="sjuk")
    found = queries.substitutes(store, it.id)[first.id]

    assert (("JE",), ("ML",), "sjuk") == (found.own, found.substitutes, found.reason)
    assert (stand_in,) == queries.leaders_of(store, first.id)


def test_equipment_that_others_ask_for_at_the_same_time_is_not_free(store):
    here = room(store)
    for number in range(5):
        registers.add(
            store, factories.LIBRARIAN, EquipmentDraft(name="Surfplatta", code=f"S{number}", place="Storuman")
        )
    registers.add(store, factories.LIBRARIAN, EquipmentDraft(name="Hörslinga", code="H1", place="Lycksele"))
    it = factories.course(store, room_id=here)
    other = factories.course(store, code="STO-602", room_id=here)
    later = factories.course(store, code="STO-603", room_id=here, first_date=date(2027, 3, 2))
    for one, quantity in ((other, 2), (later, 4), (it, 1)):
        leading.ask_for_equipment(store, factories.LIBRARIAN, one.id, "Surfplatta", quantity)
    found = equipment.stocks(store, courses.get(store, it.id), clock.now())
    (asked,) = equipment.asked(store, courses.get(store, it.id), clock.now())

    assert [("Surfplatta", 5, 3), ("Hörslinga", 1, 1)] == [(one.name, one.there, one.free) for one in found]
    assert (1, "Storuman", 3) == (asked.quantity, asked.stock.place, asked.stock.free)
