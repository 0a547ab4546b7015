"""A course plan as `--json` says it and as a file of the same shape is read, and as text to be read by people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from courses import labels
from courses.actions.plan_drafts import PlanDraft
from courses.cli import out, values
from courses.cli.shapes import Shape
from courses.errors import Invalid
from courses.i18n import LANGUAGES, _
from courses.model import CoursePlan, PlanSession
from courses.text import clean

_TEXTS = ("title", "level", "audience", "aims", "content", "material")
_NUMBERS = ("sessions", "minutes", "break_minutes", "seats", "minimum")
_TOLD = ("reference", "courses")
"""What is told of a plan and cannot be set."""
_KNOWN = (*_TEXTS, "language", "kind", "form", *_NUMBERS, "handouts", "meetings", *_TOLD)
_OF_MEETING = ("title", "content", "material")
_LARGEST = 999_999


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
    """Return the plan that JSON of the same shape says; what is left out is as in a new plan. Raises Invalid with all faults."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Invalid(_("The file is not JSON: {reason}").format(reason=error)) from error
    if not isinstance(said, Mapping):
        raise Invalid(_("The file does not hold one course plan."), _("`plan TITLE --json` shows how it is written."))
    faults = _unknown(said, _KNOWN, "")
    given = {name: value for name in _KNOWN if (value := _value(said, name, faults)) is not None}
    if faults:
        faults += [_("A course plan needs a title.")] if said.get("title") is None else []
        raise Invalid("\n".join(faults), _("`plan TITLE --json` shows how it is written."))
    return PlanDraft(**{"title": "", **given})


def _value(said: Mapping[str, Any], name: str, faults: list[str]) -> Any:  # noqa: ANN401 as the draft has it
    """Return what a draft has of one name, None for nothing; what is wrong is added to the faults."""
    it = said.get(name)
    if it is None or name in _TOLD:
        return None
    try:
        if name in _NUMBERS:
            return _number(it, name, faults)
        return _READ[name](it, faults) if name in _READ else _text(it, name, faults)
    except Invalid as error:
        faults.append(f"{name}: {error.message} {error.hint}".strip())
        return None


def _unknown(said: Mapping[str, Any], known: Iterable[str], where: str) -> list[str]:
    text = _("“{name}” is not a field of a course plan; the fields are {names}.")
    names = ", ".join(known)
    return [text.format(name=f"{where}{clean(name)}", names=names) for name in said if name not in known]


def _text(it: object, name: str, faults: list[str]) -> str:
    if isinstance(it, str):
        return it
    faults.append(_("“{name}” has to be a text.").format(name=name))
    return ""


def _number(it: object, name: str, faults: list[str]) -> int | None:
    if isinstance(it, int) and not isinstance(it, bool) and 0 <= it <= _LARGEST:
        return it
    faults.append(_("“{name}” has to be a whole number, such as 6.").format(name=name))
    return None


def _handouts(it: object, faults: list[str]) -> str:
    if not isinstance(it, list):
        return _text(it, "handouts", faults)
    return "\n".join(_text(one, f"handouts {number}", faults) for number, one in enumerate(it, 1))


def _language(it: object, faults: list[str]) -> str | None:
    if it in LANGUAGES:
        return str(it)
    text = _("“{name}” has to be one of: {choices}.")
    faults.append(text.format(name="language", choices=", ".join(LANGUAGES)))
    return None


def _meetings(it: object, faults: list[str]) -> tuple[PlanSession, ...]:
    if not isinstance(it, list):
        faults.append(_("“{name}” has to be a list.").format(name="meetings"))
        return ()
    return tuple(_meeting(number, one, faults) for number, one in enumerate(it, 1))


def _meeting(number: int, one: object, faults: list[str]) -> PlanSession:
    where = f"meetings {number}"
    if not isinstance(one, Mapping):
        faults.append(_("“{name}” has to be an object with title, content and material.").format(name=where))
        return PlanSession(number, "", "", "")
    faults += _unknown(one, ("number", *_OF_MEETING), f"{where}: ")
    if one.get("number") is not None:
        _number(one["number"], f"{where}: number", faults)
    texts = (_text(one[name], f"{where}: {name}", faults) if one.get(name) is not None else "" for name in _OF_MEETING)
    return PlanSession(number, *texts)


_READ: Mapping[str, Callable[[Any, list[str]], object]] = {
    "kind": lambda it, faults: values.read_kind(_text(it, "kind", faults)),
    "form": lambda it, faults: values.read_form(_text(it, "form", faults)),
    "handouts": _handouts,
    "language": _language,
    "meetings": _meetings,
}
"""How a field that is neither text nor number is read."""


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
