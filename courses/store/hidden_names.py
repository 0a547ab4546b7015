"""Takes the names of somebody who became protected out of what the journal says in words. Nothing else is changed."""

from __future__ import annotations

from collections.abc import Callable

from courses.store.connection import Store


def hide(store: Store, person_id: int, alias: str, about: Callable[[str, int], tuple[str, tuple[object, ...]]]) -> None:
    """Put an alias for every name that a person has had; `about` gives the condition for deeds about a row."""
    for walk_in_id in _walked_in(store, person_id):
        hide_walk_in(store, walk_in_id, alias)
    for number in _own_and_merged(store, person_id):
        where, params = about("person", number)
        for name in _names_of(store, number):
            store.db.conn.execute(
                "UPDATE journal_entry AS e SET deed = replace(deed, ?, ?) "
                f"WHERE instr(deed, ?) AND ({where} OR e.id IN ({_TOLD_APART}))",
                (name, alias, name, *params, number),
            )


def hide_walk_in(store: Store, walk_in_id: int, alias: str) -> None:
    """Put an alias for every name by which a walk-in has been written down, in the words of the deeds about them."""
    told = "SELECT entry_id FROM journal_change WHERE table_name = 'walk_in' AND row_id = ?1 UNION SELECT entry_id "
    told += "FROM journal_change WHERE table_name = 'walk_in_mark' AND json_extract(coalesce(after, before), '$.walk_in_id') = ?1"
    for name in _written(store, walk_in_id):
        store.db.conn.execute(
            f"UPDATE journal_entry SET deed = replace(deed, ?2, ?3) WHERE instr(deed, ?2) AND id IN ({told})",
            (walk_in_id, name, alias),
        )


def _written(store: Store, walk_in_id: int) -> list[str]:
    """Return the names by which a walk-in has been written down, the longest first."""
    said = store.query(
        "SELECT name FROM walk_in WHERE id = ?1 UNION SELECT json_extract(coalesce(after, before), '$.name') FROM "
        "journal_change WHERE table_name = 'walk_in' AND row_id = ?1",
        (walk_in_id,),
    )
    return sorted({row["name"] for row in said} - {""}, key=len, reverse=True)


def _walked_in(store: Store, person_id: int) -> list[int]:
    """Return the walk-ins, those too that are no more, who were known to be a person."""
    said = store.query(
        "SELECT id FROM walk_in WHERE person_id = ?1 UNION SELECT row_id FROM journal_change "
        "WHERE table_name = 'walk_in' AND json_extract(coalesce(after, before), '$.person_id') = ?1",
        (person_id,),
    )
    return [row["id"] for row in said]


_TOLD_APART = (
    "SELECT entry_id FROM journal_change WHERE table_name = 'not_same' AND ? IN "
    "(json_extract(coalesce(after, before), '$.one_id'), json_extract(coalesce(after, before), '$.other_id'))"
)


def _own_and_merged(store: Store, person_id: int) -> list[int]:
    """Return a person's id, and the ids of those who were merged into them."""
    keys = [row["key"] for row in store.query("SELECT key FROM merged_key WHERE person_id = ?", (person_id,))]
    gone = store.query(
        "SELECT DISTINCT row_id FROM journal_change WHERE table_name = 'person' AND after IS NULL "
        f"AND json_extract(before, '$.key') IN ({', '.join('?' * len(keys))})",
        tuple(keys),
    )
    return [person_id, *(row["row_id"] for row in gone)] if keys else [person_id]


def _names_of(store: Store, person_id: int) -> list[str]:
    """Return the names by which the journal has known a person, the longest first."""
    said = store.query(
        "SELECT DISTINCT json_extract(row, '$.given_name') AS given, json_extract(row, '$.family_name') AS family FROM "
        "(SELECT before AS row FROM journal_change WHERE table_name = 'person' AND row_id = ?1 "
        "UNION SELECT after FROM journal_change WHERE table_name = 'person' AND row_id = ?1 "
        "UNION SELECT json_object('given_name', given_name, 'family_name', family_name) FROM person WHERE id = ?1) "
        "WHERE row IS NOT NULL",
        (person_id,),
    )
    return sorted({f"{row['given']} {row['family']}".strip() for row in said} - {""}, key=len, reverse=True)
