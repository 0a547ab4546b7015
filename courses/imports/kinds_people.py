"""Headings of persons and of what they did: people, enrolments."""

# ruff: noqa: E501 – one field a line reads as the table it is
# fmt: off
from __future__ import annotations

from typing import Final

from courses.imports.kinds import Field, Kind, f
from courses.imports.kinds_courses import _COURSE
from courses.imports.kinds_registers import _EMAIL as _MAIL
from courses.imports.kinds_registers import _NOTES
from courses.imports.kinds_registers import _PHONE as _TELEPHONE

_EMAIL: Final = _MAIL + "|email adresse|e mail adresse|mailadresse|e postadresse|epostadresse|emailadresse|sahkoposti|sahkopostiosoite|primary email|contact email|attendee email|participant email|user email|din mejl|e mail nr 1|privat e post|epost adress|electronic mail|work email|home email|email 1"
_PHONE: Final = _TELEPHONE + "|cell phone|cell|cellphone|mobile phone|mobile nr|home phone|work phone|daytime phone|primary phone|contact phone|phone nr 1|phone 1|telefon 1|telephone nr|handy|handynr|mobiltelefonnr|telefon mobil|telefon hem|telefon bostad|telefon dagtid|hemtelefon|bostadstelefon|puhelin|puhelinnr|puhelinnumero|matkapuhelin|gsm|tlf|tlfnr|tlf nr|mobil nr|mobiltlf|telefonnr mobil|mobil telefon|telefon privat|tel mobil|kontaktnr|phone mobile|sms|sms nr"

_KEY: Final = "key|nyckel|deltagarnr|deltagar nr|deltagar id|deltagarid|personkod|person id|personid|person key|participant id|deltagarkod|participant key|medlemsnr|lantagarnr|lanekort|lanekortsnr|borrower|lantagare|kortnr|kundnr|person kod|member id|participant nr|medlems id"

