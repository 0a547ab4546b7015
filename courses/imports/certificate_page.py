"""What a page of a certificate shows, held against what is signed: names and titles whole, numbers as often as they stand.

It cannot tell what else was written on the page; who checks is shown what is signed, to compare.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from courses import cldr
from courses.actions.paper_templates import LANGUAGES
from courses.i18n import _
from courses.model.certificates import CertificateFacts

_MOST_LINES = 14
"""On how many lines a name or a title may stand."""
_OTHERS = ("de", "nb", "da", "fr", "es", "pl", "ru", "tr", "fa", "ps", "ku", "ro", "et", "lv", "lt", "bs", "sq", "nl")
"""Languages that a library may have words of its own in, beside those that the program has."""
_CUT = "… #"
"""Where a text was cut when it was signed."""


def missing(facts: CertificateFacts, first: str, over: str = "") -> list[str]:
    """Return, in words, what is signed and does not stand on a page; `over` is what went over to the next ones."""
    shown = f"{first}\n{over}".replace(facts.key, "\n") if facts.key else f"{first}\n{over}"
    lines, letters = [_letters(line) for line in shown.splitlines()], _letters(shown)
    looks = (
        (_("the number"), _has_parts(facts.number, letters)),
        (_("the name"), _has_lines(facts.name, lines)),
        (_("the course"), _has_lines(facts.course_title, lines)),
        (_("the dates"), _has_months(facts, shown)),
        (_("the content"), _has_parts(facts.content, letters)),
        (_("the organiser"), all(_has_parts(it, letters) for it in facts.organisers)),
    )
    wrong = [label for label, is_there in looks if not is_there]
    return wrong if wrong or _has_numbers(facts, shown) else [_("the figures")]


def _has_lines(text: str, lines: list[str]) -> bool:
    """Return whether a text stands on lines of its own, with nothing before it and nothing after it.

    Programs that read PDFs give the letters of scripts that run leftwards in another order.
    """
    if _CUT in text:
        return _has_parts(text, "".join(lines))
    letters = _letters(text)
    is_leftwards = _is_leftwards(text + "".join(lines))
    wanted = _in_order(letters, is_leftwards=is_leftwards)
    runs = _runs(lines, len(letters))
    return not letters or any(_in_order(it, is_leftwards=is_leftwards) == wanted for it in runs)


def _runs(lines: list[str], size: int) -> Iterator[str]:
    """Yield lines that stand below each other as one, where they have as many letters."""
    for begin in range(len(lines)):
        joined = ""
        for line in lines[begin : begin + _MOST_LINES]:
            joined += line
            if len(joined) >= size:
                break
        if len(joined) == size:
            yield joined


def _has_parts(text: str, letters: str) -> bool:
    """Return whether all words of a text stand on a page, in whatever order; of one that was cut, all but the last."""
    whole, cut, _digest = text.partition(_CUT)
    words = re.findall(r"\w+", _plain(whole))
    if cut:
        words = words[:-1]
    backwards = letters[::-1] if _is_leftwards(text) else ""
    return all(it in letters or it in backwards for it in words)


def _has_numbers(facts: CertificateFacts, shown: str) -> bool:
    """Return whether every number that is signed stands there, each as often as it is told."""
    days = {facts.first_date, facts.last_date}
    spelt = 2 if _is_leftwards(shown) else 0  # Arabic says "two hours" in one word
    counted = [it for it in (facts.held, facts.study_hours) if it > spelt]
    told = " ".join((facts.name, facts.course_title, facts.content, *facts.organisers, facts.number))
    wanted = Counter(_numbers(told.partition(_CUT)[0]))
    wanted += Counter([*(it.day for it in days), *{it.year for it in days}, facts.issued_on.day, facts.issued_on.year])
    wanted += Counter([facts.attended, *counted, *([facts.issue] if facts.issue > 1 else [])])
    return wanted <= Counter(_numbers(shown))


def _has_months(facts: CertificateFacts, shown: str) -> bool:
    """Return whether the months that are signed are told in some language and no other is; or none in any known here."""
    wanted = {it.month for it in (facts.first_date, facts.last_date, facts.issued_on)}
    letters, text = _letters(shown), _plain(shown)
    own = _plain(" ".join((facts.course_title, facts.content)))
    is_any, candidates = False, list[list[str]]()
    for language in (*LANGUAGES, *_OTHERS):
        names = {month: _plain(name) for month, name in cldr.locale(language).months["format"]["wide"].items()}
        told = {month for month, name in names.items() if _is_told(_letters(name), letters)}
        is_any = is_any or bool(told)
        if wanted <= told:
            candidates.append([name for month, name in names.items() if month not in wanted and name not in own])
    others = {re.escape(name) for names in candidates for name in names}
    if not candidates:
        return not is_any
    return re.search(rf"\d\W{{1,3}}({'|'.join(others)})\b", text) is None


def _is_told(month: str, letters: str) -> bool:
    """Return whether a month stands there; its end may be another in a date, as "-mánu" for "-mánnu"."""
    stem = month[: max(len(month) - 2, 5)]
    return stem in letters or (_is_leftwards(stem) and stem in letters[::-1])


def _numbers(text: str) -> list[int]:
    return [int(it) for it in re.findall(r"\d+", unicodedata.normalize("NFKC", text)) if len(it) < 10]


def _in_order(letters: str, *, is_leftwards: bool) -> str:
    return "".join(sorted(letters)) if is_leftwards else letters


def _is_leftwards(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", _plain(text))
