"""How the act of a verb stands: by its tense, modality and negation, and by what governs an infinitive, a gerund, a clause."""

from __future__ import annotations

from itertools import pairwise

from eventx.events.clause_status import (
    alongside,
    answered,
    asked,
    clause,
    condition,
    conditional,
    inverted,
    opener,
    threatened,
)
from eventx.events.errand import errand_of
from eventx.events.links import Link, key, skip_back, word_of
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
    TOLD,
    effect_of,
    effects,
    words,
)
from eventx.text.chunks import VerbGroup
from eventx.text.clauses import governing_verb, governor, preposition_before, verb_of
from eventx.text.nodes import Parse
from eventx.text.nouns import HUMAN, Noun
from eventx.text.understood import bids, subject
from eventx.times import Direction

MODALS = {
    "may": POSSIBLE,
    "might": POSSIBLE,
    "could": POSSIBLE,
    "can": POSSIBLE,
    "should": REQUESTED,
    "must": REQUESTED,
    "would": SCHEDULED,
}
ORDINALS = frozenset({"first", "last", "latest", "second", "third", "fourth", "only"})
CALLING = frozenset({"come", "go"})
CAUSING = frozenset({"have", "get", "want", "need", "like", "order", "see"})
PLANNED = frozenset({"planned", "scheduled", "expected", "announced", "arranged", "intended", "hoped"})
OPEN = frozenset({"how", "whether", "when", "where", "if"})


def from_verb(parse: Parse, v: int) -> list[Link]:
    """What governs the act of the verb at node v, nearest first."""
    verb = _verb(parse, v)
    if verb.form == "infinitive":
        return _infinitive(parse, v, verb)
    if verb.form == "gerund":
        return _gerund(parse, v)
    if verb.form == "participle" and inverted(parse, v - 1) == "had":  # "Had she rung him, ..."
        return [Link(NEGATED, "status.unreal", at=v - 2, direction="past")]
    if verb.form == "participle" and not bids(parse, v):
        if (causing := _causing(parse, v)) is not None:
            outer = _verb(parse, causing)
            effect = effect_of("infinitive", outer.lemma) or SAME
            ordered = effect == SCHEDULED and outer.finite and outer.tense == "past"
            return [Link(effect, "status.have-done", causing, direction="past" if ordered else None)]
        if (passive := _passive_before(parse, v)) is not None:
            return [Link(SAME, "status.joined", passive)]
        return [Link(OCCURRED, "status.participle", direction="past")]
    conjunct = _conjunct(parse, v, verb)
    if conjunct is not None:
        return [Link(SAME, "status.joined", conjunct)]
    conjunction = condition(parse, v)
    if conjunction:
        demanded = conjunction == "unless" and threatened(parse, v)
        direction: Direction | None = "future" if verb.tense != "past" else None
        effect = REQUESTED if demanded else POSSIBLE
        return [Link(effect, "status.condition", at=opener(parse, v), direction=direction)]
    own = _finite(parse, v, verb)
    if own.effect == SCHEDULED and (described := _described(parse, v)) is not None:
        return [own, described]
    if own.effect == OCCURRED and alongside(parse, v):
        return [Link(ONGOING, "status.alongside", direction="past")]
    return [own, *clause(parse, v)]


def _verb(parse: Parse, v: int) -> VerbGroup:
    verb = verb_of(parse, v)
    assert verb is not None
    return verb


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


# -- finite verbs -------------------------------------------------------------------------------------------


