"""The keys of partners: make one, revoke one. Their codes are kept outside the journal, and undoing never shows them."""

from __future__ import annotations

import secrets

from courses import clock
from courses.errors import NotFound, Refused
from courses.i18n import _
from courses.model import Actor, OrganisationKind
from courses.model.packets import PartnerKey
from courses.rules import packet_code, rights
from courses.store import Store, packets, tables
from courses.store.journal import Deed, deed


def new_key(store: Store, actor: Actor, organisation_id: int) -> PartnerKey:
    """Give an organisation a new key; one that it has is revoked. Raises Refused for the library itself, NotFound."""
    rights.require(actor, rights.Right.PLAN)
    packets.require_own_library(store)
    with deed(store, actor, "") as it:
        uid = new_key_in(it, organisation_id)
        it.words = _("New key for packets to {organisation}").format(organisation=_partner(store, organisation_id))
    found = packets.key_by_uid(store, uid)
    if found is None:
        raise NotFound(_("The key is gone."))
    return found


def new_key_in(it: Deed, organisation_id: int) -> str:
    """Give an organisation a new key inside a deed, and return the key's uid."""
    _partner(it.store, organisation_id)
    _revoke_in(it, organisation_id)
    values = {"organisation_id": organisation_id, "made_at": clock.stamp(), "made_by": it.actor.name}
    row_id = it.insert("partner_key", values)
    uid = str((it.row("partner_key", row_id) or {})["uid"])
    packets.keep_code(it.store, uid, packet_code.code_of(secrets.randbits(80)))
    return uid


def revoke_key(store: Store, actor: Actor, organisation_id: int) -> None:
    """Revoke an organisation's key: nothing signed with it is taken any more. Raises NotFound when it has none."""
    rights.require(actor, rights.Right.PLAN)
    name = _partner(store, organisation_id)
    with deed(store, actor, _("Revoked the key for packets to {organisation}").format(organisation=name)) as it:
        if not _revoke_in(it, organisation_id):
            raise NotFound(
                _("{organisation} has no key.").format(organisation=name),
                _("`packet keys {organisation} --new` makes one.").format(organisation=name),
            )


def _revoke_in(it: Deed, organisation_id: int) -> bool:
    held = tables.find(it.store, "partner_key", organisation_id=organisation_id, revoked_at=None)
    for row in held:
        it.update("partner_key", row["id"], {"revoked_at": clock.stamp(), "revoked_by": it.actor.name})
    return bool(held)


def _partner(store: Store, organisation_id: int) -> str:
    row = tables.first(store, "organisation", id=organisation_id)
    if row is None:
        raise NotFound(_("The organisation no longer exists."))
    if row["kind"] == OrganisationKind.LIBRARY:
        raise Refused(
            _("{organisation} is the library itself.").format(organisation=row["name"]),
            _("Packets go to partners; name the association."),
        )
    return str(row["name"])
