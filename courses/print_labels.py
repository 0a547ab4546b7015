"""Words for papers, piles and what has changed on them, in the program's language."""

from __future__ import annotations

import json

from courses.dates import day_text, span_text
from courses.i18n import _, ngettext
from courses.model.paper_style import PaperKind
from courses.model.print_piles import PartState, PileState, PrintedPile
from courses.rules.print_facts import Change, Changed, read_session


def kind(it: PaperKind) -> str:
    """Return what a kind of paper is called."""
    words = {
        PaperKind.ATTENDANCE_LIST: _("Attendance list"),
        PaperKind.CERTIFICATE: _("Certificates"),
        PaperKind.HANDOUT: _("Handout"),
        PaperKind.BOOKLET: _("Course booklet"),
        PaperKind.JOINING_NOTICE: _("Joining notice"),
        PaperKind.LETTER: _("Letter"),
        PaperKind.PROGRAMME: _("Programme"),
        PaperKind.POSTER: _("Poster"),
        PaperKind.TIMETABLE: _("Timetable"),
        PaperKind.COOPERATION: _("Cooperation sheet"),
        PaperKind.NAME_BADGES: _("Name badges"),
        PaperKind.TABLE_SIGNS: _("Table signs"),
        PaperKind.ADDRESS_LABELS: _("Address labels"),
        PaperKind.SHELF_LABELS: _("Shelf labels"),
        PaperKind.EVALUATION: _("Evaluation form"),
        PaperKind.BOUNDARY_SIGN: _("Sign of what we help with"),
        PaperKind.NEXT_STEP: _("Next-step card"),
        PaperKind.EVACUATION_LIST: _("Evacuation list"),
        PaperKind.COVER_SHEET: _("Cover sheet"),
        PaperKind.SLIP: _("Slip"),
        PaperKind.CALL_LIST: _("Call list"),
        PaperKind.ADDRESS_LIST: _("Address list"),
    }
    return words[it]


def state(it: PartState) -> str:
    """Return how a paper stands to what was printed of it before."""
    words = {PartState.NEW: _("not printed"), PartState.CHANGED: _("out of date"), PartState.SAME: _("printed")}
    return words[it]


def pile_state(it: PileState) -> str:
    """Return how far a pile has come."""
    words = {
        PileState.MAKING: _("cut off"),
        PileState.DONE: _("done"),
        PileState.STOPPED: _("stopped"),
        PileState.FAILED: _("failed"),
    }
    return words[it]


def told(it: PrintedPile) -> str:
    """Return a print run in one line: "2026-0004 done, 12 of 12 papers, 31 pages, to utskrift.pdf"."""
    papers = ngettext("{printed} of {count} paper", "{printed} of {count} papers", it.papers)
    parts = [
        f"{it.number} {pile_state(it.state)}",
        papers.format(printed=it.printed, count=it.papers),
        ngettext("{count} page", "{count} pages", it.pages).format(count=it.pages),
        _("to {where}").format(where=it.sent_to) if it.sent_to else "",
    ]
    return ", ".join(filter(None, parts))


def changed(it: Changed, name: str = "") -> str:
    """Return one change in words; `name` of the person that it is about, as it may be shown."""
    who = name or _("somebody")
    words = {
        Change.PERSON_NEW: lambda: _("new: {who}").format(who=who),
        Change.PERSON_GONE: lambda: _("no longer: {who}").format(who=who),
        Change.PERSON_RENAMED: lambda: _("another name: {who}").format(who=who),
        Change.SESSION_NEW: lambda: _("session added: {when}").format(when=_session(it.after)),
        Change.SESSION_GONE: lambda: _("session gone: {when}").format(when=_session(it.before)),
        Change.SESSION_MOVED: lambda: _("{before} is now {after}").format(
            before=_session(it.before), after=_session(it.after)
        ),
        Change.TEXT: lambda: _fact(it),
        Change.MORE_COPIES: lambda: ngettext(
            "{count} more copy needed", "{count} more copies needed", int(it.what)
        ).format(count=it.what),
    }
    return words[it.change]()


def _session(kept: str) -> str:
    day, start, end, room = read_session(json.loads(kept))
    return ", ".join(filter(None, (f"{day_text(day)} {span_text(start, end)}", room)))


def _fact(it: Changed) -> str:
    names = {
        "title": _("title"),
        "edition": _("version"),
        "leaders": _("leaders"),
        "organiser": _("organiser"),
        "room": _("room"),
    }
    what = names.get(it.what, it.what)
    if it.before and it.after:
        return _("{what}: {before} is now {after}").format(what=what, before=it.before, after=it.after)
    return _("{what}: {after}").format(what=what, after=it.after or "–")
