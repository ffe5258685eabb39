"""How the act of a verb stands: by its tense, modality and negation, and by what governs an infinitive, a gerund, a clause."""

from __future__ import annotations

from collections.abc import Sequence

from eventx.events.clause_status import (
    alongside,
    answered,
    awaited,
    clause,
    condition,
    inverted,
    opener,
    threatened,
)
from eventx.events.counterfactual import unreal
from eventx.events.errand import errand_of
from eventx.events.finite_status import aim_of, conjunct_of, described_by, finite
from eventx.events.links import Link, key, skip_back, skip_on, word_of
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
from eventx.text.nouns import HUMAN
from eventx.text.understood import bids, subject
from eventx.times import Direction

ORDINALS = frozenset({"first", "last", "latest", "second", "third", "fourth", "only"})
CALLING = frozenset({"come", "go"})
CAUSING = frozenset({"have", "get", "want", "need", "like", "order", "see"})
OPEN = frozenset({"how", "whether", "when", "where", "if"})


def from_verb(parse: Parse, v: int) -> list[Link]:
    """What governs the act of the verb at node v, nearest first."""
    verb = _verb(parse, v)
    before = skip_back(parse, v)
    if before >= 0 and parse.nodes[before].word == "rather than":  # "to talk by phone rather than meet"
        return [Link(NEGATED, "status.without", at=before)]
    if verb.form == "infinitive":
        return _infinitive(parse, v, verb)
    if verb.form == "gerund":
        return _gerund(parse, v)
    if (contrary := unreal(parse, v)) is not None:  # "Had she rung him, ..."
        return [contrary]
    if verb.form == "participle" and not bids(parse, v):
        return [_participle(parse, v)]
    return _finite(parse, v, verb)


def _participle(parse: Parse, v: int) -> Link:
    if (causing := _causing(parse, v)) is not None:
        outer = _verb(parse, causing)
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
    if own.effect == SCHEDULED and (described := described_by(parse, v)) is not None:
        return [own, described]
    if own.effect == OCCURRED and alongside(parse, v):
        return [Link(ONGOING, "status.alongside", direction="past")]
    if own.effect == OCCURRED and awaited(parse, v):
        return [Link(SCHEDULED, "status.awaited", at=opener(parse, v), direction="future")]
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
    if adverb == "yet" and outer.lemma in ("have", "be"):
        return [Link(NEGATED, "status.negation", at=v - 1, direction="future")]  # "has yet to meet"
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


def _announced(parse: Parse, g: int, v: int) -> Link | None:
    """ "Efforts continue to free them", "The deadline to free them has passed": the subject tells what the infinitive is.

    "Has until Friday to free them", "has to free them": what somebody is bound to.
    """
    outer, verb = _verb(parse, g), _verb(parse, v)
    if verb.form != "infinitive":
        return None
    if outer.lemma == "have" and not outer.passive and outer.finite:
        bound = not outer.perfect and (parse.nodes[g + 1].kind == "E" or outer.tense == "present")
        return Link(REQUESTED, "status.bound-to", g, direction="future") if bound else None
    known = effect_of("infinitive", outer.lemma) not in (None, ONGOING) or outer.lemma in ("fail", "be")
    return None if known else _of_subject(parse, g)


def _of_subject(parse: Parse, g: int) -> Link | None:
    """What the subject of the verb at node g, a noun like "pressure", makes of an infinitive behind the verb."""
    outer = _verb(parse, g)
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
        outer = _verb(parse, governing[0])
        effect = effect_of("infinitive", outer.lemma, "" if outer.particle in ("on", "upon") else outer.particle)
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
    if governing is not None and _verb(parse, governing[0]).form == "infinitive":
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
        effect = effect_of("noun", noun.lemma)
        if effect is not None:
            return Link(answered(parse, at, effect), "status.governing-noun", at, noun, direction="future")
        if at == chain[0] and noun.determiner == "no" and noun.kind not in HUMAN:
            return Link(NEGATED, "status.no", at=at, direction="future")
    return None


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
        return [_as_subject(parse, v) or Link(OCCURRED, "status.gerund")]
    node = parse.nodes[i]
    if node.kind == "V":
        return _governed(parse, i, v)
    if node.kind == "I":
        return _after_preposition(parse, v, i)
    if node.kind == "G" and (wished := _of_somebody(parse, i)) is not None:
        return [wished]
    main = main_before(parse, v)
    if main is not None and node.kind == ",":
        return [Link(SAME if _verb(parse, main).lemma not in words("reporting") else TOLD, "status.gerund", main)]
    return [Link(OCCURRED, "status.gerund")]


