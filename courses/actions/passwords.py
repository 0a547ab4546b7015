"""Passwords: made into what is kept of them, and compared with it. Nothing here knows whose they are."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from courses.errors import Invalid
from courses.i18n import _

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 8, 1000
"""Letters that a password has to have, and may have: hashing the whole of a book would hold up everybody."""
ROUNDS, KIBIBYTES = 2, 19 * 1024
"""What one comparison costs: OWASP's least for argon2id, about 20 ms."""


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=ROUNDS, memory_cost=KIBIBYTES, parallelism=1)


@cache
def _nobodys() -> str:
    return _hasher().hash("nobody's")


def _composed(password: str) -> str:
    """Return a password in one form, whatever keyboard it was typed on: å is one letter or two."""
    return unicodedata.normalize("NFKC", password)


def hashed(password: str) -> str:
    """Return what is kept of a password. Raises Invalid for one that is too short or too long."""
    typed = _composed(password)
    if not SHORTEST <= len(typed) <= LONGEST:
        raise Invalid(
            _("The password has to have {shortest}–{longest} letters.").format(shortest=SHORTEST, longest=LONGEST),
            _("Several words that only you would put together are good, and easy to remember."),
        )
    return _hasher().hash(typed)


def is_right(password: str, kept: str | None) -> bool:
    """Return whether a password is the one that was kept; with None it takes as long, and is not."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        _hasher().verify(kept or _nobodys(), _composed(password)[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Return whether a password was kept at another cost than is asked for now."""
    return _hasher().check_needs_rehash(kept)


def forget_cost() -> None:
    """Ask again what a comparison costs, after it was changed."""
    _hasher.cache_clear()
    _nobodys.cache_clear()
