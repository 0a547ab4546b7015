"""Text from people: `clean()` at every entrance, `plain()` at every exit to a screen, and forms for search and sorting.

Nothing here alters more than it says: brackets, markup and formulas are letters like any others.
"""

from __future__ import annotations

import re
import unicodedata

NAME_LENGTH = 200
"""The longest name kept, in characters."""
TEXT_LENGTH = 10_000
"""The longest free text kept, in characters."""
FORMULA_SIGNS = "=+-@＝＋－＠\t\r\n"
"""What a spreadsheet may take a cell that begins with it for a formula by."""
_UNDECOMPOSED = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ŧ": "t"})
_MAX_MARKS = 4
"""Combining marks kept after one letter; real writing systems need at most three."""

_BREAKS = re.compile("\r\n|[\r\n\u2028\u2029]")
_PARTING = re.compile(r"[,;|\n]")
_NO_DIGIT = re.compile(r"[^0-9]+")
_JOINERS = "\u200c\u200d"
_INVISIBLE = f"{_JOINERS}\u200e\u200f\u061c"
"""What holds an emoji or a word of Persian together, and says which way a word runs; nothing acts on them."""
_MANY_INVISIBLE = re.compile(f"([{_INVISIBLE}])[{_INVISIBLE}]+")
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_RIGHTWARDS = re.compile("[A-Za-z\u00c0-\u058f\u0900-\u1fff\u2c00-\ud7ff]")
_ENDS = re.compile(rf"\A[\s{_INVISIBLE}]+|[\s{_INVISIBLE}]+\Z")
_JOINED_SCRIPTS = (
    "ARABIC",
    "DEVANAGARI",
    "BENGALI",
    "TAMIL",
    "SINHALA",
    "MALAYALAM",
    "TELUGU",
    "KANNADA",
    "KHMER",
    "SYRIAC",
)


