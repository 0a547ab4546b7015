"""A text in parts of one typeface each: no letter without a glyph, and no word in two typefaces where one has it all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from courses.exports.paper.type import faces
from courses.exports.paper.type.clusters import clusters
from courses.exports.paper.type.faces import Face

_IN_HEBREW = re.compile("[א-ת]")
_HEBREW = {ord("'"): "׳", ord("’"): "׳", ord('"'): "״", ord("”"): "״", ord("-"): "־"}
"""What a keyboard has for signs of Hebrew: drawn as those, in the face of the letters beside them."""


class Item(NamedTuple):
    """Letters that one face draws."""

    face: Face
    text: str
    drawn: str
    """What is drawn for the text; another than it where no face has it."""


def items(text: str, font: str, backwards: bool) -> list[Item]:
    """Return a text in parts of one face each, in reading order.

    Spaces are the house's own in every script; between words that run leftwards they belong to them, since programs
    that read a page turn only what was drawn together.
    """
    found: list[Item] = []
    for word in filter(None, re.split("( +)", text)):
        for item in _word(word, font):
            if _join(found[-1:], item):
                found[-1] = _joined(found[-1], item)
            elif backwards and found and found[-1].text.isspace() and _join(found[-2:-1], item):
                space = found.pop()
                found[-1] = _joined(found[-1], space, item)
            else:
                found.append(item)
    return found


def _join(before: list[Item], item: Item) -> bool:
    """Return whether a part is drawn together with the one before it."""
    is_by_letter = len(item.text) == len(item.drawn)
    return is_by_letter and any(it.face is item.face and len(it.text) == len(it.drawn) for it in before)


def _joined(*items: Item) -> Item:
    return Item(items[0].face, "".join(it.text for it in items), "".join(it.drawn for it in items))


def _word(word: str, font: str) -> Iterator[Item]:
    """Yield a word in parts of one face each; one face draws it all where there is one, so that no letter sticks out."""
    whole = next((it for it in _faces_of(word, font) if it.has(word)), None)
    if whole:
        yield Item(whole, word, word)
        return
    drawn = word.translate(_HEBREW) if _IN_HEBREW.search(word) else word
    if drawn != word and (hebrew := faces.for_cluster(drawn[0], font)) and hebrew.has(drawn):
        yield Item(hebrew, word, drawn)
        return
    for cluster in clusters(word):
        yield from _cluster(cluster, font)


def _faces_of(word: str, font: str) -> Iterator[Face]:
    found = (faces.for_cluster(cluster, font) for cluster in clusters(word))
    return iter(dict.fromkeys(it for it in found if it is not None))


def _cluster(cluster: str, font: str) -> Iterator[Item]:
    """Yield a letter with its marks: in one face, else in another spelling, else letter and marks each in its own."""
    face = faces.for_cluster(cluster, font)
    if face:
        yield Item(face, cluster, cluster)
        return
    spelt = faces.likeness(cluster, font)
    if spelt:
        yield Item(spelt.face, cluster, spelt.text)
    elif len(cluster) > 1:
        for char in cluster:
            yield from _cluster(char, font)
    else:
        named = f"U+{ord(cluster):04X}"  # never a box: where it was not refused, its number is drawn
        yield Item(faces.house(font), cluster, named)
