"""How the act of an infinitive stands: by the verb, adjective or noun that it hangs on, and by what became of that."""

from __future__ import annotations

from collections.abc import Sequence

from eventx.events.clause_status import (
    answered,
    inverted,
)
from eventx.events.errand import errand_of
from eventx.events.finite_status import aim_of
from eventx.events.links import Link, skip_back, skip_on, word_of
from eventx.events.ruling import (
    CANCELLED,
    NEGATED,
    OCCURRED,
    ONGOING,
    POSSIBLE,
    REFUSED,
    REQUESTED,
    SAME,
    SCHEDULED,
    effect_of,
    effects,
    words,
)
from eventx.text.chunks import VerbGroup
from eventx.text.clauses import governing_verb, governor, preposition_before, verb_of
from eventx.text.nodes import Parse
from eventx.text.nouns import HUMAN
from eventx.text.understood import subject
from eventx.times import Direction

ORDINALS = frozenset({"first", "last", "latest", "second", "third", "fourth", "only"})
CALLING = frozenset({"come", "go"})
OPEN = frozenset({"how", "whether", "when", "where", "if"})


def verb_at(parse: Parse, v: int) -> VerbGroup:
    """The verb of a node that is known to hold one."""
    verb = verb_of(parse, v)
    assert verb is not None
    return verb


def infinitive(parse: Parse, v: int, verb: VerbGroup) -> list[Link]:
    """What governs the act of the infinitive at node v."""
    asking = skip_back(parse, v)
    if asking >= 0 and parse.nodes[asking].kind in "UW" and parse.nodes[asking].word in OPEN:
        return [Link(POSSIBLE, "status.whether-to", at=asking, direction="future")]
    g = governor(parse, v)
    if g is None:
        asked_for = preposition_before(parse, v) == "for"
        return [Link(REQUESTED if asked_for else SCHEDULED, "status.infinitive", direction="future")]
    node = parse.nodes[g]
    if inverted(parse, g) == "were":
        return [Link(POSSIBLE, "status.were-to", at=g - 1, direction="future")]
    if node.kind == "V":
        adverb = parse.nodes[v - 1].word if v - 1 > g else ""
        return governed(parse, g, v, adverb)
    if node.kind == "J":
        adjective = word_of(parse, g)
        effect = effect_of("adjective", adjective)
        copula = skip_back(parse, g)
        outer = verb_of(parse, copula)
        if outer is not None and effect_of("infinitive", outer.lemma, adjective) is not None:
            return governed(parse, copula, v, adjective)
        above = copula if verb_of(parse, copula) is not None else None
        direction: Direction | None = "future"
        if effect is None:
            effect = SAME if above is not None else SCHEDULED
        elif effect == SCHEDULED and above is not None and _given_up(verb_at(parse, above), verb):
            effect, direction = CANCELLED, "past"
        return [Link(effect, "status.adjective", above, at=g, direction=direction)]
    return _after_noun(parse, g, v)


def _given_up(outer: VerbGroup, verb: VerbGroup) -> bool:
    """ "was to have met", "had been due to meet", "had planned to meet": it did not come about."""
    return outer.tense == "past" and (verb.perfect or (outer.perfect and not outer.progressive))


