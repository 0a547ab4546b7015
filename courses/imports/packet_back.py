"""Reads what comes back of a packet, as a packet's file or as a workbook that somebody filled in. Writes nothing."""

from __future__ import annotations

from pathlib import Path

from courses.errors import Refused
from courses.i18n import _
from courses.imports import packet as packets_in
from courses.model import Actor
from courses.model.packets import PacketReturn
from courses.rules import packet_seal, rights
from courses.store import Store, packets


def read_back(store: Store, actor: Actor, path: Path) -> PacketReturn:
    """Return what a file brings back. Raises Refused or Invalid, with the reason, for one that is not to be trusted."""
    rights.require(actor, rights.Right.IMPORT)
    packets.require_own_library(store)
    data = packets_in.read_bytes(path)
    if data[:2] == b"PK":
        from courses.imports.packet_book import read

        return read(store, data)
    sealed = packet_seal.peek(data)
    return packets_in.read_return(sealed, code_for(store, sealed))


def code_for(store: Store, sealed: packet_seal.Sealed) -> str:
    """Return the code that a file says it is signed with. Raises Refused for another library's."""
    if sealed.library_uid != packets.library_uid(store):
        raise Refused(_("The file belongs to another library."), _("Nothing was read in. Ask who sent it."))
    key = packets.key_by_uid(store, sealed.key_uid)
    if key is None or not key.code:
        raise Refused(_("The file is signed with a key that is not known here."), packet_seal.ask_again())
    return key.code
