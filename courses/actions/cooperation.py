"""Who does what in a course that several organise: what they agreed on, else what usually holds.

What usually holds, as the study associations say it: an association is the organiser of all that it reports, and so
controller of its own list; the library is controller of its list of enrolments.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from courses import labels
from courses.actions.kept import kept
from courses.actions.papers_programme import library_details, offer_of
from courses.errors import Invalid
from courses.i18n import _
from courses.model import (
    Actor,
    AgreedTask,
    CooperationPaper,
    CooperationTask,
    Course,
    CourseForm,
    Organisation,
    OrganisationKind,
    PartnerContact,
    Session,
    SessionStatus,
)
from courses.rules import rights
from courses.rules.attendance import hours_of_session
from courses.store import Store, courses, options, registers, sessions, tables
from courses.store.journal import Deed, deed
from courses.text import TEXT_LENGTH, clean, fold


@dataclass(frozen=True, slots=True)
class Task:
    """Who does one task in a course."""

    task: CooperationTask
    organisation_ids: tuple[int, ...]
    """In the order given; empty: nobody."""
    notes: str = ""
    is_agreed: bool = False
    """Whether somebody wrote it down; else it is what usually holds."""


def of_course(store: Store, actor: Actor, course_id: int) -> list[Task]:
    """Return all tasks of a course, in the order of `CooperationTask`. Raises Refused."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.READ_FIGURES)
    usual = _usual(store, course)
    return [_written(store, course_id, task) or Task(task, usual.get(task, ())) for task in CooperationTask]


def set_task(
    store: Store,
    actor: Actor,
    course_id: int,
    task: CooperationTask,
    organisation_ids: Sequence[int],
    notes: str = "",
) -> None:
    """Write down who does a task; no organisations and no notes means nobody. An agreement has notes only.

    Raises Refused, and Invalid for an agreement with organisations.
    """
    set_tasks(store, actor, course_id, [Task(task, tuple(organisation_ids), notes, is_agreed=True)])


def forget_task(store: Store, actor: Actor, course_id: int, task: CooperationTask) -> None:
    """Take back what was written down about a task, so that what usually holds is told again. Raises Refused."""
    set_tasks(store, actor, course_id, [Task(task, ())])


def set_tasks(store: Store, actor: Actor, course_id: int, tasks: Sequence[Task]) -> None:
    """Write down several tasks in one deed; one that is not agreed is forgotten, so that what usually holds is told.

    Raises Refused, and Invalid for an agreement with organisations.
    """
    course = _own(store, actor, course_id)
    if any(one.task is CooperationTask.AGREEMENT and one.organisation_ids for one in tasks):
        raise Invalid(_("An agreement has a reference, not an organisation."))
    names = registers.organisation_names(store)
    with deed(store, actor, "; ".join(_said(course, one, names) for one in tasks)) as it:
        for one in tasks:
            _write(it, course_id, one)


def _said(course: Course, one: Task, names: dict[int, str]) -> str:
    task = labels.cooperation_task(one.task)
    if not one.is_agreed:
        return _("{code}: {task} – as usual").format(code=course.code, task=task)
    who = [names[i] for i in dict.fromkeys(one.organisation_ids)]
    told = ", ".join([*who, *([clean(one.notes)] if one.notes.strip() else [])]) or _("nobody")
    return _("{code}: {task} – {told}").format(code=course.code, task=task, told=told)


def _write(it: Deed, course_id: int, one: Task) -> None:
    for row in tables.find(it.store, "course_cooperation", course_id=course_id, task=one.task):
        it.delete("course_cooperation", row["id"])
    if not one.is_agreed:
        return
    for position, organisation_id in enumerate(list(dict.fromkeys(one.organisation_ids)) or [None], 1):
        said = kept(one.notes, length=TEXT_LENGTH) if position == 1 else ""
        values = {"course_id": course_id, "task": str(one.task), "position": position, "notes": said}
        it.insert("course_cooperation", {**values, "organisation_id": organisation_id})


