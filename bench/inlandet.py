"""Imports the sample year through the command line and counts how many rows of each answer file agree: `make inlandet`.

The year is three offices' real-life-like files in tests/inlandet, with the answers in its folder facit. What cannot be
compared yet is listed with 0, so that the board shows the way left to go.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from bench import inlandet_attendance as attended
from bench import inlandet_circles as circles
from bench import inlandet_people as enrolled
from bench import inlandet_warnings as warnings
from courses import clock, dates

YEAR = Path(__file__).resolve().parent.parent / "tests" / "inlandet"
NOW = "2026-11-20T23:59:00"
"""The answers hold to the end of this day."""
DROP_INS = "narvaro/dropin_och_forelasningar.csv"
"""Head counts, which nobody has to be enrolled for."""
IMPORTS = (
    ("organisations", "organisationer.csv", ()),
    ("rooms", "lokaler.csv", ()),
    ("equipment", "utrustning.csv", ()),
    ("leaders", "ledare.csv", ()),
    ("closures", "stangt.csv", ()),
    ("programme", "program.xlsx", ()),
    ("changes", "program.xlsx", ()),
    ("attendance", DROP_INS, ()),
)
ENROLMENTS = ("anmalningar_disk.csv", "anmalningar_webbformular.csv")
"""Read in one go, for people are in both."""
MAPPINGS = YEAR.parent.parent / "db" / "sample" / "mappings.json"
"""What a clerk says of the two files on the screen, kept with the demo."""
UNPLANNED = ("STO-609", "2026-11-09", "--start", "15.45", "--end", "16.25")
"""A day of booked guidance that stands in no plan, and was."""
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """The program as a clerk at a prompt has it."""

    data: Path
    _told: dict[tuple[str, ...], dict] = field(default_factory=dict)
    enrolled: dict = field(default_factory=dict)
    """What the import of the enrolments said."""

    @property
    def without_passing(self) -> Office:
        """The library beside it, where no single may pass a party."""
        if "" not in self._beside:
            self._beside[""] = type(self)(self.data.with_name("without-passing"))
        return self._beside[""]

    @property
    def with_bookings(self) -> Office:
        """The library beside it that has the bookings of guidance too, with the session that one of them was without."""
        if "bookings" not in self._beside:
            beside = self._beside["bookings"] = type(self)(self.data.with_name("with-bookings"))
            shutil.copytree(self.data, beside.data)
            files = shutil.copytree(YEAR, self.data.with_name("files-of-bookings"))
            beside.run("settings", "set", "clash.leader", "warn")  # she leads something else just then
            beside.run("add-session", *UNPLANNED)
            beside.run("import", "bookings", str(files / "bokad_handledning.csv"))
        return self._beside["bookings"]

    _beside: dict[str, Office] = field(default_factory=dict)

    def course(self, code: str) -> dict:
        """Return all of a course, asked for once."""
        return self.told("course", code)

    def told(self, *words: str) -> dict:
        """Return what a reading command says, asked for once."""
        if words not in self._told:
            self._told[words] = self.ask(*words)
        return self._told[words]

    def circle(self, code: str) -> dict:
        """Return the circle check of a course, asked for once."""
        return self.told("circle", code)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one command and return what it said."""
        environment = os.environ | {"KURSVERKSTAD_NOW": NOW, "KURSVERKSTAD_LANG": "sv"}
        command = [sys.executable, "-m", "courses", "--data", str(self.data), *words]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)

    def ask(self, *words: str):
        """Run a reading command and return its JSON."""
        told = self.run(*words, "--json")
        if told.returncode:
            raise SystemExit(told.stderr)
        return json.loads(told.stdout)


def read_year(office: Office, year: Path = YEAR) -> list[tuple[str, dict]]:
    """Import every file and return each one's name and report."""
    reports = []
    for kind, name, options in IMPORTS:
        told = office.run("import", kind, str(year / name), *options, "--json")
        if told.returncode > 1:
            raise SystemExit(f"{name}: {told.stderr}")
        reports.append((f"{kind} {name}", json.loads(told.stdout)))
    shutil.copytree(office.data, office.without_passing.data)
    office.without_passing.run("settings", "set", "waiting.singles_pass", "no")
    files = shutil.copytree(year, office.data.with_name("files"))  # what is handed back is written beside them
    for one in (office, office.without_passing):
        one.enrolled.update(_enrol(one, files))
    lists = sorted(path for path in (files / "narvaro").iterdir() if path.name != Path(DROP_INS).name)
    reports += [(f"attendance narvaro/{path.name}", _attend(office, path)) for path in lists]
    return [*reports, ("enrolments", office.enrolled)]


def _attend(office: Office, path: Path) -> dict:
    """Import a list of attendance and return the report."""
    told = office.run("import", "attendance", str(path), "--json")
    if told.returncode > 1:
        raise SystemExit(f"{path.name}: {told.stderr}")
    return json.loads(told.stdout)


