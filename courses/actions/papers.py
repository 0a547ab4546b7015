"""What is put on paper, as values, and the record of what was printed. Drawing it is `exports.paper`'s."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from courses import i18n
from courses.actions import certificate_issues, certificate_keys, lists, paper_facts, papers_where, print_records
from courses.errors import Refused
from courses.i18n import _
from courses.model import (
    Actor,
    AttendanceListPaper,
    CertificatePaper,
    Course,
    ListRow,
    ListSession,
    Participant,
    Session,
    SessionStatus,
)
from courses.model.paper_style import PaperKind
from courses.rules import rights
from courses.store import Store, courses, options, registers, sessions, tables
from courses.store.journal import Deed, deed


class PublicPaper(StrEnum):
    """The papers for the public, as they are noted when printed."""

    PROGRAMME = "PROGRAMME"
    POSTER = "POSTER"
    TIMETABLE = "TIMETABLE"
    COOPERATION = "COOPERATION"
    HANDOUT = "HANDOUT"
    BOOKLET = "BOOKLET"
    EVALUATION = "EVALUATION"


def attendance_list(
    store: Store, actor: Actor, course_id: int, now: datetime, *, in_pile: bool = False
) -> AttendanceListPaper:
    """Return the attendance list of a course, with a new list number, and note that it is printed.

    On it stand those with a seat who have not dropped out, in Swedish order. `in_pile`: it is part of a print run, which
    notes for itself what came out. Raises Refused.
    """
    course = _course(store, actor, course_id, rights.Right.PRINT_LIST)
    with deed(store, actor, _("Printed the attendance list of {code}").format(code=course.code)) as it:
        coming, meetings = lists.rows_and_columns(store, actor, course.id, now)
        paper = _list(it, course, coming, meetings, now)
        run = _note_run(it, "ATTENDANCE_LIST", paper.list_number, course, len(paper.rows), now, paper.blank_rows)
        lists.remember_in(it, run, coming, zip(meetings, paper.sessions, strict=True))
        if not in_pile:
            facts = paper_facts.attendance_list(store, course, coming, meetings)
            print_records.note_single_in(it, PaperKind.ATTENDANCE_LIST, course.id, "", facts, run, now)
    return paper


def due(store: Store, actor: Actor, course_id: int, now: datetime) -> list[Participant]:
    """Return who is due a certificate in a course, in Swedish order."""
    return [person for person in courses.participants(store, actor, course_id, now) if person.certificate]


def certificates(
    store: Store,
    actor: Actor,
    course_id: int,
    now: datetime,
    person_id: int | None = None,
    *,
    whom: Sequence[int] | None = None,
) -> list[CertificatePaper]:
    """Return a certificate for everybody who is due one, or for one person of them, and note that they are printed.

    `whom`: only these, in this order.

    A person's number in a course stays the same; what says something else than before is a new issue of it. Each is
    signed. Raises Refused when nobody is due one.
    """
    course = _course(store, actor, course_id)
    people = [it for it in due(store, actor, course_id, now) if person_id in (None, it.person_id)]
    if whom is not None:
        order = {one: place for place, one in enumerate(whom)}
        people = sorted((it for it in people if it.person_id in order), key=lambda it: order[it.person_id])
    if not people:
        raise Refused(*_why_none(store, course, now))
    key, closed = certificate_keys.signing(store, actor)
    with deed(store, actor, _("Printed certificates of {code}").format(code=course.code)) as it:
        papers = []
        for person in people:
            kept, paper = _certificate(it, course, person, now)
            papers.append(certificate_issues.issued_in(it, kept, paper, key, closed, now))
        number = tables.next_number(it.store, "print_run", now.date())
        _note_run(it, "CERTIFICATES", number, course, len(papers), now)
    return papers


def _course(store: Store, actor: Actor, course_id: int, right: rights.Right = rights.Right.PRINT) -> Course:
    course = courses.get(store, course_id)
    rights.require(actor, right, courses.whose(store, course))
    return course


def _why_none(store: Store, course: Course, now: datetime) -> tuple[str, str]:
    message = _("Nobody is due a certificate in {code}.").format(code=course.code)
    if not courses.is_finished(store, course.id, now):
        return message, _("The course has sessions left to hold.")
    share = f"{courses.threshold(store, course) * 100:g}"
    return message, _("It takes attendance at {share} % of the sessions held.").format(share=share)


def _list(
    it: Deed, course: Course, coming: list[Participant], meetings: list[Session], now: datetime
) -> AttendanceListPaper:
    store = it.store
    organiser, co_organisers = _organisers(store, course)
    where = papers_where.of_course(store, course, meetings)
    leaders = registers.leader_names(store)
    number = tables.next_number(store, "print_run", now.date())
    return AttendanceListPaper(
        list_number=number,
        library=options.get(store, "library.name"),
        course_code=course.code,
        course_title=course.title,
        organiser=organiser,
        co_organisers=co_organisers,
        room=where.room,
        leaders=tuple(leaders[i] for i in course.leader_ids),
        sessions=tuple(_column(meeting, number) for meeting in meetings),
        rows=tuple(
            ListRow(number, person.name, not_chosen=_not_chosen(person, meetings))
            for number, person in enumerate(coming, 1)
        ),
        blank_rows=int(options.get(store, "list.blank_rows")),
        printed_on=now.date(),
    )


def _not_chosen(person: Participant, meetings: list[Session]) -> frozenset[int]:
    return frozenset(it.number for it in meetings if it.number and not person.is_expected(it.id))


def _column(meeting: Session, list_number: str) -> ListSession:
    return ListSession(
        number=meeting.number or 0,
        day=meeting.day,
        start=meeting.start,
        end=meeting.end,
        room=meeting.room,
        code=lists.code(list_number, meeting.number or 0),
    )


def _certificate(it: Deed, course: Course, person: Participant, now: datetime) -> tuple[int, CertificatePaper]:
    """Return the id of a person's certificate, which is made where there is none, and what it says."""
    held = [s for s in sessions.of_course(it.store, course.id, now) if s.status is SessionStatus.HELD]
    hours = person.study_hours
    organiser, co_organisers = _organisers(it.store, course)
    kept, number = _number_of(it, course, person, hours, now.date())
    return kept, CertificatePaper(
        number=number,
        name="" if person.is_protected else person.name,
        course_title=course.title,
        first_date=held[0].day,
        last_date=held[-1].day,
        attended=person.attended,
        held=person.certificate_held,
        study_hours=hours,
        content=course.content,
        organiser=organiser,
        co_organisers=co_organisers,
        town=options.get(it.store, "library.town"),
        issued_on=now.date(),
        library=options.get(it.store, "library.name"),
        language=i18n.language(),
        signers=tuple(filter(None, map(str.strip, options.get(it.store, "certificate.signers").split(";")))),
        course_code=course.code,
    )


