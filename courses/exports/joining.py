"""Puts finished PDFs together to one file for a printer. What comes out is for printing: readers find no structure in it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Pdf


@dataclass(frozen=True, slots=True)
class Part:
    """A finished PDF and how it is put into the whole."""

    content: bytes
    copies: int = 1
    is_one_sided: bool = False
    """Whether every page of it has a sheet to itself, also where the rest is printed on both sides."""


def joined(parts: Iterable[Part], *, is_two_sided: bool, title: str) -> tuple[bytes, int]:
    """Return files one after another, each as many times as is said, and how many pages that takes.

    On paper that is printed on both sides every copy begins on a sheet of its own: a blank page fills up the one before.
    """
    import pikepdf

    whole = pikepdf.new()
    whole.docinfo["/Title"] = title
    for part in parts:
        with pikepdf.open(io.BytesIO(part.content)) as one:
            for _copy in range(part.copies):
                if is_two_sided and len(whole.pages) % 2:
                    _add_blank(whole)
                for page in one.pages:
                    if is_two_sided and part.is_one_sided and len(whole.pages) % 2:
                        _add_blank(whole)
                    whole.pages.append(page)
    made = io.BytesIO()
    whole.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return made.getvalue(), len(whole.pages)


def _add_blank(whole: Pdf) -> None:
    box = whole.pages[-1].mediabox
    whole.add_blank_page(page_size=(float(box[2]), float(box[3])))
