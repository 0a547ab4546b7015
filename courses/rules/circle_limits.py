"""Which circle rules are in force for a course, and how their words and their certainty are said.

Knows no course and no store; a rule that nobody has read in a source is never told as if it were the law.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from courses.i18n import _, language
from courses.model import CircleRule, CourseForm, Effect, Limits


def in_force(rules: Iterable[CircleRule], form: CourseForm, association: str, day: date | None) -> Limits:
    """Return the limits of a form for an association on a day; None: those that have no end.

    A rule of the association beats one for all, and of two the one that began later holds.
    """
    held = [it for it in rules if it.form is form and it.association in ("", association) and _holds(it, day)]
    ordered = sorted(held, key=lambda it: (bool(it.association), it.valid_from or date.min, it.id))
    latest = {it.rule: it for it in ordered}
    return Limits({rule: it for rule, it in latest.items() if it.effect is not Effect.OFF})


def _holds(rule: CircleRule, day: date | None) -> bool:
    if day is None:
        return rule.valid_to is None
    return (rule.valid_from is None or rule.valid_from <= day) and (rule.valid_to is None or day <= rule.valid_to)


def rule_text(rule: CircleRule) -> str:
    """Return a rule in words, with its value, in the reader's language."""
    words = rule.words_sv if language() == "sv" else rule.words_en
    return words.replace("{value}", str(rule.value))


def certainty_text(certainty: str) -> str:
    """Return how sure a rule is, in words; empty for one that was read in its source and for the library's own."""
    words = {
        "derived": _("uncertain rule, derived and not read in the association’s conditions: ask them"),
        "unconfirmed": _("unconfirmed rule: ask the association"),
    }
    return words.get(certainty, "")


def told(limits: Limits, rule: str, text: str) -> str:
    """Return a reason with how sure its rule is, where that is not sure."""
    found = limits.rules.get(rule)
    doubt = certainty_text(found.certainty) if found else ""
    return f"{text} ({doubt})" if doubt else text


def code_of(limits: Limits, rule: str) -> str:
    """Return the code of the rule in force; empty where there is none."""
    found = limits.rules.get(rule)
    return found.code if found else ""
