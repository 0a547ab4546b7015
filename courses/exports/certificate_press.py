"""Certificates of a course as files: all in one, one each, or one each in a zip; by post with a page for the envelope."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple, Unpack

from courses.actions import certificate_post, house_style, paper_templates, papers
from courses.errors import Refused
from courses.i18n import _
from courses.model import Actor, CertificatePaper, Printed
from courses.model.certificates import CertificateWish, Sent
from courses.model.paper_style import PaperKind, PaperStyle, PaperWish
from courses.store import Store, courses

_AT = (1980, 1, 1, 0, 0, 0)
"""Of every file in a zip: the same certificates give the same bytes."""


_USUAL = CertificateWish()


class Pressed(NamedTuple):
    """Certificates, noted as printed, that are ready to be drawn."""

    papers: tuple[CertificatePaper, ...]
    style: PaperStyle
    course_code: str
    is_archive: bool
    left: tuple[str, ...]
    """Who got none though it was due, and why, a line each."""

    def one_file(self) -> Printed:
        """Return all in one file, in order."""
        from courses.exports.paper.kinds import certificate

        return certificate.render(self.papers, self.style, course_code=self.course_code, is_archive=self.is_archive)

    def files(self) -> list[Printed]:
        """Return a file for each, called by number and name."""
        from courses.exports.paper.kinds import certificate

        return [certificate.render([it], self.style, is_archive=self.is_archive) for it in self.papers]

    def zipped(self) -> Printed:
        """Return a file for each in a zip; its pages are those of all."""
        files, buffer = self.files(), io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packed:
            for it in files:
                about = zipfile.ZipInfo(it.file_name, _AT)
                about.external_attr = 0o600 << 16
                packed.writestr(about, it.content)
        return Printed(f"intyg-{self.course_code}.zip", buffer.getvalue(), sum(it.pages for it in files))


def printed(
    store: Store,
    actor: Actor,
    course_id: int,
    now: datetime,
    *,
    about: CertificateWish = _USUAL,
    is_zip: bool = False,
    **wish: Unpack[PaperWish],
) -> Printed:
    """Return the certificates of a course that are asked for as one PDF, or as one each in a zip; see `press`."""
    pressed = press(store, actor, course_id, now, about, **wish)
    return pressed.zipped() if is_zip else pressed.one_file()


def press(
    store: Store, actor: Actor, course_id: int, now: datetime, about: CertificateWish, **wish: Unpack[PaperWish]
) -> Pressed:
    """Issue the certificates of a course that are asked for, and return them ready to be drawn.

    Raises Refused when nobody is to get one, NotFound, and Invalid naming letters without a glyph, before any is issued.
    """
    from courses.exports import print_shop

    style = paper_templates.style(store, PaperKind.CERTIFICATE, house_style.partner_ids(store, course_id), **wish)
    chosen = certificate_post.chosen(store, actor, course_id, now, about)
    if not chosen.whom and about.sent is not Sent.ALL:
        raise Refused(_("Nobody gets a certificate in that way."), "\n".join(chosen.left))
    names = [it.name for it in papers.due(store, actor, course_id, now) if it.person_id in chosen.whom]
    sent_to = [line for who in chosen.whom for line in chosen.addresses.get(who, ())]
    print_shop.refuse_boxes(store, actor, course_id, now, texts=[*names, *sent_to])
    made = papers.certificates(store, actor, course_id, now, about.person_id, whom=chosen.whom)
    sent = (replace(one, address=chosen.addresses.get(who, ())) for who, one in zip(chosen.whom, made, strict=True))
    spoken = tuple(replace(one, language=style.language) for one in sent)
    return Pressed(spoken, style, courses.get(store, course_id).code, about.is_archive, chosen.left)
