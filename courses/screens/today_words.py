"""How Today writes a session and a thing to do, in two lines each. Knows no store and no widget."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from textual.content import Content

from courses import dates, labels
from courses.i18n import _, ngettext
from courses.model import ENROLLABLE, SessionRow, SessionStatus, SlotRow, TodoRow
from courses.rules import marking
from courses.text import plain

if TYPE_CHECKING:
    from courses.actions.clashes import CourseClashes
    from courses.model.interest import Demand
    from courses.model.targets import TargetProgress
    from courses.store.calls import Waits

TODO_SIGNS = {"certificates": "⚠", "to_move": "☎", "places": "☎", "too_few": "○", "no_leader": "⚠", "no_room": "⚠"}


def day_heading(day: date, today: date) -> Content:
    """Return "I dag · tor 19 nov · v. 47"."""
    near = dates.relative(day, today)
    written = dates.day_text(day, today)
    first = f"{near[:1].upper()}{near[1:]}" if near != written else ""
    words = " · ".join(part for part in (first, written, dates.week_text(day)) if part)
    return Content.styled(words[:1].upper() + words[1:], "bold $accent")


def session(row: SessionRow, now: datetime) -> Content:
    """Return time and title, then room, leaders and figures."""
    it = row.session
    style = "dim strike" if it.status is SessionStatus.CANCELLED else "bold"
    first = Content.assemble(
        f"{_sign(row, now)} ",
        dates.span_text(it.start, it.end),
        "  ",
        (plain(row.course_title), style),
    )
    return Content("\n").join([first, Content.styled("  " + " · ".join(_facts(row, now)), "dim")])


def booking(slot: SlotRow) -> Content:
    """Return a booking of today in a line: when, who, what about, where it stands."""
    it = slot.booking
    if it is None:
        return Content("")
    sign = "⚠" if slot.is_cancelled else labels.BOOKING_SIGNS[it.status]
    name = plain(it.name) or _("without a name")
    facts = " · ".join(plain(part) for part in (it.topic, slot.guide) if part)
    return Content.assemble(f"   {sign} {dates.time_text(slot.start)}  ", name, (f"  {facts}", "dim"))


def _sign(row: SessionRow, now: datetime) -> str:
    """Return the session's sign; ● while it goes on."""
    it = row.session
    if it.status is not SessionStatus.CANCELLED and it.day == now.date() and it.start <= now.time() <= it.end:
        return "●"
    if marking.is_awaited(it, row.course_kind, now):
        return labels.AWAITED_SIGN
    return labels.SESSION_SIGNS[it.status]


def _facts(row: SessionRow, now: datetime) -> list[str]:
    it = row.session
    facts = [_("not entered")] if _sign(row, now) == labels.AWAITED_SIGN else []
    facts += [plain(row.course_code), plain(it.room or _("no room")), plain(row.leaders or _("no leader"))]
    if it.status is SessionStatus.CANCELLED:
        facts = [_("cancelled"), plain(it.reason), *facts]
    elif row.course_kind in ENROLLABLE:
        facts += [labels.seats(row.enrolled, row.seats), labels.waiting(row.waiting)]
    if row.marks:
        facts.append(ngettext("{count} mark", "{count} marks", row.marks).format(count=row.marks))
    if it.head_count is not None:
        facts.append(ngettext("{count} visitor", "{count} visitors", it.head_count).format(count=it.head_count))
    return [fact for fact in facts if fact]


def unmarked(row: SessionRow, day: str) -> Content:
    """Return a session whose attendance is not entered."""
    first = Content.assemble("⚠ ", (plain(row.course_title), "bold"))
    words = "  " + _("{day}: attendance is not entered").format(day=day)
    return Content("\n").join([first, Content.styled(words, "dim")])


def more_unmarked(count: int) -> Content:
    """Return how many more sessions have no marks."""
    words = ngettext("and {count} more without marks", "and {count} more without marks", count).format(count=count)
    return Content.styled(f"  … {words}", "dim")


