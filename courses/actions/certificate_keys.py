"""The library's key that signs certificates: made when first needed, replaced when it has to be, handed out as text."""

from __future__ import annotations

from courses.errors import Refused
from courses.i18n import _
from courses.model import Actor
from courses.model.certificates import PublicKey
from courses.rules import certificate_seal, rights
from courses.store import Store, signing_keys
from courses.store.journal import deed


def signing(store: Store, actor: Actor) -> tuple[PublicKey, str]:
    """Return the key that signs now and its closed half; the first time it is made, as a deed of its own.

    Raises Refused when the closed half is missing, as in a copy that was made without its secrets.
    """
    rights.require(actor, rights.Right.PRINT)
    found = signing_keys.current(store)
    if found is None:
        found = _make(store, actor, _("Made the key {code} that certificates are signed with"))
    closed = signing_keys.closed_half(store, found.code)
    if not closed:
        raise Refused(
            _("The key {code} that certificates are signed with is not in this library.").format(code=found.code),
            _("`kursverkstad certificate-key --new` makes another one."),
        )
    return found, closed


def renew(store: Store, actor: Actor) -> PublicKey:
    """Make a new key and return it; what the one before has signed stays good."""
    rights.require(actor, rights.Right.CONFIGURE)
    return _make(store, actor, _("Made a new key {code} that certificates are signed with"))


def handed_out(store: Store, actor: Actor) -> list[PublicKey]:
    """Return all open keys, the newest first; where there is none yet, one is made if the actor may print."""
    if not (found := signing_keys.everyone(store)) and rights.may(actor, rights.Right.PRINT):
        signing(store, actor)
        found = signing_keys.everyone(store)
    return found


def _make(store: Store, actor: Actor, words: str) -> PublicKey:
    closed, public = certificate_seal.new_key()
    code = certificate_seal.code_of(public)
    with deed(store, actor, words.format(code=code)) as it:
        it.note("signing_key", signing_keys.keep(store, code, public, closed))
    return signing_keys.everyone(store)[0]
