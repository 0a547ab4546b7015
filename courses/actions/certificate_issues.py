"""Issuing certificates: the same content again is the same issue; another content under the same number is a new one.

What a certificate says is signed when it is issued, and kept with the figures that it was made from.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import datetime

from courses import clock
from courses.model import CertificatePaper
from courses.model.certificates import CertificateFacts, PublicKey
from courses.rules import certificate_seal, certificate_text
from courses.store import certificate_issues
from courses.store.journal import Deed

_OF_THE_ISSUE = ("issue", "issued_on", "key")
"""What a new issue changes by itself: no reason for one."""


def issued_in(
    it: Deed, certificate_id: int, paper: CertificatePaper, key: PublicKey, closed: str, now: datetime
) -> CertificatePaper:
    """Return a certificate as its last issue has it, or, where it says something else by now, as a new one.

    A reprint is thus the same paper to the letter, its date too.
    """
    facts = certificate_text.settled(facts_of(paper, key.code))
    figures = _figures(facts)
    last = certificate_issues.last(it.store, certificate_id)
    if last is not None and json.loads(last["figures"]) == figures:
        day = clock.to_local(datetime.fromisoformat(last["issued_at"])).date()
        return replace(paper, issue=last["issue"], issued_on=day, key=last["key"], statement=last["statement"])
    number = last["issue"] + 1 if last is not None else 1
    facts = replace(facts, issue=number, issued_on=now.date())
    signature = certificate_seal.sign(certificate_text.text_of(facts), closed)
    statement = certificate_text.signed_text(facts, signature)
    values = {
        "certificate_id": certificate_id,
        "issue": number,
        "issued_at": clock.to_utc(now).isoformat(),
        "issued_by": it.actor.name,
        "figures": json.dumps(figures, ensure_ascii=False, sort_keys=True),
        "statement": statement,
        "key": key.code,
    }
    it.insert("certificate_issue", values)
    return replace(paper, issue=number, issued_on=now.date(), key=key.code, statement=statement)


def facts_of(paper: CertificatePaper, key: str) -> CertificateFacts:
    """Return what a certificate on paper states."""
    return CertificateFacts(
        number=paper.number,
        issue=paper.issue,
        name=paper.name,
        course_title=paper.course_title,
        first_date=paper.first_date,
        last_date=paper.last_date,
        attended=paper.attended,
        held=paper.held,
        study_hours=paper.study_hours,
        content=paper.content,
        organisers=tuple(filter(None, (paper.organiser, *paper.co_organisers))),
        town=paper.town,
        issued_on=paper.issued_on,
        library=paper.library,
        key=key,
    )


def _figures(facts: CertificateFacts) -> dict[str, object]:
    values = {name: value for name, value in asdict(facts).items() if name not in _OF_THE_ISSUE}
    days = {"first_date": facts.first_date.isoformat(), "last_date": facts.last_date.isoformat()}
    return values | days | {"organisers": list(facts.organisers)}
