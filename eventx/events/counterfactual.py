"""What did not come about: "Had X met Y, ...", "If X had met Y, ... would have ..."."""

from __future__ import annotations

from eventx.events.clause_status import inverted, opener
from eventx.events.links import Link, skip_back
from eventx.events.ruling import NEGATED, OCCURRED
from eventx.text.clauses import verb_of
from eventx.text.nodes import Parse
from eventx.text.understood import subject

UNREAL_MODALS = frozenset({"would", "could", "might"})


def unreal(parse: Parse, v: int) -> Link | None:
    """The link of an act that a condition contrary to the facts tells of; what it says was not done was done."""
    verb = verb_of(parse, v)
    if verb is None or verb.form not in ("finite", "participle") or verb.modal:
        return None
    had = _turned(parse, v)
    if had is None and verb.perfect and _would_have(parse, v):
        j = opener(parse, v)
        had = j if j >= 0 and parse.nodes[j].word in ("if", "even if", "only if") else None
    if had is None:
        return None
    return Link(OCCURRED if verb.negated else NEGATED, "status.unreal", at=had, direction="past")


def _turned(parse: Parse, v: int) -> int | None:
    """The "had" before the subject: "Had they freed her, ...", "She would be alive had they freed her"."""
    s = subject(parse, v)
    if s is not None and s < v and inverted(parse, s) == "had":
        return s - 1
    beside = skip_back(parse, v)
    behind = beside > 1 and parse.nodes[beside].kind == "G" and parse.nodes[beside - 1].word == "had"
    if not behind or parse.nodes[beside - 2].kind == "C":
        return None
    return beside - 1 if any(_unsure(parse, j) for j in range(beside - 1)) else None


def _would_have(parse: Parse, v: int) -> bool:
    return any(j != v and _unsure(parse, j) for j in range(len(parse.nodes)))


def _unsure(parse: Parse, j: int) -> bool:
    verb = verb_of(parse, j)
    return verb is not None and verb.modal in UNREAL_MODALS


__all__ = ["unreal"]
