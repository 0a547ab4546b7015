"""Commands about study circles: whether a course counts and what would help, and the rules it is judged by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import wrap

import click

from courses import circle_labels, clock, labels
from courses.actions import circle as actions
from courses.actions import circle_own
from courses.cli import out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, argument, command, course_argument, option
from courses.cli.values import DAY, WHOLE
from courses.dates import day_text
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model import CircleOutcome, CircleRule, CircleVerdict, CountedSession, Effect, PersonVerdict
from courses.rules.circle_limits import certainty_text, rule_text
from courses.store import circle as circle_store
from courses.store import courses


@command(
    "circle",
    lambda: _(
        "Say whether a course counts as a study circle, why not, and what would help.\n\nAlso who may count each session: "
        "the library, the association, both or nobody. The library’s own courses are judged as study circles."
    ),
    [course_argument(), JSON],
)
def circle(office: Office, *, code: str, as_json: bool) -> None:
    """Judge a course."""
    now = clock.now()
    with office.library() as store:
        course = courses.by_code(store, code)
        verdict = actions.check(store, office.actor, course.id, now)
    if as_json:
        out.say_json(shape(verdict))
        return
    parts = [f"{course.code}  {course.title}", _about(verdict)]
    parts += _list(_("Why"), verdict.reasons)
    parts += _list(_("What would help"), verdict.suggestions)
    parts += _part(_("Sessions"), _session_table(verdict.sessions, now.date()) if verdict.sessions else "")
    parts += _list("", _warnings(verdict, now.date()))
    if verdict.verdict is not CircleOutcome.CANNOT_COUNT:
        parts += _part(_("Participants"), out.facts(_person_line(it) for it in verdict.per_person))
    parts += _list(_("Rules"), map(circle_labels.rule_line, verdict.rules))
    out.say("\n".join(parts))


@command(
    "circle-rules",
    lambda: _(
        "List the rules of study circles with their sources, or change one.\n\nA rule that has been changed is the "
        "library’s own, and no update touches it. With --for one is added beside it, for an association or for the days "
        "given."
    ),
    [
        argument("rule", lambda: _("RULE"), lambda: _("The rule’s code, as in the list."), required=False),
        option("--value", type=WHOLE, label=lambda: _("NUMBER"), words=lambda: _("The new limit.")),
        option(
            "--effect",
            label=lambda: "stops|warns|off",
            words=lambda: _("stops: it does not count; warns: it is only told; off: the rule is not used."),
        ),
        option("--from", "valid_from", type=DAY, label=lambda: _("DATE"), words=lambda: _("The first day it holds.")),
        option("--to", "valid_to", type=DAY, label=lambda: _("DATE"), words=lambda: _("The last day it holds.")),
        option(
            "--for",
            "association",
            label=lambda: _("CODE"),
            words=lambda: _("Add a rule like it for that association; all: for everybody, on the days given."),
        ),
        option(
            "--source", default="", label=lambda: _("WORDS"), words=lambda: _("Where a rule that is added comes from.")
        ),
        option("--remove", "is_removed", is_flag=True, words=lambda: _("Remove a rule that the library added.")),
        option(
            "--as-shipped",
            "is_restored",
            is_flag=True,
            words=lambda: _("Take the rule back to what the program brought."),
        ),
        JSON,
    ],
)
def circle_rules(
    office: Office,
    *,
    rule: str | None,
    value: int | None,
    effect: str | None,
    valid_from: date | None,
    valid_to: date | None,
    association: str | None,
    source: str,
    is_removed: bool,
    is_restored: bool,
    as_json: bool,
) -> None:
    """List the rules, or change one."""
    given = {"value": value, "effect": _effect(effect), "valid_from": valid_from, "valid_to": valid_to}
    is_change = any(it is not None for it in (*given.values(), association))
    if is_change + is_restored + is_removed > 1:
        raise click.UsageError(_("Give a change or --as-shipped, not both."), click.get_current_context())
    if (is_change or is_restored or is_removed) and not rule:
        raise Invalid(_("Which rule is to be changed?"), _("Give its code, as in the list."))
    with office.library(create=True) as store:
        if rule and is_removed:
            circle_own.remove_rule(store, office.actor, rule)
            rule = None
        elif rule and association is not None:
            code = "" if association.strip().casefold() in ("all", "alla") else association
            rule = circle_own.add_rule(
                store,
                office.actor,
                rule,
                association=code,
                source=source,
                **given,  # type: ignore[arg-type]  # each read by its option
            ).code
        elif rule and is_change:
            actions.change_rule(store, office.actor, rule, **given)  # type: ignore[arg-type]  # each read by its option
        if rule and is_restored:
            actions.restore_rule(store, office.actor, rule)
        found = [actions.rule_of(store, rule)] if rule else circle_store.rules(store)
    if as_json:
        out.say_json([_rule_shape(it) for it in found])
    elif rule:
        out.say(_rule_facts(found[0]))
    else:
        out.say(_rule_table(found))


def shape(verdict: CircleVerdict) -> dict[str, object]:
    """Return a verdict as JSON has it."""
    return {
        "shape_counts": verdict.shape_counts,
        "verdict": verdict.verdict.value,
        "study_hours": verdict.study_hours,
        "decides": _day(verdict.decides),
        "decides_because": verdict.decides_because,
        "may_miss": verdict.may_miss,
        "reasons": list(verdict.reasons),
        "reason_rules": list(verdict.reason_rules),
        "suggestions": list(verdict.suggestions),
        "per_person": [_person_shape(it) for it in verdict.per_person],
        "counted_by": [_session_shape(it) for it in verdict.sessions],
        "without_number": verdict.without_number,
        "rules": [_rule_shape(it) for it in verdict.rules],
        "kb_category": verdict.kb_category,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _person_shape(it: PersonVerdict) -> dict[str, object]:
    return {
        "person": it.key,
        "name": it.name,
        "verdict": it.verdict.value,
        "sessions": it.sessions,
        "study_hours": it.study_hours,
        "decides": _day(it.decides),
        "decides_because": it.decides_because,
        "may_miss": it.may_miss,
        "reasons": list(it.reasons),
        "rules": list(it.rules),
    }


def _session_shape(it: CountedSession) -> dict[str, object]:
    return {
        "session": it.number,
        "date": it.day.isoformat(),
        "held": it.is_held,
        "counted_by": it.counted_by.value,
        "study_hours": it.study_hours,
        "proposed": it.proposed,
        "sum": it.sum,
        "present": it.present,
        "expected": it.expected,
        "leaders": [{"name": one.name, "employer": one.employer.value if one.employer else None} for one in it.leaders],
        "why_not": list(it.why_not),
        "notes": list(it.notes),
        "warning": it.warning,
    }


def _about(verdict: CircleVerdict) -> str:
    return out.facts(
        [
            (_("Judged as"), labels.course_form(verdict.form)),
            (_("Verdict"), circle_labels.circle_outcome(verdict.verdict)),
            (_("Decides"), verdict.decides_because),
            (_("The shape"), _("counts") if verdict.shape_counts else _("does not count")),
            (_("Study hours"), verdict.study_hours),
            (_("Library statistics"), f"{verdict.kb_category} {verdict.kb_name}".strip()),
        ]
    )


def _part(heading: str, body: str) -> list[str]:
    return ["", heading, body] if body else []


def _list(heading: str, lines: Iterable[str]) -> list[str]:
    """Return a heading, which may be empty, and lines below it, wrapped to the window."""
    room = max(out.window() - 4, 20)
    said = [line for text in lines for line in wrap(text, room, initial_indent="  · ", subsequent_indent="    ")]
    return (["", heading, *said] if heading else said) if said else []


def _session_table(sessions: tuple[CountedSession, ...], today: date) -> str:
    columns = [
        Column(_("No."), is_number=True),
        Column(_("Date")),
        Column(_("Study hours"), is_number=True),
        Column(_("Counted by")),
        Column(_("As computed"), least=20),
    ]
    rows = [
        (
            it.number,
            day_text(it.day, today),
            f"{it.study_hours}*" if it.is_stated else it.study_hours,
            circle_labels.counted_by(it.counted_by),
            it.sum,
        )
        for it in sessions
    ]
    table = out.table(columns, rows)
    is_stated = any(it.is_stated for it in sessions)
    return f"{table}\n* {_('set by the leader')}" if is_stated else table


def _warnings(verdict: CircleVerdict, today: date) -> Iterator[str]:
    """Yield each warning, and each reason why the association cannot count, once with the days that it is about."""
    days: dict[str, list[str]] = {}
    for it in verdict.sessions:
        for words in (*it.why_not, *it.notes, it.warning):
            if words and words not in verdict.reasons:
                days.setdefault(words, []).append(day_text(it.day, today))
    yield from (f"{', '.join(of_words)}: {words}" for words, of_words in days.items())


def _person_line(it: PersonVerdict) -> tuple[str, str]:
    """Return a person's name, and in words whether they count, how much they were there, and why not."""
    count = ngettext("{count} session", "{count} sessions", it.sessions).format(count=it.sessions)
    total = ngettext("{count} study hour", "{count} study hours", it.study_hours).format(count=it.study_hours)
    told = (circle_labels.circle_outcome(it.verdict), count, total, it.decides_because, *it.reasons)
    return it.name, " · ".join(part for part in told if part)


