"""Who does a deed; apart from the rest because the program needs it before it shows anything."""

from __future__ import annotations

from dataclasses import dataclass

from courses.model.kinds import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does a deed or asks for personal data."""

    name: str
    role: Role = Role.LIBRARIAN
    organisation_id: int | None = None
    """For a partner's contact: the organisation whose courses may be seen."""
    leader_id: int | None = None
    """For a leader: who of the leaders it is, whose courses may be seen."""
