"""The command that merges two courses that give the same."""

from __future__ import annotations

from courses import clock, enrolment_labels, labels
from courses.actions import merging, telling
from courses.actions.merging import Merging, Mover
from courses.cli import out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import DRY_RUN, JSON, argument, command
from courses.dates import day_text, time_text
from courses.i18n import _
from courses.store import courses


@command(
    "merge-courses",
    lambda: _(
        "Move everybody of a course to another that gives the same, and cancel the emptied one.\n\nThose who come do so in "
        "the order in which they enrolled; nobody who has a seat there loses it. Says who has to be told. One deed, one undo."
    ),
    [
        argument("emptied", lambda: _("FROM"), lambda: _("The course that is emptied and cancelled.")),
        argument("into", lambda: _("INTO"), lambda: _("The course that takes its people.")),
        DRY_RUN,
        JSON,
    ],
)
def merge_courses(office: Office, *, emptied: str, into: str, dry_run: bool, as_json: bool) -> None:
    """Merge two courses."""
    with office.library() as store:
        ids = courses.by_code(store, emptied).id, courses.by_code(store, into).id
        act = merging.preview if dry_run else merging.merge
        done = act(store, office.actor, *ids, clock.now())
    if as_json:
        out.say_json(_shape(done, is_written=not dry_run))
        return
    columns = [
        Column(_("Name"), least=12),
        Column(_("Enrolled on")),
        Column(_("Before")),
        Column(_("Afterwards")),
        Column(_("Note"), least=8),
    ]
    if done.movers:
        out.say(out.table(columns, [_row(it) for it in done.movers]))
    out.say(f"{done.into}: {labels.seats(done.enrolled, done.seats)}")
    if done.waiting:
        out.say(_("The queue: {people}.").format(people=", ".join(done.waiting)))
    days = ", ".join(day_text(day, clock.today()) for day in done.cancelled)
    out.say(_("{code} is cancelled: {days}.").format(code=done.emptied, days=days or "–"))
    for warning in done.warnings:
        out.note(f"⚠ {warning}")
    if done.to_tell:
        out.note(_("To be told:"))
    for it in done.to_tell:
        out.note(f"  {telling.in_words(it)}")
    words = _("{code}: nothing is written") if dry_run else _("{code} is merged into {other}.")
    out.say(words.format(code=done.emptied, other=done.into))


def _row(it: Mover) -> list[object]:
    return [
        it.name,
        f"{day_text(it.since.date(), clock.today())} {time_text(it.since.time())}",
        enrolment_labels.enrolment_status(it.was),
        enrolment_labels.enrolment_status(it.becomes, it.position),
        _("is in both already") if it.is_in_both else "",
    ]


def _shape(it: Merging, *, is_written: bool) -> dict[str, object]:
    return {
        "written": is_written,
        "from": it.emptied,
        "into": it.into,
        "movers": [
            {
                "name": one.name,
                "since": one.since.isoformat(),
                "was": one.was.value,
                "becomes": one.becomes.value,
                "position": one.position,
                "in_both": one.is_in_both,
            }
            for one in it.movers
        ],
        "seats": it.seats,
        "enrolled": it.enrolled,
        "waiting": list(it.waiting),
        "cancelled": [day.isoformat() for day in it.cancelled],
        "warnings": list(it.warnings),
        "tell": [{"name": who.name, "role": who.role, "reach": who.reach.value, "at": who.at} for who in it.to_tell],
    }


COMMANDS = (merge_courses,)
