"""What the card says that everybody gets at the end of a course."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind, SheetSize
from courses.rules.paper_fields import Field, Key, Kind

KIND = Kind(
    PaperKind.NEXT_STEP,
    label=lambda: _("Next-step card"),
    sizes=(SheetSize.A5, SheetSize.A4),
    fields=(
        Field("course", "kurs", lambda: _("The course’s title"), "Bli vän med din telefon"),
        Field("first", "första", lambda: _("The first day of a course"), "tisdag 9 mars 2027"),
        Field("weekday", "veckodag", lambda: _("A weekday"), "torsdag"),
        Field("time", "tid", lambda: _("From when to when"), "14.00–16.00"),
        Field("place", "plats", lambda: _("Room and place"), "Studion, Tallviks bibliotek"),
    ),
    keys=(
        Key("document_title", "course"),
        Key("title"),
        Key("after", "course"),
        Key("done"),
        Key("train"),
        Key("train_about", may_be_empty=True),
        Key("courses"),
        Key("course", "first time place"),
        Key("help"),
        Key("hour", "weekday time place"),
        Key("hour_booked", "weekday time place"),
        Key("help_always"),
        Key("page"),
        Key("passwords", may_be_empty=True),
        Key("contact", may_be_empty=True),
    ),
)
