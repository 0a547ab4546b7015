"""What people are told: templates, messages as they are kept, and what a message would be before it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from courses.model.kinds import ContactWay


class MessageStatus(StrEnum):
    """Where a message stands."""

    DRAFT = "DRAFT"
    """Made; waits to be printed, copied, said or handed over."""
    QUEUED = "QUEUED"
    """An e-mail that goes at its time, unless it is stopped."""
    SENDING = "SENDING"
    """Is being handed over just now."""
    UNSURE = "UNSURE"
    """The hand-over broke off: it may have gone, or not. It is never sent again by itself."""
    SENT = "SENT"
    """Sent, printed, copied, handed over or said."""
    STOPPED = "STOPPED"
    FAILED = "FAILED"
    """The other side said no; nothing went."""


WAITING_TO_GO = frozenset({MessageStatus.DRAFT, MessageStatus.QUEUED, MessageStatus.FAILED})
"""What may still be changed, stopped or sent."""


class MessageTexts(NamedTuple):
    """The three texts of a template, or of a message to be."""

    subject: str
    body: str
    short: str
    """For an SMS, and what is said on the phone or at the desk."""


@dataclass(frozen=True, slots=True)
class MessageTemplate:
    """What is said on an occasion in one language."""

    id: int
    code: str
    language: str
    texts: MessageTexts
    """With the fields by their English names, such as {given_name}."""
    is_proofread: bool
    """Whether somebody who knows the language has read it."""
    is_shipped: bool
    """Whether it is as the program brought it."""
    version: int = 1


@dataclass(frozen=True, slots=True)
class MessageWish:
    """What is to be told to whom."""

    code: str
    """Of the template."""
    course_id: int
    person_ids: tuple[int, ...]
    session_ids: tuple[int, ...] = ()
    """The sessions that it is about, such as those that were moved."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """Values for this time, by field: "change", "answer_by"."""
    texts: Mapping[str, MessageTexts] = field(default_factory=dict)
    """Texts for this time instead of the template's, by language."""
    way: ContactWay | None = None
    """The same way for everybody; None: each person's own. A protected person is told at the desk whatever it says."""
    language: str = ""
    """The same language for everybody; empty: each person's own."""


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """What a person would get."""

    person_id: int
    name: str
    way: ContactWay
    language: str
    address: str
    subject: str
    body: str
    notes: tuple[str, ...] = ()
    """What is to be known before it is made, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it is kept."""

    id: int
    batch: str
    code: str
    person_id: int
    key: str
    """The person's."""
    name: str
    """What may be shown: the alias of a protected person."""
    is_protected: bool
    """Of such a person neither address nor text is given."""
    course_id: int | None
    course: str
    """Its code."""
    title: str
    way: ContactWay
    language: str
    address: str
    subject: str
    body: str
    status: MessageStatus
    made_at: datetime
    due_at: datetime | None
    done_at: datetime | None
    """When it was sent, printed, copied or said; of one that is being sent, when that began."""
    tries: int
    fault: str
    actor: str
    version: int


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """A letter to somebody, ready to be printed."""

    message_id: int
    address: tuple[str, ...]
    """The lines in the window: name, street, postcode and town."""
    sender: tuple[str, ...]
    """The library's name, then how it is reached."""
    day: str
    """The date, in the letter's language."""
    subject: str
    body: str
    """Line breaks as they are to be; an empty line between paragraphs."""
    language: str
    is_joining: bool = False
    """Whether it says that they have a seat, and when to come."""
