"""What a certificate of participation says."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind
from courses.rules.paper_fields import Design, Field, Key, Kind

KIND = Kind(
    PaperKind.CERTIFICATE,
    label=lambda: _("Certificate"),
    designs=(
        Design("shelf", lambda: _("Row of books")),
        Design("framed", lambda: _("In a frame")),
        Design("band", lambda: _("With a band of colour")),
    ),
    fields=(
        Field("course", "kurs", lambda: _("The course’s title"), "Surfa lugnt"),
        Field("number", "nummer", lambda: _("The certificate’s number"), "2027-0042"),
        Field("issue", "utgåva", lambda: _("Which issue of it, from the second on"), "2"),
        Field("attended", "närvaro", lambda: _("How many sessions the person was at"), "9"),
        Field("organiser", "anordnare", lambda: _("Who arranges it"), "ABF Tallviken"),
        Field("others", "medarrangörer", lambda: _("Who arranges it too"), "Tallviks bibliotek och SeniorNet Tallvik"),
        Field("day", "dag", lambda: _("The day of the certificate"), "10 februari 2027"),
        Field("key", "nyckel", lambda: _("Which key it is signed with"), "K7Q2-M9XX"),
    ),
    keys=(
        Key("title"),
        Key("subtitle", may_be_empty=True),
        Key("name_line"),
        Key("has_taken_part", "course"),
        Key("time"),
        Key("extent"),
        Key("content"),
        Key("organiser"),
        Key("attended", "attended", is_many=True),
        Key("hours", is_many=True),
        Key("together", "organiser others"),
        Key("content_overleaf"),
        Key("place_and_date", "day"),
        Key("signature"),
        Key("clarification"),
        Key("not_a_grade", may_be_empty=True),
        Key("number", "number issue"),
        Key("replaces", "number issue", may_be_empty=True),
        Key("code", "number"),
        Key("check", "key", is_lines=True, may_be_empty=True),
        Key("letter", "course", is_lines=True),
    ),
)