_OWN: Final[tuple[Field, ...]] = (
    f("given_name", "text", "given name|fornamn|first name|tilltalsnamn|forename|givenname|firstname|given names|for namn|fname|f namn|attendee first name|vorname|fornavn|etunimi|forename s|christian name|forsta namn|fornamnet|vad heter du i fornamn|personal name|tilltals namn|prenom|fornamn deltagare"),
    f("family_name", "text", "family name|efternamn|last name|surname|familyname|lastname|eftern|slaktnamn|efter namn|lname|e namn|attendee last name|nachname|familienname|zuname|etternavn|efternavn|slektsnavn|sukunimi|second name|vad heter du i efternamn|last|nom|efternamn deltagare"),
    f("name", "text", "name|namn|namn pa deltagaren|borrower|borrower name|patron|patron name|lantagare|lantagarens namn|customer name|kundnamn|besokare|elevens namn|for och efternamn|fullstandigt namn|full name|deltagarens namn|fullname|ditt namn|your name|deltagarnamn|for efternamn|fornamn och efternamn|fornamn efternamn|vem|first and last name|hela namnet|navn|nimi|vad heter du|name of participant|name of attendee|participant name|attendee name|student name|contact name|member name|guest name|display name|sort name|registrant name|registrant|elevens namn|barnets namn|medlem|medlemsnamn|kontaktnamn|person namn|namn deltagare|teilnehmername|name vorname|vor und nachname|vorname und nachname|namn efternamn fornamn|efternamn fornamn|lantagarnamn|kundnamn|what is your name|what s your name|full name of participant|deltagernavn|deltakernavn|osallistujan nimi|attendantname|visningsnamn", "deltagare|participant|person|elev|sokande"),
    f("other_name", "text", "other name|namn pa eget sprak|namn i egen skrift|ditt namn med ditt eget alfabet|namn med eget alfabet|eget alfabet|annat namn|other spelling|name in own alphabet|native name|own script|annan stavning|andra namn"),
    f("personal_no", "personal_no", "personal nr|personnr|pnr|personal identity nr|person nr|samordningsnr|lma nr|persnr|personal id|social security nr|ssn|identitetsnr|personal no|personalnr|national id|personnr eller samordningsnr|identitetsnr|fodselsnr|cpr|cpr nr|henkilotunnus|personbeteckning|pers nr|pers nr 10 siffror", strict=False),
    f("birth_date", "birth", "birth date|fodelsedatum|fodd|fodelsear|date of birth|born|birth year|birthdate|year of birth|fodelsear eller fodelsedatum|ar|dob|fodelsetid|fodelsedag|fod|fodd ar|fodelse datum|birthday|fodelseaar|birthyear|fodelsedata|geburtsdatum|geburtstag|geburtsjahr|fodselsdato|fodselsar|syntymaaika|syntymavuosi|geboren|fodelsedata aammdd|d o b|fodelsedatum aaaa mm dd|nar ar du fodd|vilket ar ar du fodd|birthdate", strict=False),
    f("sex", "sex", "sex|kon|gender|juridiskt kon|man kvinna|k m|kvinna man|geschlecht|kjonn|sukupuoli", strict=False),
    f("pronunciation", "said", "pronunciation|uttal|uttalas|hur namnet uttalas|namnet uttalas|how the name is said"),
    f("email", "emails", _EMAIL, strict=False),
    f("other_email", "email", "other email|annan epost|annan e post|epost 2|e post 2|mejl 2|email 2|alternativ epost|alternativ e post", strict=False),
    f("phone", "phone", _PHONE, strict=False),
    f("other_phone", "phone", "other phone|annan telefon|annat telefonnr|telefon 2|tel 2|tfn 2|mobil 2|phone 2|alternativ telefon|alternativt telefonnr|hemtelefon|telefon hem|home phone|telefon anhorig", "mobil|mobilnr|mobiltelefon|mobile|telefon", strict=False),
    f("address", "said", "address|adress|gatuadress|postadress|utdelningsadress|street|gata|street address|bostadsadress|hemadress|adresse|strasse|strasse und hausnr|anschrift|osoite|katuosoite|gatenavn|gade|vej|home address|hemadress gata|mailing address|address 1|address line 1|adressrad 1|street and nr|bostad|gatadress|co adress|home street|billing address"),
    f("postcode", "postcode", "postcode|postnr|post nr|zip|postal code|zip code|post code|zipcode|plz|postleitzahl|postinumero|postkode|home zip|postal|zip nr|post kod|postkod|hempostnr"),
    f("town", "said", "town|ort|postort|bostadsort|stad|city|hemort|bor i|place|by|stadt|wohnort|poststed|paikkakunta|postitoimipaikka|kaupunki|home city|bosatt i|bosatt|boendeort|ort stad|postadress ort", "kommun"),
    f("municipality", "said", "municipality|hemkommun|bostadskommun|boendekommun|folkbokford i|home municipality|kommun"),
    f("language", "said", "language|sprak|modersmal|talar|forstasprak|onskat sprak|mother tongue|first language|hemsprak|preferred language|sprache|muttersprache|kieli|aidinkieli|morsmal|modersmal sprak|lang"),
    f("needs", "needs", "needs|behov|sarskilda behov|stod|anpassning|behover du nagot av det har|behover|anpassningar|tillganglighetsbehov|support needs|special needs|hjalpmedel|accessibility|stodbehov|behov av stod|anpassningsbehov|dietary requirements|kost|specialkost|allergier|allergi|matpreferenser|accessibility needs|access requirements|special requirements|har du nagra sarskilda behov|dietary restrictions"),
    f("contact", "contact", "contact|kontaktsatt|hur vill du fa besked|besked|vill ha besked via|contact by|preferred contact|kontaktas via|kontaktvag|how to reach you|bevorzugter kontakt|foretradd kontaktvag", strict=False),
    f("device", "said", "device|egen apparat|apparat|tar med|egen utrustning|dator marke|marke och modell|own device|brings"),
    f("protected", "protected", "protected|skyddad|skyddade personuppgifter|skyddad identitet|sekretess|sekretessmarkering|skyddade uppgifter|skydd|protected identity|skyddad person|sekretessmarkerad|secret|confidential"),
    f("alias", "said", "alias|visas som|skrivs som|pseudonym|shown as"),
)

PEOPLE = Kind(
    "people",
    (
        f("key", "code", _KEY, "id|nr|lopnr|kod|code|ref|personnr"),
        *_OWN,
        f("notes", "long_text", _NOTES + "|besked till arrangoren|meddelande till oss|bemerkung|bemerkungen|kommentare|anmerkung|merknad|bemaerkning|huomautus|lisatiedot|questions and comments|order notes|comments questions|ovrig information|ovriga kommentarer|fraga|fragor"),
    ),
    needs=(("given_name", "family_name", "name"),),
    filled=(("given_name", "family_name", "name"),),
)

