"""Handouts as deeds: a text put on the shelf from its file, changed, taken back to what was shipped, removed.

All that is wrong with a file and its pictures is told at once, and then nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from courses import clock
from courses.actions import reference_handouts
from courses.actions.handout_files import FILE_NAME
from courses.actions.kept import kept
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _
from courses.model import Actor
from courses.model.handouts import HandoutText
from courses.model.shelf import HandoutUse, ShelfText, TextState
from courses.rules import handout_state, handout_text, pictures, rights
from courses.rules.text_faults import TextFault, refuse
from courses.store import Store, handout_uses, handouts, tables
from courses.store.journal import Deed, deed
from courses.text import clean


@dataclass(frozen=True, slots=True)
class HandoutFile:
    """A handout as somebody has written it."""

    text: str = field(repr=False)
    """Facts and Markdown, as templates/handouts/README.md says."""
    name: str = ""
    """What the file is called; "02_losenord.ar.md" says the code and the language."""
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Those that lie beside it, by name; those on the shelf already need not."""


def add(store: Store, actor: Actor, file: HandoutFile, code: str = "") -> ShelfText:
    """Put a new text on the shelf, under `code` or what the file's name says.

    Raises Invalid with all faults, Refused where there is one in the language already.
    """
    rights.require(actor, rights.Right.PLAN)
    code, text = checked(store, file, code)
    if tables.first(store, "handout", code=code, language=text.language) is not None:
        raise Refused(
            _("The handout {code} is on the shelf in this language already.").format(code=code),
            _("Change it, or give the new one another code."),
        )
    with deed(store, actor, _("Added the handout {title}").format(title=text.title)) as it:
        it.insert("handout", {"code": code, "language": text.language, "origin": "LOCAL", **_columns(text)})
        _put_pictures(it, file, text)
    return handouts.text(store, clock.today(), code, text.language)


def change(
    store: Store, actor: Actor, code: str, file: HandoutFile, version: int | None = None, language: str = ""
) -> ShelfText:
    """Change a text as it was read at `version`; from then on it is the library's own.

    `language` is the one it has to be in still. Raises Invalid with all faults, NotFound, Conflict.
    """
    rights.require(actor, rights.Right.PLAN)
    code, text = checked(store, file, code, language)
    before = tables.first(store, "handout", code=code, language=text.language)
    if before is None:
        raise NotFound(
            _("The handout {code} is not on the shelf in this language.").format(code=code), _("Add it as a new one.")
        )
    with deed(store, actor, _("Changed the handout {title}").format(title=text.title)) as it:
        is_changed = it.update("handout", before["id"], _columns(text), version=version)
        if _put_pictures(it, file, text) or is_changed:
            it.update("handout", before["id"], {"origin": "LOCAL"})
    return handouts.text(store, clock.today(), code, text.language)


def follow(store: Store, actor: Actor, code: str, language: str, version: int | None = None) -> ShelfText:
    """Say that a translation follows its original as that is now. Raises NotFound, Refused where it has none, Conflict."""
    rights.require(actor, rights.Right.PLAN)
    text = handouts.text(store, clock.today(), code, language)
    if not text.original_edition:
        raise Refused(_("The text has no original on the shelf that it could follow."))
    words = _("The handout {title} follows version {version}")
    with deed(store, actor, words.format(title=text.title, version=text.original_edition)) as it:
        it.update("handout", text.id, {"follows": text.original_edition, "origin": "LOCAL"}, version=version)
    return handouts.text(store, clock.today(), code, language)


def read_code(store: Store, typed: str) -> str:
    """Return the code of a new handout. Raises Invalid for one that cannot be or is taken."""
    code = clean(typed)
    if not FILE_NAME.match(f"{code}.sv.md"):
        raise Invalid(_("A code has letters, digits, - and _."), _("Write for example 07_karta."))
    if tables.first(store, "handout", code=code) is not None:
        raise Invalid(_("There is a handout {code} already.").format(code=code), _("Choose another code."))
    return code


def blank(language: str, today: date) -> str:
    """Return the file that a new handout begins as."""
    return handout_text.written(
        HandoutText(
            title=_("A new handout"),
            language=language,
            body="# " + _("A new handout") + "\n\n## " + _("Do this") + "\n\n1. …\n",
            blocks=(),
            edition="1.0",
            dated=today,
            licence="CC BY 4.0",
            review=_("not reviewed"),
        )
    )


