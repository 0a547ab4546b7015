"""Encrypting a packet with a passphrase: scrypt and AES-256-GCM, by the library `cryptography`. Knows no packets."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import unicodedata

from courses.errors import Invalid, Refused
from courses.i18n import _

LEAST = 12
"""Letters that a passphrase must have."""
_COST = {"n": 2**15, "r": 8, "p": 1, "dklen": 32, "maxmem": 64 * 1024 * 1024}
"""Fixed, so that no file can ask for more work than this."""
_SHAPE = re.compile(
    rb'\{"cipher":"scrypt-aes-256-gcm","nonce":"([0-9a-f]{24})","salt":"([0-9a-f]{32})","text":"([^"]*)"\}'
)


def is_encrypted(body: bytes) -> bool:
    """Return whether a body is encrypted."""
    return _SHAPE.fullmatch(body) is not None


def encrypt(text: bytes, passphrase: str, *, salt: bytes, nonce: bytes) -> bytes:
    """Return a text encrypted, as one line of JSON; `salt` (16 bytes) and `nonce` (12) are random, and new each time."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    require_length(passphrase)
    hidden = AESGCM(_key(passphrase, salt)).encrypt(nonce, text, None)
    values = {
        "cipher": "scrypt-aes-256-gcm",
        "nonce": nonce.hex(),
        "salt": salt.hex(),
        "text": base64.b64encode(hidden).decode(),
    }
    return json.dumps(values, separators=(",", ":")).encode()


def require_length(passphrase: str) -> None:
    """Raise Invalid for a passphrase that is too short."""
    if len(_said(passphrase)) < LEAST:
        raise Invalid(
            _("The passphrase has to have at least {count} letters.").format(count=LEAST),
            _("Three or four words are good."),
        )


def decrypt(body: bytes, passphrase: str) -> bytes:
    """Return the text of an encrypted body. Raises Refused for the wrong passphrase."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    match = _SHAPE.fullmatch(body)
    if match is None:
        raise Invalid(_("The packet is not encrypted."))
    try:
        hidden = base64.b64decode(match[3], validate=True)
        key = _key(passphrase, bytes.fromhex(match[2].decode()))
        return AESGCM(key).decrypt(bytes.fromhex(match[1].decode()), hidden, None)
    except (InvalidTag, binascii.Error, ValueError) as error:
        raise Refused(_("The passphrase is not right."), _("Ask the library for it.")) from error


def _key(passphrase: str, salt: bytes) -> bytes:
    return hashlib.scrypt(_said(passphrase).encode(), salt=salt, **_COST)


def _said(passphrase: str) -> str:
    return " ".join(unicodedata.normalize("NFC", passphrase).split())
