"""What each role may do, and the refusal in words.

Screens ask `may` to hide, actions and queries call `require` to refuse. Nothing here knows a course or a person.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from courses.errors import Refused
from courses.i18n import _
from courses.model import Actor, Role


class Right(StrEnum):
    """Something that a role may or may not do."""

    PLAN = "PLAN"
    """Make, change and cancel courses and sessions; keep the registers that planning draws on."""
    ENROL = "ENROL"
    """Enrol and cancel; add and change people."""
    ATTEND = "ATTEND"
    """Enter attendance."""
    UNSIGN = "UNSIGN"
    """Take back what somebody has signed, so that the marks are open again."""
    PRINT = "PRINT"
    """Print lists and certificates."""
    READ_PEOPLE = "READ_PEOPLE"
    """See who takes part."""
    READ_FIGURES = "READ_FIGURES"
    """See courses, dates and figures, without people."""
    CONFIGURE = "CONFIGURE"
    """Change settings and reference data."""
    IMPORT = "IMPORT"
    """Read files in."""


_ALL = frozenset(Right)
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.LIBRARIAN: _ALL,
    Role.COORDINATOR: _ALL,
    Role.LEADER: frozenset({Right.ATTEND, Right.PRINT, Right.READ_PEOPLE, Right.READ_FIGURES}),
    Role.PARTNER: frozenset({Right.ATTEND, Right.READ_PEOPLE, Right.READ_FIGURES}),
    Role.READER: frozenset({Right.READ_FIGURES}),
}
"""The rights of each role; a partner's hold only for the courses of their own organisation."""
_OWN_ONLY = frozenset({Role.PARTNER})


def may(actor: Actor, right: Right, organisation_ids: Collection[int] | None = None) -> bool:
    """Return whether `actor` has `right`.

    `organisation_ids` are the organiser and co-organisers of the course in question; None: of no single course, such
    as the whole register, which a partner never has a right to.
    """
    if right not in RIGHTS[actor.role]:
        return False
    return actor.role not in _OWN_ONLY or _is_own(actor, organisation_ids)


def require(actor: Actor, right: Right, organisation_ids: Collection[int] | None = None) -> None:
    """Raise Refused, with words, unless `actor` has `right`; see `may`."""
    if may(actor, right, organisation_ids):
        return
    if right in RIGHTS[actor.role]:
        raise Refused(
            _("This course belongs to another organisation."),
            _("A partner's contact sees the courses of their own organisation only."),
        )
    raise Refused(
        _("{name} may not {deed}.").format(name=actor.name or _("This user"), deed=_in_words(right)),
        _("Ask somebody at the library who may."),
    )


def _is_own(actor: Actor, organisation_ids: Collection[int] | None) -> bool:
    return organisation_ids is not None and actor.organisation_id in organisation_ids


def _in_words(right: Right) -> str:
    words = {
        Right.PLAN: _("plan courses"),
        Right.ENROL: _("enrol people"),
        Right.ATTEND: _("enter attendance"),
        Right.UNSIGN: _("take a sign-off back"),
        Right.PRINT: _("print"),
        Right.READ_PEOPLE: _("see who takes part"),
        Right.READ_FIGURES: _("see figures"),
        Right.CONFIGURE: _("change settings"),
        Right.IMPORT: _("import files"),
    }
    return words[right]
