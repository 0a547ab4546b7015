"""The passphrase of a packet, as both sides give it: on the line, or typed where nobody sees it."""

from __future__ import annotations

import sys

import click

from courses.cli.parts import option
from courses.errors import Refused
from courses.i18n import _

ASK = "?"
"""What stands for a passphrase that is to be asked for."""
PASSPHRASE = option(
    "--passphrase",
    is_flag=False,
    flag_value=ASK,
    default=None,
    label=lambda: _("[WORDS]"),
    words=lambda: _("The packet is encrypted with these words; without any they are asked for."),
)


def passphrase_of(given: str | None, *, is_new: bool) -> str:
    """Return the passphrase that was given or is typed now, twice for a new one; empty: none."""
    if given is None:
        return ""
    return given if given != ASK else ask(_("Passphrase"), is_hidden=True, twice=is_new)


def ask(question: str, *, is_hidden: bool = False, twice: bool = False) -> str:
    """Ask on the terminal. Raises Refused where there is none."""
    if not sys.stdin.isatty():
        raise Refused(_("There is no terminal to type it in."), _("Give it as an option: --code, --passphrase."))
    again = _("Once more") if twice else False
    return str(click.prompt(question, hide_input=is_hidden, confirmation_prompt=again, err=True))
