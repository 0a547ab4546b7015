"""What the Unicode CLDR knows of the languages that papers speak: asked through Babel, and only when a paper is made."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The forms that a text by number may have; each language has some of them, "other" every one."""
_SAME = {"en": "en_GB", "sv-lattlast": "sv", "prs": "fa_AF", "fa": "fa", "se": "se", "no": "nb"}


@lru_cache(maxsize=32)
def locale(language: str) -> Locale:
    """Return what is known of a language, as BCP 47; of one that is not known, what is known of English."""
    from babel import Locale, UnknownLocaleError

    code = _SAME.get(language, language.replace("-", "_"))
    for tried in (code, code.split("_")[0], "en"):
        try:
            return Locale.parse(tried)
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError(language)  # English is always known


@lru_cache(maxsize=1024)
def form(count: float, language: str) -> str:
    """Return the form that a text takes with a number: "one", "few", "other"."""
    return str(locale(language).plural_form(count))


def forms(language: str) -> frozenset[str]:
    """Return the forms that a language has."""
    return frozenset({*locale(language).plural_form.tags, "other"})
