"""What click says of itself – "Usage", "No such option" – in our catalogue, and click told to look there.

click asks Python's gettext by its English sentences; they are repeated here so that they are translated with the rest.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

from courses import i18n
from courses.i18n import _, ngettext

_DOMAIN = "courses"
_FOLDER = Path(i18n.__file__).parent / "locale"


def speak(code: str | None) -> str:
    """Switch the program and click to a language, as `i18n.use` chooses it, and return its code."""
    chosen = i18n.use(code)
    gettext.bindtextdomain(_DOMAIN, str(_FOLDER))
    gettext.textdomain(_DOMAIN)
    os.environ["LANGUAGE"] = chosen  # the one place from which Python's gettext takes the language
    return chosen


def sentences() -> tuple[str, ...]:
    """Return click's sentences in the language in force; a test sees that click still says them."""
    return (
        _("Usage:"),
        _("Options"),
        _("Invalid value: {message}"),
        _("Invalid value for {param_hint}: {message}"),
        _("Missing argument"),
        _("Missing option"),
        _("Missing command."),
        _("Choose from:\n\t{choices}"),
        _("No such option {name!r}."),
        _("Option {name!r} does not take a value."),
        _("Argument {name!r} takes {nargs} values."),
        _("{name} {filename!r} does not exist."),
        _("{name} {filename!r} is a file."),
        _("{name} {filename!r} is a directory."),
        _("{name} {filename!r} is not readable."),
        _("default: {default}"),
        _("required"),
        ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
        ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
        ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
        ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
    )
