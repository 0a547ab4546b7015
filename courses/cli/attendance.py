"""The command that shows a course's attendance: marks, figures, study hours with their sums, circle and certificates."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from courses import absence_labels, circle_labels, clock, labels
from courses.cli import out, shapes, walk_in_shapes
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, command, course_argument, option
from courses.dates import day_text
from courses.i18n import _, ngettext
from courses.model import SEATED, Actor, Course, CourseSummary, Grid, Participant, Session, SessionStatus, SignOff
from courses.rules.attendance import hours_of_session, study_hours, study_hours_sum
from courses.store import Store, certificates, circle_check, courses, signing
from courses.store import attendance as attendance_store
from courses.store.circle_check import CircleWord


class Sheet(NamedTuple):
    """All that is told of the attendance of a course."""

    course: Course
    grid: Grid
    summary: CourseSummary
    threshold: float
    signed: dict[int, SignOff]
    circle: dict[int, CircleWord]
    numbers: dict[int, str]
    """Of the certificates that were printed, by person."""
    changed: frozenset[int]
    """Persons whose certificate says something else than the attendance does now."""
    walk_ins: list[dict[str, object]]
    """As `walk_in_shapes` has them."""


@command(
    "attendance",
    lambda: _(
        "Show a course’s attendance, persons by sessions.\n\nA share is of the sessions held since somebody joined. With "
        "--json: sessions[] with study_hours, the sum they come from and who signed; persons[] with name, marks[], attended, "
        "held, rate, study_hours, hours[] by session, circle (counts, can_still_count, cannot_count; null where no "
        "association organises), certificate (whether one is due), certificate_state (DUE, REACHED, OPEN, IMPOSSIBLE) and of "
        "how many sessions it is decided (certificate_held); of the course rate, which is attended of possible, sessions_held, "
        "study_hours and participant_hours."
    ),
    [
        course_argument(),
        option(
            "--hours",
            "with_hours",
            is_flag=True,
            words=lambda: _("Show study hours by person and session instead, each session with its sum."),
        ),
        JSON,
    ],
)
def attendance(office: Office, *, code: str, with_hours: bool, as_json: bool) -> None:
    """Show the attendance of a course."""
    now = clock.now()
    with office.library() as store:
        sheet = read(store, office.actor, courses.by_code(store, code), now)
    grid = sheet.grid
    if as_json:
        out.say_json(shape(sheet))
    elif not grid.participants or not grid.sessions:
        out.note(_("Nobody is enrolled, or there are no sessions."))
    elif with_hours:
        out.say(_hours_table(sheet))
        out.say("\n".join(["", *_sums(sheet)]))
    else:
        out.say(_grid_table(sheet))
        out.note("  ".join(f"{labels.mark_sign(mark)} {labels.mark(mark)}" for mark in (*labels.MARK_SIGNS, None)))
        for line in _told(sheet):
            out.note(line)


def read(store: Store, actor: Actor, course: Course, now: datetime) -> Sheet:
    """Return all that is told of the attendance of a course. Raises Refused."""
    grid = attendance_store.grid(store, actor, course.id, now)
    return Sheet(
        course=course,
        grid=grid,
        summary=courses.summary(store, now, course.id),
        threshold=courses.threshold(store, course),
        signed=signing.of_course(store, course.id),
        circle=circle_check.circle_words(store, actor, course.id, now),
        numbers=certificates.numbers(store, course.id),
        changed=frozenset(it.person_id for it in certificates.changed(store, actor, course.id, now)),
        walk_ins=walk_in_shapes.walk_ins(store, actor, grid.sessions, grid.walk_ins),
    )


def shape(sheet: Sheet) -> dict[str, object]:
    """Return attendance as JSON has it: what is by session stands in the order of the sessions, null where nothing is."""
    return {
        "sessions": [_session_shape(sheet, it) for it in sheet.grid.sessions],
        "persons": [_person_shape(sheet, it) for it in sheet.grid.participants],
        "walk_ins": sheet.walk_ins,
        "course": sheet.course.code,
        "rate": sheet.summary.attendance_rate,
        "attended": sheet.summary.attended,
        "possible": sheet.summary.possible,
        "sessions_held": sheet.summary.sessions_held,
        "study_hours": sum(hours_of_session(it, sheet.course.study_hours) for it in _held(sheet)),
        "participant_hours": sum(it.study_hours for it in sheet.grid.participants if it.status in SEATED),
        "threshold": sheet.threshold,
    }


def _held(sheet: Sheet) -> list[Session]:
    return [it for it in sheet.grid.sessions if it.status is SessionStatus.HELD]


def _session_shape(sheet: Sheet, it: Session) -> dict[str, object]:
    times = (it.start, it.end, it.break_minutes)
    signed = sheet.signed.get(it.id)
    return {
        **shapes.session(it),
        "held": it.status is SessionStatus.HELD,
        "study_hours": hours_of_session(it, sheet.course.study_hours),
        "study_hours_computed": study_hours(*times),
        "study_hours_stated": it.study_hours if it.study_hours is not None else sheet.course.study_hours,
        "study_hours_sum": study_hours_sum(*times),
        "signed": shapes.sign_off(signed) if signed else None,
    }


def _person_shape(sheet: Sheet, it: Participant) -> dict[str, object]:
    word, chance = sheet.circle.get(it.person_id), it.chance
    return {
        **shapes.marks(sheet.grid, it),
        "before": [one.id in it.before for one in sheet.grid.sessions],
        "study_hours": it.study_hours,
        "hours": _hours(sheet, it),
        "circle": word.outcome.value if word else None,
        "circle_reason": word.reason if word else "",
        "certificate": it.certificate,
        "certificate_state": chance.state.value if chance else None,
        "certificate_needed": chance.needed if chance else None,
        "certificate_held": it.certificate_held,
        "certificate_number": sheet.numbers.get(it.person_id),
        "certificate_changed": it.person_id in sheet.changed,
    }


def _hours(sheet: Sheet, person: Participant) -> list[int | None]:
    """Return a person's study hours by session; None where they were not there."""
    return [
        hours_of_session(it, sheet.course.study_hours) if sheet.grid.is_there(it, person) else None
        for it in sheet.grid.sessions
    ]


