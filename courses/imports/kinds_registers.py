"""Headings of the registers: organisations, rooms, equipment, leaders, closures, opening hours."""

# ruff: noqa: E501 – one field a line reads as the table it is
# fmt: off
from __future__ import annotations

from typing import Final

from courses.imports.kinds import Kind, f

_NOTES: Final = "notes|note|anmarkning|anmarkningar|anm|notering|noteringar|kommentar|kommentarer|ovrigt|comment|comments|remark|remarks|att tanka pa|info|information"
_EMAIL: Final = "email|e post|epost|mejl|mail|e mail|e postadress|epostadress|mejladress|mailadress|email address"
_PHONE: Final = "phone|telefon|tel|tfn|telefonnr|mobil|mobilnr|mobiltelefon|phone nr|telephone|mobile|telnr|tele"
_MUNICIPALITY: Final = "municipality|kommun|kommunnamn"
_PLACE: Final = "place|stalle|ort|bibliotek|enhet|filial|branch|site|library|byggnad|location|adress"

ORGANISATIONS = Kind(
    "organisations",
    (
        f("code", "code", "code|kod|organisationskod|id|nr|kortnamn|forkortning|short name|kort|abbreviation|orgkod|key|nyckel"),
        f("name", "text", "name|namn|organisation|organisationsnamn|benamning|organization|forening|full name|arrangor|partner"),
        f("aliases", "aliases", "aliases|alias|kallas aven|aven kallad|kallas|andra namn|also known as|aka|other names|stavningar|skrivs aven|synonymer"),
        f("type", "org_kind", "type|typ|kind|slag|sort|kategori|organisationstyp|category|art"),
        f("valid_from", "day", "valid from|galler fran|aktiv fran|verksam fran|giltighet fran|fran datum|fran|giltig fran|from|from och med|fr o m|start|startdatum|fran och med|sedan|since"),
        f("valid_to", "day", "valid to|galler till|aktiv till|verksam till|giltighet till|till datum|till|giltig till|to|t o m|tom|slut|slutdatum|until|valid until|upphor|upphorde|till och med|end"),
        f("contact_role", "said", "contact role|kontaktroll|kontaktens roll|kontakt|kontaktperson|contact|funktion", "roll|role|titel"),
        f("email", "email", _EMAIL, strict=False),
        f("notes", "long_text", _NOTES),
    ),
    needs=(("name",),),
    filled=(("name",),),
)

ROOMS = Kind(
    "rooms",
    (
        f("name", "text", "name|lokal|lokalnamn|rum|rumsnamn|sal|room|room name|namn|lokalens namn|benamning|salsnamn|venue|studierum"),
        f("place", "said", _PLACE, "plats|finns i|hus|var"),
        f("municipality", "said", _MUNICIPALITY),
        f("seats", "seats", "seats|sittplatser|platser|antal platser|stolar|kapacitet|capacity|max|antal stolar|max antal|max antal personer|rymmer|antal sittplatser|personer", "antal"),
        f("computers", "whole", "computers|datorer|antal datorer|datorplatser|pc|dator|pcs|fasta datorer|datorantal"),
        f("hearing_loop", "access", "hearing loop|horslinga|slinga|horselslinga|teleslinga|loop|induction loop|horsel", strict=False),
        f("wheelchair", "access", "wheelchair|rullstol|rullstolsanpassad|tillganglig|rullstolsanpassat|tillganglig med rullstol|rullstolstillganglig|accessible|wheelchair access|wheelchair accessible|handikappanpassad|hiss|tillganglighet|anpassad", strict=False),
        f("travel_minutes", "minutes", "travel minutes|restid|resa|restid minuter|travel time|travel|restid fran huvudbiblioteket|restid min|avstand", strict=False),
        f("setup_minutes", "minutes", "setup minutes|iordningstallande|forberedelse|forberedelsetid|riggtid|rigg|setup|stalltid|set up|moblering|set up minutes", strict=False),
        f("takedown_minutes", "minutes", "takedown minutes|aterstallning|efterarbete|avrigg|rivtid|takedown|stadtid|undanplockning|take down|take down minutes", strict=False),
        f("notes", "long_text", _NOTES, "utrustning|equipment|beskrivning|description"),
    ),
    needs=(("name",),),
    filled=(("name",),),
)

EQUIPMENT = Kind(
    "equipment",
    (
        f("code", "code", "code|kod|inventarienr|inventarie|id|nr|streckkod|barcode|inv nr|stoldskyddsnr|markning|inventory nr|asset|objektnr", "lopnr"),
        f("name", "text", "name|sak|benamning|namn|utrustning|foremal|artikel|pryl|thing|item|equipment|enhet|hjalpmedel|vad|typ|objekt|modell", "beskrivning|description|type"),
        f("place", "said", "place|finns i|plats|ort|stalle|placering|bibliotek|hemort|location|branch|var|forvaras|finns|library"),
        f("aids", "said", "aids|hjalpmedel|tillganglighet|stod|accessibility|funktion|hjalper mot|aid|anpassning"),
        f("loan", "said", "loan|utlaning|lan|lanas ut|lanetid|lending|laneregel|lanevillkor|utlan|loan terms"),
        f("condition", "said", "condition|skick|status|tillstand|state"),
        f("booked_for", "said", "booked for|bokad for|bokad till|bokad|anvands i|booked|reserverad for|reserved for|bokning|kurs"),
        f("notes", "long_text", _NOTES),
    ),
    needs=(("name",),),
    filled=(("name",),),
)

