"""How screens open each other, so that none has to import another before it is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from courses.errors import Refused
from courses.i18n import _
from courses.screens.guard import Guard

if TYPE_CHECKING:
    from datetime import date

    from courses.actions.attendance import NewMark
    from courses.model.targets import Target


def open_course(at: Guard, course_id: int, tab: str = "sessions") -> None:
    """Open a course, at one of its tabs."""
    from courses.screens.course import CourseScreen

    at.app.push_screen(CourseScreen(course_id, tab))


def new_course(at: Guard) -> None:
    """Open an empty course form."""
    from courses.screens.course_form import CourseForm

    at.app.push_screen(CourseForm(None))


def change_course(at: Guard, course_id: int, field: str = "") -> None:
    """Open the form of a course, at a field; empty: the first."""
    from courses.screens.course_form import CourseForm

    at.app.push_screen(CourseForm(course_id, field=field))


def enrol(at: Guard, course_id: int | None = None, person_id: int | None = None) -> None:
    """Open the desk, at a course and for a person where they are known; for one that takes nobody, without a course."""
    from courses.model import ENROLLABLE
    from courses.screens.enrolling import EnrolScreen
    from courses.store import courses

    course = courses.get(at.desk.store, course_id) if course_id is not None else None
    takes_nobody = course is not None and course.kind not in ENROLLABLE
    at.app.push_screen(EnrolScreen(None if takes_nobody else course_id, person_id))
    if course is not None and takes_nobody:
        words = _("{code} takes no enrolments.").format(code=course.code)
        at.house.report(Refused(words, _("Choose another course here.")))


def attendance(at: Guard, course_id: int, session_id: int | None = None) -> None:
    """Open the attendance grid of a course, at a session (None: the one that fits best)."""
    from courses.screens.grid import GridScreen

    at.app.push_screen(GridScreen(course_id, session_id))


def keying(at: Guard, course_id: int | None = None, session_id: int | None = None) -> None:
    """Open the keying of a list of paper for a session; without one its number is asked for."""
    from courses.screens.keying import KeyingScreen

    at.app.push_screen(KeyingScreen(course_id, session_id))


def sign(at: Guard, course_id: int, session_id: int) -> None:
    """Ask whether to sign a session, or all that were held; one that is signed is taken back by who may."""
    from courses.screens import signing

    signing.sign(at, course_id, session_id)


def correct(at: Guard, proposed: NewMark) -> None:
    """Ask for the right mark and the reason, then correct a mark that is signed; no mark proposes what stands."""
    from courses.screens import signing

    signing.correct(at, proposed)


def bookings(at: Guard, place: str, day: date | None = None) -> None:
    """Open a day's booked guidance at a place; None: today's."""
    from courses.screens.bookings import BookingsScreen

    at.app.push_screen(BookingsScreen(place, day))


def papers(at: Guard, course_id: int, kind: str = "") -> None:
    """Open the papers of a course, at one of `paper_kinds.KINDS` or at the first."""
    from courses.screens.papers import PapersScreen

    at.app.push_screen(PapersScreen(course_id, kind))


def open_person(at: Guard, person_id: int) -> None:
    """Open a person with the whole history."""
    from courses.screens.person import PersonScreen

    at.app.push_screen(PersonScreen(person_id))


def duplicates(at: Guard) -> None:
    """Open the report of who may be in the register twice."""
    from courses.screens.duplicates import DuplicatesScreen

    at.app.push_screen(DuplicatesScreen())


def merge_persons(at: Guard, keep_id: int, drop_id: int) -> None:
    """Open the merging of two persons, the first being who stays."""
    from courses.screens.merge_persons import MergePersonsScreen

    at.app.push_screen(MergePersonsScreen(keep_id, drop_id))


def person_form(at: Guard, person_id: int | None, *, name: str = "") -> None:
    """Open a person's form; of somebody protected only after asking, because the look is journalled."""
    from courses.screens.dialogs.ask import Ask
    from courses.screens.person_form import PersonForm
    from courses.store import people

    def answer(yes: bool | None) -> None:
        if yes:
            at.app.push_screen(PersonForm(person_id, name=name))

    if person_id is None or not people.get(at.desk.store, at.desk.actor, person_id).is_protected:
        answer(yes=True)
        return
    question = _("Look at protected personal data?")
    at.ask(Ask(question, _("Look"), more=_("The look is noted in the journal, with your name.")), answer)


