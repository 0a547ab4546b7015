"""The program's language: Swedish unless told otherwise.

`_()` and `ngettext()` look up at call time, so strings are never translated at import. Message ids are English.
Use named placeholders: `_("{name} is enrolled").format(name=…)`.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

DEFAULT = "sv"
LANGUAGES = ("sv", "en")
_FOLDER = Path(__file__).parent / "locale"


class _Language:
    """The language in force and its catalogue, loaded when first asked for."""

    def __init__(self) -> None:
        self.code = ""
        self.catalogue: gettext.NullTranslations = gettext.NullTranslations()

    def use(self, code: str) -> None:
        """Switch to `code`; English needs no catalogue."""
        if code == self.code:
            return
        self.code = code
        self.catalogue = gettext.translation("courses", _FOLDER, [code], fallback=code == "en")


_language = _Language()


def use(code: str | None = None) -> str:
    """Switch to `code`, else KURSVERKSTAD_LANG, else Swedish, and return the one in force; unknown is Swedish."""
    wanted = (code or os.environ.get("KURSVERKSTAD_LANG") or DEFAULT).lower()[:2]
    _language.use(wanted if wanted in LANGUAGES else DEFAULT)
    return _language.code


def language() -> str:
    """Return the code of the language in force."""
    return _language.code or use()


def _(message: str) -> str:
    """Return `message` in the language in force."""
    language()
    return _language.catalogue.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return `one` or `many` by `count`, in the language in force."""
    language()
    return _language.catalogue.ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """Return `message` as it is said in `context`, for words that differ by place."""
    language()
    return _language.catalogue.pgettext(context, message)
