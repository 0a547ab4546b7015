"""Packets as the command line tells and writes them: tables, and the shapes of their JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from courses import packet_labels
from courses.cli import out
from courses.dates import day_text
from courses.i18n import _, ngettext
from courses.model.packets import Comparison, PartnerKey, ReturnRow, RowState, Take
from courses.rules import packet_code


def comparison(it: Comparison, takes: Mapping[str, Take | None], *, everything: bool) -> str:
    """Return a table of the rows that are not the same on both sides, or of all, with what becomes of each."""
    columns = [
        out.Column(_("Session"), least=8),
        out.Column(_("Who"), least=10),
        out.Column(_("Compared")),
        out.Column(_("Here"), least=8),
        out.Column(_("There"), least=8),
        out.Column(_("Becomes")),
    ]
    shown = [row for row in it.rows if everything or row.state is not RowState.SAME]
    if not shown:
        return _("Nothing differs.")
    is_one = len({row.course_code for row in it.rows}) == 1
    told = out.table(columns, [_cells(row, takes.get(row.key), is_one=is_one) for row in shown])
    more = [line for row in shown if row.state in _TOLD for line in _more(row)]
    return "\n".join([told, "", *more] if more else [told])


_TOLD = (RowState.BOTH, RowState.BLOCKED, RowState.CHANGED_THERE)
"""Rows of which it is told who entered what when."""


def _more(row: ReturnRow) -> list[str]:
    parts = [row.reason] if row.reason else []
    if row.mine_by:
        said = _("here {what} by {name} {moment}")
        parts.append(said.format(what=row.mine or "–", name=row.mine_by, moment=moment(row.mine_at)))
    if row.theirs_by:
        said = _("there {what} by {name} {moment}")
        parts.append(said.format(what=row.theirs or "–", name=row.theirs_by, moment=moment(row.theirs_at)))
    sign = packet_labels.STATE_SIGNS[row.state]
    return [f"{sign} {_when(row)} {packet_labels.who(row)}: {'; '.join(parts)}"] if parts else []


def _when(row: ReturnRow) -> str:
    return day_text(row.day) if row.day else ""


def _cells(row: ReturnRow, take: Take | None, *, is_one: bool) -> list[object]:
    becomes = "" if row.state in (RowState.SAME, RowState.BLOCKED) else packet_labels.take(take)
    return [
        _when(row) if is_one else f"{row.course_code} {_when(row)}",
        packet_labels.who(row),
        packet_labels.row_state(row.state),
        row.mine or "–",
        row.theirs or "–",
        becomes,
    ]


def summary(it: Comparison) -> str:
    """Return how many rows stand how, in one line."""
    parts = [f"{packet_labels.row_state(state)}: {count}" for state in RowState if (count := it.count(state))]
    rows = ngettext("{count} row", "{count} rows", len(it.rows)).format(count=len(it.rows))
    return f"{rows}  " + "  ".join(parts) if parts else rows


def head(it: Comparison) -> str:
    """Return what a return is, in one line; a second one when its marks are not signed."""
    said = _("Packet {number} from {organisation}, made {moment} by {name}").format(
        number=it.number, organisation=it.organisation, moment=moment(it.made_at), name=it.made_by or "–"
    )
    if it.is_signed:
        return said
    return said + "\n" + _("A workbook: its rows are known by their signed ids, the marks themselves are not signed.")


def moment(at: datetime | None) -> str:
    """Return a day and a time."""
    return f"{day_text(at.date())} {at:%H.%M}" if at else ""


def comparison_shape(it: Comparison, takes: Mapping[str, Take | None]) -> dict[str, object]:
    """Return a comparison for JSON."""
    return {
        "packet": it.number,
        "organisation": it.organisation,
        "made_at": _iso(it.made_at),
        "made_by": it.made_by,
        "signed": it.is_signed,
        "notices": list(it.notices),
        "counts": {str(state): it.count(state) for state in RowState},
        "rows": [_row_shape(row, takes.get(row.key)) for row in it.rows],
    }


def _row_shape(row: ReturnRow, take: Take | None) -> dict[str, object]:
    return {
        "key": row.key,
        "kind": str(row.kind),
        "course": row.course_code,
        "day": _iso(row.day),
        "name": row.name,
        "state": str(row.state),
        "sent": row.before,
        "here": row.mine,
        "there": row.theirs,
        "here_by": row.mine_by,
        "here_at": _iso(row.mine_at),
        "there_by": row.theirs_by,
        "there_at": _iso(row.theirs_at),
        "take": str(take) if take else None,
        "reason": row.reason,
    }


def _iso(at: date | datetime | None) -> str | None:
    return at.isoformat() if at else None


def key_facts(key: PartnerKey, organisation: str) -> str:
    """Return a key with its code, as it is read and as it is said."""
    revoked = (
        _("{moment} by {name}").format(moment=moment(key.revoked_at), name=key.revoked_by) if key.revoked_at else ""
    )
    return out.facts(
        [
            (_("Partner"), organisation),
            (_("Code"), "" if key.revoked_at else key.code),
            (_("Said as"), "" if key.revoked_at else packet_code.spoken(key.code)),
            (_("Made"), _("{moment} by {name}").format(moment=moment(key.made_at), name=key.made_by)),
            (_("Revoked"), revoked),
        ]
    )


def key_shape(key: PartnerKey, organisation: str) -> dict[str, object]:
    """Return a key for JSON."""
    return {
        "organisation": organisation,
        "key": key.uid,
        "code": None if key.revoked_at else key.code,
        "made_at": _iso(key.made_at),
        "made_by": key.made_by,
        "revoked_at": _iso(key.revoked_at),
        "revoked_by": key.revoked_by,
    }
