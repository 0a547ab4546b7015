"""What to look up from: a circle about to fall, a leader not approved, people about to be lost. Pure.

Told while something can still be done about it, and for a while after it could.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from courses.dates import day_text
from courses.i18n import _, ngettext
from courses.model import CircleOutcome, CircleVerdict, Effect, PersonVerdict

AHEAD = 14
"""Days in which something is told of beforehand, and after it went wrong."""
_NAMED = 3
"""So many people are called by name."""
KINDS = ("falls", "leader", "few", "lost", "fell", "group", "numbers")
"""What an alert is about, the gravest first."""


@dataclass(frozen=True, slots=True)
class Alert:
    """Something about a circle to see to."""

    kind: str
    """One of `KINDS`."""
    text: str
    """What is the matter, with the session that decides."""
    helps: str = ""
    """What would help; empty: nothing is known to."""
    day: date | None = None
    """When it is decided."""


def alerts(verdict: CircleVerdict, today: date) -> list[Alert]:
    """Return what to see to about a course, the gravest first; nothing of one that is neither near nor lately past."""
    if not verdict.sessions or not _is_near(verdict, today):
        return []
    found = [*_falls(verdict, today), *_fell(verdict, today)]
    if verdict.verdict is not CircleOutcome.CANNOT_COUNT:
        found += [
            *_leaders(verdict, today),
            *_few(verdict, today),
            *_lost(verdict, today),
            *_group(verdict),
            *_numbers(verdict),
        ]
    return sorted(found, key=lambda it: (KINDS.index(it.kind), it.day or date.max))


def _is_near(verdict: CircleVerdict, today: date) -> bool:
    near = timedelta(days=AHEAD)
    return verdict.sessions[0].day <= today + near and verdict.sessions[-1].day >= today - near


def _is_soon(day: date | None, today: date) -> bool:
    return day is not None and day <= today + timedelta(days=AHEAD)


def _falls(verdict: CircleVerdict, today: date) -> Iterator[Alert]:
    """Yield that the next session decides about the course."""
    is_next = verdict.verdict is CircleOutcome.CAN_STILL_COUNT and verdict.may_miss == 0
    if not is_next or not _is_soon(verdict.decides, today):
        return
    helps = _not_entered(verdict, verdict.decides) or _("remind those who are to come")
    yield Alert("falls", verdict.decides_because, helps, verdict.decides)


def _not_entered(verdict: CircleVerdict, day: date | None) -> str:
    """Return that attendance is to be entered, of a session that has begun; else empty."""
    text = _("attendance is not entered")
    is_lacking = any(it.day == day and not it.is_held and text in it.why_not for it in verdict.sessions)
    return _("enter the attendance") if is_lacking else ""


def _fell(verdict: CircleVerdict, today: date) -> Iterator[Alert]:
    """Yield why a course lately came not to count, or cannot as it is planned; nothing of a cancelled one."""
    if verdict.verdict is not CircleOutcome.CANNOT_COUNT or not any(verdict.reason_rules):
        return
    is_late = verdict.decides is not None and verdict.decides < today - timedelta(days=AHEAD)
    is_over = all(it.is_held for it in verdict.sessions)
    if is_late or (is_over and verdict.decides is None):
        return
    text = "; ".join(verdict.reasons)
    if verdict.decides is not None:
        text = f"{verdict.decides_because}: {text}"
    yield Alert("fell", text, next(iter(verdict.suggestions), ""), verdict.decides)


def _leaders(verdict: CircleVerdict, today: date) -> Iterator[Alert]:
    """Yield the next session that is soon and cannot be counted as it is planned, for each reason."""
    told: dict[str, date] = {}
    for it in verdict.sessions:
        if not it.is_held and today <= it.day and _is_soon(it.day, today):
            for why in it.why_not:
                told.setdefault(why, it.day)
    unentered = _("attendance is not entered")
    for why, day in told.items():
        if why != unentered:
            text = _("{day} does not count: {why}").format(day=day_text(day), why=why)
            helps = _("let somebody whom they have approved lead, or ask them to approve the leader")
            yield Alert("leader", text, helps, day)


def _few(verdict: CircleVerdict, today: date) -> Iterator[Alert]:
    """Yield that too few are likely to come to the next session for it to count, where it does not decide by itself."""
    it = next((one for one in verdict.sessions if not one.is_held and one.day >= today), None)
    rule = next((one for one in verdict.rules if one.rule == "people_min" and one.effect is Effect.STOPS), None)
    is_open = verdict.verdict is CircleOutcome.CAN_STILL_COUNT and any(one.is_held for one in verdict.sessions)
    if it is None or rule is None or it.expected is None or not is_open or verdict.may_miss == 0:
        return
    if it.expected + 1 < rule.value and _is_soon(it.day, today):
        text = ngettext(
            "on {day} only {count} is likely to come, and {least} are needed for it to count",
            "on {day} only {count} are likely to come, and {least} are needed for it to count",
            it.expected,
        )
        words = text.format(day=day_text(it.day), count=it.expected, least=rule.value - 1)
        yield Alert("few", words, _("remind those who are to come"), it.day)


def _lost(verdict: CircleVerdict, today: date) -> Iterator[Alert]:
    """Yield those who have missed something and are lost if they miss one more, together for each session."""
    held = sum(it.is_held for it in verdict.sessions)
    near: defaultdict[tuple[date, str], list[PersonVerdict]] = defaultdict(list)
    for it in verdict.per_person:
        is_last = it.may_miss == 0 and it.sessions < held
        if it.verdict is CircleOutcome.CAN_STILL_COUNT and (is_last or it.is_given_up) and it.decides is not None:
            near[it.decides, it.decides_because].append(it)
    for (day, because), people in near.items():
        if _is_soon(day, today) or any(it.is_given_up for it in people):
            helps = _not_entered(verdict, day) or _("call and remind them")
            yield Alert("lost", f"{_named(people)}: {because}", helps, day)


def _named(people: list[PersonVerdict]) -> str:
    names = ", ".join(it.name for it in people[:_NAMED])
    more = len(people) - _NAMED
    if more <= 0:
        return names
    return ngettext("{names} and {count} more", "{names} and {count} more", more).format(names=names, count=more)


def _group(verdict: CircleVerdict) -> Iterator[Alert]:
    for reason, code in zip(verdict.reasons, verdict.reason_rules, strict=True):
        if code.endswith(".one_association"):
            yield Alert("group", reason, _("agree with the associations on who has the group"))


def _numbers(verdict: CircleVerdict) -> Iterator[Alert]:
    """Yield how many the association’s list would lack the number of."""
    is_asked = any(it.rule == "person_number" and it.value for it in verdict.rules)
    if verdict.without_number and is_asked:
        text = ngettext(
            "{count} lacks a valid number for the association’s list",
            "{count} lack a valid number for the association’s list",
            verdict.without_number,
        )
        is_over = all(it.is_held for it in verdict.sessions)
        helps = _("call and ask for it") if is_over else _("ask for it at the next session")
        yield Alert("numbers", text.format(count=verdict.without_number), helps)
