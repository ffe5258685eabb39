"""How the act of a gerund stands: by the verb before it, by its preposition, or by the verb whose subject it is."""

from __future__ import annotations

from eventx.events.infinitive_status import governed, main_before, verb_at
from eventx.events.links import Link, key, skip_back, skip_on, word_of
from eventx.events.ruling import (
    NEGATED,
    OCCURRED,
    POSSIBLE,
    REFUSED,
    REQUESTED,
    SAME,
    TOLD,
    effect_of,
    words,
)
from eventx.text.clauses import governing_verb, preposition_before, verb_of
from eventx.text.nodes import Parse


def gerund(parse: Parse, v: int) -> list[Link]:
    """What governs the act of the gerund at node v."""
    i = skip_back(parse, v)
    if i < 0:
        return [_as_subject(parse, v) or Link(OCCURRED, "status.gerund")]
    node = parse.nodes[i]
    if node.kind == "V":
        return governed(parse, i, v)
    if node.kind == "I":
        return _after_preposition(parse, v, i)
    if node.kind == "G" and (wished := _of_somebody(parse, i)) is not None:
        return [wished]
    main = main_before(parse, v)
    if main is not None and node.kind == ",":
        return [Link(SAME if verb_at(parse, main).lemma not in words("reporting") else TOLD, "status.gerund", main)]
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


__all__ = ["gerund"]
