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
        EnrolmentEvent.ENROL,
        "enrol|enroll|enrolment|enrollment|enrolled|anmalan|anmald|anm|a|anmaler|anmala|anmal|anmalt|"
        "registration|registered|register|registrera|registrerad|sign up|signup|signed up|join|joined|ny|"
        "ny anmalan|in|plats|reserv|kolista|ko|vantelista|vantar|reservlista|waiting list|waitlist|inskriven|"
        "inskrivning|bokar|bokad|bokning|booking|add|+",
    ),
    **each(
        EnrolmentEvent.CANCEL,
        "cancel|cancelled|canceled|cancellation|avbokning|avbokad|avbokat|avbokar|avboka|avb|aterbud|"
        "avanmalan|avanmald|avanmala|avanmaler|avanm|avanmalt|lamnar aterbud|aterbud lamnat|withdraw|"
        "withdrawn|withdrawal|unregister|deregister|utgar|struken|stryks|ut|lamnar aterbud for|sager aterbud|"
        "av|lamnat aterbud|tackar nej|remove",
    ),
    **each(
        EnrolmentEvent.DROP_OUT,
        "drop out|dropout|dropped out|drop|avbrott|avbryter|avbrutit|avbruten|avbrot|slutat|slutar|slutade|"
        "hoppat av|hoppar av|hoppade av|avhopp|quit|stopped|left|kommer inte mer|avslutat|slut",
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
INTEREST: Final = ("intresse", "interest", "intresserad", "intresseanmalan", "expression of interest")
"""An enrolment log's rows that only say that somebody is interested."""

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
