"""Whether it happened: the status of a mention, from its verb group and all that governs it.

A verb says by tense, modality and negation how its own act stands. What it governs ("agreed to meet", "called for the
release", "no plans to meet", "denied that they had met") takes the status that the governor gives, tempered by how the
governor's act itself stands: who *may* agree to meet has not agreed. The governors are words in lexicon/status.toml.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from eventx.events.frames import FrameMention
from eventx.lexicon import table
from eventx.text.clauses import governing_verb, governor, preposition_before, subject, verb_of
from eventx.text.nouns import EVENT, Noun
from eventx.text.phrases import Member, Parse, Phrase

OCCURRED, ONGOING, SCHEDULED, REQUESTED, POSSIBLE, REFUSED, NEGATED = (
    "occurred",
    "ongoing",
    "scheduled",
    "requested",
    "possible",
    "refused",
    "negated",
)
REAL = frozenset({OCCURRED, ONGOING})
MODALS = {
    "may": POSSIBLE,
    "might": POSSIBLE,
    "could": POSSIBLE,
    "can": POSSIBLE,
    "should": REQUESTED,
    "must": REQUESTED,
    "would": SCHEDULED,
}
DENIED = {
    SCHEDULED: NEGATED,
    REQUESTED: REQUESTED,
    POSSIBLE: NEGATED,
    REFUSED: POSSIBLE,
    NEGATED: POSSIBLE,
    OCCURRED: NEGATED,
    ONGOING: NEGATED,
}
HAPPENING = frozenset(
    {
        "take",
        "last",
        "end",
        "begin",
        "start",
        "conclude",
        "open",
        "break",
        "follow",
        "come",
        "produce",
        "yield",
        "focus",
        "cover",
        "deal",
        "touch",
        "be",
        "occur",
        "happen",
    }
)
MAX_DEPTH = 6


@dataclass(slots=True)
class Ruling:
    """A status and the reasons for it, outermost last."""

    status: str
    reasons: list[str] = field(default_factory=list)

    def because(self, status: str, reason: str) -> Ruling:
        return Ruling(status, [*self.reasons, reason])


def decide(mention: FrameMention) -> Ruling:
    """The status of a mention by its sentence alone."""
    if mention.frame.status:
        return Ruling(mention.frame.status, [f"{mention.frame.rule} says so"])
    if mention.noun is None:
        return _of_verb(mention.parse, mention.node, 0)
    return _of_noun(mention.parse, mention.node, mention.noun, 0)


def _words(parse: Parse, first: int, last: int) -> str:
    return parse.tokens.slice(first, last)


def _of_verb(parse: Parse, v: int, depth: int) -> Ruling:
    """How the act of the verb at node v stands."""
    verb = verb_of(parse, v)
    assert verb is not None
    if depth > MAX_DEPTH:
        return Ruling(OCCURRED)
    words = _words(parse, verb.first, verb.last)
    if verb.form == "infinitive":
        return _infinitive(parse, v, depth)
    if verb.form == "gerund":
        return _gerund(parse, v, depth)
    if verb.form == "participle":
        return Ruling(OCCURRED, [f'"{words}": participle'])
    own = _finite(parse, v, words)
    return _embedded(parse, v, own, depth)


def _finite(parse: Parse, v: int, words: str) -> Ruling:
    verb = verb_of(parse, v)
    assert verb is not None
    negated = verb.negated or _negative_subject(parse, v)
    if v > 0 and parse.nodes[v - 1].kind == "R" and parse.nodes[v - 1].word in ("never", "not"):
        negated = True
    if verb.modal:
        if negated:
            return Ruling(REFUSED if verb.modal == "would" else NEGATED, [f'"{words}": negated'])
        if verb.modal in ("would", "could", "should") and verb.perfect:
            return Ruling(POSSIBLE, [f'"{words}"'])
        status = MODALS.get(verb.modal, POSSIBLE)
        if verb.modal == "would" and _conditional(parse):
            status = POSSIBLE
        return Ruling(status, [f'"{words}": {verb.modal}'])
    if verb.tense == "future":
        return Ruling(REFUSED if negated else SCHEDULED, [f'"{words}": future'])
    if negated:
        return Ruling(NEGATED, [f'"{words}": negated'])
    if verb.tense == "present" and verb.progressive:
        return Ruling(ONGOING, [f'"{words}": present progressive'])
    if verb.perfect and verb.progressive and verb.tense == "present":
        return Ruling(ONGOING, [f'"{words}": present perfect progressive'])
    if verb.form == "finite" and _imperative(parse, v):
        return Ruling(REQUESTED, [f'"{words}": imperative'])
    return Ruling(OCCURRED, [f'"{words}": {verb.tense}'])


def _imperative(parse: Parse, v: int) -> bool:
    verb = verb_of(parse, v)
    assert verb is not None
    return v == 0 and parse.tags[verb.head] == "b" and parse.tokens.quoted[verb.head] and subject(parse, v) is None


def _negative_subject(parse: Parse, v: int) -> bool:
    s = subject(parse, v)
    phrase = parse.nodes[s].phrase if s is not None else None
    return phrase is not None and phrase.members[0].noun.determiner in ("no", "neither")


def _conditional(parse: Parse) -> bool:
    """An if-clause, or inverted "should" and "were", stands in the sentence."""
    return any(node.kind == "U" and node.word in ("if", "unless", "even if") for node in parse.nodes) or any(
        node.kind == "V" and node.word == "should" and i + 1 < len(parse.nodes) and parse.nodes[i + 1].kind == "G"
        for i, node in enumerate(parse.nodes)
    )


# -- infinitives and gerunds --------------------------------------------------------------------------------


def _infinitive(parse: Parse, v: int, depth: int) -> Ruling:
    verb = verb_of(parse, v)
    assert verb is not None
    words = _words(parse, verb.first, verb.last)
    g = governor(parse, v)
    if g is None:
        return Ruling(REQUESTED if preposition_before(parse, v) == "for" else SCHEDULED, [f'"{words}": infinitive'])
    node = parse.nodes[g]
    if node.kind == "V":
        outer = verb_of(parse, g)
        assert outer is not None
        if outer.lemma == "be" and not outer.passive:
            return _be_to(parse, g, v, words, depth)
        effect = table("status")["infinitive"].get(_key(outer.lemma, outer.particle)) or table("status")[
            "infinitive"
        ].get(outer.lemma)
        if effect is None:
            effect = "same"
        if verb.negated and effect != "same":
            effect = REFUSED
        return _compose(effect, _of_verb(parse, g, depth + 1), f'"{outer.lemma} {words}"')
    if node.kind == "J":
        adjective = node.word or _words(parse, node.first, node.last).lower()
        effect = table("status")["adjective"].get(adjective, "same")
        return _predicated(parse, g, effect, f'"{adjective} {words}"', depth)
    return _infinitive_after_noun(parse, g, words, depth)


def _be_to(parse: Parse, g: int, v: int, words: str, depth: int) -> Ruling:
    """ "is to meet", "was to have met", "had been to"."""
    verb, outer = verb_of(parse, v), verb_of(parse, g)
    assert verb is not None
    assert outer is not None
    if verb.perfect:
        return Ruling(NEGATED, [f'"{_words(parse, outer.first, outer.last)} {words}": did not come about'])
    own = Ruling(NEGATED if outer.negated else SCHEDULED, [f'"{_words(parse, outer.first, outer.last)} {words}"'])
    return _embedded(parse, g, own, depth)


def _infinitive_after_noun(parse: Parse, g: int, words: str, depth: int) -> Ruling:
    """ "plans to meet", "urged the president to free", "for X to be freed"."""
    phrase = parse.nodes[g].phrase
    assert phrase is not None
    noun = phrase.members[-1].noun
    effect = table("status")["noun"].get(noun.lemma) if noun.name is None else None
    if effect is not None:
        return _compose(effect, _standing_of(parse, g, noun, depth), f'"{noun.lemma} {words}"')
    before = preposition_before(parse, g)
    governing = governing_verb(parse, g)
    if governing is not None and governing[1] in ("object", "for", "to", "on", "with", "upon"):
        outer = verb_of(parse, governing[0])
        assert outer is not None
        effect = table("status")["infinitive"].get(_key(outer.lemma, outer.particle))
        if (effect is not None and effect != "same") or outer.lemma in table("status")["infinitive"]:
            return _compose(effect or "same", _of_verb(parse, governing[0], depth + 1), f'"{outer.lemma} … {words}"')
    if before == "for":
        return Ruling(REQUESTED, [f'"for … {words}"'])
    main = _main_verb_before(parse, g)
    if main is not None and governing is not None and governing[1] == "object":
        return (
            Ruling(SCHEDULED, [f'"{words}": purpose'])
            if verb_of(parse, main) is None
            else _compose("same", _of_verb(parse, main, depth + 1), f'"{words}"')
        )
    return Ruling(SCHEDULED, [f'"{words}": infinitive'])


def _main_verb_before(parse: Parse, i: int) -> int | None:
    for j in range(i - 1, -1, -1):
        verb = verb_of(parse, j)
        if verb is not None and verb.finite:
            return j
    return None


def _gerund(parse: Parse, v: int, depth: int) -> Ruling:
    verb = verb_of(parse, v)
    assert verb is not None
    words = _words(parse, verb.first, verb.last)
    i = v - 1
    while i >= 0 and parse.nodes[i].kind in "RE":
        i -= 1
    if i < 0:
        return Ruling(OCCURRED, [f'"{words}"'])
    node = parse.nodes[i]
    if node.kind == "V":
        outer = verb_of(parse, i)
        assert outer is not None
        effect = (
            table("status")["infinitive"].get(_key(outer.lemma, outer.particle))
            or table("status")["infinitive"].get(outer.lemma)
            or "same"
        )
        return _compose(effect, _of_verb(parse, i, depth + 1), f'"{outer.lemma} {words}"')
    if node.kind == "I":
        if node.word == "without":
            return Ruling(NEGATED, [f'"without {words}"'])
        if node.word in ("after", "by", "following", "since", "for", "upon"):
            return Ruling(OCCURRED, [f'"{node.word} {words}"'])
        before = parse.nodes[i - 1] if i > 0 else None
        if before is not None and before.phrase is not None:
            noun = before.phrase.members[-1].noun
            effect = table("status")["noun"].get(noun.lemma)
            if effect is not None and noun.name is None:
                return _compose(effect, _standing_of(parse, i - 1, noun, depth), f'"{noun.lemma} {node.word} {words}"')
        outer_verb = verb_of(parse, i - 1) if i > 0 else None
        if outer_verb is not None:
            effect = (
                table("status")["infinitive"].get(outer_verb.lemma)
                or table("status")["object"].get(f"{outer_verb.lemma} {node.word}")
                or "same"
            )
            return _compose(effect, _of_verb(parse, i - 1, depth + 1), f'"{outer_verb.lemma} {node.word} {words}"')
    main = _main_verb_before(parse, v)
    if main is not None and node.kind == ",":
        return _compose("same", _of_verb(parse, main, depth + 1), f'"{words}"')
    return Ruling(OCCURRED, [f'"{words}"'])


# -- nouns --------------------------------------------------------------------------------------------------


def _of_noun(parse: Parse, n: int, noun: Noun, depth: int) -> Ruling:
    """How the event that the noun at node n names stands."""
    if noun.determiner == "no":
        return _embedded_noun(parse, n, Ruling(NEGATED, [f'"no {noun.lemma}"']), depth)
    for modifier in noun.modifiers:
        effect = table("status")["adjective"].get(modifier)
        if effect not in (None, "same"):
            ruling = Ruling(effect, [f'"{modifier} {noun.lemma}"'])
            outer = _standing_of(parse, n, noun, depth)
            return outer if outer.status in (NEGATED, REFUSED) else ruling
    carrier = _carrier(parse, n, noun)
    if carrier is not None:
        effect = table("status")["noun"][carrier.lemma]
        return _compose(effect, _standing_of(parse, n, carrier, depth), f'"{carrier.lemma}" of it')
    return _standing_of(parse, n, noun, depth)


def _carrier(parse: Parse, n: int, noun: Noun) -> Noun | None:
    """The noun of the same phrase whose of-phrase holds the event: "cancellation of the meeting"."""

    def search(phrase: Phrase | None, above: Noun | None) -> Noun | None:
        for member in phrase.members if phrase is not None else ():
            if member.noun is noun:
                return above
            found = search(member.of, member.noun)
            if found is not None:
                return found
        return None

    above = search(parse.nodes[n].phrase, None)
    return above if above is not None and above.name is None and above.lemma in table("status")["noun"] else None


def _standing_of(parse: Parse, n: int, noun: Noun, depth: int) -> Ruling:
    """What the words around the noun phrase at node n say of it: governing noun, verb and predicate."""
    if depth > MAX_DEPTH:
        return Ruling(OCCURRED)
    if noun.determiner == "no":
        return Ruling(NEGATED, [f'"no {noun.lemma}"'])
    before = preposition_before(parse, n)
    if before:
        above = _noun_before(parse, n)
        if above is not None:
            effect = table("status")["noun"].get(above.lemma)
            if (
                effect is not None
                and above.name is None
                and before in ("for", "of", "on", "to", "about", "with", "at", "in")
            ):
                return _compose(effect, _standing_of(parse, n - 2, above, depth + 1), f'"{above.lemma} {before}"')
    governing = governing_verb(parse, n)
    if governing is None:
        return _unattached(parse, n, noun, before)
    v, relation = governing
    verb = verb_of(parse, v)
    assert verb is not None
    if relation == "subject":
        return _as_subject(parse, n, v, depth)
    if relation == "object":
        if verb.passive and verb.form == "finite":
            return _of_verb(parse, v, depth + 1)
        effect = table("status")["object"].get(_key(verb.lemma, verb.particle)) or (
            table("status")["object"].get(verb.lemma) if not verb.particle else None
        )
        return _compose(
            effect or "same", _of_verb(parse, v, depth + 1), f'"{_key(verb.lemma, verb.particle)}" its object'
        )
    return _by_preposition(parse, v, relation, noun, depth)


def _by_preposition(parse: Parse, v: int, relation: str, noun: Noun, depth: int) -> Ruling:
    verb = verb_of(parse, v)
    assert verb is not None
    known = table("status")["object"]
    key = f"{_key(verb.lemma, verb.particle)} {relation}"
    if key in known:
        return _compose(known[key], _of_verb(parse, v, depth + 1), f'"{key}"')
    if relation in ("for", "to") and table("status")["infinitive"].get(verb.lemma) == SCHEDULED:
        outer = _of_verb(parse, v, depth + 1)
        return _compose(SCHEDULED, outer, f'"{verb.lemma} {relation}"')
    if relation in ("for", "on", "to", "about", "with", "against") and verb.lemma in known:
        return _compose(known[verb.lemma], _of_verb(parse, v, depth + 1), f'"{verb.lemma} {relation}"')
    if relation in ("ahead of", "prior to"):
        return Ruling(SCHEDULED, [f'"{relation}"'])
    if relation in ("after", "following", "since", "before", "during", "despite"):
        return Ruling(OCCURRED, [f'"{relation}"'])
    own = _of_verb(parse, v, depth + 1)
    if own.status in (NEGATED, REFUSED) and relation not in ("in", "at"):
        return Ruling(OCCURRED, [f'"{relation}"'])
    return own.because(own.status, f'"{relation}"')


def _as_subject(parse: Parse, n: int, v: int, depth: int) -> Ruling:
    """ "the meeting was cancelled / is planned / took place / remains a possibility"."""
    verb = verb_of(parse, v)
    assert verb is not None
    own = _of_verb(parse, v, depth + 1)
    if verb.lemma in ("be", "remain", "seem", "appear", "become", "look", "stay") and not verb.passive:
        j = v + 1
        while j < len(parse.nodes) and parse.nodes[j].kind == "R":
            j += 1
        if j < len(parse.nodes):
            after = parse.nodes[j]
            if after.kind == "J":
                adjective = after.word or _words(parse, after.first, after.last).lower()
                effect = table("status")["adjective"].get(adjective)
                if effect not in (None, "same"):
                    return _compose(effect, own, f'"{adjective}"')
            if after.phrase is not None:
                effect = table("status")["noun"].get(after.phrase.members[0].noun.lemma)
                if effect is not None:
                    return _compose(effect, own, f'"{after.phrase.members[0].noun.lemma}"')
            other = after.verb
            if other is not None and other.form == "infinitive":
                return _infinitive(parse, j, depth + 1)
            if after.kind == "I" and after.word == "on":
                return own.because(
                    SCHEDULED if own.status in REAL and verb.tense == "present" else own.status, '"is on"'
                )
            if after.word in ("under way", "underway"):
                return own.because(ONGOING, '"under way"')
        return own
    subjects = table("status")["subject"]
    key = _key(verb.lemma, verb.particle)
    effect = subjects.get(key)
    if effect is None and verb.lemma in subjects and not verb.particle:
        effect = subjects[verb.lemma]
    if effect is None and not verb.passive:
        following = verb_of(parse, v + 1)
        if following is not None and following.form == "infinitive":
            return own
        return own
    if effect is None:
        return own
    if effect == ONGOING and verb.tense != "present" and verb.lemma not in ("enter", "continue"):
        return own
    if effect == POSSIBLE and verb.lemma == "discuss" and verb.passive is False:
        return own
    if (
        effect in (SCHEDULED, NEGATED, REFUSED, REQUESTED, POSSIBLE)
        and not verb.passive
        and verb.lemma not in ("fall", "loom", "go", "remain", "collapse")
    ):
        return own
    return _compose(effect, own, f'"{key}" its subject')


def _noun_before(parse: Parse, n: int) -> Noun | None:
    """The noun right before the preposition that governs node n."""
    j = n - 1
    while j >= 0 and parse.nodes[j].kind == "R":
        j -= 1
    j -= 1
    while j >= 0 and parse.nodes[j].kind == "E":
        j -= 1
    phrase = parse.nodes[j].phrase if j >= 0 else None
    if phrase is None:
        return None
    member: Member = phrase.members[-1]
    return member.noun


def _unattached(parse: Parse, n: int, noun: Noun, before: str) -> Ruling:
    if before in ("ahead of", "prior to"):
        return Ruling(SCHEDULED, [f'"{before}"'])
    if any(node.verb is not None and node.verb.finite for node in parse.nodes):
        return Ruling(OCCURRED, ["nothing says otherwise"])
    return Ruling(OCCURRED, ["headline"])


# -- composition ----------------------------------------------------------------------------------------------


def _key(lemma: str, particle: str) -> str:
    return f"{lemma} {particle}" if particle else lemma


def _compose(effect: str, outer: Ruling, reason: str) -> Ruling:
    """What a governor of this effect makes of the event, given how the governor's own act stands."""
    if effect == "same":
        return outer.because(outer.status, reason)
    if outer.status in REAL:
        return outer.because(effect, reason)
    if outer.status in (NEGATED, REFUSED):
        if outer.status == REFUSED and effect == SCHEDULED:
            return outer.because(REFUSED, f"{reason}, refused")
        return outer.because(DENIED[effect], f"{reason}, negated")
    if outer.status == POSSIBLE and effect in (SCHEDULED, ONGOING, OCCURRED):
        return outer.because(POSSIBLE, f"{reason}, uncertain")
    if outer.status == REQUESTED and effect in (SCHEDULED, POSSIBLE):
        return outer.because(REQUESTED, f"{reason}, asked for")
    return outer.because(effect, reason)


