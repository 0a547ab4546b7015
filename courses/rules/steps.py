"""Which step an enrolment may take from where it stands: the one table, drawn in the documentation too.

Pure. Who gets a seat is `enrolment`'s; here it is only told what can happen at all, and why something cannot.
"""

from __future__ import annotations

from courses.i18n import _
from courses.model import EnrolmentEvent as E
from courses.model import EnrolmentStatus as S

_AWAY = (None, S.INTEREST, S.CANCELLED, S.TRANSFERRED, S.NO_SHOW)
"""Where somebody stands who has neither a seat nor a place in the queue."""

STEPS: dict[tuple[S | None, E], tuple[S, ...]] = {
    **{(at, E.ENROL): (S.ENROLLED, S.WAITING) for at in (*_AWAY, S.DROPPED_OUT)},
    **{(at, E.INTEREST): (S.INTEREST,) for at in (None, S.CANCELLED, S.TRANSFERRED, S.NO_SHOW)},
    (S.INTEREST, E.OFFER): (S.OFFERED,),
    (S.WAITING, E.OFFER): (S.OFFERED,),
    (S.OFFERED, E.ACCEPT): (S.ENROLLED,),
    (S.OFFERED, E.CONFIRM): (S.CONFIRMED,),
    (S.OFFERED, E.DECLINE): (S.CANCELLED,),
    (S.OFFERED, E.EXPIRE): (S.WAITING,),
    (S.ENROLLED, E.CONFIRM): (S.CONFIRMED,),
    (S.INTEREST, E.CANCEL): (S.CANCELLED,),
    (S.WAITING, E.CANCEL): (S.CANCELLED,),
    (S.OFFERED, E.CANCEL): (S.CANCELLED,),
    (S.ENROLLED, E.CANCEL): (S.CANCELLED, S.DROPPED_OUT),
    (S.CONFIRMED, E.CANCEL): (S.CANCELLED, S.DROPPED_OUT),
    (S.WAITING, E.DROP_OUT): (S.CANCELLED,),
    (S.OFFERED, E.DROP_OUT): (S.CANCELLED,),
    (S.ENROLLED, E.DROP_OUT): (S.DROPPED_OUT,),
    (S.CONFIRMED, E.DROP_OUT): (S.DROPPED_OUT,),
    **{(at, E.TRANSFER): (S.TRANSFERRED,) for at in (S.INTEREST, S.WAITING, S.OFFERED, S.ENROLLED, S.CONFIRMED)},
    (S.ENROLLED, E.NO_SHOW): (S.NO_SHOW,),
    (S.CONFIRMED, E.NO_SHOW): (S.NO_SHOW,),
    **{(at, E.CHOOSE): (at,) for at in (S.INTEREST, S.OFFERED, S.ENROLLED, S.CONFIRMED)},
    (S.WAITING, E.CHOOSE): (S.WAITING, S.ENROLLED),
    (S.WAITING, E.PRIORITIZE): (S.WAITING, S.ENROLLED),
}
"""By where somebody stands (None: nowhere yet) and what happens: where they may stand afterwards. What is not here is refused."""


def may(status: S | None, event: E) -> bool:
    """Return whether `event` can happen to somebody who stands at `status`."""
    return (status, event) in STEPS


def refusal(status: S | None, event: E, position: int | None = None) -> str:
    """Return why `event` cannot happen to somebody who stands at `status`, as a sentence without a subject; "" when it can."""
    if may(status, event):
        return ""
    if event is E.PRIORITIZE or (event is E.OFFER and status is not S.OFFERED):
        return _("Is not on the waiting list.")
    if event in (E.ACCEPT, E.DECLINE, E.EXPIRE):
        return _("Has not been offered a seat.")
    return _stands(status, position)


def _stands(status: S | None, position: int | None) -> str:
    words = {
        None: _("Is not enrolled."),
        S.INTEREST: _("Has only said to be interested."),
        S.ENROLLED: _("Already has a seat."),
        S.OFFERED: _("Has been offered a seat already, and has not answered."),
        S.CONFIRMED: _("Has already said to come."),
        S.CANCELLED: _("Has already cancelled."),
        S.DROPPED_OUT: _("Has already dropped out."),
        S.TRANSFERRED: _("Has gone to another course."),
        S.NO_SHOW: _("Is noted as never having come."),
    }
    if status is S.WAITING:
        return _("Is already on the waiting list, as number {position}.").format(position=position)
    return words[status]
