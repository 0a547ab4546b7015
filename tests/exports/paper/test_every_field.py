"""Every field that a template may name has a value where it may: whatever a library writes, its papers are made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from courses.actions import paper_templates
from courses.exports.paper.catalogue import KINDS
from courses.model.paper_style import PaperKind, PaperStyle
from courses.rules import paper_fields

KNOWN = dict.fromkeys(paper_fields.EVERYWHERE, "x")


def with_every_field(kind: PaperKind, words):
    """Returns the words with all fields named in all its texts, and in the phrases that papers share."""
    texts = dict(words.texts)
    for about in (paper_fields.kind(PaperKind.PHRASES), paper_fields.kind(kind)):
        for name in texts:
            key = about.by_key.get(name.partition(".")[0])
            if key is not None:
                texts[name] = " ".join(["x", *(f"{{{it.name}}}" for it in about.fields_of(key))])
    return replace(words, texts=texts, known=KNOWN)


@pytest.mark.parametrize("is_long", [False, True], ids=["sample", "long"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_text_may_name_all_that_its_kind_says_it_may(kind, is_long):
    it = KINDS[kind]
    for design in ("", *(one.name for one in it.designs)):
        words = with_every_field(kind, paper_templates.shipped_words(kind, "sv", design, KNOWN))
        style = PaperStyle(words, size=it.sizes[0], design=design)
        assert it.render(it.long("sv") if is_long else it.sample("sv"), style).pages
