"""Where the typefaces are, and which of them are tried for a letter of each block of Unicode.

The house's own two stand in templates/fonts. The other scripts come with font packages (their reasons stand in
pyproject.toml), in which one file holds all weights; those that no package has stand in templates/fonts/more, regular only.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

HOUSE = "house"
"""Stands for templates/fonts among the packages, and for the house's own face."""
_NOTO = "manimgx_fonts"
_CJK = "manimgx_fonts_cjk"
_PLEX = "fontpkg_ibm_plex_sans_arabic"


class Source(NamedTuple):
    """Where the two weights of a typeface are."""

    package: str
    """A Python package with fonts in it, or HOUSE."""
    regular: str
    bold: str = ""
    """A file; empty: the regular one has both weights on an axis, or there is no bold."""
    number: int = 0
    """Which it is of those in the file."""


def _noto(script: str) -> Source:
    return Source(_NOTO, f"NotoSans{script}[wght].ttf")


def _more(script: str) -> Source:
    return Source(HOUSE, f"more/Noto{'Serif' if script == 'Tibetan' else 'Sans'}{script}-Regular.ttf")


SOURCES: dict[str, Source] = {
    HOUSE: Source(HOUSE, "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    "Wide": _noto(""),
    "Arabic": Source(_PLEX, "files/IBMPlexSansArabic-Regular.ttf", "files/IBMPlexSansArabic-Bold.ttf"),
    "MoreArabic": _noto("Arabic"),
    "Emoji": Source(_NOTO, "NotoEmoji[wght].ttf"),
    "EastAsian": Source(_CJK, "NotoSansCJK-VF.otf.ttc", number=2),
    **{
        name: _noto(name)
        for name in (
            *("Armenian", "Hebrew", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu"),
            *("Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Myanmar", "Georgian", "Ethiopic", "Khmer", "Symbols"),
        )
    },
    **{
        name: _more(name)
        for name in (
            *("Adlam", "Balinese", "Batak", "Buginese", "CanadianAboriginal", "Chakma", "Cham", "Cherokee", "Gothic"),
            *("HanifiRohingya", "Javanese", "KayahLi", "Lepcha", "Limbu", "Lisu", "MeeteiMayek", "Mongolian", "NKo"),
            *("NewTaiLue", "Ogham", "OlChiki", "Osmanya", "Runic", "Sundanese", "SylotiNagri", "Symbols2", "Syriac"),
            *("TaiLe", "Thaana", "Tibetan", "Tifinagh", "Vai", "Yi"),
        )
    },
}
"""By name; the file of a name that a package has not got is passed over."""
_BLOCKS = """
0000 Wide                   0530 Armenian               0590 Hebrew                 0600 Arabic MoreArabic
0700 Syriac                 0750 Arabic MoreArabic      0780 Thaana                 07C0 NKo
0860 Syriac                 0870 MoreArabic             0900 Devanagari             0980 Bengali
0A00 Gurmukhi               0A80 Gujarati               0B00 Oriya                  0B80 Tamil
0C00 Telugu                 0C80 Kannada                0D00 Malayalam              0D80 Sinhala
0E00 Thai                   0E80 Lao                    0F00 Tibetan                1000 Myanmar
10A0 Georgian               1100 EastAsian              1200 Ethiopic               13A0 Cherokee
1400 CanadianAboriginal     1680 Ogham                  16A0 Runic                  1700
1780 Khmer                  1800 Mongolian              18B0 CanadianAboriginal     1900 Limbu
1950 TaiLe                  1980 NewTaiLue              19E0 Khmer                  1A00 Buginese
1A20 Wide                   1B00 Balinese               1B80 Sundanese              1BC0 Batak
1C00 Lepcha                 1C50 OlChiki                1C80 Wide                   1C90 Georgian
1CC0 Sundanese              1CD0 Devanagari             1D00 Wide                   2190 Symbols2
2D00 Georgian               2D30 Tifinagh               2D80 Ethiopic               2DE0 Wide
2E80 EastAsian              A000 Yi                     A4D0 Lisu                   A500 Vai
A640 Wide                   A800 SylotiNagri            A830 Devanagari             A900 KayahLi
A930                        A980 Javanese               A9E0 Myanmar                AA00 Cham
AA60 Myanmar                AA80                        AAE0 MeeteiMayek            AB00 Ethiopic
AB30 Wide                   AB70 Cherokee               ABC0 MeeteiMayek            AC00 EastAsian
E000                        F900 EastAsian              FB00 Wide                   FB13 Armenian
FB1D Hebrew                 FB50 Arabic MoreArabic      FE00 Wide EastAsian         FE70 Arabic MoreArabic
FF00 EastAsian              10000                       10330 Gothic                10350
10480 Osmanya               104B0                       10D00 HanifiRohingya        10D40
11100 Chakma                11150                       1E900 Adlam                 1E960
1F000 Emoji                 20000 EastAsian
"""
"""The first letter of each block, and the typefaces tried for it after the house's own."""
_LAST = ("Wide", "Symbols", "Symbols2", "Emoji", "EastAsian")
"""Tried when none of the block's own has the letter: symbols stand all over Unicode."""


def _blocks() -> list[tuple[int, list[str]]]:
    found: list[tuple[int, list[str]]] = []
    for word in _BLOCKS.split():
        if word in SOURCES:
            found[-1][1].append(word)
        else:
            found.append((int(word, 16), []))
    return found


_FOUND = _blocks()
_STARTS = [start for start, _names in _FOUND]


def tried_for(letter: str) -> list[str]:
    """Return the names of the typefaces that a letter is looked for in, in order."""
    own = _FOUND[bisect_right(_STARTS, ord(letter)) - 1][1]
    return list(dict.fromkeys((HOUSE, *own, *_LAST)))
