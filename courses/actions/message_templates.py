"""Message templates as deeds: changed, added for a language, taken back to what was shipped. An unknown field is refused."""

from __future__ import annotations

from dataclasses import dataclass, field

from courses.actions import reference_messages
from courses.actions.kept import kept, kept_lines
from courses.errors import Invalid, Refused
from courses.i18n import _
from courses.model import Actor
from courses.model.messages import MessageTemplate, MessageTexts
from courses.rules import message_fields, rights
from courses.store import Store, messages, tables
from courses.store.journal import deed

SHORT_LENGTH = 1000
"""Letters of an SMS text at most."""


@dataclass(frozen=True, slots=True)
class TemplateDraft:
    """A template to be kept; fields may have their names in either language."""

    code: str
    language: str
    texts: MessageTexts = field(default_factory=lambda: MessageTexts("", "", ""))
    is_proofread: bool = True


def save(store: Store, actor: Actor, draft: TemplateDraft, version: int | None = None) -> MessageTemplate:
    """Change the template of that code and language as read at `version`, or add it. Raises Invalid, Conflict, Refused."""
    rights.require(actor, rights.Right.CONFIGURE)
    code, language = kept(draft.code), kept(draft.language)
    if not code or not language:
        raise Invalid(_("A template needs a code and a language."))
    texts = checked(draft.texts)
    values = {**texts._asdict(), "is_proofread": int(draft.is_proofread), "origin": "LOCAL"}
    with deed(store, actor, _("Changed the template {code} ({language})").format(code=code, language=language)) as it:
        known = tables.first(store, "message_template", code=code, language=language)
        if known is None:
            it.insert("message_template", {"code": code, "language": language, **values})
        else:
            it.update("message_template", known["id"], values, version=version)
    return messages.template(store, code, language)


def checked(texts: MessageTexts) -> MessageTexts:
    """Return the texts of a template as they may be kept, fields by their English names. Raises Invalid telling all faults."""
    faults = [it for name in texts._fields if (it := _fault(name, getattr(texts, name)))]
    try:
        named = MessageTexts(*message_fields.canonical(*texts))
    except Invalid as error:
        raise Invalid(" ".join([*faults, error.message]), error.hint) from error
    if faults:
        raise Invalid(" ".join(faults))
    return MessageTexts(kept(named.subject), kept_lines(named.body), kept(named.short, length=SHORT_LENGTH))


def _fault(name: str, text: str) -> str:
    """Return what is wrong with a text as such; empty: nothing."""
    words = {"subject": _("Subject"), "body": _("Text"), "short": _("Short text")}
    if not text.strip():
        return _("{what} is empty.").format(what=words[name])
    try:
        kept_lines(text) if name == "body" else kept(text, length=SHORT_LENGTH if name == "short" else 200)
    except Invalid as error:
        return f"{words[name]}: {error.message}"
    return ""


def restore(store: Store, actor: Actor, code: str, language: str) -> MessageTemplate:
    """Take a template back to what the program brought. Raises NotFound, and Refused when it brought none."""
    rights.require(actor, rights.Right.CONFIGURE)
    known = messages.template(store, code, language)
    values = next(
        (one.columns for one in reference_messages.shipped() if (one.code, one.language) == (code, language)), None
    )
    if values is None:
        raise Refused(_("The program brought no template {code} in this language.").format(code=code))
    words = _("Took the template {code} ({language}) back to what was shipped").format(code=code, language=language)
    with deed(store, actor, words) as it:
        it.update("message_template", known.id, {**values, "origin": "REFERENCE"})
    return messages.template(store, code, language)
