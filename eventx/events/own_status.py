"""The words of status that a type has of its own, which go before the common ones of lexicon/status.toml."""

from __future__ import annotations

from eventx.events.frames import FrameMention
from eventx.events.links import Link, key, skip_back, word_of
from eventx.text.clauses import governing_verb, governor, preposition_before, verb_of
from eventx.text.nodes import Parse, holder
from eventx.text.nouns import Noun


def own_link(mention: FrameMention) -> Link | None:
    """What a word of the type makes of the mention: a modifier of its noun, or the verb, noun or adjective above it."""
    effects = {word: status for status, words in mention.type.status.items() for word in words}
    if not effects:
        return None
    parse, node, noun = mention.parse, mention.node, mention.noun
    for modifier in noun.modifiers if noun is not None else ():
        if modifier in effects:
            return Link(effects[modifier], "status.own-word")
    above, named = _governor(parse, node) if noun is None else _above(parse, node, noun)
    word = named.lemma if named is not None else _word(parse, above)
    if word not in effects:
        return None
    return Link(effects[word], "status.own-word", _over_adjective(parse, above), named, at=above)


def _over_adjective(parse: Parse, above: int | None) -> int | None:
    """The node of what governs; of an adjective ("unfit to visit") the verb before it."""
    if above is None or parse.nodes[above].kind in "VG":
        return above
    copula = skip_back(parse, above - 1)
    return copula if verb_of(parse, copula) is not None else None


def _word(parse: Parse, i: int | None) -> str:
    verb = verb_of(parse, i) if i is not None else None
    if verb is not None:
        return key(verb.lemma, verb.particle)
    return word_of(parse, i) if i is not None else ""


def _governor(parse: Parse, v: int) -> tuple[int | None, Noun | None]:
    """The verb, adjective or noun that governs an infinitive or gerund: "shelved visiting", "plans to visit"."""
    g = governor(parse, v)
    verb = verb_of(parse, v)
    if g is None and verb is not None and verb.form == "gerund":
        g = skip_back(parse, v, "REI")
    if g is None or g < 0 or (verb is not None and verb.finite):
        return None, None
    phrase = parse.nodes[g].phrase
    return g, phrase.members[-1].noun if phrase is not None else None


def _above(parse: Parse, n: int, noun: Noun) -> tuple[int | None, Noun | None]:
    """The noun whose of-phrase holds the event's ("the withdrawal of her resignation"), else the verb that it depends on."""
    within = holder(parse.nodes[n].phrase, noun)
    if within is not None:
        return n, within
    before = parse.nodes[n - 2].phrase if n > 1 and preposition_before(parse, n) else None
    if before is not None and before.members[-1].noun.name is None:
        return n - 2, before.members[-1].noun
    governing = governing_verb(parse, n)
    return (governing[0] if governing is not None else None), None
