"""How the act of a verb stands: by its tense, modality and negation, and by what governs an infinitive, a gerund, a clause."""

from __future__ import annotations

from eventx.events.links import Link, key, skip_back, word_of
from eventx.events.ruling import (
    ASSERTED,
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
from eventx.text.clauses import governing_verb, governor, preposition_before, subject, verb_of
from eventx.text.nouns import Noun
from eventx.text.phrases import Parse
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
CONDITIONS = frozenset({"if", "unless", "even if", "provided", "only if", "once"})
ASKING = frozenset({"ask", "know", "wonder", "see", "tell", "say", "check", "doubt"})


def from_verb(parse: Parse, v: int) -> list[Link]:
    """What governs the act of the verb at node v, nearest first."""
    verb = _verb(parse, v)
    if verb.form == "infinitive":
        return _infinitive(parse, v, verb)
    if verb.form == "gerund":
        return _gerund(parse, v, verb)
    if verb.form == "participle":
        return [Link(OCCURRED, f'"{_text(parse, v)}": participle', direction="past")]
    condition = _condition(parse, v)
    if condition:
        demanded = condition == "unless" and _threat_before(parse, v)
        direction: Direction | None = "future" if verb.tense != "past" else None
        return [Link(REQUESTED if demanded else POSSIBLE, f'"{condition}"', direction=direction)]
    return [_finite(parse, v, verb), *_clause(parse, v)]


def _verb(parse: Parse, v: int) -> VerbGroup:
    verb = verb_of(parse, v)
    assert verb is not None
    return verb


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
        if negated:
            return Link(REFUSED, f'"{text}": future, negated', direction="future")
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


def _imperative(parse: Parse, v: int, verb: VerbGroup) -> bool:
    """ "Free them!": a base form that opens a quotation or an exclamation, without a subject."""
    tokens = parse.tokens
    if parse.tags[verb.head] != "b" or verb.head != verb.first or subject(parse, v) is not None:
        return False
    opens = v == 0 or parse.nodes[v - 1].kind in ";,"
    return opens and (tokens.quoted[verb.head] or tokens.words[-1] == "!")


def asked(parse: Parse) -> bool:
    """The sentence is a question that is answered by yes or no."""
    if not parse.nodes or "?" not in parse.tokens.words[-3:]:
        return False
    opening = next((tag for tag, word in zip(parse.tags, parse.tokens.words, strict=True) if word[0].isalnum()), "")
    late = any(parse.tags[i] in "MOB" and parse.tags[i - 1] in ";,UC" for i in range(1, len(parse.tags)))
    return opening in tuple("MOBH") or late


def conditional(parse: Parse) -> bool:
    """An if-clause, or inverted "should" or "were", stands in the sentence."""
    for i, node in enumerate(parse.nodes):
        if node.kind == "U" and node.word in CONDITIONS - {"once"} and _asking_before(parse, i) is None:
            return True
        if node.kind == "V" and node.word == "should" and i + 1 < len(parse.nodes) and parse.nodes[i + 1].kind == "G":
            return True
    return False


def _aim(parse: Parse, v: int) -> str | None:
    """ "The priority is freeing them": what the subject makes of what it is said to be."""
    s = subject(parse, v)
    phrase = parse.nodes[s].phrase if s is not None else None
    noun = phrase.members[0].noun if phrase is not None else None
    return effect_of("noun", noun.lemma) if noun is not None and noun.name is None else None


# -- clauses -------------------------------------------------------------------------------------------------


def _opener(parse: Parse, v: int) -> int:
    """Node before the clause of the finite verb at v: what introduces it; -1 where it opens the sentence."""
    s = subject(parse, v)
    j = skip_back(parse, s if s is not None and s < v else v)
    while j > 0 and parse.nodes[j].kind == "," and parse.nodes[j - 1].kind == "E":
        j = skip_back(parse, j)
    return j


def _condition(parse: Parse, v: int) -> str:
    """The conjunction that makes the clause a condition or an open question: "if", "unless", "whether"; or ""."""
    j = _opener(parse, v)
    if j < 0 or parse.nodes[j].kind not in "UW":
        return ""
    word = parse.nodes[j].word
    if word in CONDITIONS - {"once"}:
        asking = _asking_before(parse, j)
        return f"{asking} {word}" if asking else word
    if word in ("until", "till") or (word == "once" and _verb(parse, v).tense == "present"):
        return word
    return ""


def _threat_before(parse: Parse, v: int) -> bool:
    """ "threatening to kill them unless": what is asked for."""
    return any((verb := verb_of(parse, j)) is not None and verb.lemma in ("threaten", "vow") for j in range(v))


def _asking_before(parse: Parse, j: int) -> str | None:
    """The verb of "asked if", "knows if", "asked him if"."""
    i = skip_back(parse, j)
    if i >= 0 and parse.nodes[i].kind == "G":
        i = skip_back(parse, i)
    verb = verb_of(parse, i)
    return verb.lemma if verb is not None and verb.lemma in ASKING else None


def _clause(parse: Parse, v: int) -> list[Link]:
    """What the statement that the clause is the content of makes of it: "denied that", "it is unclear whether"."""
    j = _opener(parse, v)
    if j < 0:
        return []
    node = parse.nodes[j]
    if node.kind in "UW" and node.word in ("that", "whether", "how", "why", "when", "where"):
        return _stated(parse, _stating(parse, j), node.word)
    if node.kind == "V" or (node.kind == "G" and _stating(parse, j + 1) < j):
        at = _stating(parse, j + 1)
        verb = verb_of(parse, at)
        if verb is not None and (verb.lemma in words("reporting") or verb.lemma in effects("clause")):
            return _stated(parse, at, "")
    return []


def _stating(parse: Parse, j: int) -> int:
    """Node of the word that governs the clause opened at j: in "told reporters that" the verb before the listener."""
    i = skip_back(parse, j, "RE,")
    if i > 0 and parse.nodes[i].kind == "G":
        before = skip_back(parse, i)
        verb = verb_of(parse, before)
        if verb is not None and verb.lemma in words("telling"):
            return before
        if before > 0 and parse.nodes[before].kind == "I" and parse.nodes[before].word == "to":
            outer = skip_back(parse, before)
            if verb_of(parse, outer) is not None:
                return outer
    return i


def _stated(parse: Parse, g: int, word: str) -> list[Link]:
    """The link to the verb, noun or adjective at node g that states, denies or doubts the clause."""
    if g < 0:
        return [Link(POSSIBLE, f'"{word}"', stated=True)] if word == "whether" else []
    node = parse.nodes[g]
    effect: str | None = None
    lemma = word_of(parse, g)
    if node.verb is not None:
        if word in ("when", "where", "how", "why") and node.verb.lemma not in words("reporting"):
            return []
        lemma = key(node.verb.lemma, node.verb.particle)
        effect = effect_of("clause", lemma) or effect_of("clause", node.verb.lemma)
        if effect == ASSERTED or (effect is None and node.verb.lemma in words("reporting")):
            effect = _of_source(parse, g)
        if word == "whether" and effect in (None, SAME, ASSERTED):
            return [Link(POSSIBLE, f'"{lemma} whether"', stated=True)]
        above = g if node.verb.lemma != "be" else None
        return [Link(effect or SAME, f'"{lemma} {word}"'.replace(' "', '"'), above, stated=True)]
    if word not in ("that", "whether"):
        return []
    if node.kind == "J":
        effect = effect_of("clause", lemma)
    elif node.phrase is not None:
        noun = node.phrase.members[-1].noun
        lemma = noun.lemma
        effect = POSSIBLE if lemma in words("hearsay") else effect_of("clause", lemma)
        governing = governing_verb(parse, g)
        verb = verb_of(parse, governing[0]) if governing is not None and governing[1] == "object" else None
        if verb is not None and effect_of("clause", verb.lemma, verb.particle) is not None:
            effect = effect_of("clause", verb.lemma, verb.particle)
    if word == "whether":
        effect = POSSIBLE
    return [Link(effect, f'"{lemma} {word}"', stated=True)] if effect is not None else []


def _of_source(parse: Parse, g: int) -> str:
    """Rumours and unconfirmed reports leave open what they say; anybody else asserts it."""
    s = subject(parse, g)
    phrase = parse.nodes[s].phrase if s is not None else None
    noun = phrase.members[0].noun if phrase is not None else None
    if noun is None or noun.name is not None:
        return ASSERTED
    doubtful = any(effect_of("adjective", m) in (POSSIBLE, NEGATED) for m in noun.modifiers)
    return POSSIBLE if doubtful or noun.lemma in words("hearsay") - {"report"} else ASSERTED


# -- infinitives -----------------------------------------------------------------------------------------------


def _infinitive(parse: Parse, v: int, verb: VerbGroup) -> list[Link]:
    text = _text(parse, v)
    g = governor(parse, v)
    if g is None:
        asked_for = preposition_before(parse, v) == "for"
        return [Link(REQUESTED if asked_for else SCHEDULED, f'"{text}": infinitive', direction="future")]
    node = parse.nodes[g]
    if node.kind == "V":
        return _governed(parse, g, verb, f'"{_verb(parse, g).lemma} {text}"')
    if node.kind == "J":
        adjective = word_of(parse, g)
        effect = effect_of("adjective", adjective)
        copula = skip_back(parse, g)
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


def _governed(parse: Parse, g: int, verb: VerbGroup, reason: str) -> list[Link]:
    """An infinitive or gerund after its governing verb at node g."""
    outer = _verb(parse, g)
    if outer.lemma == "be" and not outer.passive:
        if verb.perfect or (outer.perfect and outer.tense == "past"):
            return [Link(CANCELLED, f"{reason}: did not come about", direction="past")]
        aim = _aim(parse, g)
        return [Link(aim or SCHEDULED, reason, g, direction="future" if outer.tense == "present" else None)]
    effect = effect_of("infinitive", outer.lemma, outer.particle) or effect_of("infinitive", outer.lemma) or SAME
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
        if noun is not None and noun.name is None:
            effect = effect_of("noun", noun.lemma)
            if effect is not None:
                return [Link(effect, f'"{noun.lemma} {text}"', at, noun, direction="future")]
    for at in chain:
        governing = governing_verb(parse, at)
        if governing is None or governing[1] == "subject":
            continue
        outer = _verb(parse, governing[0])
        effect = effect_of("infinitive", outer.lemma, outer.particle)
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
        return [Link(TOLD, f'"{word} {text}"', main)] if main is not None else [Link(OCCURRED, f'"{word} {text}"')]
    phrase = parse.nodes[j].phrase if j >= 0 else None
    if phrase is not None:
        noun = phrase.members[-1].noun
        effect = effect_of("noun", noun.lemma)
        if effect is not None and noun.name is None:
            return [Link(effect, f'"{noun.lemma} {word} {text}"', j, noun)]
    outer = verb_of(parse, j)
    if outer is not None:
        effect = (
            effect_of("object", f"{key(outer.lemma, outer.particle)} {word}")
            or effect_of("infinitive", outer.lemma)
            or SAME
        )
        return [Link(effect, f'"{outer.lemma} {word} {text}"', j)]
    return [Link(OCCURRED, f'"{word} {text}"')]


__all__ = ["asked", "conditional", "from_verb", "heads", "main_before"]
