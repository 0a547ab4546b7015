"""What a study association is to have of a course, by when, and whether it has been sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Due(StrEnum):
    """What an association is to have."""

    WORK_PLAN = "WORK_PLAN"
    REGISTER = "REGISTER"
    """That the circle is registered with it."""
    LIST = "LIST"
    """The attendance: its e-list filled in, and signed at the end."""
    CLAIM = "CLAIM"
    """The claim for costs."""


class Anchor(StrEnum):
    """What a deadline is counted from."""

    SESSION = "SESSION"
    """The day of session number `value`, or of the last when there are fewer."""
    START = "START"
    """So many days after the first session."""
    END = "END"
    """So many days after the last session."""
    MONTH = "MONTH"
    """That day of the month after each month with sessions."""
    DATES = "DATES"
    """Days of the year, the same every year."""


class DeadlineState(StrEnum):
    """How a deadline stands today."""

    SENT = "SENT"
    OVERDUE = "OVERDUE"
    NEAR = "NEAR"
    LATER = "LATER"


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """When an association is to have something, while it is in force."""

    id: int
    code: str
    what: Due
    anchor: Anchor
    value: int
    association: str = ""
    """The organisation's code; empty: all that have none of their own."""
    branch: str = ""
    """Where it was seen; empty: not said."""
    dates: str = ""
    """Of DATES: "06-09 12-08"."""
    near_days: int = 14
    """So many days before it is told."""
    is_on: bool = True
    valid_from: date | None = None
    valid_to: date | None = None
    """Last day, inclusive."""
    words_sv: str = ""
    words_en: str = ""
    source: str = ""
    certainty: str = ""
    """"read", "derived", "unconfirmed"; empty for the library's own."""
    is_reference: bool = True
    """Whether it is as the program brought it."""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that an association is to have of a course."""

    course_id: int
    code: str
    title: str
    association: str
    """The association's name."""
    association_code: str
    what: Due
    period: str
    """"2026-10" or "2026-12-08" where there are several; empty: once."""
    day: date
    """The last day."""
    state: DeadlineState
    rule: DeadlineRule
    sent_on: date | None = None
    notes: str = ""
    """What was noted when it was sent."""
