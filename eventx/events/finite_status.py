"""How the act of a finite verb stands by its own tense, modality and negation, and by the noun that its clause describes."""

from __future__ import annotations

from itertools import pairwise

from eventx.events.clause_status import asked, conditional
from eventx.events.links import Link, skip_back, word_of
from eventx.events.ruling import (
    NEGATED,
    OCCURRED,
    ONGOING,
    POSSIBLE,
    REFUSED,
    REQUESTED,
    SAME,
    SCHEDULED,
    effect_of,
    words,
)
from eventx.text.chunks import VerbGroup
from eventx.text.clauses import verb_of
from eventx.text.nodes import Parse
from eventx.text.nouns import EVENT, HUMAN
from eventx.text.understood import bids, subject
from eventx.times import Direction

MODALS = {
    "may": POSSIBLE,
    "might": POSSIBLE,
    "could": POSSIBLE,
    "can": POSSIBLE,
    "should": REQUESTED,
    "must": REQUESTED,
    "ought": REQUESTED,
    "would": SCHEDULED,
}
AUXILIARIES = frozenset({"did", "does", "do", "has", "have", "had", "will", "would", "could", "can", "was", "were"})
DENYING = frozenset({"no", "not", "never", "nor", "neither"})  # "Not once has he met her", "Nor did he meet her"
LATER = frozenset({"later", "eventually", "ultimately", "finally", "subsequently", "soon"})
PLANNED = frozenset({"planned", "scheduled", "expected", "announced", "arranged", "intended", "hoped"})


def finite(parse: Parse, v: int, verb: VerbGroup) -> Link:
    """The act by its own tense, modality and negation."""
    negation = _negation(parse, v, verb)
    negated = negation is not None
    if asked(parse):
        return Link(POSSIBLE, "status.question")
    if negated and (until := _not_until(parse, v, verb)) is not None:
        return until
    if verb.modal:
        return _modal(parse, v, verb, negation)
    if verb.tense == "future":
        if negated:  # "will not meet" is a refusal, "will not be meeting" and "will not meet as planned" a fact
            fact = verb.progressive or _as_planned(parse, v) or _of_event(parse, v)
            status = NEGATED if fact else REFUSED
            return Link(status, "status.will-not", at=negation, direction="future")
        if conditional(parse):
            return Link(POSSIBLE, "status.would-if", direction="future")
        return Link(SCHEDULED, "status.future", direction="future")
    if negated:
        return Link(NEGATED, "status.negation", at=negation, direction="past")
    if verb.progressive and verb.tense == "present":
        aim = aim_of(parse, v) if verb.lemma not in words("happening") else None  # "the talks are going on"
        return Link(aim or ONGOING, "status.progressive", direction=None if verb.perfect else "future")
    if _imperative(parse, v, verb):
        return Link(REQUESTED, "status.imperative", direction="future")
    if verb.passive and verb.tense == "present" and not verb.perfect and verb.lemma in words("attending"):
        return Link(ONGOING, "status.in-talks", at=v, direction="past")  # "are closeted in a mill"
    direction: Direction = "future" if verb.tense == "present" and not verb.perfect and not verb.passive else "past"
    return Link(OCCURRED, "status.told", direction=direction)


def _of_event(parse: Parse, v: int) -> bool:
    """ "The talks will not take place": they refuse nothing."""
    s = subject(parse, v)
    phrase = parse.nodes[s].phrase if s is not None else None
    return phrase is not None and phrase.members[0].noun.kind == EVENT


def _or_not(parse: Parse, verb: VerbGroup) -> bool:
    """ "might or might not meet"."""
    lowers = parse.tokens.lowers
    return lowers[max(0, verb.first - 2) : verb.first] == (verb.modal, "or")


