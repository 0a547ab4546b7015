"""Makes a pile: each paper in its order, then one file of them all or a job a paper for a printer, and the record of it.

What could not be made or was not taken by the printer is told by name; a pile of which something is missing is never
said to be done. Users know a pile as a print run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from courses import print_labels
from courses.actions import print_records
from courses.errors import CoursesError
from courses.exports import joining, printer
from courses.exports.printer import Job
from courses.i18n import _
from courses.model import Actor, Printed
from courses.model.paper_style import PaperKind
from courses.model.print_piles import Pile, PilePart, PileState, PrintedPile
from courses.store import Store

Tell = Callable[[int, int, str], None]
"""Is told how many papers are done, of how many, and which is next, in words."""
Keep = Callable[[Printed], None]
"""Is given the file of all papers and puts it where it should be; what it raises means that nothing was printed."""

ONE_SIDED = frozenset({PaperKind.CERTIFICATE, PaperKind.NAME_BADGES, PaperKind.TABLE_SIGNS})
"""What is given away, cut apart or folded: it never has anything else on its back."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What came of a pile."""

    pile: PrintedPile
    content: bytes
    """All that was made, as one file; empty where it went to a printer or nothing was made."""
    pages: int
    missing: tuple[str, ...]
    """What is not in it or did not come out, and why, a line each."""


def press(
    store: Store,
    actor: Actor,
    found: Pile,
    parts: Sequence[PilePart],
    now: datetime,
    *,
    to_printer: str | None = None,
    sent_to: str = "",
    is_two_sided: bool = True,
    tell: Tell = lambda _done, _all, _next: None,
    is_stopped: Callable[[], bool] = lambda: False,
    keep: Keep = lambda _file: None,
) -> Pressed:
    """Make the parts of a pile, in their order, with a cover sheet on top. Raises Refused for none, and who may not.

    `to_printer` is a printer's name, empty for the usual one; None makes one file, which `keep` puts in its place before
    anything is noted as printed. `sent_to` is where that file goes, for the record. Raises what `keep` raises.
    """
    begun = print_records.begin(store, actor, found, parts, now)
    made, missing = _make(store, actor, parts, now, tell, is_stopped)
    cover = _cover(store, actor, found, begun, parts, made, missing, now)
    if to_printer is None:
        content, pages = joining.joined(
            [joining.Part(cover.content), *(_joined(parts[at - 1], one) for at, one in made.items())],
            is_two_sided=is_two_sided,
            title=_("Print run {number}").format(number=begun.number),
        )
        try:
            keep(Printed(file_name(begun), content, pages))
        except Exception:
            print_records.end(store, actor, begun.id, PileState.FAILED, {}, sent_to)
            raise
        out = {at: one.pages for at, one in made.items()}
    else:
        content, pages = b"", 0
        out = _send(cover, made, parts, to_printer, is_two_sided, missing, is_stopped)
    state = _state(parts, out, missing, is_stopped())
    ended = print_records.end(
        store, actor, begun.id, state, out, sent_to if to_printer is None else to_printer or _("the usual printer")
    )
    return Pressed(ended, content, pages, tuple(missing))


def file_name(pile: PrintedPile) -> str:
    """Return what the file of a pile is called."""
    return f"utskrift-{pile.number}.pdf"


def _state(parts: Sequence[PilePart], out: dict[int, int], missing: Sequence[str], was_stopped: bool) -> PileState:
    if len(out) == len(parts) and not missing:
        return PileState.DONE
    return PileState.STOPPED if was_stopped else PileState.FAILED


def _make(
    store: Store,
    actor: Actor,
    parts: Sequence[PilePart],
    now: datetime,
    tell: Tell,
    is_stopped: Callable[[], bool],
) -> tuple[dict[int, Printed], list[str]]:
    """Return the papers by position, from 1, and what is missing of them."""
    from courses.exports import pile_papers

    made: dict[int, Printed] = {}
    missing: list[str] = []
    for at, part in enumerate(parts, 1):
        tell(at - 1, len(parts), named(part))
        if is_stopped():
            missing += [_("{paper}: stopped before it was made").format(paper=named(one)) for one in parts[at - 1 :]]
            break
        try:
            made[at] = pile_papers.make(store, actor, part, now)
        except CoursesError as error:
            missing.append(_("{paper}: {reason}").format(paper=named(part), reason=error.message))
    tell(len(made), len(parts), "")
    return made, missing


def _cover(
    store: Store,
    actor: Actor,
    found: Pile,
    begun: PrintedPile,
    parts: Sequence[PilePart],
    made: dict[int, Printed],
    missing: Sequence[str],
    now: datetime,
) -> Printed:
    from courses.exports import pile_papers

    pages = {at: one.pages for at, one in made.items()}
    return pile_papers.cover(store, actor, found, begun, parts, pages, missing, now)


def _send(
    cover: Printed,
    made: dict[int, Printed],
    parts: Sequence[PilePart],
    to_printer: str,
    is_two_sided: bool,
    missing: list[str],
    is_stopped: Callable[[], bool],
) -> dict[int, int]:
    """Hand each paper to a printer and return the pages of those that it took, by position; stops at the first refusal."""
    taken: dict[int, int] = {}
    with printer.spool() as folder:
        jobs = [(0, cover, 1), *((at, one, parts[at - 1].copies) for at, one in made.items())]
        for index, (at, one, copies) in enumerate(jobs):
            left = [named(parts[it - 1]) for it, _one, _copies in jobs[index:] if it]
            if is_stopped():
                missing += [_("{paper}: stopped before it was printed").format(paper=it) for it in left]
                break
            path = folder / f"{index:03d}-{one.file_name}"
            path.write_bytes(one.content)
            is_both = is_two_sided and one.pages > 1 and not (at and parts[at - 1].kind in ONE_SIDED)
            sides = "two-sided-long-edge" if is_both else "one-sided"
            try:
                printer.send(path, to_printer, Job(copies=copies, sides=sides))
            except printer.NotPrinted as error:
                missing += [_("{paper}: {reason}").format(paper=it, reason=error.message) for it in left]
                break
            if at:
                taken[at] = one.pages
    return taken


def _joined(part: PilePart, printed: Printed) -> joining.Part:
    return joining.Part(printed.content, part.copies, is_one_sided=part.kind in ONE_SIDED)


def named(part: PilePart) -> str:
    """Return a paper in words: "Attendance list STO-601", "Handout 02_losenord.ar STO-601"."""
    return " ".join(filter(None, (print_labels.kind(part.kind), part.subject, part.code)))
