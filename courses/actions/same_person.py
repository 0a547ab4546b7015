"""What is known of persons, put together for `rules.same_person`: from a row of the register and from a draft."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from courses import resources
from courses.rules.known_names import KnownNames, NameGroup, known


@lru_cache(maxsize=1)
def known_names() -> KnownNames:
    """Return the given names of `db/reference/nicknames.json`, which every library has alike."""
    path = resources.folder("db/reference") / "nicknames.json"
    values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    groups = [NameGroup(it["name"], tuple(it["also"]), it["sex"]) for it in values["names"]]
    return known(groups, values["others"], values["either"])
