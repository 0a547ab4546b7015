"""Headings of what happens: the programme, its changes, attendance."""

# ruff: noqa: E501 – one field a line reads as the table it is
# fmt: off
from __future__ import annotations

from typing import Final

from courses.imports.kinds import Kind, f
from courses.imports.kinds_registers import _EMAIL, _MUNICIPALITY, _NOTES

_CODE: Final = "code|kod|kurskod|kursnr|kurs nr|kurs id|kursid|aktivitetsnr|aktivitetskod|aktivitets id|arrangemangsnr|course code|course id|course nr|activity id|activity code|id|nr|lopnr|ref|beteckning|kursbeteckning|evenemangsnr|activity nr|kursens kod|programnr|arrnr|arr nr"
_COURSE: Final = "course|kurs|kurskod|aktivitet|kursnr|kurs nr|kurs id|kursid|kod|course code|course id|activity|vilken kurs|vilken kurs galler det|kurs kod|aktivitetsnr|kursens kod|aktivitetskod|code|galler|kursen|galler kurs|arrangemangsnr|course nr|arrangemang|evenemang|aktivitets id|cirkel|grupp"
_WEEKDAY: Final = "weekday|veckodag|veckodagar|dag|dagar|day|days|day of week|vilken dag|kursdag|nar pa veckan|weekdays|dag i veckan"