def raised(text: str, today: date) -> str:
    """Return a file with the next version, of today; the rest stands as written."""
    read = handout_text.head(text)
    changed = re.sub(r"(?mi)^(version\s*:\s*).*$", rf'\g<1>"{handout_state.next_edition(read.edition)}"', text, count=1)
    return re.sub(r"(?mi)^((?:datum|date)\s*:\s*).*$", rf"\g<1>{today.isoformat()}", changed, count=1)


def checked(store: Store, file: HandoutFile, code: str = "", language: str = "") -> tuple[str, HandoutText]:
    """Return the code and the text of a file as they may be kept. Raises Invalid with all that is wrong."""
    text, faults = handout_text.read(_cleaned(file.text), {*handouts.picture_names(store), *file.pictures})
    code = clean(code) or code_of(file.name)
    faults = [*faults, *_wrong_names(text, code, file.name, language), *_wrong_pictures(store, file, text, code)]
    if faults:
        refuse(faults, _("The handout cannot be used as it is written."))
    return code, text


def code_of(file_name: str) -> str:
    """Return the code that a file's name says: "02_losenord" of "02_losenord.ar.md"; empty when it says none."""
    named = FILE_NAME.match(file_name)
    return named["code"] if named else clean(file_name.removesuffix(".md"))


def written(text: ShelfText) -> str:
    """Return a text as a file that can be read back."""
    return handout_text.written(_read(text))


def _read(text: ShelfText) -> HandoutText:
    from courses.rules import handout_facts

    devices = (handout_facts.device_of(one) for one in text.devices.split(",") if one)
    return HandoutText(
        title=text.title,
        language=text.language,
        body=text.body,
        blocks=(),
        topic=text.topic,
        level=text.level,
        edition=text.edition,
        dated=text.dated,
        valid_until=text.valid_until,
        licence=text.licence,
        review=text.review,
        is_reviewed=text.is_reviewed,
        original=f"{text.code}.{text.original_language}.md" if text.original_language else "",
        follows=text.follows,
        devices=tuple(filter(None, devices)),
        picture=text.picture,
        caption=text.caption,
    )


def as_read(text: ShelfText) -> HandoutText:
    """Return a text in parts, as it is printed."""
    return handout_text.parse(written(text))


def forgets_edition(before: ShelfText, after: ShelfText) -> bool:
    """Return whether an original says something else under the same version, so that no translation is marked as lagging."""
    is_same = (before.edition, before.language) == (after.edition, after.language)
    return after.state is TextState.ORIGINAL and is_same and before.body != after.body


def translation(original: ShelfText, language: str, today: date) -> str:
    """Return the file that a translation of a text begins as: its facts, and the original's words to be written over."""
    read = handout_text.head(written(original))
    made = replace(
        read,
        language=language,
        original=original.file_name,
        follows=original.edition,
        dated=today,
        review=_("not proofread"),
        is_reviewed=False,
    )
    return handout_text.written(made)


def remove(store: Store, actor: Actor, code: str, language: str) -> ShelfText:
    """Take a text off the shelf, and the pictures that only it has; one that was shipped stays away from then on.

    Raises NotFound, and Refused while translations follow it or the last text of a handout is used somewhere.
    """
    rights.require(actor, rights.Right.PLAN)
    row = handouts.row(store, clock.today(), code)
    text = handouts.text(store, clock.today(), row.code, language)
    if text.state is TextState.ORIGINAL and len(row.texts) > 1:
        raise Refused(_("There are translations of it."), _("Remove them first."))
    if len(row.texts) == 1 and (uses := handout_uses.of_handout(store, row.code, clock.today())):
        where = ", ".join(sorted({place_of(it) for it in uses}))
        raise Refused(_("It is used: {where}.").format(where=where), _("Take it away there first."))
    with deed(store, actor, _("Removed the handout {title}").format(title=text.title)) as it:
        it.delete("handout", text.id)
        for name in as_read(text).pictures:
            _drop_picture(it, name)
    return text


