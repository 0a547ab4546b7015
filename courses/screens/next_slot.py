"""The next free slots of booked guidance: asks what somebody wants, shows what fits, books what is chosen."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial
from typing import Any

from courses import dates
from courses.actions import next_slot as finding
from courses.actions.next_slot import Wish
from courses.i18n import _
from courses.screens import booking_deeds, booking_rows, readers
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.guard import Guard
from courses.screens.pattern_fields import told_day
from courses.store import agenda, registers
from courses.widgets.field import Field

_SHOWN = 20
"""How many free slots are shown."""


def ask(at: Guard, place: str = "") -> None:
    """Ask where, by whom, about what, in which language and from when; all may be left empty. Then show what fits."""

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            since: date | None = given.pop("since")
            _show(at, Wish(**given, since=datetime.combine(since, time.min) if since else None))

    words = _("What is left empty is all the same.")
    at.ask(Prompt(_("Next free slot"), _fields(at, place), _("Find"), words=words), answer)


def _fields(at: Guard, place: str) -> tuple[Field, ...]:
    store, today = at.desk.store, at.desk.today()
    places = [(_("everywhere"), ""), *((it, it) for it in agenda.places(store))]
    guides = [(_("anybody"), ""), *((it.name, str(it.id)) for it in registers.leaders(store))]
    day = partial(readers.maybe, read=partial(dates.parse_day, today=today))
    return (
        Field("topic", _("Topic"), hint=_("for example: BankID on a new phone")),
        Field("place", _("Library"), value=place, choices=places),
        Field("leader_id", _("Guide"), readers.number, choices=guides),
        Field("language", _("Language"), hint=_("for example: arabiska")),
        Field("since", _("Not before"), day, tell=told_day, hint=_("now"), width=22),
    )


def _show(at: Guard, wish: Wish) -> None:
    """Let one of the free slots that fit be picked, then book it."""
    desk = at.desk
    found = {
        booking_rows.key(it.slot): it
        for it in finding.next_slots(desk.store, desk.actor, wish, desk.now(), count=_SHOWN)
    }

    def answer(key: str | None) -> None:
        if key is not None:
            booking_deeds.open_slot(at, found[key].slot)

    things = [(key, f"{booking_rows.words(it.slot)} · {it.slot.code}") for key, it in found.items()]
    more = {key: " · ".join(it.reasons) for key, it in found.items() if it.reasons}
    at.ask(Pick(_("Next free slot"), things, more=more, nothing=_nothing(at, wish)), answer)


def _nothing(at: Guard, wish: Wish) -> str:
    """Return what to say when nothing fits: for a topic also what the guides can."""
    said = _("No free slot fits.")
    skills = "; ".join(finding.skills_at(at.desk.store, at.desk.actor, wish, at.desk.now())) if wish.topic else ""
    return f"{said} " + _("The guides there can: {skills}").format(skills=skills) if skills else said
