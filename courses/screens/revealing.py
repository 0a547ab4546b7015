"""The deliberate look at what is hidden of a person: a question, the journal, and shown only until it is closed."""

from __future__ import annotations

from courses.i18n import _
from courses.screens import person_words
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.message import MessageDialog
from courses.screens.frame import Frame
from courses.store import people


def ask_reveal(at: Frame, person_id: int) -> None:
    """Ask, then show the protected details or the personal number of a person."""
    desk = at.desk
    person = people.get(desk.store, desk.actor, person_id)
    if person.is_protected:
        question = _("Show the protected details of {name}?").format(name=person.name)
    else:
        question = _("Show the personal number of {name}?").format(name=person.name)
    more = _("That you have looked is noted in the journal. Nobody else should see the screen.")
    at.ask(Ask(question, _("Show"), more=more), lambda yes: _show(at, person_id) if yes else None)


def _show(at: Frame, person_id: int) -> None:
    from courses.actions import people as actions

    person = actions.reveal(at.desk.store, at.desk.actor, person_id)
    heading = person.alias if person.is_protected else person.name
    at.app.push_screen(
        MessageDialog(heading, person_words.facts(person)),
        lambda _read: at.house.wrote(_("That you looked is noted in the journal."), can_undo=False),
    )
