"""Finds persons by words, quickly in a register of 600,000: rare words by the index, common ones by walking the sorted list.

Whoever walks the list in order may stop at the first fifty, which are soon met when many fit; whoever has few has them sorted at
once. Those sorted by a word that fits stand together, and are gone to directly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from courses.rules.search_words import BARE_FIRST, BARE_REST, FIRST, REST, Word, asked, beginnings
from courses.store.connection import Store
from courses.text import clean

_FEW = 1600
"""So many are fetched and sorted; of more, fifty are met sooner by walking (4 ms both on 600,000, measured)."""
_PARTS = 4000
"""So many of those with three letters in a row are looked at for the whole part."""
_TRIGRAM = 3
_LAST = chr(0x10FFFF)

_ORDER = "sort_name, search_text, id"
_Found = tuple[str, str, int]
"""A person's place in the order."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How words are compared: as they are spelt, or in any spelling."""

    words: Sequence[Word]
    is_folded: bool

    def match(self, *, rest_only: bool = False) -> str:
        """Return the query to the index of words."""
        return " AND ".join(f"({' OR '.join(self._terms(word, rest_only=rest_only))})" for word in self.words)

    def _terms(self, word: Word, *, rest_only: bool) -> Iterator[str]:
        for mark, text in self._marked(word):
            if not (rest_only and mark in (FIRST, BARE_FIRST)):
                yield f'"{mark.strip()}{_quoted(text)}"*'

    def _marked(self, word: Word) -> list[tuple[str, str]]:
        """Return the texts that a word may begin with, each with its mark."""
        found = [(REST, word.spelt), (FIRST, word.spelt)]
        if self.is_folded:
            found += [(mark, word.folded) for mark in (BARE_REST, BARE_FIRST)]
            if word.folded != word.spelt:
                found += [(REST, word.folded), (FIRST, word.folded)]
        return found

    def condition(self) -> tuple[str, list[object]]:
        """Return the same as a condition on a row, with its parameters."""
        marked = [self._marked(word) for word in self.words]
        every = " AND ".join(f"({' OR '.join(['instr(search_text, ?)'] * len(texts))})" for texts in marked)
        return every, [mark + text for texts in marked for mark, text in texts]


def ids(store: Store, text: str, limit: int) -> list[int]:
    """Return the ids of those whom a search finds, in the order in which they are shown; -1: no limit."""
    readings = asked(text)
    if not readings:
        return _walk(store, "1 = 1", [], limit) if not clean(text) else []
    if store.db.conn.in_transaction:
        store.update_search_index()
    found = dict.fromkeys(_by_old_key(store, text))
    for more in chain.from_iterable(_ways(store, words, limit) for words in readings):
        found |= dict.fromkeys(more)
        if 0 <= limit <= len(found):
            break
    return list(found) if limit < 0 else list(found)[:limit]


def _ways(store: Store, words: Sequence[Word], limit: int) -> Iterator[list[int]]:
    """Yield who is found, the best first; who is found in one way may be found in the next again."""
    # of a later way come those of the earlier ones as well: `limit` of them could be all that were found before
    exact = _beginning(store, _Way(words, is_folded=False), limit)
    yield exact
    most = limit if limit < 0 else limit + len(exact)
    folded: list[int] = []
    if any(word.has_other_spellings for word in words):
        folded = _beginning(store, _Way(words, is_folded=True), most)
        yield folded
    if any(len(word.folded) >= _TRIGRAM for word in words):
        yield _within(store, words, limit if limit < 0 else limit + len(exact) + len(folded))


def _beginning(store: Store, way: _Way, limit: int) -> list[int]:
    """Return those with words that begin so."""
    if not store.has_search_index:
        return _walk(store, *way.condition(), limit)
    if limit < 0:
        return [number for *_name, number in _fetched(store, _SOUGHT, way.match())]
    few = _few(store, way.match())
    if few is not None:
        return _sorted(few, limit)
    rest = _few(store, way.match(rest_only=True))
    if rest is None:
        return _walk(store, *way.condition(), limit)
    return _sorted([*rest, *_sorted_by(store, way, limit)], limit)


_SOUGHT = "SELECT rowid FROM person_word WHERE person_word MATCH ?"


def _few(store: Store, match: str) -> list[_Found] | None:
    """Return those whom the index finds; None when they are too many."""
    numbers = [row[0] for row in store.db.conn.execute(f"{_SOUGHT} LIMIT {_FEW + 1}", (match,))]
    return None if len(numbers) > _FEW else _fetched(store, listed(numbers).strip("()"))


def _fetched(store: Store, which: str, *params: object) -> list[_Found]:
    return list(store.db.conn.execute(f"SELECT {_ORDER} FROM person WHERE id IN ({which}) ORDER BY {_ORDER}", params))


def _sorted(found: Iterable[_Found], limit: int) -> list[int]:
    return [number for *_name, number in sorted(set(found))[:limit]]


def _sorted_by(store: Store, way: _Way, limit: int) -> Iterator[_Found]:
    """Yield those who are sorted by a word that fits, the first of each."""
    fits, params = way.condition()
    sql = (
        f"SELECT {_ORDER} FROM person INDEXED BY person_sort WHERE sort_name >= ? AND sort_name < ? AND {fits} "
        f"ORDER BY {_ORDER} LIMIT ?"
    )
    for word in way.words:
        for begins in beginnings(word, is_folded=way.is_folded):
            yield from store.db.conn.execute(sql, (begins, begins + _LAST, *params, limit))


def _walk(store: Store, fits: str, params: list[object], limit: int) -> list[int]:
    """Return the first who fit, met on the way through all persons in order."""
    sql = f"SELECT id FROM person INDEXED BY person_sort WHERE {fits} ORDER BY {_ORDER} LIMIT ?"
    return [number for (number,) in store.db.conn.execute(sql, (*params, limit))]


def _within(store: Store, words: Sequence[Word], limit: int) -> list[int]:
    """Return those who have the words of three letters or more anywhere, and others at a word's beginning.

    With a limit, they are of the first 4000 who have those letters, in whatever order they came to the register.
    """
    long, short = ([it for it in words if (len(it.folded) >= _TRIGRAM) is is_long] for is_long in (True, False))
    fits, params = _Way(short, is_folded=True).condition()
    every = " AND ".join(["instr(search_text, ?)"] * len(long) + ([fits] if short else []))
    told = [*(it.folded for it in long), *params]
    if not store.has_search_index:
        return _walk(store, every, told, limit)
    match = " AND ".join(f'"{_quoted(part)}"' for it in long for part in _trigrams(it.folded))
    some = f"SELECT rowid FROM person_part WHERE person_part MATCH ?{f' LIMIT {_PARTS}' if limit >= 0 else ''}"
    sql = f"SELECT id FROM person WHERE id IN ({some}) AND {every} ORDER BY {_ORDER} LIMIT ?"
    return [number for (number,) in store.db.conn.execute(sql, (match, *told, limit))]


def _trigrams(text: str) -> list[str]:
    return [text[at : at + _TRIGRAM] for at in range(len(text) - _TRIGRAM + 1)]


def _by_old_key(store: Store, text: str) -> list[int]:
    """Return who is meant by the key of somebody who was merged into them."""
    return [row["person_id"] for row in store.query("SELECT person_id FROM merged_key WHERE key = ?", (clean(text),))]


def _quoted(text: str) -> str:
    return text.replace('"', '""')


def listed(numbers: Iterable[int]) -> str:
    """Return ids as SQL writes a list."""
    return f"({', '.join(map(str, numbers))})"
