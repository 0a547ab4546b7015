"""Commands that show the slots of booked guidance: of some days, and the next free one. They change nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from courses import clock, labels
from courses.actions import next_slot as deeds
from courses.cli import find, out, shapes
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, command, course_argument, option
from courses.cli.values import DAY, MOMENT, WHOLE
from courses.dates import day_text, span_text
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model import SlotRow
from courses.store import Store, bookings
from courses.store import courses as courses_store
from courses.store.bookings import Scope

_AHEAD = timedelta(days=14)
"""How far ahead slots are listed where nothing else is asked for."""


@command(
    "slots",
    lambda: _("List the slots of booked guidance and who has booked them, a fortnight ahead."),
    [
        course_argument(required=False),
        option("--from", "first", type=DAY, label=lambda: _("DATE"), words=lambda: _("The first day; else today.")),
        option(
            "--to", "last", type=DAY, label=lambda: _("DATE"), words=lambda: _("The last day; else a fortnight later.")
        ),
        option("--place", label=lambda: _("PLACE"), words=lambda: _("Only at this place.")),
        option("--free", "is_free", is_flag=True, words=lambda: _("Only those that are free and still to come.")),
        option("--cancelled", is_flag=True, words=lambda: _("Cancelled bookings too.")),
        JSON,
    ],
)
def slots(
    office: Office,
    *,
    code: str | None,
    first: date | None,
    last: date | None,
    place: str | None,
    is_free: bool,
    cancelled: bool,
    as_json: bool,
) -> None:
    """List slots."""
    now = clock.now()
    begins = first or now.date()
    with office.library() as store:
        scope = Scope(
            course_id=courses_store.by_code(store, code).id if code is not None else None,
            place=find.place(store, place) if place is not None else "",
            first=begins,
            last=last or begins + _AHEAD,
        )
        found = bookings.of_scope(store, office.actor, scope, with_cancelled=cancelled)
    if is_free:
        found = [it for it in found if it.is_free and it.begins >= now]
    if as_json:
        out.say_json([shapes.slot(it) for it in found])
    elif found:
        out.say(_table(found, now))
        free = sum(1 for it in found if it.is_free and not it.has_ended(now))
        out.note(ngettext("{count} free slot", "{count} free slots", free).format(count=free))
    else:
        out.note(_("No slots."))


@command(
    "next-slot",
    lambda: _("Find the next free slot: where, with whom, about what, in which language."),
    [
        option("--place", label=lambda: _("PLACE"), words=lambda: _("Only at this place.")),
        option("--guide", label=lambda: _("NAME"), words=lambda: _("Only with this guide: name or signature.")),
        option(
            "--topic",
            default="",
            label=lambda: _("WORDS"),
            words=lambda: _("What it is about; a guide whose skills touch it."),
        ),
        option(
            "--language", default="", label=lambda: _("NAME"), words=lambda: _("The language the guide has to speak.")
        ),
        option(
            "--from",
            "since",
            type=MOMENT,
            label=lambda: _("TIME"),
            words=lambda: _("Not before: 27/11 13.00; else now."),
        ),
        option("--count", type=WHOLE, default=1, label=lambda: _("NUMBER"), words=lambda: _("So many; else one.")),
        JSON,
    ],
)
def next_slot(
    office: Office,
    *,
    place: str | None,
    guide: str | None,
    topic: str,
    language: str,
    since: datetime | None,
    count: int,
    as_json: bool,
) -> None:
    """Find the next free slots."""
    if count < 1:
        raise Invalid(_("Ask for at least one."))
    now = clock.now()
    with office.library() as store:
        wish = deeds.Wish(
            place=find.place(store, place) if place is not None else "",
            leader_id=find.leader(store, guide).id if guide is not None else None,
            topic=topic,
            language=language,
            since=since,
        )
        found = deeds.next_slots(store, office.actor, wish, now, count)
        hint = "" if found else _nobody(store, office, wish, now)
    if as_json:
        out.say_json([{**shapes.slot(it.slot), "reasons": list(it.reasons)} for it in found])
    elif not found:
        out.note(hint)
    for it in [] if as_json else found:
        about = [it.slot.code, it.slot.place, it.slot.guide, *it.reasons]
        out.say(f"{_when(it.slot, now)}  {' · '.join(filter(None, about))}")


def _nobody(store: Store, office: Office, wish: deeds.Wish, now: datetime) -> str:
    said = _("No free slot fits.")
    skills = "; ".join(deeds.skills_at(store, office.actor, wish, now)) if wish.topic else ""
    return f"{said} " + _("The guides there can: {skills}").format(skills=skills) if skills else said


def _when(it: SlotRow, now: datetime) -> str:
    return f"{day_text(it.day, now.date())} {span_text(it.start, it.end)}"


def _table(found: list[SlotRow], now: datetime) -> str:
    columns = [
        Column(_("Day")),
        Column(_("Time")),
        Column(_("Course")),
        Column(_("Guide"), least=8),
        Column(_("State")),
        Column(_("Name"), least=8),
        Column(_("Topic"), least=8),
    ]
    return out.table(columns, [_row(it, now) for it in found])


def _row(it: SlotRow, now: datetime) -> list[object]:
    booking = it.booking
    return [
        day_text(it.day, now.date()),
        span_text(it.start, it.end),
        it.code,
        it.guide or "–",
        labels.slot_state(it, now),
        booking.name if booking else "",
        booking.topic if booking else "",
    ]


COMMANDS = (slots, next_slot)
