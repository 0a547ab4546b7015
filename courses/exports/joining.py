"""Puts finished PDFs together to one file for a printer. What comes out is for printing: readers find no structure in it."""

from __future__ import annotations

import io
from collections.abc import Iterable


def joined(papers: Iterable[tuple[bytes, int]], *, is_two_sided: bool, title: str) -> tuple[bytes, int]:
    """Return files one after another, each as many times as is said, and how many pages that takes.

    On paper that is printed on both sides every copy begins on a sheet of its own: a blank page fills up the one before.
    """
    import pikepdf

    whole = pikepdf.new()
    whole.docinfo["/Title"] = title
    for content, copies in papers:
        with pikepdf.open(io.BytesIO(content)) as one:
            size = one.pages[0].mediabox
            for _copy in range(copies):
                whole.pages.extend(one.pages)
                if is_two_sided and len(whole.pages) % 2:
                    whole.add_blank_page(page_size=(float(size[2]), float(size[3])))
    if whole.pages and is_two_sided and not len(whole.pages) % 2 and _is_blank(whole):
        del whole.pages[-1]
    made = io.BytesIO()
    whole.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return made.getvalue(), len(whole.pages)


def _is_blank(whole: object) -> bool:
    """Return whether the last page has nothing on it: it filled up a sheet after which nothing comes."""
    return "/Contents" not in whole.pages[-1]  # type: ignore[attr-defined]
