"""The words of papers: whole in every language that the program brings, and from the nearest where it brings none."""

from __future__ import annotations

import re

import factories
import pytest

from courses import resources
from courses.actions import paper_templates
from courses.exports.paper.catalogue import KINDS
from courses.model.paper_style import PaperKind, SheetSize
from courses.rules import paper_fields, paper_template

_NAME = re.compile(r"(?P<kind>[a-z-]+)\.(?P<language>[a-z]{2,3}(?:-[a-z]+)?)\.txt")
FILES = sorted(it.name for it in resources.folder("templates/paper").glob("*.txt"))


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        yield opened


def kind_and_design(stem: str) -> tuple[PaperKind, str]:
    kind = max((it for it in PaperKind if stem == it or stem.startswith(f"{it}-")), key=len)
    return kind, stem.removeprefix(kind).removeprefix("-")


@pytest.mark.parametrize("kind", PaperKind)
def test_every_kind_says_what_its_texts_are_and_is_drawn_with_values_made_up(kind):
    about = paper_fields.kind(kind)
    assert about.keys
    if kind is not PaperKind.PHRASES:  # what papers share is no paper
        assert about.sizes == KINDS[kind].sizes
        assert KINDS[kind].sample("sv")
        assert KINDS[kind].long("sv")


@pytest.mark.parametrize("name", FILES)
def test_every_template_that_the_program_brings_is_right_and_whole(name):
    found = _NAME.fullmatch(name)
    kind, design = kind_and_design(found["kind"])
    template = paper_templates.shipped(kind, found["language"], design)
    assert template.name
    assert found["language"] in paper_templates.LANGUAGES


@pytest.mark.parametrize("kind", paper_fields.kinds(), ids=lambda it: it.kind)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_kind_has_its_words_in_swedish_and_english(kind, language):
    words = paper_templates.shipped_words(kind.kind, language)
    assert language == words.language
    for key in kind.keys:
        values = {it.name: it.sample for it in kind.fields_of(key)}
        said = words.many(key.name, 6, **values) if key.is_many else words.say(key.name, **values)
        assert said or key.may_be_empty


@pytest.mark.parametrize(
    ("wanted", "spoken"), [("sv", "sv"), ("sv-lattlast", "sv"), ("sv-FI", "sv"), ("pl", "en"), ("xx-yy", "en")]
)
def test_a_language_without_a_template_speaks_the_nearest(store, wanted, spoken, monkeypatch):
    monkeypatch.setattr(
        paper_templates,
        "shipped_text",
        lambda kind, language, design="": {PaperKind.SLIP: TEXTS, PaperKind.PHRASES: PHRASES}[kind].get(language),
    )
    paper_templates.shipped.cache_clear()
    assert spoken == paper_templates.words(store, PaperKind.SLIP, wanted).language
    paper_templates.shipped.cache_clear()


PHRASES = {it: paper_templates.shipped_text(PaperKind.PHRASES, it) for it in ("sv", "en")}
TEXTS = {it: paper_templates.shipped_text(PaperKind.SLIP, it) for it in ("sv", "en")}


def test_a_name_with_a_path_in_it_is_no_template():
    assert paper_templates.shipped_text(PaperKind.SLIP, "../../secret") is None


def test_every_text_may_name_the_library(store):
    known = paper_templates.words(store, PaperKind.SLIP, "sv").known
    assert set(paper_fields.EVERYWHERE) == set(known)


def test_a_paper_has_the_usual_size_of_its_kind(store):
    assert SheetSize.A6 is paper_templates.style(store, PaperKind.SLIP).size


def test_what_a_template_says_is_written_and_read_back(store):
    kind = paper_fields.kind(PaperKind.SLIP)
    template = paper_templates.shipped(PaperKind.SLIP, "sv")
    assert template == paper_template.parse(paper_template.written(template, kind), kind, language="sv")
