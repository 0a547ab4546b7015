"""Which settings there are, what each means, and how its text is read. Values are kept by the store, as text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from courses.errors import Invalid, NotFound
from courses.i18n import LANGUAGES, _
from courses.text import clean

THEMES = ("kursverkstad-light", "kursverkstad-dark", "kursverkstad-contrast")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting."""

    name: str
    default: str
    meaning: Callable[[], str]
    """What it does, in the reader's language."""
    read: Callable[[str], str]
    """From what was typed to what is kept; raises Invalid."""


def _text(value: str) -> str:
    return clean(value)


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


def _yes_no(value: str) -> str:
    word = value.strip().casefold()
    if word in ("yes", "ja", "true", "1", "on", "på"):
        return "yes"
    if word in ("no", "nej", "false", "0", "off", "av"):
        return "no"
    raise Invalid(_("“{value}” is neither yes nor no.").format(value=clean(value)), _("Write yes or no."))


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        word = value.strip().casefold()
        if word not in allowed:
            raise Invalid(
                _("“{value}” is not possible here.").format(value=clean(value)),
                _("Choose one of: {choices}.").format(choices=", ".join(allowed)),
            )
        return word

    return read


def _whole(value: str) -> str:
    text = value.strip()
    if not text.isdecimal() or len(text) > 4:
        raise Invalid(_("“{value}” is not a whole number.").format(value=clean(value)), _("Write for example 6."))
    return str(int(text))


SETTINGS: dict[str, Setting] = {
    s.name: s
    for s in (
        Setting("library.name", "", lambda: _("The library's name, on screens and papers"), _text),
        Setting("library.town", "", lambda: _("The town that certificates are dated in"), _text),
        Setting(
            "certificate.threshold",
            "0.7",
            lambda: _("Share of the sessions held that gives a certificate, 0–1; exactly the share counts"),
            _share,
        ),
        Setting("list.blank_rows", "6", lambda: _("Blank rows for walk-ins on attendance lists"), _whole),
        Setting(
            "schedule.skip_eves", "no", lambda: _("Pass over eves (Christmas Eve …) when dates are planned"), _yes_no
        ),
        Setting("interface.language", "sv", lambda: _("Language: sv or en"), _one_of(*LANGUAGES)),
        Setting("interface.theme", THEMES[0], lambda: _("Colours: light, dark or high contrast"), _one_of(*THEMES)),
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
