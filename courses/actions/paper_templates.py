"""The words and the look of a paper: the library's own template where it has one, else the one that the program brings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Unpack

from courses import i18n, resources
from courses.actions import house_style
from courses.errors import NotFound
from courses.i18n import _
from courses.model.paper_style import PaperKind, PaperStyle, PaperWish, PaperWords
from courses.rules import paper_fields, paper_template
from courses.rules.paper_template import PaperTemplate
from courses.store import Store, options, tables

LANGUAGES = ("sv", "sv-lattlast", "en", "fi", "se", "ar", "prs", "ti", "so", "uk", "th")
"""Those that the program brings papers in."""
_INSTEAD = {"sv-lattlast": ("sv",), "fa": ("prs",), "prs": ("fa",), "nb": ("no",), "no": ("nb",)}
"""What is read by those who read a language that there is no template in."""


@lru_cache(maxsize=512)
def shipped(kind: PaperKind, language: str, design: str = "") -> PaperTemplate | None:
    """Return the template that the program brings, None where it brings none. One of a design has only what it changes."""
    text = shipped_text(kind, language, design)
    if text is None:
        return None
    return paper_template.parse(text, paper_fields.kind(kind), language=language, is_part=bool(design))


def shipped_text(kind: PaperKind, language: str, design: str = "") -> str | None:
    """Return the template that the program brings as it lies in its file, None where it brings none."""
    name = f"{kind}-{design}.{language}.txt" if design else f"{kind}.{language}.txt"
    if "/" in name or "\\" in name:
        return None
    path = resources.folder("templates/paper") / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


def shipped_words(
    kind: PaperKind, language: str, design: str = "", known: Mapping[str, str] | None = None
) -> PaperWords:
    """Return the words of a paper as the program brings them, in the nearest language that there are any in.

    `known`: values that every text may name. Raises NotFound for a kind that has no template.
    """
    return _with_phrases(kind, language, lambda of, spoken: _words(of, spoken, design, {}, known or {}))


def words(store: Store, kind: PaperKind, language: str, design: str = "") -> PaperWords:
    """Return the words of a paper in a language, the library's own first, else in the nearest language that there are.

    A text that an own template does not have, because it is older than the program, is the program's. Raises NotFound
    for a kind that has no template.
    """
    known = known_values(store)
    return _with_phrases(kind, language, lambda of, spoken: _words(of, spoken, design, _own(store, of), known))


def known_values(store: Store) -> dict[str, str]:
    """Return the values that every text of every paper may name."""
    names = {"library": "name", "town": "town", "phone": "phone", "email": "email", "web": "page"}
    return {field: options.get(store, f"library.{name}") for field, name in names.items()}


def style(
    store: Store,
    kind: PaperKind,
    partner_ids: Iterable[int] = (),
    **wish: Unpack[PaperWish],
) -> PaperStyle:
    """Return how a paper is made; without a language it speaks the program's, without a size the kind's usual one.

    `partner_ids`: the organisations that it is arranged together with, whose logos are on it.
    Raises NotFound naming the sizes or designs that the kind has.
    """
    about = paper_fields.kind(kind)
    size, design = wish.get("size"), wish.get("design", "")
    if size is not None and size not in about.sizes:
        there_are = ", ".join(about.sizes)
        raise NotFound(
            _("{paper}: there is no {size}.").format(paper=about.label(), size=size),
            _("Choose one of: {choices}.").format(choices=there_are),
        )
    if design and design not in {it.name for it in about.designs}:
        there_are = ", ".join(it.name for it in about.designs) or _("none")
        raise NotFound(
            _("{paper}: there is no design “{design}”.").format(paper=about.label(), design=design),
            _("Choose one of: {choices}.").format(choices=there_are),
        )
    return PaperStyle(
        words=words(store, kind, wish.get("language") or i18n.language(), design),
        house=house_style.house(store, partner_ids),
        is_large=wish.get("is_large", False),
        is_black_and_white=wish.get("is_black_and_white", False),
        size=size or about.sizes[0],
        design=design,
    )


Own = Mapping[tuple[str, str], str]
"""The library's own templates of a kind as texts, by language and design."""


def _own(store: Store, kind: PaperKind) -> Own:
    rows = tables.find(store, "paper_template", kind=str(kind))
    return {(row["language"], row["design"]): row["body"] for row in rows}


def _with_phrases(kind: PaperKind, language: str, words_of: Callable[[PaperKind, str], PaperWords]) -> PaperWords:
    """Return the words of a kind together with the phrases that papers share, in one language; its own go before."""
    own = words_of(kind, language)
    if kind is PaperKind.PHRASES:
        return own
    shared = words_of(PaperKind.PHRASES, own.language)
    has = {_stem(key) for key in own.texts}
    texts = {key: text for key, text in shared.texts.items() if _stem(key) not in has} | dict(own.texts)
    return replace(own, texts=texts, is_proofread=own.is_proofread and shared.is_proofread)


def _words(kind: PaperKind, language: str, design: str, own: Own, known: Mapping[str, str]) -> PaperWords:
    found: PaperTemplate | None = None
    spoken, texts = "", dict[str, str]()
    for tried in nearest(language):
        layers = list(_layers(kind, tried, design, own))
        if not layers:
            continue
        if found is None:
            found, spoken = layers[-1], tried
            texts = _merged(layers)
            continue
        has = {_stem(key) for key in texts}
        texts |= {key: text for key, text in _merged(layers).items() if _stem(key) not in has}
    if found is None:
        raise NotFound(_("There is no template for {paper}.").format(paper=kind))
    return PaperWords(spoken, texts, found.is_proofread, known)


def nearest(language: str) -> tuple[str, ...]:
    """Return the languages to look for a template in, the nearest first."""
    stem = language.split("-")[0]
    return tuple(dict.fromkeys((language, *_INSTEAD.get(language, ()), stem, *_INSTEAD.get(stem, ()), "en", "sv")))


def _layers(kind: PaperKind, language: str, design: str, own: Own) -> Iterator[PaperTemplate]:
    """Yield what is said in a language; what comes later goes before."""
    for part in dict.fromkeys(("", design)):
        if (brought := shipped(kind, language, part)) is not None:
            yield brought
        if (text := own.get((language, part))) is not None:
            yield paper_template.understood(text, paper_fields.kind(kind), language=language)


def _merged(layers: list[PaperTemplate]) -> dict[str, str]:
    """Return the texts of all layers; one by number is taken whole, not form by form."""
    merged: dict[str, str] = {}
    for layer in layers:
        stems = {_stem(key) for key in layer.texts}
        merged = {key: text for key, text in merged.items() if _stem(key) not in stems} | dict(layer.texts)
    return merged


def _stem(key: str) -> str:
    return key.partition(".")[0]
