"""Headings of booked guidance: a row a slot, free or booked."""

# ruff: noqa: E501 – one field a line reads as the table it is
# fmt: off
from __future__ import annotations

from typing import Final

from courses.imports.kinds import Kind, f
from courses.imports.kinds_registers import _NOTES

BOOKINGS = Kind(
    "bookings",
    (
        f("course", "code", "course|kurs|kurskod|kurs nr|kursnr|kod|aktivitet|course code|activity"),
        f("place", "said", "place|plats|ort|bibliotek|filial|enhet|branch|library|location|stalle|var"),
        f("date", "day", "date|dag|datum|day|bokningsdag|tidens datum|slot date"),
        f("start", "clock", "start|borjar|starttid|start time|borjar kl|kl|klockan|klockslag|tid|begins|from time|time|slot"),
        f("duration", "duration", "duration|langd|minuter|min|length|minutes|langd min|tidens langd", strict=False),
        f("guide", "said", "guide|handledare|vagledare|ledare|leader|bibliotekarie|signatur|sign|personal|staff|librarian|med vem"),
        f("status", "booking", "status|lage|state|bokningsstatus|bokningslage|utfall|slot status"),
        f("person", "code", "person|nyckel|key|person id|personid|lantagarnr|person key"),
        f("name", "text", "name|namn|besokare|besokarens namn|deltagare|bokad av|visitor|booked by|vem", "person"),
        f("contact", "said", "contact|telefon|tel|telefonnr|telefon nr|mobil|mobilnr|phone|phone nr|kontakt|e post|epost|email|e mail"),
        f("topic", "said", "topic|galler|arende|amne|fraga|vad galler det|vad det galler|subject|about|question|hjalp med"),
        f("booked_on", "past_day", "booked on|bokad den|bokningsdatum|bokades|bokad datum|booking date|inbokad den", strict=False),
        f("notes", "long_text", _NOTES),
    ),
    needs=(("date",), ("start",), ("status",), ("place", "course")),
    filled=(("date",), ("start",), ("place", "course")),
)

KINDS: Final = (BOOKINGS,)
