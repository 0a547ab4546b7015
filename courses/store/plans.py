"""Course plans as lists and pages show them. Reads only."""

from __future__ import annotations

from courses.errors import Invalid, NotFound
from courses.i18n import _
from courses.model import CoursePlan
from courses.store import rows
from courses.store.connection import Row, Store
from courses.text import clean, fold, is_same_name, sort_key

_SEARCHED = ("title", "level", "audience", "aims", "content", "material", "handouts")


def entries(store: Store, search: str = "", language: str = "") -> list[CoursePlan]:
    """Return the plans with all words of `search`, in Swedish order of title.

    Those in `language` come first, and of them those whose title has the words.
    """
    words = fold(search).split()
    found = [it for it in _read(store, "SELECT * FROM course_plan") if _matches(it, words)]

    def order(it: CoursePlan) -> tuple[bool, bool, str]:
        return it.language != language, not all(word in fold(it.title) for word in words), sort_key(it.title)

    return sorted(found, key=order)


def get(store: Store, plan_id: int) -> CoursePlan:
    """Return one plan; raises NotFound."""
    found = _read(store, "SELECT * FROM course_plan WHERE id = ?", (plan_id,))
    if not found:
        raise NotFound(_("The course plan no longer exists."))
    return found[0]


def by_title(store: Store, text: str) -> CoursePlan:
    """Return the plan of a title, or of the words of one when only one has them all.

    Raises NotFound with titles that are near, Invalid naming those that it could be.
    """
    every = entries(store)
    found = [it for it in every if is_same_name(it.title, text)]
    if not found and fold(text).split():
        found = [it for it in every if all(word in fold(it.title) for word in fold(text).split())]
    if len(found) == 1:
        return found[0]
    if found:
        titles = ", ".join(it.title for it in found)
        raise Invalid(_("“{name}” could be {names}.").format(name=clean(text), names=titles))
    raise NotFound(_("There is no course plan “{name}”.").format(name=clean(text)), _near(text, every))


def uses(store: Store) -> dict[int, int]:
    """Return how many courses were made from each plan; those that none was made from are left out."""
    sql = "SELECT plan_id, count(*) AS courses FROM course WHERE plan_id IS NOT NULL GROUP BY plan_id"
    return {row["plan_id"]: row["courses"] for row in store.query(sql)}


def were_brought(store: Store) -> bool:
    """Return whether there have been plans before, even if none is left."""
    return store.one("SELECT 1 FROM journal_change WHERE table_name = 'course_plan' LIMIT 1") is not None


def removed(store: Store) -> set[tuple[str, str]]:
    """Return code and language of the plans that were taken away at some time."""
    sql = (
        "SELECT json_extract(before, '$.code') AS code, json_extract(before, '$.language') AS language "
        "FROM journal_change WHERE table_name = 'course_plan' AND after IS NULL"
    )
    return {(row["code"], row["language"]) for row in store.query(sql)}


def _read(store: Store, sql: str, params: tuple[object, ...] = ()) -> list[CoursePlan]:
    held: dict[int, list[Row]] = {}
    for row in store.query("SELECT * FROM course_plan_session ORDER BY plan_id, number"):
        held.setdefault(row["plan_id"], []).append(row)
    return [rows.plan(row, held.get(row["id"], ())) for row in store.query(sql, params)]


def _matches(it: CoursePlan, words: list[str]) -> bool:
    texts = [getattr(it, name) for name in _SEARCHED]
    texts += [text for one in it.meetings for text in (one.title, one.content)]
    folded = fold(" ".join(texts))
    return all(word in folded for word in words)


def _near(text: str, every: list[CoursePlan]) -> str:
    from difflib import get_close_matches

    folded = {fold(it.title): it.title for it in every}
    near = [folded[match] for match in get_close_matches(fold(text), folded, n=3)]
    return _("Did you mean {codes}?").format(codes=", ".join(near)) if near else _("See the list of course plans.")