def _finite(parse: Parse, v: int, verb: VerbGroup) -> Link:
    """The act by its own tense, modality and negation."""
    negation = _negation(parse, v, verb)
    negated = negation is not None
    if asked(parse):
        return Link(POSSIBLE, "status.question")
    if verb.modal:
        return _modal(parse, verb, negation)
    if verb.tense == "future":
        if negated:  # "will not meet" is a refusal, "will not be meeting" and "will not meet as planned" a fact
            status = NEGATED if verb.progressive or _as_planned(parse, v) else REFUSED
            return Link(status, "status.will-not", at=negation, direction="future")
        if conditional(parse):
            return Link(POSSIBLE, "status.would-if", direction="future")
        return Link(SCHEDULED, "status.future", direction="future")
    if negated:
        return Link(NEGATED, "status.negation", at=negation, direction="past")
    if verb.progressive and verb.tense == "present":
        aim = _aim(parse, v)
        return Link(aim or ONGOING, "status.progressive", direction=None if verb.perfect else "future")
    if _imperative(parse, v, verb):
        return Link(REQUESTED, "status.imperative", direction="future")
    direction: Direction = "future" if verb.tense == "present" and not verb.perfect and not verb.passive else "past"
    return Link(OCCURRED, "status.told", direction=direction)


def _as_planned(parse: Parse, v: int) -> bool:
    """ "as planned", "as scheduled", "after all" behind the verb: the plan was given up."""
    lowers = parse.tokens.lowers[parse.nodes[v].last :]
    return any(
        (one == "as" and other in PLANNED) or (one, other) == ("after", "all") for one, other in pairwise(lowers)
    )


def _modal(parse: Parse, verb: VerbGroup, negation: int | None) -> Link:
    negated = negation is not None
    if verb.perfect:  # "should have been freed", "could have met", "would have met"
        unreal = verb.modal in ("should", "would", "must") and not negated
        return Link(NEGATED if unreal else POSSIBLE, "status.modal-perfect", direction="past")
    if negated:
        refused = verb.modal == "would"
        return Link(
            REFUSED if refused else NEGATED, "status.modal-not", at=negation, direction="past" if refused else "future"
        )
    if verb.modal == "would" and conditional(parse):
        return Link(POSSIBLE, "status.would-if", direction="future")
    return Link(MODALS.get(verb.modal, POSSIBLE), "status.modal", direction="future")


def _negation(parse: Parse, v: int, verb: VerbGroup) -> int | None:
    """Node of the word that negates the verb at node v: its own, "never" before it, its subject ("nobody was freed")."""
    if verb.negated:
        return v
    if v > 0 and word_of(parse, v - 1) in ("never", "not"):
        return v - 1
    s = subject(parse, v)
    phrase = parse.nodes[s].phrase if s is not None else None
    noun = phrase.members[0].noun if phrase is not None else None
    if noun is None:
        return None
    nobody = noun.determiner in ("no", "neither") or noun.lemma in ("none", "nobody", "no-one", "neither")
    return s if nobody else None


def _conjunct(parse: Parse, v: int, verb: VerbGroup) -> int | None:
    """The verb whose auxiliaries a bare conjunct shares: "will meet X and visit Y", "to open the border, free captives"."""
    if (
        parse.tags[verb.head] != "b"
        or verb.first != verb.head
        or parse.nodes[skip_back(parse, v, "R")].kind not in ",C"
    ):
        return None
    for j in range(v - 2, -1, -1):
        other = verb_of(parse, j)
        if parse.nodes[j].kind in ";UW" or (other is not None and other.form in ("gerund", "participle")):
            return None
        if other is not None and (other.form == "infinitive" or other.modal or other.tense == "future"):
            return j
        if other is not None and (other.first != other.head or parse.tags[other.head] != "b"):
            return None
    return None


def _described(parse: Parse, v: int) -> Link | None:
    """The noun that a relative clause in the future describes: "asked for a swap that would free him"."""
    s = subject(parse, v)
    if s is not None and s > 2 and parse.nodes[s - 1].kind == "W" and parse.nodes[s - 2].kind == "I":
        s = skip_back(parse, s - 2, "RE,")  # "a pact under which captives would be swapped"
    elif s is None or not any(node.kind == "W" for node in parse.nodes[s + 1 : v]):
        return None
    phrase = parse.nodes[s].phrase
    noun = phrase.members[-1].noun if phrase is not None else None
    if noun is None or noun.name is not None or noun.kind in HUMAN:
        return None
    return Link(effect_of("noun", noun.lemma) or SAME, "status.described-by", s, noun)


