"""A second event whose verb is left out: "met Lund on Monday and Berg in Rome on Tuesday", "X was freed in May, Y in June".

What can happen to the same people twice is told so too: "met in Oslo on Monday and again in Rome on Tuesday", "the talks
on Monday followed one in Rome in May".
"""

from __future__ import annotations

from collections.abc import Iterator

from eventx.actors.coreference import Coreference
from eventx.actors.references import references
from eventx.events.attach_place import WHERE
from eventx.events.candidate import Candidate, Dated, Part
from eventx.events.links import skip_on
from eventx.events.place_words import place_at
from eventx.events.read_date import read_date
from eventx.events.ruling import OCCURRED, Ruling
from eventx.events.story import Story
from eventx.events.time_owner import node_of
from eventx.text.clauses import governing_verb, phrase_of, verb_of
from eventx.text.nodes import Parse
from eventx.text.nouns import HUMAN
from eventx.trace import Step
from eventx.values import dataclass, replace

REACH = 12  # nodes from the verb to the second date
HAVING = frozenset({"subject", "support", "possessor"})  # slots of the side that both events share
ACTED_UPON = ("object",)


@dataclass(frozen=True, slots=True)
class Gap:
    """Nodes of who stands in the place of the first, None of the same people, of where that was, if told, and of when."""

    who: int | None
    where: tuple[int, str] | None
    when: int


def with_gapped(
    candidate: Candidate, coreference: Coreference, story: Story, *, traced: bool = False
) -> Iterator[Candidate]:
    """The candidate, and the one of the conjunct without a verb, with a person, a place and a day of its own."""
    mention = candidate.mention
    apart = _met_apart(candidate, coreference)
    if apart:
        yield from apart
        return
    yield candidate
    parse, ruling = mention.parse, candidate.ruling
    if mention.noun is None:
        gap = _gap(parse, mention.node)
        parts = _parts(candidate, gap, coreference) if gap is not None else []
    elif candidate.time is None:
        return  # the two could not be told apart
    else:
        gap, parts = _followed(parse, mention.node), candidate.parts
        ruling = Ruling(OCCURRED, rule="status.alone", direction="past")
    if gap is None or not parts:
        return
    value = next((v for v in story.within(parse) if node_of(parse, v) == gap.when), None)
    steps: list[Step] | None = [] if traced else None
    read = read_date(mention, value, ruling, story, steps) if value is not None else None
    if read is None:
        return
    place = place_at(parse, *gap.where, "place.own-phrase") if gap.where is not None else None
    yield replace(
        candidate,
        ruling=ruling,
        parts=parts,
        time=Dated(read, "explicit", "dating.gapped", tuple(steps or ())),
        place=place,
        duration=None,
    )


def _parts(candidate: Candidate, gap: Gap, coreference: Coreference) -> list[Part]:
    """Who takes part in the second event; nobody where whom it was done to is not told."""
    mention = candidate.mention
    if gap.who is None:
        return [] if mention.type.once else candidate.parts
    filled = [f for f in mention.fillers if f.slot in ACTED_UPON]
    if not filled:
        return []
    parse, role = mention.parse, filled[0].role
    phrase = phrase_of(parse, gap.who)
    others = [p for p in candidate.parts if all(p.reference is not f.reference for f in filled)]
    taken = [p.entity for p in others]
    found = [
        Part(role, resolved.entity, reference, "who.gapped", filled[0].slot)
        for reference in (references(parse, phrase) if phrase is not None else ())
        for resolved in coreference.resolve(reference, mention.sentence, taken, held=mention.type.roles[role].held)
    ]
    return sorted([*others, *found], key=lambda p: p.reference.span) if found else []


