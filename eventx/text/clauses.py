"""What belongs to what: objects, prepositional phrases and governors in a parsed sentence. Who acts is in `understood`.

No parse tree: each question is answered by a walk over the nodes to the left or right of a verb or noun, skipping
adverbs, dates, asides and relative clauses, stopping at the borders of the clause.
"""

from __future__ import annotations

from functools import lru_cache

from eventx.text.chunks import VerbGroup
from eventx.text.nodes import Node, Parse, Phrase
from eventx.text.readings import verb_class
from eventx.text.subjects import clause_follows
from eventx.values import light

SHORT_ASIDE = 8  # nodes
MAX_WALK = 60
ASKED_AGAIN = 256  # answers kept: the frames of a verb ask the same, one after the other
MAX_SUBJECT = 12  # nodes between a subject and its verb


@light(frozen=True, slots=True)
class Attached:
    """A prepositional phrase: preposition, node index of the noun phrase."""

    preposition: str
    node: int


def verb_of(parse: Parse, i: int) -> VerbGroup | None:
    return parse.nodes[i].verb if 0 <= i < len(parse.nodes) else None


def phrase_of(parse: Parse, i: int) -> Phrase | None:
    return parse.nodes[i].phrase if 0 <= i < len(parse.nodes) else None


def preposition_before(parse: Parse, i: int) -> str:
    """The preposition that governs the phrase at node i, or ""."""
    j = i - 1
    while j >= 0 and parse.nodes[j].kind == "R":
        j -= 1
    if j >= 0 and parse.nodes[j].kind == "I":
        return parse.nodes[j].word
    return ""


def clausal(parse: Parse, i: int) -> bool:
    """The preposition at node i opens a clause: "after his aunt sold her farm"."""
    return clause_follows(parse.nodes, i)


def _antecedent(parse: Parse, w: int) -> int | None:
    """The phrase that the relative pronoun at node w stands for."""
    i = w - 1
    while i >= 0 and parse.nodes[i].kind in ",EIR":
        i -= 1
    return i if i >= 0 and parse.nodes[i].kind == "G" else None


def governor(parse: Parse, v: int) -> int | None:
    """Node that an infinitive or gerund hangs on: the verb, noun or adjective before it."""
    i = v - 1
    while i >= 0 and parse.nodes[i].kind in "RE":
        i -= 1
    if i < 0:
        return None
    kind = parse.nodes[i].kind
    if kind in "VGJ":
        return i
    if kind == "I":
        return governor(parse, i)
    verb = verb_of(parse, v)
    if kind == "," and verb is not None and (aside := _saying_aside(parse, i)) is not None:
        return governor(parse, aside)  # "will visit Togo, friends say, to meet X"
    if kind in ",;" and verb is not None and parse.tags[verb.first] == "T":
        return _described(parse, i)  # "called for X, who fell ill in May, to be freed"
    listed = kind == "," and verb is not None and parse.tags[verb.first] == "b"
    if kind == "C" or listed:  # "to meet X, hold talks and leave", "agreed to come and to meet"
        for j in range(i - 1, -1, -1):
            other = verb_of(parse, j)
            if other is not None and other.form == "infinitive":
                return governor(parse, j)
    return None


def _saying_aside(parse: Parse, i: int) -> int | None:
    """Where the aside begins that ends at the comma at node i, if it only says who says so: ", officials said on Monday,"."""
    said = False
    for j in range(i - 1, max(-1, i - SHORT_ASIDE), -1):
        node = parse.nodes[j]
        if node.kind == ",":
            return j if said else None
        if node.verb is not None:
            if said or node.verb.lemma not in verb_class("saying"):
                return None
            said = True
        elif node.kind not in "GIRE":
            return None
    return None


def _described(parse: Parse, i: int) -> int | None:
    """What stands before an aside that ends at the comma at node i: "X, who is ill,", "refused, despite threats,"."""
    for j in range(i - 1, max(-1, i - SHORT_ASIDE), -1):
        node, phrase = parse.nodes[j], parse.nodes[j].phrase
        if node.word == parse.nodes[i].word and j > 0 and parse.nodes[j - 1].kind in "GV":
            return j - 1
        if phrase is not None and j < i - 1 and phrase.members[-1].apposed is not None:
            return j
        if node.kind in ";U,.":
            return None
    return None


def can_act(phrase: Phrase | None) -> bool:
    return phrase is not None and any(
        m.noun.kind in ("person", "group", "organization", "country", "pronoun", "place") for m in phrase.members
    )