def _imperative(parse: Parse, v: int, verb: VerbGroup) -> bool:
    """A base form that opens what is said, without a subject: "Free them!", "Call us back, they said"; "Let them go"."""
    tokens = parse.tokens
    if bids(parse, v):
        return True
    if parse.tags[verb.head] != "b" or verb.head != verb.first or subject(parse, v) is not None:
        return False
    opens = v == 0 or parse.nodes[v - 1].kind in ";,"
    return opens and (v == 0 or tokens.quoted[verb.head] or tokens.words[-1] == "!")


def _aim(parse: Parse, v: int) -> str | None:
    """ "The priority is freeing them": what the subject makes of what it is said to be."""
    s = subject(parse, v)
    phrase = parse.nodes[s].phrase if s is not None else None
    noun = phrase.members[0].noun if phrase is not None else None
    return effect_of("noun", noun.lemma) if noun is not None and noun.name is None else None


# -- infinitives -----------------------------------------------------------------------------------------------


def _infinitive(parse: Parse, v: int, verb: VerbGroup) -> list[Link]:
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
        return _governed(parse, g, v, adverb)
    if node.kind == "J":
        adjective = word_of(parse, g)
        effect = effect_of("adjective", adjective)
        copula = skip_back(parse, g)
        outer = verb_of(parse, copula)
        if outer is not None and effect_of("infinitive", outer.lemma, adjective) is not None:
            return _governed(parse, copula, v, adjective)
        above = copula if verb_of(parse, copula) is not None else None
        direction: Direction | None = "future"
        if effect is None:
            effect = SAME if above is not None else SCHEDULED
        elif effect == SCHEDULED and above is not None and _given_up(_verb(parse, above), verb):
            effect, direction = CANCELLED, "past"
        return [Link(effect, "status.adjective", above, at=g, direction=direction)]
    return _after_noun(parse, g, v)


def _given_up(outer: VerbGroup, verb: VerbGroup) -> bool:
    """ "was to have met", "had been due to meet", "had planned to meet": it did not come about."""
    return outer.tense == "past" and (verb.perfect or (outer.perfect and not outer.progressive))


