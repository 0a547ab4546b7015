"""Handouts as the shelf shows them, their pictures, and where they are used. Reads only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from courses.errors import Invalid, NotFound
from courses.i18n import _
from courses.model.shelf import Ageing, ShelfRow, ShelfText, TextState
from courses.rules import handout_facts, handout_state
from courses.store.connection import Row, Store
from courses.text import clean, fold, sort_key


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which handouts a list shows; what is left out limits nothing."""

    search: str = ""
    """Words that all stand in title, topic, level or text, in whatever language."""
    topic: str = ""
    language: str = ""
    """Only those that there are in it."""
    is_lagging: bool = False
    """Only those with a translation that lags behind."""
    is_ageing: bool = False
    """Only those that are past their last day or will be soon."""


def shelf(store: Store, today: date, wanted: Wanted | None = None) -> list[ShelfRow]:
    """Return the handouts, those with the words searched for in a title first, then in order of topic and code."""
    wanted = wanted or Wanted()
    made = [_row(code, list(some)) for code, some in groupby(texts(store, today), key=lambda it: it.code)]
    found = [it for it in made if _fits(it, wanted)]
    used, planned = _used(store, today), _planned(store)
    rows = [ShelfRow(it.code, it.texts, used.get(it.code, 0), planned.get(it.code, 0)) for it in found]
    words = fold(wanted.search).split()
    return sorted(rows, key=lambda it: (not _names(it, words), sort_key(it.first.topic), it.code))


def texts(store: Store, today: date, code: str = "") -> list[ShelfText]:
    """Return every text, or those of one handout, in order of code and language."""
    sql = """
        SELECT h.*, o.edition AS original_edition FROM handout h
        LEFT JOIN handout o ON o.code = h.code AND o.language = h.original_language
        WHERE ? IN ('', h.code) ORDER BY h.code, h.language
    """
    return [_text(row, today) for row in store.query(sql, (code,))]


def row(store: Store, today: date, code: str) -> ShelfRow:
    """Return one handout by its code, the beginning of it, or words of its title when only one has them.

    Raises NotFound with those that there are, Invalid naming those that it could be.
    """
    every = shelf(store, today)
    wanted = fold(code)
    ways = (
        [it for it in every if fold(it.code) == wanted],
        [it for it in every if wanted and fold(it.code).startswith(wanted)],
        [it for it in every if wanted and _names(it, wanted.split())],
    )
    found = next(filter(None, ways), [])
    if len(found) == 1:
        return found[0]
    if found:
        codes = ", ".join(it.code for it in found)
        raise Invalid(_("“{name}” could be {names}.").format(name=clean(code), names=codes))
    known = ", ".join(it.code for it in every)
    hint = _("Choose one of: {choices}.").format(choices=known) if known else _("The shelf is empty.")
    raise NotFound(_("There is no handout “{code}”.").format(code=clean(code)), hint)


def text(store: Store, today: date, code: str, language: str) -> ShelfText:
    """Return one text. Raises as `row`, and NotFound with the languages that there are."""
    found = row(store, today, code)
    one = found.text(language)
    if one is None:
        raise NotFound(
            _("The handout {code} is not on the shelf in {language}.").format(code=found.code, language=language),
            _("Choose one of: {choices}.").format(choices=", ".join(it.language for it in found.texts)),
        )
    return one


def topics(store: Store) -> list[str]:
    """Return the topics that there are, in Swedish order."""
    found = {row["topic"] for row in store.query("SELECT DISTINCT topic FROM handout WHERE topic <> ''")}
    return sorted(found, key=sort_key)


def picture_names(store: Store) -> set[str]:
    """Return what the pictures on the shelf are called."""
    return {row["name"] for row in store.query("SELECT name FROM handout_picture")}


def pictures(store: Store, names: Collection[str]) -> dict[str, bytes]:
    """Return pictures by name; those that there are not are left out."""
    found: dict[str, bytes] = {}
    for name in names:
        row = store.one("SELECT content FROM handout_picture WHERE name = ?", (name,))
        if row is not None:
            found[name] = bytes(row["content"])
    return found


