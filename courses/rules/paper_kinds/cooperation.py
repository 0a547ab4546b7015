"""What a cooperation sheet says, besides the phrases that papers share."""

from __future__ import annotations

from courses.i18n import _
from courses.model.kinds import CooperationTask, CourseForm
from courses.model.paper_style import PaperKind
from courses.rules.paper_fields import Field, Key, Kind

KIND = Kind(
    PaperKind.COOPERATION,
    label=lambda: _("Cooperation sheet"),
    fields=(Field("organisation", "organisation", lambda: _("An organisation’s name"), "Studieförbundet Granen"),),
    keys=(
        Key("heading"),
        *(Key(it) for it in ("organiser", "together_with", "form", "agreement", "no_agreement", "dates", "room")),
        *(Key(it) for it in ("leaders", "study_hours", "places", "contacts")),
        *(Key(f"form_{it.value.casefold()}") for it in CourseForm),
        Key("hours_all", is_many=True),
        Key("hours_each", "count"),
        Key("minimum", "count"),
        Key("who_does_what"),
        *(Key(f"task_{it.value.casefold()}") for it in CooperationTask if it is not CooperationTask.AGREEMENT),
        Key("nobody"),
        Key("usual"),
        Key("two_sets"),
        Key("signs_for", "organisation"),
        Key("sign_here"),
    ),
)