def _as_subject(parse: Parse, v: int) -> Link | None:
    """ "Freeing them would be a mistake", "Meeting her is out of the question": the verb whose subject it is."""
    main = next((j for j in range(v + 1, len(parse.nodes)) if parse.nodes[j].kind not in "GIRE"), len(parse.nodes))
    verb = verb_of(parse, main)
    if verb is None or not verb.finite:
        return None
    if verb.modal or verb.tense == "future":
        return Link(NEGATED if verb.negated and verb.lemma == "be" else POSSIBLE, "status.modal", at=main)
    j = skip_on(parse, main)
    if j < len(parse.nodes) and verb.lemma == "be":
        last = parse.tokens.lowers[parse.nodes[min(j + 1, len(parse.nodes) - 1)].last - 1]
        if parse.nodes[j].word in ("out of", "off") and last in words("open"):
            return Link(NEGATED, "status.predicate", at=j)
        phrase = parse.nodes[j].phrase
        noun = phrase.members[0].noun if phrase is not None else None
        named = noun is not None and noun.lemma in words("open nouns")
        effect = (
            effect_of("noun", noun.lemma) if named and noun is not None else effect_of("adjective", word_of(parse, j))
        )
        if effect not in (None, SAME):
            return Link(effect or SAME, "status.predicate", main, at=j)
    return None


def _of_somebody(parse: Parse, i: int) -> Link | None:
    """ "insisted on Mali freeing them", "the prospect of Mali freeing them": who acts, at node i, stands between."""
    before = skip_back(parse, i)
    word = preposition_before(parse, i)
    j = skip_back(parse, before)
    verb, phrase = verb_of(parse, j), parse.nodes[j].phrase if j >= 0 else None
    if word and verb is not None:
        effect = effect_of("infinitive", verb.lemma) if word in ("on", "to", "against") else None
        return Link(effect, "status.governing-verb", j) if effect in (REQUESTED, REFUSED) else None
    noun = phrase.members[-1].noun if phrase is not None else None
    if word != "of" or noun is None or noun.name is not None or noun.lemma not in words("open nouns"):
        return None
    return Link(effect_of("noun", noun.lemma) or POSSIBLE, "status.governing-noun", j, noun)


def _main_behind(parse: Parse, v: int) -> int | None:
    """The main verb behind a fronted phrase and its comma: "By freeing them, Mali would ..."."""
    comma = next((j for j in range(v, len(parse.nodes)) if parse.nodes[j].kind == ","), None)
    if comma is None:
        return None
    for j in range(comma + 1, len(parse.nodes)):
        verb, place = verb_of(parse, j), parse.subjects[j]
        if verb is not None and verb.finite:
            return j if place is not None and place > comma else None
    return None


def _after_preposition(parse: Parse, v: int, i: int) -> list[Link]:
    """ "without meeting", "hopes of meeting", "after meeting", "insisted on meeting"."""
    word = parse.nodes[i].word
    if word in ("without", "instead of", "rather than"):
        return [Link(NEGATED, "status.without", at=i)]
    j = skip_back(parse, i)
    if word == "in" and (interest := _interest(parse, j)) is not None:
        return [interest]
    if word in ("after", "before", "while", "by", "following", "since", "upon", "in", "when"):
        main = main_before(parse, v)
        main = main if main is not None else _main_behind(parse, v)
        if main is None:
            return [Link(OCCURRED, "status.beside", at=i)]
        return [Link(SAME if word == "by" else TOLD, "status.beside", main, at=i)]
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


def _interest(parse: Parse, j: int) -> Link | None:
    """ "showed interest in meeting", "is interested in meeting": the noun or verb at node j."""
    phrase, verb = (parse.nodes[j].phrase, verb_of(parse, j)) if j >= 0 else (None, None)
    noun = phrase.members[-1].noun if phrase is not None else None
    if noun is not None and noun.lemma == "interest":
        return Link(POSSIBLE, "status.governing-noun", j, noun)
    return Link(POSSIBLE, "status.governing-verb", j) if verb is not None and verb.lemma == "interest" else None


def _kept(parse: Parse, j: int, word: str) -> int:
    """ "barred X from visiting", "accused X of visiting": the verb whose object is at node j, else node j."""
    governing = governing_verb(parse, j) if word in ("of", "from") else None
    return governing[0] if governing is not None and governing[1] == "object" else j


__all__ = ["from_verb", "heads", "main_before"]
