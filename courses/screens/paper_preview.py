"""Opens how a paper would look, about the course that is nearest at hand; made in a worker, noted nowhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from courses import places
from courses.i18n import _, ngettext
from courses.model.paper_style import PaperKind, PaperWish
from courses.screens import viewer
from courses.store import courses
from courses.text import plain

if TYPE_CHECKING:
    from courses.screens.desk import Desk
    from courses.screens.frame import Frame

_NEAREST = ("current", "coming", "finished")


def start(at: Frame, kind: PaperKind, wish: PaperWish, text: str | None = None) -> None:
    """Make a paper in a worker and open it; `text`: a template that is not saved yet. The frame tells about errors."""
    at.house.tell(_("Printing …"))
    work = partial(_work, at, kind, wish, text, _course(at.desk))
    at.run_worker(work, thread=True, exclusive=True, group="papers", exit_on_error=False)


def _course(desk: Desk) -> int | None:
    """Return the course to show a paper about: one that is running, else one to come, else one that was; None: there is none."""
    every = courses.summaries(desk.store, desk.now())
    by_state = {courses.state_of(it, desk.today()): it.id for it in reversed(every)}
    return next((by_state[state] for state in _NEAREST if state in by_state), None)


def _work(at: Frame, kind: PaperKind, wish: PaperWish, text: str | None, course_id: int | None) -> None:
    from courses.exports import paper_preview

    worker, desk = get_current_worker(), at.desk
    store = desk.another_store()
    try:
        printed = paper_preview.preview(store, desk.actor, kind, desk.now(), text=text, course_id=course_id, **wish)
    finally:
        store.close()
    if worker.is_cancelled:
        return
    path = viewer.keep(
        places.papers_folder(desk.data_folder), _("preview-{file}").format(file=printed.file_name), printed.content
    )
    viewer.show(path)
    length = ngettext("{count} page", "{count} pages", printed.pages).format(count=printed.pages)
    told = _("{file}, {length}, lies in {folder}").format(
        file=plain(path.name), length=length, folder=plain(path.parent)
    )
    at.app.call_from_thread(at.house.tell, told)
