"""Who the rows of an import are about: matched with the register, and with each other. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from courses.errors import NotFound
from courses.i18n import _
from courses.imports import facts, known_people, merged, same_rows
from courses.imports.decisions import NEW, Decision
from courses.imports.drafts import PeopleRow
from courses.imports.known_people import Register
from courses.imports.match_report import Candidate, Matches, Pair, RowMatch, Verdict
from courses.imports.same_rows import Entry, Groups, Likening
from courses.rules.person_names import letters
from courses.rules.same_person import Likeness
from courses.store import Store, person_facts
from courses.store.connection import Row

_TWIN = tuple(name for name in merged.COLUMNS if name not in ("key", "alias"))
_VERDICTS = {Likeness.CERTAIN: Verdict.SAME, Likeness.PROBABLE: Verdict.PROBABLE}


@dataclass(slots=True)
class Asked:
    """A row of whose person it is asked."""

    match: RowMatch
    """What will be told of it."""
    person: PeopleRow
    known_id: int | None = None
    """Who it is, when that is known without asking: this very row was read in before."""
    copied: str = ""
    """A number that a mark for "as above" took from somebody else's row."""
    is_name_only: bool = False
    """Whether the file has no column that tells people of the same name apart, so that the name is all there is."""
    is_again: bool = False
    """Whether the very same file was read in before."""


@dataclass(slots=True)
class Matched:
    """Who the rows are about."""

    asked: Sequence[Asked]
    groups: Groups
    register: Register
    ids: dict[int, int]
    """By group the person in the register."""
    people: Sequence[int]
    """Those of the register, in the order of their entries."""

    def rows_of(self, group: int) -> list[Asked]:
        """Return the rows of a group, in order."""
        return [asked for asked, its in zip(self.asked, self.groups.of, strict=False) if its == group]


@dataclass(slots=True)
class _Asking:
    """What is at hand while it is found out."""

    asked: Sequence[Asked]
    entries: list[Entry]
    register: Register
    groups: Groups = field(default_factory=lambda: Groups([]))

    def place_of(self, person_id: int) -> int:
        """Return the place of somebody of the register among the entries."""
        return next(at for at in range(len(self.asked), len(self.entries)) if self.entries[at].person_id == person_id)


def match(
    store: Store,
    asked: Sequence[Asked],
    decisions: Mapping[str, Decision],
    told: Matches,
    *,
    finds_twins: bool = False,
) -> Matched:
    """Find out who rows are about, in the order in which they stand, and tell it in `told` and in each row's match.

    `decisions` are by reference of a row. With `finds_twins` a row that says no more than a name is the one of whom the
    register knows just as much: it was read in before. Raises NotFound when a decision names nobody who is there.
    """
    alone = [facts.of_row(it.person) for it in asked]
    keys = {it.person.key for it in asked if it.person.key} | {it.key for it in decisions.values() if it.key}
    register = known_people.look(
        store, [one for one, it in zip(alone, asked, strict=True) if not it.person.key], keys, _known_ids(asked)
    )
    if finds_twins:
        _find_twins(store, asked, register)
    people = sorted(register.by_id)
    entries = [Entry(one, copied=it.copied) for one, it in zip(alone, asked, strict=True)]
    entries += [Entry(register.facts[one], person_id=one) for one in people]
    place = {one: at for at, one in enumerate(people, len(asked))}
    joined = _joined(asked, register, place, decisions)
    alone_at = frozenset(at for at, it in enumerate(asked) if _is_new(decisions, it))
    name_only = frozenset(at for at, it in enumerate(asked) if it.is_name_only and not it.person.key)
    keyed = frozenset(at for at, it in enumerate(asked) if it.person.key)
    groups = same_rows.group(entries, joined=joined, alone=alone_at, name_only=name_only, keyed=keyed)
    ids = {groups.of[at]: one for one, at in place.items()}
    matched = Matched(asked, groups, register, ids, people)
    _tell(matched, entries, decisions, told, person_facts.held_apart(store, people))
    return matched


