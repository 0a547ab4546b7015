"""Typefaces, opened: which letters each has, and which of them a letter is drawn with.

A file is opened when a letter first asks for it, and then never read as a whole.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from struct import unpack
from typing import TYPE_CHECKING, NamedTuple

from courses.exports.paper.type.sources import HOUSE, SOURCES, tried_for
from courses.resources import folder

if TYPE_CHECKING:
    import uharfbuzz as hb

REGULAR = "Kursverkstad"
BOLD = "Kursverkstad-Bold"
_IGNORED = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
"""What says something about its neighbours and is not drawn itself."""


_AS_PICTURE = re.compile("[\ufe0f\u20e3]")
"""Says that what stands before it is a picture: a heart, or a digit on a key."""


class Face:
    """One weight of a typeface, opened."""

    def __init__(self, name: str, path: Path, weight: int, number: int = 0) -> None:
        """Remember where it is; `name` is its own among all faces, `number` its place in a file of several."""
        self.name, self.path, self.weight, self.number = name, path, weight, number

    @cached_property
    def opened(self) -> hb.Face:
        """The file as HarfBuzz has it."""
        import uharfbuzz as hb

        return hb.Face(hb.Blob.from_file_path(str(self.path)), self.number)

    @cached_property
    def font(self) -> hb.Font:
        """The face in its weight, in its own units."""
        import uharfbuzz as hb

        font = hb.Font(self.opened)
        if self.is_variable:
            font.set_variations({"wght": self.weight})
        return font

    @cached_property
    def is_variable(self) -> bool:
        """Whether the file holds all weights."""
        return any(axis.tag == "wght" for axis in self.opened.axis_infos)

    @cached_property
    def is_cubic(self) -> bool:
        """Whether its outlines are PostScript's, which PDF embeds in another way than TrueType's."""
        return "glyf" not in self.opened.table_tags

    @cached_property
    def letters(self) -> frozenset[int]:
        """The code points that it has a glyph for."""
        return frozenset(self.opened.unicodes)

    @cached_property
    def scale(self) -> float:
        """What its own units are multiplied with to be thousandths of the size."""
        return float(1000 / self.opened.upem)

    @cached_property
    def capital_height(self) -> float:
        """How high its capitals are, in thousandths of the size."""
        import uharfbuzz as hb

        return float(self.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT) * self.scale)

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """What all its glyphs stand within, in thousandths of the size: left, bottom, right, top."""
        left, bottom, right, top = unpack(">4h", self.opened.reference_table("head").data[36:44])
        return left * self.scale, bottom * self.scale, right * self.scale, top * self.scale

    @property
    def stem(self) -> int:
        """About how thick its strokes are, in thousandths of the size."""
        return 50 + int((self.weight / 65) ** 2)

    @cached_property
    def postscript_name(self) -> str:
        """Its name in files, its own for each weight."""
        import uharfbuzz as hb

        named = self.opened.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.path.stem
        family = re.sub("[^A-Za-z0-9]", "", str(named).split("-")[0])
        return f"{family}-{'Bold' if self.weight > 400 else 'Regular'}"

    def glyph(self, letter: str) -> int:
        """Return the number of the glyph that a letter has by itself; 0 where it has none."""
        return self._glyphs[letter]

    @cached_property
    def _glyphs(self) -> _Glyphs:
        return _Glyphs(self.font)

    def advance(self, glyph: int) -> float:
        """Return how far a glyph moves the pen, in thousandths of the size."""
        found = self._advances.get(glyph)
        if found is None:
            found = self._advances[glyph] = float(self.font.get_glyph_h_advance(glyph) * self.scale)
        return found

    def extents(self, glyph: int, right: int, up: int) -> tuple[int, int, int, int] | None:
        """Return the box that a moved glyph fills, in its own units: left, bottom, right, top; None when it is empty."""
        found = self.font.get_glyph_extents(glyph)
        if not found or not found.width:
            return None
        left, top = found.x_bearing + right, found.y_bearing + up
        return left, top + found.height, left + found.width, top

    @cached_property
    def _advances(self) -> dict[int, float]:
        return {}

    def has(self, text: str) -> bool:
        """Return whether it draws all of a text; signs that are not drawn are left aside."""
        return all(ord(char) in self.letters or _IGNORED.match(char) for char in text)


class _Glyphs(dict[str, int]):
    """Glyphs by letter, looked up when first asked for."""

    def __init__(self, font: hb.Font) -> None:
        self._font = font

    def __missing__(self, letter: str) -> int:
        found = self[letter] = self._font.get_nominal_glyph(ord(letter)) or 0
        return found


@cache
def face(name: str, font: str = REGULAR) -> Face | None:
    """Return a face in the weight of REGULAR or BOLD; None where its package is not installed."""
    source = SOURCES[name]
    is_bold = font == BOLD
    base = _base(source.package)
    if base is None:
        return None
    path = base / (source.bold if is_bold and source.bold else source.regular)
    own = font if name == HOUSE else f"{name}{'-Bold' if is_bold else ''}"
    return Face(own, path, 700 if is_bold else 400, source.number) if path.is_file() else None


def _base(package: str) -> Path | None:
    if package == HOUSE:
        return folder("templates/fonts")
    found = find_spec(package)
    return Path(next(iter(found.submodule_search_locations))) if found and found.submodule_search_locations else None


def house(font: str) -> Face:
    """Return the house's own face in the weight of REGULAR or BOLD."""
    found = face(HOUSE, font)
    if found is None:
        raise FileNotFoundError(SOURCES[HOUSE].regular)
    return found


def space(face: Face) -> float:
    """Return how wide a space is beside a face: as wide as the house's own, in thousandths of the size."""
    own = house(BOLD if face.weight > 400 else REGULAR)
    return own.advance(own.glyph(" "))


@lru_cache(maxsize=8192)
def for_cluster(cluster: str, font: str) -> Face | None:
    """Return the first face that draws a letter with all its marks; None where there is none."""
    first = next((char for char in cluster if not _IGNORED.match(char)), "")
    if not first:
        return house(font)
    names = ("Emoji", *tried_for(first)) if _AS_PICTURE.search(cluster) else tried_for(first)
    found = (it for name in names if (it := face(name, font)) and it.has(cluster))
    return next(found, None)


class Likeness(NamedTuple):
    """Another spelling of a letter, and the face that draws it."""

    text: str
    face: Face


@lru_cache(maxsize=8192)
def likeness(cluster: str, font: str) -> Likeness | None:
    """Return what can be drawn in place of a letter: "T" of a mathematical T; None where there is nothing.

    It is Unicode's compatibility form. What is read back stays the letter itself.
    """
    for form in ("NFC", "NFKC", "NFKD"):
        spelt = unicodedata.normalize(form, cluster)
        found = for_cluster(spelt, font) if spelt != cluster and spelt.strip() else None
        if found and not found.is_cubic:
            return Likeness(spelt, found)
    return None