def _numbers(grid: Grid) -> list[Column]:
    return [Column(str(it.number or ""), is_number=True) for it in grid.sessions]


def _grid_table(sheet: Sheet) -> str:
    grid = sheet.grid
    columns = [
        Column(_("Name"), least=12),
        *_numbers(grid),
        Column(_("Present"), is_number=True),
        Column(_("Share"), is_number=True),
    ]
    rows = []
    for person in grid.participants:
        marks = [grid.marks.get((it.id, person.person_id)) for it in grid.sessions]
        signs = [labels.mark_sign(mark.mark if mark else None) for mark in marks]
        rows.append([person.name, *signs, f"{person.attended}/{person.held}", labels.percent(person.rate)])
    return out.table(columns, rows)


def _told(sheet: Sheet) -> list[str]:
    """Return what is to be known besides the marks: who signed what, whom the circle loses, whose certificate changed."""
    lines = []
    by = sorted({it.signed_by for it in sheet.signed.values()})
    if sheet.summary.possible:
        words = _("Attendance: {attended} of {possible}, {share}")
        figures = {"attended": sheet.summary.attended, "possible": sheet.summary.possible}
        lines.append(words.format(**figures, share=labels.percent(sheet.summary.attendance_rate)))
    if by:
        words = _("Signed: {count} of {held} sessions held, by {names}")
        lines.append(words.format(count=len(sheet.signed), held=len(_held(sheet)), names=", ".join(by)))
    for it in sheet.grid.participants:
        said = [_circle(sheet, it), _certificate(sheet, it)]
        if any(said):
            lines.append(f"{it.name}: {' · '.join(filter(None, said))}")
    return lines


def _circle(sheet: Sheet, it: Participant) -> str:
    word = sheet.circle.get(it.person_id)
    if word is None:
        return ""
    said = " – ".join(filter(None, (circle_labels.circle_outcome(word.outcome), word.reason)))
    return _("circle: {words}").format(words=said)


def _certificate(sheet: Sheet, it: Participant) -> str:
    if it.person_id in sheet.changed:
        number = sheet.numbers.get(it.person_id, "")
        return _("certificate {number} says something else than the attendance now").format(number=number)
    return _("certificate: {words}").format(words=absence_labels.chance(it.chance)) if it.chance else ""


def _hours_table(sheet: Sheet) -> str:
    grid = sheet.grid
    columns = [Column(_("Name"), least=12), *_numbers(grid), Column(_("Sum"), is_number=True)]
    rows = [
        [it.name, *("·" if n is None else n for n in _hours(sheet, it)), it.study_hours] for it in grid.participants
    ]
    return out.table(columns, rows)


def _sums(sheet: Sheet) -> list[str]:
    """Return, session by session, how its study hours came about, and the leader's own figure where there is one."""
    lines = []
    for it in sheet.grid.sessions:
        hours = hours_of_session(it, sheet.course.study_hours)
        said = ngettext("{count} study hour", "{count} study hours", hours).format(count=hours)
        is_stated = it.study_hours is not None or sheet.course.study_hours is not None
        whose = _("set by the leader") if is_stated else _("as computed")
        total = study_hours_sum(it.start, it.end, it.break_minutes)
        lines.append(f"{it.number}  {day_text(it.day)}: {said}, {whose} · {total}")
    return lines


COMMANDS = (attendance,)
