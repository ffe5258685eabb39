"""What was denied before, and is claimed again: "X denied meeting Y. A weekly wrote that the two met." No event of its own."""

from __future__ import annotations

from eventx.events.candidate import Candidate
from eventx.events.merged import Told
from eventx.events.ruling import NEGATED, OCCURRED, Ruling, effect_of, words
from eventx.text.clauses import verb_of
from eventx.text.nodes import Parse
from eventx.values import replace


def denied_before(candidate: Candidate, told: Told) -> int | None:
    """Index of the event of the same people whose denial came first, if the mention is only what somebody claims."""
    people = {entity.number for entity in candidate.principals()}
    if candidate.ruling.status != OCCURRED or not people or not _claimed(candidate.ruling, candidate.mention.parse):
        return None
    for at, event in told.near(candidate):
        denied = any(_denied(c.ruling, c.mention.parse) for c in event.candidates)
        if event.type == candidate.type and event.status == NEGATED and denied and people <= event.numbers:
            return at
    return None


def unfounded(candidate: Candidate) -> Candidate:
    """The mention as one of an event that did not take place."""
    return replace(candidate, ruling=replace(candidate.ruling, status=NEGATED))


def _claimed(ruling: Ruling, parse: Parse) -> bool:
    """Its clause is what a paper wrote, a report said or somebody claims."""
    for _, link in ruling.links:
        verb = verb_of(parse, link.at) if link.rule == "status.statement" and link.at is not None else None
        if verb is not None and link.at is not None and (verb.lemma in words("claiming") or _of_report(parse, link.at)):
            return True
    return False


def _of_report(parse: Parse, v: int) -> bool:
    """ "The report said": the subject of the verb at node v."""
    place = parse.subjects[v]
    phrase = parse.nodes[place].phrase if place is not None else None
    return phrase is not None and phrase.members[0].noun.lemma in words("hearsay")


def _denied(ruling: Ruling, parse: Parse) -> bool:
    """Somebody says that it is not so: "denied that", "denied reports that", "denied meeting"."""
    for _, link in ruling.links:
        verb = verb_of(parse, link.above) if link.above is not None else None
        by_verb = verb is not None and not verb.negated and effect_of("clause", verb.lemma) == NEGATED
        if by_verb or (link.rule == "status.statement" and link.effect == NEGATED):
            return True
    return False


__all__ = ["denied_before", "unfounded"]
