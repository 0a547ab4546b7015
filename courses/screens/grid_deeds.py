"""What is asked for on the attendance grid: minutes, heads, who came without a seat and who that was. Writes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from courses import dates
from courses.errors import Invalid, Refused
from courses.i18n import _
from courses.model import WalkIn
from courses.rules import rights
from courses.screens import readers
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.prompt import Prompt
from courses.screens.dialogs.walk_in import ENROL, NOBODY, PERSON, REMOVE, WhoWasIt
from courses.text import plain
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.grid import GridScreen
    from courses.screens.grid_marks import Marker

_WIDTH = 8


def ask_minutes(view: GridScreen, marker: Marker) -> None:
    """Ask how many minutes late or too early. Raises Refused where the mark tells none."""
    if marker.minutes_wanted() is None:
        raise Refused(_("Minutes belong to who came late or left early."), _("Mark the cell with s or g first."))
    field = Field("minutes", _("Minutes"), readers.number, width=_WIDTH)

    def write(given: Mapping[str, Any]) -> None:
        marker.keep_minutes(given["minutes"] or 0)

    view.ask(Prompt(_("How many minutes?"), (field,), _("Save"), do=write), lambda _given: None)


def ask_heads(view: GridScreen) -> None:
    """Ask how many came without names, of them under 18 and online, and write it."""
    session = view.session()
    if session is None:
        return
    here = view.facts.present(session.id)
    hint = _("with names: {count}").format(count=here) if here else ""
    fields = (
        Field("heads", _("How many came in all"), readers.number, value=_shown(session.head_count), width=_WIDTH),
        Field("children", _("of them under 18"), readers.number, value=_shown(session.child_count), width=_WIDTH),
        Field("online", _("of them online"), readers.number, value=_shown(session.online_count), width=_WIDTH),
    )

    def write(given: Mapping[str, Any]) -> None:
        from courses.actions import attendance

        if given["heads"] is None and (given["children"] or given["online"]):
            raise Invalid(_("Write how many came in all."))
        attendance.count_heads(
            view.desk.store,
            view.desk.actor,
            session.id,
            given["heads"],
            given["children"],
            online=given["online"],
        )

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            view.wrote(_("The head count is saved."))

    heading = _("Count heads on {day}").format(day=dates.day_text(session.day))
    view.ask(Prompt(heading, fields, _("Save"), words=hint, do=write), answer)


def _shown(count: int | None) -> str:
    return "" if count is None else str(count)


def ask_walk_in(view: GridScreen) -> None:
    """Ask for the name of who came without being enrolled, and mark them present."""
    session = view.session()
    if session is None:
        return
    field = Field("name", _("Name"), lambda text: readers.needed(text, _("Write the name of who came.")))
    made: list[int] = []

    def write(given: Mapping[str, Any]) -> None:
        from courses.actions import walk_ins

        made.append(
            walk_ins.add(
                view.desk.store,
                view.desk.actor,
                view.course_id,
                given["name"],
                session_id=session.id,
                source="screen",
            )
        )

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            view.wrote(_("{name} is written down as here.").format(name=plain(given["name"])))
            view.at.go_to_row(-made[-1])

    heading = _("Who came on {day} without being enrolled?").format(day=dates.day_text(session.day))
    words = _("Who it was in the register can be told later, with Enter on the row.")
    view.ask(
        Prompt(heading, (field,), _("Write down"), words=words, tell=lambda given: _alike(view, given), do=write),
        answer,
    )


def _alike(view: GridScreen, given: Mapping[str, Any]) -> str:
    """Return who in the course, or in the register, has a name like the one typed; only to who may see the register."""
    from courses.actions import duplicates
    from courses.actions.same_person import facts

    if not rights.may(view.desk.actor, rights.Right.READ_DETAILS):
        return ""
    found = duplicates.similar(view.desk.store, view.desk.actor, facts(names=(given["name"],)), 3)
    seated = {it.person_id for it in view.facts.grid.participants}
    lines = [
        (
            _("⚠ {name} is in the course: mark that row instead.")
            if it.person.id in seated
            else _("In the register: {name}")
        ).format(name=plain(it.person.name))
        for it in found
    ]
    return "\n".join(lines)


def ask_who(view: GridScreen, walk_in: WalkIn) -> None:
    """Ask who of the register a walk-in was, and write it; or enrol them, or take the row away.

    Raises Refused for who may not see the register.
    """
    from courses.actions import walk_ins

    desk = view.desk
    rights.require(desk.actor, rights.Right.READ_DETAILS)
    likely = walk_ins.likely(desk.store, desk.actor, walk_in.id)

    def answer(key: str | None) -> None:
        if key is None:
            return
        if key.startswith(PERSON):
            _match(view, walk_in, int(key.removeprefix(PERSON)))
        elif key == NOBODY:
            walk_ins.match(desk.store, desk.actor, walk_in.id, None)
            view.wrote(_("{name} is only a name again.").format(name=plain(walk_in.name)))
        elif key == ENROL:
            view.wrote(walk_ins.enrol(desk.store, desk.actor, walk_in.id).text)
        elif key == REMOVE:
            walk_ins.remove(desk.store, desk.actor, walk_in.id)
            view.wrote(_("The row is taken away."))

    view.ask(WhoWasIt(walk_in, likely), answer)


def _match(view: GridScreen, walk_in: WalkIn, person_id: int) -> None:
    """Say who it was; where that one has a seat, ask before the marks become theirs."""
    from courses.actions import walk_ins

    def moved(yes: bool | None) -> None:
        if yes:
            kept = walk_ins.match(view.desk.store, view.desk.actor, walk_in.id, person_id, moves=True)
            view.wrote(" ".join([_("The marks are moved."), *kept]))

    try:
        walk_ins.match(view.desk.store, view.desk.actor, walk_in.id, person_id)
    except walk_ins.HasSeat as why:
        view.ask(
            Ask(why.message, _("Move the marks"), more=_("The row of the walk-in goes away."), is_safe=True), moved
        )
    else:
        view.wrote(_("Written who {name} was. Enter on the row again enrols them.").format(name=plain(walk_in.name)))
