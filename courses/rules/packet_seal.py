"""The shape of a packet's file: a line of what it is, a line of JSON, and a line that signs both (HMAC-SHA256).

Nothing of the content is looked at before its signature has been found right. Knows no packets.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass

from courses.errors import Invalid, Refused, TooNew
from courses.i18n import _

FORMAT = 1
PACKET, RETURN, FORM = "packet", "return", "form"
"""What a file can be: what goes out, what comes back, and what is hidden in a workbook to be filled in."""
MAX_BYTES = 4_000_000
"""The largest file looked at: twenty courses of thirty persons and fifty sessions take a tenth of it."""
_HEAD = re.compile(rb"kursverkstad-(packet|return|form) ([0-9]{1,4}) ([0-9a-f]{32}) ([0-9a-f]{32})")
_SIGNATURE = re.compile(rb"hmac-sha256 ([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A signed file that has not been trusted yet."""

    kind: str
    library_uid: str
    key_uid: str
    body: bytes
    signed: bytes
    """All that the signature is about."""
    signature: str


def seal(kind: str, library_uid: str, key_uid: str, body: bytes, key: bytes) -> bytes:
    """Return the file of a body, signed; the body must not have line breaks."""
    signed = f"kursverkstad-{kind} {FORMAT} {library_uid} {key_uid}\n".encode() + body + b"\n"
    return signed + f"hmac-sha256 {_sign(signed, key)}\n".encode()


def peek(data: bytes) -> Sealed:
    """Return what a file says that it is. Raises Invalid when it is none of ours, TooNew when of a newer program."""
    if len(data) > MAX_BYTES:
        raise Invalid(_("The file is too large for a packet."), _not_ours())
    lines = data.split(b"\n")
    head = _HEAD.fullmatch(lines[0][:200])
    if head is None:
        raise Invalid(_("This is not a packet from Kursverkstad."), _not_ours())
    if int(head[2]) != FORMAT:
        raise TooNew(_("The packet was made by a newer version of Kursverkstad."), _("Update the program."))
    signature = _SIGNATURE.fullmatch(lines[2]) if len(lines) == 4 and lines[3] == b"" else None
    if signature is None:
        raise Refused(_("The packet is damaged, or has been altered on its way."), ask_again())
    signed = lines[0] + b"\n" + lines[1] + b"\n"
    return Sealed(head[1].decode(), head[3].decode(), head[4].decode(), lines[1], signed, signature[1].decode())


def is_signed_with(sealed: Sealed, key: bytes) -> bool:
    """Return whether a file is as it was when somebody with the key signed it."""
    return hmac.compare_digest(_sign(sealed.signed, key), sealed.signature)


def ask_again() -> str:
    """Return what to do about a file that cannot be trusted."""
    return _("Nothing was read in. Have it sent anew.")


def _not_ours() -> str:
    return _("Choose the file that was sent; it ends in .kvpaket, or .xlsx.")


def _sign(signed: bytes, key: bytes) -> str:
    return hmac.new(key, signed, hashlib.sha256).hexdigest()
