"""What the desk asks about and does beside the plain enrolment: company, sessions, another course, the one who was too late."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from courses.actions import offers, outlook
from courses.actions.enrolling import Overtaken, Wish, enrol
from courses.i18n import _
from courses.model import EnrolmentStatus
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.people import ask_person
from courses.screens.dialogs.pick import Pick
from courses.store import courses, people

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
    ask_person(screen, _("Who comes along?"), lambda who: take_mate(screen, who))


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


def note_interest(screen: EnrolScreen, wish: Wish) -> None:
    """Put who asks for a course that is not held on the interest list for what it was about."""
    from courses.actions import interest

    desk = screen.desk
    course = courses.get(desk.store, wish.course_id)
    draft = interest.InterestDraft(topic=course.title, plan_id=course.plan_id, channel=wish.channel)
    if wish.new is not None:
        interest.add_new(desk.store, desk.actor, wish.new, draft)
    else:
        interest.add(desk.store, desk.actor, wish.person_ids[0], draft)
    screen.last = None
    screen.say_done(_("It is noted on the interest list: {topic}.").format(topic=course.title))


def tell(screen: EnrolScreen, course_id: int, person_ids: tuple[int, ...]) -> None:
    """Open what people just enrolled are told: the joining notice, or the place in the queue."""
    from courses.model.messages import MessageWish
    from courses.screens.message_make import MakeMessagesScreen

    desk = screen.desk
    every = courses.everybody(desk.store, desk.actor, course_id, desk.now())
    waits = any(it.person_id in person_ids and it.status is EnrolmentStatus.WAITING for it in every)
    code = "waiting" if waits else "joining"
    screen.app.push_screen(MakeMessagesScreen(MessageWish(code, course_id, person_ids)))