def _predicated(parse: Parse, g: int, effect: str, reason: str, depth: int) -> Ruling:
    """An adjective with its copula: "is ready to meet", "it is unclear whether"."""
    j = g - 1
    while j >= 0 and parse.nodes[j].kind in "RE":
        j -= 1
    verb = verb_of(parse, j)
    if verb is None:
        return Ruling(effect if effect != "same" else SCHEDULED, [reason])
    return _compose(effect, _of_verb(parse, j, depth + 1), reason)


def _embedded(parse: Parse, v: int, own: Ruling, depth: int) -> Ruling:
    """What the clause that holds the verb is embedded in makes of it: "denied that", "if", "unclear whether"."""
    s = subject(parse, v)
    at = s if s is not None and s < v else v
    return _clause_opening(parse, at, own, depth)


def _embedded_noun(parse: Parse, n: int, own: Ruling, depth: int) -> Ruling:
    return own


def _clause_opening(parse: Parse, at: int, own: Ruling, depth: int) -> Ruling:
    if depth > MAX_DEPTH:
        return own
    j = at - 1
    while j >= 0 and (
        parse.nodes[j].kind in "RE" or (parse.nodes[j].kind == "," and j > 0 and parse.nodes[j - 1].kind == "E")
    ):
        j -= 1
    if j < 0:
        return own
    opener = parse.nodes[j]
    if opener.kind in "UW" and opener.word in ("if", "unless", "even if", "provided"):
        asking = verb_of(parse, j - 1)
        if asking is not None and asking.lemma in ("ask", "know", "wonder", "see"):
            return own.because(POSSIBLE, f'"{asking.lemma} {opener.word}"')
        return own.because(POSSIBLE, f'"{opener.word}"')
    if opener.kind in "UW" and opener.word in ("that", "whether", "how", "why"):
        return _complement(parse, j - 1, opener.word, own, depth)
    if opener.kind == "V":
        verb = opener.verb
        if verb is not None and verb.lemma in set(table("status")["reporting"]["verbs"]):
            return _complement(parse, j, "", own, depth)
    return own


