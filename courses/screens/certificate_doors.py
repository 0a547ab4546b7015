"""To whom certificates of a course are made, in which order and as which files: the question, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from textual.content import Content

from courses import certificate_labels
from courses.i18n import _, ngettext
from courses.model.certificates import CertificateWish, Sent, Sorting
from courses.screens.desk import Desk
from courses.screens.dialogs.prompt import Prompt
from courses.text import plain
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.frame import Frame


@dataclass(frozen=True, slots=True)
class Sending:
    """How certificates are made."""

    wish: CertificateWish = field(default_factory=CertificateWish)
    is_zip: bool = False
    """Whether each is a file of its own, all in a zip."""

    def asked(self) -> dict[str, object]:
        """Return it as `certificate_press.printed` takes it."""
        return {"about": self.wish, "is_zip": self.is_zip}


def ask_sent(at: Frame, now: Sending, then: Callable[[Sending], object]) -> None:
    """Ask how certificates are made, beginning at `now`, and give the answer to `then`; nothing when it is left."""

    def answer(given: Mapping[str, Any] | None) -> None:
        if given is not None:
            about = CertificateWish(
                None, Sent(given["sent"]), Sorting(given["sorting"]), is_archive=given["keep"] == "archive"
            )
            then(Sending(about, is_zip=given["files"] == "zip"))

    fields = (
        _choice("sent", _("To whom"), [(certificate_labels.sent(it), it.value) for it in Sent], now.wish.sent.value),
        _choice(
            "sorting",
            _("Order"),
            [(certificate_labels.sorting(it), it.value) for it in Sorting],
            now.wish.sorting.value,
        ),
        _choice(
            "files",
            _("Files"),
            [(_("All in one PDF"), "one"), (_("One each, in a zip"), "zip")],
            "zip" if now.is_zip else "one",
        ),
        _choice(
            "keep",
            _("To be kept"),
            [(_("As usual"), "usual"), (_("In the archive, for ever (PDF/A)"), "archive")],
            "archive" if now.wish.is_archive else "usual",
        ),
    )
    at.ask(Prompt(_("Certificates: to whom"), fields, _("Choose")), answer)


def facts(desk: Desk, course_id: int, it: Sending) -> Content | None:
    """Return what a choice other than the usual comes to, a line each; None for the usual."""
    from courses.actions import certificate_post

    if it == Sending():
        return None
    chosen = certificate_post.chosen(desk.store, desk.actor, course_id, desk.now(), it.wish)
    count = len(chosen.whom)
    kept = [_("in a zip")] if it.is_zip else []
    kept += [_("for the archive")] if it.wish.is_archive else []
    words = [certificate_labels.sent(it.wish.sent), certificate_labels.sorting(it.wish.sorting).lower(), *kept]
    told = ngettext("{count} certificate", "{count} certificates", count).format(count=count)
    head = Content.styled(f"{', '.join(words)}: {told}", "bold")
    left = [Content.styled("⚠ " + plain(line), "$warning") for line in chosen.left]
    return Content("\n").join([head, *left])


def _choice(key: str, label: str, choices: list[tuple[str, str]], value: str) -> Field:
    return Field(key, label, choices=choices, value=value)
