"""What the program tells of people and enrolments of the sample year, written as the answer files write it.

Everything comes from what commands say with `--json`: the report of the import, and each course. The answers number people
by their first row; so are they numbered here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Protocol

Row = tuple[str, ...]
Told = dict[str, Any]

_EVENTS = {"ENROL": "anmälan", "CANCEL": "avanmälan", "INTEREST": "intresse"}
_LED = {
    "SEAT": "plats",
    "WAITING": "väntelista",
    "PARTY_WAITING": "väntelista (sällskap hålls ihop)",
    "ALREADY": "redan anmäld, raden räknas inte",
    "SEAT_FREE": "återbud, platsen blir fri",
    "DROPPED_OUT": "avbrott efter andra träffen börjat, platsen fylls inte",
    "STRUCK": "struken från väntelistan",
    "NOT_ENROLLED": "avanmälan utan anmälan",
    "SEVERAL": "avanmälan kan gälla flera",
    "INTEREST": "intresseanmälan, ingen plats",
}
_KINDS = {"DROP_IN": "drop-in", "EVENT": "föreläsning", "GUIDANCE": "bokad handledning"}
_NUMBERS = {"personal": "personnummer", "coordination": "samordningsnummer", "lma": "LMA"}
_SURE = {"CERTAIN": "säker", "PROBABLE": "trolig"}
_WHY = {
    "SAME_NAME_AND_PHONE": "samma namn och telefon",
    "SAME_NAME_AND_EMAIL": "samma namn och e-post",
    "SAME_NAME_AND_BIRTH": "samma namn och födelsedatum",
    "ALIKE_CONTACT_AND_YEAR": "liknande namn eller annan skrift, samma kontakt och födelseår",
    "OTHER_SCRIPT_CONTACT_AND_YEAR": "liknande namn eller annan skrift, samma kontakt och födelseår",
    "SAME_NAME_ONLY": "samma namn, inget annat att gå på: fråga",
    "SAME_NUMBER_OTHER_NAME": "samma nummer men olika förnamn: avskrivet med upprepningstecken",
    "SAME_NAME_OTHER_BIRTH": "samma namn men olika födelseår",
    "SAME_NAME_AND_PHONE_OTHER_BIRTH": "samma namn men olika födelseår (och samma telefon)",
    "ALIKE_AND_PHONE_OTHER_BIRTH": "liknande namn och samma telefon men olika födelseår",
}


class Asked(Protocol):
    """The program as a clerk at a prompt has it."""

    @property
    def enrolled(self) -> Told:
        """What the import of the enrolments said."""

    @property
    def without_passing(self) -> Asked:
        """The same library, but where no single may pass a party."""

    def ask(self, *words: str) -> Any:
        """Run a reading command and return its JSON."""

    def course(self, code: str) -> Told:
        """Return all of a course."""

    def told(self, *words: str) -> Any:
        """Return what a reading command says, asked for once."""


def _rows(office: Asked) -> list[Told]:
    return office.enrolled["rows"]


def _comes(rows: Iterable[Told]) -> list[Told]:
    """Return the rows that say who somebody is: registrations and expressions of interest."""
    return [row for row in rows if row["event"] in ("ENROL", "INTEREST")]


def person_numbers(office: Asked) -> dict[str, str]:
    """Return each person's number in the answers, by key: in order of their first rows."""
    keys = dict.fromkeys(row["person"] for row in _comes(_rows(office)) if row["person"])
    return {key: f"P{number:03d}" for number, key in enumerate(keys, 1)}


def person_number(numbers: dict[str, str], key: str | None) -> str:
    return numbers.get(key or "", key or "")


def events(office: Asked) -> set[Row]:
    """Return what each row led to, as facit/handelselogg.csv lists it."""
    numbers = person_numbers(office)
    return {
        (
            row["reference"],
            row["at"].replace("T", " "),
            "" if row["outcome"] == "UNKNOWN_COURSE" else row["course"],
            _EVENTS[row["event"]],
            person_number(numbers, row["person"]),
            _led(office, row),
        )
        for row in _rows(office)
    }


def _led(office: Asked, row: Told) -> str:
    if row["outcome"] == "UNKNOWN_COURSE":
        return f"okänd kurs: {row['course']}"
    if row["outcome"] == "NO_ENROLMENTS":
        return f"tar inte emot anmälningar ({_KINDS[office.course(row['course'])['kind']]})"
    return _LED.get(row["outcome"], row["outcome"])


def _pairs(office: Asked, *likeness: str) -> list[tuple[Told, Told, Told]]:
    """Return the pairs of some likenesses, each with its two rows."""
    by_reference = {row["reference"]: row for row in _rows(office)}
    wanted = [pair for pair in office.enrolled["pairs"] if pair["likeness"] in likeness]
    return [(pair, by_reference[pair["row_1"]], by_reference[pair["row_2"]]) for pair in wanted]


def same(office: Asked) -> set[Row]:
    """Return the pairs of rows that are one person, as facit/samma_person.csv lists them, without the names."""
    numbers = person_numbers(office)
    return {
        (person_number(numbers, one["person"]), pair["row_1"], pair["row_2"], _SURE[pair["likeness"]], _why(pair))
        for pair, one, _other in _pairs(office, "CERTAIN", "PROBABLE")
    }


def _why(pair: Told) -> str:
    return f"samma {_NUMBERS[pair['number_kind']]}" if pair["reason"] == "SAME_NUMBER" else _WHY[pair["reason"]]


def different(office: Asked) -> set[Row]:
    """Return the pairs that are alike and two people, as facit/inte_samma_person.csv lists them."""
    return {
        (*_both(office, pair, one, other), _name(one), _name(other), _why(pair))
        for pair, one, other in _pairs(office, "DIFFERENT")
    }


