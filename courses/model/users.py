"""Who may sign in, and as what."""

from __future__ import annotations

from dataclasses import dataclass

from courses.model.kinds import Role


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may sign in."""

    id: int
    name: str
    role: Role
    organisation_id: int | None = None
    """For a partner's contact: the organisation whose courses may be seen."""
    leader_id: int | None = None
    """For a leader: who of the leaders it is."""
    is_active: bool = True
    """Whether they may sign in now; who may not stays for the journal."""
    has_password: bool = False
    version: int = 1
