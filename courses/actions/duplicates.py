"""Who may be in the register twice: the report over everybody, who is like somebody being typed, and who is not the same.

What speaks for it is `rules.same_person` and `rules.suspects`. Nobody is compared with everybody: only those who share a
key, as the rules give them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from courses import clock
from courses.actions.kept import kept
from courses.actions.same_person import facts_of, known_names
from courses.errors import Invalid, Refused
from courses.i18n import _, ngettext
from courses.model import Actor, Person
from courses.rules import rights, suspects
from courses.rules.known_names import KnownNames
from courses.rules.same_person import Facts, Likeness, Reason, Verdict, contradicts
from courses.store import Store, likenesses, people, person_facts, tables
from courses.store.journal import deed
from courses.store.person_facts import Known
from courses.text import sort_key

MOST_ALIKE = 40
"""So many who share a key are compared with each other; of more, the key tells nothing of who they are."""
_ORDER = {Likeness.CERTAIN: 0, Likeness.PROBABLE: 1, Likeness.DIFFERENT: 2, Likeness.UNCLEAR: 3}


@dataclass(frozen=True, slots=True)
class Twin:
    """One of two who are alike, as may be shown."""

    id: int
    key: str
    name: str
    """Of a protected person the alias; of who is like a protected one the key, since the name would tell theirs."""
    is_protected: bool
    birth: str
    phone: str
    email: str
    town: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who may be one."""

    one: Twin
    other: Twin
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Report:
    """Who may be in the register twice."""

    pairs: tuple[Pair, ...]
    """The surest first; those of whom somebody has said that they are not the same are left out."""
    crowds: int
    """How many names, telephones and the like so many share that they were not compared by that alone."""


def report(store: Store, actor: Actor) -> Report:
    """Return everybody who may be in the register twice."""
    rights.require(actor, rights.Right.READ_DETAILS)
    known = known_names()
    everybody = list(person_facts.everybody(store))
    told = [facts_of(person) for person in everybody]
    blocks = _blocks(told, known)
    apart = likenesses.held_apart(store)
    found = []
    for one, other in _candidates(blocks, told):
        if (everybody[one].id, everybody[other].id) in apart:
            continue
        verdict = suspects.suspect(told[one], told[other], known)
        if verdict is not None and _is_worth_telling(verdict):
            found.append(_pair(everybody[one], everybody[other], verdict))
    crowds = sum(len(block) > MOST_ALIKE for block in blocks)
    return Report(tuple(sorted(found, key=_rank)), crowds)


def crowd_words(count: int) -> str:
    """Return how many names, phones and the like so many share that they say nothing."""
    said = ngettext(
        "{count} name, phone or the like is shared by more than {most}: by that alone they were not compared.",
        "{count} names, phones and the like are shared by more than {most}: by that alone they were not compared.",
        count,
    )
    return said.format(count=count, most=MOST_ALIKE)


def _is_worth_telling(verdict: Verdict) -> bool:
    """Return whether somebody has to do something: two who are not one person need it when they have one number."""
    return verdict.likeness is not Likeness.DIFFERENT or verdict.reason is Reason.SAME_NUMBER_OTHER_NAME


def _blocks(told: Sequence[Facts], known: KnownNames) -> list[list[int]]:
    """Return who shares a key with whom, by place in `told`."""
    first: dict[int, int] = {}
    shared: dict[int, list[int]] = {}
    for place, facts in enumerate(told):
        for key in suspects.wide_keys(facts, known):
            mark = hash(key)  # most keys are one person's alone, and a number takes less room than a text
            earlier = first.setdefault(mark, place)
            if earlier != place:
                shared.setdefault(mark, [earlier]).append(place)
    return list(shared.values())


