"""A mapping that was kept for a file is used for the next one with the same headings, and it is told."""

import pytest
from factories import LIBRARIAN, library

from courses.actions import mappings
from courses.imports import runner, signatures
from courses.imports.reader import Options

TEXT = "Vem;Når;Flarp\nEva Ek;070-1740605;Svår\n"
KEPT = mappings.SavedMapping({"name": "Vem", "phone": "Når"}, {})


@pytest.fixture
def file(tmp_path):
    def write(text, name="ett.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_next_file_with_the_same_headings_is_read_in_the_same_way_and_told(tmp_path, file):
    one, other = file(TEXT), file(TEXT.replace("Eva", "Ida").replace("Vem", " VEM "), "två.csv")
    with library(tmp_path) as store:
        mappings.save(store, LIBRARIAN, "Grannens lista", "people", KEPT, signature=signatures.of("people", one))
        options = signatures.remembered(store, "people", other, Options())
        report = runner.run(store, LIBRARIAN, "people", other, options)

    assert ("Grannens lista", KEPT.headings) == (options.mapping_name, options.mapping)
    assert any("Grannens lista" in note for note in report.notes)


@pytest.mark.parametrize("text", ["Vem;Når\nEva Ek;070-1740605\n", "Vem;Flarp;Når\nEva;1;2\n", "x\n", ""])
def test_other_headings_are_another_file(tmp_path, file, text):
    with library(tmp_path) as store:
        mappings.save(store, LIBRARIAN, "Lista", "people", KEPT, signature=signatures.of("people", file(TEXT)))

        assert Options() == signatures.remembered(store, "people", file(text, "två.csv"), Options())


def test_a_mapping_without_headings_is_never_taken_by_itself(tmp_path, file):
    with library(tmp_path) as store:
        mappings.save(store, LIBRARIAN, "Lista", "people", KEPT)

        assert Options() == signatures.remembered(store, "people", file("", "två.csv"), Options())
