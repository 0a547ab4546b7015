"""Commands about who contributes to a course: show them, let somebody contribute or no longer."""

from __future__ import annotations

from courses.actions import contributors as deeds
from courses.actions.contributors import ContributorDraft
from courses.cli import find, out, shapes
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, argument, command, course_argument, option
from courses.i18n import _
from courses.store import contributors, courses


@command(
    "contributors",
    lambda: _("Show who contributes to a course: what they do there, and where they come from."),
    [course_argument(), JSON],
)
def contributors_command(office: Office, *, code: str, as_json: bool) -> None:
    """Show who contributes."""
    with office.library() as store:
        found = contributors.of_course(store, courses.by_code(store, code).id)
    if as_json:
        out.say_json([shapes.contributor(it) for it in found])
    elif found:
        columns = [Column(_("Name"), least=12), Column(_("Part"), least=10), Column(_("From"), least=10)]
        out.say(out.table(columns, [(it.name, it.part, it.organisation) for it in found]))
    else:
        out.note(_("Nobody contributes yet. `kursverkstad contribute` adds somebody."))


@command(
    "contribute",
    lambda: _("Let somebody contribute to a course without leading it: give the lecture, show the tablets."),
    [
        course_argument(),
        argument("name", lambda: _("NAME"), lambda: _("Who it is.")),
        option("--part", default="", label=lambda: _("WORDS"), words=lambda: _("What they do there.")),
        option(
            "--from",
            "organisation",
            label=lambda: _("NAME"),
            words=lambda: _("The organisation they come from: code, name or alias."),
        ),
        option("--remove", is_flag=True, words=lambda: _("They no longer contribute.")),
    ],
)
def contribute(office: Office, *, code: str, name: str, part: str, organisation: str | None, remove: bool) -> None:
    """Let somebody contribute, or no longer."""
    with office.library() as store:
        course = courses.by_code(store, code)
        if remove:
            deeds.remove(store, office.actor, course.id, name)
        else:
            whose = find.organisation(store, organisation).id if organisation is not None else None
            draft = ContributorDraft(name=name, part=part, organisation_id=whose)
            deeds.contribute(store, office.actor, course.id, draft)
    text = _("{name} no longer contributes to {code}") if remove else _("{name} contributes to {code}")
    out.say(text.format(name=name, code=course.code))


COMMANDS = (contributors_command, contribute)
