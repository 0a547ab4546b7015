"""Options for what one does at a course and the names it is counted by: to give them to one, and to choose by them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from courses.cli.parts import Option, option
from courses.cli.values import MODE
from courses.i18n import _
from courses.model import Tag
from courses.model.things import tags
from courses.text import names_in

Values = Mapping[str, Any]
"""What was typed, by the field's name."""
_TAGS = ("campaigns", "projects", "policy_goals")


def giving() -> list[Option]:
    """Return the options that give a course its mode and tags; each tag may be given more than once, none with ""."""
    return [
        option(
            "--mode",
            "modes",
            multiple=True,
            type=MODE,
            label=lambda: _("MODE"),
            words=lambda: _("What one does there: learn, test or use; “none” takes it away."),
        ),
        _tag("--campaign", "campaigns", lambda: _("A campaign it is part of; may be given more than once.")),
        _tag("--project", "projects", lambda: _("A project it is part of; may be given more than once.")),
        _tag("--goal", "policy_goals", lambda: _("A policy goal that it serves; may be given more than once.")),
    ]


def choosing() -> list[Option]:
    """Return the options that choose courses by mode and tags."""
    return [
        option(
            "--mode",
            "modes",
            multiple=True,
            type=MODE,
            label=lambda: _("MODE"),
            words=lambda: _("Only where one learns, tests or uses; may be given more than once."),
        ),
        _tag("--campaign", "campaigns", lambda: _("Only those of this campaign; may be given more than once.")),
        _tag("--project", "projects", lambda: _("Only those of this project; may be given more than once.")),
        _tag(
            "--goal", "policy_goals", lambda: _("Only those that serve this policy goal; may be given more than once.")
        ),
    ]


def _tag(flag: str, name: str, words: Any) -> Option:  # noqa: ANN401 as `option` takes them
    return option(flag, name, multiple=True, label=lambda: _("NAME"), words=words)


def given(values: Values) -> dict[str, Any]:
    """Return the fields of a draft that were given; a tag option with nothing in it takes those of its kind away."""
    found: dict[str, Any] = {name: names_in(",".join(values[name])) for name in _TAGS if values[name]}
    if values["modes"]:
        found["mode"] = values["modes"][-1]
    return found


def chosen(values: Values) -> tuple[Tag, ...]:
    """Return the tags that a course has to have."""
    return tags(*(names_in(",".join(values[name])) for name in _TAGS))
