"""Staff hours: promised against held, by organisation and leader, over a term, a year or some days."""

from datetime import date

import factories
import pytest
from desk_pilot import hit, picture, sit
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.actions import attendance, registers
from courses.actions.register_drafts import LeaderDraft, OrganisationDraft
from courses.errors import Invalid
from courses.model import StaffHours
from courses.rules import terms
from courses.screens import staff_hours
from courses.screens.registers import Register
from courses.store import sessions

TODAY = date(2026, 11, 20)


@pytest.fixture
def led(store):
    """Adds an organisation whose leader was promised for four sessions of 2 h 15 min and held one."""
    whose = registers.add(store, factories.LIBRARIAN, OrganisationDraft(name="Utbildningsförvaltningen", code="UTB"))
    jonas = registers.add(store, factories.LIBRARIAN, LeaderDraft(name="Jonas Ek", organisation_id=whose))
    it = factories.course(store, code="UTB-1", leader_ids=(jonas,), count=4)
    from courses import clock

    attendance.count_heads(store, factories.LIBRARIAN, sessions.of_course(store, it.id, clock.now())[0].id, 4)
    return store


async def open_hours(pilot, *keys):
    from courses.screens import doors

    doors.registers(pilot.app.screen, Register.LEADER.value)
    await pilot.pause()
    await hit(pilot, "h", *keys)


def cells(pilot, row):
    return [cell.plain for cell in pilot.app.screen.query_one("#staff-hours").get_row(row)]


async def test_this_term_is_shown_with_the_sum_of_each_organisation(led):
    async with sit(led) as pilot:
        await open_hours(pilot)

        assert "Personaltimmar HT 2026" in picture(pilot.app)
        assert ["Utbildningsförvaltningen", "9:00", "9:00", "2:15", "−6:45"] == cells(pilot, "0")
        assert ["  Jonas Ek", "9:00", "9:00", "2:15", "−6:45"] == cells(pilot, "0 0")
        assert ["Summa för alla", "9:00", "9:00", "2:15", "−6:45"] == cells(pilot, "sum")


async def test_what_is_not_due_yet_is_no_difference(store):
    jonas = registers.add(store, factories.LIBRARIAN, LeaderDraft(name="Jonas Ek"))
    it = factories.course(store, code="UTB-2", leader_ids=(jonas,), first_date=date(2026, 11, 17), count=4)
    from courses import clock

    attendance.count_heads(store, factories.LIBRARIAN, sessions.of_course(store, it.id, clock.now())[0].id, 4)
    async with sit(store) as pilot:
        await open_hours(pilot)

        assert ["  Jonas Ek", "9:00", "2:15", "2:15", "0:00"] == cells(pilot, "0 0")


async def test_another_term_is_a_key_away_and_an_empty_one_says_so(led):
    async with sit(led) as pilot:
        await open_hours(pilot, "left")
        assert "Personaltimmar VT 2026" in picture(pilot.app)
        assert "Ingen leder något de dagarna" in picture(pilot.app)

        await hit(pilot, "right")
        assert "9:00" in picture(pilot.app)


async def test_days_are_chosen_and_what_cannot_be_read_is_told(led):
    async with sit(led) as pilot:
        await open_hours(pilot, "t", *"hej", "enter")
        assert "är ingen termin" in picture(pilot.app)

        await hit(pilot, *["backspace"] * 3, *"2026-09-08", "space", "minus", "space", *"2026-09-08", "enter")
        assert ["  Jonas Ek", "2:15", "2:15", "2:15", "0:00"] == cells(pilot, "0 0")

        await hit(pilot, "escape")
        assert "RegistersScreen" == type(pilot.app.screen).__name__


async def test_the_key_works_on_the_leaders_tab_only(store):
    async with sit(store, "f8", "r", "h") as pilot:
        assert "RegistersScreen" == type(pilot.app.screen).__name__


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("HT 2026", date(2026, 6, 29), date(2027, 1, 3)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-09-01 – 2026-10-31", date(2026, 9, 1), date(2026, 10, 31)),
        ("2026-09-01 till 2026-10-31", date(2026, 9, 1), date(2026, 10, 31)),
    ],
)
def test_days_are_read_as_they_are_written(text, first, last):
    span = staff_hours.read_span(text, TODAY)

    assert (first, last) == (span.first, span.last)


def test_days_that_end_before_they_begin_are_refused():
    with pytest.raises(Invalid):
        staff_hours.read_span("2026-10-31 – 2026-09-01", TODAY)


@settings(max_examples=60)
@given(st.integers(1901, 2198), st.booleans())
def test_before_is_the_other_way_of_next(year, is_autumn):
    term = terms.Term(year, is_autumn)

    assert term == terms.before(term.next()) == terms.before(term).next()


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["", "A", "B"]), st.integers(0, 5000), st.integers(0, 5000)), max_size=8))
def test_the_sum_of_all_is_that_of_every_leader(found):
    hours = [StaffHours(name, "X", planned, planned, held) for name, planned, held in sorted(found)]
    shown = dict(staff_hours.rows(hours))

    assert ("sum" in shown) == bool(hours)
    if hours:
        assert staff_hours.hours_text(sum(it.planned for it in hours)) == shown["sum"][1].plain
