"""How the act of a verb stands: by its tense, modality and negation, and by what governs an infinitive, a gerund, a clause."""

from __future__ import annotations

from eventx.events.clause_status import alongside, answered, asked, clause, condition, conditional, inverted, threatened
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
CAUSING = frozenset({"have", "get", "want", "need", "like", "order"})
OPEN = frozenset({"how", "whether", "when", "where", "if"})


def from_verb(parse: Parse, v: int) -> list[Link]:
    """What governs the act of the verb at node v, nearest first."""
    verb = _verb(parse, v)
    if verb.form == "infinitive":
        return _infinitive(parse, v, verb)
    if verb.form == "gerund":
        return _gerund(parse, v, verb)
    if verb.form == "participle" and inverted(parse, v - 1) == "had":  # "Had she rung him, ..."
        return [Link(NEGATED, f'"had … {_text(parse, v)}"', direction="past")]
    if verb.form == "participle" and not bids(parse, v):
        if (causing := _causing(parse, v)) is not None:
            outer = _verb(parse, causing)
            effect = effect_of("infinitive", outer.lemma) or SAME
            return [Link(effect, f'"{outer.lemma} … {_text(parse, v)}"', causing)]
        if (passive := _passive_before(parse, v)) is not None:
            return [Link(SAME, f'"{_text(parse, passive)} … and {_text(parse, v)}"', passive)]
        return [Link(OCCURRED, f'"{_text(parse, v)}": participle', direction="past")]
    conjunct = _conjunct(parse, v, verb)
    if conjunct is not None:
        return [Link(SAME, f'"{_text(parse, conjunct)} … and {_text(parse, v)}"', conjunct)]
    conjunction = condition(parse, v)
    if conjunction:
        demanded = conjunction == "unless" and threatened(parse, v)
        direction: Direction | None = "future" if verb.tense != "past" else None
        return [Link(REQUESTED if demanded else POSSIBLE, f'"{conjunction}"', direction=direction)]
    own = _finite(parse, v, verb)
    if own.effect == SCHEDULED and (described := _described(parse, v)) is not None:
        return [own, described]
    if own.effect == OCCURRED and alongside(parse, v):
        return [Link(ONGOING, f"{own.reason}, while another goes on", direction="past")]
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


def _text(parse: Parse, v: int) -> str:
    return parse.tokens.slice(parse.nodes[v].first, parse.nodes[v].last)


# -- finite verbs -------------------------------------------------------------------------------------------


def _finite(parse: Parse, v: int, verb: VerbGroup) -> Link:
    """The act by its own tense, modality and negation."""
    text = _text(parse, v)
    negated = verb.negated or _negative_subject(parse, v) or (v > 0 and word_of(parse, v - 1) in ("never", "not"))
    if asked(parse):
        return Link(POSSIBLE, f'"{text}": a question')
    if verb.modal:
        return _modal(parse, verb, text, negated)
    if verb.tense == "future":
        if negated:  # "will not meet" is a refusal, "will not be meeting" a fact
            status = NEGATED if verb.progressive else REFUSED
            return Link(status, f'"{text}": future, negated', direction="future")
        return Link(POSSIBLE if conditional(parse) else SCHEDULED, f'"{text}": future', direction="future")
    if negated:
        return Link(NEGATED, f'"{text}": negated', direction="past")
    if verb.progressive and verb.tense == "present":
        aim = _aim(parse, v)
        return Link(aim or ONGOING, f'"{text}": present progressive', direction=None if verb.perfect else "future")
    if _imperative(parse, v, verb):
        return Link(REQUESTED, f'"{text}": imperative', direction="future")
    direction: Direction = "future" if verb.tense == "present" and not verb.perfect and not verb.passive else "past"
    return Link(OCCURRED, f'"{text}": {verb.tense}', direction=direction)


def _modal(parse: Parse, verb: VerbGroup, text: str, negated: bool) -> Link:
    if verb.perfect:  # "should have been freed", "could have met", "would have met"
        unreal = verb.modal in ("should", "would", "must") and not negated
        return Link(NEGATED if unreal else POSSIBLE, f'"{text}"', direction="past")
    if negated:
        refused = verb.modal == "would"
        return Link(REFUSED if refused else NEGATED, f'"{text}": negated', direction="past" if refused else "future")
    status = MODALS.get(verb.modal, POSSIBLE)
    if verb.modal == "would" and conditional(parse):
        status = POSSIBLE
    return Link(status, f'"{text}": {verb.modal}', direction="future")


