"""One cell of a packet as the library has it and as it was sent, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from courses import labels
from courses.dates import day_text
from courses.i18n import _
from courses.model import Mark
from courses.model.packets import NO_MARK, PacketHeads, PacketMark
from courses.store.connection import Row


@dataclass(frozen=True, slots=True)
class Here:
    """A row of the library's own."""

    mark: PacketMark
    row: Row | None


def sent_mark(value: object) -> tuple[PacketMark, tuple[object, object] | None]:
    """Read a mark as `packets.base_of` wrote it: what was sent, and its id and version."""
    if not isinstance(value, list):
        return NO_MARK, None
    row_id, version, mark, minutes, is_online = value
    return PacketMark(Mark(mark), minutes, bool(is_online)), (row_id, version)


def mark_told(mark: PacketMark) -> str:
    """Return a mark in words; empty for none."""
    return labels.mark_told(mark.mark, mark.minutes, is_online=mark.is_online) if mark.mark else ""


def heads_told(it: PacketHeads) -> str:
    """Return a head count in words; empty for none."""
    if it.heads is None:
        return ""
    parts = [str(it.heads)]
    if it.children:
        parts.append(_("{count} under 18").format(count=it.children))
    if it.online:
        parts.append(_("{count} online").format(count=it.online))
    return ", ".join(parts)


def when(moment: str) -> str:
    """Return an ISO date and time as people say them."""
    at = datetime.fromisoformat(moment)
    return f"{day_text(at.date())} {at:%H.%M}"