LEADERS = Kind(
    "leaders",
    (
        f("name", "text", "name|namn|ledare|cirkelledare|handledare|kursledare|leader|leader name|full name|person|ledarens namn"),
        f("given_name", "text", "given name|fornamn|first name|tilltalsnamn|forename"),
        f("family_name", "text", "family name|efternamn|last name|surname"),
        f("signature", "said", "signature|signatur|sign|initialer|initials|sig|kortnamn|forkortning"),
        f("employer", "said", "employer|arbetsgivare|anstalld av|anstalld hos|organisation|forening|tillhor|arbetsplats|kommer fran|organization|uppdragsgivare"),
        f("role", "said", "role|roll|titel|befattning|yrke|funktion|title|uppdrag|position"),
        f("skills", "said", "skills|kan|kompetens|kompetenser|amnen|amne|omraden|kunskaper|subjects|topics|knows|leder|kunskapsomraden|specialitet"),
        f("languages", "said", "languages|sprak|talar|language|sprakkunskaper"),
        f("days", "said", "days|dagar|kan dagar|tillgangliga dagar|veckodagar|available|available days|arbetar|arbetsdagar|tillganglig"),
        f("places", "said", "places|orter|ort|var|platser|stallen|plats|locations|bibliotek|kan leda i|places of work"),
        f("approved_by", "names", "approved by|godkand ledare hos|godkand av|godkand hos|godkand|godkannande|approved|ledare hos|studieforbund|approved at|godkand ledare"),
        f("trained_on", "day", "trained on|grundutbildning|utbildad|ledarutbildning|utbildning|utbildningsdatum|trained|training date|training|grundutbildad", strict=False),
        f("phone", "phone", _PHONE, strict=False),
        f("email", "email", _EMAIL, strict=False),
        f("notes", "long_text", _NOTES),
    ),
    needs=(("name", "given_name", "family_name"),),
    filled=(("name", "given_name", "family_name"),),
)

CLOSURES = Kind(
    "closures",
    (
        f("first_date", "day_range", "first date|fr o m|from|fran|datum|dag|date|startdatum|fran och med|forsta dag|forsta dagen|from date|start|start date|from och med|fr om|borjar|day|stangt fran|first day|from day|fran datum|galler fran|period|nar", "dagar|dates|tid|vecka"),
        f("last_date", "day", "last date|t o m|tom|to|till|slutdatum|till och med|sista dag|sista dagen|to date|end|end date|slut|until|slutar|stangt till|last day|through|till datum|galler till"),
        f("applies_to", "said", "applies to|galler|galler for|omfattar|var|vem|vilka|avser|for|where|scope|what|galler vad", "plats|enhet|bibliotek|ort|stalle|place|branch|location|library|filial"),
        f("place", "said", "place|plats|bibliotek|ort|stalle|enhet|branch|library|filial|location|site"),
        f("room", "said", "room|lokal|rum|sal|venue"),
        f("municipality", "said", _MUNICIPALITY),
        f("type", "closure_kind", "type|typ|slag|kind|sort|art|vad|kategori|stangning|hinder|status|category"),
        f("closes_at", "clock", "closes at|stanger kl|stanger|stangningstid|stangt fran kl|stanger klockan|klockan|kl|closing time|stangning kl|closes|oppet till|tid|time|stangningstid kl"),
        f("reason", "said", "reason|orsak|anledning|skal|varfor|cause|handelse|benamning|rubrik|lov|name|namn|description|beskrivning|" + _NOTES),
    ),
    needs=(("first_date",), ("type", "closes_at", "applies_to", "reason", "room")),
    filled=(("first_date",),),
)

OPENING_HOURS = Kind(
    "opening-hours",
    (
        f("place", "said", _PLACE, "namn|name|var|where"),
        f("weekday", "weekday", "weekday|veckodag|veckodagar|dag|dagar|day|days|weekdays"),
        f("time", "clock_range", "hours|oppettid|oppettider|oppet|tid|tider|opening hours|open|time|klockslag"),
        f("opens", "clock", "opens|oppnar|oppnar kl|start|starttid|opens at|oppet fran|fran kl"),
        f("closes", "clock", "closes|stanger|stanger kl|slut|sluttid|closes at|oppet till|till kl"),
        f("valid_from", "day", "valid from|galler fran|fran datum|fran och med|giltig fran|from date|fr o m", "fran|from"),
        f("valid_to", "day", "valid to|galler till|till datum|till och med|giltig till|to date|t o m|tom", "till|to"),
    ),
    needs=(("place",), ("weekday",), ("time", "opens")),
    filled=(("place",), ("weekday",)),
)

KINDS: Final = (ORGANISATIONS, ROOMS, EQUIPMENT, LEADERS, CLOSURES, OPENING_HOURS)
