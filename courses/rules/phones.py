"""Telephone numbers as people write them: read, grouped as Swedes do, compared. Nothing is called or looked up.

How Swedish numbers are grouped, and what a foreign one may be, is phonenumbers'. Whether a number is in use is not asked:
those kept for fiction, and those handed out since the library was made, are as good as any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from courses.errors import Invalid
from courses.i18n import _
from courses.text import clean, digits, keyboard_signs

_SHORTEST, _LONGEST = 5, 15
"""Digits of a number: without an area code; with a country's."""
_NATIONAL: Final = range(7, 10)
"""Digits of a Swedish number with its area code, but for the 0 before it."""
_MOBILE: Final = re.compile(r"7[02369]")
_MOBILE_DIGITS: Final = 9
_COSTLY: Final = re.compile(r"9(?:00|39|44)\d{7}")
"""0900-, 0939- and 0944-numbers, the only ones with eleven digits."""
_STOCKHOLM: Final = re.compile(r"8-\d")
"""08-123 45 67 without its nought."""
_SHAPE: Final = re.compile(r"(?:\(?\+ ?|00)?[\d(][\d\s()./‐‑–—-]*")
"""A telephone number, whatever stands between its digits."""
_USUAL: Final = re.compile(r"0[1-9]\d{0,2}[-/ ]\d[\d ]{4,9}|0[1-9]\d{6,8}", re.ASCII)
"""What nearly all numbers look like; the short way for files of thousands."""
_BARE: Final = re.compile(r"[\d +()-]{0,20}", re.ASCII)
"""A number that nothing stands beside, as nearly all are."""
_ZERO: Final = re.compile(r"\(0\)")
_SHORTENED: Final = re.compile(r"\d[.,]?\d*\s?E\s?\+?\d+", re.IGNORECASE)
_APART: Final = re.compile(r"\s+/\s+|[;,|\n]|\b(?:och|eller|samt|and|or)\b|/(?=\s*(?:0|\+))")
"""Between two numbers. A slash is one only before what begins a number: "0980/31 92 63" is one number."""
_WIDE: Final = re.compile(r"\s+(?=0\d{1,3}[-/] ?\d{2}|0\d{8,9}\b|\+)|\s+el\.?\s+")
"""Between two numbers that no sign stands between."""
_LABEL: Final = re.compile(
    r"^(?:(?:tel(?:efon)?|tfn|tlf|mobil|mob|phone|mobile|hem|home)(?:[. -]*(?:nr|nummer|number))?|nr)\b[.: ]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phones:
    """What a text says of telephones."""

    first: str = ""
    other: str = ""
    rest: str = ""
    """What is no number that can be called, word for word: to be kept among the notes."""


def read(text: str) -> str:
    """Return one number as it is kept: a Swedish one grouped, a foreign one with its country; words after it stay.

    Nothing gives nothing. Raises Invalid, saying what is wrong.
    """
    if _USUAL.fullmatch(text):
        return _national(digits(text)[1:])
    written = _tidied(text)
    if not written:
        return ""
    if len(_split(written)) > 1:
        raise Invalid(
            _("There are two numbers here."), _("Write one here, and the other in the field for another phone.")
        )
    number, words = _parted(written)
    if not number:
        raise Invalid(_why_none(written), _example())
    return f"{_grouped(number)} {words}".strip()


def parts(text: str) -> Phones:
    """Return the numbers in a text that may hold several; never raises, and loses nothing."""
    found: list[str] = []
    rest: list[str] = []
    for part in _split(text):
        try:
            found.append(read(part))
        except Invalid:
            rest.append(clean(part))
    found = [number for number in found if number]
    first, other = [*found, "", ""][:2]
    return Phones(first, other, "; ".join(rest + found[2:]))


def phone_key(text: str) -> str:
    """Return what is the same for one telephone however it is written: digits without 0 or 46, a foreign one with a plus.

    Of a text with two numbers it is that of the first. Empty for no number.
    """
    if not _BARE.fullmatch(text):
        text = _parted(_tidied(next(iter(_split(text)), "")))[0] or text
    bare = digits(text)
    if not bare:
        return ""
    is_foreign = text.lstrip(" (").startswith("+") or bare.startswith("00")
    bare = bare.removeprefix("00")
    if bare.startswith("46") and (is_foreign or len(bare) > _MOBILE_DIGITS):
        return bare[2:].lstrip("0")
    return f"+{bare}" if is_foreign else bare.lstrip("0")


def lacks_area_code(number: str) -> bool:
    """Return whether a number that was read can only be called from the same place."""
    return bool(number) and number[0] not in "0+"


def _tidied(text: str) -> str:
    text = clean(keyboard_signs(text)).removesuffix(".0").lstrip("'")
    return _LABEL.sub("", text)


def _parted(written: str) -> tuple[str, str]:
    """Return the number that a text says, and the words beside it; no number when it says none, or more."""
    if _SHORTENED.fullmatch(written):
        return "", written
    before = _REMARK.match(written)
    match = _SHAPE.match(written, before.end() if before else 0)
    if match is None:
        return "", written
    number = match[0].rstrip(" (-./,")
    words = written[match.start() + len(number) :].lstrip(" .,:;-/")
    if not _SHORTEST <= len(digits(number)) <= _LONGEST or not _is_remark(words, len(digits(number))):
        return "", written
    return number, " ".join(filter(None, (words, f"({before[1].strip()})" if before else "")))


_REMARK: Final = re.compile(r"([^\W\d_][^\d(+@]*?)[\s:]+(?=[\d(+])")
"""Words before a number: "Sonen: 070 …"."""
_FEW: Final = 4
"""Digits that a remark may have: "(sonen, efter 18)", "ankn. 12"."""


def _is_remark(words: str, count: int) -> bool:
    """Return whether what stands after a number of `count` digits is words, and not more of it."""
    few = _FEW if count > _NATIONAL.start else 0
    return "@" not in words and len(digits(words)) <= few


def _grouped(number: str) -> str:
    """Return a number as it is kept. Raises Invalid for too many digits, or a mobile with too few."""
    bare = digits(_ZERO.sub("", number))
    if number.lstrip("(").startswith("+") or bare.startswith("00"):
        bare = bare.removeprefix("00")
        if not bare.startswith("46"):
            return _foreign(bare)
        bare = bare[2:]
    elif bare.startswith("46") and len(bare) > _MOBILE_DIGITS:
        bare = bare[2:]  # a spreadsheet ate the plus
    elif not bare.startswith("0") and len(bare) < _MOBILE_DIGITS and not _STOCKHOLM.match(number):
        return " ".join(number.split())  # without area code: as it was written
    return _national(bare.lstrip("0"))


def _national(bare: str) -> str:
    if _MOBILE.match(bare) and len(bare) != _MOBILE_DIGITS:
        raise Invalid(_("A mobile number has ten digits, not {count}.").format(count=len(bare) + 1), _example())
    if len(bare) not in _NATIONAL and not _COSTLY.fullmatch(bare):
        said = _("A telephone number with its area code has eight to ten digits, not {count}.")
        raise Invalid(said.format(count=len(bare) + 1), _example())
    cuts = _layout(bare[:5], len(bare))
    whole = f"0{bare}"
    return "".join([f"{whole[first:last]}{sign}" for first, last, sign in cuts])


@lru_cache(maxsize=10_000)
def _layout(lead: str, count: int) -> list[tuple[int, int, str]]:
    """Return the groups of Swedish numbers that begin so: first and last digit of each, and the sign after it."""
    cuts: list[tuple[int, int, str]] = []
    for group, sign in re.findall(r"(0+)([- ]?)", _shape(lead, count)):
        first = cuts[-1][1] if cuts else 0
        cuts.append((first, first + len(group), sign))
    return cuts


def _shape(lead: str, count: int) -> str:
    """Return how Swedish numbers that begin so are grouped, each digit as 0: "0000-00 00 00"."""
    from phonenumbers import PhoneNumber, PhoneNumberFormat, format_number

    if lead.startswith("77"):  # phonenumbers takes the 1 of 0771 for the first digit after it
        return "0000-00 00 00" if count == _MOBILE_DIGITS else "0" * (count + 1)
    number = PhoneNumber(country_code=46, national_number=int(lead.ljust(count, "1")))
    said = format_number(number, PhoneNumberFormat.NATIONAL)
    return re.sub(r"\d", "0", said if said.startswith("0") else f"0{said}")


def _foreign(bare: str) -> str:
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_possible_number, parse

    try:
        number = parse(f"+{bare}")
    except NumberParseException:
        raise Invalid(_("There is no country with that number."), _example()) from None
    if not is_possible_number(number):
        raise Invalid(_("No number in that country has {count} digits.").format(count=len(bare)), _example())
    return format_number(number, PhoneNumberFormat.INTERNATIONAL)


def _split(text: str) -> list[str]:
    """Return the parts of a text with several numbers, else the text alone."""
    for apart in (_APART, _WIDE) if len(digits(text)) > _NATIONAL.stop else ():
        found = [part for part in apart.split(text) if part.strip()]
        if sum(len(digits(part)) >= _SHORTEST for part in found) > 1:
            return found
    return [text]


def _why_none(written: str) -> str:
    if _SHORTENED.fullmatch(written):
        return _("A spreadsheet has shortened the number, and the last digits are gone.")
    if "@" in written:
        return _("This is an e-mail address.")
    count = len(digits(written))
    if 0 < count < _SHORTEST:
        return _("The number is too short.")
    said = _("“{text}” is no telephone number.") if count else _("There is no telephone number here.")
    return said.format(text=written[:40])


def _example() -> str:
    return _("Write for example 0980-31 92 10, or +47 and so on for another country.")
