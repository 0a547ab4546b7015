"""The codes of partners' keys on a contact's computer: one small private file beside the packets that were opened."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

_FILE = "codes.json"
_UID = re.compile(r"[0-9a-f]{32}")
_MOST = 100_000
"""Bytes of the file that are read."""


def code_of(folder: Path, key_uid: str) -> str:
    """Return the code that was typed for a key; empty: none yet."""
    return _all(folder).get(key_uid, "")


def keep(folder: Path, key_uid: str, code: str) -> None:
    """Keep the code of a key in a folder, readable by its owner only. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = _all(folder) | {key_uid: code}
    beside = folder / f"{_FILE}.new"
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(kept, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / _FILE)


def _all(folder: Path) -> dict[str, str]:
    """Return the codes by key; a file that cannot be read has none: they are asked for again."""
    try:
        with (folder / _FILE).open("rb") as file:
            kept = json.loads(file.read(_MOST))
    except (OSError, ValueError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {uid: code for uid, code in kept.items() if _UID.fullmatch(uid) and isinstance(code, str)}
