"""E-mail addresses as people write them: taken out of what stands round them, and judged. Nothing is asked of the network.

What an address may be, in any alphabet, is email-validator's; the words for what is wrong are ours.
"""

from __future__ import annotations

import re
from typing import Final

from courses.errors import Invalid
from courses.i18n import _
from courses.text import clean

_USUAL: Final = re.compile(
    r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+){0,9}@(?:[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?\.){1,4}(?:com|net|org|nu|eu|info)"
    r"|[a-z0-9_+-]+(?:\.[a-z0-9_+-]+){0,9}@(?:[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?\.){1,4}[a-z]{2}"
)
"""What nearly all addresses look like; such a one needs no library, which takes longer than all else of an import."""
_LONGEST_USUAL: Final = 60
_IN_BRACKETS: Final = re.compile(r"[^<>]*<([^<>]*)>[\s.,;]*")
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)+"@[^\s@"<>,;]+')
"""An address whose first part stands in quotation marks."""
_AROUND: Final = " \t\"'<>()[],;:"
_SECOND: Final = re.compile(r"@.*[\s,;/]+\S*@")


def read(text: str) -> str:
    """Return the one address in a text, its domain in small letters; "Name <address>" and "mailto:" are taken apart.

    Nothing gives nothing. Raises Invalid, saying what is wrong.
    """
    if len(text) <= _LONGEST_USUAL and _USUAL.fullmatch(text) and "--" not in text:
        return text
    written = _bare(clean(text).replace("＠", "@"))
    if not written:
        return ""
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(written, check_deliverability=False, allow_quoted_local=True, strict=True)
    except EmailNotValidError as error:
        raise Invalid(_why_none(written), _("Write for example name@example.org.")) from error
    return checked.normalized


def _bare(text: str) -> str:
    """Return the address alone."""
    if _QUOTED.fullmatch(text):
        return text
    if match := _IN_BRACKETS.fullmatch(text):
        text = match[1]
    if _QUOTED.fullmatch(text):
        return text
    text = text.strip(_AROUND)
    if text[:7].lower() == "mailto:":
        text = text[7:].partition("?")[0].strip(_AROUND)
    return text


def _why_none(written: str) -> str:
    """Return what is wrong with what is no address."""
    name, at, domain = written.rpartition("@")
    if not at:
        return _("The sign @ is missing.")
    if _SECOND.search(written):
        return _("There are two addresses here.")
    if not name or not domain:
        return _("Something is missing before the @.") if not name else _("Something is missing after the @.")
    if any(char.isspace() for char in written):
        return _("There is a space in the address.")
    if "@" in name:
        return _("There are two @ in the address.")
    if ".." in written or written.startswith(".") or written.endswith(".") or name.endswith(".") or domain[0] == ".":
        return _("There is a dot too many.")
    if "," in domain:
        return _("There is a comma where a dot should be.")
    if "." not in domain:
        return _("After the @ there should be a dot, as in example.org.")
    return _("No e-mail can go to “{text}”.").format(text=written[:60])