def _effect(text: str | None) -> Effect | None:
    if text is None:
        return None
    try:
        return Effect(text.strip().lower())
    except ValueError:
        raise Invalid(_("“{value}” is not an effect.").format(value=text), _("Write stops, warns or off.")) from None


def _rule_shape(it: CircleRule) -> dict[str, object]:
    same = "code rule association value unit applies_to source".split()
    return {
        **{name: getattr(it, name) for name in same},
        "certainty": "" if it.certainty == "read" and not it.is_reference else it.certainty,
        "form": it.form.value,
        "effect": it.effect.value,
        "valid_from": _day(it.valid_from),
        "valid_to": _day(it.valid_to),
        "words": rule_text(it),
        "own": not it.is_reference,
    }


def _rule_facts(it: CircleRule) -> str:
    return out.facts(
        [
            (_("Rule"), it.code),
            (_("Form"), labels.course_form(it.form)),
            (_("Says"), rule_text(it)),
            (_("Association"), it.association or _("all")),
            (_("Effect"), circle_labels.rule_effect(it.effect)),
            (_("From"), it.valid_from or ""),
            (_("To"), it.valid_to or ""),
            (_("Source"), it.source),
            (_("Certainty"), _certainty(it)),
            (_("Changed"), "" if it.is_reference else _("by the library")),
        ]
    )


def _certainty(it: CircleRule) -> str:
    """Return how sure a rule is; one of the library’s own was read nowhere, and stays as unsure as what it came from."""
    return certainty_text(it.certainty) or (_("read in its source") if it.is_reference else _("the library’s own"))


def _rule_table(found: list[CircleRule]) -> str:
    lines = [(it.code, " · ".join((rule_text(it), circle_labels.rule_effect(it.effect), _short(it)))) for it in found]
    own = sum(not it.is_reference for it in found)
    words = ngettext("{count} rule is changed by the library", "{count} rules are changed by the library", own)
    return out.facts(lines) + (f"\n{words.format(count=own)}" if own else "")


def _short(it: CircleRule) -> str:
    if not it.is_reference:
        return _("the library’s own")
    return {"read": _("read"), "derived": _("derived"), "unconfirmed": _("unconfirmed")}.get(it.certainty, "")


COMMANDS = (circle, circle_rules)
