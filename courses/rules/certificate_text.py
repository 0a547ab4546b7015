"""The signed text of a certificate: what it says as lines that anybody can read, and back again.

The same facts always give the same text, and the text gives the same facts, so what is checked is what is read. Its
labels are Swedish and English at once, whatever language the paper speaks. It goes into a square code: `MOST_BYTES`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from courses.model.certificates import CertificateFacts
from courses.text import plain

MOST_BYTES = 850
"""The longest text with its signature, in UTF-8: a square code of it is 4 cm wide and is read by any phone."""
HEAD = "INTYG/CERTIFICATE Kursverkstad 1"
SIGNED = "Signatur/Signature"
_LABELS = (
    "Nr/No",
    "Namn/Name",
    "Kurs/Course",
    "Tid/Dates",
    "Närvaro/Attended",
    "Studietimmar/Hours",
    "Innehåll/Content",
    "Anordnare/Organiser",
    "Utfärdat/Issued",
    "Bibliotek/Library",
    "Nyckel/Key",
)
_ANY = re.compile(rf"({'|'.join(map(re.escape, (*_LABELS, SIGNED)))}) ?:(.*)", re.DOTALL)
_NUMBER = re.compile(r"(\d{4}-\d{1,9})/([1-9]\d{0,5})", re.ASCII)
_DATES = re.compile(r"(\d{4}-\d\d-\d\d) – (\d{4}-\d\d-\d\d)", re.ASCII)
_SHARE = re.compile(r"(0|[1-9]\d{0,5})/(0|[1-9]\d{0,5})", re.ASCII)
_HOURS = re.compile(r"0|[1-9]\d{0,5}", re.ASCII)
_ISSUED = re.compile(r"(\d{4}-\d\d-\d\d)(?: (.+))?", re.ASCII)
_SIGNATURE_BYTES = len(f"\n{SIGNED}: ") + 86
_NOTHING = "–"
_QUOTES = " \"'`*«»“”„’"
"""What a text may be put between on its way; in a signature there is none of them."""
_MOST_LETTERS = 4 * MOST_BYTES
"""No line of a certificate is longer: a hostile text is not put together for hours."""


class Unreadable(ValueError):
    """The lines are not those of a certificate, or some are missing."""


def text_of(facts: CertificateFacts) -> str:
    """Return the text that is signed, without a line break at its end."""
    values = (
        f"{facts.number}/{facts.issue}",
        facts.name,
        facts.course_title,
        f"{facts.first_date.isoformat()} – {facts.last_date.isoformat()}",
        f"{facts.attended}/{facts.held}",
        str(facts.study_hours),
        facts.content,
        "; ".join(facts.organisers),
        f"{facts.issued_on.isoformat()} {facts.town}".rstrip(),
        facts.library,
        facts.key,
    )
    lines = (f"{label}: {value or _NOTHING}" for label, value in zip(_LABELS, values, strict=True))
    return "\n".join((HEAD, *lines))


def signed_text(facts: CertificateFacts, signature: str) -> str:
    """Return the text with its signature, as it stands in the square code."""
    return f"{text_of(facts)}\n{SIGNED}: {signature}"


def settled(facts: CertificateFacts) -> CertificateFacts:
    """Return the facts as they can be signed: texts in one form, and a content cut to what the square code holds.

    What was cut ends in "…" and the first half of its SHA-256, so that the whole can still be held against it.
    """
    whole = replace(
        facts,
        name=_cut(_one_line(facts.name), 400),
        course_title=_cut(_one_line(facts.course_title), 200),
        content=_one_line("; ".join(filter(None, map(str.strip, facts.content.splitlines())))),
        organisers=_parted(_cut(_joined(facts.organisers), 300)),
        town=_cut(_one_line(facts.town), 60),
        library=_cut(_one_line(facts.library), 120),
    )
    room = MOST_BYTES - _SIGNATURE_BYTES - len(text_of(replace(whole, content="")).encode()) + len(_NOTHING.encode())
    return replace(whole, content=_cut(whole.content, room))


def _joined(names: Iterable[str]) -> str:
    return "; ".join(filter(None, (_one_line(it.replace(";", ",")) for it in names)))


def _parted(text: str) -> tuple[str, ...]:
    return tuple(text.split("; ")) if text else ()


def _cut(text: str, room: int) -> str:
    """Return a text in at most `room` bytes; where it is longer, up to a word, with "… #" and 16 digits of its digest."""
    if len(text.encode()) <= room:
        return text
    mark = f"… #{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    short = text.encode()[: max(room - len(mark.encode()), 0)].decode(errors="ignore")
    return short.rpartition(" ")[0].rstrip(" ,;.") + mark


def _one_line(text: str) -> str:
    return _tidy(text).lstrip(f"{_NOTHING} ")


def find(text: str) -> Iterator[list[str]]:
    """Yield each certificate in a text from anywhere as its lines: mail around it, marks of quoting and broken lines go."""
    lines = [re.sub(r"^[\s>|]+", "", _tidy(line)) for line in text.replace("\u2028", "\n").splitlines()]
    found: list[str] | None = None
    for line in (part for whole in lines for part in _unfolded(whole)):
        if line.strip(_QUOTES) == HEAD:
            if found:
                yield found
            found = [HEAD]
        elif found is not None and line:
            _take(found, line)
    if found:
        yield found


def number_in(text: str) -> str:
    """Return the number that a signed text tells; as written, whether it is one or not."""
    return next((line[7:].rpartition("/")[0] for line in text.splitlines() if line.startswith("Nr/No: ")), "")


def _unfolded(line: str) -> list[str]:
    """Return the lines of a certificate that came on one, as some phones give it; another line as it is."""
    line = line.lstrip(_QUOTES) if HEAD in line else line
    if not line.startswith(f"{HEAD} {_LABELS[0]}:"):
        return [line]
    parts, at = list[str](), 0
    for label in (*_LABELS, SIGNED):
        begin = line.find(f" {label}: ", at)
        if begin < 0:
            return [line]
        parts.append(line[at:begin])
        at = begin + 1
    return [*parts, line[at:].partition(": ")[0] + ": " + line[at:].partition(": ")[2].partition(" ")[0]]


def _take(found: list[str], line: str) -> None:
    """Take a line into a certificate; what has no label goes on from the line before, but nothing after the signature."""
    if _ANY.fullmatch(line):
        found.append(line.rstrip(_QUOTES) if line.startswith(SIGNED) else line)
    elif not found[-1].startswith(SIGNED):
        if len(found[-1]) < _MOST_LETTERS:
            found[-1] = f"{found[-1]} {line}"
    elif len(found[-1]) < len(SIGNED) + 2 + 86 and re.fullmatch(r"[\w-]+", rest := line.rstrip(_QUOTES), re.ASCII):
        found[-1] = f"{found[-1]}{'' if found[-1][-1] != ':' else ' '}{rest}"


def _tidy(text: str) -> str:
    return " ".join(plain(unicodedata.normalize("NFC", text)).split())


def read(lines: list[str]) -> tuple[CertificateFacts, str]:
    """Return what the lines of a certificate say, and its signature. Raises Unreadable."""
    found = [match for line in lines[1:] if (match := _ANY.fullmatch(line))]
    given = [match[1] for match in found]
    if lines[:1] != [HEAD] or given != [*_LABELS, SIGNED] or len(found) != len(lines) - 1:
        raise Unreadable(", ".join(label for label in (*_LABELS, SIGNED) if given.count(label) != 1))
    number, name, title, days, share, hours, content, organisers, issued, library, key, signature = (
        "" if (value := match[2].strip()) == _NOTHING else value for match in found
    )
    try:
        return _facts(number, name, title, days, share, hours, content, organisers, issued, library, key), signature
    except (ValueError, TypeError) as error:  # a value that is not in its form
        raise Unreadable(str(error)) from error


def _facts(
    number: str,
    name: str,
    title: str,
    days: str,
    share: str,
    hours: str,
    content: str,
    organisers: str,
    issued: str,
    library: str,
    key: str,
) -> CertificateFacts:
    numbered, period, figures, made = (
        _NUMBER.fullmatch(number),
        _DATES.fullmatch(days),
        _SHARE.fullmatch(share),
        _ISSUED.fullmatch(issued),
    )
    if not (numbered and period and figures and made):
        raise Unreadable(number if not numbered else days if not period else share if not figures else issued)
    return CertificateFacts(
        number=numbered[1],
        issue=int(numbered[2]),
        name=name,
        course_title=title,
        first_date=date.fromisoformat(period[1]),
        last_date=date.fromisoformat(period[2]),
        attended=int(figures[1]),
        held=int(figures[2]),
        study_hours=int(hours) if _HOURS.fullmatch(hours) else _not_a_number(hours),
        content=content,
        organisers=_parted(organisers),
        town=made[2] or "",
        issued_on=date.fromisoformat(made[1]),
        library=library,
        key=key,
    )


def _not_a_number(text: str) -> int:
    raise Unreadable(text)