def users_of_picture(store: Store, name: str) -> set[str]:
    """Return the codes of the handouts whose texts name a picture."""
    sql = "SELECT DISTINCT code FROM handout WHERE picture = :name OR instr(body, '(' || :name) > 0"
    return {row["code"] for row in store.query(sql, {"name": name})}


def _row(code: str, some: Iterable[ShelfText]) -> ShelfRow:
    ordered = sorted(some, key=lambda it: (it.state is not TextState.ORIGINAL, _language_order(it.language)))
    return ShelfRow(code, tuple(ordered))


def _language_order(language: str) -> tuple[int, str]:
    """Order Swedish before easy Swedish before English before others."""
    known = ("sv", "sv-lattlast", "en")
    return (known.index(language) if language in known else len(known), language)


def _fits(it: ShelfRow, wanted: Wanted) -> bool:
    return (
        _has(it, fold(wanted.search).split())
        and (not wanted.topic or any(fold(one.topic) == fold(wanted.topic) for one in it.texts))
        and (not wanted.language or it.text(wanted.language) is not None)
        and (not wanted.is_lagging or bool(it.lagging))
        and (not wanted.is_ageing or it.ageing is not Ageing.NONE)
    )


def _has(it: ShelfRow, words: list[str]) -> bool:
    if not words:
        return True
    said = fold(
        " ".join([it.code, *(" ".join((one.title, one.topic, one.level, one.caption, one.body)) for one in it.texts)])
    )
    return all(word in said for word in words)


def _names(it: ShelfRow, words: list[str]) -> bool:
    titles = [fold(f"{it.code} {one.title}") for one in it.texts]
    return any(all(word in title for word in words) for title in titles)


def _used(store: Store, today: date) -> dict[str, int]:
    """Return by handout how many courses that have a session today or later use it."""
    sql = """
        SELECT u.code, count(DISTINCT u.course_id) AS courses FROM handout_use u JOIN course c ON c.id = u.course_id
        WHERE c.cancelled_reason IS NULL
            AND EXISTS (SELECT 1 FROM session s WHERE s.course_id = u.course_id AND s.is_cancelled = 0 AND s.day >= ?)
        GROUP BY u.code
    """
    return {it["code"]: it["courses"] for it in store.query(sql, (today.isoformat(),))}


def _planned(store: Store) -> dict[str, int]:
    """Return by handout how many course plans use it; one that is there in two languages counts once."""
    sql = """
        SELECT u.code, count(DISTINCT coalesce(nullif(p.code, ''), p.id)) AS plans FROM handout_use u
        JOIN course_plan_session s ON s.id = u.course_plan_session_id JOIN course_plan p ON p.id = s.plan_id
        GROUP BY u.code
    """
    return {it["code"]: it["plans"] for it in store.query(sql)}


def _text(row: Row, today: date) -> ShelfText:
    valid_until = _day(row["valid_until"])
    return ShelfText(
        id=row["id"],
        code=row["code"],
        language=row["language"],
        title=row["title"],
        body=row["body"],
        topic=row["topic"],
        level=row["level"],
        edition=row["edition"],
        dated=_day(row["dated"]),
        licence=row["licence"],
        review=row["review"],
        is_reviewed=handout_facts.is_reviewed(row["review"]),
        follows=row["follows"],
        original_language=row["original_language"],
        original_edition=row["original_edition"] or "",
        valid_until=valid_until,
        devices=row["devices"],
        picture=row["picture"],
        caption=row["caption"],
        state=handout_state.text_state(
            original_language=row["original_language"],
            follows=row["follows"],
            original_edition=row["original_edition"],
        ),
        ageing=handout_state.ageing(valid_until, today),
        is_shipped=row["origin"] == "REFERENCE",
        version=row["version"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
