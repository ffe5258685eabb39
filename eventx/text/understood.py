"""Who acts: the subject of a verb as it stands, and as it is understood of an infinitive, a participle or a gerund.

"Urged X to leave", "freed on Monday, X said", "X, speaking by phone": the subject is found by control, by what a participle
describes, and by who else acts in the sentence.
"""

from __future__ import annotations

from functools import lru_cache

from eventx.lexicon import table
from eventx.text.clauses import (
    ASKED_AGAIN,
    can_act,
    governing_verb,
    governor,
    objects,
    phrase_of,
    preposition_before,
    skip_back,
    verb_of,
    verb_over_preposition,
)
from eventx.text.nodes import Parse, Phrase

OBJECT_ACTS = frozenset(
    {"accuse", "suspect", "stop", "prevent", "bar", "ban", "keep", "block", "dissuade", "discourage"}
)
ASKING = frozenset({"ask", "request", "seek", "demand", "propose", "beg", "urge", "offer"})
UNCHANGING = frozenset({"let", "set"})  # verbs whose past form is their base form


@lru_cache(maxsize=ASKED_AGAIN)
def subject(parse: Parse, v: int) -> int | None:
    """Node index of the subject phrase of the verb group at node v (its surface subject), or None."""
    verb = verb_of(parse, v)
    if verb is None:
        return None
    if verb.form == "infinitive":
        return _infinitive_subject(parse, v)
    if verb.form == "participle":
        return _participle_subject(parse, v)
    if verb.form == "gerund":
        return _gerund_subject(parse, v)
    return parse.subjects[v]


def _governed(parse: Parse, i: int) -> bool:
    return bool(preposition_before(parse, i))


def _object_owner(parse: Parse, i: int) -> int | None:
    """The verb group right before the phrase at node i, whose object it is."""
    j = i - 1
    while j >= 0 and parse.nodes[j].kind in "RE":
        j -= 1
    return j if j >= 0 and parse.nodes[j].kind == "V" else None


def _infinitive_subject(parse: Parse, v: int) -> int | None:
    """Control: the object of "urge X to", else the subject of the governing verb; "for X to be freed"."""
    g = governor(parse, v)
    if g is None:
        return _main_subject_after(parse, v) or _subject_before(parse, v)
    node = parse.nodes[g]
    if node.kind == "V":
        return subject(parse, g)
    if node.kind == "J":
        copula = next((j for j in range(g - 1, -1, -1) if parse.nodes[j].kind not in "RE"), None)
        return subject(parse, copula) if copula is not None and parse.nodes[copula].kind == "V" else None
    owner = _object_owner(parse, g)
    before = preposition_before(parse, g)
    verb = verb_of(parse, v)
    if before == "for" or (owner is not None and verb is not None and verb.passive):
        return g  # "for X to be freed", "expects X to be freed"
    if owner is not None:
        phrase = node.phrase
        assert phrase is not None
        if can_act(phrase) and not _goes_to(parse, owner, phrase):
            return g
        return subject(parse, owner)
    if before and (mover := _mover(parse, g)) is not None:
        return mover
    if before == "from" and _invitation(parse, g):  # "accepted an invitation from X to visit him"
        return _subject_before(parse, g)
    phrase = node.phrase
    if before in ("at", "in", "near") and phrase is not None and phrase.members[0].noun.kind == "place":
        return _actor_before(parse, g)  # "met at the bridge to exchange prisoners"
    if before:  # "appealed to X to release", "calls on X to release"
        return g if phrase_of(parse, g) is not None and can_act(phrase_of(parse, g)) else _subject_before(parse, g)
    return g


def _invitation(parse: Parse, i: int) -> bool:
    """What the phrase at node i sends is an invitation, and somebody else is to act on it."""
    outer = skip_back(parse, skip_back(parse, i - 1) - 1)
    phrase = parse.nodes[outer].phrase if outer >= 0 else None
    return phrase is not None and phrase.members[-1].noun.lemma in ("invitation", "invite")


def _mover(parse: Parse, i: int) -> int | None:
    """Who goes to the place at node i in order to do something: "flew to Rome to meet the mayor"."""
    phrase, v = phrase_of(parse, i), verb_over_preposition(parse, i)
    verb = verb_of(parse, v) if v is not None else None
    if v is None or verb is None or phrase is None or not _goes_to(parse, v, phrase):
        return None
    return subject(parse, v)


def _goes_to(parse: Parse, v: int, phrase: Phrase) -> bool:
    """The verb at node v is one of motion, and the phrase names where to: "visits Rome"."""
    verb = verb_of(parse, v)
    moves = verb is not None and verb.lemma in table("status")["words"]["motion"]
    return moves and all(m.noun.kind in ("place", "country") for m in phrase.members)


def _actor_before(parse: Parse, i: int) -> int | None:
    """Who acts where the phrase at node i is a place: the people it belongs to, or the subject of its verb."""
    j = skip_back(parse, skip_back(parse, i - 1) - 1)
    verb = verb_of(parse, j)
    if verb is not None and verb.form == "participle":
        j = skip_back(parse, j - 1)
    if j >= 0 and parse.nodes[j].kind == "G":
        phrase = parse.nodes[j].phrase
        place = phrase is not None and phrase.members[0].noun.kind == "place"
        return j if can_act(phrase) and not place else _subject_before(parse, j)
    return _subject_before(parse, i)


