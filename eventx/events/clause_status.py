"""What the clause that holds a verb makes of it: a condition, a question, the content of a statement."""

from __future__ import annotations

from eventx.events.links import Link, key, skip_back, skip_on, word_of
from eventx.events.ruling import (
    ASSERTED,
    NEGATED,
    OCCURRED,
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
from eventx.text.clauses import governing_verb, objects, preposition_before, verb_of
from eventx.text.nodes import Parse
from eventx.text.nouns import HUMAN, Noun
from eventx.text.understood import subject

CONDITIONS = frozenset({"if", "unless", "even if", "provided", "only if", "once"})
UNSURE = frozenset(
    {"unclear", "uncertain", "unknown", "doubtful", "improbable", "unconfirmed", "certain", "clear", "sure"}
)
ASKED = frozenset({"when", "where", "how", "why"})
TEMPORAL = frozenset({"when", "before", "after", "as soon as", "while", "by the time", "the moment", "as"})
INVERTED = frozenset({"were", "should", "had"})
ASKING = frozenset({"ask", "know", "wonder", "see", "tell", "say", "check", "doubt"})


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


def opener(parse: Parse, v: int) -> int:
    """Node before the clause of the finite verb at v: what introduces it; -1 where it opens the sentence."""
    s = subject(parse, v)
    j = skip_back(parse, s if s is not None and s < v else v)
    while j > 0 and parse.nodes[j].kind == "," and parse.nodes[j - 1].kind == "E":
        j = skip_back(parse, j)
    return j


def condition(parse: Parse, v: int) -> str:
    """The conjunction that makes the clause a condition or an open question: "if", "unless", "whether"; or ""."""
    s = subject(parse, v)
    if s is not None and 0 < s < v and inverted(parse, s) == "should":
        return "should"
    j = opener(parse, v)
    if j < 0 or parse.nodes[j].kind not in "UWI":
        return ""
    word = parse.nodes[j].word
    if word in CONDITIONS - {"once"}:
        asking = _asking_before(parse, j)
        return f"{asking} {word}" if asking else word
    if word in ("until", "till", "once") and _is_present(parse, v):
        return word
    return ""


def inverted(parse: Parse, s: int) -> str:
    """ "Were she to ring", "Should they meet", "Had he called": the verb before its subject at node s; or ""."""
    if s < 1 or parse.nodes[s].kind != "G" or parse.nodes[s - 1].word not in INVERTED or "?" in parse.tokens.words[-3:]:
        return ""
    opens = s == 1 or parse.nodes[s - 2].kind in ",;"
    return parse.nodes[s - 1].word if opens else ""


def answered(parse: Parse, at: int, effect: str) -> str:
    """What a noun at node `at` makes of its event: a request that is granted is a plan, one that is ignored is refused."""
    governing = governing_verb(parse, at) if effect == REQUESTED else None
    verb = verb_of(parse, governing[0]) if governing is not None else None
    if verb is None or verb.negated:
        return effect
    name = key(verb.lemma, verb.particle)
    return SCHEDULED if name in words("granting") else REFUSED if name in words("declining") else effect


def declined(parse: Parse, i: int) -> bool:
    """ "asked to see her, but she has declined", "but was turned down": what the event at node i was asked for came to."""
    for v in range(i + 1, len(parse.nodes)):
        verb = verb_of(parse, v)
        if verb is None or not verb.finite or verb.negated or verb.modal or not _after_but(parse, i, v):
            continue
        if effect_of("object", key(verb.lemma, verb.particle)) == REFUSED:
            return verb.passive or not (objects(parse, v) or verb_of(parse, v + 1))
    return False


def _after_but(parse: Parse, i: int, v: int) -> bool:
    return any(node.kind == "C" and node.word == "but" for node in parse.nodes[i:v])


def threatened(parse: Parse, v: int) -> bool:
    """ "threatening to shoot unless": what is asked for."""
    return any((verb := verb_of(parse, j)) is not None and verb.lemma in ("threaten", "vow") for j in range(v))


def _asking_before(parse: Parse, j: int) -> str | None:
    """The verb of "asked if", "knows if", "asked him if"."""
    i = skip_back(parse, j)
    if i >= 0 and parse.nodes[i].kind == "G":
        i = skip_back(parse, i)
    verb = verb_of(parse, i)
    return verb.lemma if verb is not None and verb.lemma in ASKING else None


def clause(parse: Parse, v: int) -> list[Link]:
    """What the statement that the clause is the content of makes of it: "denied that", "it is unclear whether"."""
    j = opener(parse, v)
    if j < 0:
        return []
    node = parse.nodes[j]
    if node.kind in "UW" and node.word in ("that", "whether", "how", "why", "when", "where"):
        at = _stating(parse, j)
        return _wished(parse, v, at) or _stated(parse, at, node.word)
    if node.kind in "VJ" or (node.kind == "G" and _stating(parse, j + 1) < j):
        at = _stating(parse, j + 1)
        verb = verb_of(parse, at)
        if at >= 0 and _bringing_about(parse, at) is not None:
            return _stated(parse, at, "")
        stating = verb is not None and verb.form != "participle"
        if verb is not None and stating and (verb.lemma in words("reporting") or verb.lemma in effects("clause")):
            return _stated(parse, at, "")
    return []


def _wished(parse: Parse, v: int, at: int) -> list[Link]:
    """ "insisted that she meet him": the base form says that it is wanted, not that it is so."""
    verb, stating = verb_of(parse, v), verb_of(parse, at)
    if verb is None or stating is None or stating.lemma not in words("wishing"):
        return []
    s = subject(parse, v)
    phrase = parse.nodes[s].phrase if s is not None else None
    single = phrase is not None and len(phrase.members) == 1 and not phrase.members[0].noun.plural
    based = verb.first == verb.head and parse.tags[verb.head] == "b" and single
    return [Link(REQUESTED, "status.statement", at, at=at)] if based else []


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
        return _told_of(parse, i)
    return i


def _told_of(parse: Parse, i: int) -> int:
    """ "Denied reports *on social media* that": the noun that the phrase at node i hangs on, if it states; else i."""
    if not preposition_before(parse, i):
        return i
    outer = skip_back(parse, skip_back(parse, i))
    phrase = parse.nodes[outer].phrase if outer >= 0 else None
    lemma = phrase.members[-1].noun.lemma if phrase is not None else ""
    stating = lemma in words("hearsay") | {"claim", "allegation"} or effect_of("clause", lemma) is not None
    return outer if stating and phrase is not None else i


def _stated(parse: Parse, g: int, word: str) -> list[Link]:
    """The link to the verb, noun or adjective at node g that states, denies or doubts the clause."""
    if g < 0:
        return [Link(POSSIBLE, "status.statement", at=0, stated=True)] if word == "whether" else []
    node = parse.nodes[g]
    if (v := _bringing_about(parse, g)) is not None and word in ("that", ""):
        return [Link(SAME, "status.statement", v)]
    if node.verb is not None:
        return _stated_by_verb(parse, g, word, node.verb)
    if word not in ("that", "whether"):
        return []
    if word == "whether":
        effect: str | None = POSSIBLE
    elif node.kind == "J":
        effect = _by_adjective(parse, g)
    else:
        effect = _by_noun(parse, g, node.phrase.members[-1].noun) if node.phrase is not None else None
    return [Link(effect, "status.statement", at=g, stated=True)] if effect is not None else []


def _bringing_about(parse: Parse, g: int) -> int | None:
    """ "Must ensure that", "to make sure that": the verb at node g, or before the adjective there, which stands as the event does."""
    verb = verb_of(parse, g)
    if verb is not None:
        return g if verb.lemma in words("ensuring") else None
    made = verb_of(parse, g - 1)
    return g - 1 if made is not None and made.lemma == "make" and word_of(parse, g) in ("sure", "certain") else None


def _stated_by_verb(parse: Parse, g: int, word: str, verb: VerbGroup) -> list[Link]:
    if word in ("when", "where", "how", "why") and verb.lemma not in words("reporting"):
        return []
    effect = effect_of("clause", key(verb.lemma, verb.particle)) or effect_of("clause", verb.lemma)
    if effect == ASSERTED or (effect is None and verb.lemma in words("reporting")):
        effect = _of_source(parse, g)
    elif effect is None and word == "that":
        effect = _of_hope(parse, g)
    if word in ASKED and effect in (None, ASSERTED):
        effect = SAME  # "would not say where they had met": that they had is known
    if word == "whether" and effect in (None, SAME, ASSERTED):
        return [Link(POSSIBLE, "status.statement", at=g, stated=True)]
    above = g if verb.lemma != "be" else None
    return [Link(effect or SAME, "status.statement", above, at=g, stated=True)]


def _by_adjective(parse: Parse, g: int) -> str | None:
    """ "It is likely that", "it is not true that", "it was not clear that"."""
    lemma = word_of(parse, g)
    effect = effect_of("clause", lemma)
    copula = verb_of(parse, skip_back(parse, g))
    if effect == SAME and condition(parse, skip_back(parse, g)):
        return POSSIBLE  # "If it is true that"
    if copula is not None and (copula.negated or word_of(parse, g - 1) == "not") and effect in (SAME, POSSIBLE):
        return POSSIBLE if lemma in UNSURE else NEGATED
    return effect


def _by_noun(parse: Parse, g: int, noun: Noun) -> str | None:
    """ "Rumours that", "the claim that", "there is no evidence that", "denied the report that"."""
    lemma = noun.lemma
    effect = POSSIBLE if lemma in words("hearsay") else effect_of("clause", lemma)
    if lemma in words("hearsay") | {"claim", "allegation"}:
        effect = said_of(parse, g) or effect
    if noun.determiner == "no" and effect is not None:
        effect = OCCURRED if lemma in ("doubt", "question") else NEGATED
    verb = _with_object(parse, g)
    over = effect_of("clause", verb.lemma, verb.particle) if verb is not None else None
    return over or effect


def _of_hope(parse: Parse, g: int) -> str | None:
    """ "Hopes faded that", "Rumours grew that": what the noun before the verb at node g makes of the clause behind it."""
    s = subject(parse, g)
    phrase = parse.nodes[s].phrase if s is not None else None
    noun = phrase.members[0].noun if phrase is not None else None
    if noun is None or noun.name is not None or noun.kind in HUMAN:
        return None
    return (
        POSSIBLE if noun.lemma in words("hearsay") else effect_of("clause", noun.lemma) or effect_of("noun", noun.lemma)
    )


def said_of(parse: Parse, g: int) -> str | None:
    """ "Reports that they met are false", "... were denied": what is said of the report at node g."""
    v = next((i for i in range(g + 1, len(parse.nodes)) if parse.subjects[i] == g), -1)
    verb = verb_of(parse, v)
    if verb is None:
        return None
    if verb.passive:
        return effect_of("clause", verb.lemma)
    if verb.lemma == "turn" and verb.particle == "out" and (copula := _infinitive_after(parse, v)) is not None:
        v = copula  # "turned out on Friday to be wrong"
    j = skip_on(parse, v)
    said = effect_of("clause", word_of(parse, j)) if verb.lemma in ("be", "prove", "turn") else None
    negated = verb.negated or word_of(parse, v + 1) == "not"
    return (NEGATED if negated and said == SAME else said) if said in (NEGATED, SAME) else None


def _infinitive_after(parse: Parse, v: int) -> int | None:
    i = skip_on(parse, v)
    inner = verb_of(parse, i)
    return i if inner is not None and inner.form == "infinitive" and inner.lemma == "be" else None


def _with_object(parse: Parse, g: int) -> VerbGroup | None:
    """The verb whose object stands at node g, be it behind "as": "dismissed as a lie a report that"."""
    governing = governing_verb(parse, g)
    if governing is not None and governing[1] == "object":
        return verb_of(parse, governing[0])
    i = skip_back(parse, g, "RE,.")
    if i > 0 and parse.nodes[i].kind == "G" and preposition_before(parse, i) == "as":
        return verb_of(parse, skip_back(parse, skip_back(parse, i)))
    return None


def _of_source(parse: Parse, g: int) -> str:
    """Rumours and unconfirmed reports leave open what they say; anybody else asserts it."""
    s = subject(parse, g)
    phrase = parse.nodes[s].phrase if s is not None else None
    noun = phrase.members[0].noun if phrase is not None else None
    if noun is None or noun.name is not None:
        return ASSERTED
    doubtful = any(effect_of("adjective", m) in (POSSIBLE, NEGATED) for m in noun.modifiers)
    return POSSIBLE if doubtful or noun.lemma in words("hearsay") - {"report"} else ASSERTED


def alongside(parse: Parse, v: int) -> bool:
    """ "is handing out blankets as the armies swap captives", "comes as ministers meet": beside what is going on."""
    j = opener(parse, v)
    if j < 0 or parse.nodes[j].word not in ("as", "while") or not _is_present(parse, v):
        return False
    for i in range(j - 1, -1, -1):
        verb = verb_of(parse, i)
        if verb is not None and verb.finite:
            return verb.tense == "present" and (verb.progressive or (verb.lemma == "come" and not verb.perfect))
    return False


def awaited(parse: Parse, v: int) -> bool:
    """ "will speak when the two meet", "hopes for a deal before they meet": the present of what is still to come."""
    j = opener(parse, v)
    if j < 0 or parse.nodes[j].word not in TEMPORAL or not _is_present(parse, v):
        return False
    return any(_ahead(parse, i) for i in range(len(parse.nodes)) if not j < i <= v)


def _ahead(parse: Parse, i: int) -> bool:
    """The finite verb at node i tells of what lies ahead."""
    verb = verb_of(parse, i)
    if verb is None or not verb.finite or verb.perfect:
        return False
    moving = verb.lemma in words("motion") or verb.lemma == "be"
    planned = not moving and effect_of("infinitive", verb.lemma) in (SCHEDULED, POSSIBLE, REQUESTED)
    return verb.tense == "future" or bool(verb.modal) or (verb.tense == "present" and planned)


def _is_present(parse: Parse, v: int) -> bool:
    verb = verb_of(parse, v)
    return verb is not None and verb.tense == "present"


__all__ = [
    "alongside",
    "answered",
    "asked",
    "awaited",
    "clause",
    "condition",
    "conditional",
    "declined",
    "inverted",
    "opener",
    "said_of",
    "threatened",
]
