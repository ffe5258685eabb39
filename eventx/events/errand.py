"""Journeys on which somebody is met: "flew to Rome to meet X". What the infinitive says is told as done with the journey."""

from __future__ import annotations

from eventx.events.links import skip_back
from eventx.events.ruling import SAME, effect_of, words
from eventx.text.clauses import verb_of
from eventx.text.nodes import Parse

LEAVING = frozenset({"leave", "depart", "head", "set off", "proceed"})  # who left is still to arrive


def errand_of(parse: Parse, v: int) -> int | None:
    """The past verb of motion whose purpose the infinitive at node v is: "went to Rome to see X", "came to meet X"."""
    verb = verb_of(parse, v)
    if verb is None or verb.form != "infinitive":
        return None
    i = skip_back(parse, v, "REIG")
    outer = verb_of(parse, i) if i >= 0 else None
    going = outer is not None and outer.finite and outer.tense == "past" and not (outer.perfect or outer.progressive)
    if outer is None or not going or outer.negated or outer.modal or outer.passive:
        return None
    sent = effect_of("infinitive", outer.lemma) == SAME and parse.nodes[i + 1].kind == "G"  # "drove him to meet X"
    return i if outer.lemma in words("motion") - LEAVING and not sent else None


__all__ = ["errand_of"]
