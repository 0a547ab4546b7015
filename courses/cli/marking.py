"""Commands in the classroom: a mark, everybody present, a head count."""

from __future__ import annotations

import click

from courses import clock, labels
from courses.actions import attendance
from courses.cli import find, out
from courses.cli.office import Office
from courses.cli.parts import argument, command, course_argument, option, person_argument, session_argument
from courses.cli.values import MARK, WHOLE
from courses.dates import day_text
from courses.i18n import _, ngettext
from courses.model import Mark
from courses.store import Store, courses, people

_SOURCE = "command line"
"""Where these marks come from, as kept beside each."""


@command(
    "mark",
    lambda: _(
        "Enter a person’s attendance at a session, or everybody’s with --all-present.\n\n"
        "Marks: present, late, left early, absent, excused (närvarande, sen, gick tidigare, frånvarande, anmäld "
        "frånvaro), their first letters as on lists, or none to take a mark away."
    ),
    [
        course_argument(),
        session_argument(),
        person_argument(required=False),
        argument("mark", lambda: _("MARK"), lambda: _("The mark, as a word or a sign."), type=MARK, required=False),
        option(
            "--minutes",
            type=WHOLE,
            label=lambda: _("NUMBER"),
            words=lambda: _("How many minutes late, or too early."),
        ),
        option(
            "--all-present",
            is_flag=True,
            words=lambda: _("Mark everybody with a seat present who has no mark at the session yet."),
        ),
    ],
)
def mark(
    office: Office,
    *,
    code: str,
    session: str,
    person: str | None,
    mark: Mark | None,
    minutes: int | None,
    all_present: bool,
) -> None:
    """Enter attendance."""
    _require_right_arguments(person, all_present=all_present)
    with office.library() as store:
        course = courses.by_code(store, code)
        meeting = find.session(store, course.id, session, clock.now())
        about = _("{code} {day}").format(code=course.code, day=day_text(meeting.day, clock.today()))
        if all_present:
            count = attendance.mark_all_present(store, office.actor, meeting.id, _SOURCE)
            words = ngettext("{count} person marked present", "{count} persons marked present", count)
            out.say(f"{about}: {words.format(count=count)}")
            return
        name = _mark_one(store, office, meeting.id, person or "", mark, minutes)
    out.say(f"{about}: {name} – {labels.mark(mark)}")


@command(
    "count",
    lambda: _("Note how many came to a session, without names."),
    [
        course_argument(),
        session_argument(),
        argument("heads", lambda: _("VISITORS"), lambda: _("How many came in all."), type=WHOLE),
        option("--children", type=WHOLE, label=lambda: _("NUMBER"), words=lambda: _("Of them, under 18.")),
    ],
)
def count(office: Office, *, code: str, session: str, heads: int, children: int | None) -> None:
    """Note a head count."""
    with office.library() as store:
        course = courses.by_code(store, code)
        meeting = find.session(store, course.id, session, clock.now())
        attendance.count_heads(store, office.actor, meeting.id, heads, children)
    words = ngettext("{count} visitor", "{count} visitors", heads).format(count=heads)
    out.say(f"{course.code} {day_text(meeting.day, clock.today())}: {words}")


def _mark_one(
    store: Store, office: Office, session_id: int, person: str, mark: Mark | None, minutes: int | None
) -> str:
    it = people.find(store, office.actor, person)
    attendance.mark(store, office.actor, session_id, it.id, mark, minutes, _SOURCE)
    return it.name


def _require_right_arguments(person: str | None, *, all_present: bool) -> None:
    ctx = click.get_current_context()
    has_mark = ctx.get_parameter_source("mark") is click.core.ParameterSource.COMMANDLINE
    if all_present == (person is not None) or (person is not None and not has_mark):
        raise click.UsageError(_("Give PERSON and MARK, or --all-present alone."), ctx)


COMMANDS = (mark, count)
