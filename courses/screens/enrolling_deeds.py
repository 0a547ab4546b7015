"""What the desk asks about and does beside the plain enrolment: company, sessions, another course, the one who was too late."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from courses.actions import offers, outlook
from courses.actions.enrolling import Overtaken, enrol
from courses.i18n import _
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.who import PERSON, WhoDialog
from courses.store import people

if TYPE_CHECKING:
    from courses.screens.enrolling import EnrolScreen


def ask_sessions(screen: EnrolScreen, then: Callable[[], object] | None = None) -> None:
    """Ask which sessions of a series they come to, and then do what is to be done."""
    from courses.screens.series_deeds import ask_for_sessions

    name = screen.found.names[0] if screen.found else ""

    def answer(sessions: frozenset[int]) -> None:
        screen.sessions = sessions
        screen.load()
        if then is not None:
            then()

    ask_for_sessions(screen, screen.course_id or 0, name, answer)


def ask_mate(screen: EnrolScreen) -> None:
    """Ask who comes along: somebody in the register, or a new one, who is added first."""

    def answer(key: str | None) -> None:
        if key is None:
            return
        if key.startswith(PERSON):
            take_mate(screen, int(key.removeprefix(PERSON)))
            return
        from courses.screens.person_form import PersonForm

        name = key.partition(" ")[2] if " " in key else ""
        screen.app.push_screen(PersonForm(None, name=name, then=lambda who: take_mate(screen, who)))

    screen.ask(WhoDialog(_("Who comes along?")), answer)


def take_mate(screen: EnrolScreen, person_id: int) -> None:
    """Let somebody come along, or no longer when they did already."""
    mates = [it for it in screen.mates if it.id != person_id]
    if len(mates) == len(screen.mates) and person_id not in screen.who:
        mates.append(people.get(screen.desk.store, screen.desk.actor, person_id))
    screen.mates = mates
    screen.load()


def take_other(screen: EnrolScreen) -> None:
    """Take the course like this one that has free seats; of several, let one be picked."""
    from courses.screens import enrolling_rows

    others, today = screen.others(), screen.desk.today()
    if len(others) == 1:
        screen.take_course(others[0].id)
        return
    things = [(str(it.id), enrolling_rows.course(it, today).plain) for it in others]

    def answer(key: str | None) -> None:
        if key is not None:
            screen.take_course(int(key))

    screen.ask(Pick(_("Another course about the same"), things), answer)


def ask_overtaken(screen: EnrolScreen, overtaken: Overtaken) -> None:
    """Tell that somebody else was quicker, and ask whether what is left is taken."""

    def answer(yes: bool | None) -> None:
        wish = screen.wish()
        if not yes or wish is None:
            screen.load()
            return
        desk = screen.desk
        try:
            override = screen.field("reason").text
            screen.done(enrol(desk.store, desk.actor, wish, expects=overtaken.now, override=override))
        except Overtaken as again:
            ask_overtaken(screen, again)

    screen.was = screen.found
    more = outlook.words(overtaken.now, screen.desk.now())
    screen.ask(Ask(overtaken.message, _("Take what is left"), more=more, is_safe=True), answer)


def accept(screen: EnrolScreen) -> None:
    """Note that somebody takes the seat that was offered."""
    if screen.person is None or screen.course_id is None:
        return
    desk, channel = screen.desk, screen.field("channel").text
    done = offers.accept(desk.store, desk.actor, screen.course_id, screen.person.id, channel=channel)
    screen.last = (screen.course_id, (screen.person.id,))
    screen.say_done(done.text)


def cancel(screen: EnrolScreen) -> None:
    """Take somebody who is there already off the course, with a reason."""
    from courses.screens.leaving import cancel as leave

    if screen.person is not None and screen.course_id is not None:
        leave(screen, screen.course_id, screen.person.id, channel=screen.field("channel").text)