def _negative_subject(parse: Parse, v: int) -> bool:
    s = subject(parse, v)
    phrase = parse.nodes[s].phrase if s is not None else None
    return phrase is not None and (
        phrase.members[0].noun.determiner in ("no", "neither")
        or phrase.members[0].noun.lemma in ("none", "nobody", "no-one", "neither")
    )


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
    return Link(effect_of("noun", noun.lemma) or SAME, f'"{noun.lemma} that"', s, noun)


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
    text = _text(parse, v)
    asking = skip_back(parse, v)
    if asking >= 0 and parse.nodes[asking].kind in "UW" and parse.nodes[asking].word in OPEN:
        return [Link(POSSIBLE, f'"{parse.nodes[asking].word} {text}"', direction="future")]
    g = governor(parse, v)
    if g is None:
        asked_for = preposition_before(parse, v) == "for"
        return [Link(REQUESTED if asked_for else SCHEDULED, f'"{text}": infinitive', direction="future")]
    node = parse.nodes[g]
    if inverted(parse, g) == "were":
        return [Link(POSSIBLE, f'"were … {text}"', direction="future")]
    if node.kind == "V":
        adverb = parse.nodes[v - 1].word if v - 1 > g else ""
        return _governed(parse, g, verb, f'"{_verb(parse, g).lemma} {text}"', adverb)
    if node.kind == "J":
        adjective = word_of(parse, g)
        effect = effect_of("adjective", adjective)
        copula = skip_back(parse, g)
        outer = verb_of(parse, copula)
        if outer is not None and effect_of("infinitive", outer.lemma, adjective) is not None:
            return _governed(parse, copula, verb, f'"{outer.lemma} {adjective} {text}"', adjective)
        above = copula if verb_of(parse, copula) is not None else None
        direction: Direction | None = "future"
        if effect is None:
            effect = SAME if above is not None else SCHEDULED
        elif effect == SCHEDULED and above is not None and _given_up(_verb(parse, above), verb):
            effect, direction = CANCELLED, "past"
        return [Link(effect, f'"{adjective} {text}"', above, direction=direction)]
    return _after_noun(parse, g, text)


def _given_up(outer: VerbGroup, verb: VerbGroup) -> bool:
    """ "was to have met", "had been due to meet", "had planned to meet": it did not come about."""
    return outer.tense == "past" and (verb.perfect or (outer.perfect and not outer.progressive))


def _governed(parse: Parse, g: int, verb: VerbGroup, reason: str, adverb: str = "") -> list[Link]:
    """An infinitive or gerund after its governing verb at node g."""
    outer = _verb(parse, g)
    if outer.lemma == "be" and not outer.passive:
        if verb.perfect or (outer.perfect and outer.tense == "past"):
            return [Link(CANCELLED, f"{reason}: did not come about", direction="past")]
        aim = _aim(parse, g)
        return [Link(aim or SCHEDULED, reason, g, direction="future" if outer.tense == "present" else None)]
    with_adverb = effect_of("infinitive", outer.lemma, adverb) if adverb else None  # "look forward to meeting"
    effect = (
        with_adverb
        or effect_of("infinitive", outer.lemma, outer.particle)
        or effect_of("infinitive", outer.lemma)
        or SAME
    )
    direction: Direction | None = "future" if effect in (SCHEDULED, REQUESTED, POSSIBLE) else None
    if effect == ONGOING and outer.tense != "present":
        effect = SAME
    elif effect in (SCHEDULED, POSSIBLE) and verb.perfect:  # "is believed to have met", "hoped to have met"
        given_up = outer.tense == "past" and not outer.passive
        effect, direction = (CANCELLED if given_up else POSSIBLE), "past"
    elif effect == SCHEDULED and outer.lemma in words("planning") and _given_up(outer, verb):
        effect, direction = CANCELLED, "past"
    elif verb.negated and effect != SAME:
        effect = REFUSED
    return [Link(effect, reason, g, direction=direction)]


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