def _candidates(blocks: Iterable[list[int]], told: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Yield each two who share a key once, the lower place first; who were born years apart are no candidates."""
    seen: set[tuple[int, int]] = set()
    for block in blocks:
        if len(block) > MOST_ALIKE:
            continue
        for pair in combinations(block, 2):
            if pair not in seen and not _born_apart(told[pair[0]], told[pair[1]]):
                seen.add(pair)
                yield pair


def _born_apart(one: Facts, other: Facts) -> bool:
    """Return whether births are so unlike that no slip explains them; one number for two is told whatever they are."""
    if not one.birth or not other.birth or not contradicts(one, other):
        return False
    if one.number and one.number == other.number:
        return False
    return not (one.birth_date and other.birth_date) or sorted(one.birth) != sorted(other.birth)


def _pair(one: Known, other: Known, verdict: Verdict) -> Pair:
    hides = bool(one.is_protected or other.is_protected)
    return Pair(_twin(one, hides=hides), _twin(other, hides=hides), verdict)


def _twin(person: Known, *, hides: bool) -> Twin:
    if hides:
        name = person.alias if person.is_protected else person.key
        return Twin(person.id, person.key, name, bool(person.is_protected), "", "", "", "")
    return Twin(person.id, person.key, person.name, False, person.birth_date, person.phone, person.email, person.town)


def _rank(pair: Pair) -> tuple[int, str, str, int, int]:
    verdict = pair.verdict
    return (_ORDER[verdict.likeness], verdict.reason, sort_key(pair.one.name), pair.one.id, pair.other.id)


@dataclass(frozen=True, slots=True)
class Similar:
    """Somebody in the register who is like somebody being typed."""

    person: Person
    """Under alias, where protected."""
    verdict: Verdict


def similar(store: Store, actor: Actor, draft: Facts, limit: int = 5, *, except_id: int = 0) -> list[Similar]:
    """Return who is like somebody that is typed, the surest first; `except_id` is who is being changed.

    A name is looked at once it has two words; half a telephone number tells nothing.
    """
    rights.require(actor, rights.Right.READ_DETAILS)
    known = known_names()
    near = likenesses.near(store, _begins(draft, known), draft.phones, draft.emails, draft.birth_date)
    found = []
    for person in near:
        verdict = suspects.resembles(draft, facts_of(person), known) if person.id != except_id else None
        if verdict is not None and _may_be_shown(person, verdict):
            found.append((_ORDER[verdict.likeness], person.id, verdict))
    return [Similar(people.get(store, actor, it), verdict) for _sure, it, verdict in sorted(found)[:limit]]


def _may_be_shown(person: Known, verdict: Verdict) -> bool:
    """Return whether somebody is told as similar: one who is protected only when it is all but sure."""
    if person.is_protected:
        return verdict.is_same
    return verdict.likeness is not Likeness.DIFFERENT


_SOUND_ALIKE = (("ch", "k"), ("c", "k"), ("k", "c"), ("k", "ch"), ("w", "v"), ("v", "w"), ("q", "k"), ("z", "s"))
"""Beginnings of names that are written one way or the other."""


def _begins(draft: Facts, known: KnownNames) -> set[tuple[str, str]]:
    """Return family name and how the given name begins, for each way in which a name can be divided and is spelled."""
    found: set[tuple[str, str]] = set()
    for name in draft.names:
        words = name.casefold().replace(",", " ").split()
        if len(words) < 2:
            continue
        for family, given in ((words[-1], words[0]), (" ".join(words[1:]), words[0]), (words[0], words[-1])):
            others = known.also_called(given)
            begins = {given[:3], *(it[: 1 if it[1:2] in "fks" else 2] for it in others)}  # Eva is read as "efa"
            found.update((f, g) for f in _beginnings(family) for it in begins for g in _beginnings(it))
    return found


def _beginnings(text: str) -> set[str]:
    """Return a text with its beginning in each spelling."""
    return {text, *(other + text[len(one) :] for one, other in _SOUND_ALIKE if text.startswith(one))}


def not_same(store: Store, actor: Actor, one_id: int, other_id: int, reason: str = "") -> None:
    """Remember that two are not the same person; the report leaves them out from then on. Raises Refused, Invalid."""
    rights.require(actor, rights.Right.ENROL)
    low, high = _ordered(one_id, other_id)
    one, other = (people.get(store, actor, it) for it in (one_id, other_id))
    if tables.first(store, "not_same", one_id=low, other_id=high):
        raise Refused(_("That is already noted."))
    values = {"since": clock.now().isoformat(), "actor": actor.name, "reason": kept(reason)}
    words = _("Noted that {person} and {other} are not the same").format(person=one.name, other=other.name)
    with deed(store, actor, words) as it:
        it.insert("not_same", {"one_id": low, "other_id": high, **values})


def forget_not_same(store: Store, actor: Actor, one_id: int, other_id: int) -> None:
    """Take back that two are not the same person. Raises Refused when nobody has said so."""
    rights.require(actor, rights.Right.ENROL)
    low, high = _ordered(one_id, other_id)
    one, other = (people.get(store, actor, it) for it in (one_id, other_id))
    row = tables.first(store, "not_same", one_id=low, other_id=high)
    if row is None:
        raise Refused(_("Nobody has noted that they are not the same."))
    words = _("Took back that {person} and {other} are not the same").format(person=one.name, other=other.name)
    with deed(store, actor, words) as it:
        it.delete("not_same", row["id"])


def _ordered(one_id: int, other_id: int) -> tuple[int, int]:
    if one_id == other_id:
        raise Invalid(_("These are one and the same person."))
    return min(one_id, other_id), max(one_id, other_id)