def _met_apart(candidate: Candidate, coreference: Coreference) -> list[Candidate]:
    """ "talks with X, as well as with Y": the event with X, and another with Y; [] where nobody is named so."""
    mention, parse = candidate.mention, candidate.mention.parse
    role = mention.frame.slots.get("with")
    who = _as_well_as(parse, mention.node) if role is not None and mention.type.symmetric else None
    phrase = phrase_of(parse, who) if who is not None else None
    if who is None or phrase is None or role is None:
        return []
    inside = [p for p in candidate.parts if parse.node_at(p.reference.noun.head) != who]
    others = [p for p in inside if p.slot in HAVING]
    found = [
        Part(role, resolved.entity, reference, "who.gapped", "with")
        for reference in references(parse, phrase)
        for resolved in coreference.resolve(reference, mention.sentence, [p.entity for p in others])
    ]
    if not others or not found or len(inside) == len(others):
        return []
    return [replace(candidate, parts=inside), replace(candidate, parts=[*others, *found])]


def _as_well_as(parse: Parse, i: int) -> int | None:
    """The node of the people behind "as well as with", in the clause of node i."""
    nodes = parse.nodes
    for j in range(i + 1, len(nodes) - 2):
        verb = nodes[j].verb
        if nodes[j].kind in ";.UW" or (verb is not None and verb.finite):
            return None
        if nodes[j].word == "as well as" and nodes[j + 1].word == "with" and _people(parse, j + 2):
            return j + 2
    return None


def _gap(parse: Parse, v: int) -> Gap | None:
    """Behind the verb at node v and its date "and" or a comma, people or nobody, another date, and perhaps a place."""
    nodes = parse.nodes
    last = min(len(nodes), v + REACH)
    first_date = next((i for i in range(v + 1, last) if nodes[i].kind not in "GIR"), None)
    if first_date is None or nodes[first_date].kind != "E" or first_date + 3 > last:
        return None
    joint = first_date + 1
    if _where(parse, joint) is not None:
        joint += 2  # "on Monday in Rome and ..."
    if joint + 1 >= len(nodes) or nodes[joint].kind not in ("C", ","):
        return None
    who: int | None = joint + 1
    i = joint + 2
    if not _people(parse, joint + 1):
        i = skip_on(parse, joint, "R")
        if nodes[joint].word != "and" or not (i > joint + 1 or nodes[i].word in WHERE):
            return None
        who = None  # "and again in Rome on Tuesday"
    where = _where(parse, i)
    i = i if where is None else where[0] + 1
    if i >= len(nodes) or nodes[i].kind != "E":
        return None
    when = i
    if where is None and (where := _where(parse, i + 1)) is not None:
        i = where[0]
    ends = i + 1 >= len(nodes) or nodes[i + 1].kind in ",.;"
    return Gap(who, where, when) if ends else None


def _followed(parse: Parse, n: int) -> Gap | None:
    """ "The meeting on Tuesday followed one in Rome in May": what stands after "one"; the event's noun is at node n."""
    governing = governing_verb(parse, n)
    verb = verb_of(parse, governing[0]) if governing is not None and governing[1] == "subject" else None
    if governing is None or verb is None or verb.negated or verb.passive:
        return None
    one = governing[0] + 1
    if verb.lemma == "come" and parse.nodes[one].word == "after":
        one += 1
    elif verb.lemma != "follow":
        return None
    if parse.tokens.lowers[parse.nodes[one].first : parse.nodes[one].last] != ("one",):
        return None
    where = _where(parse, one + 1)
    when = one + 1 if where is None else where[0] + 1
    if when >= len(parse.nodes) or parse.nodes[when].kind != "E":
        return None
    return Gap(None, where or _where(parse, when + 1), when)


def _where(parse: Parse, i: int) -> tuple[int, str] | None:
    """The node and preposition of the place whose phrase begins at node i."""
    here = parse.nodes[i : i + 2]
    return (i + 1, here[0].word) if len(here) > 1 and here[0].word in WHERE and here[1].kind == "G" else None


def _people(parse: Parse, i: int) -> bool:
    phrase = parse.nodes[i].phrase
    return phrase is not None and all(m.noun.kind in HUMAN for m in phrase.members)