@lru_cache(maxsize=ASKED_AGAIN)
def objects(parse: Parse, v: int) -> tuple[int, ...]:
    """Node indices of the direct objects after the verb at v: none, one, or two ("gave Togo six sailors")."""
    nodes, found = parse.nodes, list[int]()
    i = v + 1
    while i < len(nodes) and len(found) < 2:
        node = nodes[i]
        if node.kind == "G":
            if _subject_of_next(parse, v, i):
                break
            if node.phrase is not None and node.phrase.members[0].noun.kind != "time":
                found.append(i)
        elif node.kind == "V" and not found and node.verb is not None and node.word in ("go", "free", "let"):
            pass
        elif not (
            node.kind in "RE"
            or (node.kind == "J" and (node.word == "free" or _particle_of(parse, v) == node.word))
            or (node.kind == "I" and node.word == "of" and nodes[i - 1].kind == "E")
        ):
            break
        i += 1
    if not found:
        w = _object_relative(parse, v)
        if w is not None:
            return (w,)
    return tuple(found)


def _subject_of_next(parse: Parse, v: int, i: int) -> bool:
    """The phrase at node i after the verb at v is the subject: of an inverted verb, or of the clause that the verb takes."""
    if v >= 0 and parse.subjects[v] == i:
        return True
    j = i + 1
    while j < len(parse.nodes) and parse.nodes[j].kind in "RE":
        j += 1
    if j < len(parse.nodes) and parse.subjects[j] == i:
        return True
    governing = verb_of(parse, v)
    if governing is None or governing.lemma not in verb_class("clause"):
        return False
    for k in range(j, min(len(parse.nodes), i + MAX_WALK)):  # "said a swap of X for Y was possible"
        if parse.nodes[k].kind in "WU;":
            break
        if parse.subjects[k] == i:
            return True
    return False


def _object_relative(parse: Parse, v: int) -> int | None:
    """ "X, whom the bandits freed": the antecedent is the object."""
    i = v - 1
    while i >= 0 and parse.nodes[i].kind in "RE":
        i -= 1
    if i > 0 and parse.nodes[i].kind == "G" and parse.nodes[i - 1].kind == "W":
        return _antecedent(parse, i - 1) if parse.nodes[i - 2].kind != "I" else None  # not "in which he called"
    return None


@lru_cache(maxsize=ASKED_AGAIN)
def prepositions(parse: Parse, at: int) -> tuple[Attached, ...]:
    """The prepositional phrases to the right of node `at` within its clause."""
    nodes, found = parse.nodes, list[Attached]()
    for i in range(at + 1, len(nodes)):
        node = nodes[i]
        if node.kind in "UW;." or (
            node.kind == "V"
            and node.verb is not None
            and (node.verb.finite or node.verb.form == "infinitive")
            and node.word not in ("go", "free")
        ):
            break
        if clausal(parse, i) or (i > at + 1 and of_a_thing(parse, i)) or _new_subject(parse, i):
            break
        if node.kind == "I":
            j = i + 1
            while j < len(nodes) and nodes[j].kind == "R":
                j += 1
            if j < len(nodes) and nodes[j].kind == "G":
                found.append(Attached(node.word, j))
    return tuple(found)


def _new_subject(parse: Parse, i: int) -> bool:
    """The comma at node i stands before the subject of another clause: "were freed, the ministry in Rome said"."""
    if parse.nodes[i].kind != "," or i + 1 >= len(parse.nodes) or parse.nodes[i + 1].kind != "G":
        return False
    return i + 1 in parse.subjects[i + 2 : i + MAX_SUBJECT]


def of_a_thing(parse: Parse, v: int) -> bool:
    """The participle at node v describes a thing behind a preposition: "under a pact sealed in Turin in May"."""
    verb = verb_of(parse, v)
    if verb is None or verb.form != "participle" or v < 2 or not preposition_before(parse, v - 1):
        return False
    phrase = parse.nodes[v - 1].phrase
    return phrase is not None and phrase.members[-1].noun.kind in ("thing", "event") and not can_act(phrase)


def leading_prepositions(parse: Parse, v: int) -> list[Attached]:
    """The prepositional phrases that open the clause of node v, before its subject."""
    found = list[Attached]()
    start = v
    while start > 0 and parse.nodes[start - 1].kind not in "UW;.V":
        start -= 1
    if start > 0 and parse.nodes[start - 1].kind == "V":
        return found  # they follow a verb of the same sentence
    for i in range(start, v):
        if parse.nodes[i].kind == "I" and i + 1 < v and parse.nodes[i + 1].kind == "G" and not clausal(parse, i):
            found.append(Attached(parse.nodes[i].word, i + 1))
    return found


