"""Commands for what study associations are to have and when: told, ticked off, and the rules of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import click

from courses import clock, deadline_labels
from courses.actions import deadlines as actions
from courses.cli import out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, argument, command, course_argument, option
from courses.cli.values import DAY, WHOLE
from courses.dates import day_text
from courses.errors import Invalid
from courses.i18n import _
from courses.model.deadlines import Deadline, DeadlineRule, Due
from courses.rules.deadlines import words as rule_words
from courses.store import courses
from courses.store import deadlines as queries
from courses.text import clean, fold


@command(
    "deadlines",
    lambda: _(
        "Show what study associations are to have and by when: work plans, e-lists.\n\nEach with how sure it is: the dates "
        "differ by association and branch, and a library writes its own with deadline-rules. Nothing is sent from here."
    ),
    [
        course_argument(required=False),
        option("--all", "with_sent", is_flag=True, words=lambda: _("Also what has been sent.")),
        JSON,
    ],
)
def deadlines_(office: Office, *, code: str | None, with_sent: bool, as_json: bool) -> None:
    """Show deadlines."""
    with office.library() as store:
        course_id = courses.by_code(store, code).id if code else None
        found = actions.listed(store, office.actor, clock.today(), course_id, with_sent=with_sent)
    if as_json:
        out.say_json([shape(it) for it in found])
    elif found:
        out.say(_table(found, clock.today()))
        out.note(_("Seen deadlines, not law: ask your association. Nothing is sent from here."))
    else:
        out.note(_("Nothing is to be sent to an association."))


@command(
    "deadline-sent",
    lambda: _(
        "Tick off that an association has got something of a course: work-plan, registration, list or claim.\n\n"
        "Nothing is sent by it; `undo` takes it back."
    ),
    [
        course_argument(),
        argument("what", lambda: _("WHAT"), lambda: _("work-plan, registration, list or claim.")),
        option(
            "--period",
            default="",
            label=lambda: _("PERIOD"),
            words=lambda: _("Which, where there are several, such as 2026-10; else the first not sent."),
        ),
        option("--on", "on", type=DAY, label=lambda: _("DATE"), words=lambda: _("When it was sent; else today.")),
        option("--note", "notes", default="", label=lambda: _("WORDS"), words=lambda: _("A few words about it.")),
        option("--not", "is_not", is_flag=True, words=lambda: _("It was not sent after all.")),
    ],
)
def deadline_sent(
    office: Office, *, code: str, what: str, period: str, on: date | None, notes: str, is_not: bool
) -> None:
    """Tick a deadline off."""
    with office.library() as store:
        course = courses.by_code(store, code)
        due = read_due(what)
        if is_not:
            it = actions.note_not_sent(store, office.actor, course.id, due, period=period)
        else:
            it = actions.note_sent(store, office.actor, course.id, due, period=period, on=on, notes=notes)
    out.say(f"{it.code} {deadline_labels.what(it)}: {deadline_labels.state(it, clock.today())}")


@command(
    "deadline-rules",
    lambda: _(
        "List when associations are to have what, with sources, or change one.\n\nA rule that has been changed is the "
        "library’s own, and no update touches it."
    ),
    [
        argument("rule", lambda: _("RULE"), lambda: _("The rule’s code, as in the list."), required=False),
        option("--value", type=WHOLE, label=lambda: _("NUMBER"), words=lambda: _("Which session, or how many days.")),
        option("--dates", label=lambda: _("DATES"), words=lambda: _("Days of the year, such as “06-09 12-08”.")),
        option(
            "--near", "near_days", type=WHOLE, label=lambda: _("DAYS"), words=lambda: _("Told so many days before.")
        ),
        option("--on/--off", "is_on", default=None, words=lambda: _("Use the rule, or not.")),
        option("--from", "valid_from", type=DAY, label=lambda: _("DATE"), words=lambda: _("The first day it holds.")),
        option("--to", "valid_to", type=DAY, label=lambda: _("DATE"), words=lambda: _("The last day it holds.")),
        option(
            "--as-shipped",
            "is_restored",
            is_flag=True,
            words=lambda: _("Take the rule back to what the program brought."),
        ),
        JSON,
    ],
)
def deadline_rules(office: Office, *, rule: str | None, is_restored: bool, as_json: bool, **given: object) -> None:
    """List the rules, or change one."""
    changed = {name: value for name, value in given.items() if value is not None}
    if changed and is_restored:
        raise click.UsageError(_("Give a change or --as-shipped, not both."), click.get_current_context())
    if (changed or is_restored) and not rule:
        raise Invalid(_("Which rule is to be changed?"), _("Give its code, as in the list."))
    with office.library(create=True) as store:
        if rule and changed:
            before = actions.rule_of(store, rule)
            actions.save_rule(store, office.actor, replace(before, **changed))  # type: ignore[arg-type]  # by its option
        if rule and is_restored:
            actions.restore_rule(store, office.actor, rule)
        found = [actions.rule_of(store, rule)] if rule else queries.rules(store)
    if as_json:
        out.say_json([_rule_shape(it) for it in found])
    elif rule:
        out.say(_rule_facts(found[0]))
    else:
        out.say(_rule_table(found))


def read_due(text: str) -> Due:
    """Return what is meant by a word for it, in Swedish or English. Raises Invalid."""
    typed = fold(text).replace("-", " ")
    names = {"work plan": Due.WORK_PLAN, "registration": Due.REGISTER, "list": Due.LIST, "claim": Due.CLAIM}
    names |= {fold(deadline_labels.due(it)).replace("-", " "): it for it in Due}
    names |= {it.lower().replace("_", " "): it for it in Due}
    if typed not in names:
        raise Invalid(
            _("“{value}” is not possible here.").format(value=clean(text)),
            _("Choose one of: {choices}.").format(choices="work-plan, registration, list, claim"),
        )
    return names[typed]


def shape(it: Deadline) -> dict[str, object]:
    """Return a deadline as JSON has it."""
    return {
        "course": it.code,
        "association": it.association,
        "what": it.what.value,
        "period": it.period or None,
        "date": it.day.isoformat(),
        "state": it.state.value,
        "sent_on": it.sent_on.isoformat() if it.sent_on else None,
        "notes": it.notes,
        "rule": it.rule.code,
        "words": rule_words(it.rule),
        "certainty": it.rule.certainty if it.rule.is_reference else "",
        "seen_at": it.rule.branch,
        "source": it.rule.source,
    }


def _table(found: Sequence[Deadline], today: date) -> str:
    columns = [
        Column(_("Date")),
        Column(_("Code")),
        Column(_("What"), least=10),
        Column(_("For")),
        Column(_("State")),
        Column(_("Certainty"), least=8),
    ]
    return out.table(
        columns,
        [
            (
                day_text(it.day, today),
                it.code,
                deadline_labels.what(it),
                it.association_code,
                deadline_labels.state(it, today),
                deadline_labels.short_certainty(it.rule),
            )
            for it in found
        ],
    )


def _rule_table(found: Sequence[DeadlineRule]) -> str:
    columns = [
        Column(_("Rule")),
        Column(_("In words"), least=20),
        Column(_("For")),
        Column(_("Used")),
        Column(_("Certainty"), least=8),
    ]
    return out.table(
        columns,
        [
            (
                it.code,
                rule_words(it),
                it.association or _("all"),
                _("yes") if it.is_on else _("no"),
                deadline_labels.short_certainty(it),
            )
            for it in found
        ],
    )


def _rule_facts(it: DeadlineRule) -> str:
    return out.facts(
        [
            (_("Rule"), it.code),
            (_("In words"), rule_words(it)),
            (_("For"), it.association or _("all")),
            (_("Seen at"), it.branch),
            (_("Counts"), deadline_labels.anchor(it)),
            (_("Value"), it.dates or it.value),
            (_("Told days before"), it.near_days),
            (_("Used"), _("yes") if it.is_on else _("no")),
            (_("From"), it.valid_from or ""),
            (_("Until"), it.valid_to or ""),
            (_("Certainty"), deadline_labels.certainty(it)),
            (_("Source"), it.source),
        ]
    )


def _rule_shape(it: DeadlineRule) -> dict[str, object]:
    return {
        "rule": it.code,
        "what": it.what.value,
        "association": it.association,
        "seen_at": it.branch,
        "counts_from": it.anchor.value,
        "value": it.value,
        "dates": it.dates,
        "near_days": it.near_days,
        "is_on": it.is_on,
        "valid_from": it.valid_from.isoformat() if it.valid_from else None,
        "valid_to": it.valid_to.isoformat() if it.valid_to else None,
        "words": rule_words(it),
        "source": it.source,
        "certainty": it.certainty if it.is_reference else "",
        "is_reference": it.is_reference,
    }


COMMANDS = (deadlines_, deadline_sent, deadline_rules)