def _subject_before(parse: Parse, i: int) -> int | None:
    """The subject of the last finite verb before node i."""
    for j in range(i - 1, -1, -1):
        verb = verb_of(parse, j)
        if verb is not None and verb.finite:
            return parse.subjects[j]
    return None


def _participle_subject(parse: Parse, v: int) -> int | None:
    """ "hostages freed on Monday", ", freed last spring,": the phrase before it; "Released from prison, X went": the one after."""
    nodes = parse.nodes
    if bids(parse, v):
        return None
    i = v - 1
    while i >= 0 and nodes[i].kind in "RE,":
        i -= 1
    if i >= 0 and nodes[i].kind == "G":
        phrase = nodes[i].phrase
        if phrase is not None and i > 1 and _governed(parse, i) and all(m.noun.kind == "place" for m in phrase.members):
            return next((k for k in range(i - 2, -1, -1) if nodes[k].kind == "G"), i)
        return i
    if i >= 0 and nodes[i].kind == "C":
        return next((subject(parse, k) for k in range(i - 1, -1, -1) if nodes[k].kind == "V"), None)
    listed = verb_of(parse, i)
    if listed is not None and listed.passive and nodes[i + 1].kind in ",RE":
        return subject(parse, i)  # "was found, questioned and released"
    return _main_subject_after(parse, v)


def bids(parse: Parse, v: int) -> bool:
    """ "Let them go, she said": a form that no tense changes opens the sentence before its object."""
    verb = verb_of(parse, v)
    unchanged = verb is not None and verb.last - verb.first == 1 and verb.lemma in UNCHANGING
    return v == 0 and unchanged and len(parse.nodes) > 1 and parse.nodes[1].kind == "G"


def _main_subject_after(parse: Parse, v: int) -> int | None:
    """The subject of the main clause that follows a fronted participle and its comma."""
    seen_comma = False
    for j in range(v + 1, len(parse.nodes)):
        kind = parse.nodes[j].kind
        if kind == ",":
            seen_comma = True
        elif seen_comma and kind == "G" and not _governed(parse, j):
            return j
        elif parse.nodes[j].word == ":" and v == 0:  # "Freed in May: organist held in Togo"
            seen_comma = True
        elif kind in ";.":
            return None
    return None


def _gerund_subject(parse: Parse, v: int) -> int | None:
    """The subject of the clause that the gerund hangs on."""
    nodes = parse.nodes
    if v == 0 or (v == 1 and nodes[0].kind == "I"):
        return _main_subject_after(parse, v)
    i = v - 1
    while i >= 0 and nodes[i].kind in "RE":
        i -= 1
    if i >= 0 and nodes[i].kind == "," and i == v - 1:
        i -= 1  # "the ministers, meeting in Brussels, agreed"
    verb = verb_of(parse, v)
    if (
        i >= 0
        and verb is not None
        and _behind_comma(parse, verb.first)
        and (acting := _acting_before(parse, i)) is not None
    ):
        return acting  # "has written to the mayor, asking for a meeting"
    passive = verb is not None and verb.passive and i == v - 1  # "by the documents being released"
    asking = verb is not None and verb.lemma in ASKING and preposition_before(parse, i) == "to"
    if i >= 0 and nodes[i].kind == "G" and (passive or can_act(nodes[i].phrase)):
        return _subject_before(parse, i) if asking else i  # "wrote to the mayor asking for talks"
    for j in range(v - 1, -1, -1):
        if nodes[j].kind == "V":
            return _acting_object(parse, j, i) or subject(parse, j)
        if nodes[j].kind == ";" or (nodes[j].kind == "U" and j != i):  # "while meeting" shares the subject before it
            break
    return _main_subject_after(parse, v)


def _acting_object(parse: Parse, j: int, i: int) -> int | None:
    """ "accused X of visiting", "kept X from visiting": the object of the verb at node j; the preposition is node i."""
    verb = verb_of(parse, j)
    if verb is None or verb.passive or verb.lemma not in OBJECT_ACTS or parse.nodes[i].word not in ("of", "from"):
        return None
    return next(iter(objects(parse, j)), None)


def _behind_comma(parse: Parse, token: int) -> bool:
    tokens = parse.tokens
    return token > 0 and "," in tokens.text[tokens.ends[token - 1] - 1 : tokens.starts[token]]


def _acting_before(parse: Parse, i: int) -> int | None:
    """The subject of the verb that the phrase at node i depends on, if that is no subject itself."""
    governing = governing_verb(parse, i) if parse.nodes[i].kind == "G" else None
    verb = verb_of(parse, governing[0]) if governing is not None else None
    if governing is None or verb is None or not verb.finite or governing[1] == "subject" or governing[0] > i:
        return None
    return parse.subjects[governing[0]]


__all__ = ["bids", "subject"]
