"""Judges a course, or a plan for one, as a study circle; keeps the rules it is judged by and a leader's own study hours."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from courses import resources
from courses.actions.dates import propose_course
from courses.actions.drafts import CourseDraft
from courses.actions.setup import shipped_circle_rules
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _
from courses.model import (
    Actor,
    CircleMeeting,
    CircleRule,
    CircleShape,
    CircleVerdict,
    Course,
    CourseKind,
    Effect,
)
from courses.rules import circle as rules
from courses.rules import counting, rights
from courses.rules.circle_limits import rule_text
from courses.store import Store, circle_check, courses, registers, signing, tables
from courses.store import circle as circle_store
from courses.store.journal import deed

_MOST_HOURS = 24
"""Study hours of one session that are a slip of the finger when there are more."""


def check(store: Store, actor: Actor, course_id: int, now: datetime) -> CircleVerdict:
    """Return whether a course counts as what it is reported as; persons only for those who may see them.

    Raises NotFound, Refused.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.READ_FIGURES, courses.whose(store, course))
    return _named(store, circle_check.verdict(store, actor, course, now), course.kind, course.kb_category)


def check_draft(store: Store, draft: CourseDraft, dates: Sequence[date] | None = None) -> CircleVerdict:
    """Return whether a plan would count, on `dates` picked by hand or those of its pattern; writes nothing. Raises Invalid."""
    days = sorted(set(dates)) if dates is not None else propose_course(store, draft).days
    led = circle_store.leaders(store, draft.leader_ids)
    shape = CircleShape(
        form=draft.form,
        kind=draft.kind,
        meetings=tuple(
            CircleMeeting(day, draft.start, draft.end, draft.break_minutes, draft.study_hours, led) for day in days
        ),
        organiser=registers.organisation(store, draft.organiser_id),
        led_by=draft.led_by,
        seats=draft.seats,
    )
    return _named(store, rules.judge(shape, circle_store.rules(store)), draft.kind, draft.kb_category)


def kb_category(store: Store, course: Course) -> str:
    """Return the code of a course's category in the library statistics: its own, else its kind's; empty for none."""
    return _category(store, course.kind, course.kb_category)


def change_rule(
    store: Store,
    actor: Actor,
    code: str,
    *,
    value: int | None = None,
    effect: Effect | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    version: int | None = None,
) -> CircleRule:
    """Change what is given of a rule; it is the library's own from then on, and no update touches it.

    Raises NotFound, Invalid, Conflict.
    """
    rights.require(actor, rights.Right.CONFIGURE)
    before = rule_of(store, code)
    new = replace(
        before,
        value=before.value if value is None else value,
        effect=effect or before.effect,
        valid_from=valid_from or before.valid_from,
        valid_to=valid_to or before.valid_to,
    )
    return save_rule(store, actor, replace(new, version=before.version if version is None else version))


def save_rule(store: Store, actor: Actor, rule: CircleRule) -> CircleRule:
    """Let a rule have the value, effect and days given, as read at its `version`; see `change_rule`.

    Raises NotFound, Invalid, Conflict.
    """
    rights.require(actor, rights.Right.CONFIGURE)
    before = rule_of(store, rule.code)
    _check_rule(rule)
    values = {
        "value": rule.value,
        "effect": rule.effect,
        "valid_from": rule.valid_from.isoformat() if rule.valid_from else None,
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
    }
    text = _("Changed the rule: {words}").format(words=rule_text(rule))
    with deed(store, actor, text) as it:
        if it.update("circle_rule", before.id, values, version=rule.version):
            it.update(
                "circle_rule", before.id, {"origin": "LOCAL"}
            )  # reference data leaves the library's own edit alone
    return rule_of(store, rule.code)


def shipped_rule(store: Store, code: str) -> CircleRule:
    """Return a rule as the program brings it. Raises NotFound, Refused when the program brings none of that code."""
    before = rule_of(store, code)
    found = shipped_circle_rules().get(before.code)
    if found is None:
        raise Refused(_("The program brings no rule “{code}”.").format(code=before.code))
    same = ("value", "words_sv", "words_en", "source", "certainty")
    values: dict[str, Any] = {name: found[name] for name in same}
    values |= {
        name: date.fromisoformat(str(day)) if (day := found[name]) else None for name in ("valid_from", "valid_to")
    }
    return replace(before, effect=Effect(str(found["effect"])), is_reference=True, **values)


def restore_rule(store: Store, actor: Actor, code: str) -> CircleRule:
    """Take a rule back to what the program brought, so that updates change it again. Raises NotFound, Refused."""
    rights.require(actor, rights.Right.CONFIGURE)
    rule = shipped_rule(store, code)
    if rule_of(store, code).is_reference:
        raise Refused(_("The rule is as the program brought it: {words}").format(words=rule_text(rule)))
    text = _("The rule is as shipped again: {words}").format(words=rule_text(rule))
    with deed(store, actor, text) as it:
        it.update("circle_rule", rule.id, {**shipped_circle_rules()[rule.code], "origin": "REFERENCE"})
    return rule_of(store, code)


def rule_of(store: Store, code: str) -> CircleRule:
    """Return the rule of a code, in any case; raises NotFound naming near ones."""
    from difflib import get_close_matches

    known = {it.code.casefold(): it for it in circle_store.rules(store)}
    found = known.get(code.strip().casefold())
    if found is None:
        near = [known[match].code for match in get_close_matches(code.strip().casefold(), known, n=3)]
        hint = (
            _("Did you mean {codes}?").format(codes=", ".join(near)) if near else _("See `kursverkstad circle-rules`.")
        )
        raise NotFound(_("There is no rule “{code}”.").format(code=code.strip()), hint)
    return found


def set_study_hours(store: Store, actor: Actor, session_id: int, study_hours: int | None) -> None:
    """Set a session's study hours as its leader gives them; None: as computed from the times again.

    What the times come to stays known. Raises NotFound, Invalid, Refused.
    """
    row = tables.first(store, "session", id=session_id)
    if row is None:
        raise NotFound(_("The session no longer exists."))
    course = courses.get(store, row["course_id"])
    rights.require(actor, rights.Right.ATTEND, courses.whose(store, course))
    if study_hours is not None and not 0 <= study_hours <= _MOST_HOURS:
        raise Invalid(_("Study hours of a session are from 0 to {most}.").format(most=_MOST_HOURS))
    with deed(store, actor, _("Study hours {day} in {code}").format(day=row["day"], code=course.code)) as it:
        signing.refuse_signed(store, session_id)
        it.update("session", session_id, {"study_hours": study_hours})


def _check_rule(rule: CircleRule) -> None:
    if rule.valid_from and rule.valid_to and rule.valid_from > rule.valid_to:
        raise Invalid(_("The rule ends before it begins."))


def _named(store: Store, verdict: CircleVerdict, kind: CourseKind, own: str | None) -> CircleVerdict:
    """Return a verdict with the category of the library statistics beside it."""
    code = _category(store, kind, own)
    return replace(verdict, kb_category=code, kb_name=circle_store.kb_names(store).get(code, ""))


def _category(store: Store, kind: CourseKind, own: str | None) -> str:
    path = resources.folder("db/reference") / "kb_categories.json"
    defaults = json.loads(path.read_text(encoding="utf-8"))["defaults"]["value"]
    code = counting.category(kind, own, defaults)
    return code if code in circle_store.kb_names(store) else ""
