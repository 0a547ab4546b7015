"""Commands that copy: a whole term to another, one course to other dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from courses import clock
from courses.actions import terms as deeds
from courses.actions.terms import CopiedCourse, Follows
from courses.cli import out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import DRY_RUN, JSON, Option, command, course_argument, option
from courses.cli.values import DAY, Typed
from courses.dates import day_text, weekday_short
from courses.i18n import _, ngettext
from courses.rules.terms import Term, parse
from courses.store import courses

TERM = Typed("term", parse)


def _without() -> Option:
    return option(
        "--without",
        multiple=True,
        type=click.Choice([it.value for it in Follows], case_sensitive=False),
        words=lambda: _("What is not to follow along; may be given more than once."),
    )


def _followers(without: Sequence[str]) -> frozenset[Follows]:
    return frozenset(it for it in Follows if it.value not in without)


@command(
    "copy-term",
    lambda: _(
        "Copy the courses of a term to another, week by week and weekday by weekday.\n\nRed days and closures of the new "
        "term are passed over. Everything is one deed, and one undo takes it back."
    ),
    [
        option(
            "--from",
            "before",
            required=True,
            type=TERM,
            label=lambda: _("TERM"),
            words=lambda: _("The term to copy: VT 2026, ht26, våren 2026."),
        ),
        option(
            "--to", "after", required=True, type=TERM, label=lambda: _("TERM"), words=lambda: _("The term to fill.")
        ),
        option(
            "--only",
            multiple=True,
            label=lambda: _("COURSE"),
            words=lambda: _("Only the course of this code; may be given more than once."),
        ),
        _without(),
        DRY_RUN,
        JSON,
    ],
)
def copy_term(
    office: Office,
    *,
    before: Term,
    after: Term,
    only: tuple[str, ...],
    without: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Copy a term."""
    with office.library() as store:
        preview = deeds.copy_preview(store, before.first, before.last, after.first, _followers(without))
        wanted = {courses.by_code(store, code).id for code in only}
        preview = [it for it in preview if not wanted or it.course_id in wanted]
        chosen = {it.course_id for it in preview if it.days}
        left = deeds.copy(store, office.actor, preview, chosen).left_out if chosen and not dry_run else []
    chosen -= {it.course_id for it in left}
    for one in left:
        out.note(_("{code} is left out, as it would clash: {why}").format(code=one.code, why=one.why))
    if as_json:
        out.say_json([_shape(it, is_made=it.course_id in chosen and not dry_run) for it in preview])
        return
    _say(preview)
    _say_done(len(chosen), after, dry_run=dry_run)


def _say_done(count: int, after: Term, *, dry_run: bool) -> None:
    if dry_run or not count:
        out.say(_("{code}: nothing is written").format(code=after))
        return
    words = ngettext("{count} course is made in {term}", "{count} courses are made in {term}", count)
    out.say(words.format(count=count, term=after))


@command(
    "copy-course",
    lambda: _("Make a new course of a past one, beginning on another date and going on as it did."),
    [
        course_argument("course"),
        option(
            "--first-date",
            required=True,
            type=DAY,
            label=lambda: _("DATE"),
            words=lambda: _("The first date: 2026-09-08, 8/9, tis v 37."),
        ),
        option(
            "--code", default="", label=lambda: _("CODE"), words=lambda: _("The new code; else the next that is free.")
        ),
        _without(),
        DRY_RUN,
        JSON,
    ],
)
def copy_course(
    office: Office,
    *,
    course: str,
    first_date: date,
    code: str,
    without: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Copy a course."""
    with office.library() as store:
        course_id = courses.by_code(store, course).id
        one = deeds.course_preview(store, course_id, first_date, code, _followers(without))
        if not dry_run:
            deeds.copy(store, office.actor, [one], {course_id})
    if as_json:
        out.say_json(_shape(one, is_made=not dry_run))
        return
    _say([one])
    out.say((_("{code}: nothing is written") if dry_run else _("{code} is made")).format(code=one.draft.code))


def _say(preview: Sequence[CopiedCourse]) -> None:
    columns = [
        Column(_("Code")),
        Column(_("New code")),
        Column(_("Title"), least=12),
        Column(_("Begins")),
        Column(_("Sessions"), is_number=True),
        Column(_("Passed over"), least=10),
    ]
    if preview:
        out.say(out.table(columns, [_row(it) for it in preview]))
    for it in preview:
        for warning in it.warnings:
            out.note(f"{it.draft.code}: {warning}")


def _row(it: CopiedCourse) -> list[object]:
    today = clock.today()
    begins = day_text(it.days[0], today) if it.days else "–"
    skipped = ", ".join(f"{day_text(skip.day, today)} {skip.reason}" for skip in it.skipped)
    return [it.old_code, it.draft.code, it.draft.title, begins, len(it.days), skipped]


def _shape(it: CopiedCourse, *, is_made: bool) -> dict[str, object]:
    return {
        "from": it.old_code,
        "code": it.draft.code,
        "title": it.draft.title,
        "made": is_made,
        "weekday": weekday_short(it.days[0].weekday()) if it.days else None,
        "dates": [day.isoformat() for day in it.days],
        "skipped": [{"date": skip.day.isoformat(), "reason": skip.reason} for skip in it.skipped],
        "warnings": list(it.warnings),
        "by_hand": it.is_by_hand,
    }


COMMANDS = (copy_term, copy_course)
