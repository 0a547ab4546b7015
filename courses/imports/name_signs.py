"""What a text looks like: a given name, a family name, a whole name, a phone number, an e-mail address, a person’s number.

Only likeness: it serves to tell columns apart, never to refuse somebody’s name.
"""

from __future__ import annotations

import re
from typing import Final

from courses.imports.table import Cell
from courses.imports.values import plain_text
from courses.text import digits, fold

_GIVEN: Final = frozenset(
    "adam agneta ahmed aino alexander ali alice alma amanda amina anders andreas anette anita ann anna anne anneli annika "
    "arne arvid asa asta astrid axel barbro bengt berit bertil birgit birgitta bjorn bo britt bror camilla carin carina carl "
    "cecilia charlotte christer christina dag daniel david ebba edit eino elin elisabeth ella ellen elsa emil emma erik erika "
    "erland eva fatima filip fredrik frida gerd goran gosta greta gudrun gun gunilla gunnar gunnel gustav hanna hannah hans "
    "harriet hasan helena helga helge henrik hilda hugo ida inga ingegerd inger ingrid irene isak ivar jan jens jenny johan "
    "john jonas josefin julia karin karl katarina kerstin kjell klara kristina lars lasse laura leif lena lennart lilly linda "
    "linnea lisa liv louise lucas magnus maj maja malin margareta maria marianne marie markus marta martin mary mats matti "
    "maud mikael mohammed mona monica monika nils nina nora olga olle olof omar oscar oskar ove patrik paul per pernilla "
    "peter petra pia rolf roland rune sara simon siv sofia solveig staffan stefan sten stig stina sture susanne sven svea "
    "thomas tomas tommy tore torsten tove ulf ulla ulrika urban vera viktor vilgot wilhelm william yngve yvonne yusuf zahra "
    "alan alexandra andrew ann-marie ashley brian catherine charles chris claire daniel deborah diana donald edward elizabeth "
    "emily frank george grace hannes heidi heinz helen ines jack james jane jennifer jessica joan joe johannes joseph jurgen "
    "karen katherine kate kevin klaus laura linda lucy luis manfred marco margaret mark mary matthew michael nancy nicole "
    "olivia oliver pablo patricia patrick paula philip rachel rebecca richard robert ruth sabine samuel sarah scott sophie "
    "stephanie stephen steven susan thomas tim tom ursula victoria walter wolfgang".split()
)
_FAMILY = re.compile(
    r"(?:sson|sen|berg|str[oö]m|gren|[qk]vist|quist|lund|dahl|stedt|stad|mark|lind|blad|borg|holm|wall|vall|back|bäck|fors|"
    r"man|mann|nen|ov|ova|ev|eva|ic|ski|ska|wicz|son|ez|ides|poulos|ström|sjö|ler|ner|stein|burg|feld|bauer)$"
)
_CALLED: Final = frozenset("son sven magnus svea".split())
_PARTICLES: Final = frozenset("af von van der de den di da du la le el al bin ibn ter zu dos del".split())
_LONE = re.compile(r"[^\W\d_][^\W\d_]*(?:[-'’.][^\W\d_]*)*\.?")
_MAIL = re.compile(r"\s*[^\s@,;:<>()\"]+@[^\s@,;:<>()\"]+\.[^\s@.,;:<>()\"]{2,}\s*")
_PHONE = re.compile(r"(?:tel|mob|mobil|hem)?[.: ]*\+?[\d\s()/\-–.]{6,24}")
_FOOTER = re.compile(
    r"(?:sida|page|seite|utskriven|utskrift|printed|exporterad|exported|generated|skapad|kalla|source|antal|totalt?|summa|"
    r"underskrift|signatur|datum|date|ledare|kursledare|cirkelledare|larare|teacher|leader|lokal|plats|telefon|kontakt|"
    r"anteckningar|ovrigt|obs|not|note|studietimmar)\b.*"
)
"""How the lines under a list begin."""
_NUMBER = re.compile(r"(?:18|19|20)?\d{6}\s*[-–+]?\s*\d{4}")


def is_mail(cell: Cell) -> bool:
    """Return whether a cell is one e-mail address and nothing else."""
    return isinstance(cell, str) and _MAIL.fullmatch(cell) is not None


def is_phone(cell: Cell) -> bool:
    """Return whether a cell can be a phone number: 7 to 13 figures and the signs between them, and no date or person's number."""
    written = plain_text(cell).strip()
    count = len(digits(written))
    if not _PHONE.fullmatch(written) or not 7 <= count <= 13 or is_number(cell) or _is_date(written):
        return False
    return written[0] in "+0(tmhTMH" or 8 <= count <= 11


def _is_date(written: str) -> bool:
    return (
        re.fullmatch(r"(?:18|19|20)\d\d[-./ ]?\d\d[-./ ]?\d\d(?:[ T].*)?|\d\d?[./-]\d\d?[./-]\d{2,4}.*", written)
        is not None
    )


def is_number(cell: Cell) -> bool:
    """Return whether a cell is written as a Swedish personal number, with twelve figures or with a dash."""
    written = plain_text(cell).strip()
    match = _NUMBER.fullmatch(written)
    if not match or (len(digits(written)) == 10 and "-" not in written and "+" not in written):
        return False
    bare = digits(written)[-10:]
    return 1 <= int(bare[2:4]) <= 12 and 1 <= int(bare[4:6]) % 60 <= 31


def words_of(cell: Cell) -> list[str]:
    """Return the words of a cell when every one of them could be part of a name, else none."""
    if not isinstance(cell, str) or len(cell) > 60:
        return []
    words = cell.replace(",", " ").split()
    return words if 0 < len(words) <= 6 and all(_LONE.fullmatch(word) for word in words) else []


def is_given(text: str) -> bool:
    """Return whether a text begins with a common given name."""
    parts = fold(text).split()
    return bool(parts) and parts[0] in _GIVEN


def is_family(text: str) -> bool:
    """Return whether a text ends as family names do and is no given name."""
    parts = fold(text).split()
    return (
        bool(parts) and parts[-1] not in _GIVEN and parts[-1] not in _CALLED and _FAMILY.search(parts[-1]) is not None
    )


def is_whole_name(cell: Cell) -> bool:
    """Return whether a cell looks like a given and a family name: two to five words, each with a capital, or all in one case."""
    words = words_of(cell)
    if not 2 <= len(words) <= 5:
        return False
    named = [word for word in words if word.casefold() not in _PARTICLES]
    if not named or (len(words) == 2 and is_given(words[0])):
        return bool(named)
    return all(word[0].isupper() or not word[0].islower() for word in named)


def is_part_of_name(cell: Cell) -> bool:
    """Return whether a cell could be a given or a family name by itself: up to three words with capitals."""
    words = words_of(cell)
    return 1 <= len(words) <= 3 and all(
        w[0].isupper() or not w[0].islower() or w.casefold() in _PARTICLES for w in words
    )


def is_no_name(text: str) -> bool:
    """Return whether the only text of a row is a line under a list rather than somebody's name: "Page 1 of 2", "Leader: …"."""
    folded = fold(text)
    if any(c.isdecimal() for c in text) and "@" not in text:
        return True
    return _FOOTER.fullmatch(folded) is not None and (":" in text or "_" in text or len(folded.split()) != 2)
