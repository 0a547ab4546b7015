"""The words for packets: how a row that came back stands, and what becomes of it."""

from __future__ import annotations

from courses.i18n import _
from courses.model.packets import ReturnRow, RowKind, RowState, Take

STATE_SIGNS = {
    RowState.SAME: "=",
    RowState.NEW: "+",
    RowState.CHANGED_THERE: "←",
    RowState.CHANGED_HERE: "→",
    RowState.BOTH: "⚠",
    RowState.BLOCKED: "✗",
}
"""One cell each, before the words."""


def row_state(state: RowState) -> str:
    """Return sign and words for how a row stands."""
    return f"{STATE_SIGNS[state]} {row_words(state)}"


def row_words(state: RowState) -> str:
    """Return the words alone."""
    words = {
        RowState.SAME: _("same"),
        RowState.NEW: _("new"),
        RowState.CHANGED_THERE: _("changed there"),
        RowState.CHANGED_HERE: _("changed here"),
        RowState.BOTH: _("both changed"),
        RowState.BLOCKED: _("cannot be taken"),
    }
    return words[state]


def take(it: Take | None) -> str:
    """Return the words for what is chosen for a row; None: nothing yet."""
    if it is None:
        return _("choose")
    words = {Take.THEIRS: _("theirs"), Take.MINE: _("ours"), Take.LATER: _("later")}
    return words[it]


def who(row: ReturnRow) -> str:
    """Return what a row is about: a name, the head count, the signature."""
    if row.kind is RowKind.HEADS:
        return _("Head count")
    if row.kind is RowKind.SIGN:
        return _("Signature")
    return _("{name} (walk-in)").format(name=row.name) if row.kind is RowKind.WALK_IN else row.name
