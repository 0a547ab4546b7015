"""Names as people type them: two in one cell, all in capitals, an e-mail address beside, another's heading above. Pure."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from courses.imports.name_signs import is_family, is_given

_ANGLED = re.compile(
    r"\s*\"?([^<>\"]*?)\"?\s*[<(\[]\s*(?:mailto:)?([^\s@<>()\[\]]+@[^\s@<>()\[\]]+\.[^\s@<>()\[\]]{2,})\s*[>)\]]\s*;?\s*"
)
_BESIDE = re.compile(r"\s*([^@<>]*?[^\W\d_])[\s,;:/|–-]+(?:mailto:)?([^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]{2,})\s*;?\s*")
_AND = re.compile(r"\s*(?:\boch\b|\band\b|\bund\b|\bog\b|\bja\b|&|\+|\n|/|;)\s*", re.IGNORECASE)
_NO_PERSONS = re.compile(
    r"\b(?:ab|hb|kb|oy|as|gmbh|ltd|inc|förening\w*|klubb\w*|byrå\w*|bolag\w*|company|skola\w*|bibliotek\w*)\b",
    re.IGNORECASE,
)
_PARTICLES: Final = frozenset("af von van der de den di da du la le zu dos del do e y".split())
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PLUS = re.compile(
    r"(?<=[^\W\d_])[\s,]*(?:\+\s*(\d)\b.*|(?:\+|\bmed|\binkl\.?|\bsamt|\boch)\s+(?:en\s+|sin\s+)?(?:man|make|maka|fru|hustru|sambo|barn|"
    r"dotter|son|vän|väninna|kompis|respektive|sällskap|ledsagare|assistent|gäst|friend|guest|wife|husband|partner))\s*$",
    re.IGNORECASE,
)


class Parted(NamedTuple):
    """A name and an e-mail address that stood in one cell."""

    name: str
    email: str


def with_mail(text: str) -> Parted | None:
    """Return the name and the address of "Name <a@b.se>", "Name (a@b.se)" or "Name, a@b.se", else None."""
    if "@" not in text or len(text) > 200:
        return None
    match = _ANGLED.fullmatch(text) or _BESIDE.fullmatch(text)
    return Parted(match[1].strip(" ,;'"), match[2].strip(".,;")) if match else None


def without_guests(text: str) -> tuple[str, int]:
    """Return a name without "+1" or "med man" behind it, and how many guests that were."""
    match = _PLUS.search(text)
    if not match or any(c in "()=@|" for c in text):
        return text, 0
    return text[: match.start()], int(match[1] or 1)


def persons(text: str) -> list[str]:
    """Return the whole names in a cell that names two or three, a family name at the end shared by all; else none."""
    if len(text) > 120 or any(c.isdecimal() for c in text) or "@" in text or _NO_PERSONS.search(text):
        return []
    parts = [part.strip(" ,.") for part in _AND.split(text)]
    if not 2 <= len(parts) <= 3 or not all(map(_is_name, parts)):
        return []
    words = [part.split() for part in parts]
    if "/" in text and not all(is_given(part) for part in parts):
        return []  # "Ek/Berg Anna": one person of two names
    if all(len(some) == 1 for some in words):
        return []  # "Anna och Bo", or one person's double name: nobody can be told by that
    family = " ".join(_family(words[-1])) if len(words[-1]) > 1 else ""
    if any(len(some) == 1 for some in words[:-1]):
        if not family:
            return []
        return [part if len(some) > 1 else f"{part} {family}" for part, some in zip(parts, words, strict=True)]
    if len(words[-1]) == 1:
        return []  # "Anna Ek och Bo": whose name Bo has is not said
    return parts


def pairs(given: str, family: str) -> list[tuple[str, str]]:
    """Return given and family names of two or three persons who share the two cells of a row; else none."""
    if any(c.isdecimal() for c in given + family) or "@" in given + family:
        return []
    firsts = [part.strip(" ,.") for part in _AND.split(given)]
    lasts = [part.strip(" ,.") for part in _AND.split(family)]
    if not 2 <= len(firsts) <= 3 or not all(map(_is_name, firsts)):
        return []
    if "/" in given and "/" not in family:
        return []  # "Karl-Erik / Kalle": one person of two names
    if len(lasts) == 1 and _is_name(lasts[0]):
        return [(one, lasts[0]) for one in firsts]
    return list(zip(firsts, lasts, strict=True)) if len(lasts) == len(firsts) and all(map(_is_name, lasts)) else []


def _is_name(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= 4 and all(word[0].isalpha() for word in words) and "," not in part


def _family(words: list[str]) -> list[str]:
    """Return the words of the family name, with "von" and the like."""
    at = next((i for i, word in enumerate(words[1:], 1) if word.casefold() in _PARTICLES), len(words) - 1)
    return words[at:]


def cased(text: str, *, is_alone: bool = False) -> str:
    """Return a name with capitals where names have them, when it is written all in capitals or all in small letters.

    `is_alone`: the cell is a given or a family name by itself, of which two letters may be initials and stay.
    """
    letters = [c for c in text if c.isalpha()]
    if not letters or not any(c.upper() != c.lower() for c in letters):
        return text
    if all(c.isupper() or c.upper() == c.lower() for c in letters):
        return text if len(letters) <= (2 if is_alone else 1) else _titled(text.lower().replace("i\u0307", "i"))
    if all(c.islower() or c.upper() == c.lower() for c in letters):
        return _titled(text) if len(letters) > 1 else text
    return text


def _titled(text: str) -> str:
    words = text.split(" ")
    return " ".join(word if i and word in _PARTICLES else _WORD.sub(_capital, word) for i, word in enumerate(words))


def _capital(match: re.Match[str]) -> str:
    word = match[0]
    head, mark, tail = word.partition("'")
    if mark and len(head) == 1 and len(tail) > 1:
        return f"{head.upper()}'{tail[0].upper()}{tail[1:]}"
    if word.startswith("mc") and len(word) > 4:
        return f"Mc{word[2].upper()}{word[3:]}"
    return word[0].upper() + word[1:]


def are_swapped(given: list[str], family: list[str]) -> bool:
    """Return whether the given names of many rows are family names and the other way round, beyond doubt."""
    rows = [(one, other) for one, other in zip(given, family, strict=True) if one and other]
    wrong = sum(1 for one, other in rows if is_family(one) and is_given(other))
    right = sum(1 for one, other in rows if is_given(one) and not is_given(other))
    return wrong >= 2 and wrong * 2 >= len(rows) and right * 10 <= wrong
