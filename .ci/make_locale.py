"""Brings the message catalogues up to the code: `make locale`; with --check only says whether they are.

Needs Babel, which is a tool of the makers, not of the program.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def fresh(language: str, po: Path) -> Catalog:
    """Return a catalogue of all strings in the code with the translations that `po` has."""
    with po.open("rb") as file:
        known = read_po(file, locale=language)
    catalog = Catalog(
        locale=language, project="Kursverkstad", charset="utf-8", fuzzy=False, header_comment="# Kursverkstad"
    )
    catalog.revision_date = catalog.creation_date = known.creation_date
    found = extract_from_dir(str(ROOT / "courses"), method_map=[("**.py", "python")], keywords=KEYWORDS)
    for _file, _line, message, _comments, context in found:
        old = known.get(message, context)
        catalog.add(message, old.string if old else "", context=context)
    return catalog


def untranslated(catalog: Catalog) -> list[str]:
    """Return the ids without a translation."""
    texts = [(m.id, m.string if isinstance(m.string, tuple) else (m.string,)) for m in catalog if m.id]
    return [str(message) for message, strings in texts if not all(strings)]


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    """Return the .po and .mo files of a catalogue."""
    po, mo = BytesIO(), BytesIO()
    write_po(po, catalog, width=120, sort_output=True, no_location=True, omit_header=False)
    write_mo(mo, catalog)
    return po.getvalue(), mo.getvalue()


def main() -> int:
    """Write or check every catalogue; 1 when something is stale or untranslated."""
    status = 0
    for po in sorted((ROOT / "courses" / "locale").glob("*/LC_MESSAGES/courses.po")):
        catalog = fresh(po.parent.parent.name, po)
        texts = written(catalog)
        files = (po, po.with_suffix(".mo"))
        if "--check" not in sys.argv:
            for path, content in zip(files, texts, strict=True):
                path.write_bytes(content)
        elif any(not path.exists() or path.read_bytes() != content for path, content in zip(files, texts, strict=True)):
            sys.stderr.write(f"{po.relative_to(ROOT)} is stale: run make locale\n")
            status = 1
        for message in untranslated(catalog):
            sys.stderr.write(f"{po.relative_to(ROOT)} lacks: {message}\n")
            status = 1
    return status


if __name__ == "__main__":
    raise SystemExit(main())