def clean(value: str, *, length: int = NAME_LENGTH, lines: bool = False) -> str:
    """Return text from outside as it may be kept: NFC, no control characters or bidi overrides, trimmed ends.

    Joiners and direction marks stay between what they stand between; tabs become spaces; `lines` keeps line breaks;
    at most `length` characters are kept. Idempotent.
    """
    if value.isascii() and value.isprintable():
        return value.strip()[:length].strip()
    value = _BREAKS.sub("\n" if lines else " ", value).replace("\t", " ")
    kept = unicodedata.normalize("NFC", _without_controls(unicodedata.normalize("NFC", value), _INVISIBLE))
    kept = _MANY_INVISIBLE.sub(r"\1", kept)
    return unicodedata.normalize("NFC", _ENDS.sub("", _ENDS.sub("", kept)[:length]))


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that commas, semicolons, bars or line breaks part, cleaned; one that comes twice, in any case, once."""
    found: dict[str, str] = {}
    for part in _PARTING.split(text):
        name = clean(part)
        if name:
            found.setdefault(fold(name), name)
    return tuple(found.values())


def _without_controls(value: str, wanted: str = "") -> str:
    """Return text without control and format characters, but for those `wanted` and joiners that a script needs."""
    out: list[str] = []
    marks = 0
    for index, char in enumerate(value):
        category = unicodedata.category(char)
        if category in ("Mn", "Me"):
            marks += 1
            if marks <= _MAX_MARKS:
                out.append(char)
            continue
        if char in wanted:
            out.append(char)
            continue
        marks = 0
        if category in ("Cc", "Cf", "Cs", "Co", "Cn") and char != "\n" and not _needed_joiner(value, index):
            continue
        out.append(char)
    return "".join(out)


def _needed_joiner(value: str, index: int) -> bool:
    """Return whether a ZWJ or ZWNJ at `index` stands between letters of a script that joins."""
    if value[index] not in _JOINERS or not 0 < index < len(value) - 1:
        return False
    return all(unicodedata.name(value[i], "").startswith(_JOINED_SCRIPTS) for i in (index - 1, index + 1))


def plain(value: object) -> str:
    """Return `value` as one line that no terminal acts on, whatever is in the database.

    Widgets must get it wrapped (rich.Text, Content, or markup=False): brackets are kept.
    """
    text = str(value)
    if text.isascii() and text.isprintable():
        return text
    return _without_controls(_BREAKS.sub(" ", text).replace("\t", " "))


def editable(value: str) -> str:
    """Return `value` as one line to be changed in a field: as `plain`, but joiners stay, so that a name keeps its letters.

    Direction marks go, as on all screens: a terminal would turn what stands beside the field.
    """
    if value.isascii() and value.isprintable():
        return value
    return _without_controls(_BREAKS.sub(" ", value).replace("\t", " "), _JOINERS)


def isolated(value: str, *, is_rtl: bool) -> str:
    """Return `value` between signs that keep it from turning what it is put in, when it runs the other way than that.

    `is_rtl`: the text around it runs from right to left. For texts that are drawn, not for those that are kept or sent.
    """
    other = _RIGHTWARDS if is_rtl else _LEFTWARDS
    return f"\u2068{value}\u2069" if other.search(value) else value


def disarmed(value: str) -> str:
    """Return `value` as a cell of a CSV file that no spreadsheet takes for a formula: with an apostrophe before it.

    Imports take that apostrophe off again, so a text that itself looks so guarded gets one more; a single sign stays.
    """
    is_risky = len(value) > 1 and value.lstrip("'").startswith(tuple(FORMULA_SIGNS))
    return f"'{value}" if is_risky else value


def fold(value: str) -> str:
    """Return `value` for search: casefolded, without accents, å ä ö as a a o, hyphens and dots as spaces."""
    return " ".join(value.casefold().translate(_FOLDED).split())


def spelt(value: str) -> str:
    """Return `value` for search as it is spelt: as `fold`, but å ä ö stay (æ and ø become ä and ö)."""
    return " ".join(unicodedata.normalize("NFC", value.casefold()).translate(_SPELT).split())


def is_same_name(one: str, other: str) -> bool:
    """Return whether two names are the same in any spelling; signs that folding leaves nothing of only equal themselves."""
    first, second = fold(one) or clean(one), fold(other) or clean(other)
    return bool(first) and first == second


def sort_key(value: str) -> str:
    """Return a key that sorts as Swedes do: å, ä, ö last, other accents ignored, case ignored."""
    return unicodedata.normalize("NFC", value.casefold()).translate(_SORTED)


class _Letters(dict[int, str]):
    """What each letter becomes; worked out the first time it is met, because names use few of all there are."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code))
        letter = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_UNDECOMPOSED)
        self[code] = letter
        return letter


_UNSEEN = {ord(c): "" for c in _INVISIBLE}
_FOLDED = _Letters({ord(c): " " for c in "-‐–./'’‘ʼʻ`´"} | _UNSEEN)
_SPELT = _Letters(
    {ord(c): " " for c in "-‐–./'’‘ʼʻ`´"} | _UNSEEN | {ord(a): b for a, b in zip("åäæöø", "åääöö", strict=True)}
)
_SORTED = _Letters(_UNSEEN | {ord(a): b for a, b in (("å", "{"), ("ä", "|"), ("æ", "|"), ("ö", "}"), ("ø", "}"))})


def keyboard_signs(value: str) -> str:
    """Return `value` with digits, spaces, hyphens and plus signs of any script as those of a keyboard; for numbers only."""
    if value.isascii():
        return value
    return "".join(_keyboard_sign(char) for char in value)


def _keyboard_sign(char: str) -> str:
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    kind = unicodedata.category(char)
    if kind in ("Zs", "Pd") or char in "−\u2043":
        return " " if kind == "Zs" else "-"
    return "" if kind == "Cf" else unicodedata.normalize("NFKC", char)


def digits(value: str) -> str:
    """Return only the digits 0–9 of `value`."""
    return _NO_DIGIT.sub("", value)