def governed(parse: Parse, g: int, v: int, adverb: str = "") -> list[Link]:
    """An infinitive or gerund at node v after its governing verb at node g."""
    verb = verb_at(parse, v)
    outer = verb_at(parse, g)
    if adverb == "yet" and outer.lemma in ("have", "be"):
        return [Link(NEGATED, "status.negation", at=v - 1, direction="future")]  # "has yet to meet"
    if outer.lemma == "see" and outer.passive and outer.modal == "could":
        return [Link(OCCURRED, "status.governing-verb", at=g, direction="past")]  # "could be seen meeting"
    if outer.lemma == "be" and not outer.passive:
        if verb.perfect or (outer.perfect and outer.tense == "past"):
            return [Link(CANCELLED, "status.was-to-have", at=g, direction="past")]
        aim = aim_of(parse, g)
        return [Link(aim or SCHEDULED, "status.is-to", g, direction="future" if outer.tense == "present" else None)]
    if (announced := _announced(parse, g, v)) is not None:
        return [announced]
    with_adverb = effect_of("infinitive", outer.lemma, adverb) if adverb else None  # "look forward to meeting"
    effect = (
        with_adverb
        or (NEGATED if outer.modal == "ought" and verb.perfect else None)
        or (effect_of("infinitive", f"{outer.modal} {outer.lemma}") if outer.modal else None)  # "would like to"
        or effect_of("infinitive", outer.lemma, outer.particle)
        or effect_of("infinitive", outer.lemma)
        or SAME
    )
    direction: Direction | None = "future" if effect in (SCHEDULED, REQUESTED, POSSIBLE) else None
    if effect == SCHEDULED and errand_of(parse, v) == g:
        called = outer.lemma in CALLING  # "came to see X", "went to meet X"
        return [Link(SAME if called else SCHEDULED, "status.governing-verb", g, direction="past", told=True)]
    if effect == ONGOING and outer.tense != "present":
        effect = SAME
    elif effect in (SCHEDULED, POSSIBLE) and verb.perfect:  # "is believed to have met", "hoped to have met"
        given_up = outer.tense == "past" and not outer.passive
        effect, direction = (CANCELLED if given_up else POSSIBLE), "past"
    elif effect == SCHEDULED and outer.lemma in words("planning") and _given_up(outer, verb):
        effect, direction = CANCELLED, "past"
    elif (verb.negated or adverb in ("never", "not")) and effect != SAME:
        effect = REFUSED
    elif outer.lemma == "suppose" and outer.tense == "past":
        direction = "past"  # "was supposed to meet X on Monday": the Monday is over
    return [Link(effect, "status.governing-verb", g, direction=direction)]


def _announced(parse: Parse, g: int, v: int) -> Link | None:
    """ "Efforts continue to free them", "The deadline to free them has passed": the subject tells what the infinitive is.

    "Has until Friday to free them", "has to free them": what somebody is bound to.
    """
    outer, verb = verb_at(parse, g), verb_at(parse, v)
    if verb.form != "infinitive":
        return None
    if outer.lemma == "have" and not outer.passive and outer.finite:
        bound = not outer.perfect and (parse.nodes[g + 1].kind == "E" or outer.tense == "present")
        return Link(REQUESTED, "status.bound-to", g, direction="future") if bound else None
    known = effect_of("infinitive", outer.lemma) not in (None, ONGOING) or outer.lemma in ("fail", "be")
    return None if known else _of_subject(parse, g)


def _of_subject(parse: Parse, g: int) -> Link | None:
    """What the subject of the verb at node g, a noun like "pressure", makes of an infinitive behind the verb."""
    outer = verb_at(parse, g)
    s = subject(parse, g) if outer.finite else None
    phrase = parse.nodes[s].phrase if s is not None else None
    noun = phrase.members[-1].noun if phrase is not None else None
    effect = effect_of("noun", noun.lemma) if noun is not None and noun.name is None else None
    return Link(effect, "status.governing-noun", s, noun, direction="future") if effect is not None else None


def heads(parse: Parse, g: int) -> list[int]:
    """The noun phrases that what follows node g may hang on, nearest first.

    "wants envoys based in Rome to meet": Rome and envoys.
    """
    found = [g]
    while True:
        i = skip_back(parse, g)
        if i < 0 or parse.nodes[i].kind != "I":
            return found
        i = skip_back(parse, i)
        verb = verb_of(parse, i)
        if verb is not None and verb.form == "participle":
            i = skip_back(parse, i)
        if i < 0 or parse.nodes[i].kind != "G":
            return found
        found.append(i)
        g = i