def _find_twins(store: Store, asked: Sequence[Asked], register: Register) -> None:
    """Let rows without phone and e-mail be those of whom the register knows exactly the same, each of them once.

    When the very same file was read in before, the register may know more by now.
    """
    bare = [it for it in asked if not (it.person.phone or it.person.email)]
    by_name: dict[str, list[Row]] = {}
    for row in person_facts.whole(store, register.by_id if bare else ()).values():
        by_name.setdefault(letters(f"{row['given_name']} {row['family_name']}"), []).append(row)
    for it in bare:
        said = merged.of_rows([it.person], with_notes=True)
        twins = by_name.get(letters(it.person.name), [])
        twin = next((row for row in twins if all(row[name] == said[name] for name in _TWIN)), None)
        if twin is None and it.is_again:
            twin = next((row for row in twins if _says_no_more(said, row)), None)
        if twin is not None:
            it.known_id = twin["id"]
            twins.remove(twin)


def _says_no_more(said: Mapping[str, object], known: Row) -> bool:
    """Return whether all that a row says of somebody is known of a person."""
    notes = set(str(known["notes"]).splitlines())
    others = (name for name in _TWIN if name != "notes")
    return notes.issuperset(str(said["notes"]).splitlines()) and all(
        not said[name] or str(known[name]).startswith(str(said[name])) for name in others
    )


def _known_ids(asked: Sequence[Asked]) -> set[int]:
    return {it.known_id for it in asked if it.known_id is not None}


def _is_new(decisions: Mapping[str, Decision], asked: Asked) -> bool:
    said = decisions.get(asked.match.reference)
    return said is not None and said.what == NEW


def _joined(
    asked: Sequence[Asked], register: Register, place: Mapping[int, int], decisions: Mapping[str, Decision]
) -> list[tuple[int, int]]:
    """Return the pairs that need no judging: what somebody decided, keys, and rows that were read in before."""
    found: list[tuple[int, int]] = []
    by_reference = {it.match.reference: at for at, it in enumerate(asked)}
    first_of_key: dict[str, int] = {}
    for at, it in enumerate(asked):
        said = decisions.get(it.match.reference)
        key = it.person.key.casefold()
        if said is not None and said.key:
            found.append((at, _named(said, register, place, by_reference)))
        elif said is not None and said.what == NEW:
            continue
        elif it.known_id is not None and it.known_id in place:
            found.append((at, place[it.known_id]))
        elif key and key in register.by_key:
            found.append((at, place[register.by_key[key]]))
        elif key:
            found.append((first_of_key.setdefault(key, at), at))
    return found


def _named(said: Decision, register: Register, place: Mapping[int, int], rows: Mapping[str, int]) -> int:
    """Return the entry that a decision names: a person by key, or another row. Raises NotFound."""
    known = register.by_key.get(said.key.casefold())
    if known is not None:
        return place[known]
    if said.key in rows:
        return rows[said.key]
    raise NotFound(_("There is no person with the key “{key}”.").format(key=said.key))


# What is told of it


def _tell(
    matched: Matched,
    entries: Sequence[Entry],
    decisions: Mapping[str, Decision],
    told: Matches,
    held_apart: set[frozenset[int]],
) -> None:
    groups, rows = matched.groups, len(matched.asked)
    apart = [it for it in groups.apart if not _is_held_apart(it, groups, matched.ids, held_apart)]
    for it in (*groups.copied, *groups.same, *apart):
        if it.one < rows:
            told.pairs.append(_pair(matched, entries, it))
    _hide_protected(matched)
    best = _best(groups, rows)
    for at, asked in enumerate(matched.asked):
        _tell_row(matched, at, asked, best.get(at))
    for it in apart:
        _tell_apart(matched, it)
    for asked in matched.asked:
        said = decisions.get(asked.match.reference)
        if said is not None:
            asked.match.decision = said.written
            if said.what == NEW:
                asked.match.verdict = Verdict.NEW