def import_file(at: Guard) -> None:
    """Open the import."""
    from courses.screens.imports import ImportScreen

    at.app.push_screen(ImportScreen())


def registers(at: Guard, tab: str = "room") -> None:
    """Open the registers at "room", "organisation", "leader", "closure" or "equipment"."""
    from courses.screens.registers import RegistersScreen
    from courses.store.registers import Register

    at.app.push_screen(RegistersScreen(Register(tab)))


def register_form(
    at: Guard, tab: str, row_id: int | None = None, *, name: str = "", then: Callable[[int], object] | None = None
) -> None:
    """Open the form of a register's row; None: a new one of that `name`. `then` gets its id once it is saved."""
    from courses.screens.register_form import RegisterForm
    from courses.store.registers import Register

    at.app.push_screen(RegisterForm(Register(tab), row_id, name=name, then=then))


def plans(at: Guard, plan_id: int | None = None) -> None:
    """Open the course plans, at one of them."""
    from courses.screens.plans import PlansScreen

    at.app.push_screen(PlansScreen(plan_id))


def plan_form(at: Guard, plan_id: int | None, *, then: Callable[[int], object] | None = None) -> None:
    """Open the form of a course plan; None: a new one. `then` gets its id once it is saved."""
    from courses.screens.plan_form import PlanForm

    at.app.push_screen(PlanForm(plan_id, then=then))


def course_of_plan(at: Guard, plan_id: int) -> None:
    """Open the form of a new course, filled from a course plan."""
    from courses.actions import plans as deeds
    from courses.screens.course_form import CourseForm
    from courses.store import plans as queries

    draft = deeds.course_draft(queries.get(at.desk.store, plan_id), code=deeds.code_like_the_last(at.desk.store))
    at.app.push_screen(CourseForm(None, draft))


def go_board(at: Guard) -> None:
    """Open the board of coming courses: who goes ahead, what is to be decided."""
    from courses.screens.go import GoScreen

    at.app.push_screen(GoScreen())


def targets(at: Guard) -> None:
    """Open the targets."""
    from courses.screens.targets import TargetsScreen

    at.app.push_screen(TargetsScreen())


def target_form(at: Guard, target: Target | None, *, then: Callable[[int], object] | None = None) -> None:
    """Open the form of a target; None: a new one. `then` gets its id once it is saved."""
    from courses.screens.target_form import TargetForm

    at.app.push_screen(TargetForm(target, then=then))


def copy_term(at: Guard) -> None:
    """Ask from which term to which, then open what its courses come to there."""
    from courses.screens.copy_term import ask_for_terms

    ask_for_terms(at)


def staff_hours(at: Guard) -> None:
    """Open the staff hours of the present term."""
    from courses.screens.staff_hours import StaffHoursScreen

    at.app.push_screen(StaffHoursScreen())


def circle_rules(at: Guard) -> None:
    """Open the rules of study circles."""
    from courses.screens.circle_rules import CircleRulesScreen

    at.app.push_screen(CircleRulesScreen())


def change_many_courses(at: Guard, course_ids: Sequence[int], then: Callable[[], object]) -> None:
    """Ask what is to be changed of courses, then open what each becomes; `then` is done once it is written."""
    from courses.screens.bulk import change_courses

    change_courses(at, course_ids, then)


def change_many_sessions(at: Guard, session_ids: Sequence[int], then: Callable[[], object]) -> None:
    """Ask what is to be changed of sessions, then open what each becomes; `then` is done once it is written."""
    from courses.screens.bulk import change_sessions

    change_sessions(at, session_ids, then)


def move_sessions(at: Guard, session_ids: Sequence[int], days: int) -> None:
    """Open what sessions become when they are so many days later."""
    from courses.screens.bulk import move_sessions as move

    move(at, session_ids, days)


def cancel_course(at: Guard, course_id: int) -> None:
    """Open a course, and ask whether to cancel it."""
    from courses.screens import course_deeds
    from courses.screens.course import CourseScreen
    from courses.screens.course_view import CourseView

    screen = CourseScreen(course_id)
    at.app.push_screen(screen)
    screen.call_after_refresh(lambda: course_deeds.cancel_course(screen.query_one(CourseView)))


