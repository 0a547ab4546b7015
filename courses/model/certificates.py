"""What a certificate says of itself so that it can be checked without a server, and what checking found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """All that a certificate states, as it is signed; every text on one line, with single spaces."""

    number: str
    issue: int
    """1, 2 … of the certificate; the last one holds."""
    name: str
    """Empty where it is written on by hand."""
    course_title: str
    first_date: date
    last_date: date
    """Inclusive."""
    attended: int
    held: int
    study_hours: int
    content: str
    organisers: tuple[str, ...]
    """The organiser of record first."""
    town: str
    issued_on: date
    library: str
    key: str
    """Which key signed it: "K7Q2-M9XX"."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The open half of a key that a library signs certificates with."""

    code: str
    """Made from the key itself: "K7Q2-M9XX"."""
    public: str
    """32 bytes, as base64 for addresses without padding."""
    library: str = ""
    made_at: datetime | None = None
    """Local."""
    retired_at: datetime | None = None
    """From then on it signs no more; what it signed before stays good."""


class Verdict(StrEnum):
    """What checking a certificate found."""

    VALID = "valid"
    ALTERED = "altered"
    """What stands there is not what was signed."""
    UNKNOWN_KEY = "unknown-key"
    """It is signed with a key that is not among those given."""
    WITHDRAWN = "withdrawn"
    """It was signed, and has been taken back since."""
    SUPERSEDED = "superseded"
    """It was signed, and a later issue holds in its place."""
    NOT_ISSUED = "not-issued"
    """It was signed, and the register has no such certificate: its printing was undone."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A certificate that was checked."""

    verdict: Verdict
    facts: CertificateFacts | None
    """What it says; None where that cannot be read."""
    reason: str = ""
    """More of why, in words: who took it back and why, which issue holds."""
    is_in_register: bool = False
    """Whether the library's own register was asked, so that withdrawals are known."""
    page: int = 0
    """On which page of a file it stands, from 1; 0: it came as text."""


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue of a certificate, as kept."""

    number: str
    issue: int
    issued_at: datetime
    """Local."""
    issued_by: str
    attended: int
    held: int
    study_hours: int
    key: str
    statement: str


class Sent(StrEnum):
    """To whom certificates are made at once."""

    ALL = "all"
    POST = "post"
    """Those without an e-mail address; each with a page for a window envelope."""
    MAIL = "mail"
    """Those with an e-mail address."""


class Sorting(StrEnum):
    """In which order they lie."""

    NAME = "name"
    POSTCODE = "postcode"
    """As the post sorts them, then by name."""


@dataclass(frozen=True, slots=True)
class CertificateWish:
    """Which certificates of a course are made, and how."""

    person_id: int | None = None
    """Only this person's."""
    sent: Sent = Sent.ALL
    sorting: Sorting = Sorting.NAME
    is_archive: bool = False
    """Whether the files are made to be kept for ever (PDF/A-2a)."""
