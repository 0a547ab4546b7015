"""Commands about course plans: list and read them, make a course of one, keep one, remove one."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import click

from courses import i18n, labels
from courses.actions import planning
from courses.actions import plans as deeds
from courses.cli import find, out, plan_shapes, tag_options
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import DRY_RUN, JSON, Argument, argument, command, course_argument, option
from courses.cli.planning import say_dates
from courses.cli.planning import shape as dates_shape
from courses.cli.values import DAY, TIME, WEEKDAY
from courses.i18n import LANGUAGES, _, ngettext
from courses.store import courses, plans


def _plan() -> Argument:
    return argument("title", lambda: _("PLAN"), lambda: _("The plan’s title, or words that only one title has."))


@command(
    "plans",
    lambda: _("List the course plans, those in the library’s language first."),
    [
        option(
            "--search",
            default="",
            label=lambda: _("WORDS"),
            words=lambda: _("Only those with all the words in title or text."),
        ),
        option(
            "--language",
            type=click.Choice(LANGUAGES, case_sensitive=False),
            words=lambda: _("Only those written in this language."),
        ),
        JSON,
    ],
)
def plans_command(office: Office, *, search: str, language: str | None, as_json: bool) -> None:
    """List plans."""
    with office.library() as store:
        found = plans.entries(store, search, i18n.language())
        uses = plans.uses(store)
    found = [it for it in found if language in (None, it.language)]
    if as_json:
        out.say_json([plan_shapes.shape(it, uses.get(it.id, 0)) for it in found])
        return
    columns = [
        Column(_("Title"), least=30),
        Column(_("Level"), least=6),
        Column(_("Form"), least=6),
        Column(_("Length")),
        Column(_("Language"), least=4),
        Column(_("Courses"), is_number=True),
    ]
    rows = [
        (
            it.title,
            it.level,
            labels.course_form(it.form),
            f"{it.sessions} × {it.minutes} min",
            labels.language(it.language),
        )
        for it in found
    ]
    if found:
        out.say(out.table(columns, [[*row, uses.get(it.id, "")] for row, it in zip(rows, found, strict=True)]))
    out.note(ngettext("{count} course plan", "{count} course plans", len(found)).format(count=len(found)))


@command("plan", lambda: _("Show a course plan: aims, what each session holds, material, handouts."), [_plan(), JSON])
def plan_command(office: Office, *, title: str, as_json: bool) -> None:
    """Show a plan."""
    with office.library() as store:
        it = plans.by_title(store, title)
        uses = plans.uses(store).get(it.id, 0)
    if as_json:
        out.say_json(plan_shapes.shape(it, uses))
    else:
        out.say(plan_shapes.page(it))


@command(
    "plan-course",
    lambda: _(
        "Make a course from a course plan.\n\nContent, level, audience, form, number of sessions, length and the sessions’ "
        "titles follow the plan; red days and closures are passed over."
    ),
    [
        _plan(),
        option("--code", required=True, label=lambda: _("CODE"), words=lambda: _("The code, such as STO-601.")),
        option(
            "--first-date",
            required=True,
            type=DAY,
            label=lambda: _("DATE"),
            words=lambda: _("The first date: 2026-09-08, 8/9, tis v 37."),
        ),
        option(
            "--start",
            required=True,
            type=TIME,
            label=lambda: _("TIME"),
            words=lambda: _("When sessions begin: 10, 1015, 10.15."),
        ),
        option(
            "--weekday",
            "weekdays",
            multiple=True,
            type=WEEKDAY,
            label=lambda: _("DAY"),
            words=lambda: _("The weekday, else the first date’s; may be given more than once."),
        ),
        option(
            "--organiser",
            label=lambda: _("NAME"),
            words=lambda: _("The organiser of record: code, name or alias."),
        ),
        option(
            "--co-organiser",
            "co_organisers",
            multiple=True,
            label=lambda: _("NAME"),
            words=lambda: _("Who organises with them; may be given more than once."),
        ),
        option(
            "--room",
            label=lambda: _("NAME"),
            words=lambda: _("The room; “place: room” where several places have one of that name."),
        ),
        option(
            "--leader",
            "leaders",
            multiple=True,
            label=lambda: _("NAME"),
            words=lambda: _("Who leads: name or signature; may be given more than once."),
        ),
        *tag_options.giving(),
        DRY_RUN,
        JSON,
    ],
)
def plan_course(
    office: Office,
    *,
    title: str,
    code: str,
    first_date: date,
    start: time,
    weekdays: tuple[int, ...],
    organiser: str | None,
    co_organisers: tuple[str, ...],
    room: str | None,
    leaders: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
    **tagged: Any,  # noqa: ANN401 read by their types
) -> None:
    """Make a course."""
    with office.library() as store:
        draft = deeds.course_draft(plans.by_title(store, title), code=code, first_date=first_date, start=start)
        draft = replace(
            draft,
            pattern=replace(draft.pattern, weekdays=weekdays),
            organiser_id=find.organisation(store, organiser).id if organiser else None,
            co_organiser_ids=tuple(find.organisation(store, name).id for name in co_organisers),
            room_id=find.room(store, room).id if room else None,
            leader_ids=tuple(find.leader(store, name).id for name in leaders),
            **tag_options.given(tagged),
        )
        planning.check(store, draft)
        proposal = planning.propose(store, draft)
        if not dry_run:
            planning.create_course(store, office.actor, draft)
    if as_json:
        out.say_json(dates_shape(draft.code, proposal.days, proposal, is_made=not dry_run))
        return
    say_dates(proposal.days, proposal)
    out.say((_("{code}: nothing is written") if dry_run else _("{code} is made")).format(code=draft.code))


@command(
    "keep-plan",
    lambda: _("Keep a course as a course plan, to make other courses of."),
    [
        course_argument(),
        option(
            "--title", default="", label=lambda: _("WORDS"), words=lambda: _("The plan’s title; else the course’s.")
        ),
    ],
)
def keep_plan(office: Office, *, code: str, title: str) -> None:
    """Keep a course as a plan."""
    with office.library() as store:
        plan = deeds.plan_of_course(store, office.actor, courses.by_code(store, code).id, title)
    out.say(_("The course plan {title} is made.").format(title=plan.title))


@command(
    "write-plan",
    lambda: _(
        "Add a course plan from a file, or change the one of the same title.\n\nThe file is JSON as `plan TITLE --json` "
        "writes it."
    ),
    [
        argument(
            "file",
            lambda: _("FILE"),
            lambda: _("The file to read; - reads what is piped in."),
            type=click.Path(path_type=Path, allow_dash=True),
        )
    ],
)
def write_plan(office: Office, *, file: Path) -> None:
    """Add or change a plan."""
    text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    draft = plan_shapes.read(text)
    with office.library(create=True) as store:
        same = [it for it in plans.entries(store) if it.title == draft.title]
        if same:
            plan = deeds.change(store, office.actor, same[0].id, draft, same[0].version)
        else:
            plan = deeds.add(store, office.actor, draft)
    out.say(_("Saved {what}.").format(what=plan.title))


@command("remove-plan", lambda: _("Remove a course plan; courses made from it stay as they are."), [_plan()])
def remove_plan(office: Office, *, title: str) -> None:
    """Remove a plan."""
    with office.library() as store:
        removed = deeds.remove(store, office.actor, plans.by_title(store, title).id)
    out.say(_("Removed {what}").format(what=removed))


COMMANDS = (plans_command, plan_command, plan_course, keep_plan, write_plan, remove_plan)
