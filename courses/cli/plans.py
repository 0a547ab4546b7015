"""Commands about course plans: list and read them, make a course of one, keep one, remove one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from courses import i18n, labels
from courses.actions import plans as deeds
from courses.cli import course_options, out, plan_shapes
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import DRY_RUN, JSON, Argument, argument, command, course_argument, option
from courses.cli.planning import make
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
        "titles follow the plan, where nothing else is said; red days and closures are passed over."
    ),
    [
        argument("plan", lambda: _("PLAN"), lambda: _("The plan’s title, or words that only one title has.")),
        *course_options.options(course_options.OF_PLAN),
        DRY_RUN,
        JSON,
    ],
)
def plan_course(office: Office, *, plan: str, dry_run: bool, as_json: bool, **values: Any) -> None:  # noqa: ANN401 read by their types
    """Make a course."""
    with office.library() as store:
        before = deeds.course_draft(plans.by_title(store, plan), start=values["start"])
        draft = course_options.draft_from(store, values, before)
        make(office, store, draft, values["days"], dry_run=dry_run, as_json=as_json)


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
    from courses.imports.encoding import decode
    from courses.imports.table import contents

    data = sys.stdin.buffer.read() if str(file) == "-" else contents(file)
    draft = plan_shapes.read(decode(data).text)
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
