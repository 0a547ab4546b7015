"""Commands about targets: how far they are reached, add, change, remove."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import click

from courses import clock, labels
from courses.actions import targets as deeds
from courses.actions.targets import TargetDraft
from courses.cli import find, out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, Option, argument, command, group, option
from courses.cli.values import DAY, FORM, KIND, MODE, WHOLE
from courses.dates import period_text
from courses.i18n import _
from courses.model.targets import TargetFilter, TargetProgress, TargetUnit
from courses.store import Store, targets

_FILTERS = ("kinds", "forms", "place", "organiser", "words", "modes", "campaign", "project", "policy_goal")


@command("targets", lambda: _("Show the targets and how far each is reached."), [JSON])
def targets_command(office: Office, *, as_json: bool) -> None:
    """Show targets."""
    with office.library() as store:
        found = deeds.progress(store, clock.now())
    if as_json:
        out.say_json([_shape(it) for it in found])
    elif found:
        out.say(_table(found))
    else:
        out.note(_("No target is set. `kursverkstad target add` sets one."))


def _table(found: list[TargetProgress]) -> str:
    columns = [
        Column(_("Target"), least=14),
        Column(_("Reached"), is_number=True),
        Column(_("Of"), is_number=True),
        Column(_("Unit"), least=8),
        Column(_("Share"), is_number=True),
        Column(_("Time gone"), is_number=True),
        Column(_("Period"), least=10),
        Column(_("Decision"), least=8),
    ]
    return out.table(columns, [_row(it) for it in found])


def _row(it: TargetProgress) -> list[object]:
    return [
        it.target.name,
        it.done,
        it.target.number,
        labels.target_unit(it.target.unit),
        labels.percent(it.share),
        labels.percent(it.expected),
        period_text(it.target.first_date, it.target.last_date),
        it.target.decision,
    ]


def _shape(it: TargetProgress) -> dict[str, object]:
    target, chosen = it.target, it.target.filter
    return {
        "name": target.name,
        "number": target.number,
        "unit": target.unit.value,
        "first_date": target.first_date.isoformat(),
        "last_date": target.last_date.isoformat(),
        "decision": target.decision,
        "filter": {
            "kinds": [kind.value for kind in chosen.kinds],
            "forms": [form.value for form in chosen.forms],
            "place": chosen.place,
            "organiser": chosen.organiser,
            "words": chosen.words,
            "modes": [mode.value for mode in chosen.modes],
            "campaign": chosen.campaign,
            "project": chosen.project,
            "policy_goal": chosen.policy_goal,
        },
        "notes": target.notes,
        "done": it.done,
        "share": it.share,
        "expected": it.expected,
        "without_names": it.without_names,
        "courses": [{"code": one.code, "title": one.title, "count": one.count} for one in it.shares],
    }


def _options(*, is_new: bool) -> list[Option]:
    return [
        option(
            "--number",
            required=is_new,
            type=WHOLE,
            label=lambda: _("NUMBER"),
            words=lambda: _("How many it shall be, such as 500."),
        ),
        option(
            "--unit",
            required=is_new,
            type=click.Choice([it.value for it in TargetUnit], case_sensitive=False),
            words=lambda: _(
                "What is counted: who came once a course, sessions, sessions led by the library, different persons, or "
                "study hours."
            ),
        ),
        option("--from", "first_date", required=is_new, type=DAY, label=_date, words=lambda: _("The first day.")),
        option("--to", "last_date", required=is_new, type=DAY, label=_date, words=lambda: _("The last day.")),
        option(
            "--decision",
            label=_words,
            words=lambda: _("Where it was decided, such as KFN 2026-11-03 § 87."),
        ),
        *_counted(),
    ]


def _counted() -> list[Option]:
    """Return the options that say which courses count."""
    return [
        option(
            "--kind",
            "kinds",
            multiple=True,
            type=KIND,
            label=lambda: _("KIND"),
            words=lambda: _("Only courses of this kind; may be given more than once."),
        ),
        option(
            "--form",
            "forms",
            multiple=True,
            type=FORM,
            label=lambda: _("FORM"),
            words=lambda: _("Only courses of this form; may be given more than once."),
        ),
        option("--place", label=_name, words=lambda: _("Only in this place or municipality.")),
        option("--organiser", label=_name, words=lambda: _("Only what this organisation organises, or helps to.")),
        option("--search", "words", label=_words, words=lambda: _("Only courses with all these words in the title.")),
        option(
            "--mode",
            "modes",
            multiple=True,
            type=MODE,
            label=lambda: _("MODE"),
            words=lambda: _("Only where one learns, tests or uses; may be given more than once."),
        ),
        option("--campaign", label=_name, words=lambda: _("Only courses of this campaign.")),
        option("--project", label=_name, words=lambda: _("Only courses of this project.")),
        option("--goal", "policy_goal", label=_name, words=lambda: _("Only courses that serve this policy goal.")),
        option("--notes", label=_words, words=lambda: _("Notes.")),
    ]


def _date() -> str:
    return _("DATE")


def _words() -> str:
    return _("WORDS")


def _name() -> str:
    return _("NAME")


def _target() -> Any:  # noqa: ANN401 an argument
    return argument("name", _name, lambda: _("The target’s name."))


def _given(store: Store, values: Mapping[str, Any], before: TargetFilter) -> dict[str, Any]:
    """Return the fields that were given, by the draft's names."""
    kept = {name: value for name, value in values.items() if value is not None and name not in _FILTERS}
    if "unit" in kept:
        kept["unit"] = TargetUnit(kept["unit"])
    chosen = {name: values[name] for name in _FILTERS if values[name]}
    if "organiser" in chosen:
        chosen["organiser"] = find.organisation(store, chosen["organiser"]).code
    return kept | {"filter": replace(before, **chosen)}


@command("add", lambda: _("Add a target: “500 persons in 2027”."), [_target(), *_options(is_new=True)])
def add(office: Office, *, name: str, **values: Any) -> None:  # noqa: ANN401 read by their types
    """Add a target."""
    with office.library(create=True) as store:
        deeds.add(store, office.actor, TargetDraft(name=name, **_given(store, values, TargetFilter())))
    out.say(_("Added {what}").format(what=name))


@command("change", lambda: _("Change a target; only what is given changes."), [_target(), *_options(is_new=False)])
def change(office: Office, *, name: str, **values: Any) -> None:  # noqa: ANN401 read by their types
    """Change a target."""
    with office.library() as store:
        before = targets.by_name(store, name)
        draft = replace(deeds.draft_of(before), **_given(store, values, before.filter))
        deeds.change(store, office.actor, before.id, draft, before.version)
    out.say(_("Changed {what}").format(what=before.name))


@command("remove", lambda: _("Remove a target."), [_target()])
def remove(office: Office, *, name: str) -> None:
    """Remove a target."""
    with office.library() as store:
        before = targets.by_name(store, name)
        deeds.remove(store, office.actor, before)
    out.say(_("Removed {what}").format(what=before.name))


target_group = group(
    "target", lambda: _("Keep the targets that are decided: add, change, remove."), add, change, remove
)
COMMANDS = (targets_command, target_group)
