"""The code of a partner's key: made to be said over the telephone, and the key that comes of it.

Four groups of five signs; the last of each is a check sign, so that the group that was misheard can be named.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from courses.errors import Invalid
from courses.i18n import _, language

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O or U: they are taken for others, and read as them."""
GROUPS, DATA = 4, 4
"""Groups of a code, and signs of a group beside its check sign: 80 bits in all."""
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_POLYNOMIAL = 0b100101
_SWEDISH = (
    "noll ett två tre fyra fem sex sju åtta nio Adam Bertil Caesar David Erik Filip Gustav Helge Johan Kalle Martin "
    "Niklas Petter Qvintus Rudolf Sigurd Tore Viktor Wilhelm Xerxes Yngve Zäta"
).split()
_ENGLISH = (
    "zero one two three four five six seven eight nine Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel Juliett Kilo "
    "Mike November Papa Quebec Romeo Sierra Tango Victor Whiskey X-ray Yankee Zulu"
).split()


def code_of(number: int) -> str:
    """Return the code of a random number of 80 bits."""
    signs = [number >> 5 * i & 31 for i in range(GROUPS * DATA)]
    groups = (signs[i * DATA : (i + 1) * DATA] for i in range(GROUPS))
    return "-".join("".join(SIGNS[it] for it in (*group, _check(group))) for group in groups)


def read_code(text: str) -> str:
    """Return a code as typed, in its usual spelling. Raises Invalid naming the group that is wrong."""
    signs = "".join(c for c in text.upper().translate(_READ_AS) if c.isalnum())
    size = DATA + 1
    if len(signs) != GROUPS * size or any(c not in SIGNS for c in signs):
        raise Invalid(
            _("A code has {groups} groups of {size} signs, such as {example}.").format(
                groups=GROUPS, size=size, example="7Q2M9-…"
            ),
            _("Ask the library for it; the letters I, L, O and U are not in it."),
        )
    groups = [signs[i : i + size] for i in range(0, len(signs), size)]
    wrong = [
        str(i) for i, it in enumerate(groups, 1) if _check([SIGNS.index(c) for c in it[:DATA]]) != SIGNS.index(it[DATA])
    ]
    if wrong:
        raise Invalid(
            _("The code is mistyped in group {groups}.").format(groups=", ".join(wrong)),
            _("Have it read out again, a group at a time."),
        )
    return "-".join(groups)


@lru_cache(maxsize=16)
def key_of(code: str, key_uid: str) -> bytes:
    """Return the 32 bytes that a code signs with; each key has its own salt, and guessing is made slow."""
    return hashlib.scrypt(code.encode(), salt=key_uid.encode(), n=2**14, r=8, p=1, dklen=32)


def spoken(code: str) -> str:
    """Return a code as it is said, by the spelling alphabet of the reader's language."""
    words = _SWEDISH if language() == "sv" else _ENGLISH
    return " · ".join(" ".join(words[SIGNS.index(c)] for c in group) for group in code.split("-"))


def _check(signs: list[int]) -> int:
    """Return a sum in the field of 32 signs that every single error and every swapped pair changes."""
    total = 0
    for sign in signs:
        total = _times_two(total ^ sign)
    return total


def _times_two(value: int) -> int:
    value <<= 1
    return value ^ _POLYNOMIAL if value & 32 else value