PROGRAMME = Kind(
    "programme",
    (
        f("code", "code", _CODE, "aktivitet|activity|kurs|course|event"),
        f("title", "title", "title|titel|rubrik|namn|kursnamn|kurstitel|benamning|kursens namn|course title|course name|name|aktivitetens namn|program|amne|subject|vad heter det", "aktivitet|activity|kurs|course|evenemang|arrangemang|event|tema"),
        f("kind", "kind", "kind|slag|typ|aktivitetstyp|kurstyp|sort|type|vad ar det|art|kategori|verksamhet|typ av aktivitet|arrangemangstyp|category|activity type|course type|slags aktivitet|typ av arrangemang", "form|verksamhetsform|upplagg"),
        f("form", "form", "form|verksamhetsform|redovisningsform|arrangemangsform|folkbildningsform|rapporteras som|redovisas som|reporting form|reported as"),
        f("organiser", "said", "organiser|organizer|anordnare|arrangor|huvudarrangor|redovisas av|ansvarig organisation|anordnas av|arrangeras av|host|organised by|organized by|redovisande organisation|arrangor av kursen|studieforbund|huvudman|ansvarig|provider"),
        f("co_organisers", "said", "co organisers|co organiser|medarrangor|medarrangorer|samarbete med|samarbetspartner|med|tillsammans med|samverkan|samarbete|partner|partners|i samarbete med|co organizer|co organizers|in cooperation with|samverkanspart|samarrangor|together with|medanordnare|i samverkan med|samverkar med"),
        f("room", "said", "room|lokal|sal|rum|venue|lokalnamn|salsnamn|kurslokal", "plats|location|stalle|var|where|place"),
        f("place", "said", "place|ort|bibliotek|enhet|filial|branch|site|library", "plats|stalle|location|where|var"),
        f("municipality", "said", _MUNICIPALITY),
        f("weekday", "weekday", _WEEKDAY, "nar|when"),
        f("first_date", "day", "first date|startdatum|datum|start|borjar|forsta gangen|forsta tillfallet|forsta traff|forsta tillfalle|forsta gang|forsta kursdag|forsta motet|startar den|borjar den|forsta kurstraffen|forsta traffen|kursstart|start date|startar|fran datum|fran och med|fr o m|date|begins|starts|forsta datum|premiar|first session|first meeting|forsta dag|startdag|start den|forsta kurstillfalle|from|kursen borjar|forsta kvallen|first day|fran|startdate", "dag|day|period"),
        f("start", "clock", "start|start time|starttid|fran kl|borjar kl|klockan|kl|klockslag|from time|starts at|tid fran|time from|fran klockan|startar kl|start kl|kl fran|begin time|fran|tid start|borjar klockan|from", "tid|time|tider|borjar|startar|starts|begins|starts"),
        f("end", "clock", "end|end time|sluttid|till kl|slutar kl|slutar|to time|ends at|tid till|time to|till klockan|slut kl|kl till|till|slut|tid slut|slutar klockan|to|ends|finish"),
        f("time", "clock_range", "time|tid|tider|klockslag|klockan|kl|hours|tidpunkt|times|tid pa dagen|fran till|start slut|start och slut"),
        f("day_time", "day_time", "day time|dag och tid|dag tid|tid och dag|veckodag och tid|dagar och tider|day and time|nar|when|tidpunkter|schema|schedule|tid dag"),
        f("duration", "duration", "duration|langd|langd min|minuter|varaktighet|tidsatgang|length|minutes|lektionslangd|min per gang|langd per gang|traffens langd|minutes per session|session length|duration minutes"),
        f("break_minutes", "pause", "break minutes|rast|paus|fika|fikapaus|rast min|paus min|break|pause|varav rast|rast minuter|paus minuter|breaks|rastminuter|varav paus|pausminuter|lunch|kafferast|fikarast"),
        f("study_hours", "whole", "study hours|studietimmar|stt|studietim|study hours per session|studietimmar per gang|studietimmar per traff|lektionstimmar|antal studietimmar|studietimmar per sammankomst|stim|lektioner"),
        f("sessions", "times", "sessions|antal ggr|gånger|ganger|ggr|antal ganger|antal traffar|traffar|tillfallen|antal tillfallen|sammankomster|antal sammankomster|nr of sessions|session count|meetings|times|occasions|hur manga ganger|kurstillfallen|number of meetings|nr of meetings|antal kurstillfallen|lektionstillfallen|sessioner|antal gang|antal kvallar|antal formiddagar|antal eftermiddagar|antal dagar|antal moten|antal lektioner|antal lordagar|kvallar|number of evenings|evenings|weeks|antal veckor|count", "antal"),
        f("until", "until", "until|until and including|t o m|tom|slutdatum|sista gangen|sista tillfallet|sista traffen|slutar|end date|last date|till datum|till och med|kursslut|avslutas|sista datum|last session|ends|through|sista dag|last day|slutdag|enddate|slut"),
        f("skip_weeks", "weeks", "skip weeks|uppehall|uppehall vecka|ej vecka|ej veckor|uppehallsveckor|hoppa over veckor|hoppar over|inte vecka|skipped weeks|weeks off|lovvecka|lovveckor|overhoppade veckor|utom vecka|skip week|uppehall v|ej v|paus vecka|inte v|uppehall veckor|hoppas over|hoppar over vecka|hoppa over|not weeks|no class weeks|no classes weeks|weeks without class|lediga veckor|lov vecka|lov veckor|utan veckor|overhoppas|break weeks|no session weeks|undantag veckor|uppehall i veckor|utgar vecka|weeks without a session"),
        f("dates", "days", "dates|alla datum|datum for traffar|traffdatum|kursdatum|tillfallenas datum|all dates|session dates|datumlista"),
        f("seats", "seats", "seats|platser|antal platser|max min|min max|min och max|max och min|platser min|platser minst|antal platser min|max|max antal|maxantal|max antal deltagare|hogst|antal deltagare|deltagartak|deltagare|max deltagare|capacity|places|max participants|kapacitet|maximum|hogst antal|maxdeltagare|gruppstorlek|tak|storsta antal|number of seats|nr of seats|max nr|group size"),
        f("minimum", "whole", "minimum|min|at least|minst|minsta antal|minantal|min antal|min antal deltagare|lagsta antal|minst antal|minimum participants|least|minsta antal deltagare|min deltagare|minst antal deltagare|startar vid|kravs minst|lagst|min participants|minimiantal"),
        f("language", "said", "language|sprak|kurssprak|languages|pa sprak|undervisningssprak"),
        f("audience", "said", "audience|malgrupp|for vem|grupp|riktar sig till|target group|vem|aldersgrupp|deltagargrupp|vanligt sig till|vander sig till|for whom|who for|malgrupper|alder"),
        f("level", "said", "level|niva|svarighetsgrad|forkunskaper|svarighet|kursniva"),
        f("mode", "mode", "mode|inriktning|lage|lar prova anvanda|lara prova anvanda|learn test use", strict=False),
        f("campaigns", "tags", "campaign|campaigns|kampanj|kampanjer|kampanjvecka"),
        f("projects", "tags", "project|projects|projekt|projektnamn|inom projekt|inom projektet"),
        f("policy_goals", "tags", "policy goal|policy goals|politiskt mal|politiska mal|policymal|bidrar till mal"),
        f("leader", "said", "leader|ledare|cirkelledare|kursledare|handledare|larare|forelasare|teacher|instructor|leaders|ledare namn|lead|medverkande|kursledarens namn|ledarens namn|facilitator|led by person|handledare namn", "ansvarig|sign"),
        f("led_by", "led_by", "led by|leds av|ledarens arbetsgivare|ledare fran|ledarens organisation|arbetsgivare|bemannas av|ledare kommer fran|leader from|staffed by|halls av|employer of leader|leader s employer|ledarorganisation|personal fran", strict=False),
        f("fee", "money", "fee|avgift|pris|kostnad|kursavgift|price|cost|deltagaravgift|charge|materialkostnad|deltagarpris", strict=False),
        f("content", "long_text", "content|innehall|kursinnehall|beskrivning|description|kursbeskrivning|vad gor vi|syfte|syllabus|contents"),
        f("notes", "long_text", f"{_NOTES}|anteckningar", "tema|ovriga upplysningar"),
        f("slot_minutes", "whole", "minutes per slot|minuter per tid|slot minutes|slot length|minuter per bokad tid", strict=False),
        f("kb_category", "code", "kb category|kb kategori|kategori i biblioteksstatistiken", strict=False),
        f("certificate_threshold", "share", "limit for certificates|grans for intyg|certificate threshold|intygsgrans", strict=False),
        f("decision_date", "day", "decision date|beslutsdatum|decide on|beslutas senast", strict=False),
        f("enrol_opens", "whole", "enrolment opens days before|anmalan oppnar dagar fore", strict=False),
        f("enrol_closes", "whole", "enrolment closes days before|anmalan stanger dagar fore", strict=False),
        f("least_age", "whole", "least age|lagsta alder|minimialder", strict=False),
        f("greatest_age", "whole", "greatest age|hogsta alder|maxalder", strict=False),
        f("for_municipality", "said", "for municipality|for boende i|endast boende i", strict=False),
    ),
    needs=(("code",), ("title",), ("first_date", "dates"), ("start", "time", "day_time"), ("end", "time", "duration", "day_time")),
    filled=(("code",), ("title",), ("first_date", "dates"), ("start", "time", "day_time")),
)

