"""How much each kind of clash matters, as the settings say. Finds nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from courses.model import ClashKind, Severity

BLOCK, WARN, IGNORE = "block", "warn", "ignore"
_SOFTER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.NOTE, Severity.NOTE: Severity.NOTE}


@dataclass(frozen=True, slots=True)
class Policy:
    """What to do about each kind."""

    rules: Mapping[ClashKind, str] = field(default_factory=dict)
    """"block", "warn" or "ignore"; a kind that is not there warns."""

    def is_told(self, kind: ClashKind) -> bool:
        """Return whether clashes of `kind` are told at all."""
        return self.rules.get(kind) != IGNORE

    def severity(self, kind: ClashKind, *, is_softer: bool = False) -> Severity:
        """Return how much a clash of `kind` matters; `is_softer`: one step less, such as travel beside an overlap."""
        severity = Severity.ERROR if self.rules.get(kind) == BLOCK else Severity.WARNING
        return _SOFTER[severity] if is_softer else severity