def _after_noun(parse: Parse, g: int, text: str) -> list[Link]:
    """ "plans to meet", "urged the president to free", "for X to be freed"."""
    chain = heads(parse, g)
    for at in chain:
        phrase = parse.nodes[at].phrase
        noun: Noun | None = phrase.members[-1].noun if phrase is not None else None
        if noun is not None and {noun.lemma, *noun.modifiers} & ORDINALS and main_before(parse, at) is not None:
            return [Link(SAME, f'"the {noun.lemma} {text}"', main_before(parse, at))]  # "are the first to be freed"
        if noun is not None and noun.name is None:
            effect = effect_of("noun", noun.lemma)
            if effect is not None:
                effect = answered(parse, at, effect)
                return [Link(effect, f'"{noun.lemma} {text}"', at, noun, direction="future")]
    for at in chain:
        governing = governing_verb(parse, at)
        if governing is None or governing[1] == "subject":
            continue
        outer = _verb(parse, governing[0])
        effect = effect_of("infinitive", outer.lemma, "" if outer.particle in ("on", "upon") else outer.particle)
        if effect is not None:
            return [Link(effect, f'"{outer.lemma} … {text}"', governing[0], direction="future")]
        if governing[1] == "for" and effect_of("object", f"{outer.lemma} for") is not None:
            return [Link(effects("object")[f"{outer.lemma} for"], f'"{outer.lemma} for … {text}"', governing[0])]
    if preposition_before(parse, g) == "for":
        return [Link(REQUESTED, f'"for … {text}"', direction="future")]
    main = main_before(parse, chain[-1])
    governing = governing_verb(parse, g)
    if main is not None and governing is not None and governing[1] == "object" and _carries_on(parse, main):
        return [Link(SAME, f'"{text}"', main)]
    return [Link(SCHEDULED, f'"{text}": infinitive', direction="future")]


def _carries_on(parse: Parse, main: int) -> bool:
    """The main verb does what its infinitive says: "helped him meet", "used the visit to meet"."""
    return effect_of("infinitive", _verb(parse, main).lemma) is None


def main_before(parse: Parse, i: int) -> int | None:
    """The nearest finite verb left of node i."""
    return next((j for j in range(i - 1, -1, -1) if (verb := verb_of(parse, j)) is not None and verb.finite), None)


# -- gerunds ---------------------------------------------------------------------------------------------------


def _gerund(parse: Parse, v: int, verb: VerbGroup) -> list[Link]:
    text = _text(parse, v)
    i = skip_back(parse, v)
    if i < 0:
        return [Link(OCCURRED, f'"{text}"')]
    node = parse.nodes[i]
    if node.kind == "V":
        return _governed(parse, i, verb, f'"{_verb(parse, i).lemma} {text}"')
    if node.kind == "I":
        return _after_preposition(parse, v, i, text)
    main = main_before(parse, v)
    if main is not None and node.kind == ",":
        return [Link(SAME if _verb(parse, main).lemma not in words("reporting") else TOLD, f'"{text}"', main)]
    return [Link(OCCURRED, f'"{text}"')]


def _after_preposition(parse: Parse, v: int, i: int, text: str) -> list[Link]:
    """ "without meeting", "hopes of meeting", "after meeting", "insisted on meeting"."""
    word = parse.nodes[i].word
    if word in ("without", "instead of", "rather than"):
        return [Link(NEGATED, f'"{word} {text}"')]
    j = skip_back(parse, i)
    if word in ("after", "before", "while", "by", "following", "since", "upon", "in", "when"):
        main = main_before(parse, v)
        return (
            [Link(SAME if word == "by" else TOLD, f'"{word} {text}"', main)]
            if main is not None
            else [Link(OCCURRED, f'"{word} {text}"')]
        )
    phrase = parse.nodes[j].phrase if j >= 0 else None
    if phrase is not None:
        noun = phrase.members[-1].noun
        effect = effect_of("noun", noun.lemma)
        if effect is not None and noun.name is None:
            return [Link(effect, f'"{noun.lemma} {word} {text}"', j, noun)]
    outer = verb_of(parse, j)
    if outer is not None:
        adverb = parse.nodes[i - 1].word if i - 1 > j else ""  # "looked forward to meeting"
        effect = (
            effect_of("object", f"{outer.lemma} {adverb} {word}")
            or effect_of("object", f"{key(outer.lemma, outer.particle)} {word}")
            or effect_of("infinitive", outer.lemma)
            or SAME
        )
        return [Link(effect, f'"{outer.lemma} {word} {text}"', j)]
    return [Link(OCCURRED, f'"{word} {text}"')]


__all__ = ["from_verb", "heads", "main_before"]
