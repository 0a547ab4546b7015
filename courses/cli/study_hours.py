"""The command that shows how a session's study hours come about, and keeps the leader's own figure."""

from __future__ import annotations

import click

from courses import clock
from courses.actions import circle
from courses.cli import find, out
from courses.cli.office import Office
from courses.cli.parts import argument, command, course_argument, option, session_argument
from courses.cli.values import WHOLE
from courses.dates import day_text
from courses.i18n import _, ngettext
from courses.rules.attendance import hours_of, study_hours_sum
from courses.store import courses


@command(
    "study-hours",
    lambda: _(
        "Show how a session’s study hours come about, or set them as its leader gives them.\n\nThe proposal is computed "
        "from the times and stays known beside the leader’s own figure."
    ),
    [
        course_argument(),
        session_argument(),
        argument("hours", lambda: _("NUMBER"), lambda: _("The leader’s figure."), type=WHOLE, required=False),
        option("--computed", is_flag=True, words=lambda: _("Take the leader’s figure away again.")),
    ],
)
def study_hours(office: Office, *, code: str, session: str, hours: int | None, computed: bool) -> None:
    """Show or set a session's study hours."""
    if computed and hours is not None:
        raise click.UsageError(_("Give a number or --computed, not both."), click.get_current_context())
    now = clock.now()
    with office.library() as store:
        course = courses.by_code(store, code)
        found = find.session(store, course.id, session, now)
        if computed or hours is not None:
            circle.set_study_hours(store, office.actor, found.id, hours)
            found = find.session(store, course.id, session, now)
    times = {"start": found.start, "end": found.end, "break_minutes": found.break_minutes}
    count = hours_of(found.study_hours, course.study_hours, **times)  # type: ignore[arg-type]  # the three of a session
    said = ngettext("{count} study hour", "{count} study hours", count).format(count=count)
    is_stated = found.study_hours is not None or course.study_hours is not None
    whose = _("set by the leader") if is_stated else _("as computed")
    out.say(f"{day_text(found.day, now.date())}: {said}, {whose}")
    out.say(study_hours_sum(found.start, found.end, found.break_minutes))


COMMANDS = (study_hours,)
