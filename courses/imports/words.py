"""The words offices use for our closed lists, Swedish and English, as data; looked up folded (see `fold.key`).

A word may be the beginning of what stands in the cell ("inställt, tas igen" begins with "installt"); whole cells win
over beginnings, longer beginnings over shorter ones. `--value field:theirs=ours` comes before all of this.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

from courses.imports.fold import key
from courses.model import (
    BookingStatus,
    ClosureKind,
    CourseForm,
    CourseKind,
    CourseMode,
    EnrolmentEvent,
    Mark,
    OrganisationKind,
)

T = TypeVar("T")


def each(meaning: T, words: str) -> dict[str, T]:
    """Return a table that gives every one of the words, which `|` parts, the same meaning; never an empty word."""
    return dict.fromkeys(filter(None, words.split("|")), meaning)


BLANK: Final = frozenset(
    {
        "",
        *each(
            True,
            "ej klart|inte klart|ej bestamt|ej satt|oklart|saknas|har ej|har inte|har ingen|ingen|inget|inga|nej|nan|null|"
            "none|n a|n/a|na|tba|tbd|okand|okant|unknown|vet ej|ej angivet|finns ej",
        ),
    }
)
"""What stands in a cell when there is nothing to say; a text of signs alone ("-", "?") folds to the empty one."""

COURSE_KINDS: Final[Mapping[str, CourseKind]] = {
    **each(
        CourseKind.COURSE,
        "course|kurs|nyborjarkurs|grundkurs|fortsattningskurs|kursserie|datakurs|sprakkurs|studiecirkel|"
        "cirkel|class|beginners|beginner|intensivkurs|utbildning|studycircle|internetkurs|helgkurs|dagkurs|"
        "kvallskurs",
    ),
    "study circle": CourseKind.COURSE,
    "beginners course": CourseKind.COURSE,
    **each(
        CourseKind.WORKSHOP_SERIES,
        "workshop series|workshopserie|workshop|workshops|verkstad|verkstader|verkstadsserie|workshopserien|"
        "skaparverkstad|series|serie|temakvallar|temaserie",
    ),
    **each(
        CourseKind.EVENT,
        "event|forelasning|forelasningar|foredrag|evenemang|lecture|talk|program|programpunkt|"
        "enstaka program|publikt program|forfattarbesok|tema|temakvall|seminarium|seminar|visning|"
        "utstallning|konsert|film|engangs|engangstraff|infotraff|informationstraff|kulturprogram",
    ),
    **each(
        CourseKind.DROP_IN,
        "drop in|dropin|oppet hus|oppen verkstad|oppen handledning|open house|oppen|datorhjalp drop in|"
        "it hjalp drop in|sprakcafe|oppet|open hours|walk in",
    ),
    **each(
        CourseKind.GUIDANCE,
        "guidance|bokad handledning|boka en bibliotekarie|boka handledning|boka handledare|"
        "boka en handledare|bokad hjalp|bokningsbar handledning|handledning|bokad tid|bokade tider|"
        "enskild handledning|individuell handledning|book a librarian|booked guidance|booked help|one to one|"
        "tidsbokad|tidsbokning|boka",
    ),
}

COURSE_FORMS: Final[Mapping[str, CourseForm]] = {
    **each(CourseForm.STUDY_CIRCLE, "study circle|studiecirkel|cirkel|studycircle|sc|"),
    **each(
        CourseForm.OTHER_FOLKBILDNING,
        "other folkbildning|annan folkbildningsverksamhet|annan folkbildning|afv|annan gruppverksamhet|"
        "folkbildning|afb",
    ),
    **each(CourseForm.CULTURAL_EVENT, "cultural event|kulturprogram|kulturarrangemang|kp|kultur|"),
    **each(
        CourseForm.LIBRARY,
        "library|bibliotek|biblioteksverksamhet|bibliotekets|egen|egen regi|eget|bibliotekskurs|own|biblioteket|"
        "the library s own",
    ),
}

COURSE_MODES: Final[Mapping[str, CourseMode]] = {
    **each(CourseMode.LEARN, "learn|lar|lara|lara sig|learning"),
    **each(CourseMode.TEST, "test|testa|prova|prova pa|try|try out|testing"),
    **each(CourseMode.USE, "use|anvand|anvanda|using"),
}

EVENTS: Final[Mapping[str, EnrolmentEvent]] = {
    **each(
        EnrolmentEvent.INTEREST,
        "interest|intresse|intresserad|intresseanmalan|anmalt intresse|expression of interest|interested|interesse|"
        "interessiert|interesseret|interessert|kiinnostunut|inbjuden|invited|ej svarat|inte svarat|"
        "har ej svarat|har inte svarat|inget svar|ej besvarad|obesvarad|no reply|no response|not responded|"
        "awaiting response|needs action|tentative|bevakar|vill ha information|maybe|kanske",
    ),
    **each(
        EnrolmentEvent.ENROL,
        "enrol|enroll|enrolment|enrollment|enrolled|anmalan|anmald|anm|a|anmaler|anmala|anmal|anmalt|"
        "registration|registered|register|registrera|registrerad|sign up|signup|signed up|join|joined|ny|"
        "ny anmalan|in|plats|reserv|kolista|ko|vantelista|vantar|reservlista|waiting list|waitlist|inskriven|"
        "inskrivning|bokar|bokad|bokning|booking|add|+|booked|reservplats|i ko|pa ko|pa vantelista|vantande|koplats|"
        "ok|okej|deltog|har deltagit|narvarade|preliminar|preliminart|preliminart anmald|successful|success|acquired|sant|true|"
        "issued|to be paid|reserved|"
        "ordinarie|ordinarie plats|fatt plats|har plats|deltar|deltagare|attending|attendee|attended|going|checked in|"
        "incheckad|checkin|waitlisted|wait listed|on waiting list|on waitlist|waiting|paid|betald|betalt|obetald|"
        "unpaid|pending|awaiting payment|payment waiting|waiting for payment|vantar pa betalning|vantar betalning|"
        "ej betald|complete|completed|approved|godkand|godkant|antagen|admitted|aktiv|active|valid|giltig|"
        "not confirmed|unconfirmed|obekraftad|ej bekraftad|inte bekraftad|narvarande|present|ja|yes|j|y|x|jo|"
        "ja tack|angemeldet|anmeldung|gebucht|buchung|warteliste|auf der warteliste|bezahlt|ausstehend|teilgenommen|"
        "eingecheckt|teilnehmer|pameldt|pamelding|venteliste|pa venteliste|tilmeldt|tilmelding|betalt|ilmoittautunut|"
        "ilmoittautuminen|ilmoittautui|jonossa|varasijalla|maksettu|kylla",
    ),
    **each(
        EnrolmentEvent.CANCEL,
        "cancel|cancelled|canceled|cancellation|avbokning|avbokad|avbokat|avbokar|avboka|avb|aterbud|"
        "avanmalan|avanmald|avanmala|avanmaler|avanm|avanmalt|lamnar aterbud|aterbud lamnat|withdraw|"
        "withdrawn|withdrawal|unregister|deregister|utgar|struken|stryks|ut|lamnar aterbud for|sager aterbud|"
        "av|lamnat aterbud|remove|removed|avregistrerad|avregistrering|ej anmald|inte anmald|aterkallad|"
        "anmalan aterkallad|kan inte komma|kan ej komma|kommer inte|kommer ej|deltar inte|deltar ej|ska inte delta|"
        "not attending|not going|not coming|can t go|cant go|unregistered|refunded|partially refunded|aterbetald|"
        "aterbetalt|deleted|raderad|borttagen|makulerad|void|voided|rejected|avslag|nekad|expired order|nej|no|"
        "storniert|stornierung|storno|abgemeldet|abmeldung|abgesagt|widerrufen|avmeldt|avmelding|afmeldt|afmelding|"
        "frameldt|framelding|avbestilt|kansellert|annulleret|avlyst|peruutettu|peruttu|perunut|peruutus|ei",
    ),
    **each(
        EnrolmentEvent.DROP_OUT,
        "drop out|dropout|dropped out|drop|dropped|avbrott|avbryter|avbrutit|avbruten|avbrot|slutat|slutar|slutade|"
        "hoppat av|hoppar av|hoppade av|avhopp|avhoppad|quit|stopped|left|kommer inte mer|kommer inte langre|avslutat|slut|"
        "abgebrochen|abbruch|sluttet|frafall|frafalt|faldet fra|keskeyttanyt|keskeytti",
    ),
    **each(
        EnrolmentEvent.OFFER,
        "offer|offered|offered a place|offered a seat|place offered|erbjuden|erbjuden plats|erbjudande|erbjudits|"
        "erbjudits plats|erbjudande skickat|fatt erbjudande|erbjudet|voucher assigned|waiting for redemption|angeboten|"
        "platz angeboten|tilbudt|tilbudt plass|tilbudt plads|tarjottu",
    ),
    **each(
        EnrolmentEvent.ACCEPT,
        "accept|accepted|accepts|accepterat|accepterad|accepterar|tackat ja|tackar ja|tackade ja|ja till erbjudande|"
        "voucher redeemed|angenommen|takket ja|sagt ja|sade ja",
    ),
    **each(
        EnrolmentEvent.DECLINE,
        "decline|declined|declines|tackat nej|tackar nej|tackade nej|avbojt|avbojer|avbojde|nej tack|nej till erbjudande|"
        "turned down|abgelehnt|takket nei|takket nej|sagt nej|sade nej",
    ),
    **each(
        EnrolmentEvent.EXPIRE,
        "expire|expired|expires|utgatt|utgangen|utgatt erbjudande|erbjudandet gick ut|erbjudande gick ut|tiden gick ut|"
        "svarstiden gick ut|forfallen|voucher expired|lapsed|abgelaufen|utlopt|udlobet|vanhentunut",
    ),
    **each(
        EnrolmentEvent.CONFIRM,
        "confirm|confirmed|confirms|confirmation|bekraftad|bekraftat|bekrafta|bekraftar|bekraftade|bekraftelse|"
        "bekr|kommer|har bekraftat|bekraftad plats|bestatigt|zugesagt|bekreftet|bekraeftet|vahvistettu|vahvisti",
    ),
    **each(
        EnrolmentEvent.TRANSFER,
        "transfer|transferred|transfers|moved|flyttad|flyttat|flytt|flyttar|flyttades|byte|bytt|bytt kurs|byter kurs|"
        "bytte kurs|kursbyte|overflyttad|omplacerad|byter grupp|bytt grupp|umgebucht|gewechselt|flyttet|overfort|siirretty",
    ),
    **each(
        EnrolmentEvent.NO_SHOW,
        "no show|noshow|no-show|uteblev|uteblivit|utebliven|kom inte|kom ej|kom aldrig|har inte kommit|ej kommit|"
        "dok aldrig upp|did not come|did not attend|did not show|never came|not attended|absent|franvarande|"
        "nicht erschienen|ikke mott|modte ikke|udeblevet|ei tullut",
    ),
    **each(
        EnrolmentEvent.CHOOSE,
        "choose|chose|chooses|chosen sessions|valt tillfallen|valjer tillfallen|byter tillfallen|andrat tillfallen|"
        "valt traffar|valjer traffar|byter traffar|andrar traffar|valjer",
    ),
    **each(
        EnrolmentEvent.PRIORITIZE,
        "prioritize|prioritise|prioritized|prioritised|priority|prioriterad|prioriteras|prioritet|fortur|far fortur|"
        "gar fore",
    ),
}

BOOKINGS: Final[Mapping[str, BookingStatus]] = {
    **each(BookingStatus.BOOKED, "booked|bokad|bokat|reserverad|upptagen|reserved|inbokad|kommer|bekraftad|confirmed"),
    **each(BookingStatus.HELD, "held|genomford|genomfort|hallen|klar|kom|gjord|avklarad|done|attended|completed"),
    **each(
        BookingStatus.NO_SHOW, "no show|noshow|utebliven|uteblev|kom inte|kom ej|ej kommen|missad|did not come|missed"
    ),
    **each(BookingStatus.CANCELLED, "cancelled|canceled|avbokad|avbokat|aterbud|installd|avbestalld|struken"),
}
"""What has become of a slot."""
FREE_SLOTS: Final = each(True, "free|ledig|ledigt|tom|open|available|obokad|vakant")
"""What stands for a slot that nobody has booked."""
MARKS: Final[Mapping[str, Mark]] = {
    **each(
        Mark.PRESENT,
        "present|n|x|1|narvarande|narvaro|har|ja|j|yes|y|p|ok|v|nv|deltog|deltagit|true|sant|kom|här|hel|"
        "attended|xx|here",
    ),
    **each(
        Mark.ABSENT,
        "absent|f|-|–|—|0|franvarande|franvaro|borta|nej|b|uteblev|uteblivit|false|falskt|ej|ogiltig|of|no|o|"
        "away|kom inte|missing",
    ),
    **each(
        Mark.EXCUSED,
        "excused|a|å|e|aterbud|anmald franvaro|anmalt franvaro|anmald|giltig|giltig franvaro|gf|sjuk|"
        "sjukanmald|resa|bortrest|ledig|forhinder|af|sagt till|meddelat|vab|sick|notified|med aterbud|avb|"
        "avbokat",
    ),
    **each(Mark.LATE, "late|s|sen|sent|l|forsenad|sen ankomst|kom sent|kom sen|for sent|1s|xs|ns|0.5|(x)|x sen|"),
    **each(
        Mark.LEFT_EARLY,
        "left early|left_early|g|t|gick|gick tidigare|gick tidigt|gatt tidigare|tidigt|tidigare|gick fore|"
        "lamnade tidigt|lamnade tidigare|early|1t|1g|xg|x-|left",
    ),
}
"""Signs in attendance lists, by `fold_sign`; a legend in the file wins over them."""

ORGANISATION_KINDS: Final[Mapping[str, OrganisationKind]] = {
    **each(
        OrganisationKind.LIBRARY,
        "library|bibliotek|biblioteket|folkbibliotek|huvudbibliotek|filial|bibl|libraries|librarian|"
        "bibliotekarie|egen|bok",
    ),
    **each(
        OrganisationKind.STUDY_ASSOCIATION,
        "study association|studieforbund|studieforbundet|studief|bildningsforbund|sf|forbundet|"
        "adult education association",
    ),
    **each(
        OrganisationKind.SENIORNET_CLUB,
        "seniornet club|seniornetklubb|seniornet klubb|seniornet|klubb|klubben|seniorklubb|seniornetklubben|club",
    ),
    **each(
        OrganisationKind.DEPARTMENT,
        "department|forvaltning|forvaltningen|kommun|kommunen|kommunal forvaltning|avdelning|municipality|"
        "socialtjanst|skola",
    ),
    **each(
        OrganisationKind.AUTHORITY,
        "authority|public authority|myndighet|myndigheten|statlig myndighet|region|regionen|agency|polis|polisen",
    ),
    **each(OrganisationKind.COMPANY, "company|foretag|foretaget|bolag|bank|ab|naringsliv|business|"),
    **each(OrganisationKind.FUNDER, "funder|finansiar|bidragsgivare|fond|stiftelse|sponsor|"),
    **each(
        OrganisationKind.OTHER,
        "other|annan|annat|ovrig|ovriga|ovrigt|forening|foreningen|ideell forening|association|volontar|"
        "volontarer|frivillig",
    ),
}

CLOSURE_KINDS: Final[Mapping[str, ClosureKind]] = {
    **each(
        ClosureKind.CLOSED,
        "closed|stangt|stangd|helt stangt|helstangt|helgdag|rod dag|stanger|inventering|all day|heldag|"
        "biblioteket stangt|stangning|studiedag|klamdag|planeringsdag|ledigt|hela dagen|holiday|"
        "bibliotek stangt|personaldag|personalmote|utbildningsdag|semesterstangt|sommarstangt|"
        "ombyggnad|flytt|storning|other|annat",
    ),
    **each(
        ClosureKind.CLOSES_EARLY,
        "closes early|stanger tidigt|stanger tidigare|tidigare stangning|tidig stangning|forkortat|"
        "forkortad dag|halvdag|early closing|early closure|stanger kl|kortare oppettid|half day|early|closes|"
        "",
    ),
    **each(
        ClosureKind.ROOM_CLOSED,
        "room closed|lokal stangd|lokalen stangd|rummet stangt|rum stangt|salen stangd|sal stangd|"
        "stangd lokal|avstangd lokal|lokal|rum|lokal avstangd|room|lokalen avstangd|avstangd|renovering",
    ),
    **each(
        ClosureKind.SCHOOL_BREAK,
        "school break|skollov|lov|lovdag|lovdagar|hostlov|sportlov|pasklov|jullov|sommarlov|school holiday|"
        "school holidays|skollovdag|lovvecka|term break|half term|vinterlov|vacation",
    ),
}

EVERYWHERE: Final = frozenset(
    {
        "",
        "alla",
        "allt",
        "alla bibliotek",
        "samtliga",
        "all",
        "everywhere",
        "hela kommunen",
        "overallt",
        "alla platser",
        "alla orter",
        "alla enheter",
    }
)
"""What a closure that holds everywhere applies to."""

YES: Final = frozenset(each(True, "ja|j|x|yes|y|1|true|sant|finns|ok|har|aktiv|on|bockad"))
NO: Final = frozenset(each(True, "nej|n|no|0|false|falskt|saknas|ej|inte|off|ingen|none|inga|inget|finns ej"))
YES_WITH_WORDS: Final = (
    "barbar",
    "portabel",
    "portable",
    "ramp",
    "mobil",
    "fast",
    "delvis",
    "partly",
    "hiss",
    "fixed",
    "teleslinga",
)
"""Words that say how, and so that, a room has a loop or can be reached in a wheelchair."""
PROTECTED: Final = ("skydd", "sekretess", "protected", "hemlig")

SEXES: Final[Mapping[str, str]] = {
    **each("F", "f|k|kvinna|kv|woman|female|flicka|tjej|q|dam"),
    **each("M", "m|man|male|pojke|kille|herre"),
    **each("X", "x|annat|annan|other|ickebinar|nonbinary|o"),
}
FREE: Final = ("gratis", "kostnadsfri", "avgiftsfri", "fri ", "ingen", "free", "nej", "utan")
UNLIMITED: Final = ("obegrans", "ingen grans", "fritt", "unlimited", "no limit", "inget tak", "alla")

_SIGN_SPACE = str.maketrans(
    {
        "\u00a0": " ",
        "−": "-",
        "‐": "-",
        "\u2011": "-",
        "✓": "x",
        "✔": "x",
        "√": "x",
        "☑": "x",
        "×": "x",
        "✗": "-",
        "✘": "-",
        "☐": "",
    }
)


def fold_sign(text: str) -> str:
    """Return a sign from an attendance list for comparing: lower case, decimal point, ticks as x; words folded."""
    sign = text.translate(_SIGN_SPACE).strip().casefold().rstrip(".") or text.strip()
    if any(c.isalpha() for c in sign) and len(sign) > 2:
        return key(sign) if "(" not in sign and not sign.endswith("-") else sign
    return sign.replace(",", ".")


def find(table: Mapping[str, T], text: str) -> T | None:
    """Return the entry that `text` is, else the one of the longest word it begins with, else None, as of signs alone."""
    folded = key(text)
    if not folded:
        return None
    if folded in table:
        return table[folded]
    best = max((word for word in table if len(word) > 2 and f"{folded} ".startswith(f"{word} ")), key=len, default=None)
    return None if best is None else table[best]
