"""What a programme says, besides the phrases that papers share."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind
from courses.rules.paper_fields import Design, Field, Key, Kind

KIND = Kind(
    PaperKind.PROGRAMME,
    label=lambda: _("Programme"),
    designs=(
        Design("plain", lambda: _("Pages in order")),
        Design("folded", lambda: _("Pages ordered for folding")),
    ),
    fields=(
        Field("period", "period", lambda: _("The term or the dates"), "våren 2027"),
        Field("organisers", "anordnare", lambda: _("Who organises it"), "Tallviks bibliotek"),
    ),
    keys=(
        Key("heading"),
        Key("title_of", "period"),
        Key("enrol_and_book"),
        Key("open_hours"),
        Key("by", "organisers"),
        Key("other_place"),
        Key("other_audience"),
        Key("other_level"),
        Key("as_planned", "printed"),
    ),
)