def _organisers(store: Store, course: Course) -> tuple[str, tuple[str, ...]]:
    names = registers.organisation_names(store)
    organiser = names[course.organiser_id] if course.organiser_id else ""
    return organiser, tuple(names[i] for i in course.co_organiser_ids)


def _number_of(it: Deed, course: Course, person: Participant, hours: int, today: date) -> tuple[int, str]:
    figures: dict[str, object] = {"attended": person.attended, "held": person.certificate_held, "study_hours": hours}
    kept = tables.first(it.store, "certificate", course_id=course.id, person_id=person.person_id)
    if kept is not None:
        again = {"withdrawn_on": None, "withdrawn_reason": "", "withdrawn_by": ""}
        it.update("certificate", kept["id"], figures | again)
        return kept["id"], str(kept["number"])
    number = tables.next_number(it.store, "certificate", today)
    values = {"number": number, "course_id": course.id, "person_id": person.person_id, "issued_on": today.isoformat()}
    return it.insert("certificate", values | figures), number


def note_public(
    store: Store, actor: Actor, kind: PublicPaper, now: datetime, about: str, course_id: int | None = None
) -> None:
    """Note that a paper for the public is printed; `about` is what it is about, in words. Raises Refused."""
    course = courses.get(store, course_id) if course_id is not None else None
    rights.require(actor, rights.Right.PRINT, courses.organisation_ids(course) if course else ())
    texts = {
        PublicPaper.PROGRAMME: _("Printed the programme, {about}"),
        PublicPaper.POSTER: _("Printed the poster of {about}"),
        PublicPaper.TIMETABLE: _("Printed the timetable, {about}"),
        PublicPaper.COOPERATION: _("Printed the cooperation sheet of {about}"),
        PublicPaper.HANDOUT: _("Printed the handout {about}"),
        PublicPaper.BOOKLET: _("Printed the course booklet of {about}"),
        PublicPaper.EVALUATION: _("Printed the evaluation form of {about}"),
    }
    with deed(store, actor, texts[kind].format(about=about)) as it:
        _note_run(it, kind, tables.next_number(store, "print_run", now.date()), course, 0, now)


def _note_run(
    it: Deed, kind: str, number: str, course: Course | None, row_count: int, now: datetime, blank_rows: int = 0
) -> int:
    course_id = course.id if course else None
    values = {"kind": str(kind), "number": number, "course_id": course_id, "printed_at": now.isoformat()}
    return it.insert("print_run", {**values, "actor": it.actor.name, "rows": row_count, "blank_rows": blank_rows})
