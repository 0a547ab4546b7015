"""What an office says by hand about its files, kept in a file of its own that can be sent along: JSON, by name of the file.

Of each file it may say `map` (field to heading), `value` (field to their words and ours), `set` (field to what holds for
every row), `sheet` and `fill_down`, as the options of the same names; `*` stands for any file that is not named.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from courses.errors import Invalid, NotFound
from courses.i18n import _
from courses.imports.reader import Options

_KNOWN = frozenset({"map", "value", "set", "sheet", "fill_down"})


def read(path: Path) -> dict[str, Options]:
    """Return what is said, by name of the file or pattern for names. Raises NotFound, Invalid."""
    try:
        said = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise NotFound(_("There is no file {file}.").format(file=path.name)) from error
    except ValueError as error:
        raise Invalid(_("{file} is not a file of mappings.").format(file=path.name)) from error
    if not isinstance(said, dict) or not all(isinstance(one, dict) and set(one) <= _KNOWN for one in said.values()):
        raise Invalid(
            _("{file} is not a file of mappings.").format(file=path.name),
            _("It may say, by name of the file: {words}.").format(words=", ".join(sorted(_KNOWN))),
        )
    return {name: _options(one) for name, one in said.items()}


def of(said: Mapping[str, Options], path: Path) -> Options | None:
    """Return what is said of one file: under its own name first, else under a pattern that it fits; None: nothing."""
    if path.name in said:
        return said[path.name]
    return next((options for pattern, options in said.items() if fnmatch(path.name, pattern)), None)


def _options(said: Mapping[str, Any]) -> Options:
    return Options(
        mapping={str(name): str(heading) for name, heading in dict(said.get("map", {})).items()},
        values={
            str(name): {str(theirs): str(ours) for theirs, ours in dict(words).items()}
            for name, words in dict(said.get("value", {})).items()
        },
        sheet=str(said.get("sheet", "")),
        constants={str(name): str(value) for name, value in dict(said.get("set", {})).items()},
        fill_down=bool(said.get("fill_down", False)),
    )
