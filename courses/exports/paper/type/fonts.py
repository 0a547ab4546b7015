"""The two weights of every paper's type, and which letters no typeface here has.

A letter that none has is refused by name before a page is drawn; nothing here ever draws.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from threading import Lock

from courses.errors import Invalid
from courses.exports.paper.type import faces
from courses.exports.paper.type.clusters import clusters
from courses.exports.paper.type.faces import BOLD, REGULAR
from courses.i18n import _, ngettext

__all__ = ["BOLD", "REGULAR", "known_letters", "missing", "refuse_missing", "register", "unit_width"]
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

    from courses.exports.paper.type.embedding import typeface

    rl_config.useA85 = 0  # binary streams: a fifth smaller and much faster than its text form, and read everywhere
    for name in (REGULAR, BOLD):
        registerFont(typeface(faces.house(name)))


def unit_width(text: str, font: str) -> float:
    """Return the width of a line at size 1, in points; multiply by the size."""
    from courses.exports.paper.type.shaping import width

    return width(text, font) / 1000


@lru_cache(maxsize=1)
def known_letters() -> frozenset[str]:
    """Return every letter that the house's own two weights both draw."""
    return frozenset(map(chr, faces.house(REGULAR).letters & faces.house(BOLD).letters))


def missing(texts: Iterable[str]) -> dict[str, list[str]]:
    """Return each letter that no typeface has with the texts it stands in, both in order of appearance."""
    found: dict[str, list[str]] = {}
    for text in dict.fromkeys(texts):
        for letter in dict.fromkeys(_missing_in(text)):
            found.setdefault(letter, []).append(text)
    return found


def _missing_in(text: str) -> Iterable[str]:
    if faces.house(REGULAR).has(text):
        return ()
    return (char for cluster in clusters(text) for char in _missing_of(cluster))


@lru_cache(maxsize=4096)
def _missing_of(cluster: str) -> tuple[str, ...]:
    """Return the characters of a letter with its marks that cannot be drawn, not even in another spelling."""
    if cluster == "\n" or faces.for_cluster(cluster, REGULAR) or faces.likeness(cluster, REGULAR):
        return ()
    return (cluster,) if len(cluster) == 1 else tuple(char for part in cluster for char in _missing_of(part))


def refuse_missing(texts: Iterable[str]) -> None:
    """Raise Invalid naming each letter without a glyph and where it stands; do nothing when all can be drawn."""
    lacking = missing(texts)
    if not lacking:
        return
    named = _where(dict(list(lacking.items())[:_NAMED]))
    if len(lacking) > _NAMED:
        rest = len(lacking) - _NAMED
        named += "; " + ngettext("and {count} letter more", "and {count} letters more", rest).format(count=rest)
    raise Invalid(
        _("The paper has letters that its typeface cannot draw: {letters}.").format(letters=named),
        _("No typeface here has them: write them with other letters. Nothing was printed."),
    )


def _where(lacking: dict[str, list[str]]) -> str:
    """Return the letters with the texts they stand in, those of the same texts together."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for letter, texts in lacking.items():
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
