"""Commands that show courses: the list, one course, its sessions. They change nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import click

from courses import absence_labels, clock, enrolment_labels, labels
from courses.actions import papers_programme
from courses.cli import find, out, shapes, tag_options
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, command, course_argument, option
from courses.cli.values import FORM, KIND, STATE, TERM
from courses.dates import day_text, period_text, span_text, week_text
from courses.i18n import _, ngettext
from courses.model import Actor, Course, CourseKind, CourseSummary, Participant, Session, SignOff, ThemedHour
from courses.rules import entry, rights
from courses.rules import themes as theme_rules
from courses.rules.rights import Right
from courses.store import Store, certificates, contributors, course_list, registers, sessions, signing, themes
from courses.store import courses as courses_store
from courses.store.course_list import Order, Wanted


@command(
    "courses",
    lambda: _("List the courses, with seats, queue and attendance."),
    [
        option(
            "--search",
            default="",
            label=lambda: _("WORDS"),
            words=lambda: _("Only those with all the words in code, title, organiser, room, place or leaders."),
        ),
        option("--kind", "kinds", multiple=True, type=KIND, label=lambda: _("KIND"), words=lambda: _kinds()),
        option("--state", default="", type=STATE, label=lambda: _("STATE"), words=lambda: _states()),
        *tag_options.choosing(),
        option("--term", type=TERM, label=lambda: _("TERM"), words=lambda: _("Only those with sessions in this term.")),
        option("--place", default="", label=lambda: _("NAME"), words=lambda: _("Only those in a room at this place.")),
        option("--organiser", default="", label=lambda: _("NAME"), words=lambda: _("Only this organiser’s.")),
        option("--leader", default="", label=lambda: _("NAME"), words=lambda: _("Only those that this leader leads.")),
        option("--form", type=FORM, label=lambda: _("KIND"), words=lambda: _("Only those of this form.")),
        option("--gaps", "has_gaps", is_flag=True, words=lambda: _("Only those where something is not filled in.")),
        option(
            "--sort",
            "order",
            type=click.Choice([it.value for it in Order]),
            default=Order.DATE.value,
            words=lambda: _("In what order; names as in Swedish."),
        ),
        option("--reverse", "is_reversed", is_flag=True, words=lambda: _("The other way round.")),
        JSON,
    ],
)
def courses(
    office: Office,
    *,
    search: str,
    kinds: tuple[CourseKind, ...],
    state: str,
    order: str,
    is_reversed: bool,
    as_json: bool,
    **asked: Any,  # noqa: ANN401 as the options are
) -> None:
    """List courses."""
    now = clock.now()
    with office.library() as store:
        wanted = _wanted(store, asked)
        found = course_list.listed(store, now, wanted, search=search, order=Order(order), is_reversed=is_reversed)
    found = [
        it for it in found if (not kinds or it.kind in kinds) and state in ("", courses_store.state_of(it, now.date()))
    ]
    if as_json:
        out.say_json([shapes.summary(it) for it in found])
    elif found:
        out.say(_course_table(found, now))
        out.note(ngettext("{count} course", "{count} courses", len(found)).format(count=len(found)))
    else:
        out.note(_("No courses."))


def _wanted(store: Store, asked: Mapping[str, Any]) -> Wanted:
    """Return what is asked for, with names as the registers have them. Raises NotFound with those that are near."""
    return Wanted(
        term=asked["term"],
        place=papers_programme.known_place(store, asked["place"]),
        organiser=find.organisation(store, asked["organiser"]).name if asked["organiser"] else "",
        leader=find.leader(store, asked["leader"]).name if asked["leader"] else "",
        form=asked["form"],
        modes=asked["modes"],
        tags=tag_options.chosen(asked),
        has_gaps=asked["has_gaps"],
    )


@command(
    "course", lambda: _("Show a course: facts, sessions, participants and waiting list."), [course_argument(), JSON]
)
def course(office: Office, *, code: str, as_json: bool) -> None:
    """Show one course."""
    now = clock.now()
    with office.library() as store:
        it = courses_store.by_code(store, code)
        summary = courses_store.summary(store, now, it.id)
        meetings = sessions.of_course(store, it.id, now)
        seated, waiting = _people(store, office.actor, it, now)
        skipped = courses_store.skipped(store, it.id)
        hours = themes.of_course(store, it.id)
        helping = contributors.of_course(store, it.id)
        about = _about(store, it, summary, now)
        together = [registers.organisation_names(store)[id_] for id_ in it.co_organiser_ids]
        may_see = rights.may(office.actor, Right.READ_PEOPLE, courses_store.whose(store, it))
        changed = certificates.changed(store, office.actor, it.id, now) if may_see else []
        signed = signing.of_course(store, it.id)
    if as_json:
        shape = shapes.course(summary, it, meetings, seated, waiting, skipped, hours, helping, together)
        told = [shapes.changed_certificate(one) for one in changed]
        out.say_json({**shape, "signed": _signed_shapes(meetings, signed), "certificates_changed": told})
        return
    passed = [f"{day_text(skip.day, now.date())}: {skip.reason}" for skip in skipped]
    parts = [f"{it.code}  {it.title}", about]
    parts += _part(_("Contributors"), "\n".join(f"  {theme_rules.contributor(one)}" for one in helping))
    parts += _part(_("Themed hours"), "\n".join(f"  {theme_rules.told(one)}" for one in hours))
    parts += _part(_("Sessions"), _session_table(meetings, now, hours, signed) if meetings else "")
    parts += _part(_("Certificates"), "\n".join(f"  ⚠ {absence_labels.changed_certificate(one)}" for one in changed))
    parts += _part(_("Passed over"), "\n".join(f"  {line}" for line in passed))
    parts += _part(_("Participants"), _people_table(seated) if seated else "")
    parts += _part(_("Waiting list"), _people_table(waiting) if waiting else "")
    out.say("\n".join(parts))


def _people(store: Store, actor: Actor, it: Course, now: datetime) -> tuple[list[Participant], list[Participant]]:
    """Return who has a seat and who waits, of both only those whom the actor may see."""
    whose = courses_store.whose(store, it)
    may_see, may_see_more = (rights.may(actor, one, whose) for one in (Right.READ_PEOPLE, Right.READ_DETAILS))
    return (
        courses_store.participants(store, actor, it.id, now) if may_see else [],
        courses_store.waiting_list(store, actor, it.id, now) if may_see_more else [],
    )


@command("sessions", lambda: _("List a course’s sessions, cancelled ones too."), [course_argument(), JSON])
def sessions_command(office: Office, *, code: str, as_json: bool) -> None:
    """List the sessions of a course."""
    now = clock.now()
    with office.library() as store:
        course_id = courses_store.by_code(store, code).id
        meetings, hours = sessions.of_course(store, course_id, now), themes.of_course(store, course_id)
        signed = signing.of_course(store, course_id)
    if as_json:
        out.say_json([shapes.session(it, hours) for it in meetings])
    elif meetings:
        out.say(_session_table(meetings, now, hours, signed))
    else:
        out.note(_("The course has no sessions."))


def _kinds() -> str:
    kinds = ", ".join(labels.course_kind(kind) for kind in CourseKind)
    return _("Only of this kind; may be given more than once: {kinds}.").format(kinds=kinds)


def _states() -> str:
    from courses.cli.values import STATES

    return _("Only in this state: {states}.").format(states=", ".join(labels.state_filter(state) for state in STATES))


def _course_table(found: list[CourseSummary], now: datetime) -> str:
    columns = [
        Column(_("Code")),
        Column(_("Title"), least=12),
        Column(_("State")),
        Column(_("Begins")),
        Column(_("Seats"), is_number=True),
        Column(_("Queue"), is_number=True),
        Column(_("Attendance"), is_number=True),
    ]
    return out.table(columns, [_course_row(it, now) for it in found])


def _course_row(it: CourseSummary, now: datetime) -> list[object]:
    return [
        it.code,
        it.title,
        labels.course_state(courses_store.state_of(it, now.date())),
        day_text(it.first_date, now.date()) if it.first_date else "–",
        f"{it.enrolled}" if it.seats is None or it.is_by_session else f"{it.enrolled}/{it.seats}",
        it.waiting or "",
        labels.percent(it.attendance_rate),
    ]


def _about(store: Store, it: Course, summary: CourseSummary, now: datetime) -> str:
    names = registers.organisation_names(store)
    room = ", ".join(dict.fromkeys(filter(None, (summary.room, summary.place, summary.municipality))))
    first, last = summary.first_date, summary.last_date
    return out.facts(
        [
            (_("State"), labels.course_state(courses_store.state_of(summary, now.date()))),
            (_("Cancelled because"), it.cancelled_reason or ""),
            (_("Kind"), labels.course_kind(it.kind)),
            (_("Form"), labels.course_form(it.form)),
            (_("Organiser"), summary.organiser),
            (_("With"), ", ".join(names[i] for i in it.co_organiser_ids)),
            (_("Room"), room),
            (_("Leaders"), summary.leaders),
            (_("Dates"), period_text(first, last) if first and last else ""),
            (_("Time"), span_text(it.start, it.end)),
            (_("Seats"), labels.seats(summary.enrolled, None if summary.is_by_session else summary.seats)),
            (_("Attendance"), labels.percent(summary.attendance_rate)),
            (_("Certificate from"), labels.percent(courses_store.threshold(store, it))),
            (_("Language"), it.language),
            (_("Audience"), it.audience),
            (_("Level"), it.level),
            (_("Ages"), entry.age_words(it.least_age, it.greatest_age)),
            (_("For those who live in"), it.for_municipality),
            (_("Mode"), labels.course_mode(it.mode) if it.mode else ""),
            (_("Campaigns"), ", ".join(it.campaigns)),
            (_("Projects"), ", ".join(it.projects)),
            (_("Policy goals"), ", ".join(it.policy_goals)),
            (_("Fee"), f"{it.fee / 100:g} kr" if it.fee else ""),
            (_("Content"), it.content),
            (_("Notes"), it.notes),
        ]
    )


def _part(heading: str, body: str) -> list[str]:
    return ["", heading, body] if body else []


def _signed_shapes(meetings: list[Session], signed: Mapping[int, SignOff]) -> list[dict[str, object]]:
    """Return who signed for which session, in order of time."""
    found = [(it, signed[it.id]) for it in meetings if it.id in signed]
    return [{"number": it.number, "date": it.day.isoformat(), **shapes.sign_off(by)} for it, by in found]


def _session_table(
    meetings: list[Session], now: datetime, hours: Sequence[ThemedHour], signed: Mapping[int, SignOff]
) -> str:
    columns = [
        Column(_("No."), is_number=True),
        Column(_("Date")),
        Column(_("Week")),
        Column(_("Time")),
        Column(_("State")),
        Column(_("Room"), least=8),
        Column(_("Note"), least=8),
    ]
    return out.table(columns, [_session_row(it, now, hours, signed.get(it.id)) for it in meetings])


def _session_row(it: Session, now: datetime, hours: Sequence[ThemedHour], signed: SignOff | None) -> list[object]:
    moved = day_text(it.moved_from, now.date()) if it.moved_from else ""
    heads = ngettext("{count} visitor", "{count} visitors", it.head_count or 0).format(count=it.head_count)
    counted = heads if it.head_count is not None else ""
    by = _("signed by {name}").format(name=signed.signed_by) if signed else ""
    noted = (by, labels.moved(it, moved), counted, it.title, *theme_rules.lines(hours, it))
    return [
        it.number or "–",
        day_text(it.day, now.date()),
        week_text(it.day),
        span_text(it.start, it.end),
        labels.session_status(it.status),
        it.room,
        " · ".join(filter(None, noted)),
    ]


def _people_table(people: list[Participant]) -> str:
    columns = [
        Column(_("Name"), least=12),
        Column(_("Key")),
        Column(_("State"), least=10),
        Column(_("Present"), is_number=True),
        Column(_("Share"), is_number=True),
        Column(_("Certificate")),
    ]
    return out.table(columns, [_person_row(it) for it in people])


def _person_row(it: Participant) -> list[object]:
    return [
        it.name,
        it.person,
        enrolment_labels.enrolment_status(it.status, it.position),
        f"{it.attended}/{it.held}",
        labels.percent(it.rate),
        _("due") if it.certificate else "",
    ]


COMMANDS = (courses, course, sessions_command)