def _after_noun(parse: Parse, g: int, v: int) -> list[Link]:
    """ "plans to meet", "urged the president to free", "for X to be freed"."""
    chain = heads(parse, g)
    if (link := _of_nouns(parse, chain)) is not None:
        return [link]
    if (errand := errand_of(parse, v)) is not None:
        return [Link(SCHEDULED, "status.governing-verb", errand, direction="past", told=True)]
    for at in chain:
        governing = governing_verb(parse, at)
        if governing is None or governing[1] == "subject":
            continue
        outer = verb_at(parse, governing[0])
        wished = effect_of("infinitive", f"{outer.modal} {outer.lemma}") if outer.modal else None
        plain = "" if outer.particle in ("on", "upon") else outer.particle
        effect = wished or effect_of("infinitive", outer.lemma, plain)
        if effect is not None:
            return [Link(effect, "status.governing-verb", governing[0], direction="future")]
        if governing[1] == "for" and effect_of("object", f"{outer.lemma} for") is not None:
            return [Link(effects("object")[f"{outer.lemma} for"], "status.governing-verb", governing[0])]
        if governing[1] in ("on", "for", "in") and (announced := _of_subject(parse, governing[0])) is not None:
            return [announced]
    if preposition_before(parse, g) == "for":
        return [Link(REQUESTED, "status.for-to", at=g - 1, direction="future")]
    main = main_before(parse, chain[-1])
    governing = governing_verb(parse, g)
    if governing is not None and verb_at(parse, governing[0]).form == "infinitive":
        return [
            Link(SCHEDULED, "status.purpose", governing[0], direction="future")
        ]  # "urged X to send envoys to meet Y"
    if main is not None and governing is not None and governing[1] == "object" and _carries_on(parse, main):
        return [Link(SAME, "status.purpose", main)]
    return [Link(SCHEDULED, "status.infinitive", direction="future")]


def _of_nouns(parse: Parse, chain: Sequence[int]) -> Link | None:
    """What a noun that the infinitive hangs on makes of it: "the first to meet", "plans to meet", "saw no reason to meet"."""
    for at in chain:
        phrase = parse.nodes[at].phrase
        noun = phrase.members[-1].noun if phrase is not None else None
        if noun is not None and {noun.lemma, *noun.modifiers} & ORDINALS and main_before(parse, at) is not None:
            return Link(SAME, "status.first-to", main_before(parse, at), at=at)
        if noun is None or noun.name is not None:
            continue
        if noun.lemma in words("chances") and (taken := _taken(parse, at)) is not None:
            return Link(SAME, "status.governing-verb", taken)
        if noun.lemma in words("striving") and (outcome := _outcome(parse, at)):
            return Link(outcome, "status.governing-noun", at=at, direction="past")
        effect = effect_of("noun", noun.lemma)
        if effect is not None:
            return Link(answered(parse, at, effect), "status.governing-noun", at, noun, direction="future")
        if at == chain[0] and noun.determiner == "no" and noun.kind not in HUMAN:
            return Link(NEGATED, "status.no", at=at, direction="future")
    return None


def _taken(parse: Parse, at: int) -> int | None:
    """ "took the opportunity to meet", "had the chance to meet": the verb whose object is the chance, at node `at`."""
    governing = governing_verb(parse, at)
    verb = verb_of(parse, governing[0]) if governing is not None and governing[1] == "object" else None
    had = verb is not None and verb.lemma == "have" and verb.tense == "past"
    return (
        governing[0] if governing is not None and verb is not None and (had or verb.lemma in words("taking")) else None
    )


def _outcome(parse: Parse, at: int) -> str:
    """ "Attempts to free them failed", "The mission to free them was a success": what came of the noun at node `at`."""
    v = next((i for i in range(at + 1, len(parse.nodes)) if parse.subjects[i] == at), -1)
    verb = verb_of(parse, v)
    if verb is None or verb.negated or verb.modal or verb.tense == "future":
        return ""
    last = parse.tokens.lowers[parse.nodes[min(skip_on(parse, v, "RI"), len(parse.nodes) - 1)].last - 1]
    said = {verb.lemma, last} if verb.lemma in ("be", "come", "prove", "end", "meet") else {verb.lemma}
    return OCCURRED if said & words("succeeding") else NEGATED if said & words("failing") else ""


def _carries_on(parse: Parse, main: int) -> bool:
    """The main verb does what its infinitive says: "helped him meet", "used the visit to meet"."""
    return effect_of("infinitive", verb_at(parse, main).lemma) is None


def main_before(parse: Parse, i: int) -> int | None:
    """The nearest finite verb left of node i."""
    return next((j for j in range(i - 1, -1, -1) if (verb := verb_of(parse, j)) is not None and verb.finite), None)


__all__ = ["governed", "heads", "infinitive", "main_before", "verb_at"]
