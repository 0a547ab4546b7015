"""The pictures that stand for organisations: the library's own, which belongs to none of the register, and the others'."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from courses.model.paper_style import Logo
from courses.store.connection import Row, Store
from courses.text import sort_key


@dataclass(frozen=True, slots=True)
class KeptLogo:
    """A logo in a list of them."""

    organisation_id: int | None
    """None: the library's own."""
    organisation: str
    kind: str
    """As `rules.pictures.PictureKind`."""
    bytes: int
    version: int


def listed(store: Store) -> list[KeptLogo]:
    """Return which logos there are, the library's own first, then in Swedish order."""
    sql = (
        "SELECT l.organisation_id, l.kind, l.version, length(l.content) AS bytes, coalesce(o.name, '') AS organisation "
        "FROM logo l LEFT JOIN organisation o ON o.id = l.organisation_id "
        "ORDER BY l.id"
    )
    found = [
        KeptLogo(row["organisation_id"], row["organisation"], row["kind"], row["bytes"], row["version"])
        for row in store.query(sql)
    ]
    return sorted(found, key=lambda it: (it.organisation_id is not None, sort_key(it.organisation)))


def row(store: Store, organisation_id: int | None) -> Row | None:
    """Return the row of an organisation's logo, None: the library's own; None where there is none."""
    return store.one("SELECT * FROM logo WHERE organisation_id IS ?", (organisation_id,))


def of(store: Store, organisation_ids: Iterable[int]) -> tuple[Logo, ...]:
    """Return organisations with their logos, in the order given; one without a logo has its name alone."""
    wanted = list(dict.fromkeys(organisation_ids))
    marks = ", ".join("?" * len(wanted))
    sql = (
        "SELECT o.id, o.name, coalesce(l.content, x'') AS content FROM organisation o "
        f"LEFT JOIN logo l ON l.organisation_id = o.id WHERE o.id IN ({marks})"
    )
    found = {row["id"]: Logo(row["name"], bytes(row["content"])) for row in store.query(sql, tuple(wanted))}
    return tuple(found[it] for it in wanted if it in found)
