"""What a call list says, besides the phrases that papers share."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind
from courses.rules.paper_fields import Field, Key, Kind

KIND = Kind(
    PaperKind.CALL_LIST,
    label=lambda: _("Call list"),
    fields=(
        Field("number", "nummer", lambda: _("The number of the printed list"), "2027-0007"),
        Field("title", "titel", lambda: _("What the list is of"), "TAL-701 Bli vän med din telefon"),
    ),
    keys=(
        Key("title_of", "number title"),
        Key("heading"),
        Key("comes"),
        Key("does_not_come"),
        Key("no_answer"),
        Key("said"),
        Key("destroy"),
    ),
)