def todo(row: TodoRow, title: str) -> Content:
    """Return something that waits for somebody."""
    first = Content.assemble(TODO_SIGNS.get(row.kind, "○") + " ", (plain(row.course_code), "bold"), " ", plain(title))
    return Content("\n").join([first, Content.styled("  " + plain(row.text), "dim")])


def calls(it: Waits, now: datetime) -> Content:
    """Return a course about which somebody is to be called: how many in all, then about what."""
    count = max(it.offered + it.news + it.interested + it.unconfirmed, it.said)
    words = ngettext("{count} to call", "{count} to call", count).format(count=count)
    first = Content.assemble("☎ ", (plain(it.code), "bold"), f" {plain(it.title)} · ", words)
    return Content("\n").join([first, Content.styled("  " + " · ".join(_errands(it, now)), "dim")])


def _errands(it: Waits, now: datetime) -> list[str]:
    told = []
    if it.offered:
        until = f"{dates.relative(it.until.date(), now.date())} {dates.time_text(it.until.time())}" if it.until else ""
        words = ngettext(
            "{count} offered a seat, until {time}", "{count} offered a seat, the first until {time}", it.offered
        )
        told.append(words.format(count=it.offered, time=until))
    if it.news:
        told.append(ngettext("{count} has got a seat", "{count} have got a seat", it.news).format(count=it.news))
    if it.interested:
        words = ngettext("{count} interested: one may enrol", "{count} interested: one may enrol", it.interested)
        told.append(words.format(count=it.interested))
    if it.said:
        told.append(ngettext("{count} message to say", "{count} messages to say", it.said).format(count=it.said))
    if it.unconfirmed:
        words = ngettext("{count} to confirm, begins {day}", "{count} to confirm, begins {day}", it.unconfirmed)
        told.append(words.format(count=it.unconfirmed, day=_in_days((it.first_date - now.date()).days)))
    return told


def _in_days(days: int) -> str:
    if days <= 0:
        return _("today")
    return ngettext("in {count} day", "in {count} days", days).format(count=days)


def run_wanted(it: Demand) -> Content:
    """Return what so many want that another run is worth planning."""
    words = ngettext("{count} wants “{topic}”", "{count} want “{topic}”", it.total)
    first = Content.assemble("★ ", (words.format(count=it.total, topic=plain(it.topic)), "bold"))
    parts = [
        ngettext("{count} waits", "{count} wait", it.waiting).format(count=it.waiting) if it.waiting else "",
        ngettext("{count} is interested", "{count} are interested", it.interested).format(count=it.interested)
        if it.interested
        else "",
    ]
    told = _("{people}: plan another").format(people=", ".join(part for part in parts if part))
    return Content("\n").join([first, Content.styled("  " + told, "dim")])


def clashes(it: CourseClashes, title: str, today: date) -> Content:
    """Return a course that clashes: how often and when first, then the first of what it clashes with."""
    count = len(it.clashes)
    words = ngettext("{count} clash, {day}", "{count} clashes, the nearest {day}", count)
    near = words.format(count=count, day=dates.day_text(it.day, today))
    sign = "✗ " if it.blocks else "⚠ "
    first = Content.assemble(sign, (plain(it.code), "bold"), f" {plain(title)} · ", near)
    nearest = next(one for one in it.clashes if any(at.session_id == it.session_id for at in one.sessions))
    return Content("\n").join([first, Content.styled("  " + plain(nearest.what), "dim")])


def more_clashes(count: int) -> Content:
    """Return how many more courses clash."""
    words = ngettext("and {count} more that clashes", "and {count} more that clash", count).format(count=count)
    return Content.styled(f"  … {words}", "dim")


def target(it: TargetProgress) -> Content:
    """Return how far a target is reached, beside how much of its time is gone."""
    first = Content.assemble("◎ ", (plain(it.target.name), "bold"))
    words = _("{done} of {number} {unit}, {share} · {gone} of the time").format(
        done=it.done,
        number=it.target.number,
        unit=labels.target_unit(it.target.unit),
        share=labels.percent(it.share),
        gone=labels.percent(it.expected),
    )
    return Content("\n").join([first, Content.styled("  " + words, "dim")])
