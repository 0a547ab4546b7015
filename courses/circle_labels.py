"""The words for what the circle rules come to, as they are shown. Decides nothing."""

from __future__ import annotations

import re

from courses.i18n import _, pgettext
from courses.model import CircleOutcome, CircleRule, CountedBy, Effect
from courses.rules.circle_limits import certainty_text, rule_text

_ADDRESS = re.compile(r",? ?https?://[^\s;]+")
"""Where in a source it can be read, which the list of rules has."""


def circle_outcome(outcome: CircleOutcome) -> str:
    """Return sign and word for whether a course, or a person in it, counts."""
    words = {
        CircleOutcome.COUNTS: "✓ " + _("counts"),
        CircleOutcome.CAN_STILL_COUNT: "○ " + _("can still count"),
        CircleOutcome.CANNOT_COUNT: "✗ " + _("cannot count"),
    }
    return words[outcome]


def circle_short(outcome: CircleOutcome) -> str:
    """Return sign and word for a narrow column."""
    words = {
        CircleOutcome.COUNTS: "✓ " + _("counts"),
        CircleOutcome.CAN_STILL_COUNT: "○ " + pgettext("circle", "can still"),
        CircleOutcome.CANNOT_COUNT: "✗ " + pgettext("circle", "cannot"),
    }
    return words[outcome]


def counted_by(who: CountedBy) -> str:
    """Return the words for who may count a session."""
    words = {
        CountedBy.LIBRARY: _("the library"),
        CountedBy.ASSOCIATION: _("the association"),
        CountedBy.BOTH: "⚠ " + _("both"),
        CountedBy.NOBODY: "⚠ " + _("nobody"),
    }
    return words[who]


def rule_effect(effect: Effect) -> str:
    """Return the word for what a rule does to a course that breaks it."""
    words = {Effect.STOPS: _("stops"), Effect.WARNS: _("only warns"), Effect.OFF: _("not used")}
    return words[effect]


def rule_unit(unit: str) -> str:
    """Return the word for what a circle rule counts; empty for one that has no number."""
    words = {
        "sessions": _("sessions"),
        "study_hours": _("study hours"),
        "minutes": _("minutes"),
        "persons": _("persons"),
        "audience": _("in the audience"),
        "years": _("years"),
    }
    return words.get(unit, "")


def certainty(how: str) -> str:
    """Return the word for how sure a circle rule is, of `CircleRule.certainty`."""
    return {"read": _("read"), "derived": "⚠ " + _("derived"), "unconfirmed": "⚠ " + _("unconfirmed")}.get(how, "")


def rule_line(it: CircleRule) -> str:
    """Return a rule in words, for whom and when it holds, how sure it is and where it comes from, without addresses."""
    holds = [it.association]
    if it.valid_from:
        holds.append(_("from {day}").format(day=it.valid_from))
    if it.valid_to:
        holds.append(_("until {day}").format(day=it.valid_to))
    own = certainty_text(it.certainty) or _("read in its source")
    sure = own if it.is_reference else _("changed by the library")
    titled = _ADDRESS.sub("", it.source)
    source = _("Source: {source}").format(source=titled) if titled else ""
    parts = (rule_text(it), *holds, rule_effect(it.effect), sure, source)
    return " · ".join(part for part in parts if part)
