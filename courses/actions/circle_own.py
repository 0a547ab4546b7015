"""Rules of study circles that the library adds beside those shipped: for one association, or for a year."""

from __future__ import annotations

from datetime import date

from courses.actions.circle import rule_of
from courses.errors import Invalid, Refused
from courses.i18n import _
from courses.model import Actor, CircleRule, Effect, OrganisationKind
from courses.rules import rights
from courses.rules.circle_limits import rule_text
from courses.store import Store, tables
from courses.store.journal import deed
from courses.text import clean

_SAME = ("rule", "form", "unit", "applies_to", "words_sv", "words_en")


def add_rule(
    store: Store,
    actor: Actor,
    like: str,
    *,
    association: str = "",
    value: int | None = None,
    effect: Effect | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    source: str = "",
) -> CircleRule:
    """Add a rule as another is, with what is given instead: for an association's code, or for all while it is valid.

    The other stays as it is; the new one is before it wherever both hold. Both days are inclusive. Raises NotFound,
    Invalid, Refused.
    """
    rights.require(actor, rights.Right.CONFIGURE)
    kept = rule_of(store, like)
    code = _association(store, association)
    if not code and valid_from is None and valid_to is None:
        raise Invalid(
            _("For which association, or from when, is the rule to be?"),
            _("A rule for all and always is changed instead."),
        )
    if valid_from and valid_to and valid_from > valid_to:
        raise Invalid(_("The rule ends before it begins."))
    _refuse_twice(store, kept, code, valid_from, valid_to)
    values = {
        **{name: getattr(kept, name) for name in _SAME},
        "code": _code(store, kept, code, valid_from or valid_to),
        "association": code,
        "value": kept.value if value is None else value,
        "effect": effect or kept.effect,
        "valid_from": valid_from.isoformat() if valid_from else None,
        "valid_to": valid_to.isoformat() if valid_to else None,
        "source": clean(source),
        "certainty": "",
        "origin": "LOCAL",
    }
    with deed(store, actor, _("Added a rule: {code}").format(code=values["code"])) as it:
        it.insert("circle_rule", values)
    return rule_of(store, str(values["code"]))


def remove_rule(store: Store, actor: Actor, code: str) -> None:
    """Remove a rule that the library added; one that the program brought is switched off instead. Raises NotFound, Refused."""
    from courses.actions.setup import shipped_circle_rules

    rights.require(actor, rights.Right.CONFIGURE)
    rule = rule_of(store, code)
    if rule.code in shipped_circle_rules():
        raise Refused(
            _("The program brings the rule “{code}”.").format(code=rule.code), _("Let its effect be off instead.")
        )
    with deed(store, actor, _("Removed the rule: {words}").format(words=rule_text(rule))) as it:
        it.delete("circle_rule", rule.id)


def _association(store: Store, code: str) -> str:
    """Return an association's code as it is kept; empty for none. Raises Invalid."""
    if not code.strip():
        return ""
    found = tables.find(store, "organisation", kind=OrganisationKind.STUDY_ASSOCIATION)
    codes = {str(row["code"]).casefold(): str(row["code"]) for row in found}
    if code.strip().casefold() not in codes:
        raise Invalid(
            _("“{code}” is no study association.").format(code=code.strip()),
            _("Give one of these: {codes}.").format(codes=", ".join(sorted(codes.values()))),
        )
    return codes[code.strip().casefold()]


def _refuse_twice(store: Store, like: CircleRule, code: str, first: date | None, last: date | None) -> None:
    """Raise Refused when there is a rule already for the same thing, association and days."""
    days = [day.isoformat() if day else None for day in (first, last)]
    for row in tables.find(store, "circle_rule", rule=like.rule, form=like.form, association=code):
        if [row["valid_from"], row["valid_to"]] == days:
            raise Refused(
                _("There is such a rule already: {code}.").format(code=row["code"]), _("Change that one instead.")
            )


def _code(store: Store, like: CircleRule, association: str, day: date | None) -> str:
    """Return a code that no rule has."""
    prefix = like.code.split(".", 1)[0]
    parts = [prefix, like.rule, association, str(day.year) if day else ""]
    stem = ".".join(part for part in parts if part)
    code, number = stem, 1
    while tables.id_of(store, "circle_rule", code=code) is not None:
        number += 1
        code = f"{stem}.{number}"
    return code
