"""Who of those around the trigger of a frame of last resort takes part: as many of the nearest as there are sides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eventx.actors.coreference import Coreference
from eventx.events.around import AROUND
from eventx.events.candidate import Part
from eventx.events.fillers import Filler, is_captor, ordinary
from eventx.events.frames import FrameMention
from eventx.lexicon import senses, table
from eventx.lexicon.persons import given_name, is_surname
from eventx.text.nouns import GROUP, PERSON

if TYPE_CHECKING:
    from eventx.types import Role

SIDES = 2
OTHERS = frozenset({"he", "him", "his", "she", "her", "they", "them", "their"})
THEIRS = frozenset({"they", "them", "their"})
BEFORE = 2  # sentences that may tell that somebody is held, or name the other side


def parts_around(mention: FrameMention, coreference: Coreference) -> list[Part]:
    """The parts of a frame of last resort: as many of the nearest as its type has sides; [] where they are too few."""
    kind, wanted = mention.type, mention.frame.around
    parts: list[Part] = []
    homes: set[int] = set()
    for filler in _known_first(mention):
        home = mention.parse.node_at(filler.reference.noun.head)
        role = kind.roles[filler.role]
        sided = kind.symmetric and not role.held
        if filler.slot == AROUND and sided and len(homes) >= SIDES and home not in homes:
            continue
        taken = [p.entity for p in parts]
        if sided and filler.reference.noun.pronoun in THEIRS and len(taken) >= SIDES:
            continue  # "X and Y ended their quarrel"
        for resolved in coreference.resolve(filler.reference, mention.sentence, taken, role.held):
            if all(resolved.entity is not e for e in taken):
                parts.append(Part(filler.role, resolved.entity, filler.reference, resolved.how, filler.slot))
                homes.add(home)
    if any(kind.roles[role].held for role in wanted):
        parts = _those_held(mention, coreference, parts)
    elif kind.symmetric and len(homes) == 1 and len(parts) == 1 and not parts[0].entity.many:
        parts += _only_other(mention, coreference, parts[0])
    if not any(p.entity.named or p.entity.held for p in parts) or not _sides_known(mention, parts):
        return []
    people = sum(1 + p.entity.many for p in parts if p.role in kind.principal)
    return parts if people >= max(mention.frame.least, 1) else []


def _sides_known(mention: FrameMention, parts: Sequence[Part]) -> bool:
    """Where people meet or speak, two of whom it is beyond doubt that they are people: named, or by a word for their tie."""
    if not mention.type.symmetric or any(mention.type.roles[role].held for role in mention.frame.around):
        return True
    return sum(1 + p.entity.many for p in parts if _sure(p)) > 1


def _sure(part: Part) -> bool:
    entity, noun = part.entity, part.reference.noun
    if entity.kind not in (PERSON, GROUP):
        return False
    if not entity.named:
        return noun.pronoun in OTHERS  # "his rival", "them"
    words = entity.name.split()
    known = len(words) > 1 and (given_name(words[0]) or is_surname(words[-1]) or not any(map(ordinary, words)))
    return entity.sure or bool(known)


def _known_first(mention: FrameMention) -> list[Filler]:
    """Those in slots of their own, then the named and the pronouns, then the others; each nearest first."""

    def rank(filler: Filler) -> int:
        named = filler.reference.name is not None or bool(filler.reference.noun.pronoun)
        return 0 if filler.slot != AROUND else 1 if named else 2

    return sorted(mention.fillers, key=rank)


def _only_other(mention: FrameMention, coreference: Coreference, one: Part) -> list[Part]:
    """The other side where the sentences around name one other person, and no more."""
    found: dict[int, Part] = {}
    lines = coreference.entities.found
    for sentence in range(max(0, mention.sentence - BEFORE), min(len(lines), mention.sentence + 2)):
        for seen in lines[sentence]:
            if seen.reference.name is None or seen.reference.kind != PERSON:
                continue
            for resolved in coreference.resolve(seen.reference, sentence):
                if resolved.entity is not one.entity:
                    found.setdefault(
                        resolved.entity.number, Part(one.role, resolved.entity, seen.reference, "who.only-other")
                    )
    return list(found.values()) if len(found) == 1 else []


def _those_held(mention: FrameMention, coreference: Coreference, parts: Sequence[Part]) -> list[Part]:
    """Of people held the nearest phrase, or every one where two sides give and take; others as they are."""
    kind = mention.type
    people = [p for p in parts if kind.roles[p.role].held]
    known = [p for p in people if p.entity.held or _captive(p.entity.head, kind.roles[p.role])]
    if not known and any(is_captor(f.reference) for f in mention.fillers):
        known = [p for p in people if not is_captor(p.reference)]
    if not known and (mention.frame.captive or not _custody_near(mention, coreference)):
        return []
    if not kind.symmetric:
        chosen = known or people
        first = mention.parse.node_at(chosen[0].reference.noun.head) if chosen else -1
        people = [p for p in chosen if mention.parse.node_at(p.reference.noun.head) == first]
    return [*people, *(p for p in parts if not kind.roles[p.role].held)]


def _captive(head: str, role: Role) -> bool:
    return senses.is_captive(head) or head in role.also


def _custody_near(mention: FrameMention, coreference: Coreference) -> bool:
    """A word of custody stands in the sentence or shortly before it."""
    custody = frozenset(table("coreference")["captures"]["custody"])
    first = max(0, mention.sentence - BEFORE)
    parses = coreference.entities.parses[first : mention.sentence + 1]
    return any(not custody.isdisjoint(parse.tokens.lowers) for parse in parses)
