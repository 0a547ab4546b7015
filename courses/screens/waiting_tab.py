"""The waiting list of a course: who stands where, with whom, since when, and why they are next or not. Reads only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from courses import dates, enrolment_labels
from courses.actions import waiting
from courses.actions.waiting import WaitingRow
from courses.i18n import _
from courses.model import EnrolmentStatus, Participant
from courses.model.calling import Call
from courses.rules import rights
from courses.screens.call_rows import moment
from courses.screens.course_rows import Rows, chosen
from courses.screens.course_tabs import QUEUE_DEEDS, PeopleTab
from courses.store import calls
from courses.text import plain
from courses.widgets.table import Column, Row, cell

_CALLS_TOLD = 2


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody on the tab: who waits, has been offered a seat, or is interested."""

    person: Participant
    position: int | None
    together: str
    """The sign that binds a party together down the rows; empty: alone."""
    party: tuple[str, ...]
    since: datetime
    why: str
    is_next: bool = False


class WaitingTab(PeopleTab):
    """Those who have been offered a seat, those who wait, and those who are interested only."""

    _lines: Mapping[str, Line] = MappingProxyType({})

    def table(self) -> Rows:
        """Return them in that order."""
        desk, course_id = self.view.desk, self.view.course_id
        now = self.facts.now
        offered = [_offered(it, now) for it in waiting.offered(desk.store, desk.actor, course_id)]
        waits = _bound(waiting.explain(desk.store, desk.actor, course_id))
        interested = [_interested(it) for it in waiting.interested(desk.store, desk.actor, course_id)]
        self._lines = {str(it.person.person_id): it for it in (*offered, *waits, *interested)}
        self._calls: dict[int, list[Call]] = {}
        for one in calls.of_course(desk.store, desk.actor, course_id):
            self._calls.setdefault(one.person_id, []).append(one)
        return self._columns(), [self._row(it, now) for it in self._lines.values()]

    def rule(self) -> str:
        """Return what the settings say of waiting lists."""
        return waiting.rule_words(self.view.desk.store)

    def _columns(self) -> Sequence[Column]:
        return (
            Column("", 3, right=True),
            Column("", 1),
            Column(_("Name")),
            Column(_("Since"), 10, from_width=76),
            *([Column(_("Sessions"), 8)] if self.of_sessions() else []),
            Column(_("Why"), 0),
            Column(_("Priority"), 16, from_width=118),
            Column(_("Last call"), 26, from_width=104),
        )

    def _row(self, it: Line, now: datetime) -> Row:
        person = it.person
        priority = f"{person.priority} · {person.priority_reason}" if person.priority else ""
        last = self._calls.get(person.person_id, [])
        sign = {EnrolmentStatus.OFFERED: "?", EnrolmentStatus.INTEREST: "☆"}
        return str(person.person_id), (
            it.position or sign.get(person.status, ""),
            it.together,
            cell(person.name, style="bold" if it.is_next else ""),
            dates.day_text(it.since.date()),
            *([chosen(person, self.of_sessions())] if self.of_sessions() else []),
            it.why,
            priority,
            f"{enrolment_labels.call_result(last[0].result)} {moment(last[0].at, now)}" if last else "",
        )

    def line(self, key: str) -> Line | None:
        """Return who stands on a row."""
        return self._lines.get(key)

    def note(self, key: str) -> str:
        """Return all that is told of a row: why, with whom, the reason for priority, what was said in the last calls."""
        it = self._lines.get(key)
        if it is None:
            return ""
        since = _("since {time}").format(time=moment(it.since, self.facts.now))
        parts = [f"{plain(it.person.name)}, {since}: {plain(it.why)}"]
        if it.party:
            parts.append(_("Together with {people}.").format(people=plain(", ".join(it.party))))
        elif it.person.party:
            parts.append(_("Said: with {people}.").format(people=plain(it.person.party)))
        if it.person.priority:
            parts.append(_("Priority: {reason}.").format(reason=plain(it.person.priority_reason)))
        parts += [_said(one, self.facts.now) for one in self._calls.get(it.person.person_id, [])[:_CALLS_TOLD]]
        return " ".join(parts)

    def works(self, action: str, key: str) -> bool:
        """Return whether the enrolment can be changed so; nobody drops out of a queue."""
        it = self._lines.get(key)
        if it is None or action in ("drop_out", "no_show", "confirm"):
            return False
        if action in QUEUE_DEEDS:
            may = rights.may(self.view.desk.actor, rights.Right.ENROL)
            return may and (action in ("call", "transfer") or it.person.status in _FOR[action])
        return super().works(action, key)


_FOR = {
    "offer": (EnrolmentStatus.WAITING, EnrolmentStatus.INTEREST, EnrolmentStatus.OFFERED),
    "prioritize": (EnrolmentStatus.WAITING,),
    "party": (EnrolmentStatus.WAITING,),
}


def _bound(rows: Sequence[WaitingRow]) -> list[Line]:
    """Return the queue with the sign that binds each party: ┌ │ └ down its rows."""
    found = []
    for number, it in enumerate(rows):
        before = number > 0 and rows[number - 1].person.name in it.party
        after = number + 1 < len(rows) and rows[number + 1].person.name in it.party
        sign = {(False, True): "┌", (True, True): "│", (True, False): "└"}.get((before, after), "")
        found.append(
            Line(it.person, it.position, sign if it.party else "", it.party, it.since, it.why_next, it.is_next)
        )
    return found


def _offered(it: Participant, now: datetime) -> Line:
    until = moment(it.offer_until, now) if it.offer_until else ""
    why = _("A seat is kept until {time}; has not answered.").format(time=until)
    return Line(it, None, "", (), it.queued_at or it.since, why, is_next=True)


def _interested(it: Participant) -> Line:
    return Line(it, None, "", (), it.since, _("Is interested; has not asked for a seat."))


def _said(it: Call, now: datetime) -> str:
    words = " · ".join(
        part
        for part in (enrolment_labels.call_result(it.result), moment(it.at, now), plain(it.actor), plain(it.notes))
        if part
    )
    return f"[{words}]"
