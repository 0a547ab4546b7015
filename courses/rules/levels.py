"""Which step of its subject a course is, read from its level and title: "steg 2", "fortsättning"; and what it is about."""

from __future__ import annotations

import re

from courses.text import fold

_NUMBERED = re.compile(r"\b(?:steg|del|niva|step|part|level)\s*(\d{1,2}|i{1,3})\b")
_ON = re.compile(
    r"\b(?:fortsattning\w*|forts|pabyggnad\w*|fordjupning\w*|continu\w+|advanced|avancera\w*|intermediate)\b"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3}
_EMPTY = frozenset(
    "for och med pa av den det ett the and with for your din ditt mer mera kurs kursen course grupp group nyborjare "
    "nyborjarkurs grund grunder grundkurs beginners beginner basics basic introduktion introduction seniorer seniors "
    "steg del niva step part level".split()
)
"""Words, folded, that say nothing of what a course is about."""
_SHORTEST = 3


def step_of(*texts: str) -> int:
    """Return which step a course is, from 1, as the first of its texts that says so has it; 1 where none does."""
    for text in texts:
        said = fold(text)
        numbered = _NUMBERED.search(said)
        if numbered:
            return _ROMAN.get(numbered[1]) or int(numbered[1])
        if _ON.search(said):
            return 2
    return 1


def subject(title: str) -> frozenset[str]:
    """Return the words of a title that say what a course is about, folded, without those that say at which level."""
    bare = _ON.sub(" ", _NUMBERED.sub(" ", fold(title)))
    words = re.findall(r"\w+", bare)
    return frozenset(word for word in words if len(word) >= _SHORTEST and word not in _EMPTY)
