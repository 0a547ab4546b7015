"""Postal addresses as people write them: a postcode grouped, and taken out of the line that it stands in."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from courses.text import keyboard_signs

_SWEDISH: Final = re.compile(r"(?:SE?[- ]?)?([1-9]\d{2}) ?(\d{2})", re.IGNORECASE)
_BEFORE_TOWN: Final = re.compile(r"(?:SE?[- ]?)?([1-9]\d{2}) ?(\d{2})[ ,]+([^\d\s].*)", re.IGNORECASE)
_AT_END: Final = re.compile(
    r"(.*\S)(?:[,;]|\s{2,}|\n|\s)\s*(?:SE?-?)?([1-9]\d{2}) ?(\d{2})[ ,]+([^\d\s,][^\d,]*)", re.DOTALL
)
_BREAKS: Final = re.compile(r"\s*[\r\n]+\s*")


class Address(NamedTuple):
    """Where a letter goes."""

    address: str
    """Street, box or village; lines, such as one with c/o, have commas between."""
    postcode: str
    town: str


def tidied(address: str, postcode: str, town: str) -> Address:
    """Return an address with its parts in their places; what is already there is never overwritten.

    "923 31 Storuman" in the cell of either, or at the end of the street, is taken apart. Foreign postcodes stay as they are.
    """
    address = ", ".join(part.strip(" ,") for part in _BREAKS.split(address) if part.strip(" ,"))
    code, place = _apart(postcode)
    other_code, other_place = _apart(town, is_town=True)
    if code and other_code and code != other_code:
        other_place = town.strip()  # two postcodes: neither is thrown away
    if place and other_place and place.casefold() != other_place.casefold():
        other_place = f"{place}, {other_place}"
    code, place = code or other_code, other_place or place
    match = _AT_END.fullmatch(keyboard_signs(address)) if address and not code else None
    if match and place.casefold() in ("", match[4].strip().casefold()):
        address, code, place = match[1].rstrip(" ,;"), f"{match[2]} {match[3]}", place or match[4].strip()
    return Address(address, code, place)


def is_swedish(postcode: str) -> bool:
    """Return whether a text is a Swedish postcode, in any spelling."""
    return _SWEDISH.fullmatch(keyboard_signs(postcode).strip()) is not None


def _apart(text: str, *, is_town: bool = False) -> tuple[str, str]:
    """Return the postcode and the town in a cell that may hold both."""
    plain = " ".join(keyboard_signs(text).split())
    if match := _SWEDISH.fullmatch(plain):
        return f"{match[1]} {match[2]}", ""
    if match := _BEFORE_TOWN.fullmatch(plain):
        return f"{match[1]} {match[2]}", match[3].strip()
    return ("", text.strip()) if is_town else (text.strip(), "")
