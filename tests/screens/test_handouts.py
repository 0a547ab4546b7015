"""The handout shelf on the screen: search, change, translate, give out at a course, print by number and as a booklet."""

from datetime import date

import factories
import pypdf
import pytest
from desk_pilot import hit, picture, press, sit, work_is_done, write

from courses import clock, places
from courses.actions import handout_uses as use_deeds
from courses.actions import handouts as deeds
from courses.actions.handouts import HandoutFile
from courses.model.shelf import TextState
from courses.store import courses, handout_uses, sessions
from courses.store import handouts as shelf
from courses.widgets.table import Table
from courses.widgets.text_field import Lines

TODAY = date(2026, 11, 20)
SHELF = ("f6", "h")
PASSWORD = (*SHELF, "slash", *"lösenord", "enter")


def text(store, code="02_losenord", language="sv"):
    return shelf.text(store, TODAY, code, language)


def newer(store, **changes):
    """Puts a newer version of the Swedish text on passwords on the shelf."""
    written = deeds.written(text(store)).replace('version: "1.4"', 'version: "1.5"')
    for before, after in changes.items():
        written = written.replace(before, after)
    deeds.change(store, factories.LIBRARIAN, "02_losenord", HandoutFile(written))


@pytest.fixture
def given(store):
    """Gives two handouts out at the course that is full, and returns it."""
    course = courses.by_code(store, "STO-602")
    second = sessions.of_course(store, course.id, clock.now())[1]
    use_deeds.use(store, factories.LIBRARIAN, "02", course.id, second.id)
    use_deeds.use(store, factories.LIBRARIAN, "01", course.id)
    return course


def papers(pilot):
    return sorted(places.papers_folder(pilot.app.desk.data_folder).glob("*.pdf"))


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_shelf_says_of_each_handout_what_is_to_see_to_and_where_it_is_given_out(store, given, size):
    newer(store)
    async with sit(store, *SHELF, "slash", *"password", "tab", size=size) as pilot:
        shown = picture(pilot.app)

        assert "⚠ 10 efter" in shown
        assert "STO-602" in str(pilot.app.screen.query_one("#plan-text").content)


async def test_only_what_is_to_see_to_is_shown_and_all_again(store):
    newer(store)
    async with sit(store, *SHELF, "v") as pilot:
        assert 1 == pilot.app.screen.query_one(Table).row_count

        await hit(pilot, "v")
        assert 6 == pilot.app.screen.query_one(Table).row_count


async def test_a_search_that_finds_nothing_says_what_to_do(store):
    async with sit(store, *SHELF, "slash") as pilot:
        await write(pilot, "tangentbordsmusik")
        assert "n skriver ett nytt" in picture(pilot.app)


async def test_a_changed_original_is_asked_about_its_version_and_then_its_translations_lag(store):
    async with sit(store, *PASSWORD, "e", size=(120, 36)) as pilot:
        area = pilot.app.screen.query_one(Lines)
        area.text = area.text.replace("som en nyckel", "som en låsnyckel")
        await press(pilot, "ctrl+s")
        assert "1.5" in picture(pilot.app)
        await hit(pilot, "enter")

        assert ("1.5", TODAY) == (text(store).edition, text(store).dated)
        assert TextState.LAGS is text(store, language="en").state

        await hit(pilot, "u", "enter")
        assert "1.4" == text(store).edition


async def test_what_is_wrong_stands_beside_the_text_and_is_not_saved(store):
    async with sit(store, *PASSWORD, "e", size=(120, 36)) as pilot:
        area = pilot.app.screen.query_one(Lines)
        area.text = area.text.replace("losenord.svg", "borta.svg").replace("2026-11-22", "i går")
        await pilot.pause()
        assert "saker är fel" in picture(pilot.app)

        await press(pilot, "ctrl+s", "escape")
        assert "HandoutEdit" == type(pilot.app.screen).__name__
        assert "1.4" == text(store).edition
        await hit(pilot, "escape")
        assert "inte sparat" in picture(pilot.app)


async def test_a_translation_is_written_with_the_originals_words_beside(store):
    async with sit(store, *PASSWORD, "n", size=(120, 36)) as pilot:
        await write(pilot, "pl")
        await press(pilot, "ctrl+s")
        assert "Ett lösenord är som en nyckel" in str(pilot.app.screen.query_one(".template-fields").content)

        area = pilot.app.screen.query_one(Lines)
        area.text = area.text.replace("Skapa ett bra lösenord", "Dobre hasło")
        await press(pilot, "ctrl+s")

        polish = text(store, language="pl")
        assert ("Dobre hasło", TextState.FOLLOWS, "1.4") == (polish.title, polish.state, polish.follows)
        assert "pl" == pilot.app.screen.query_one(Table).current_key


