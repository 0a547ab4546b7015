"""The options that all commands that print share."""

from __future__ import annotations

import pytest

from courses.cli.print_options import print_options
from courses.errors import Invalid
from courses.model.paper_style import PaperKind
from courses.paper_labels import read_language


@pytest.mark.parametrize(
    ("said", "code"),
    [("Arabiska", "ar"), ("tigrinja", "ti"), ("lättläst", "sv-lattlast"), ("dari", "prs"), ("Samiska", "se"), ("pl", "pl"), ("pt_BR", "pt-br")],
)  # fmt: skip
def test_a_language_is_understood_by_name_or_code(said, code):
    assert code == read_language(said)


@pytest.mark.parametrize("said", ["../..", "två ord här", "x" * 20, ""])
def test_what_cannot_be_a_language_is_refused(said):
    with pytest.raises(Invalid):
        read_language(said)


def test_a_kind_of_one_size_has_no_option_for_it():
    names = [it.opts[0] for it in print_options(PaperKind.SLIP)]
    assert ["--language", "--large", "--black-and-white"] == names