def _not_until(parse: Parse, v: int, verb: VerbGroup) -> Link | None:
    """ "was not freed until June", "did not free them until they were paid": it was done then, or it will be."""
    j = next((i for i in range(v + 1, len(parse.nodes)) if _opens_with(parse, i, ("until", "till"))), None)
    if j is None or any(node.verb is not None and node.verb.finite for node in parse.nodes[v + 1 : j]):
        return None
    if verb.tense == "past" and not verb.modal and not verb.perfect:
        return Link(OCCURRED, "status.not-until", at=j, direction="past")
    dated = parse.nodes[j].kind == "E" and (verb.tense == "future" or verb.modal == "would")
    return Link(SCHEDULED, "status.not-until", at=j, direction="future") if dated else None


def _opens_with(parse: Parse, i: int, words_of: tuple[str, ...]) -> bool:
    return parse.tokens.lowers[parse.nodes[i].first] in words_of


def _as_planned(parse: Parse, v: int) -> bool:
    """ "as planned", "as scheduled", "after all" behind the verb: the plan was given up."""
    lowers = parse.tokens.lowers[parse.nodes[v].last :]
    return any(
        (one == "as" and other in PLANNED) or (one, other) == ("after", "all") for one, other in pairwise(lowers)
    )


def _modal(parse: Parse, v: int, verb: VerbGroup, negation: int | None) -> Link:
    negated = negation is not None
    if negated and _or_not(parse, verb):
        return Link(POSSIBLE, "status.modal", direction="future")
    if verb.perfect:  # "should have been freed", "could have met", "would have met"
        undone = verb.modal in (("could", "can", "cannot") if negated else ("should", "would", "ought"))
        return Link(NEGATED if undone else POSSIBLE, "status.modal-perfect", direction="past")
    if negated:
        refused = verb.modal == "would" and not _of_event(parse, v)
        return Link(
            REFUSED if refused else NEGATED, "status.modal-not", at=negation, direction="past" if refused else "future"
        )
    if verb.modal == "would" and conditional(parse):
        return Link(POSSIBLE, "status.would-if", direction="future")
    if verb.modal == "would" and _came_about(parse, verb):
        return Link(OCCURRED, "status.came-about", direction="past")
    return Link(MODALS.get(verb.modal, POSSIBLE), "status.modal", direction="future")


def _came_about(parse: Parse, verb: VerbGroup) -> bool:
    """ "would later be freed", "would go on to win": the past, told from before it; not what somebody says will be."""
    words_within = set(parse.tokens.lowers[verb.first : verb.last + 1])
    later = bool(words_within & LATER) or (verb.lemma == "go" and verb.particle == "on")
    others = (node.verb for node in parse.nodes if node.verb is not None and node.verb.head != verb.head)
    said = any(other.lemma in words("reporting") for other in others)
    return later and not said


def _negation(parse: Parse, v: int, verb: VerbGroup) -> int | None:
    """Node of the word that negates the verb at node v: its own, "never" before it, its subject ("nobody was freed")."""
    if verb.negated:
        return v
    if v > 0 and word_of(parse, v - 1) in ("never", "not"):
        return v - 1
    s = subject(parse, v)
    if s is not None and 1 < s < v and parse.nodes[s - 1].word in AUXILIARIES:
        return next((j for j in range(s - 1) if set(parse.tokens.lowers[_span(parse, j)]) & DENYING), None)
    phrase = parse.nodes[s].phrase if s is not None else None
    noun = phrase.members[0].noun if phrase is not None else None
    if noun is None:
        return None
    nobody = noun.determiner in ("no", "neither") or noun.lemma in ("none", "nobody", "no-one", "neither")
    return s if nobody else None


def _span(parse: Parse, j: int) -> slice:
    return slice(parse.nodes[j].first, parse.nodes[j].last)


def conjunct_of(parse: Parse, v: int, verb: VerbGroup) -> int | None:
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


def described_by(parse: Parse, v: int) -> Link | None:
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


def aim_of(parse: Parse, v: int) -> str | None:
    """ "The priority is freeing them": what the subject makes of what it is said to be."""
    s = subject(parse, v)
    phrase = parse.nodes[s].phrase if s is not None else None
    noun = phrase.members[0].noun if phrase is not None else None
    return effect_of("noun", noun.lemma) if noun is not None and noun.name is None else None
