"""Which noun groups may stand side by side: in a list, in an of-phrase, as a name and its description."""

from __future__ import annotations

from eventx.text.nouns import BODY, COUNTRY, EVENT, GROUP, HUMAN, PERSON, PLACE, PRONOUN, TIME, Noun


def apposable(noun: Noun, other: Noun) -> bool:
    """One is a name, the other a description of people; or a plural description and a first name of a list."""
    if noun.kind not in HUMAN or other.kind not in HUMAN or PRONOUN in (noun.kind, other.kind):
        return False
    if COUNTRY in (noun.kind, other.kind) or (noun.name and other.plural):
        return False
    named, described = (noun, other) if noun.name and not other.name else (other, noun)
    if bool(noun.name) == bool(other.name):
        if not (noun.name and other.name) or noun.plural == other.plural:
            return False
        return False
    if described.kind == GROUP and not described.plural and described is other:
        return False
    if named.kind == PERSON and described.kind == BODY and not described.plural:
        return False  # "in the press, Archbishop Roe"
    return (
        named.kind in (PERSON, BODY)
        and described.kind in (PERSON, GROUP, BODY)
        and (described.determiner != "a" or described is other or named.title is None or named.determiner == "the")
    )


def _rough(noun: Noun) -> str:
    return (
        "human"
        if noun.kind in HUMAN or (noun.kind == PLACE and noun.name)
        else noun.kind
        if noun.kind in (EVENT, TIME)
        else "thing"
    )


def alike(noun: Noun, other: Noun) -> bool:
    """Fit to stand in one list."""
    return _rough(noun) == _rough(other)


def same_kind(noun: Noun, other: Noun) -> bool:
    """Fit to be coordinated inside an of-phrase."""
    if noun.kind in (COUNTRY, PLACE) or other.kind in (COUNTRY, PLACE):
        return noun.kind in (COUNTRY, PLACE) and other.kind in (COUNTRY, PLACE)
    if bool(noun.name) != bool(other.name):
        return False
    return alike(noun, other)
