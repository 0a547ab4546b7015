"""From the bytes of a text file to its text, in whichever encoding an office's program wrote it.

Byte order marks, UTF-8 and the NULs of UTF-16 settle it by rule; the eight-bit encodings are told apart by which of
them makes Swedish letters stand inside words.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from courses.i18n import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EIGHT_BIT = ("cp1252", "mac_roman", "cp850")
"""In order of preference; they differ in where å ä ö are."""
_SAMPLE = 200_000
_UTF8_LETTER = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_SWEDISH_WORD = re.compile(r"(?<![^\W\d_])[A-Za-z]*[åäöÅÄÖéÉüÜ][A-Za-zåäöÅÄÖéÉüÜ]*")
_ODD_NEIGHBOUR = re.compile(
    r"[A-Za-z][^\x00-\x7fåäöÅÄÖéÉèÈüÜáÁàÀøØæÆčČšŠžŽđĐŋŊñÑçÇëËïÏôÔõÕßłŁ’–—´` ]|[a-z][ÅÄÖÉ](?![A-ZÅÄÖ])"
)
_TWICE = re.compile("Ã[\u0080-\u00bf…„–¥¤¶‰˜“”•–—†‡€™œžŸ¡-¿]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file."""

    text: str
    encoding: str
    """As the user knows it: "UTF-8", "Windows-1252" …"""
    notes: list[str]


def decode(data: bytes) -> Decoded:
    """Return the text of `data` without its byte order mark; never raises, and notes what is doubtful."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lenient(data, name)
    wide = _wide(data)
    if wide:
        return _lenient(data, wide)
    try:
        return _untwisted(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _mixed(data) if _UTF8_LETTER.search(data) and _is_mostly_utf8(data) else _eight_bit(data)


def _wide(data: bytes) -> str:
    """Return UTF-16 by where the NULs stand, for a file without a mark; "" when it is not."""
    head = data[:4000]
    if len(head) < 4 or head.count(0) < len(head) * 0.2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else ""


def _lenient(data: bytes, name: str) -> Decoded:
    shown = name.upper().removesuffix("-SIG").removesuffix("-LE").removesuffix("-BE")
    try:
        return Decoded(data.decode(name).lstrip("\ufeff"), shown, [])
    except UnicodeDecodeError:
        note = _("Some bytes are not {encoding}, as the file says it is; the letters there are shown as �.")
        return Decoded(data.decode(name, "replace").lstrip("\ufeff"), shown, [note.format(encoding=shown)])


def _untwisted(text: str) -> Decoded:
    """Undo a UTF-8 file that somebody read as Windows-1252 and saved again, when all of it is such."""
    if "Ã" in text and _TWICE.search(text):
        try:
            mended = text.encode("cp1252").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            return Decoded(text, "UTF-8", [])  # `letters` looks at every cell
        return Decoded(
            mended, "UTF-8", [_("The letters å, ä and ö were doubly encoded (“Ã¥”) and have been put right.")]
        )
    return Decoded(text, "UTF-8", [])


def _is_mostly_utf8(data: bytes) -> bool:
    """Return whether at least half of the letters beyond ASCII are whole UTF-8 letters."""
    head = data[:_SAMPLE]
    inside = sum(len(m) for m in _UTF8_LETTER.findall(head))
    return inside * 2 >= sum(1 for byte in head if byte > 0x7F)


def _mixed(data: bytes) -> Decoded:
    """Decode line by line: somebody has put files of two encodings together."""
    lines, odd = [], 0
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", "replace"))
            odd += 1
    note = _("The file mixes UTF-8 and Windows-1252: {count} lines were read as Windows-1252.").format(count=odd)
    return Decoded("\n".join(lines), "UTF-8", [note])


def _eight_bit(data: bytes) -> Decoded:
    head = data[:_SAMPLE]
    scores = {name: _score(head.decode(name, "replace")) for name in _EIGHT_BIT}
    best = max(_EIGHT_BIT, key=lambda name: (scores[name], -_EIGHT_BIT.index(name)))
    if scores[best] <= 0:
        best = "cp1252" if _SWEDISH_WORD.search(head.decode("cp1252", "replace")) else _guessed(head)
    shown = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "DOS 850"}.get(best, best)
    text = data.decode(best, "replace")
    notes = [_("Some bytes mean nothing in {encoding}; the letters there are shown as �.").format(encoding=shown)]
    return Decoded(text, shown, notes if "\ufffd" in text else [])


def _score(text: str) -> int:
    """Return how Swedish a text looks: letters that fit minus letters that cannot be."""
    fits = len(_SWEDISH_WORD.findall(text))
    return fits - 3 * len(_ODD_NEIGHBOUR.findall(text)) - 3 * text.count("\ufffd")


def _guessed(head: bytes) -> str:
    """Return what charset_normalizer takes the text for, else Windows-1252."""
    from charset_normalizer import from_bytes

    match = from_bytes(head).best()
    name = match.encoding if match else "cp1252"
    return name if name.startswith(("cp125", "iso8859", "latin", "mac")) else "cp1252"
