"""What each role may do, and the refusal in words.

Screens ask `may` to hide, actions and queries call `require` to refuse. Nothing here knows a course or a person: whose
a course is comes as a `Whose` (`store.courses.whose`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from courses.errors import Forbidden
from courses.i18n import _
from courses.model import Actor, Role


class Right(StrEnum):
    """Something that a role may or may not do."""

    PLAN = "PLAN"
    """Make, change and cancel courses and sessions; keep the registers that planning draws on."""
    ENROL = "ENROL"
    """Enrol and cancel; add and change people."""
    ATTEND = "ATTEND"
    """Enter attendance and sign it."""
    UNSIGN = "UNSIGN"
    """Take back what somebody has signed, so that the marks are open again."""
    PRINT_LIST = "PRINT_LIST"
    """Print a course's attendance list."""
    PRINT = "PRINT"
    """Print anything else: certificates, slips, posters."""
    READ_PEOPLE = "READ_PEOPLE"
    """See who takes part."""
    READ_NEEDS = "READ_NEEDS"
    """See what those who take part need."""
    READ_DETAILS = "READ_DETAILS"
    """See more of people: how they are reached, when they were born, how they enrolled, what is noted about them."""
    READ_FIGURES = "READ_FIGURES"
    """See courses, dates and figures, without people."""
    READ_JOURNAL = "READ_JOURNAL"
    """See what others have done."""
    CONFIGURE = "CONFIGURE"
    """Change settings and reference data."""
    IMPORT = "IMPORT"
    """Read files in."""
    MANAGE_USERS = "MANAGE_USERS"
    """Say who may sign in, and as what."""


_ALL = frozenset(Right)
_ATTENDANCE = frozenset({Right.ATTEND, Right.READ_PEOPLE, Right.READ_FIGURES})
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.LIBRARIAN: _ALL,
    Role.COORDINATOR: _ALL - {Right.CONFIGURE, Right.MANAGE_USERS},
    Role.LEADER: _ATTENDANCE | {Right.PRINT_LIST, Right.READ_NEEDS},
    Role.PARTNER: _ATTENDANCE,
    Role.READER: frozenset({Right.READ_FIGURES}),
}
"""The rights of each role; a leader's and a partner's hold only for their own courses."""
OWN_ONLY = frozenset({Role.LEADER, Role.PARTNER})
"""The roles that have courses of their own and see no others."""


_WRITES = frozenset(
    """attendance_mark session walk_in walk_in_mark sign_off mark_correction list_reading
    booking print_run print_batch print_item list_session list_row""".split()
)
"""The tables that attendance, and the printing of its lists, writes to."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose a course is."""

    organisation_ids: frozenset[int] = frozenset()
    """Its organiser and co-organisers."""
    leader_ids: frozenset[int] = frozenset()
    """Who leads it, or a session of it in another's place."""


def may(actor: Actor, right: Right, whose: Whose | Collection[int] | None = None) -> bool:
    """Return whether `actor` has `right`.

    `whose` says whose the course in question is; plain numbers are its organisations. None: of no single course, such
    as the whole register, which a partner and a leader never have a right to.
    """
    return right in RIGHTS[actor.role] and (actor.role not in OWN_ONLY or _is_own(actor, whose))


def may_some(actor: Actor, right: Right) -> bool:
    """Return whether `actor` has `right` for at least some course, so that a place for it makes sense."""
    return right in RIGHTS[actor.role]


def require(actor: Actor, right: Right, whose: Whose | Collection[int] | None = None) -> None:
    """Raise Forbidden, with words, unless `actor` has `right`; see `may`."""
    if may(actor, right, whose):
        return
    if right in RIGHTS[actor.role] and whose is not None:
        raise Forbidden(*_not_own(actor.role))
    raise Forbidden(
        _("{name} may not {deed}.").format(name=actor.name or _("This user"), deed=_in_words(right)),
        _("Ask somebody at the library who may."),
    )


def require_table(actor: Actor, table: str) -> None:
    """Raise Forbidden when a role never writes to a table: the net below every deed, whatever it forgot to ask."""
    if actor.role is Role.READER or (actor.role in OWN_ONLY and table not in _WRITES):
        raise Forbidden(
            _("{name} may not change this.").format(name=actor.name or _("This user")),
            _("Ask somebody at the library who may."),
        )


def _is_own(actor: Actor, whose: Whose | Collection[int] | None) -> bool:
    if whose is None:
        return False
    if not isinstance(whose, Whose):
        whose = Whose(frozenset(whose))
    if actor.role is Role.LEADER:
        return actor.leader_id in whose.leader_ids
    return actor.organisation_id in whose.organisation_ids


def _not_own(role: Role) -> tuple[str, str]:
    if role is Role.LEADER:
        return _("This course is led by somebody else."), _(
            "A leader sees the courses they lead or substitute in only."
        )
    return (
        _("This course belongs to another organisation."),
        _("A partner's contact sees the courses of their own organisation only."),
    )


def _in_words(right: Right) -> str:
    words = {
        Right.PLAN: _("plan courses"),
        Right.ENROL: _("enrol people"),
        Right.ATTEND: _("enter attendance"),
        Right.UNSIGN: _("take a sign-off back"),
        Right.PRINT_LIST: _("print attendance lists"),
        Right.PRINT: _("print"),
        Right.READ_PEOPLE: _("see who takes part"),
        Right.READ_NEEDS: _("see what people need"),
        Right.READ_DETAILS: _("see more of people than their names"),
        Right.READ_FIGURES: _("see figures"),
        Right.READ_JOURNAL: _("see what others have done"),
        Right.CONFIGURE: _("change settings"),
        Right.IMPORT: _("import files"),
        Right.MANAGE_USERS: _("say who may sign in"),
    }
    return words[right]
