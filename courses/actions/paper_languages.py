"""In which languages papers are for people: those they read, among those that a kind of paper has words in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from courses import i18n
from courses.actions import paper_templates
from courses.model import Actor
from courses.model.paper_style import PaperKind
from courses.rules import languages, rights
from courses.store import Store, people


def there_are(store: Store, kind: PaperKind) -> frozenset[str]:
    """Return the languages that a kind of paper has words of its own in."""
    tried = paper_templates.LANGUAGES
    return frozenset(it for it in tried if paper_templates.words(store, kind, it).language == it)


def of_people(store: Store, actor: Actor, kind: PaperKind, person_ids: Iterable[int]) -> dict[str, int]:
    """Return how many of some people read a paper in which language, most first; who reads none of them has the program's.

    Raises Refused.
    """
    rights.require(actor, rights.Right.PRINT)
    known, found = there_are(store, kind), Counter[str]()
    for person_id in person_ids:
        person = people.get(store, actor, person_id)
        found[languages.of_person(person.language, person.needs, known) or i18n.language()] += 1
    return dict(sorted(found.items(), key=lambda it: (-it[1], it[0])))
