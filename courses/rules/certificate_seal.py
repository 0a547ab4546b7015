"""Signing the text of a certificate, and looking whether a signature is right: Ed25519, by the library `cryptography`.

A key's open half can be given to anybody; with it, and nothing else, a certificate is checked. Knows no certificates.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from courses.errors import Invalid
from courses.i18n import _
from courses.model.certificates import PublicKey
from courses.rules.packet_code import SIGNS

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_HEAD = "NYCKEL/KEY Kursverkstad 1"
_LINE = re.compile(r"(Bibliotek/Library|Nyckel/Key|Öppen/Public) ?: ?(.*)")


def new_key() -> tuple[str, str]:
    """Return a new key: its closed half, to be kept secret, and its open half, both as base64."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    made = Ed25519PrivateKey.generate()
    return _written(made.private_bytes_raw()), _written(made.public_key().public_bytes_raw())


def code_of(public: str) -> str:
    """Return the eight signs that a key is called by, made from its open half: "K7Q2-M9XX"."""
    number = int.from_bytes(hashlib.sha256(_bytes(public)).digest()[:5])
    signs = "".join(SIGNS[number >> 5 * at & 31] for at in range(8))
    return f"{signs[:4]}-{signs[4:]}"


def sign(text: str, private: str) -> str:
    """Return the signature of a text: 86 signs."""
    return _written(_private(private).sign(text.encode()))


def is_signed(text: str, signature: str, public: str) -> bool:
    """Return whether a signature is of this text, by the key of this open half."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(_bytes(public)).verify(_bytes(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def key_text(key: PublicKey) -> str:
    """Return an open key as text to be handed out."""
    return f"{_HEAD}\nBibliotek/Library: {key.library}\nNyckel/Key: {key.code}\nÖppen/Public: {key.public}\n"


def pem(public: str) -> str:
    """Return an open key as other programs read it (PEM)."""
    head = bytes.fromhex("302a300506032b6570032100")  # RFC 8410: SubjectPublicKeyInfo of id-Ed25519
    body = base64.b64encode(head + _bytes(public)).decode()
    return f"-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n"


def read_keys(text: str) -> list[PublicKey]:
    """Return the open keys in a text, one or several below each other. Raises Invalid when there is none, or one is wrong."""
    made = []
    for part in text.split(_HEAD)[1:]:
        values = {match[1]: match[2].strip() for line in part.splitlines() if (match := _LINE.fullmatch(line.strip()))}
        public, code = values.get("Öppen/Public", ""), values.get("Nyckel/Key", "")
        if not _is_key(public) or code_of(public) != code:
            raise Invalid(
                _("The key {code} is damaged.").format(code=code or "?"), _("Have the library hand it out anew.")
            )
        made.append(PublicKey(code, public, values.get("Bibliotek/Library", "")))
    if not made:
        raise Invalid(
            _("This is no key of a library."), _("`kursverkstad certificate-key` at the library writes it as a file.")
        )
    return made


def _is_key(public: str) -> bool:
    try:
        return len(_bytes(public)) == 32
    except ValueError:
        return False


@lru_cache(maxsize=4)
def _private(text: str) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(_bytes(text))


def _written(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    """Return what base64 stands for. Raises ValueError for anything that is not written just so."""
    try:
        content = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from error
    if _written(content) != text:
        raise ValueError("not the shortest way to write it")
    return content
