"""Who is called first, how each is reached, and how far a round has come."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from courses.model import EnrolmentStatus, Person
from courses.model.calling import Call, CallAbout, CallResult, CallRow
from courses.model.kinds import ContactWay
from courses.rules import calling

NOON = datetime(2026, 11, 20, 12)


def row(name="Doris", *, about=CallAbout.CONFIRM, way=ContactWay.PHONE, queued=0, status="ENROLLED", last=None, ago=1):
    calls = () if last is None else (Call(1, 1, 1, about, NOON - timedelta(hours=ago), last),)
    return CallRow(
        course_id=1,
        code="STO-601",
        title="Mejl",
        first_date=date(2026, 11, 25),
        person_id=queued,
        person=f"P{queued}",
        name=name,
        is_protected=False,
        about=about,
        way=way,
        status=EnrolmentStatus(status),
        queued_at=NOON + timedelta(minutes=queued),
        version=1,
        calls=calls,
    )


def order(*rows):
    return [it.name for it in calling.listed(rows).rows]


def test_those_not_called_yet_come_in_the_order_they_joined_the_line():
    assert ["Asta", "Bo", "Cilla"] == order(row("Cilla", queued=3), row("Asta", queued=1), row("Bo", queued=2))


def test_who_did_not_answer_goes_last_and_the_one_called_longest_ago_comes_first_of_them():
    bo = row("Bo", queued=1, last=CallResult.NO_ANSWER, ago=1)
    asta = row("Asta", queued=2, last=CallResult.NO_ANSWER, ago=2)

    assert ["Cilla", "Asta", "Bo"] == order(bo, asta, row("Cilla", queued=3))


def test_an_offer_that_runs_out_is_called_about_before_a_seat_is_told_of_and_a_place_confirmed():
    rows = row("Asta"), row("Bo", about=CallAbout.TELL), row("Cilla", about=CallAbout.OFFER, status="OFFERED")

    assert ["Cilla", "Bo", "Asta"] == order(*rows)


def test_those_with_other_ways_than_the_phone_come_after_and_those_who_answered_last():
    done = row("Asta", status="CONFIRMED", last=CallResult.COMES)

    assert ["Cilla", "Bo", "Asta"] == order(done, row("Bo", way=ContactWay.LETTER), row("Cilla"))


def test_a_round_says_how_many_are_called_come_decline_and_do_not_answer():
    found = calling.progress(
        [
            row(status="CONFIRMED"),
            row(status="CONFIRMED", last=CallResult.COMES),
            row(status="CANCELLED", last=CallResult.DECLINES),
            row(last=CallResult.NO_ANSWER),
            row(last=CallResult.REACHED),
            row(),
        ]
    )

    assert (6, 5, 2, 1, 1, 3) == (
        found.total,
        found.called,
        found.coming,
        found.declined,
        found.unanswered,
        found.left,
    )


def somebody(**known):
    return Person(id=1, key="P1", given_name="Doris", family_name="Ek", **known)


def test_a_protected_person_asks_at_the_desk_whatever_they_wished():
    assert ContactWay.VISIT is calling.reach(somebody(is_protected=True, contact="PHONE", phone="0980-319200")).way


def test_who_has_not_said_how_is_called_where_a_number_is_known_and_who_wants_a_letter_gets_one():
    known = {"phone": "0980-319200", "email": "doris@example.org", "address": "Storgatan 1"}

    assert (ContactWay.PHONE, "0980-319200") == calling.reach(somebody(**known))[:2]
    assert ContactWay.LETTER is calling.reach(somebody(contact="LETTER", **known)).way


def test_places_are_confirmed_from_a_week_before_until_the_first_session_begins():
    first, begins = date(2026, 11, 27), datetime(2026, 11, 27, 10)

    assert not calling.is_in_round(first, begins, datetime(2026, 11, 19, 23, 59), 7)
    assert calling.is_in_round(first, begins, datetime(2026, 11, 20), 7)
    assert calling.is_in_round(first, begins, datetime(2026, 11, 27, 9, 59), 7)
    assert not calling.is_in_round(first, begins, begins, 7)


@settings(max_examples=60)
@given(
    st.lists(
        st.builds(
            row,
            about=st.sampled_from((CallAbout.OFFER, CallAbout.TELL, CallAbout.CONFIRM)),
            way=st.sampled_from(ContactWay),
            queued=st.integers(0, 20),
            status=st.sampled_from(("ENROLLED", "CONFIRMED", "OFFERED", "CANCELLED")),
            last=st.none() | st.sampled_from(CallResult),
            ago=st.integers(0, 99),
        ),
        max_size=6,
    )
)
def test_nobody_is_lost_from_a_list_and_its_figures_add_up(rows):
    found = calling.listed(rows)

    assert sorted(map(repr, rows)) == sorted(map(repr, found.rows))
    assert len(rows) == found.progress.total == found.progress.coming + found.progress.declined + found.progress.left
    assert [it.is_done for it in found.rows] == sorted(it.is_done for it in found.rows)