CHANGES = Kind(
    "changes",
    (
        f("course", "code", _COURSE, "id|nr|lopnr|aktivitet|title|titel"),
        f("date", "day", "date|datum|tillfalle|dag|ordinarie datum|ordinarie tillfalle|vilken dag|galler datum|kursdatum|session|session date|ursprungligt datum|planerat datum|original date|tillfallet|datum for traff|vilket datum|gallande datum|traff|planned date", "nar|when"),
        f("number", "whole", "session nr|traff nr|traffnr|tillfalle nr|gang|gang nr|sammankomst nr|tillfallesnr|vilken gang|sammankomst|session number"),
        f("change", "change", "change|what is changed|andring|vad hande|vad|typ av andring|handelse|vad har hant|slag|type|what|status|typ|what happened|type of change|forandring|kind|atgard|action|andringstyp|slags andring"),
        f("from_date", "day", "from date|fran datum|flyttat fran|flyttas fran|moved from|tidigare datum|old date|gammalt datum|fran dag|flyttad fran|fran|from|istallet for|i stallet for|instead of|ersatter|replaces|gamla datumet|previous date"),
        f("new_date", "day", "new date|nytt tillfalle|nytt datum|ny dag|flyttat till|flyttas till|till datum|moved to|to date|ersattningsdatum|tas igen|ersatts av|nya datumet|till|ersattningstillfalle|ny datum|nytt|make up date|replacement date|flyttad till|tas igen den|nar i stallet|till dag|to|new day|replaced by"),
        f("room", "said", "room|ny lokal|lokal|new room|sal|ny sal|nytt rum|rum|till lokal"),
        f("time", "clock_range", "time|ny tid|tid|new time|klockslag|klockan|nya tider"),
        f("start", "clock", "start|ny starttid|ny start|new start|new start time|starttid|start time|fran kl|ny tid fran|ny borjan"),
        f("end", "clock", "end|ny sluttid|ny slut|new end|new end time|sluttid|end time|till kl|ny tid till"),
        f("reason", "said", "reason|orsak|anledning|skal|varfor|kommentar|cause|why|anmarkning|anm|notering|ovrigt|notes|note|comment|motivering|beskrivning"),
        f("noted_on", "past_day", "noted on|noterat|antecknat|registrerat|inlagt|anmalt|noted|meddelat|datum for notering|rapporterat|logged|reported|skrivet|inkom", strict=False),
        f("noted_by", "said", "noted by|sign|signatur|av|antecknat av|registrerat av|vem|by|signature|handlaggare|noterat av|staff"),
        f("seats", "whole", "seats|platser|antal platser", strict=False),
    ),
    needs=(("course",), ("change",), ("date", "number", "from_date", "new_date")),
    filled=(("course",), ("change",)),
)

