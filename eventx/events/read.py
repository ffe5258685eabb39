"""From the frames of a sentence to a candidate: roles resolved to entities, status, time, place, source."""

from __future__ import annotations

from eventx.actors.coreference import Coreference
from eventx.actors.entities import Entity
from eventx.events.attach_place import attach_place
from eventx.events.attach_source import attach_duration, attach_source
from eventx.events.attach_time import attach_time
from eventx.events.by_date import by_date
from eventx.events.candidate import Candidate, Part
from eventx.events.exchanged import with_exchanged
from eventx.events.fillers import Filler
from eventx.events.frames import FrameMention
from eventx.events.parts_around import SIDES, parts_around
from eventx.events.spread import spread
from eventx.events.status import decide
from eventx.events.story import Story
from eventx.text.lists import ALONG

WHOLE = frozenset({"between", "among", "of"})  # slots that hold all sides, whoever was found before
SLOT_ORDER = ("subject", "possessor", "support", "between", "of", "object")


def read_mention(mention: FrameMention, coreference: Coreference, story: Story, *, traced: bool = False) -> Candidate:
    """The candidate of a frame mention; if `traced`, with the steps by which its date was reckoned."""
    ruling = decide(mention)
    times = story.within(mention.parse)
    lasting = attach_duration(mention, times) if not mention.type.momentary else None
    time = spread(mention, attach_time(mention, ruling, story, traced=traced), lasting, traced=traced)
    ruling = by_date(ruling, time, story.anchor)
    parts = parts_around(mention, coreference) if mention.frame.around else _parts(mention, coreference)
    people = frozenset(part.entity.number for part in parts)
    return Candidate(
        mention,
        ruling,
        parts,
        time,
        lasting,
        attach_place(mention, story, people) if mention.type.where != "nowhere" else None,
        attach_source(mention, times, coreference),
    )


def _parts(mention: FrameMention, coreference: Coreference) -> list[Part]:
    taken: list[Entity] = []
    parts: list[Part] = []
    ordered = sorted(
        mention.fillers,
        key=lambda f: (f.reference.name is None, SLOT_ORDER.index(f.slot) if f.slot in SLOT_ORDER else 9),
    )
    for filler in ordered:
        if _accompanies(filler, mention):
            continue
        held = mention.type.roles[filler.role].held
        others = () if filler.slot in WHOLE else taken
        mutual = mention.type.symmetric and len(mention.fillers) == 1
        for resolved in coreference.resolve(filler.reference, mention.sentence, others, held, mutual):
            if resolved.entity in taken:
                continue
            taken.append(resolved.entity)
            parts.append(Part(filler.role, resolved.entity, filler.reference, resolved.how, filler.slot))
    parts = with_exchanged(mention, coreference, parts)
    if mention.type.symmetric:
        coreference.note(mention.sentence, mention.span[0], taken)
    for part in parts:
        if mention.type.roles[part.role].held:
            part.entity.freed = True
    return sorted(parts, key=lambda p: p.reference.span)


def _accompanies(filler: Filler, mention: FrameMention) -> bool:
    """ "X met Y with other leaders", "X, along with three aides, met Y": an unnamed group beside those who meet is no party."""
    if filler.reference.name is not None or not filler.reference.plural:
        return False
    if filler.slot == "with":
        return any(f.slot == "object" for f in mention.fillers)
    phrase = mention.parse.nodes[mention.parse.node_at(filler.reference.noun.head)].phrase
    beside = phrase is not None and phrase.joined in ALONG and phrase.members[-1].noun is filler.reference.noun
    return beside and mention.type.symmetric and len(mention.fillers) > SIDES
