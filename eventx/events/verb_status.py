"""How the act of a verb stands: by its tense, modality and negation, and by what governs an infinitive, a gerund, a clause."""

from __future__ import annotations

from eventx.events.clause_status import (
    alongside,
    awaited,
    clause,
    condition,
    opener,
    threatened,
)
from eventx.events.counterfactual import unreal
from eventx.events.finite_status import conjunct_of, described_by, finite
from eventx.events.gerund_status import gerund
from eventx.events.infinitive_status import infinitive, verb_at
from eventx.events.links import Link, skip_back
from eventx.events.ruling import (
    NEGATED,
    OCCURRED,
    ONGOING,
    POSSIBLE,
    REQUESTED,
    SAME,
    SCHEDULED,
    effect_of,
)
from eventx.text.chunks import VerbGroup
from eventx.text.clauses import verb_of
from eventx.text.nodes import Parse
from eventx.text.understood import UNCHANGING, bids
from eventx.times import Direction
from eventx.values import replace

CAUSING = frozenset({"have", "get", "want", "need", "like", "order", "see"})


def from_verb(parse: Parse, v: int) -> list[Link]:
    """What governs the act of the verb at node v, nearest first."""
    verb = verb_at(parse, v)
    before = skip_back(parse, v)
    if before >= 0 and parse.nodes[before].word == "rather than":  # "to ring her rather than meet"
        return [Link(NEGATED, "status.without", at=before)]
    if verb.form == "infinitive":
        return infinitive(parse, v, verb)
    if verb.form == "gerund":
        return gerund(parse, v)
    if (contrary := unreal(parse, v)) is not None:  # "Had she rung him, ..."
        return [contrary]
    bare = (
        verb.lemma in UNCHANGING and verb.first == verb.head and _causing(parse, v) is not None
    )  # "ordered X set free"
    if (verb.form == "participle" or bare) and not bids(parse, v):
        return [_participle(parse, v)]
    return _finite(parse, v, verb)


def _participle(parse: Parse, v: int) -> Link:
    if (causing := _causing(parse, v)) is not None:
        outer = verb_at(parse, causing)
        effect = effect_of("infinitive", outer.lemma) or SAME
        ordered = effect == SCHEDULED and outer.finite and outer.tense == "past"
        return Link(effect, "status.have-done", causing, direction="past" if ordered else None)
    if (passive := _passive_before(parse, v)) is not None:
        return Link(SAME, "status.joined", passive)
    return Link(OCCURRED, "status.participle", direction="past")


def _finite(parse: Parse, v: int, verb: VerbGroup) -> list[Link]:
    conjunct = conjunct_of(parse, v, verb)
    if conjunct is not None:
        return [Link(SAME, "status.joined", conjunct)]
    conjunction = condition(parse, v)
    if conjunction:
        demanded = conjunction == "unless" and threatened(parse, v)
        direction: Direction | None = "future" if verb.tense != "past" else None
        effect = REQUESTED if demanded else POSSIBLE
        return [Link(effect, "status.condition", at=opener(parse, v), direction=direction)]
    own = finite(parse, v, verb)
    if own.rule == "status.told" and verb.progressive and opener(parse, v) < 0 and not _interrupted(parse, v):
        own = replace(own, rule="status.was-doing")  # "were meeting": the date says whether they still are
    if own.effect == SCHEDULED and (described := described_by(parse, v)) is not None:
        return [own, described]
    if own.effect == OCCURRED and alongside(parse, v):
        return [Link(ONGOING, "status.alongside", direction="past")]
    if own.effect == OCCURRED and awaited(parse, v):
        return [Link(SCHEDULED, "status.awaited", at=opener(parse, v), direction="future")]
    return [own, *clause(parse, v)]


def _interrupted(parse: Parse, v: int) -> bool:
    """ "were meeting when the lights went out"."""
    return any(node.word in ("when", "as", "until") for node in parse.nodes[v + 1 :] if node.kind in "UWI")


def _causing(parse: Parse, v: int) -> int | None:
    """The verb of "to have X freed", "want them released", whose object stands right before the participle at v."""
    if parse.nodes[v - 1].kind != "G":
        return None
    at = skip_back(parse, v - 1, "R")
    outer = verb_of(parse, at)
    return at if outer is not None and outer.lemma in CAUSING and not outer.passive else None


def _passive_before(parse: Parse, v: int) -> int | None:
    """The verb whose auxiliaries a participle shares: "will be questioned and released"."""
    if parse.nodes[skip_back(parse, v)].kind != "C":
        return None
    for j in range(v - 2, -1, -1):
        other = verb_of(parse, j)
        if parse.nodes[j].kind in ";UW" or (other is not None and not other.passive):
            return None
        if other is not None and other.form != "participle":
            return j
    return None


__all__ = ["from_verb"]
