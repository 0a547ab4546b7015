"""What a handout says besides its own text."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind, SheetSize
from courses.rules.paper_fields import Field, Key, Kind

FIELDS = (
    Field("edition", "version", lambda: _("The text’s own version"), "1.4"),
    Field("dated", "datum", lambda: _("The day of that version"), "22 november 2026"),
    Field("until", "till", lambda: _("The last day that the text holds"), "30 november 2027"),
    Field("licence", "licens", lambda: _("What may be done with the text"), "CC BY 4.0"),
    Field("review", "granskning", lambda: _("Who has read the text through"), "granskad av KF"),
    Field("follows", "följer", lambda: _("The version of the original that a translation follows"), "1.3"),
    Field("original", "original", lambda: _("The version that the original has now"), "1.4"),
    Field("address", "adress", lambda: _("The address that a square code leads to"), "internetkunskap.se"),
    Field("device", "enhet", lambda: _("The device that steps hold for"), "iPad"),
    Field("course", "kurs", lambda: _("The course’s title"), "Bli vän med din telefon"),
)
KEYS = (
    Key("try_it"),
    Key("remember"),
    Key("words"),
    Key("device", "device"),
    Key("qr", "address"),
    Key("version", "edition dated"),
    Key("holds", "until", may_be_empty=True),
    Key("licence", "licence"),
    Key("reviewed", "review", may_be_empty=True),
    Key("not_reviewed"),
    Key("not_proofread"),
    Key("translated", "follows", may_be_empty=True),
    Key("lagging", "follows original"),
    Key("too_old", "until"),
    Key("page", "page pages"),
)
KIND = Kind(
    PaperKind.HANDOUT,
    label=lambda: _("Handout"),
    sizes=(SheetSize.A4, SheetSize.A5),
    fields=FIELDS,
    keys=(*KEYS, Key("from_course", "course", may_be_empty=True)),
)
