"""Headings of persons and of what they did: people, enrolments."""

# ruff: noqa: E501 – one field a line reads as the table it is
# fmt: off
from __future__ import annotations

from typing import Final

from courses.imports.kinds import Field, Kind, f
from courses.imports.kinds_courses import _COURSE
from courses.imports.kinds_registers import _EMAIL, _NOTES, _PHONE

_KEY: Final = "key|nyckel|deltagarnr|deltagar nr|deltagar id|deltagarid|personkod|person id|personid|person key|participant id|deltagarkod|participant key|medlemsnr|lantagarnr|lanekort|lanekortsnr|borrower|lantagare|kortnr|kundnr|person kod|member id|participant nr|medlems id"

_OWN: Final[tuple[Field, ...]] = (
    f("given_name", "text", "given name|fornamn|first name|tilltalsnamn|forename|givenname|firstname|given names|for namn"),
    f("family_name", "text", "family name|efternamn|last name|surname|familyname|lastname|eftern|slaktnamn|efter namn"),
    f("name", "text", "name|namn|for och efternamn|fullstandigt namn|full name|deltagarens namn|fullname|ditt namn|your name|deltagarnamn|for efternamn|fornamn och efternamn|fornamn efternamn|vem|first and last name|hela namnet", "deltagare|participant|person|elev|sokande"),
    f("other_name", "text", "other name|ditt namn med ditt eget alfabet|namn med eget alfabet|eget alfabet|annat namn|other spelling|name in own alphabet|native name|own script|annan stavning|andra namn"),
    f("personal_no", "personal_no", "personal nr|personnr|pnr|personal identity nr|person nr|samordningsnr|lma nr|persnr|personal id|social security nr|ssn|identitetsnr|personal no|personalnr|national id|personnr eller samordningsnr", strict=False),
    f("birth_date", "birth", "birth date|fodelsedatum|fodd|fodelsear|date of birth|born|birth year|birthdate|year of birth|fodelsear eller fodelsedatum|ar|dob|fodelsetid|fodelsedag|fod|fodd ar|fodelse datum|birthday|fodelseaar|birthyear|fodelsedata", strict=False),
    f("sex", "sex", "sex|kon|gender|juridiskt kon|man kvinna|k m|kvinna man", strict=False),
    f("email", "email", _EMAIL, strict=False),
    f("phone", "phone", _PHONE, strict=False),
    f("address", "said", "address|adress|gatuadress|postadress|utdelningsadress|street|gata|street address|bostadsadress|hemadress"),
    f("postcode", "said", "postcode|postnr|post nr|zip|postal code|zip code|post code|zipcode"),
    f("town", "said", "town|ort|postort|bostadsort|stad|city|hemort|bor i|place|by|kommun"),
    f("language", "said", "language|sprak|modersmal|talar|forstasprak|onskat sprak|mother tongue|first language|hemsprak|preferred language"),
    f("needs", "needs", "needs|behov|sarskilda behov|stod|anpassning|behover du nagot av det har|behover|anpassningar|tillganglighetsbehov|support needs|special needs|hjalpmedel|accessibility|stodbehov|behov av stod|anpassningsbehov"),
    f("contact", "said", "contact|kontaktsatt|hur vill du fa besked|besked|vill ha besked via|contact by|preferred contact|kontaktas via|kontaktvag|how to reach you"),
    f("protected", "protected", "protected|skyddad|skyddade personuppgifter|skyddad identitet|sekretess|sekretessmarkering|skyddade uppgifter|skydd|protected identity|skyddad person|sekretessmarkerad|secret|confidential"),
    f("alias", "said", "alias|visas som|skrivs som|pseudonym|shown as"),
)

PEOPLE = Kind(
    "people",
    (
        f("key", "code", _KEY, "id|nr|lopnr|kod|code|ref|personnr"),
        *_OWN,
        f("notes", "long_text", _NOTES),
    ),
    needs=(("given_name", "family_name", "name"),),
    filled=(("given_name", "family_name", "name"),),
)

ENROLMENTS = Kind(
    "enrolments",
    (
        f("reference", "code", "reference|referens|arendenr|svar id|response id|svarsnr|anmalningsnr|anmalnings id", "id|nr|lopnr|rad"),
        f("time", "moment", "time|slutforandetid|tidpunkt|tidsstampel|timestamp|datum och tid|datum tid|completion time|registrerad|inkom|inkommen|date time|datetime|when|nar|anmald den|anmalningstid|skickat|submitted|created|skapad|inskickad|mottagen|anmalningsdatum|handelsetid|registreringstid|logged at|recorded at|anmald|anmald datum|tid for anmalan|datum for anmalan|anmalan gjord|registrerad tid|nar anmalan kom|tid for registrering|registered at|anmalan inkom|inkommet|received|handelse tid", "tid|starttid|start time|datum|date|start|dat"),
        f("date", "past_day", "date|datum|dag|dat|day|anmalningsdag|den|handelsedatum|anmalningsdatum"),
        f("clock", "clock", "clock|kl|klockan|klockslag|tid|time of day|klocka|time|tidpunkt"),
        f("course", "code", _COURSE, "id|titel|title|kursnamn|anmalan till|onskad kurs|vald kurs|evenemang"),
        f("person", "code", _KEY + "|person|participant|deltagare", "id|nr|personnr"),
        *_OWN,
        f("event", "event", "event|handelse|vad|typ|atgard|anmalan avbokning|vill du anmala dig eller avanmala dig|type|action|status|slag|arende|vad galler det|anmalan eller avanmalan|handling|what|anmalan|registration type|kind|vad hande|vad har hant|arendetyp|anm avb|event type", "enrolment|registration"),
        f("channel", "said", "channel|kanal|via|satt|hur|anmald via|anmalningssatt|inkom via|anmalningskanal|source|kalla|anmalningsvag|how|hur anmald|kommer fran|vag"),
        f("party", "said", "party|sallskap|ihop med|tillsammans med|kommer du tillsammans med nagon|kommer med|grupp|med|together with|group|sallskap med|gar med|kommer tillsammans med|companion|comes with|kommer du med nagon"),
        f("noted_by", "said", "noted by|sign|signatur|mottaget av|registrerat av|av|handlaggare|tog emot|by|staff|mottagare|signature|antecknat av"),
        f("notes", "long_text", _NOTES + "|nagot annat vi bor veta|annat|ovriga upplysningar|meddelande|message|fritext|anything else|kommentar fran anmalan|skal|orsak"),
    ),
    needs=(("course",), ("person", "given_name", "family_name", "name")),
    filled=(("course",), ("person", "given_name", "family_name", "name")),
)

KINDS: Final = (PEOPLE, ENROLMENTS)
