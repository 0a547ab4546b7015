"""What a list of addresses says, besides the phrases that papers share."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind
from courses.rules.paper_fields import Field, Key, Kind

KIND = Kind(
    PaperKind.ADDRESS_LIST,
    label=lambda: _("Address list"),
    fields=(Field("title", "titel", lambda: _("What the list is of"), "TAL-701 Bli vän med din telefon"),),
    keys=(
        Key("title_of", "title"),
        Key("heading"),
        Key("name_and_address"),
        Key("phone_and_email"),
        Key("persons", is_many=True),
        Key("left_out", is_many=True),
        Key("destroy"),
    ),
)
