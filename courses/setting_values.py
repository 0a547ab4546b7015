"""What a setting is, how its text is read and which values it may have; the settings themselves are in `settings`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from courses.errors import Invalid
from courses.i18n import LANGUAGES, _
from courses.text import clean, fold

THEMES = ("kursverkstad-light", "kursverkstad-dark", "kursverkstad-contrast")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a setting that has a closed list of them."""

    value: str
    """As it is kept."""
    word: Callable[[], str]
    """As it is shown, in the reader's language."""
    also: tuple[str, ...] = ()
    """What else may be typed for it, folded, whatever the language."""

    def fits(self, typed: str) -> bool:
        """Return whether what was typed means this."""
        return fold(typed) in (fold(self.value), fold(self.word()), *self.also)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting."""

    name: str
    """As the command line knows it."""
    default: str
    title: Callable[[], str]
    """What it is called, in the reader's language."""
    meaning: Callable[[], str]
    """What it does, in the reader's language."""
    read: Callable[[str], str]
    """From what was typed to what is kept; raises Invalid."""
    choices: tuple[Choice, ...] = ()
    """All values that there are; empty: it is typed."""
    in_words: Callable[[str], str] = str

    def show(self, value: str) -> str:
        """Return a kept value as it is shown; empty for none."""
        return next((it.word() for it in self.choices if it.value == value), "") or self.in_words(value)


def a_text(value: str) -> str:
    """Read a line of text, or nothing."""
    return clean(value)


def a_page(value: str) -> str:
    """Read an address on the web; without a scheme it gets https."""
    text = clean(value)
    if not text:
        return ""
    address = text if "://" in text else f"https://{text}"
    scheme, _colon, rest = address.partition("://")
    host = rest.partition("/")[0]
    if scheme.lower() not in ("http", "https") or "." not in host.strip(".") or " " in address or len(address) > 200:
        raise Invalid(
            _("“{value}” is not an address on the web.").format(value=text),
            _("Write for example www.example.org/kurser."),
        )
    return address


def a_share(value: str) -> str:
    """Read a share 0–1, also written "70 %" or "0,7"."""
    text = value.strip().replace(",", ".").replace(" ", "")
    try:
        number = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        number = -1
    if not 0 <= number <= 1:
        raise Invalid(
            _("“{value}” is not a share between 0 and 1.").format(value=clean(value)),
            _("Write for example 0.7 or 70 %."),
        )
    return repr(round(number, 6))


def percent(value: str) -> str:
    """Show a share 0–1 as per cent."""
    return f"{float(value) * 100:g} %"


def one_of(choices: Sequence[Choice]) -> Callable[[str], str]:
    """Return what reads one of `choices`. Raises Invalid."""

    def read(value: str) -> str:
        for choice in choices:
            if choice.fits(value):
                return choice.value
        raise Invalid(
            _("“{value}” is not possible here.").format(value=clean(value)),
            _("Choose one of: {choices}.").format(choices=", ".join(it.word() for it in choices)),
        )

    return read


def whole(value: str) -> str:
    """Read a whole number of at most four digits; raises Invalid."""
    text = value.strip()
    if not (text.isascii() and text.isdecimal()) or len(text) > 4:
        raise Invalid(_("“{value}” is not a whole number.").format(value=clean(value)), _("Write for example 6."))
    return str(int(text))


def a_host(value: str) -> str:
    """Read the name of a computer on the net, or nothing."""
    text = clean(value).rstrip(".")
    if text and not re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9.:-]{0,250}[A-Za-z0-9])?", text):
        raise Invalid(
            _("“{value}” is not the name of a mail server.").format(value=text),
            _("Write for example mail.example.org."),
        )
    return text


def a_port(value: str) -> str:
    """Read the number of a port. Raises Invalid."""
    text = value.strip()
    if not (text.isascii() and text.isdecimal()) or not 0 < int(text[:6]) < 65536:
        raise Invalid(_("“{value}” is not a port.").format(value=clean(value)), _("Write for example 587."))
    return str(int(text))


def whole_or_none(value: str) -> str:
    """Read a whole number, or nothing. Raises Invalid."""
    return whole(value) if value.strip() else ""


YES_NO = (
    Choice("yes", lambda: _("yes"), ("ja", "true", "1", "on", "pa")),
    Choice("no", lambda: _("no"), ("nej", "false", "0", "off", "av")),
)
CHOICES_OF_LANGUAGE = (
    Choice(LANGUAGES[0], lambda: _("Swedish"), ("svenska", "swedish")),
    Choice(LANGUAGES[1], lambda: _("English"), ("engelska", "english")),
)
CHOICES_OF_THEME = (
    Choice(THEMES[0], lambda: _("Light"), ("light", "ljust", "ljus", "ljusa")),
    Choice(THEMES[1], lambda: _("Dark"), ("dark", "morkt", "mork", "morka")),
    Choice(THEMES[2], lambda: _("High contrast"), ("contrast", "high contrast", "kontrast", "hog kontrast")),
)
CHOICES_OF_SEAT = (
    Choice("seat", lambda: _("is given at once"), ("seat", "plats", "at once", "genast", "direkt")),
    Choice("offer", lambda: _("is offered"), ("offer", "erbjudande", "erbjud", "erbjuds")),
)
CHOICES_OF_COUNTING = (
    Choice("joined", lambda: _("from when they joined"), ("joined", "fran anmalan", "nar de borjade", "borjade")),
    Choice("start", lambda: _("from the start"), ("start", "from the start", "fran borjan", "alla", "all")),
)
"""From which session on somebody's attendance is counted."""
CHOICES_OF_NOT_MENTIONED = (
    Choice("ask", lambda: _("asked about"), ("ask", "fraga", "fragas om")),
    Choice("absent", lambda: _("were away"), ("absent", "away", "borta", "franvarande")),
    Choice("leave", lambda: _("left without a mark"), ("leave", "lamna", "ingen", "none")),
)
"""What becomes of people on a list of paper of whom the line that is keyed says nothing."""
TREATMENTS = (
    Choice("SKIP", lambda: _("pass over"), ("skip", "hoppa over", "yes", "ja")),
    Choice("WARN", lambda: _("take, but warn"), ("warn", "varna", "ta med och varna")),
    Choice("IGNORE", lambda: _("take as any day"), ("ignore", "no", "nej", "vanlig dag")),
)


CHOICES_OF_SECURITY = (
    Choice("starttls", lambda: _("STARTTLS"), ("start tls",)),
    Choice("tls", lambda: _("TLS from the start"), ("tls", "ssl", "smtps")),
    Choice("none", lambda: _("No encryption"), ("ingen", "none", "okrypterat")),
)
CHOICES_OF_CLASH = (
    Choice("block", lambda: _("Block"), ("block", "stoppa", "hindra", "fel", "stop")),
    Choice("warn", lambda: _("Warn"), ("warn", "varna", "varning", "warning")),
    Choice("ignore", lambda: _("Ignore"), ("ignore", "strunta i", "ignorera", "nej", "av", "off", "no")),
)
