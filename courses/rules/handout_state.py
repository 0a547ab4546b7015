"""How a handout stands: a translation to its original, and its text to the day it is read on. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from courses.model.shelf import Ageing, TextState

SOON = timedelta(days=60)
"""So long before its last day a handout is told of as one to be looked through."""


def text_state(*, original_language: str, follows: str, original_edition: str | None) -> TextState:
    """Return how a text stands to its original; `original_edition` is None where the original is not on the shelf."""
    if not original_language:
        return TextState.ORIGINAL
    if original_edition is None:
        return TextState.ALONE
    if follows and original_edition and follows != original_edition:
        return TextState.LAGS
    return TextState.FOLLOWS


def ageing(valid_until: date | None, today: date) -> Ageing:
    """Return whether the last day that a text holds, inclusive, has passed or comes soon; None is never."""
    if valid_until is None:
        return Ageing.NONE
    if valid_until < today:
        return Ageing.PASSED
    return Ageing.SOON if valid_until <= today + SOON else Ageing.NONE


def next_edition(edition: str) -> str:
    """Return the version after one, its last number raised: "1.4" becomes "1.5"; what ends in no number, "1.1"."""
    head, dot, last = edition.rpartition(".")
    return f"{head}{dot}{int(last) + 1}" if last.isdecimal() else "1.1"
