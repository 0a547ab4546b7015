"""Makes styles of papers with the words that the program brings."""

from dataclasses import replace

from courses.actions import paper_templates
from courses.model.paper_style import PaperKind, PaperStyle

KNOWN = {
    "library": "Biblioteken i Inlandet",
    "town": "Storuman",
    "phone": "0980-319200",
    "email": "bibliotek@example.org",
    "web": "www.example.org/kurser",
}
"""What every text may name."""


def style_of(kind, language="sv", **changes):
    """Returns how a paper of a kind is made; the language is kept also where there is no template in it yet."""
    words = paper_templates.shipped_words(kind, language, changes.get("design", ""), KNOWN)
    return replace(PaperStyle(words=replace(words, language=language)), **changes)


def words_of(kind=PaperKind.PHRASES, language="sv"):
    return paper_templates.shipped_words(kind, language)


def drawn(module, values, language="sv", **changes):
    """Returns a paper as a module of kinds draws it."""
    (kind,) = module.PAPERS
    return module.render(values, style_of(kind, language, **changes))
