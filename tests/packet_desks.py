"""Two desks: the library, and a partner's contact with the same program and a folder of their own."""

import json

import factories

from courses.model import OrganisationKind
from courses.store.journal import deed


def with_partner(store, code="ABF", **overrides):
    """Makes a course of an association with Ada, Bo and Cleo, held twice or so; Ada was there the first time."""
    from courses.store import tables

    organisation_id = tables.id_of(store, "organisation", code=code)
    if organisation_id is None:
        with deed(store, factories.LIBRARIAN, "Added") as it:
            values = {"code": code, "name": code, "kind": OrganisationKind.STUDY_ASSOCIATION}
            organisation_id = it.insert("organisation", values)
    course = factories.course(store, organiser_id=organisation_id, count=4, **overrides)
    ada, bo, cleo = factories.enrolled(store, course, "Ada", "Bo", "Cleo")
    factories.mark(store, course, ada, "PRESENT")
    return course, ada, bo, cleo


class Desks:
    """The command line at both desks."""

    def __init__(self, run, tmp_path):
        self._run, self.path = run, tmp_path

    def library(self, *words):
        """Runs a command at the library as Maja."""
        return self._run("--data", self.path / "data", "--as", "Maja", *words)

    def other(self, *words):
        """Runs a command at another library."""
        return self._run("--data", self.path / "other", "--as", "Per", *words)

    def contact(self, *words):
        """Runs a command at the contact's own computer as Eva."""
        return self._run("--data", self.path / "eva", "--as", "Eva", *words)

    def opened(self, *words):
        """Runs a command in the packet that the contact opened."""
        folder = next(it.parent for it in (self.path / "eva" / "packets").glob("*/kursverkstad.db"))
        return self._run("--data", folder, "--as", "Eva", *words)

    def code(self):
        """Returns the code of the newest key."""
        return self.library("packet", "keys", "--json").json["keys"][0]["code"]

    def make(self, *words, name="packet.kvpaket"):
        """Makes a packet of STO-601, and returns its file."""
        file = self.path / name
        told = self.library("packet", "make", "STO-601", "--to", file, "--force", *words)
        assert told.code == 0, told.err
        return file

    def open(self, file, *words):
        """Opens a packet at the contact's, with the code."""
        return self.contact("packet", "open", file, "--code", self.code(), "--no-interface", *words)

    def back(self, name="back.kvpaket"):
        """Writes what goes back, and returns its file."""
        file = self.path / name
        told = self.contact("packet", "return", "-o", file, "--force")
        assert told.code == 0, told.err
        return file

    def merge(self, file, *words):
        """Merges what came back."""
        return self.library("packet", "merge", file, *words)

    def rows(self, file):
        """Returns how the rows of what came back stand: by session's day, name and kind."""
        told = self.merge(file, "--dry-run", "--json")
        assert told.code == 0, told.err
        rows = json.loads(told.out)["rows"]
        return {(row["day"], row["name"] or row["kind"]): row for row in rows}
