"""Which handouts are on the shelf in which version, for the look at every start whether any is to be brought. Reads only."""

from __future__ import annotations

from courses.store.connection import Store


def editions(store: Store) -> dict[tuple[str, str], tuple[str, str, bool]]:
    """Return version, date and whether it is as shipped of every text, by code and language."""
    rows = store.query("SELECT code, language, edition, dated, origin FROM handout")
    return {(it["code"], it["language"]): (it["edition"], it["dated"], it["origin"] == "REFERENCE") for it in rows}


def were_brought(store: Store) -> bool:
    """Return whether there have been handouts before, even if none is left."""
    sql = "SELECT 1 FROM journal_change WHERE table_name = 'handout' LIMIT 1"
    return store.one("SELECT 1 FROM handout LIMIT 1") is not None or store.one(sql) is not None


def removed(store: Store) -> set[tuple[str, str]]:
    """Return code and language of the texts that were taken away at some time."""
    sql = (
        "SELECT json_extract(before, '$.code') AS code, json_extract(before, '$.language') AS language "
        "FROM journal_change WHERE table_name = 'handout' AND after IS NULL"
    )
    return {(it["code"], it["language"]) for it in store.query(sql)}
