"""The command that shows what equipment there is for a course, and how much of it is free when the course meets."""

from __future__ import annotations

from courses import clock
from courses.actions import equipment as actions
from courses.cli import out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, command, option
from courses.i18n import _
from courses.store import courses


@command(
    "equipment",
    lambda: _("Show what equipment there is for a course, and how many pieces are free at all its sessions."),
    [
        option(
            "--for",
            "code",
            required=True,
            label=lambda: _("COURSE"),
            words=lambda: _("The course’s code, in any spelling."),
        ),
        JSON,
    ],
)
def equipment(office: Office, *, code: str, as_json: bool) -> None:
    """Show equipment for a course."""
    with office.library() as store:
        course = courses.by_code(store, code)
        found = actions.stocks(store, course, clock.now())
        asked = {(it.stock.name, it.stock.place): it.quantity for it in actions.asked(store, course, clock.now())}
    if as_json:
        names = ("name", "place", "there", "free")
        out.say_json(
            [{name: getattr(it, name) for name in names} | {"asked": asked.get((it.name, it.place), 0)} for it in found]
        )
        return
    if not found:
        out.note(_("No equipment is in the register."))
        return
    columns = [Column(_("Name"), least=12), Column(_("Place"), least=10)]
    columns += [Column(words, is_number=True) for words in (_("There"), _("Free"), _("Asked for"))]
    rows = [[it.name, it.place, it.there, it.free, asked.get((it.name, it.place), "")] for it in found]
    out.say(out.table(columns, rows))


COMMANDS = (equipment,)
