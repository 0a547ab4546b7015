"""A course plan as `--json` says it and as a file of the same shape is read, and as text to be read by people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from courses import labels
from courses.actions.plan_drafts import PlanDraft
from courses.cli import out, values
from courses.cli.shapes import Shape
from courses.errors import Invalid
from courses.i18n import LANGUAGES, _
from courses.model import CoursePlan, PlanSession

_TEXTS = ("title", "level", "audience", "aims", "content", "material")
_NUMBERS = ("sessions", "minutes", "break_minutes", "seats", "minimum")


def shape(it: CoursePlan, courses: int) -> Shape:
    """Return a plan; `courses` is how many were made from it, `reference` whether it is as the program brought it."""
    return {
        **{name: getattr(it, name) for name in _TEXTS},
        "language": it.language,
        "kind": it.kind.value,
        "form": it.form.value,
        **{name: getattr(it, name) for name in _NUMBERS},
        "handouts": it.handouts.splitlines(),
        "meetings": [
            {"number": one.number, "title": one.title, "content": one.content, "material": one.material}
            for one in it.meetings
        ],
        "reference": it.is_reference,
        "courses": courses,
    }


def read(text: str) -> PlanDraft:
    """Return the plan that JSON of the same shape says; what is left out is as in a new plan. Raises Invalid."""
    try:
        said = json.loads(text)
    except ValueError as error:
        raise Invalid(_("The file is not JSON: {reason}").format(reason=error)) from error
    if not isinstance(said, Mapping):
        raise Invalid(_("The file does not hold one course plan."), _("`plan TITLE --json` shows how it is written."))
    given: dict[str, Any] = {name: _text(said, name) for name in _TEXTS}
    given |= {name: _number(said, name) for name in _NUMBERS if said.get(name) is not None}
    handouts = said.get("handouts") or []
    given["handouts"] = "\n".join(map(str, handouts)) if isinstance(handouts, list) else str(handouts)
    if said.get("kind"):
        given["kind"] = values.read_kind(str(said["kind"]))
    if said.get("form"):
        given["form"] = values.read_form(str(said["form"]))
    if said.get("language") in LANGUAGES:
        given["language"] = said["language"]
    return PlanDraft(meetings=_meetings(said.get("meetings")), **given)


def _text(said: Mapping[str, Any], name: str) -> str:
    return str(said.get(name) or "")


def _number(said: Mapping[str, Any], name: str) -> int:
    return values.read_whole(str(said[name]))


def _meetings(said: object) -> tuple[PlanSession, ...]:
    rows = said if isinstance(said, list) else []
    return tuple(
        PlanSession(number, *(_text(one, name) for name in ("title", "content", "material")))
        for number, one in enumerate((row for row in rows if isinstance(row, Mapping)), 1)
    )


def page(it: CoursePlan) -> str:
    """Return a plan as text, wrapped to the window."""
    facts = [
        (_("Level"), it.level),
        (_("For whom"), it.audience),
        (_("Kind"), labels.course_kind(it.kind)),
        (_("Form"), labels.course_form(it.form)),
        (_("Length"), f"{it.sessions} × {it.minutes} min"),
        (_("Break, min"), it.break_minutes or ""),
        (_("Seats"), it.seats),
        (_("At least"), it.minimum),
        (_("Written in"), labels.language(it.language)),
        *_lines(_("Aims"), it.aims),
        (_("Material"), it.material),
        *_lines(_("Handouts"), it.handouts),
        (_("For the certificate"), it.content),
    ]
    parts = [it.title, out.facts([(name, "" if value is None else value) for name, value in facts])]
    for one in it.meetings:
        material = _("Material: {what}").format(what=one.material) if one.material else ""
        parts += ["", f"{one.number}. {one.title}", out.facts([("  ", one.content), ("  ", material)])]
    return "\n".join(parts)


def _lines(name: str, text: str) -> list[tuple[str, str]]:
    return [(name if not number else "", line) for number, line in enumerate(text.splitlines())]
