"""What `--json` says of walk-ins, as plain values; see `shapes`."""

from __future__ import annotations

from collections.abc import Sequence

from courses.model import Actor, Session, SessionStatus, WalkIn
from courses.store import Store, people


def walk_ins(
    store: Store, actor: Actor, sessions: Sequence[Session], found: Sequence[WalkIn]
) -> list[dict[str, object]]:
    """Return walk-ins, marks in the order of the sessions; `person` is the key of who it is, null while that is not known.

    `attended` is how many of the `held` sessions they were at.
    """
    held = [it.id for it in sessions if it.status is SessionStatus.HELD]
    return [
        {
            "id": it.id,
            "name": it.name,
            "person": people.get(store, actor, it.person_id).key if it.person_id is not None else None,
            "marks": [it.marks[one.id].mark.value if one.id in it.marks else None for one in sessions],
            "minutes": [it.marks[one.id].minutes if one.id in it.marks else None for one in sessions],
            "attended": sum(map(it.is_present, held)),
            "held": len(held),
        }
        for it in found
    ]
