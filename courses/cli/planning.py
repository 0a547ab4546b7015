"""Commands that plan: make, change and cancel a course. The dates are the rules' and are always shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from courses import clock
from courses.actions import clashes, planning, queue_changes
from courses.actions.drafts import CourseDraft
from courses.cli import booking_notes, clash_notes, out
from courses.cli.course_options import NEW, changes_pattern, draft_from, options, require_first_date
from courses.cli.meetings import reason_option, say_who_to_tell
from courses.cli.office import Office
from courses.cli.parts import DRY_RUN, JSON, command, course_argument
from courses.dates import day_text, week_text
from courses.i18n import _
from courses.rules.schedule import Proposal
from courses.store import Store, courses


@command(
    "create-course",
    lambda: _(
        "Make a course with its dates.\n\nRed days, closures and skipped weeks are passed over, and the course grows "
        "longer; --date picks the dates by hand instead."
    ),
    [*options(NEW), DRY_RUN, JSON],
)
def create_course(office: Office, *, dry_run: bool, as_json: bool, **values: Any) -> None:  # noqa: ANN401 read by their types
    """Make a course."""
    with office.library(create=True) as store:
        draft = draft_from(store, values)
        make(office, store, draft, values["days"], dry_run=dry_run, as_json=as_json)


@command(
    "change-course",
    lambda: _(
        "Change a course; only what is given changes.\n\nNew dates go to the sessions without marks. A new time or room "
        "goes to those of them that had the old one."
    ),
    [course_argument("course"), *options(()), DRY_RUN],
)
def change_course(office: Office, *, course: str, dry_run: bool, **values: Any) -> None:  # noqa: ANN401 read by their types
    """Change a course."""
    with office.library() as store:
        before = courses.by_code(store, course)
        draft = draft_from(store, values, planning.draft_of(before))
        planning.check(store, draft, except_id=before.id)
        if changes_pattern(values):
            require_first_date(draft)
        proposal = planning.propose(store, draft) if changes_pattern(values) else None
        after = planning.days_after(store, before, draft)
        warnings = planning.warnings(store, before, draft)
        if dry_run:
            meant = [it.day for it in after if not (it.is_gone or it.is_cancelled)]
            clash_notes.say_clashes(clashes.of_draft(store, draft, meant, before.id))
        else:
            days = proposal.days if proposal else None
            told = booking_notes.telling_bookings(office, store, before.id)
            with clash_notes.new_clashes(office, store, before.id), told:
                stood = queue_changes.standing(store, before.id)
                planning.change_course(store, office.actor, before.id, draft, before.version, days)
                queued = queue_changes.changed(store, office.actor, before.id, stood).text
                if queued:
                    out.note(queued)
    say_dates([it.day for it in after if not (it.is_gone or it.is_cancelled)], proposal)
    for warning in warnings:
        out.note(warning)
    if draft.pattern != before.pattern:
        _say_what_becomes(after)
    out.say(_done(dry_run, _("{code} is changed")).format(code=draft.code))


@command(
    "cancel-course",
    lambda: _("Cancel a course and every session of it that has no marks."),
    [course_argument(), reason_option(required=True)],
)
def cancel_course(office: Office, *, code: str, reason: str) -> None:
    """Cancel a course."""
    with office.library() as store:
        course = courses.by_code(store, code)
        planning.cancel_course(store, office.actor, course.id, reason)
        say_who_to_tell(office, store, course.id)
    out.say(_("{code} {title} is cancelled").format(code=course.code, title=course.title))


def make(
    office: Office, store: Store, draft: CourseDraft, picked: Sequence[date], *, dry_run: bool, as_json: bool
) -> None:
    """Make the course of a draft, on the days picked by hand or those of its pattern, and say its dates."""
    require_first_date(draft)
    planning.check(store, draft)
    proposal = planning.propose(store, draft)
    days = tuple(sorted(set(picked))) or proposal.days
    warnings = planning.warnings(store, None, draft)
    proposal = replace(proposal, warnings=(*proposal.warnings, *warnings))
    if dry_run:
        clash_notes.say_clashes(clashes.of_draft(store, draft, days))
    else:
        clash_notes.say_of_course(office, store, planning.create_course(store, office.actor, draft, days).id)
    if as_json:
        out.say_json(shape(draft.code, days, proposal, is_made=not dry_run))
        return
    say_dates(days, proposal)
    out.say(_done(dry_run, _("{code} is made")).format(code=draft.code))


def _say_what_becomes(after: Sequence[planning.DayAfter]) -> None:
    """Say, beside the result, which sessions go, and which stay though the pattern does not have them."""
    for it in after:
        day = day_text(it.day, clock.today())
        if it.is_gone:
            out.note(_("{day} is taken away").format(day=day))
        elif it.moved_from and not it.is_cancelled:
            out.note(_("{day} stays: it was moved there by hand").format(day=day))
        elif it.is_extra and not it.is_cancelled:
            out.note(_("{day} stays: it was added by hand").format(day=day))


def _done(dry_run: bool, words: str) -> str:
    return _("{code}: nothing is written") if dry_run else words


def say_dates(days: Sequence[date], proposal: Proposal | None) -> None:
    """Show the dates, and beside the result what was passed over and what to look at."""
    today = clock.today()
    for number, day in enumerate(days, 1):
        out.say(f"{number:>3}  {day_text(day, today)}  {week_text(day)}")
    for skip in proposal.skipped if proposal else ():
        if skip.day not in days:
            out.note(_("Passed over {day}: {reason}").format(day=day_text(skip.day, today), reason=skip.reason))
    for warning in proposal.warnings if proposal else ():
        out.note(warning)


def shape(code: str, days: Sequence[date], proposal: Proposal, *, is_made: bool) -> dict[str, object]:
    """Return what `--json` says of the dates of a course that is, or would be, made."""
    passed = [skip for skip in proposal.skipped if skip.day not in days]
    return {
        "code": code,
        "made": is_made,
        "dates": [day.isoformat() for day in days],
        "skipped": [{"date": skip.day.isoformat(), "reason": skip.reason} for skip in passed],
        "warnings": list(proposal.warnings),
    }


COMMANDS = (create_course, change_course, cancel_course)
