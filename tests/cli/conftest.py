"""The command line as tests call it: in this process, with what it said and its exit code."""

import json
from dataclasses import dataclass

import factories
import pytest

from courses import cli


@dataclass(frozen=True)
class Told:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def kursverkstad(capsys):
    """Returns a function that runs a command."""

    def run(*words):
        capsys.readouterr()
        code = cli.run([str(word) for word in words])
        told = capsys.readouterr()
        return Told(code, told.out, told.err)

    return run


@pytest.fixture
def office(tmp_path):
    """Lends a function that fills the library that the commands then open."""

    def fill(work):
        with factories.library(tmp_path) as store:
            return work(store)

    return fill


@pytest.fixture
def evening(office):
    """Makes STO-601 of eight Tuesdays with two seats, held twice: Ada twice there, Bo once, Cleo waits."""

    def work(store):
        course = factories.course(store, seats=2)
        ada, bo, cleo = factories.enrolled(store, course, "Ada", "Bo", "Cleo")
        factories.mark(store, course, ada, "PRESENT", "LATE")
        factories.mark(store, course, bo, "ABSENT", "LEFT_EARLY")
        return course, ada, bo, cleo

    return office(work)