def _enrol(office: Office, files: Path) -> dict:
    """Import both files of enrolments in one go and return the report, with who each row is about."""
    paths = [str(files / name) for name in ENROLMENTS]
    told = office.run("import", "enrolments", *paths, "--mapping-file", str(MAPPINGS), "--json")
    if told.returncode > 1:
        raise SystemExit(f"enrolments: {told.stderr}")
    return json.loads(told.stdout)


def occasions(office: Office) -> set[Row]:
    """Return every occasion as facit/tillfallen.csv lists it; a moved one stands on its old date too."""
    today = datetime.fromisoformat(NOW).date()
    return {row for course in office.ask("courses") for row in _of_course(office, course["code"], today)}


def _of_course(office: Office, code: str, today: date) -> Iterator[Row]:
    for session in office.course(code)["sessions"]:
        day = date.fromisoformat(session["date"])
        gone = session["status"] == "CANCELLED"
        state = "inställt" if gone else "hållet" if day <= today else "kommande"
        why = session["reason"] if gone else ""
        if session["moved_from"]:
            old = date.fromisoformat(session["moved_from"])
            yield _occasion(code, session, old, "", "flyttat", session["reason"])
            why = f"flyttat från {old}"
        if session["replaces"]:
            why = f"ersätter {session['replaces']}"
        yield _occasion(code, session, day, str(session["number"] or ""), state, why)


def _occasion(code: str, session: dict, day: date, number: str, state: str, why: str) -> Row:
    instants = [clock.to_utc(datetime.combine(day, time.fromisoformat(session[end]))) for end in ("start", "end")]
    utc = [f"{instant:%Y-%m-%dT%H:%MZ}" for instant in instants]
    week = str(day.isocalendar().week)
    weekday = dates.weekday_short(day.weekday())
    place = (session["place"], session["room"])
    return (code, number, day.isoformat(), weekday, week, session["start"], session["end"], *utc, *place, state, why)


def skipped(office: Office) -> set[Row]:
    """Return every date passed over as facit/hoppade_dagar.csv lists it."""
    found = set()
    for course in office.ask("courses"):
        for skip in office.course(course["code"])["skipped"]:
            weekday = dates.weekday_short(date.fromisoformat(skip["date"]).weekday())
            found.add((course["code"], skip["date"], weekday, skip["reason"]))
    return found


ANSWERS = {
    "tillfallen.csv": occasions,
    "hoppade_dagar.csv": skipped,
    "varningar.csv": warnings.told,
    "personer.csv": enrolled.people,
    "samma_person.csv": enrolled.same,
    "inte_samma_person.csv": enrolled.different,
    "oklart_om_samma.csv": enrolled.unclear,
    "handelselogg.csv": enrolled.events,
    "antagna.csv": enrolled.seated,
    "platser.csv": enrolled.seats,
    "narvaro.csv": attended.rates,
    "narvaro_rader.csv": attended.marks,
    "intyg.csv": attended.certificates,
    "tillfalliga_med_hog_narvaro.csv": attended.regular_walk_ins,
    "cirkelprov.csv": circles.checks,
    "studietimmar.csv": circles.associations,
    "huvuden_per_traff.csv": circles.heads,
    "kb.csv": circles.library,
    "kb_raknas_inte.csv": circles.not_library,
}
"""How each answer file that can be compared is asked of the program."""
KEPT = {
    "varningar.csv": warnings.kept,
    "personer.csv": enrolled.kept_people,
    "samma_person.csv": enrolled.kept_same,
    "inte_samma_person.csv": enrolled.kept_names,
    "oklart_om_samma.csv": enrolled.kept_names,
    "cirkelprov.csv": circles.kept_checks,
}
"""Which rows of an answer file are compared, and how they are written for it; the others wait."""


def answers(name: str, year: Path = YEAR) -> set[Row]:
    """Return the rows of an answer file."""
    rows = _rows(year / "facit" / name)
    return KEPT[name](rows) if name in KEPT else rows


def _rows(path: Path) -> set[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {tuple(row) for row in list(csv.reader(file, delimiter=";"))[1:]}


def _later(path: Path, compared: int) -> str:
    """Return what of an answer file is not compared yet, in words."""
    left = len(_rows(path)) - compared
    return "  not compared yet" if path.name not in ANSWERS else f"  {left} more not compared yet" if left else ""


def main() -> int:
    """Print the board; 1 when an answer file that is compared does not agree whole."""
    year = Path(sys.argv[1]) if len(sys.argv) > 1 else YEAR
    status = 0
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder) / "data")
        print("in: taken / changed / handed back / notes")
        for name, report in read_year(office, year):
            print(
                f"  {name:55} {report['created']:5} {report['changed']:5} {report['rejected']:5} {len(report['notes']):5}"
            )
        print("answers that agree")
        for path in sorted((year / "facit").glob("*.csv")):
            right = answers(path.name, year)
            told = ANSWERS[path.name](office) if path.name in ANSWERS else set()
            extra = f"  {len(told - right)} that are not in the answers" if told - right else ""
            later = _later(path, len(right))
            print(f"  {path.name:55} {len(right & told):5} of {len(right):5}{extra}{later}")
            status |= path.name in ANSWERS and right != told
    return status


if __name__ == "__main__":
    raise SystemExit(main())
