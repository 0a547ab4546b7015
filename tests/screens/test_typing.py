"""What typing does in fields that already hold something."""

from textual.app import App
from textual.widgets import Input

from courses.screens.person_form import PersonForm
from courses.widgets.field import Field


class OneField(App):
    def compose(self):
        yield Field("sessions", "Träffar", value="8")


async def test_typing_in_a_filled_field_replaces_what_it_held():
    app = OneField()
    async with app.run_test() as pilot:
        app.query_one(Input).focus()
        await pilot.pause()
        await pilot.press("1", "0")

        assert "10" == app.query_one(Input).value


def test_a_number_that_was_searched_for_is_the_new_persons_telephone():
    draft = PersonForm(None, name="0980-31 92 45")._start()

    assert ("", "0980-31 92 45") == (draft.given_name, draft.phone)
    assert "Asta" == PersonForm(None, name="Asta Ek")._start().given_name