async def test_a_translation_that_has_caught_up_is_said_to_follow(store):
    newer(store)
    async with sit(store, *PASSWORD, "down", "f") as pilot:
        await hit(pilot, "left", "enter")
        assert TextState.FOLLOWS is text(store, language="sv-lattlast").state


async def test_a_text_is_taken_off_the_shelf_and_put_back_by_undo(store):
    async with sit(store, *PASSWORD, "end", "delete") as pilot:
        await hit(pilot, "left", "enter")
        assert shelf.row(store, TODAY, "02").text("uk") is None
        await hit(pilot, "u", "enter")
        assert shelf.row(store, TODAY, "02").text("uk") is not None


async def test_a_handout_is_given_out_at_a_session_of_a_course_from_the_shelf(store):
    async with sit(store, *PASSWORD, "g") as pilot:
        await write(pilot, "surfplatta")
        await hit(pilot, "enter", "down", "enter")

        course = courses.by_code(store, "STO-602")
        assert [("02_losenord", 2)] == [(it.code, it.number) for it in handout_uses.of_course(store, course.id)]


async def test_a_course_shows_what_it_gives_out_and_takes_one_away(store, given):
    async with sit(store, "f3", "down", "enter", "U", size=(120, 36)) as pilot:
        assert "Skapa ett bra lösenord" in picture(pilot.app)

        await hit(pilot, "down", "delete")
        assert ["01_starta_datorn"] == [it.code for it in handout_uses.of_course(store, given.id)]
        await hit(pilot, "n")
        await write(pilot, "bankid")
        await hit(pilot, "enter", "enter")
        assert {"01_starta_datorn", "04_bankid"} == {it.code for it in handout_uses.of_course(store, given.id)}


async def test_a_course_without_handouts_says_what_to_do(store):
    async with sit(store, "f3", "enter", "U") as pilot:
        assert "delar inte ut några blad" in picture(pilot.app)


async def test_a_handout_is_printed_in_so_many_copies(store):
    async with sit(store, *PASSWORD, "p") as pilot:
        await hit(pilot, *["tab"] * 5)
        await write(pilot, "3")
        await press(pilot, "ctrl+s")
        await work_is_done(pilot)

        (path,) = papers(pilot)
        assert 3 * 2 == len(pypdf.PdfReader(path).pages)


async def test_a_handout_is_printed_for_its_session_by_the_number_enrolled(store, given):
    async with sit(store, "f3", "down", "enter", "U", "p") as pilot:
        assert "svenska 3" in picture(pilot.app)
        await press(pilot, "ctrl+s")
        await work_is_done(pilot)

        (path,) = papers(pilot)
        assert path.name.startswith("utskrift-")


async def test_the_handouts_of_a_course_become_a_booklet_with_its_contents(store, given):
    async with sit(store, "f3", "down", "enter", "U", "b") as pilot:
        await press(pilot, "ctrl+s")
        await work_is_done(pilot)

        (path,) = papers(pilot)
        said = " ".join(it.extract_text() for it in pypdf.PdfReader(path).pages)
        assert said.index("Starta datorn") < said.index("Skapa ett bra lösenord")


async def test_a_handout_from_a_file_is_put_on_the_shelf_with_its_picture(store, tmp_path):
    path = tmp_path / "07_karta.sv.md"
    (tmp_path / "karta.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    )
    body = deeds.written(text(store)).replace("losenord.svg", "karta.svg").replace("Skapa ett bra lösenord", "Karta")
    path.write_text(body)
    async with sit(store, *SHELF, "i") as pilot:
        await write(pilot, str(path))
        await press(pilot, "ctrl+s")

        assert "07_karta" == pilot.app.screen.query_one(Table).current_key
        assert "karta.svg" in shelf.picture_names(store)


async def test_today_tells_of_a_handout_that_is_too_old_when_it_is_given_out(store, given):
    newer(store, **{"2027-11-30": "2026-11-22"})
    async with sit(store, size=(120, 36)) as pilot:
        shown = picture(pilot.app)
        assert "STO-602 delar ut ”Skapa ett bra lösenord”" in shown
        await hit(pilot, "tab", "end", "enter")
        assert "CourseHandoutsScreen" == type(pilot.app.screen).__name__