def paper(store: Store, actor: Actor, course_id: int, now: datetime) -> CooperationPaper:
    """Return the cooperation sheet of a course. Raises Refused."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PRINT, courses.organisation_ids(course))
    tasks = of_course(store, actor, course_id)
    meetings = [it for it in sessions.of_course(store, course_id, now) if it.status is not SessionStatus.CANCELLED]
    offer = offer_of(store, course, meetings)
    leaders = registers.leader_names(store)
    each, total = _hours(course, meetings)
    return CooperationPaper(
        course_code=course.code,
        course_title=course.title,
        form=course.form,
        organiser=offer.organiser,
        co_organisers=offer.co_organisers,
        agreement=next(it.notes for it in tasks if it.task is CooperationTask.AGREEMENT),
        tasks=_agreed(store, tasks),
        contacts=_contacts(store, course),
        signers=_signers(store, course, tasks),
        occasions=offer.occasions,
        place=", ".join(part for part in (offer.room, offer.place) if part),
        leaders=tuple(leaders[i] for i in course.leader_ids),
        hours_each=each,
        hours_all=total,
        seats=course.seats,
        minimum=course.minimum,
        library=library_details(store),
        printed_on=now.date(),
        elsewhere=offer.elsewhere,
    )


def _own(store: Store, actor: Actor, course_id: int) -> Course:
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PLAN, courses.organisation_ids(course))
    return course


def _written(store: Store, course_id: int, task: CooperationTask) -> Task | None:
    found = tables.find(store, "course_cooperation", order="position", course_id=course_id, task=task)
    if not found:
        return None
    ids = tuple(row["organisation_id"] for row in found if row["organisation_id"] is not None)
    return Task(task, ids, found[0]["notes"], is_agreed=True)


def _usual(store: Store, course: Course) -> dict[CooperationTask, tuple[int, ...]]:
    """Return who usually does each task of a course like this."""
    known = {it.id: it for it in registers.organisations(store)}
    organiser = tuple(i for i in (course.organiser_id,) if i is not None)
    library = _library(store, course, known) or organiser
    association = _of_kind(course, known, {OrganisationKind.STUDY_ASSOCIATION})
    reported = association if course.form is not CourseForm.LIBRARY else ()
    listed = reported or organiser or library
    led = _leading(store, course, known) or organiser
    by_library = tuple(i for i in led if known[i].kind is OrganisationKind.LIBRARY)
    return {
        CooperationTask.LEADS: led,
        CooperationTask.REGISTERS: library,
        CooperationTask.SIGNS: reported or led,
        CooperationTask.KEEPS_LIST: listed,
        CooperationTask.REPORTS: organiser or library,
        CooperationTask.COUNTS: tuple(dict.fromkeys((*reported, *by_library))),
        CooperationTask.PAYS: organiser or library,
        CooperationTask.CONTROLS_LIST: listed,
        CooperationTask.CONTROLS_ENROLMENTS: library,
    }


def _library(store: Store, course: Course, known: dict[int, Organisation]) -> tuple[int, ...]:
    """Return the library of a course: one that organises it, else the one this program is set to be."""
    own = _of_kind(course, known, {OrganisationKind.LIBRARY})
    name = fold(options.get(store, "library.name"))
    return own or tuple(it.id for it in known.values() if name and fold(it.name) == name)[:1]


def _of_kind(course: Course, known: dict[int, Organisation], kinds: Collection[OrganisationKind]) -> tuple[int, ...]:
    """Return the first organiser of one of the kinds."""
    return tuple(i for i in courses.organisation_ids(course) if known[i].kind in kinds)[:1]


def _leading(store: Store, course: Course, known: dict[int, Organisation]) -> tuple[int, ...]:
    """Return whose leaders it has: the leaders' employers, else the organiser of the kind that is said to lead it."""
    employers = {it.id: it.organisation_id for it in registers.leaders(store)}
    found = tuple(dict.fromkeys(i for leader in course.leader_ids if (i := employers.get(leader)) is not None))
    return found or (_of_kind(course, known, {course.led_by}) if course.led_by else ())


def _agreed(store: Store, tasks: Sequence[Task]) -> tuple[AgreedTask, ...]:
    names = registers.organisation_names(store)
    return tuple(
        AgreedTask(it.task, tuple(names[i] for i in it.organisation_ids), it.notes, it.is_agreed)
        for it in tasks
        if it.task is not CooperationTask.AGREEMENT
    )


def _contacts(store: Store, course: Course) -> tuple[PartnerContact, ...]:
    known = {it.id: it for it in registers.organisations(store)}
    found = (known[i] for i in courses.organisation_ids(course))
    return tuple(PartnerContact(it.name, it.contact_role, it.email) for it in found if it.contact_role or it.email)


def _signers(store: Store, course: Course, tasks: Sequence[Task]) -> tuple[str, ...]:
    """Return who signs: the organiser of record, and who takes the enrolments, else the first it cooperates with."""
    names = registers.organisation_names(store)
    registering = next(it.organisation_ids for it in tasks if it.task is CooperationTask.REGISTERS)
    others = [i for i in (*registering, *course.co_organiser_ids) if i != course.organiser_id]
    own = [course.organiser_id] if course.organiser_id is not None else []
    return tuple(names[i] for i in dict.fromkeys([*own, *others[:1]]))


def _hours(course: Course, meetings: Sequence[Session]) -> tuple[int, int]:
    """Return the study hours of each session, 0 where they differ, and of all together."""
    hours = [hours_of_session(it, course.study_hours) for it in meetings]
    return (hours[0] if len(set(hours)) == 1 else 0), sum(hours)
