"""The handout shelf: texts as they are listed, how each stands, and where they are used."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class TextState(StrEnum):
    """How a text stands to its original."""

    ORIGINAL = "original"
    """It is the original."""
    FOLLOWS = "follows"
    """A translation of the version that the original has."""
    LAGS = "lags"
    """A translation of another version than the original has."""
    ALONE = "alone"
    """A translation whose original is not on the shelf."""


class Ageing(StrEnum):
    """How a text stands to the last day that it holds."""

    NONE = "none"
    """It holds for long, or says nothing of a last day."""
    SOON = "soon"
    """The day is near."""
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class ShelfText:
    """A handout in one language."""

    id: int
    code: str
    """The handout's: "02_losenord"; the same in all languages."""
    language: str
    """As BCP 47: "sv", "sv-lattlast", "ar"."""
    title: str
    body: str = field(repr=False)
    """Markdown."""
    topic: str = ""
    level: str = ""
    edition: str = ""
    """The text's own version: "1.4"."""
    dated: date | None = None
    """Of that version."""
    licence: str = ""
    review: str = ""
    """Who has read it through, in words."""
    is_reviewed: bool = False
    follows: str = ""
    """Of a translation: the version of the original that it follows."""
    original_language: str = ""
    """Of a translation: what it was translated from; empty: it is the original."""
    original_edition: str = ""
    """The version that the original has now; empty: it is the original, or that is not on the shelf."""
    valid_until: date | None = None
    devices: str = ""
    """Those that its steps differ for, with commas."""
    picture: str = ""
    caption: str = ""
    state: TextState = TextState.ORIGINAL
    ageing: Ageing = Ageing.NONE
    is_shipped: bool = False
    """Whether it is as the program brought it."""
    version: int = 1
    """Of the row, for those who change it."""

    @property
    def file_name(self) -> str:
        """What its file is called."""
        return f"{self.code}.{self.language}.md"


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """A handout in all its languages."""

    code: str
    texts: tuple[ShelfText, ...]
    """The original first, then in order of language; never empty."""
    used_by: int = 0
    """How many courses that are not over use it."""
    plans: int = 0
    """How many course plans do."""

    @property
    def first(self) -> ShelfText:
        """The original; where it is not on the shelf, the first text."""
        return self.texts[0]

    @property
    def lagging(self) -> tuple[ShelfText, ...]:
        """The translations that lag behind."""
        return tuple(it for it in self.texts if it.state is TextState.LAGS)

    @property
    def ageing(self) -> Ageing:
        """How the oldest of its texts stands to its last day."""
        found = {it.ageing for it in self.texts}
        return next((it for it in (Ageing.PASSED, Ageing.SOON) if it in found), Ageing.NONE)

    @property
    def needs_care(self) -> bool:
        """Whether a text of it lags behind, or is too old or will be soon."""
        return bool(self.lagging) or self.ageing is not Ageing.NONE

    def text(self, language: str) -> ShelfText | None:
        """Return it in a language; None where there is none."""
        return next((it for it in self.texts if it.language == language), None)

    def nearest(self, *languages: str) -> ShelfText:
        """Return it in the first of some languages that there is; else the original."""
        return next((found for one in languages if (found := self.text(one))), self.first)


@dataclass(frozen=True, slots=True)
class HandoutUse:
    """That a handout is given out somewhere."""

    id: int
    code: str
    """The handout's."""
    course_id: int | None = None
    course: str = ""
    """The course's code."""
    title: str = ""
    """Of the course or the plan."""
    session_id: int | None = None
    """None: at the first session of the course."""
    number: int | None = None
    """The session's, of the course or the plan."""
    day: date | None = None
    """Of the session that it is given out at."""
    plan_id: int | None = None
    plan_session_id: int | None = None
    session_title: str = ""
    handout: str = ""
    """The handout's title; empty where it is not on the shelf any more."""


@dataclass(frozen=True, slots=True)
class OldHandout:
    """A handout that is past its last day, and a session soon that it is given out at."""

    code: str
    title: str
    valid_until: date
    course_id: int
    course: str
    """The course's code."""
    session_id: int
    day: date
