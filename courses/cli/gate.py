"""Which commands a leader, a partner's contact and a reader may give at all; any other is refused before it does anything.

What a command then shows or changes is for the actions and the store to decide: this is only the outermost door. A
command that stands nowhere here is for the library's own staff.
"""

from __future__ import annotations

from collections.abc import Sequence

from courses.errors import Forbidden
from courses.i18n import _
from courses.model import Actor, Role

_EVERYBODY = frozenset({"courses", "course", "sessions", "circle", "user password", "verify", "certificate-key"})
_ATTENDANCE = frozenset(
    "attendance mark count key walk-in walk-ins sign correct corrections study-hours undo".split()
) | {"packet return", "packet forget"}
OPEN: dict[Role, frozenset[str]] = {
    Role.PARTNER: _EVERYBODY | _ATTENDANCE,
    Role.LEADER: _EVERYBODY | _ATTENDANCE | {"print attendance-list", "slots", "note-booking"},
    Role.READER: _EVERYBODY
    | {"associations", "calendar", "circle-rules", "cooperation", "gaps", "clashes", "targets", "staff-hours", "rooms"},
}
"""The commands of the roles that may not give all; of a command with others in it, the whole of what is typed."""


def require(actor: Actor, words: Sequence[str]) -> None:
    """Raise Forbidden unless `actor` may give the command of these words ("user", "password")."""
    if actor.role not in OPEN:
        return
    typed = {" ".join(words[:count]) for count in range(1, len(words) + 1)}
    if not typed & OPEN[actor.role]:
        said = _("{name} may not give the command “{command}”.")
        raise Forbidden(
            said.format(name=actor.name, command=" ".join(words)), _("Ask somebody at the library who may.")
        )
