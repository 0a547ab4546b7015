"""What checking a certificate found, in words, for the command line and the screens."""

from __future__ import annotations

from collections.abc import Sequence

from courses.dates import day_year
from courses.i18n import _
from courses.model.certificates import CertificateFacts, Checked, Sent, Sorting, Verdict

_SIGNS = {Verdict.VALID: "✓", Verdict.UNKNOWN_KEY: "?"}


def head(it: Checked) -> str:
    """Return the verdict with its sign and page, in a line."""
    told = f"{_SIGNS.get(it.verdict, '✗')} {verdict(it.verdict)}"
    return _("Page {page}: {what}").format(page=it.page, what=told) if it.page else told


def verdict(it: Verdict) -> str:
    """Return a verdict as a sentence."""
    words = {
        Verdict.VALID: _("Valid: the library signed this."),
        Verdict.ALTERED: _("ALTERED: this is not what the library signed."),
        Verdict.UNKNOWN_KEY: _("Not known: signed with another key than those at hand."),
        Verdict.WITHDRAWN: _("NOT VALID: the library has taken it back."),
        Verdict.SUPERSEDED: _("NOT VALID any more: a later issue holds."),
        Verdict.NOT_ISSUED: _("NOT VALID: the register has no such certificate."),
    }
    return words[it]


def advice(it: Checked) -> list[str]:
    """Return what is left to do for who checks, a sentence each."""
    if it.verdict is not Verdict.VALID:
        return []
    told = [_("Compare this with the paper: what stands here is what the library signed.")]
    if not it.is_in_register:
        words = _("The key {code} proves it only if you have it from the library itself, and not with the certificate.")
        told.append(words.format(code=it.facts.key if it.facts else ""))
        told.append(_("Whether it has been taken back since only the library knows."))
    return told


def uncoded(pages: Sequence[int]) -> str:
    """Return which pages of a file were not checked, as they have no code; empty where there are none."""
    if not pages:
        return ""
    words = _("Not checked, as there is no square code that can be read: page {pages}.")
    return words.format(pages=", ".join(map(str, pages)))


def facts(it: CertificateFacts) -> Sequence[tuple[str, object]]:
    """Return what a certificate says, each with its label."""
    return (
        (_("Number"), _("{number}, issue {issue}").format(number=it.number, issue=it.issue)),
        (_("Name"), it.name or _("written on by hand")),
        (_("Course"), it.course_title),
        (_("Time"), f"{it.first_date.isoformat()} – {it.last_date.isoformat()}"),
        (_("Present"), f"{it.attended}/{it.held}"),
        (_("Study hours"), it.study_hours),
        (_("Content"), it.content),
        (_("Organiser"), "; ".join(it.organisers)),
        (_("Issued"), f"{day_year(it.issued_on)} {it.town}".rstrip()),
        (_("Library"), it.library),
        (_("Key"), it.key),
    )


def sent(it: Sent) -> str:
    """Return to whom certificates are made."""
    words = {
        Sent.ALL: _("Everybody who is due one"),
        Sent.POST: _("By post: those without an e-mail address"),
        Sent.MAIL: _("By e-mail: those with an address"),
    }
    return words[it]


def sorting(it: Sorting) -> str:
    """Return in which order they lie."""
    return {Sorting.NAME: _("By name"), Sorting.POSTCODE: _("By postcode")}[it]
