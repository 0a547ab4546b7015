"""From what is typed in a field to a value, or to words that say what would be right. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from courses import dates
from courses.errors import Invalid
from courses.i18n import _
from courses.rules import slots
from courses.text import fold

Reader = Callable[[str], Any]
_LONGEST = 5
"""Digits that a number may have."""


def needed(text: str, what: str) -> str:
    """Return text; raises Invalid saying `what` for none."""
    if not text.strip():
        raise Invalid(what)
    return text.strip()


def within(text: str, most: int, what: str = "") -> str:
    """Return text of at most so many characters; raises Invalid saying `what` for none, where that is given, or too many."""
    typed = needed(text, what) if what else text.strip()
    if len(typed) > most:
        said = _("At most {most} characters; this is {count}.")
        raise Invalid(said.format(most=most, count=len(typed)))
    return typed


def number(text: str) -> int | None:
    """Return a whole number, None for nothing. Raises Invalid."""
    typed = text.strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > _LONGEST:
        raise Invalid(_("Write a whole number, such as 12."))
    return int(typed)


def count(text: str) -> int | None:
    """Return a whole number of at least 1, None for nothing. Raises Invalid."""
    value = number(text)
    if value == 0:
        raise Invalid(_("At least 1, or empty where there is a last date."))
    return value


def number_or_zero(text: str) -> int:
    """Return a whole number, 0 for nothing. Raises Invalid."""
    return number(text) or 0


def slot(text: str) -> int | None:
    """Return the minutes of a slot in booked guidance, None for nothing. Raises Invalid."""
    value = number(text)
    if value is not None and not slots.SHORTEST <= value <= slots.LONGEST:
        said = _("A slot is {shortest} to {longest} minutes, such as 20, 30 or 40.")
        raise Invalid(said.format(shortest=slots.SHORTEST, longest=slots.LONGEST))
    return value


def money(text: str) -> int:
    """Return öre from kronor, "50" or "50,50"; 0 for nothing. Raises Invalid."""
    kronor, _comma, ore = text.strip().lower().removesuffix("kr").strip().replace(".", ",").partition(",")
    if ore and not (ore.isascii() and ore.isdecimal() and len(ore) <= 2):
        raise Invalid(_("Write an amount, such as 50 or 50,50."))
    return (number(kronor) or 0) * 100 + int(ore.ljust(2, "0") or 0)


def share(text: str) -> float | None:
    """Return a share 0–1 from "70 %", "70" or "0,7"; None for nothing. Raises Invalid."""
    typed = text.strip().replace(",", ".").replace(" ", "")
    if not typed:
        return None
    try:
        value = float(typed.removesuffix("%"))
    except ValueError:
        value = -1
    if typed.endswith("%") or value > 1:
        value /= 100
    if not 0 <= value <= 1:
        raise Invalid(_("Write a share, such as 70 % or 0,7."))
    return value


def weeks(text: str) -> tuple[int, ...]:
    """Return ISO week numbers from "44, 8" or "v 44". Raises Invalid."""
    found = []
    for word in text.lower().replace(",", " ").replace("v.", " ").replace("v", " ").split():
        if not word.isdecimal() or not 1 <= int(word) <= 53:
            raise Invalid(_("Write week numbers, such as 44, 8."))
        found.append(int(word))
    return tuple(dict.fromkeys(found))


def days(text: str, today: date) -> tuple[date, ...]:
    """Return the dates typed, with commas between, in order. Raises Invalid."""
    return tuple(sorted({dates.parse_day(part, today=today) for part in text.split(",") if part.strip()}))


def maybe(text: str, read: Reader) -> Any:  # noqa: ANN401 what the reader reads
    """Return what `read` makes of the text; None for nothing."""
    return read(text) if text.strip() else None


def weekdays(text: str) -> tuple[int, ...]:
    """Return weekdays, Monday 0, from "tis" or "mån ons", in Swedish or English; none for nothing. Raises Invalid."""
    found = []
    for word in fold(text.replace(",", " ")).split():
        day = next((d for d in range(7) if word[:3] in _short_names(d) and len(word) >= 2), None)
        if day is None:
            raise Invalid(_("Write weekdays, such as tis or mån, ons."))
        found.append(day)
    return tuple(sorted(set(found)))


def _short_names(day: int) -> tuple[str, ...]:
    english = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[day]
    swedish = ("man", "tis", "ons", "tor", "fre", "lor", "son")[day]
    return swedish, english, fold(dates.weekday_short(day))


def names(text: str, known: Mapping[str, int]) -> tuple[int, ...]:
    """Return the ids of the names typed, with commas between; a beginning is enough where it fits one only.

    Raises Invalid naming those that it could be.
    """
    found = []
    for typed in (part.strip() for part in text.split(",")):
        if not typed:
            continue
        exact = [name for name in known if fold(name) == fold(typed)]
        fits = exact or [name for name in known if all(word in fold(name) for word in fold(typed).split())]
        if len(fits) == 1 or exact:
            found.append(known[fits[0]])
        elif fits:
            raise Invalid(_("“{name}” could be {names}.").format(name=typed, names=", ".join(fits[:3])))
        else:
            raise Invalid(_("“{name}” is not in the register.").format(name=typed), _("Ctrl+N adds it."))
    return tuple(dict.fromkeys(found))
