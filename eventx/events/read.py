"""From the frames of a sentence to a candidate: roles resolved to entities, status, time, place, source."""

from __future__ import annotations

from collections.abc import Sequence

from eventx.actors.coreference import Coreference
from eventx.actors.entities import Entity
from eventx.events.attach_place import attach_place
from eventx.events.attach_source import attach_duration, attach_source
from eventx.events.attach_time import attach_time, by_date
from eventx.events.candidate import Candidate, Part
from eventx.events.exchanged import with_exchanged
from eventx.events.fillers import Filler
from eventx.events.frames import FrameMention
from eventx.events.parts_around import parts_around
from eventx.events.status import decide
from eventx.events.story import Story
from eventx.trace import Trace

WHOLE = frozenset({"between", "among", "of"})  # slots that hold all sides, whoever was found before
SLOT_ORDER = ("subject", "possessor", "support", "between", "of", "object")


def read_mention(
    mention: FrameMention, coreference: Coreference, story: Story, trace: Trace | None = None
) -> Candidate:
    """The candidate of a frame mention."""
    ruling = decide(mention)
    reckoning: list[str] | None = [] if trace is not None else None
    time = attach_time(mention, ruling, story, reckoning)
    ruling = by_date(ruling, time, story.anchor)
    times = story.within(mention.parse)
    parts = parts_around(mention, coreference) if mention.frame.around else _parts(mention, coreference)
    people = frozenset(part.entity.number for part in parts)
    candidate = Candidate(
        mention,
        ruling,
        parts,
        time,
        attach_duration(mention, times) if not mention.type.momentary else None,
        attach_place(mention, story, people) if mention.type.where != "nowhere" else None,
        attach_source(mention, times, coreference),
    )
    if trace is not None:
        _tell(candidate, reckoning or [], trace)
    return candidate


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
            parts.append(Part(filler.role, resolved.entity, filler.reference, resolved.how))
    parts = with_exchanged(mention, coreference, parts)
    if mention.type.symmetric:
        coreference.note(mention.sentence, mention.span[0], taken)
    for part in parts:
        if mention.type.roles[part.role].held:
            part.entity.freed = True
    return sorted(parts, key=lambda p: p.reference.span)


def _accompanies(filler: Filler, mention: FrameMention) -> bool:
    """ "X met Y with other leaders": an unnamed group beside those who meet is no party."""
    return (
        filler.slot == "with"
        and filler.reference.name is None
        and filler.reference.plural
        and any(f.slot == "object" for f in mention.fillers)
    )


def _tell(candidate: Candidate, reckoning: Sequence[str], trace: Trace) -> None:
    mention = candidate.mention
    tokens = mention.parse.tokens
    trace.add("events", f'{mention.type.name}: "{tokens.slice(*mention.trigger)}"', mention.frame.rule, mention.span)
    for part in candidate.parts:
        trace.add("events", f"{part.role}: {part.entity.name} ({part.how})", span=part.reference.span, depth=1)
    trace.add(
        "events",
        f"status: {candidate.ruling.status}, since {'; '.join(candidate.ruling.reasons) or 'nothing says otherwise'}",
        depth=1,
    )
    if candidate.time is not None:
        value = candidate.time.value
        trace.add(
            "events",
            f'time: "{value.text}" {value.begin} to {value.end}, {candidate.time.basis}',
            value.rule,
            value.span,
            1,
        )
        for line in reckoning:
            trace.add("events", line, depth=2)
    if candidate.duration is not None:
        trace.add("events", f"duration: {candidate.duration}", depth=1)
    if candidate.place is not None:
        trace.add("events", f"place: {candidate.place.name}", span=candidate.place.span, depth=1)
    if candidate.source is not None:
        trace.add("events", f"source: {candidate.source.name}", span=candidate.source.span, depth=1)
