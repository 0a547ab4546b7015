"""What the list for the evacuation folder says."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind
from courses.rules.paper_fields import Field, Key, Kind

KIND = Kind(
    PaperKind.EVACUATION_LIST,
    label=lambda: _("Evacuation list"),
    fields=(
        Field("day", "dag", lambda: _("The day that it is for"), "tisdag 12 januari 2027"),
        Field("place", "plats", lambda: _("The place that it is for"), "Tallvik"),
        Field("room", "lokal", lambda: _("A room"), "Studion"),
        Field("time", "tid", lambda: _("From when to when, or the time it is printed"), "10.00–12.15"),
    ),
    keys=(
        Key("document_title", "day place"),
        Key("title"),
        Key("where", "place day"),
        Key("expected", is_many=True),
        Key("gather", may_be_empty=True),
        Key("missing", may_be_empty=True),
        Key("group", "room time"),
        Key("no_room"),
        Key("leader"),
        Key("head_number"),
        Key("head_name"),
        Key("head_out"),
        Key("head_note"),
        Key("counted_by"),
        Key("printed", "printed time"),
        Key("page", "page pages"),
    ),
)
