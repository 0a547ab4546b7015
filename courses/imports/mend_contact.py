"""Numbers and dates that Excel has been at: noughts dropped, exponents, day numbers. Pure; says None where nothing is wrong."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from courses.imports.repairs import Sort
from courses.imports.table import Cell
from courses.rules.identity import luhn

_EXPONENT = re.compile(r"([+-]?)(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})")
_EPOCH = date(1899, 12, 30)
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?")
_BIRTHS = range(10_000, 47_500)
"""Day numbers from 1927 to 2029; with four figures it is a year."""
_MOMENTS = range(36_526, 55_153)
"""Day numbers from 2000 to 2050."""
_TOWN = re.compile(
    r"(?P<rest>.*?)[\s,;]*(?:S(?:E|verige)?[- ]?)?(?P<code>\d{3}[ \u00a0]?\d{2})[ \u00a0,]+(?P<town>[^\W\d_][^\d,;]*)\s*",
    re.DOTALL,
)


class Mended(NamedTuple):
    """What a cell should have been."""

    value: str
    """"" when it is lost."""
    sort: Sort
    is_lost: bool = False
    """Whether figures are missing that nobody can put back."""


def exponent(cell: Cell) -> Mended | None:
    """Return the whole number of "7.01740605E8"; of "7,0123E+08" that its last figures are lost."""
    if not isinstance(cell, str):
        return None
    match = _EXPONENT.fullmatch(cell.strip())
    if not match:
        return None
    figures, power = match[2] + (match[3] or "").rstrip("0"), int(match[4])
    if power > 14:
        return Mended("", Sort.EXPONENT, is_lost=True)
    written = len(match[3] or "")
    if written < power - 2:
        return Mended("", Sort.EXPONENT, is_lost=True)  # Excel shows five decimals at the most
    return Mended(figures.ljust(power + 1, "0"), Sort.EXPONENT)


def phone(cell: Cell) -> Mended | None:
    """Return a phone number with the nought, or the +, that a spreadsheet dropped; None when nothing was dropped."""
    lost = exponent(cell)
    if lost is not None:
        return lost if lost.is_lost else Mended(_whole(lost.value), Sort.EXPONENT)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, bool) or not isinstance(cell, str | int):
        return None
    text = str(cell).strip().removesuffix(".0")
    if not text.isdecimal():
        return None
    whole = _whole(text)
    return Mended(whole, Sort.ZERO) if whole != text else None


def _whole(figures: str) -> str:
    """Return figures as a Swedish number begins: a nought before eight or nine, a + before a country's code."""
    if figures.startswith("46") and len(figures) in (10, 11):
        return f"+{figures}"
    if not figures.startswith("0") and len(figures) in (8, 9):
        return f"0{figures}"
    return figures


def personal_no(cell: Cell) -> Mended | None:
    """Return a personal number with the noughts that a spreadsheet dropped, when the check digit says that it is so."""
    lost = exponent(cell)
    if lost is not None:
        if lost.is_lost or len(lost.value) != 12 or not luhn(lost.value[2:]):
            return Mended("", Sort.EXPONENT, is_lost=True)
        return lost
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, bool) or not isinstance(cell, str | int):
        return None
    text = str(cell).strip().removesuffix(".0")
    if not text.isdecimal() or not 7 <= len(text) <= 9:
        return None
    ten = text.zfill(10)
    is_right = luhn(ten) and 1 <= int(ten[2:4]) <= 12 and 1 <= int(ten[4:6]) % 60 <= 31
    return Mended(ten, Sort.ZERO) if is_right else None


def birth(cell: Cell) -> Mended | None:
    """Return the birth date of an Excel day number (1927 to 2029); a year such as 1948 stays what it is."""
    return _serial(cell, _BIRTHS)


def moment(cell: Cell) -> Mended | None:
    """Return the date and time of an Excel day number written as text (2000 to 2050)."""
    return _serial(cell, _MOMENTS)


def _serial(cell: Cell, days: range) -> Mended | None:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return None
    match = _SERIAL.fullmatch(str(cell).strip())
    if not match or int(match[1]) not in days:
        return None
    day = _EPOCH + timedelta(days=int(match[1]))
    seconds = round(float(f"0.{match[2]}") * 86_400) if match[2] else 0
    if not seconds:
        return Mended(day.isoformat(), Sort.DATE)
    at = datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)  # noqa: DTZ001 – naive local time
    return Mended(at.isoformat(" ", "seconds"), Sort.DATE)


class Place(NamedTuple):
    """An address taken apart."""

    address: str
    postcode: str
    town: str


def place(text: str) -> Place | None:
    """Return street, postcode and town of "Storgatan 1, 831 30 Östersund" or "831 30 Östersund"; else None."""
    match = _TOWN.fullmatch(text.strip()) if len(text) <= 200 else None
    if not match:
        return None
    return Place(
        " ".join(match["rest"].split()).strip(" ,;"), match["code"].replace("\u00a0", " "), match["town"].strip(" ,.")
    )