def _governed(parse: Parse, g: int, v: int, adverb: str = "") -> list[Link]:
    """An infinitive or gerund at node v after its governing verb at node g."""
    verb = _verb(parse, v)
    outer = _verb(parse, g)
    if outer.lemma == "be" and not outer.passive:
        if verb.perfect or (outer.perfect and outer.tense == "past"):
            return [Link(CANCELLED, "status.was-to-have", at=g, direction="past")]
        aim = _aim(parse, g)
        return [Link(aim or SCHEDULED, "status.is-to", g, direction="future" if outer.tense == "present" else None)]
    with_adverb = effect_of("infinitive", outer.lemma, adverb) if adverb else None  # "look forward to meeting"
    effect = (
        with_adverb
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
    elif verb.negated and effect != SAME:
        effect = REFUSED
    elif outer.lemma == "suppose" and outer.tense == "past":
        direction = "past"  # "was supposed to meet X on Monday": the Monday is over
    return [Link(effect, "status.governing-verb", g, direction=direction)]


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
    for at in chain:
        phrase = parse.nodes[at].phrase
        noun: Noun | None = phrase.members[-1].noun if phrase is not None else None
        if noun is not None and {noun.lemma, *noun.modifiers} & ORDINALS and main_before(parse, at) is not None:
            return [Link(SAME, "status.first-to", main_before(parse, at), at=at)]  # "are the first to be freed"
        if noun is not None and noun.name is None:
            effect = effect_of("noun", noun.lemma)
            if effect is not None:
                effect = answered(parse, at, effect)
                return [Link(effect, "status.governing-noun", at, noun, direction="future")]
    if (errand := errand_of(parse, v)) is not None:
        return [Link(SCHEDULED, "status.governing-verb", errand, direction="past", told=True)]
    for at in chain:
        governing = governing_verb(parse, at)
        if governing is None or governing[1] == "subject":
            continue
        outer = _verb(parse, governing[0])
        effect = effect_of("infinitive", outer.lemma, "" if outer.particle in ("on", "upon") else outer.particle)
        if effect is not None:
            return [Link(effect, "status.governing-verb", governing[0], direction="future")]
        if governing[1] == "for" and effect_of("object", f"{outer.lemma} for") is not None:
            return [Link(effects("object")[f"{outer.lemma} for"], "status.governing-verb", governing[0])]
    if preposition_before(parse, g) == "for":
        return [Link(REQUESTED, "status.for-to", at=g - 1, direction="future")]
    main = main_before(parse, chain[-1])
    governing = governing_verb(parse, g)
    if main is not None and governing is not None and governing[1] == "object" and _carries_on(parse, main):
        return [Link(SAME, "status.purpose", main)]
    return [Link(SCHEDULED, "status.infinitive", direction="future")]


def _carries_on(parse: Parse, main: int) -> bool:
    """The main verb does what its infinitive says: "helped him meet", "used the visit to meet"."""
    return effect_of("infinitive", _verb(parse, main).lemma) is None


def main_before(parse: Parse, i: int) -> int | None:
    """The nearest finite verb left of node i."""
    return next((j for j in range(i - 1, -1, -1) if (verb := verb_of(parse, j)) is not None and verb.finite), None)


# -- gerunds ---------------------------------------------------------------------------------------------------


def _gerund(parse: Parse, v: int) -> list[Link]:
    i = skip_back(parse, v)
    if i < 0:
        return [Link(OCCURRED, "status.gerund")]
    node = parse.nodes[i]
    if node.kind == "V":
        return _governed(parse, i, v)
    if node.kind == "I":
        return _after_preposition(parse, v, i)
    main = main_before(parse, v)
    if main is not None and node.kind == ",":
        return [Link(SAME if _verb(parse, main).lemma not in words("reporting") else TOLD, "status.gerund", main)]
    return [Link(OCCURRED, "status.gerund")]


def _after_preposition(parse: Parse, v: int, i: int) -> list[Link]:
    """ "without meeting", "hopes of meeting", "after meeting", "insisted on meeting"."""
    word = parse.nodes[i].word
    if word in ("without", "instead of", "rather than"):
        return [Link(NEGATED, "status.without", at=i)]
    j = skip_back(parse, i)
    if word in ("after", "before", "while", "by", "following", "since", "upon", "in", "when"):
        main = main_before(parse, v)
        return (
            [Link(SAME if word == "by" else TOLD, "status.beside", main, at=i)]
            if main is not None
            else [Link(OCCURRED, "status.beside", at=i)]
        )
    phrase = parse.nodes[j].phrase if j >= 0 else None
    if phrase is not None:
        noun = phrase.members[-1].noun
        effect = effect_of("noun", noun.lemma)
        if effect is not None and noun.name is None:
            return [Link(effect, "status.governing-noun", j, noun)]
        j = _kept(parse, j, word)
    outer = verb_of(parse, j)
    if outer is not None:
        adverb = parse.nodes[i - 1].word if i - 1 > j else ""  # "looked forward to meeting"
        effect = (
            effect_of("object", f"{outer.lemma} {adverb} {word}")
            or effect_of("object", f"{key(outer.lemma, outer.particle)} {word}")
            or effect_of("infinitive", outer.lemma)
            or SAME
        )
        return [Link(effect, "status.governing-verb", j)]
    return [Link(OCCURRED, "status.gerund", at=i)]


def _kept(parse: Parse, j: int, word: str) -> int:
    """ "barred X from visiting", "accused X of visiting": the verb whose object is at node j, else node j."""
    governing = governing_verb(parse, j) if word in ("of", "from") else None
    return governing[0] if governing is not None and governing[1] == "object" else j


__all__ = ["from_verb", "heads", "main_before"]