def governing_verb(parse: Parse, n: int) -> tuple[int, str] | None:
    """The verb that the phrase at node n depends on, and as what: "subject", "object" or a preposition."""
    measure = n - 2 if n > 1 and parse.nodes[n - 1].word == "of" and parse.nodes[n - 2].kind == "E" else None
    before = preposition_before(parse, n) if measure is None else ""
    if before:
        v = verb_over_preposition(parse, n)
        if v is None:
            v = _verb_after_fronted(parse, n)
        return None if v is None else (v, before)
    i = skip_back(parse, n - 1 if measure is None else measure)  # "held two days of talks"
    if i > 0 and parse.nodes[i].kind == "J" and _particle_of(parse, i - 1) == parse.nodes[i].word:
        i -= 1
    if not _subject_of_next(parse, i, n):
        verb = verb_of(parse, i)
        if verb is not None and not (verb.passive and verb.form == "participle"):
            return _over_naming(parse, i), "object"
        given = verb_of(parse, i - 1) if i > 0 and parse.nodes[i].kind == "G" else None
        if given is not None and given.lemma in verb_class("two_objects") and not given.passive:
            return i - 1, "object"
        if i >= 0 and parse.nodes[i].kind == "C" and (v := _verb_before_and(parse, i)) is not None:
            return v, "object"
    v = next((j for j in range(n + 1, min(len(parse.nodes), n + MAX_WALK)) if parse.subjects[j] == n), None)
    return None if v is None else (v, "subject")


def main_verb(parse: Parse, n: int) -> int | None:
    """The verb whose subject is the phrase at node n, behind a relative clause: "The talks, which went on, *ended*"."""
    verbs = [j for j in range(n + 1, min(len(parse.nodes), n + MAX_WALK)) if parse.subjects[j] == n]
    if not verbs:
        return None
    return verbs[len(verbs) > 1 and "W" in (parse.nodes[n + 1].kind, parse.nodes[n + 2].kind)]


def _particle_of(parse: Parse, v: int) -> str:
    """ "cut short the trip": the particle of the verb at node v, which may be an adjective elsewhere; or ""."""
    verb = verb_of(parse, v)
    return verb.particle if verb is not None else ""


def _over_naming(parse: Parse, v: int) -> int:
    """ "had what he called a frank talk": the verb whose object it is, v itself where no "what" names it."""
    verb = verb_of(parse, v)
    what = v - 2
    if verb is None or verb.lemma not in verb_class("naming") or what < 1 or parse.nodes[what].word != "what":
        return v
    return what - 1 if parse.nodes[what - 1].kind == "V" else v


def skip_back(parse: Parse, i: int) -> int:
    """The first node at i or before it that is no adverb and no date; -1 if there is none."""
    while i >= 0 and parse.nodes[i].kind in "RE":
        i -= 1
    return i


def verb_over_preposition(parse: Parse, n: int) -> int | None:
    """The verb that a prepositional phrase hangs on, over the objects and phrases between."""
    i = skip_back(parse, skip_back(parse, n - 1) - 1)
    while i >= 0 and parse.nodes[i].kind == "G":
        j = skip_back(parse, i - 1)
        if j >= 0 and parse.nodes[j].kind == "V":
            return j
        if j < 0 or parse.nodes[j].kind != "I":
            return None
        i = skip_back(parse, j - 1)
    if i > 0 and parse.nodes[i].kind == "J" and parse.nodes[i + 1].word in ("in", "with", "to"):  # "are deep in talks"
        copula = skip_back(parse, i - 1)
        verb = verb_of(parse, copula)
        return copula if verb is not None and verb.lemma == "be" and not verb.passive else None
    return i if i >= 0 and parse.nodes[i].kind == "V" else None


def _verb_after_fronted(parse: Parse, n: int) -> int | None:
    """The main verb after a prepositional phrase that opens the sentence: "At a fair opened by X, Y and Z agreed"."""
    if any(node.kind not in "IGRE" for node in parse.nodes[:n]) or parse.nodes[0].kind != "I":
        return None
    described = (
        n + 1 < len(parse.nodes) and parse.nodes[n + 1].kind == "W"
    )  # "In a call that lasted an hour, X and Y ..."
    first = n + 2 if described else n + 1
    comma = next((i for i in range(first, len(parse.nodes)) if parse.nodes[i].kind in ",;UW"), None)
    if comma is None or parse.nodes[comma].kind != ",":
        return None
    for v in range(comma + 1, len(parse.nodes)):
        place, verb = parse.subjects[v], parse.nodes[v].verb
        if verb is not None and verb.finite:
            return v if place is not None and comma < place < v else None
        if parse.nodes[v].kind in ";UW":
            break
    return None


def _verb_before_and(parse: Parse, c: int) -> int | None:
    """The verb whose objects the "and" at node c joins."""
    for j in range(c - 1, max(-1, c - 6), -1):
        if parse.nodes[j].kind == "V":
            return j
        if parse.nodes[j].kind not in "GIE,R":
            break
    return None


__all__ = [
    "Attached",
    "Node",
    "clausal",
    "governing_verb",
    "governor",
    "leading_prepositions",
    "objects",
    "phrase_of",
    "preposition_before",
    "prepositions",
    "verb_of",
]