def restore(store: Store, actor: Actor, code: str, language: str) -> ShelfText:
    """Take a text and its pictures back to what the program brought, also one that was removed.

    Raises Refused when it brought none.
    """
    rights.require(actor, rights.Right.PLAN)
    brought = reference_handouts.shipped_text(code, language)
    if brought is None:
        raise Refused(_("The program brought no handout {code} in this language.").format(code=code))
    title = brought.columns["title"]
    with deed(store, actor, _("Took the handout {title} back to what was shipped").format(title=title)) as it:
        known = tables.first(store, "handout", code=code, language=language)
        values = {**brought.columns, "origin": "REFERENCE"}
        if known is None:
            it.insert("handout", {"code": code, "language": language, **values})
        else:
            it.update("handout", known["id"], values)
        body, picture = str(brought.columns["body"]), str(brought.columns["picture"])
        for name, content in reference_handouts.shipped_pictures().items():
            if name == picture or f"({name}" in body:
                reference_handouts.put_picture(it, name, content, only_shipped=False)
    return handouts.text(store, clock.today(), code, language)


def place_of(use: HandoutUse) -> str:
    """Return in words where a handout is used: "STO-601, session 2"; of a plan its title."""
    if use.number is None:
        return use.course or use.title
    return _("{where}, session {number}").format(where=use.course or use.title, number=use.number)


def _columns(text: HandoutText) -> dict[str, object]:
    return reference_handouts.columns(text)


def _cleaned(text: str) -> str:
    return kept(text, length=handout_text.LONGEST, lines=True)


def _wrong_names(text: HandoutText, code: str, file_name: str, language: str) -> Iterator[TextFault]:
    """Yield what does not agree between the text, its file's name and what it is a translation of."""
    if not code or not FILE_NAME.match(f"{code}.sv.md"):
        yield TextFault(0, _("a code has letters, digits, - and _, such as 07_karta, not “{code}”.").format(code=code))
    named = FILE_NAME.match(file_name)
    if named and text.language and named["language"] != text.language:
        words = _("the file’s name says the language {name}, the text says {language}.")
        yield TextFault(0, words.format(name=named["language"], language=text.language))
    if language and text.language and language != text.language:
        words = _("this is the text in {language}; in another language it is a text of its own.")
        yield TextFault(0, words.format(language=language))
    original = FILE_NAME.match(text.original)
    if text.original and (original is None or original["code"] != code):
        words = _("the original has the same code and another language, such as {name}, not “{original}”.")
        yield TextFault(0, words.format(name=f"{code}.sv.md", original=text.original))
    elif original and original["language"] == text.language:
        yield TextFault(0, _("a text is no translation of itself."))


def _wrong_pictures(store: Store, file: HandoutFile, text: HandoutText, code: str) -> Iterator[TextFault]:
    """Yield what is wrong with the pictures that come with a text, those that it does not name left aside."""
    for name in text.pictures:
        if name not in file.pictures:
            continue
        try:
            pictures.kind_of(file.pictures[name])
        except Invalid as error:
            yield TextFault(0, f"{name}: {error.message} {error.hint}".strip())
        if others := _other_users(store, name, file.pictures[name], code):
            words = _("there is another picture called {name}, in the handout {code}: give the file another name.")
            yield TextFault(0, words.format(name=name, code=", ".join(sorted(others))))


def _other_users(store: Store, name: str, content: bytes, code: str) -> set[str]:
    """Return the other handouts that a picture of this name would change."""
    there = handouts.pictures(store, [name]).get(name)
    return set() if there in (None, content) else handouts.users_of_picture(store, name) - {code}


def _put_pictures(it: Deed, file: HandoutFile, text: HandoutText) -> bool:
    """Keep the pictures that a text names, and return whether any is new."""
    is_changed = False
    for name in text.pictures:
        content = file.pictures.get(name)
        known = tables.first(it.store, "handout_picture", name=name)
        if content is None or (known and known["content"] == content):
            continue
        is_changed = True
        if known is None:
            it.insert("handout_picture", {"name": name, "content": content, "origin": "LOCAL"})
        else:
            it.update("handout_picture", known["id"], {"content": content, "origin": "LOCAL"})
    return is_changed


def _drop_picture(it: Deed, name: str) -> None:
    """Take away a picture of the library's own that no text names any more."""
    known = tables.first(it.store, "handout_picture", name=name)
    if known and known["origin"] == "LOCAL" and not handouts.users_of_picture(it.store, name):
        it.delete("handout_picture", known["id"])