ENROLMENTS = Kind(
    "enrolments",
    (
        f("reference", "code", "reference|referens|arendenr|svar id|response id|svarsnr|anmalningsnr|anmalnings id|ordernr|order nr|order id|order code|order reference|bokningsnr|boknings id|bokningskod|bokningsreferens|booking nr|booking id|booking reference|registration id|registration nr|bestallningsnr|biljettnr|ticket nr|ticket id|confirmation nr|bekraftelsenr|submission id|response nr|bestellnr|ordrenr", "id|nr|lopnr|rad"),
        f("time", "moment", "time|slutforandetid|tidpunkt|tidsstampel|timestamp|datum och tid|datum tid|completion time|registrerad|inkom|inkommen|date time|datetime|when|nar|anmald den|anmalningstid|skickat|submitted|created|skapad|inskickad|mottagen|anmalningsdatum|handelsetid|registreringstid|logged at|recorded at|anmald|anmald datum|tid for anmalan|datum for anmalan|anmalan gjord|registrerad tid|nar anmalan kom|tid for registrering|registered at|anmalan inkom|inkommet|received|handelse tid|anmeldedatum|anmeldezeitpunkt|angemeldet am|zeitstempel|pamelding tidspunkt|tilmeldt den|tidsstempel|aikaleima|ilmoittautumisaika|registered on|registered date|registration date|registration time|registration timestamp|date registered|signup date|sign up date|signed up at|signed up|order date|orderdatum|bestallningsdatum|bokningsdatum|bokad|bokad den|booked on|booking date|booked at|created at|created date|created on|created time|date created|date submitted|submission date|submitted at|submitted on|submission time|inlamnad|sparad|svarsdatum|purchase date|date added|kopdatum|anmalan skickad|anmald tid|anmalningstidpunkt|pameldt dato|bestelldatum|bestalld", "tid|starttid|start time|datum|date|start|dat"),
        f("date", "past_day", "date|datum|dag|dat|day|anmalningsdag|den|handelsedatum|anmalningsdatum"),
        f("clock", "clock", "clock|kl|klockan|klockslag|tid|time of day|klocka|time|tidpunkt"),
        f("course", "code", _COURSE + "|anmald till|anmald till kurs", "id|titel|title|kursnamn|anmalan till|onskad kurs|vald kurs|evenemang"),
        f("person", "code", _KEY + "|person|participant|deltagare", "id|nr|personnr"),
        *_OWN,
        f("event", "event", "event|handelse|vad|typ|atgard|anmalan avbokning|vill du anmala dig eller avanmala dig|type|action|status|slag|arende|vad galler det|anmalan eller avanmalan|handling|what|anmalan|registration type|kind|vad hande|vad har hant|arendetyp|anm avb|event type|anmalningsstatus|bokningsstatus|deltagarstatus|registration status|registration state|attendee status|participant status|booking status|ticket status|order status|approval status|enrolment status|enrollment status|state|rsvp|rsvp status|svar|osa|kommer du|deltar du|deltagande|vill du delta|kan du komma|teilnahmestatus|anmeldestatus|pameldingsstatus|tilmeldingsstatus|tila|anmald|bekraftad|besked|lage|platsstatus|kostatus|reserv eller ordinarie", "enrolment|registration"),
        f("channel", "said", "channel|kanal|via|satt|hur|anmald via|anmalningssatt|inkom via|anmalningskanal|source|kalla|anmalningsvag|how|hur anmald|kommer fran|vag|referrer|traffic source|utm source|registration source"),
        f("party", "said", "party|sallskap|ihop med|tillsammans med|kommer du tillsammans med nagon|kommer med|grupp|med|together with|group|sallskap med|gar med|kommer tillsammans med|companion|comes with|kommer du med nagon|kommer med sallskap|bring a guest|guest of|kommer ihop med|vem kommer du med|vill ga med|tillsammans med vem|begleitung|folge|sammen med|ledsagare|companion name|sallskap namn|anmald med|vill ga tillsammans med"),
        f("sessions", "said", "valda traffar|valda tillfallen|valda datum|vilka traffar|vilka tillfallen|vilka datum|traffar|tillfallen|chosen sessions|which sessions|sessions|deltar vid|kommer pa traff|vilka traffar kommer du pa|vilka ganger|traff|which dates|dates attending|date attending|termine|kommer foljande tillfallen|vilka traffar vill du ga pa"),
        f("until", "moment", "until|offer until|offered until|galler till|erbjudande till|erbjudandet galler till|svara senast|svar senast|answer by|expires|gar ut|offer expires", strict=False),
        f("noted_by", "said", "noted by|sign|signatur|mottaget av|registrerat av|av|handlaggare|tog emot|by|staff|mottagare|signature|antecknat av"),
        f("notes", "long_text", _NOTES + "|nagot annat vi bor veta|annat|ovriga upplysningar|meddelande|message|fritext|anything else|kommentar fran anmalan|skal|orsak|besked till arrangoren|meddelande till oss|bemerkung|bemerkungen|kommentare|anmerkung|merknad|bemaerkning|huomautus|lisatiedot|questions and comments|order notes|comments questions|ovrig information|ovriga kommentarer|fraga|fragor"),
    ),
    needs=(("course",), ("person", "given_name", "family_name", "name")),
    filled=(("course",), ("person", "given_name", "family_name", "name")),
)

KINDS: Final = (PEOPLE, ENROLMENTS)
