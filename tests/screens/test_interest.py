"""The interest list on the screen: topics over people, and what Today proposes when enough want the same."""

from datetime import date

import factories
from desk_pilot import hit, press, sit, write

from courses.actions import interest, options
from courses.actions.interest import InterestDraft
from courses.screens.course_form import CourseForm
from courses.store import courses, people
from courses.store import interest as queries

TOPIC = "Släktforskning på riktigt"


def interested(store, *names, topic=TOPIC):
    for name in names:
        interest.add(store, factories.LIBRARIAN, factories.person(store, name).id, InterestDraft(topic=topic))


async def test_an_empty_list_says_what_it_is_for(tmp_path):
    with factories.library(tmp_path) as store:
        factories.course(store)
        async with sit(store, "v", language="en") as pilot:
            assert "Nobody is on the interest list" in await press(pilot)


async def test_somebody_is_put_on_the_list_by_name_and_topic(store):
    async with sit(store, "v", "n", language="en") as pilot:
        await write(pilot, "ebba")
        await hit(pilot, "enter")
        await write(pilot, "BankID")
        shown = await press(pilot, "ctrl+s")

    assert "Ebba Ek is on the interest list for “BankID”." in shown
    assert ["BankID"] == [it.topic for it in queries.still_open(store, factories.LIBRARIAN)]


async def test_somebody_new_is_written_in_and_put_on_the_list(store):
    async with sit(store, "v", "n", language="en") as pilot:
        await write(pilot, "Siv Öberg 0980-319210")
        await hit(pilot, "enter", "ctrl+s")
        await write(pilot, "BankID")
        shown = await press(pilot, "ctrl+s")

    assert "Siv Öberg is on the interest list for “BankID”." in shown
    assert "0980-31 92 10" == people.find(store, factories.LIBRARIAN, "Siv Öberg").phone


async def test_somebody_is_put_on_the_list_from_their_own_page(store):
    async with sit(store, "f4", "down", "enter", "v", language="en") as pilot:
        await write(pilot, "BankID")
        await hit(pilot, "ctrl+s")

    assert ["BankID"] == [it.topic for it in queries.still_open(store, factories.LIBRARIAN)]


async def test_a_topic_shows_its_people_and_one_is_taken_off(store):
    interested(store, "Asta", "Bo")
    async with sit(store, "v", language="en", size=(120, 36)) as pilot:
        shown = await press(pilot, "enter")
        assert shown.index("Asta Ek") < shown.index("Bo Ek")
        await hit(pilot, "x", "ctrl+s")

    assert ["Bo Ek"] == [it.name for it in queries.still_open(store, factories.LIBRARIAN)]


async def test_a_topic_that_became_a_course_takes_its_people_to_the_call_list(store):
    interested(store, "Asta", "Bo")
    new = factories.course(store, code="STO-620", title=TOPIC, first_date=date(2027, 2, 2))
    async with sit(store, "v", "g", language="en", size=(120, 36)) as pilot:
        shown = await press(pilot, "enter", "enter")

    assert "To call about STO-620" in shown
    assert 0 == courses.placed(store, new.id)
    assert [] == queries.still_open(store, factories.LIBRARIAN)


async def test_today_proposes_a_run_that_enough_want_and_opens_its_form_filled_in(store):
    options.set_option(store, factories.LIBRARIAN, "interest.new_run", "2")
    interested(store, "Asta", "Bo")
    async with sit(store, "tab", language="en", size=(120, 40)) as pilot:
        todo = pilot.app.screen.query_one("#todo")
        ids = [option.id or "" for option in todo.options]
        todo.highlighted = next(i for i, it in enumerate(ids) if it.startswith("run-"))
        assert f"2 want “{TOPIC}”"[:24] in await press(pilot)

        await hit(pilot, "enter")

        assert isinstance(pilot.app.screen, CourseForm)
        assert TOPIC == pilot.app.screen.field("title").text
