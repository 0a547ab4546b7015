"""What associations are to have of courses and when: told, ticked off as sent, and the rules of it kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from courses import clock, deadline_labels
from courses.actions import reference_elist
from courses.actions.kept import kept
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _
from courses.model import Actor
from courses.model.deadlines import Anchor, Deadline, DeadlineRule, DeadlineState, Due
from courses.rules import deadlines as rules
from courses.rules import rights
from courses.store import Store, courses, tables
from courses.store import deadlines as queries
from courses.store.deadlines import Reported, Sent
from courses.store.journal import deed

_LATELY = timedelta(days=120)
"""So long after its last day what has not been sent is still told of by itself."""


def listed(
    store: Store, actor: Actor, today: date, course_id: int | None = None, *, with_sent: bool = False
) -> list[Deadline]:
    """Return the deadlines of a course, or of all that the actor may see, the earliest first; sent ones only if asked.

    The list of a course that is noted as reported is sent.
    Raises NotFound; Refused for another organisation's course.
    """
    if course_id is not None:
        rights.require(actor, rights.Right.READ_FIGURES, courses.whose(store, courses.get(store, course_id)))
    every = queries.reported(store, course_id)
    shown = [it for it in every if course_id is not None or _may_see(store, actor, it)]
    known = queries.rules(store)
    done = queries.sent(store, [it.id for it in shown])
    found = [one for it in shown for one in _of_course(it, known, done, today)]
    kept_ = [it for it in found if with_sent or it.state is not DeadlineState.SENT]
    return sorted(kept_, key=lambda it: (it.day, it.code, it.what))


def _may_see(store: Store, actor: Actor, it: Reported) -> bool:
    """Return whether a course is the actor's to see; whom it is led by is only asked for a leader."""
    if actor.leader_id is None:
        return rights.may(actor, rights.Right.READ_FIGURES, it.organisation_ids)
    return rights.may(actor, rights.Right.READ_FIGURES, courses.whose(store, courses.get(store, it.id)))


def waits(store: Store, actor: Actor, today: date) -> list[Deadline]:
    """Return what is near, and what has been overdue for 120 days at most, the earliest first."""
    told = (DeadlineState.OVERDUE, DeadlineState.NEAR)
    return [it for it in listed(store, actor, today) if it.state in told and it.day >= today - _LATELY]


def _of_course(
    it: Reported, known: Sequence[DeadlineRule], done: dict[tuple[int, str, str], Sent], today: date
) -> Iterator[Deadline]:
    for rule in rules.in_force(known, it.association, it.days[0]):
        for period, day in rules.days(rule, it.days):
            sent = done.get((it.id, rule.what, period))
            sent_on = sent.sent_on if sent else it.reported_on if rule.what is Due.LIST else None
            yield Deadline(
                it.id,
                it.code,
                it.title,
                it.name,
                it.association,
                rule.what,
                period,
                day,
                rules.state(day, sent_on, rule.near_days, today),
                rule,
                sent_on,
                sent.notes if sent else "",
            )


def note_sent(
    store: Store,
    actor: Actor,
    course_id: int,
    what: Due,
    *,
    period: str = "",
    on: date | None = None,
    notes: str = "",
) -> Deadline:
    """Tick off that an association has got something; `on`: None means today. Nothing is sent by it.

    Raises NotFound when the course has no such deadline, Refused when it is ticked off already, Invalid for a day to come.
    """
    it = _find(store, actor, course_id, what, period)
    on = on or clock.today()
    if on > clock.today():
        raise Invalid(_("It cannot have been sent on a day to come."))
    if it.state is DeadlineState.SENT:
        raise Refused(_("{what} is sent already, {day}.").format(what=deadline_labels.what(it), day=it.sent_on))
    values = {"course_id": course_id, "what": what, "period": it.period, "sent_on": on.isoformat()}
    words = _("Sent: {what}, {code}").format(what=deadline_labels.what(it), code=it.code)
    with deed(store, actor, words) as made:
        made.insert("deadline_done", {**values, "notes": kept(notes), "actor": actor.name})
    return replace(it, state=DeadlineState.SENT, sent_on=on, notes=notes)


