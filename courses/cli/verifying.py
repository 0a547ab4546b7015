"""Commands that check certificates, and that hand out the key they are checked with."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from courses import certificate_labels, places
from courses.cli import files, out
from courses.cli.office import Office
from courses.cli.parts import JSON, argument, command, option
from courses.errors import Exit, Invalid, NotFound
from courses.i18n import _
from courses.model.certificates import Checked, PublicKey, Verdict

_CODES = {
    Verdict.VALID: Exit.DONE,
    Verdict.WITHDRAWN: Exit.REFUSED,
    Verdict.SUPERSEDED: Exit.REFUSED,
    Verdict.NOT_ISSUED: Exit.REFUSED,
    Verdict.UNKNOWN_KEY: Exit.NOT_FOUND,
    Verdict.ALTERED: Exit.DAMAGED,
}
_WORST = tuple(_CODES)


@command(
    "verify",
    lambda: _(
        "Check a certificate: is it what the library signed, and does it hold?\n\nGive the PDF, a file with the text of the "
        "square code, or that text itself; - reads from standard input. With --key no library and no network is needed. "
        "Exit codes: 0 valid, 9 altered, 4 unknown key, 5 taken back or replaced, 3 no certificate."
    ),
    [
        argument(
            "what",
            lambda: _("FILE|TEXT|-"),
            lambda: _("The PDF, a file with the text, or the text as it was read out of the square code."),
        ),
        option(
            "--key",
            "key_file",
            type=click.Path(),
            label=lambda: _("FILE"),
            words=lambda: _("The library’s open key, as `certificate-key` wrote it; may hold several."),
        ),
        JSON,
    ],
)
def verify(office: Office, *, what: str, key_file: str | None, as_json: bool) -> int:
    """Check certificates."""
    from courses.imports import certificate_file

    text = certificate_file.read(sys.stdin.buffer.read(certificate_file.MOST_BYTES + 1) if what == "-" else what)
    found = certificate_file.held_against_pages(_check(office, text.text, _keys(key_file)), text)
    if as_json:
        out.say_json([_shape(it) for it in found])
    else:
        out.say("\n\n".join(_told(it) for it in found))
    if text.uncoded:
        out.note(certificate_labels.uncoded(text.uncoded))
    return _CODES[max((it.verdict for it in found), key=_WORST.index)]


@command(
    "certificate-key",
    lambda: _(
        "Show the open key that certificates are checked with, or write it to a file to hand out.\n\nThe closed half never "
        "leaves the library’s own file; whoever has that file can sign."
    ),
    [
        option(
            "-o",
            "--output",
            "target",
            type=click.Path(),
            label=lambda: _("FILE"),
            words=lambda: _("The file to write."),
        ),
        option("--force", is_flag=True, words=lambda: _("Replace a file that is there.")),
        option(
            "--new",
            "is_new",
            is_flag=True,
            words=lambda: _("Make a new key first; what the one before has signed stays good."),
        ),
        option("--pem", is_flag=True, words=lambda: _("As other programs read it, such as openssl.")),
        JSON,
    ],
)
def certificate_key(office: Office, *, target: str | None, force: bool, is_new: bool, pem: bool, as_json: bool) -> None:
    """Show the open key."""
    from courses.actions import certificate_keys
    from courses.rules import certificate_seal

    path = files.target(target, force=force, file_name="kursverkstad-nyckel.txt") if target else None
    with office.library() as store:
        if is_new:
            certificate_keys.renew(store, office.actor)
        found = certificate_keys.handed_out(store, office.actor)
    if not found:
        raise NotFound(_("There is no key yet."), _("It is made with the first certificates."))
    text = certificate_seal.pem(found[0].public) if pem else "\n".join(map(certificate_seal.key_text, found))
    if path is not None:
        files.write(path, text.encode(), is_private=False)
        out.say(str(path))
    elif as_json:
        out.say_json([_key_shape(it) for it in found])
    else:
        out.say(text.rstrip())


def _check(office: Office, text: str, keys: list[PublicKey]) -> list[Checked]:
    """Return what is found: with the library where there is one and no key was given, else by the keys alone."""
    from courses.actions import certificate_check

    if keys:
        return certificate_check.check(text, keys)
    if not places.database_file(office.folder).exists():
        raise NotFound(
            _("There is no library in {folder}.").format(folder=office.folder),
            _("--key checks with the open key of the library that gave the certificate."),
        )
    with office.library() as store:
        return certificate_check.check_here(store, office.actor, text)


def _keys(path: str | None) -> list[PublicKey]:
    from courses.rules import certificate_seal

    if path is None:
        return []
    content = Path(path).read_bytes()[:100_000]
    try:
        return certificate_seal.read_keys(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Invalid(_("This is no key of a library.")) from error


def _told(it: Checked) -> str:
    lines = [certificate_labels.head(it), *([it.reason] if it.reason else [])]
    if it.facts is not None:
        lines += ["", out.facts(certificate_labels.facts(it.facts))]
    advice = certificate_labels.advice(it)
    return "\n".join([*lines, *([""] if advice else []), *advice])


def _shape(it: Checked) -> dict[str, object]:
    facts = it.facts
    said = None
    if facts is not None:
        said = {
            "number": facts.number,
            "issue": facts.issue,
            "name": facts.name,
            "course": facts.course_title,
            "first_date": facts.first_date.isoformat(),
            "last_date": facts.last_date.isoformat(),
            "attended": facts.attended,
            "held": facts.held,
            "study_hours": facts.study_hours,
            "content": facts.content,
            "organisers": list(facts.organisers),
            "town": facts.town,
            "issued_on": facts.issued_on.isoformat(),
            "library": facts.library,
            "key": facts.key,
        }
    return {
        "verdict": it.verdict.value,
        "reason": it.reason,
        "register_asked": it.is_in_register,
        "page": it.page or None,
        "says": said,
    }


def _key_shape(it: PublicKey) -> dict[str, object]:
    return {
        "code": it.code,
        "public": it.public,
        "library": it.library,
        "made_at": it.made_at.isoformat() if it.made_at else None,
        "retired_at": it.retired_at.isoformat() if it.retired_at else None,
    }


COMMANDS = (verify, certificate_key)
