"""The two typefaces of every paper, and which letters they lack.

They are embedded from templates/fonts, registered with reportlab when first needed. A letter that they lack is refused
by name before a page is drawn; nothing here ever draws.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from threading import Lock

from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.resources import folder

REGULAR = "Kursverkstad"
BOLD = "Kursverkstad-Bold"
_FILES = {REGULAR: "NotoSans-Regular.ttf", BOLD: "NotoSans-Bold.ttf"}
_NAMED = 12
"""So many missing letters are named in one message; the rest are counted."""
_SHOWN = 60
"""So many characters of a text are shown in a message."""
_lock = Lock()


def register() -> None:
    """Make REGULAR and BOLD known to reportlab, once; threads may call it at the same time."""
    with _lock:
        _register()


@lru_cache(maxsize=1)
def _register() -> None:
    from reportlab import rl_config
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.useA85 = 0  # binary streams: a fifth smaller and much faster than its text form, and read everywhere
    for name, file in _FILES.items():
        registerFont(TTFont(name, str(folder("templates/fonts") / file)))


@lru_cache(maxsize=4096)
def unit_width(text: str, font: str) -> float:
    """Return the width of `text` at size 1, in points; multiply by the size."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    register()
    return float(stringWidth(text, font, 1))


@lru_cache(maxsize=1)
def known_letters() -> frozenset[str]:
    """Return every letter that both weights can draw."""
    from reportlab.pdfbase.pdfmetrics import getFont

    register()
    return frozenset(map(chr, set.intersection(*(set(getFont(name).face.charToGlyph) for name in _FILES))))


def missing_glyphs(texts: Iterable[str]) -> dict[str, list[str]]:
    """Return each letter without a glyph with the texts it stands in, both in order of appearance; line breaks are fine."""
    drawable = known_letters() | {"\n"}
    missing: dict[str, list[str]] = {}
    for text in dict.fromkeys(texts):
        for letter in dict.fromkeys(text):
            if letter not in drawable:
                missing.setdefault(letter, []).append(text)
    return missing


def refuse_missing(texts: Iterable[str]) -> None:
    """Raise Invalid naming each letter without a glyph and where it stands; do nothing when all can be drawn."""
    missing = missing_glyphs(texts)
    if not missing:
        return
    named = _where(dict(list(missing.items())[:_NAMED]))
    if len(missing) > _NAMED:
        rest = len(missing) - _NAMED
        named += "; " + ngettext("and {count} letter more", "and {count} letters more", rest).format(count=rest)
    raise Invalid(
        _("The paper has letters that its typeface cannot draw: {letters}.").format(letters=named),
        _("Write them with Latin, Greek or Cyrillic letters. Nothing was printed."),
    )


def _where(missing: dict[str, list[str]]) -> str:
    """Return the letters with the texts they stand in, those of the same texts together."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for letter, texts in missing.items():
        groups.setdefault(tuple(texts[:_NAMED]), []).append(f"{letter} (U+{ord(letter):04X})")
    return "; ".join(
        _("{letters} in {texts}").format(
            letters=", ".join(letters), texts=", ".join(_("“{text}”").format(text=_short(text)) for text in texts)
        )
        for texts, letters in groups.items()
    )


def _short(text: str) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
