"""Checking certificates: is it what the library signed, and does it still hold? Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from courses.dates import day_text
from courses.errors import Invalid
from courses.i18n import _
from courses.model import Actor
from courses.model.certificates import CertificateFacts, Checked, PublicKey, Verdict
from courses.rules import certificate_seal, certificate_text, rights
from courses.rules.certificate_text import Unreadable
from courses.store import Store, certificate_issues, signing_keys

MOST_LETTERS = 4_000_000
"""The longest text looked at."""


def check(text: str, keys: Sequence[PublicKey]) -> list[Checked]:
    """Return what is found of each certificate in a text, held against open keys only. Raises Invalid when there is none."""
    if len(text) > MOST_LETTERS:
        raise Invalid(_("The text is too long."))
    by_code = {it.code: it for it in keys}
    found = [_checked(lines, by_code) for lines in certificate_text.find(text)]
    if not found:
        raise Invalid(
            _("There is no certificate of Kursverkstad in this."),
            _("The text to check is in the square code on the paper; it begins with {head}.").format(
                head=certificate_text.HEAD
            ),
        )
    return found


def check_here(store: Store, actor: Actor, text: str, keys: Sequence[PublicKey] = ()) -> list[Checked]:
    """Return the same with the library's own keys, and whether each still holds, where the actor may see that."""
    found = check(text, [*keys, *signing_keys.everyone(store)])
    if not rights.may(actor, rights.Right.PRINT):
        return found
    own = {it.code for it in signing_keys.everyone(store)}
    return [_held_against_register(store, it, own) for it in found]


def _checked(lines: list[str], keys: Mapping[str, PublicKey]) -> Checked:
    try:
        facts, signature = certificate_text.read(lines)
    except Unreadable as error:
        return Checked(Verdict.ALTERED, None, _("It cannot be read: {what}").format(what=error))
    key = keys.get(facts.key)
    if key is None:
        words = _("It is signed with the key {code}, which is not among those known here.")
        return Checked(Verdict.UNKNOWN_KEY, facts, words.format(code=facts.key))
    if not certificate_seal.is_signed(certificate_text.text_of(facts), signature, key.public):
        return Checked(Verdict.ALTERED, facts, _("What stands there is not what the library signed."))
    return Checked(Verdict.VALID, facts)


def _held_against_register(store: Store, it: Checked, own: set[str]) -> Checked:
    """Return what was found with what the register says; nothing is added of another library's certificate."""
    if it.verdict is not Verdict.VALID or it.facts is None or it.facts.key not in own:
        return it
    verdict, reason = _standing(store, it.facts)
    return replace(it, verdict=verdict, reason=reason, is_in_register=True)


def _standing(store: Store, facts: CertificateFacts) -> tuple[Verdict, str]:
    kept = certificate_issues.by_number(store, facts.number)
    issues = certificate_issues.listed(store, facts.number)
    body = certificate_text.text_of(facts)
    own = [one for one in issues if one.issue == facts.issue and one.statement.startswith(f"{body}\n")]
    if kept is None or not own:
        words = _(
            "The library’s key signed it, but the register has no such certificate: its printing was undone, it went when "
            "two records of one person were made one, or the register was restored from an older backup. Ask the library."
        )
        return Verdict.NOT_ISSUED, words
    if kept["withdrawn_on"]:
        words = _("Taken back on {day} by {who}.")
        said = words.format(
            day=day_text(date.fromisoformat(kept["withdrawn_on"])), who=kept["withdrawn_by"] or _("the library")
        )
        return Verdict.WITHDRAWN, " ".join(filter(None, (said, kept["withdrawn_reason"])))
    if issues[-1].issue != facts.issue:
        words = _("Issue {issue} of {day} holds in its place.")
        return Verdict.SUPERSEDED, words.format(issue=issues[-1].issue, day=day_text(issues[-1].issued_at.date()))
    return Verdict.VALID, ""