def _hide_protected(matched: Matched) -> None:
    """Let every row about a protected person stand under alias, rows too that do not say that they are protected."""
    members: dict[int, list[Asked]] = {}
    for asked, group in zip(matched.asked, matched.groups.of, strict=False):
        members.setdefault(group, []).append(asked)
    for group, rows in members.items():
        known = matched.register.by_id.get(matched.ids.get(group, 0))
        is_known = known is not None and bool(known.is_protected)
        if is_known or any(row.person.is_protected for row in rows):
            alias = known.alias if known is not None and is_known else ""
            alias = alias or next((row.person.alias for row in rows if row.person.alias), "") or "–"
            for row in rows:
                row.match.name, row.match.other_name, row.match.details = alias, "", ""
                row.match.repairs = ()
        elif known is not None:
            for row in rows:
                row.match.name = row.match.name or known.name


def _is_held_apart(it: Likening, groups: Groups, ids: Mapping[int, int], held_apart: set[frozenset[int]]) -> bool:
    """Return whether somebody has said before that these two are not the same."""
    both = {ids.get(groups.of[it.one]), ids.get(groups.of[it.other])}
    return None not in both and (both in held_apart or it.verdict.likeness is Likeness.UNCLEAR)


def _best(groups: Groups, rows: int) -> dict[int, Likening]:
    """Return by row why it is in its group: the pair with the register, else with the earliest row, the surest first."""
    found: dict[int, Likening] = {}
    order = (Likeness.CERTAIN, Likeness.PROBABLE)
    for it in sorted(groups.same, key=lambda it: (order.index(it.verdict.likeness), it.other < rows)):
        if groups.of[it.one] != groups.of[it.other]:
            continue
        if it.one < rows <= it.other:
            found.setdefault(it.one, it)
        elif it.other < rows:
            found.setdefault(it.other, it)
    return found


def _tell_row(matched: Matched, at: int, asked: Asked, why: Likening | None) -> None:
    match, group = asked.match, matched.groups.of[at]
    match.person_id = matched.ids.get(group)
    if match.person_id is not None:
        match.key = matched.register.by_id[match.person_id].key
    if why is not None:
        match.verdict, match.reason = _VERDICTS[why.verdict.likeness], why.verdict.reason
    elif match.person_id is not None or group != at:
        match.verdict = Verdict.SAME if asked.person.key or asked.known_id else Verdict.PROBABLE
    else:
        match.verdict = Verdict.NEW


def _tell_apart(matched: Matched, it: Likening) -> None:
    """Tell the first row of the later of two groups whom it is like, and that it is not, or that it is unclear."""
    groups = matched.groups
    members = [groups.of[it.one], groups.of[it.other]]
    open_ones = [group for group in members if group not in matched.ids]
    if not open_ones:
        return
    later = max(open_ones)
    other = members[0] if members[1] == later else members[1]
    match = matched.asked[later].match
    is_unclear = it.verdict.likeness is Likeness.UNCLEAR
    if match.verdict in (Verdict.NEW, Verdict.DIFFERENT):
        match.verdict = Verdict.UNCLEAR if is_unclear else Verdict.DIFFERENT
        match.reason = it.verdict.reason
    match.candidates += (_candidate(matched, other, it),)


def _candidate(matched: Matched, group: int, it: Likening) -> Candidate:
    person_id = matched.ids.get(group)
    reason, likeness = it.verdict.reason, it.verdict.likeness
    if person_id is not None:
        known = matched.register.by_id[person_id]
        return Candidate(known.key, known.shown, likeness, reason, known.details)
    row = matched.asked[group]
    return Candidate(row.match.reference, row.match.name, likeness, reason, row.match.details)


def _pair(matched: Matched, entries: Sequence[Entry], it: Likening) -> Pair:
    kind = entries[it.one].facts.number_kind
    return Pair(
        _called(matched, it.one),
        _called(matched, it.other),
        it.verdict.likeness,
        it.verdict.reason,
        kind if it.verdict.reason.name == "SAME_NUMBER" else "",
    )


def _called(matched: Matched, at: int) -> str:
    if at < len(matched.asked):
        return matched.asked[at].match.reference
    return matched.register.by_id[matched.people[at - len(matched.asked)]].key
