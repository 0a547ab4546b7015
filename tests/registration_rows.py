"""The registration rows of the sample year as facts of persons, read without the program's importers: for the rule alone."""

import csv
import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, permutations
from pathlib import Path

from courses.imports.persons import birth
from courses.rules.person_names import can_be_same
from courses.rules.same_person import Facts, contradicts, judge

INLANDET = Path(__file__).parent / "inlandet"
TODAY = date(2026, 11, 20)
SAME_AS_ABOVE = '-"-'


@dataclass(frozen=True)
class Row:
    """A registration."""

    ref: str
    when: tuple
    facts: Facts
    is_copied: bool = False


def answers(name):
    with (INLANDET / "facit" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def registrations():
    """Return registrations and expressions of interest of both channels in order of time, as the answers name them."""
    rows = sorted([*_web(), *_desk()], key=lambda row: row.when)
    return _without_copied(rows)


def grouped(rows):
    """Return the rows of each person, and the pairs that were judged the same: (ref, ref, verdict)."""
    person = {row.ref: {row.ref} for row in rows}
    pairs = []
    for one, other in combinations(rows, 2):
        verdict = judge(one.facts, other.facts)
        if verdict and verdict.is_same:
            pairs.append((one.ref, other.ref, verdict))
            both = person[one.ref] | person[other.ref]
            person.update(dict.fromkeys(both, both))
    return person, pairs


def apart(rows, person):
    """Return the first pair of rows of each two persons that are alike: (ref, ref, verdict, whether births differ)."""
    by_ref = {row.ref: row for row in rows}
    told = {}
    for one, other in combinations(rows, 2):
        verdict = judge(one.facts, other.facts)
        who = frozenset((min(person[one.ref]), min(person[other.ref])))
        if verdict is None or len(who) == 1 or who in told:
            continue
        mine, yours = ([by_ref[ref].facts for ref in person[row.ref]] for row in (one, other))
        told[who] = one.ref, other.ref, verdict, any(contradicts(a, b) for a in mine for b in yours)
    return list(told.values())


def _without_copied(rows):
    """Return the rows without numbers that were copied from another's by a ditto sign."""
    copied = {
        other.ref
        for one, other in permutations(rows, 2)
        if other.is_copied and one.facts.number and one.facts.number == other.facts.number
        and not can_be_same(one.facts.names, other.facts.names)
    }  # fmt: skip
    bare = {"number": "", "number_kind": "", "birth": ""}
    return [replace(row, facts=replace(row.facts, **bare)) if row.ref in copied else row for row in rows]


def _web():
    with (INLANDET / "anmalningar_webbformular.csv").open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter=";"), 1):
            cells = {heading.strip(): cell for heading, cell in row.items()}
            if cells["Vill du anmäla dig eller avanmäla dig?"].startswith("Avan"):
                continue
            month, day, year, *clock = (int(part) for part in re.findall(r"\d+", cells["Slutförandetid"]))
            own = cells["Ditt namn med ditt eget alfabet (frivilligt)"]
            written = re.fullmatch(r"(.*?)\((.*)\)\s*", cells["För- och efternamn"])
            names = [*(written.groups() if written else [cells["För- och efternamn"]]), own]
            births = [
                cells["Personnummer (bara om kursen ges av ett studieförbund)"],
                cells["Födelseår eller födelsedatum"],
            ]
            facts = _facts(names, births, cells["Telefon"], cells["E-postadress"])
            yield Row(f"webb {cells['ID']}", (2000 + year, month, day, *clock, 1, number), facts)


def _desk():
    with (INLANDET / "anmalningar_disk.csv").open(encoding="cp1252", newline="") as file:
        above = {}
        for number, row in enumerate(csv.DictReader(file, delimiter=";"), 2):
            if not (row["Efternamn"] or row["Förnamn"]):
                continue
            cells = {name: above.get(name, "") if cell == SAME_AS_ABOVE else cell for name, cell in row.items()}
            cells |= {name: cells[name] or above[name] for name in ("Dat", "Kl") if above}
            above = cells
            if cells["Vad"].lower().startswith(("avb", "åter", "avan")):
                continue
            facts = _facts([f"{cells['Förnamn']} {cells['Efternamn']}"], [cells["Född"]], cells["Tfn"], cells["Mejl"])
            when = (*_day(cells["Dat"]), *(int(part) for part in re.findall(r"\d+", cells["Kl"])), 0, 0, number)
            yield Row(f"disk {number}", when, facts, row["Född"] == SAME_AS_ABOVE)


def _day(written):
    iso = re.match(r"\d{4}-(\d\d)-(\d\d)", written)
    if iso:
        return 2026, int(iso[1]), int(iso[2])
    day, month = re.split(r"[/ ]", written)[:2]
    months = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
    return 2026, int(month) if month.isdigit() else months.index(month[:3]) + 1, int(day)


def _facts(names, births, phone, email):
    found = [birth(cell, TODAY) for cell in births if cell.strip()]
    numbers = [it.number for it in found if it.number and it.number.is_valid]
    born = max((it.born for it in found), key=len, default="")
    return Facts(
        names=tuple(name.strip() for name in names if name.strip()),
        phones=frozenset(_phones(phone)),
        emails=frozenset([email.strip().casefold()] if "@" in email else []),
        birth=born,
        number=re.sub(r"\D", "", numbers[0].number) if numbers else "",
        number_kind=numbers[0].kind if numbers else "",
    )


def _phones(written):
    for part in re.split(r"\s/\s|,| el ", re.sub(r"\(.*?\)", " ", written)):
        number = re.sub(r"^(00)?46|^0+", "", re.sub(r"\D", "", part)).lstrip("0")
        if 7 <= len(number) <= 10:
            yield number