def note_not_sent(store: Store, actor: Actor, course_id: int, what: Due, *, period: str = "") -> Deadline:
    """Take back that something was sent. Raises NotFound, Refused when it is not ticked off."""
    it = _find(store, actor, course_id, what, period, is_sent=True)
    row = tables.first(store, "deadline_done", course_id=course_id, what=what.value, period=it.period)
    if row is None:
        raise Refused(_("{what} is not noted as sent.").format(what=deadline_labels.what(it)))
    words = _("Not sent after all: {what}, {code}").format(what=deadline_labels.what(it), code=it.code)
    with deed(store, actor, words) as made:
        made.delete("deadline_done", row["id"])
    return replace(it, sent_on=None, state=rules.state(it.day, None, it.rule.near_days, clock.today()))


def _find(store: Store, actor: Actor, course_id: int, what: Due, period: str, *, is_sent: bool = False) -> Deadline:
    """Return a deadline of a course; without a period the first that is not sent, or the last that is, else the last."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PLAN, courses.organisation_ids(course))
    found = [it for it in listed(store, actor, clock.today(), course_id, with_sent=True) if it.what is what]
    fitting = [it for it in found if it.period == period] if period else found
    if not fitting:
        periods = ", ".join(it.period for it in found if it.period)
        hint = _("Choose one of: {choices}.").format(choices=periods) if periods else ""
        raise NotFound(_("{code} has no such deadline.").format(code=course.code), hint)
    ordered = reversed(fitting) if is_sent else fitting
    return next((it for it in ordered if (it.state is DeadlineState.SENT) is is_sent), fitting[-1])


def save_rule(store: Store, actor: Actor, rule: DeadlineRule) -> DeadlineRule:
    """Let a rule have the value, dates, days and switch given, as read at its `version`; it is the library's own then.

    No update touches it any more. Raises NotFound, Invalid, Conflict, Refused.
    """
    rights.require(actor, rights.Right.CONFIGURE)
    before = rule_of(store, rule.code)
    _check(rule)
    values = {
        "value": rule.value,
        "dates": " ".join(f"{month:02}-{day:02}" for month, day in rules.read_dates(rule.dates)),
        "near_days": rule.near_days,
        "is_on": int(rule.is_on),
        "valid_from": rule.valid_from.isoformat() if rule.valid_from else None,
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
    }
    with deed(store, actor, _("Changed the deadline: {words}").format(words=rules.words(rule))) as it:
        if it.update("deadline_rule", before.id, values, version=rule.version):
            it.update("deadline_rule", before.id, {"origin": "LOCAL"})
    return rule_of(store, rule.code)


def _check(rule: DeadlineRule) -> None:
    if rule.valid_from and rule.valid_to and rule.valid_from > rule.valid_to:
        raise Invalid(_("The rule ends before it begins."))
    least, most = rules.possible(rule.anchor)
    if not least <= rule.value <= most or not 0 <= rule.near_days <= rules.MOST_DAYS:
        raise Invalid(
            _("That is no day that a course could have."),
            _("Write {least} to {most}, and at most {days} days before.").format(
                least=least, most=most, days=rules.MOST_DAYS
            ),
        )
    try:
        dates = rules.read_dates(rule.dates)
    except ValueError:
        dates = []
    if (rule.anchor is Anchor.DATES or rule.dates.strip()) and not dates:
        raise Invalid(
            _("“{value}” are no days of the year.").format(value=rule.dates), _("Write for example 06-09 12-08.")
        )


def restore_rule(store: Store, actor: Actor, code: str) -> DeadlineRule:
    """Take a rule back to what the program brought, so that updates change it again. Raises NotFound, Refused."""
    rights.require(actor, rights.Right.CONFIGURE)
    before = rule_of(store, code)
    shipped: dict[str, Any] | None = reference_elist.rules().get(before.code)
    if before.is_reference or shipped is None:
        raise Refused(_("The rule is as the program brought it: {words}").format(words=rules.words(before)))
    with deed(store, actor, _("The deadline is as shipped again: {words}").format(words=rules.words(before))) as it:
        it.update("deadline_rule", before.id, {**shipped, "origin": "REFERENCE"})
    return rule_of(store, code)


def rule_of(store: Store, code: str) -> DeadlineRule:
    """Return the rule of a code, in any case; raises NotFound naming all."""
    known = {it.code.casefold(): it for it in queries.rules(store)}
    found = known.get(code.strip().casefold())
    if found is None:
        choices = ", ".join(it.code for it in known.values())
        raise NotFound(
            _("There is no deadline “{code}”.").format(code=code.strip()),
            _("Choose one of: {choices}.").format(choices=choices),
        )
    return found
