"""How somebody found in the register is told in a list. Pure."""

from __future__ import annotations

from textual.content import Content

from courses.i18n import ngettext
from courses.model import PersonHit
from courses.text import plain

HITS = 30


def hit_words(hit: PersonHit) -> Content:
    """Return what tells a person found from others of that name."""
    it = hit.person
    facts = [it.birth_date[:4], it.phone, it.email, it.town]
    if hit.courses:
        facts.append(ngettext("{count} course", "{count} courses", hit.courses).format(count=hit.courses))
    quiet = "  " + " · ".join(plain(fact) for fact in facts if fact)
    return Content.assemble((plain(it.name), "bold"), (quiet, "dim"))
