"""How a row that comes back stands to the library's own: what was sent, what is here, what is there. Pure."""

from __future__ import annotations

from courses.model.packets import RowState


def state_of(sent: object, here: object, there: object, *, nothing: object, is_touched: bool) -> RowState:
    """Return how a row stands.

    `nothing` is the value of an empty row; `is_touched`: whether the library's row has been written since it was sent, even
    if it says the same again.
    """
    if there == here:
        return RowState.SAME
    if there == sent:
        return RowState.CHANGED_HERE
    if is_touched or here != sent:
        return RowState.BOTH
    return RowState.NEW if here == nothing else RowState.CHANGED_THERE
