"""What the slip from the desk says."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind, SheetSize
from courses.rules.paper_fields import Field, Key, Kind

KIND = Kind(
    PaperKind.SLIP,
    label=lambda: _("Slip from the desk"),
    sizes=(SheetSize.A6, SheetSize.A5),
    fields=(
        Field("course", "kurs", lambda: _("The course’s title"), "Bli vän med din telefon"),
        Field("position", "köplats", lambda: _("The place on the waiting list"), "3"),
        Field("until", "till", lambda: _("When an answer is needed at the latest"), "tis 12 jan 12.00"),
        Field("amount", "belopp", lambda: _("What it costs, in kronor"), "150"),
        Field("reach", "kontakt", lambda: _("Telephone and e-mail, those that there are"), "0980-319 200"),
    ),
    keys=(
        Key("title", "course"),
        Key("has_seat"),
        Key("is_waiting", "position"),
        Key("is_offered", "until"),
        Key("is_interested"),
        Key("when"),
        Key("dates"),
        Key("where"),
        Key("fee"),
        Key("fee_amount", "amount"),
        Key("bring"),
        Key("we_see_to"),
        Key("sessions", is_many=True),
        Key("cannot_come", "reach", may_be_empty=True),
    ),
)