def gaps(at: Guard) -> None:
    """Open the list of what is not filled in."""
    from courses.screens.gaps import GapsScreen

    at.app.push_screen(GapsScreen())


def clashes(at: Guard) -> None:
    """Open what coming courses clash with."""
    from courses.screens.clashes import ClashesScreen

    at.app.push_screen(ClashesScreen())


def next_slot(at: Guard, place: str = "") -> None:
    """Ask what somebody wants of booked guidance, then show the next free slots; at a place, empty: anywhere."""
    from courses.screens.next_slot import ask

    ask(at, place)


def calls(at: Guard, course_id: int | None = None, about: Sequence[str] = ()) -> None:
    """Open the call list of a course, or of all to come; `about` limits it to some of `CallAbout`."""
    from courses.model.calling import CallAbout
    from courses.screens.calls import CallsScreen

    at.app.push_screen(CallsScreen(course_id, [CallAbout(it) for it in about]))


def interest(at: Guard, key: str = "") -> None:
    """Open the interest list, at the topic of a `Demand.key`; empty: the first."""
    from courses.screens.interest import InterestScreen

    at.app.push_screen(InterestScreen(key))


def new_run(at: Guard, plan_id: int | None, title: str) -> None:
    """Open the form of a new course, filled from a plan; without one from the last course of that title, if any."""
    from courses.screens import new_run as deed

    deed.open_form(at, plan_id, title)


def make_packet(at: Guard, course_id: int) -> None:
    """Ask for whom a course's packet is, then write it."""
    from courses.screens import packet_deeds

    packet_deeds.make(at, course_id)


def merge_packet(at: Guard) -> None:
    """Choose what came back of a packet, then open it row by row."""
    from courses.screens import packet_deeds

    packet_deeds.merge(at)


def packet_keys(at: Guard) -> None:
    """Show the codes of partners' keys."""
    from courses.screens import packet_deeds

    packet_deeds.keys(at)


def send_back(at: Guard) -> None:
    """Write what goes back to the library, in a packet that was opened."""
    from courses.screens import packet_deeds

    packet_deeds.send_back(at)


def merge(at: Guard, emptied_id: int, into_id: int) -> None:
    """Open what merging one course into another comes to."""
    from courses.screens.merge import MergeScreen

    at.app.push_screen(MergeScreen(emptied_id, into_id))


def messages(at: Guard, *, course_id: int | None = None, person_id: int | None = None, tab: str = "") -> None:
    """Open the messages: all, or those of a course or to a person; at one of `messages.TABS`, empty: what is to do."""
    from courses.screens.messages import MessagesScreen

    at.app.push_screen(MessagesScreen(course_id=course_id, person_id=person_id, tab=tab))


def tell(at: Guard, course_id: int, *, code: str = "", session_ids: Sequence[int] = ()) -> None:
    """Ask what people of a course are to be told, then open what each gets; with sessions only those they are for."""
    from courses.screens.message_make import ask

    ask(at, course_id, code=code, session_ids=session_ids)


def templates(at: Guard) -> None:
    """Open the templates that messages are made from."""
    from courses.screens.templates import TemplatesScreen

    at.app.push_screen(TemplatesScreen())


def deadlines(at: Guard, course_id: int | None = None) -> None:
    """Open what associations are to have of a course, or of all."""
    from courses.screens.deadlines import DeadlinesScreen

    at.app.push_screen(DeadlinesScreen(course_id))


def deadline_rules(at: Guard) -> None:
    """Open the rules of deadlines."""
    from courses.screens.deadline_rules import DeadlineRulesScreen

    at.app.push_screen(DeadlineRulesScreen())


def due(at: Guard, course_id: int | None = None) -> None:
    """Open who is due a certificate in a course, or in all that run."""
    from courses.screens.due import DueScreen

    at.app.push_screen(DueScreen(course_id))


def elist(at: Guard, course_id: int) -> None:
    """Open what to enter in the association's e-list of a course."""
    from courses.screens.elist import ElistScreen

    at.app.push_screen(ElistScreen(course_id))
