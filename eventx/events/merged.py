"""Events under construction: their mentions and what these say together, and which of them a new mention may join.

What the mentions say is kept as they are added, and an event is looked up by who takes part, so that a document with
many events costs no more a mention than one with few.
"""

from __future__ import annotations

from collections.abc import Iterable

from eventx.actors.entities import Entity
from eventx.events.candidate import Candidate, Dated, Part
from eventx.events.status import NEGATED, OCCURRED, ONGOING, POSSIBLE, REFUSED, REQUESTED, SCHEDULED
from eventx.text.nodes import holder
from eventx.values import dataclass, field, replace

MORE = frozenset({"more", "further", "additional", "other", "another"})
KNOWN = frozenset({"the", "these", "those", "all"})
AGAIN = frozenset(
    {"second", "third", "fourth", "again", "new", "separate", "next", "earlier", "previous", "follow-up"}
) | (MORE - {"other"})
DEMANDS = frozenset({REQUESTED, POSSIBLE, SCHEDULED})
FORMER = frozenset({"first", "earlier", "previous", "last"})
OPENING, RECENT, SHARING = 4, 12, 6  # events looked at: the first, the last, and the last of each party


def renewed(candidate: Candidate) -> bool:
    """ "met again", "a second meeting", "a second round of talks": another event."""
    noun = candidate.mention.noun
    if noun is not None:
        round_ = holder(candidate.mention.parse.nodes[candidate.mention.node].phrase, noun)
        told = (*noun.modifiers, *(round_.modifiers if round_ is not None else ()), noun.determiner)
        return not AGAIN.isdisjoint(told)
    nodes = candidate.mention.parse.nodes
    i = candidate.mention.node
    return any(n.word == "again" for n in nodes[max(0, i - 1) : i + 4])


def of_others(candidate: Candidate) -> bool:
    """ "may swap more prisoners": all whom it is about are told to be others than those told of."""
    held = [p for p in candidate.parts if candidate.mention.type.roles[p.role].held]
    return any(_others(p) for p in held) and not any(p.entity.named for p in held)


def _others(part: Part) -> bool:
    noun = part.reference.noun
    return noun.determiner not in KNOWN and bool(MORE & {*noun.modifiers, noun.determiner, noun.count})


def former(candidate: Candidate) -> bool:
    """ "their first call": told beside another one."""
    noun = candidate.mention.noun
    return noun is not None and bool(FORMER & {*noun.modifiers, noun.determiner})


def announced(candidate: Candidate) -> bool:
    """ "Brewery, growers meet on prices": the present tense of a headline, which may tell of what is to come."""
    mention = candidate.mention
    verb = mention.parse.nodes[mention.node].verb if mention.noun is None else None
    plain = verb is not None and verb.tense == "present" and not (verb.passive or verb.perfect or verb.modal)
    return mention.sentence == 0 and plain and candidate.ruling.status == OCCURRED and candidate.time is None


@dataclass(slots=True)
class Merged:
    """An event under construction: its mentions in text order and what they say together.

    `rules` says of each mention why it is one of this event.
    """

    candidates: list[Candidate] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    principals: list[Entity] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)  # of the principals
    times: dict[tuple[str | None, str | None], Dated] = field(default_factory=dict)
    statuses: dict[str, None] = field(default_factory=dict)  # of mentions that are not anaphoric
    fate: str = ""  # the last status that settles what became of a plan
    renewed: bool = False
    former: bool = False
    of_others: bool = False

    def add(self, candidate: Candidate, rule: str) -> None:
        self.candidates.append(candidate)
        self.rules.append(rule)
        for entity in candidate.principals():
            if entity.number not in self.numbers:
                self.numbers.add(entity.number)
                self.principals.append(entity)
        time = candidate.time
        if time is not None and time.basis != "reported":
            self.times.setdefault((time.value.begin, time.value.end), time)
        if not candidate.mention.anaphoric and not announced(candidate):
            self.statuses.setdefault(candidate.ruling.status)
        if candidate.ruling.settles:
            self.fate = candidate.ruling.status
        self.renewed = self.renewed or renewed(candidate)
        self.former = self.former or former(candidate)
        self.of_others = self.of_others or of_others(candidate)

    def unpeopled(self) -> None:
        """The mentions stay; whom they name is told better by another."""
        self.candidates = [
            replace(c, parts=[p for p in c.parts if p.role not in c.mention.type.principal]) for c in self.candidates
        ]
        self.principals.clear()
        self.numbers.clear()

    def listed(self) -> list[tuple[Candidate, str]]:
        """Its mentions, each with the rule by which it is one; a word that two frames read is one mention."""
        by_word: dict[tuple[int, int], tuple[Candidate, str]] = {}
        for candidate, rule in zip(self.candidates, self.rules, strict=True):
            by_word.setdefault(candidate.mention.span, (candidate, rule))
        return list(by_word.values())

    @property
    def first(self) -> Candidate:
        return self.candidates[0]

    @property
    def type(self) -> str:
        return self.first.type

    @property
    def status(self) -> str:
        """The status of its mentions; what happened outweighs what was asked for or planned, and so does its fate."""
        own = list(self.statuses) or list(dict.fromkeys(c.ruling.status for c in self.candidates))
        if REFUSED in own and (own[0] == REQUESTED or self.fate == NEGATED):
            return NEGATED if self.fate == NEGATED else REFUSED  # "will not meet him ... The talks were called off"
        planned = self.fate if self.fate and own[0] in DEMANDS else own[0]
        return next((status for status in (OCCURRED, ONGOING) if status in own), planned)


class Told:
    """The events told so far, by type, party and country."""

    def __init__(self) -> None:
        self.all: list[Merged] = []
        self._by_key: dict[tuple[str, object], list[int]] = {}

    def open(self, candidate: Candidate, rule: str) -> Merged:
        """A new event with its first mention, by the rule that says that it is one of its own."""
        event = Merged()
        self.all.append(event)
        self.join(candidate, event, len(self.all) - 1, rule)
        return event

    def join(self, candidate: Candidate, event: Merged, at: int, rule: str) -> None:
        """A further mention of the event at this index, by a rule."""
        event.add(candidate, rule)
        for key in (*self._keys(candidate), (candidate.type, None)):
            indices = self._by_key.setdefault(key, [])
            if not indices or indices[-1] != at:
                indices.append(at)

    def _keys(self, candidate: Candidate) -> Iterable[tuple[str, object]]:
        for entity in candidate.principals():
            yield candidate.type, entity.number
            if entity.country:
                yield candidate.type, entity.country

    def near(self, candidate: Candidate) -> list[tuple[int, Merged]]:
        """The events that the mention may belong to: the opening ones, the last and those of its parties."""
        of_type = self._by_key.get((candidate.type, None), [])
        found = {*of_type[:OPENING], *of_type[-RECENT:]}
        for key in self._keys(candidate):
            found.update(self._by_key.get(key, [])[-SHARING:])
        return [(i, self.all[i]) for i in sorted(found)]