def unclear(office: Asked) -> set[Row]:
    """Return the pairs about which somebody has to decide, as facit/oklart_om_samma.csv lists them."""
    return {
        (*_both(office, pair, one, other), _name(one), _why(pair)) for pair, one, other in _pairs(office, "UNCLEAR")
    }


def _both(office: Asked, pair: Told, one: Told, other: Told) -> Row:
    numbers = person_numbers(office)
    return pair["row_1"], pair["row_2"], person_number(numbers, one["person"]), person_number(numbers, other["person"])


def _name(row: Told) -> str:
    return _tidy(row["name"])


def _tidy(name: str) -> str:
    return " ".join(name.split())


def people(office: Asked) -> set[Row]:
    """Return the people, as facit/personer.csv lists them; different spaces in a name count as one spelling."""
    by_person: dict[str, list[Told]] = {}
    for row in _comes(_rows(office)):
        if row["person"]:
            by_person.setdefault(row["person"], []).append(row)
    numbers = person_numbers(office)
    return {_person(office, numbers[key], key, rows) for key, rows in by_person.items()}


def _person(office: Asked, number: str, key: str, rows: list[Told]) -> Row:
    it = office.ask("person", key, "--reveal")
    places = {
        office.course(row["course"])["municipality"]
        for row in rows
        if row["event"] == "ENROL" and row["outcome"] != "UNKNOWN_COURSE"
    }
    spellings = dict.fromkeys(_tidy(name) for row in rows for name in (_written(row), row["other_name"]) if name)
    return (
        number,
        it["alias"] if it["protected"] else f"{it['given_name']} {it['family_name']}".strip(),
        it["birth_date"][:4],
        _NUMBERS.get(it["personal_no_kind"] or "", ""),
        _yes(it["phone"]),
        _yes(it["email"]),
        str(len(rows)),
        ", ".join(row["reference"] for row in rows),
        ", ".join(sorted(places)),
        "ja" if it["protected"] else "",
        "" if it["protected"] else " | ".join(spellings),
    )


def _written(row: Told) -> str:
    """Return a name as it was written, before its letters were put right."""
    name = row["name"]
    for repair in row["repairs"]:
        name = name.replace(repair["now"], repair["was"], 1) if repair["now"] else name
    return name


def _yes(text: str) -> str:
    return "ja" if text else "nej"


def kept_people(rows: Iterable[Row]) -> set[Row]:
    """Return the answers' people, each spelling with single spaces."""
    return {
        (*row[:-1], " | ".join(dict.fromkeys(_tidy(name) for name in row[-1].split(" | ") if name))) for row in rows
    }


def seated(office: Asked) -> set[Row]:
    """Return who has a seat since when, as facit/antagna.csv lists them."""
    return {row for code in enrolled_codes(office) for row in _seated(office, code)}


def enrolled_codes(office: Asked) -> list[str]:
    """Return the courses that somebody has enrolled in."""
    rows = [row for row in _rows(office) if row["outcome"] not in ("UNKNOWN_COURSE", "NO_ENROLMENTS")]
    return list(dict.fromkeys(row["course"] for row in rows))


def _seated(office: Asked, code: str) -> Iterable[Row]:
    numbers = person_numbers(office)
    course = office.course(code)
    came = {row["person"]: at for at, row in reversed(list(enumerate(_rows(office)))) if row["course"] == code}
    holders = sorted(course["participants"], key=lambda it: (it["seated_at"], came[it["person"]]))
    for order, it in enumerate(holders, 1):
        since = it["seated_at"].replace("T", " ")[:16]
        state = "avbrott" if it["status"] == "DROPPED_OUT" else "antagen"
        how = "från väntelistan" if it["promoted"] else "plats"
        yield (
            code,
            str(order),
            person_number(numbers, it["person"]),
            it["name"],
            since,
            how,
            "kursen inställd" if course["cancelled"] else state,
        )


def seats(office: Asked) -> set[Row]:
    """Return seats and waiting lists by course, as facit/platser.csv lists them, with both settings for parties."""
    return {_seats(office, code) for code in enrolled_codes(office)}


def _seats(office: Asked, code: str) -> Row:
    course, strict = office.course(code), office.without_passing.course(code)
    rows = [row for row in _rows(office) if row["course"] == code]
    led = Counter(row["outcome"] for row in rows)
    events_ = Counter(row["event"] for row in rows)
    parties = {tuple(row["party"]) for row in rows if row["party"]}
    dropped = sum(it["status"] == "DROPPED_OUT" for it in course["participants"])
    return (
        code,
        course["title"],
        str(course["seats"]),
        str(events_["ENROL"]),
        str(led["ALREADY"]),
        str(events_["CANCEL"]),
        str(sum(len(row["promoted"]) for row in rows)),
        "0" if course["cancelled"] else str(len(course["participants"])),
        str(dropped),
        str(len(course["waiting_list"])),
        str(len(parties)),
        _queue(course),
        str(len(strict["participants"])),
        _queue(strict),
    )


def _queue(course: Told) -> str:
    """Return a waiting list in order, those of a party joined."""
    places: dict[object, list[str]] = {}
    for it in sorted(course["waiting_list"], key=lambda it: it["position"]):
        places.setdefault(it["party"] or it["person"], []).append(it["name"])
    return " | ".join(" + ".join(names) for names in places.values())


def kept_same(rows: Iterable[Row]) -> set[Row]:
    """Return the answers' pairs without the names: a protected person's stand in no report."""
    return {row[:5] for row in rows}


def kept_names(rows: Iterable[Row]) -> set[Row]:
    """Return the answers' rows with single spaces, as names are kept."""
    return {tuple(map(_tidy, row)) for row in rows}