ATTENDANCE = Kind(
    "attendance",
    (
        f("course", "code", _COURSE, "id"),
        f("date", "day", "date|datum|dag|tillfalle|traffdatum|nar|day|session date|kursdatum|tillfallets datum|den|traffens datum"),
        f("session", "meeting", "session|traff|traffnr|traff nr|gang|session nr|tillfalle nr|tillfallesnr|nr|sammankomst|sammankomst nr|gang nr|session number|kurstillfalle|meeting|tillfalle|lektion|lektionsnr|traffens nr|sammankomstnr"),
        f("person", "code", "person|key|nyckel|deltagarnr|deltagar id|deltagarid|personkod|person id|personid|person key|id|participant id|deltagarkod|nyckelkod|person nr|participant key|medlemsnr|lantagarnr"),
        f("name", "text", "name|namn|deltagare|deltagarens namn|participant|full name|elev|deltagarnamn|vem|student|fullstandigt namn|member"),
        f("given_name", "text", "given name|fornamn|first name|tilltalsnamn|forename"),
        f("family_name", "text", "family name|efternamn|last name|surname"),
        f("mark", "mark", "mark|marke|markning|narvaromarke|statuskod|deltagande|deltagit|franvarande|absent|absence|attendance status|attendance code|participation|narvaro|narvarande|status|tecken|markering|attendance|present|markerad|here|kod for narvaro|narvarostatus|narvarokod|narvaromarkering|franvaro|attended|presence|noterad som|deltog|was there"),
        f("minutes", "late_minutes", "minutes|minuter|min|antal minuter|sen minuter|minuter sen|forsening|minutes late|for sen|avvikelse|avvikelse min|late minutes|minuter sent"),
        f("visitors", "whole", "visitors|besokare|antal besokare|besok|head count|heads|headcount|antal deltagare|deltagarantal|count|attendees|antal personer|totalt|huvuden|antal besok|nr of visitors|publik", "antal"),
        f("children", "whole", "children|varav under 18|barn|under 18|varav barn|antal barn|barn och unga|varav barn och unga|of whom children|varav unga|of which children|young|unga", strict=False),
        f("staffed_by", "said", "staffed by|bemanning|personal|ledare|handledare|bemannat av|staff|leader|led av|sign|signatur|leds av|ansvarig|bemannades av|vem bemannade|vikarie|substitute|led by"),
        f("place", "said", "place|plats|ort|stalle|bibliotek|lokal|location|branch|library|enhet|filial"),
        f("notes", "long_text", _NOTES),
        f("email", "email", _EMAIL),
        f("scanned_at", "moment", "scanned at|scan time|scantime|tidsstampel|tidstampel|timestamp|time stamp|incheckad|incheckning|incheckningstid|checked in|checked in at|check in|check in time|checkin|checkin time|ankomst|ankomsttid|arrival|arrived|arrival time|inloggad|registrerad|registreringstid|skannad|skannad tid|skanningstid|stamplad|instamplad|date time|datetime|datum och tid|tid och datum|datum tid|tidpunkt|slutforandetid|completion time|submitted at", "start time|starttid|tid|time|klockan|nar|when"),
        f("clock", "clock_said", "clock|tid|time|klockan|kl|klockslag|time of day|tid pa dagen"),
        f("walk_in", "yes_no", "walk in|tillfallig|tillfallig deltagare|gast|guest|spontan|ej anmald|oanmald|spontandeltagare"),
        f("blank", "blank", ""),
    ),
    needs=(("date", "session", "scanned_at"), ("mark", "visitors", "scanned_at", "clock")),
    filled=(("date", "session", "scanned_at"),),
)

KINDS: Final = (PROGRAMME, CHANGES, ATTENDANCE)
