"""Circles that are about to fall, on Today: who decides, and the way to the course's circle side."""

from datetime import date

import factories
import pytest
from circle_library import AWAY, HERE, circle, marked
from desk_pilot import SIZES, press, sit

from courses.actions import circle_alerts
from courses.model import Actor, Role


@pytest.fixture
def hanging(store):
    """Three Tuesdays, the last to come, and two people who come: if one of them does not, it falls."""
    it = circle(store, code="STO-620", first_date=date(2026, 11, 10), count=3)
    marked(store, it, Fatima=[HERE, HERE], Ali=[HERE, HERE], Bo=[AWAY, AWAY])
    return it


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_circle_that_hangs_on_two_is_the_first_row_and_leads_to_its_side(store, hanging, size):
    async with sit(store, size=size) as pilot:
        todo = pilot.app.screen.query_one("#todo")
        option = next(it for it in todo.options if (it.id or "").startswith("circle-falls"))
        assert "om Ali Ek eller Fatima Ek uteblir tis 24 nov faller cirkeln" in str(option.prompt)
        assert "→ påminn dem som ska komma" in str(option.prompt)

        todo.focus()
        todo.highlighted = todo.get_option_index(option.id)
        await press(pilot, "enter")
        view = pilot.app.screen.query_one("CourseView")
        assert (hanging.id, "circle") == (view.course_id, view.tab)


def test_somebody_who_may_not_see_people_is_told_no_names(store, hanging):
    found = circle_alerts.due(store, Actor("Rut", Role.READER), factories.clock.now())

    assert ["falls"] == [it.alert.kind for it in found]
    assert "Fatima" not in found[0].alert.text


def test_a_partner_hears_of_no_other_associations_circle(store, hanging):
    partner = Actor("Per", Role.PARTNER, organisation_id=999)

    assert [] == circle_alerts.due(store, partner, factories.clock.now())
