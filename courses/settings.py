"""Which settings there are, what each means, and how its text is read and shown. Values are kept by the store, as text.

Names and kept values are stable, for the command line; titles and words are for people, and are understood too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from courses.errors import Invalid, NotFound
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


def _text(value: str) -> str:
    return clean(value)


def _page(value: str) -> str:
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


def _share(value: str) -> str:
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


def _percent(value: str) -> str:
    return f"{float(value) * 100:g} %"


def _one_of(choices: Sequence[Choice]) -> Callable[[str], str]:
    def read(value: str) -> str:
        for choice in choices:
            if choice.fits(value):
                return choice.value
        raise Invalid(
            _("“{value}” is not possible here.").format(value=clean(value)),
            _("Choose one of: {choices}.").format(choices=", ".join(it.word() for it in choices)),
        )

    return read


def _whole(value: str) -> str:
    text = value.strip()
    if not (text.isascii() and text.isdecimal()) or len(text) > 4:
        raise Invalid(_("“{value}” is not a whole number.").format(value=clean(value)), _("Write for example 6."))
    return str(int(text))


def _host(value: str) -> str:
    """Read the name of a computer on the net, or nothing."""
    text = clean(value).rstrip(".")
    if text and not re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9.:-]{0,250}[A-Za-z0-9])?", text):
        raise Invalid(
            _("“{value}” is not the name of a mail server.").format(value=text),
            _("Write for example mail.example.org."),
        )
    return text


def _whole_port(value: str) -> str:
    text = value.strip()
    if not (text.isascii() and text.isdecimal()) or not 0 < int(text[:6]) < 65536:
        raise Invalid(_("“{value}” is not a port.").format(value=clean(value)), _("Write for example 587."))
    return str(int(text))


def _whole_or_none(value: str) -> str:
    return _whole(value) if value.strip() else ""


YES_NO = (
    Choice("yes", lambda: _("yes"), ("ja", "true", "1", "on", "pa")),
    Choice("no", lambda: _("no"), ("nej", "false", "0", "off", "av")),
)
_LANGUAGES = (
    Choice(LANGUAGES[0], lambda: _("Swedish"), ("svenska", "swedish")),
    Choice(LANGUAGES[1], lambda: _("English"), ("engelska", "english")),
)
_THEMES = (
    Choice(THEMES[0], lambda: _("Light"), ("light", "ljust", "ljus", "ljusa")),
    Choice(THEMES[1], lambda: _("Dark"), ("dark", "morkt", "mork", "morka")),
    Choice(THEMES[2], lambda: _("High contrast"), ("contrast", "high contrast", "kontrast", "hog kontrast")),
)
_GIVES = (
    Choice("seat", lambda: _("is given at once"), ("seat", "plats", "at once", "genast", "direkt")),
    Choice("offer", lambda: _("is offered"), ("offer", "erbjudande", "erbjud", "erbjuds")),
)
TREATMENTS = (
    Choice("SKIP", lambda: _("pass over"), ("skip", "hoppa over", "yes", "ja")),
    Choice("WARN", lambda: _("take, but warn"), ("warn", "varna", "ta med och varna")),
    Choice("IGNORE", lambda: _("take as any day"), ("ignore", "no", "nej", "vanlig dag")),
)


def _treatment(name: str, default: str, title: Callable[[], str]) -> Setting:
    meaning = lambda: _("What planning does with such a date; each course can do otherwise.")  # noqa: E731 as its neighbours
    return Setting(name, default, title, meaning, _one_of(TREATMENTS), TREATMENTS)


_SECURITY = (
    Choice("starttls", lambda: _("STARTTLS"), ("start tls",)),
    Choice("tls", lambda: _("TLS from the start"), ("tls", "ssl", "smtps")),
    Choice("none", lambda: _("No encryption"), ("ingen", "none", "okrypterat")),
)
_CLASH_RULES = (
    Choice("block", lambda: _("Block"), ("block", "stoppa", "hindra", "fel", "stop")),
    Choice("warn", lambda: _("Warn"), ("warn", "varna", "varning", "warning")),
    Choice("ignore", lambda: _("Ignore"), ("ignore", "strunta i", "ignorera", "nej", "av", "off", "no")),
)
_CLASHES: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("room", "block", lambda: _("Clash: a room taken twice")),
    ("leader", "block", lambda: _("Clash: a leader at two places")),
    ("leader_day", "warn", lambda: _("Clash: a leader on a day when the leader cannot")),
    ("leader_approved", "warn", lambda: _("Clash: a leader who is not approved")),
    ("equipment", "block", lambda: _("Clash: too little equipment")),
    ("seats_computers", "warn", lambda: _("Clash: more seats than computers")),
    ("seats_chairs", "warn", lambda: _("Clash: more seats than chairs")),
    ("person", "warn", lambda: _("Clash: a participant in two places")),
    ("needs", "warn", lambda: _("Clash: a need that the room does not meet")),
    ("themed_hour", "warn", lambda: _("Clash: themed hours in another’s room")),
    ("closed", "warn", lambda: _("Clash: a session on a closed day")),
    ("organiser_invalid", "warn", lambda: _("Clash: an organiser that is not valid")),
    ("below_minimum", "warn", lambda: _("Clash: fewer enrolled than the minimum")),
    ("first_date", "warn", lambda: _("Clash: a first session that cannot be held")),
    ("weekday", "warn", lambda: _("Clash: a weekday that is not the date’s")),
)
"""Kind, default and title of each kind of clash; the kinds are those of `courses.model.ClashKind`."""
SETTINGS: dict[str, Setting] = {
    s.name: s
    for s in (
        Setting(
            "library.name",
            "",
            lambda: _("The library’s name"),
            lambda: _("Stands at the top of every screen and on papers."),
            _text,
        ),
        Setting(
            "library.town",
            "",
            lambda: _("Town on certificates"),
            lambda: _("The town that certificates are dated in."),
            _text,
        ),
        Setting(
            "library.phone",
            "",
            lambda: _("Telephone for enrolments"),
            lambda: _("Stands on posters and programmes."),
            _text,
        ),
        Setting(
            "library.email",
            "",
            lambda: _("E-mail for enrolments"),
            lambda: _("Stands on posters and programmes."),
            _text,
        ),
        Setting(
            "library.page",
            "",
            lambda: _("The library’s page"),
            lambda: _("The address on the web that posters and programmes send people to, also as a square code."),
            _page,
        ),
        Setting(
            "interface.language",
            "sv",
            lambda: _("Language"),
            lambda: _("Swedish or English, on screens, papers and the command line."),
            _one_of(_LANGUAGES),
            _LANGUAGES,
        ),
        Setting(
            "interface.theme",
            THEMES[0],
            lambda: _("Colours"),
            lambda: _("Light, dark or high contrast."),
            _one_of(_THEMES),
            _THEMES,
        ),
        Setting(
            "certificate.threshold",
            "0.7",
            lambda: _("Limit for certificates"),
            lambda: _(
                "The share of the sessions held that gives a certificate, such as 70 %; exactly the share counts."
            ),
            _share,
            in_words=_percent,
        ),
        Setting(
            "list.blank_rows",
            "6",
            lambda: _("Blank rows on lists"),
            lambda: _("Rows without a name at the end of an attendance list, for those who just turn up."),
            _whole,
        ),
        _treatment("schedule.red_days", "SKIP", lambda: _("Red days")),
        _treatment("schedule.eves", "IGNORE", lambda: _("Eves and Maundy Thursday")),
        _treatment("schedule.clamp_days", "IGNORE", lambda: _("Clamp days")),
        _treatment("schedule.closures", "SKIP", lambda: _("Closed days")),
        _treatment("schedule.school_breaks", "SKIP", lambda: _("School breaks")),
        _treatment("schedule.opening_hours", "WARN", lambda: _("Outside opening hours")),
        Setting(
            "go.days_before",
            "7",
            lambda: _("Days before the decision"),
            lambda: _("How many days before its first session it is decided whether a course is held."),
            _whole,
        ),
        Setting(
            "waiting.singles_pass",
            "yes",
            lambda: _("Singles may pass a party"),
            lambda: _("Whether somebody on the waiting list may pass a party that is too big for the free seats."),
            _one_of(YES_NO),
            YES_NO,
        ),
        Setting(
            "waiting.gives",
            "seat",
            lambda: _("A seat that becomes free"),
            lambda: _(
                "Whether the first on the waiting list gets it at once, or is offered it and has to answer in time."
            ),
            _one_of(_GIVES),
            _GIVES,
        ),
        Setting(
            "waiting.offer_hours",
            "48",
            lambda: _("Hours to answer an offer"),
            lambda: _("How long an offered seat is kept; then it goes on to the next."),
            _whole,
        ),
        Setting(
            "enrolment.drop_out_from",
            "2",
            lambda: _("Cancelling is dropping out from session"),
            lambda: _(
                "Who cancels when this session has begun, or later, has dropped out: the seat is not filled. 0: never."
            ),
            _whole,
        ),
        Setting(
            "smtp.host",
            "",
            lambda: _("Mail server"),
            lambda: _("Sends e-mails (SMTP), such as mail.example.org; without one they are written as files."),
            _host,
        ),
        Setting(
            "smtp.port",
            "587",
            lambda: _("Mail server’s port"),
            lambda: _("Usually 587, with TLS from the start 465."),
            _whole_port,
        ),
        Setting(
            "smtp.security",
            "starttls",
            lambda: _("Mail server’s security"),
            lambda: _("Without encryption no password is ever sent, except on this computer."),
            _one_of(_SECURITY),
            _SECURITY,
        ),
        Setting(
            "smtp.user",
            "",
            lambda: _("Mail server’s user"),
            lambda: _("Its password is kept in the file smtp-password in the data folder, readable by you only."),
            _text,
        ),
        Setting(
            "smtp.from",
            "",
            lambda: _("E-mails are from"),
            lambda: _("The address that e-mails come from; else the e-mail for enrolments."),
            _text,
        ),
        Setting(
            "smtp.delay",
            "10",
            lambda: _("Minutes before an e-mail goes"),
            lambda: _("So long can a queued e-mail be stopped."),
            _whole,
        ),
        Setting(
            "enrolment.opens",
            "",
            lambda: _("Enrolment opens, days before"),
            lambda: _(
                "How many days before its first session enrolment in a course opens; empty: as soon as it is planned. "
                "Each course can say otherwise."
            ),
            _whole_or_none,
        ),
        Setting(
            "enrolment.closes",
            "",
            lambda: _("Enrolment closes, days before"),
            lambda: _(
                "How many days before its first session enrolment in a course closes; empty: never. "
                "Each course can say otherwise."
            ),
            _whole_or_none,
        ),
        Setting(
            "confirm.days_before",
            "7",
            lambda: _("Days before places are confirmed"),
            lambda: _(
                "How many days before the first session those with a seat are called and asked whether they come."
            ),
            _whole,
        ),
        Setting(
            "interest.new_run",
            "6",
            lambda: _("Enough for a new run"),
            lambda: _(
                "When so many wait for or are interested in the same, beyond the seats left, Today proposes a new run; "
                "0 never does."
            ),
            _whole,
        ),
        *(
            Setting(
                f"clash.{kind}",
                default,
                title,
                lambda: _(
                    "Whether such a clash should stop a plan from being saved, is only told, or is not looked for."
                ),
                _one_of(_CLASH_RULES),
                _CLASH_RULES,
            )
            for kind, default, title in _CLASHES
        ),
    )
}


def setting(name: str) -> Setting:
    """Return the setting of that name; raises NotFound naming those that exist."""
    if name not in SETTINGS:
        raise NotFound(
            _("There is no setting “{name}”.").format(name=clean(name)),
            _("Choose one of: {choices}.").format(choices=", ".join(SETTINGS)),
        )
    return SETTINGS[name]