def _complement(parse: Parse, g: int, word: str, own: Ruling, depth: int) -> Ruling:
    """The clause is what the verb, noun or adjective at node g states, denies or doubts."""
    clause = table("status")["clause"]
    node = parse.nodes[g] if g >= 0 else None
    effect, lemma, outer = None, "", Ruling(OCCURRED)
    if node is None:
        return own.because(POSSIBLE, f'"{word}"') if word == "whether" else own
    if node.verb is not None:
        lemma = _key(node.verb.lemma, node.verb.particle)
        effect = clause.get(lemma) or clause.get(node.verb.lemma)
        if depth <= MAX_DEPTH and node.verb.lemma != "be":
            outer = _of_verb(parse, g, depth + 1)
    elif node.kind == "J":
        lemma = node.word or parse.tokens.slice(node.first, node.last).lower()
        effect = clause.get(lemma)
    elif node.phrase is not None:
        noun = node.phrase.members[-1].noun
        lemma = noun.lemma
        effect = clause.get(lemma) or table("status")["noun"].get(lemma)
        if effect == SCHEDULED:
            effect = None
        governing = governing_verb(parse, g)
        if governing is not None and governing[1] == "object":
            verb = verb_of(parse, governing[0])
            assert verb is not None
            effect = clause.get(verb.lemma, effect) if clause.get(verb.lemma) != "same" else effect
    if word == "whether" and (effect is None or effect == "same"):
        effect = POSSIBLE
    if effect is None or effect == "same":
        return own
    if outer.status in (NEGATED, REFUSED):
        effect = {NEGATED: POSSIBLE, POSSIBLE: POSSIBLE}.get(effect, effect)
    if effect == NEGATED:
        return own.because(REFUSED if own.status == REFUSED else NEGATED, f'"{lemma}"')
    if effect == POSSIBLE and own.status in (NEGATED, REFUSED, REQUESTED):
        return own
    return own.because(effect, f'"{lemma} {word}"'.replace(' "', '"'))


__all__ = ["EVENT", "Ruling", "decide"]
