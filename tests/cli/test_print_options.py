"""The options that all commands that print share."""

from __future__ import annotations

import pytest

from courses.cli.print_options import print_options
from courses.errors import Invalid
from courses.paper_labels import read_language
from courses.rules import paper_fields


@pytest.mark.parametrize(
    ("said", "code"),
    [("Arabiska", "ar"), ("tigrinja", "ti"), ("lättläst", "sv-lattlast"), ("dari", "prs"), ("Samiska", "se"), ("pl", "pl"), ("pt_BR", "pt-br")],
)  # fmt: skip
def test_a_language_is_understood_by_name_or_code(said, code):
    assert code == read_language(said)


@pytest.mark.parametrize("said", ["../..", "två ord här", "x" * 20, "", "klingonska", "arabsika"])
def test_what_cannot_be_a_language_is_refused(said):
    with pytest.raises(Invalid):
        read_language(said)


@pytest.mark.parametrize("kind", paper_fields.kinds(), ids=lambda it: it.kind)
def test_size_and_design_are_asked_for_only_where_there_are_several(kind):
    names = {it.opts[0] for it in print_options(kind.kind)}
    assert {"--language", "--large", "--black-and-white"} <= names
    assert (len(kind.sizes) > 1, bool(kind.designs)) == ("--size" in names, "--design" in names)
