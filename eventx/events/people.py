"""Whether two mentions speak of the same people, and who of all those mentioned takes part.

A mention may name people less fully than another: by their country ("Israel and Syria hold talks"), their office or body,
as a group that the other lists, or, in a headline or lead, by a description whose name follows ("Pirates free captain").
"""

from __future__ import annotations

from collections.abc import Sequence

from eventx.actors.entities import Entity, same_head
from eventx.actors.names import name_words
from eventx.events.candidate import Candidate, Part
from eventx.lexicon import senses
from eventx.text.nouns import BODY, COUNTRY, GROUP, PERSON

OTHERS = frozenset({"of", "from", "other"})  # words by which a description names people of its own
LEAD = 3  # sentences: headline and lead may describe whom the text names later


def one_person(entity: Entity) -> bool:
    return entity.kind == PERSON and not entity.many


def stands_for(less: Entity, more: Entity, lead: bool = False) -> bool:
    """The first may be a vaguer word for the second. `lead`: one of the mentions is in the headline or lead."""
    if less is more:
        return True
    if less.kind == COUNTRY:
        return more.kind in (PERSON, BODY, GROUP) and less.country is not None and more.country == less.country
    if less.kind == BODY and less.named:
        return one_person(more) and any(set(less.words) <= set(name_words(title)) for title in more.titles)
    if less.named or not _compatible(less, more):
        return False
    if less.many:
        if lead and less.country is not None and less.country == more.country:
            return more.many and not more.named
        if lead and 1 < less.count == more.count and more.many and not more.named:
            return True  # "14 pupils" of the headline are the "fourteen schoolchildren" of the lead
        if not OTHERS.isdisjoint(less.words) and not OTHERS.isdisjoint(more.words) and not less.held:
            return set(less.words) <= set(more.words)  # "leaders of Asian states" are no "leaders of the twenty"
        bare = len(less.words) == 1 or less.head == more.head or more.head.endswith(less.head)
        return more.many and not more.named and bare and same_head(less.head, more) and less.count in (0, more.count)
    if not one_person(more):
        return False
    return more.named and (less.head in more.roles or (lead and _alike(less, more)))


def _alike(less: Entity, more: Entity) -> bool:
    """What the description says does not speak against the name: the same office, or none that is known."""
    plain = senses.is_captive(less.head) or less.held or not more.roles
    return plain or bool(less.roles & more.roles)


def _compatible(one: Entity, other: Entity) -> bool:
    return (one.country is None or other.country is None or one.country == other.country) and (
        not one.gender or not other.gender or one.gender == other.gender
    )


def covers(group: Entity, people: Sequence[Entity]) -> bool:
    """A group whose members are these people: "the three members" of three that are named."""
    if group.named or not group.many or group.kind == BODY or len(people) < 2:
        return False
    if group.count > 2 and any(p.many for p in people):
        return group.count == sum(p.count if p.many else 1 for p in people)  # 13 leaders: one by name and 12 others
    if group.count not in (0, len(people)) or not all(one_person(p) and _compatible(group, p) for p in people):
        return False
    counted = group.count == len(people)
    if not counted and not OTHERS.isdisjoint(group.words):
        return False  # "leaders of seven countries" are not the two named before
    if counted or not senses.is_person(group.head) or senses.is_captive(group.head):
        return True
    return any(group.head in p.roles or not p.roles for p in people)


def _counts(group: Entity, people: Sequence[Entity]) -> bool:
    """The group is all of the people, some of them counted."""
    return any(p.many for p in people) and covers(group, people)


def left_over(
    ours: Sequence[Entity], theirs: Sequence[Entity], lead: bool, several: bool = True
) -> tuple[list[Entity], list[Entity]]:
    """Of two lists of people, those whom the other list does not hold under any word.

    `lead`: one of the lists is of the headline or lead. `several`: its description may stand beside a name.
    """
    our_lead, their_lead = (lead and (several or not _names(people)) for people in (ours, theirs))

    def match(one: Entity, other: Entity) -> bool:
        if any(one is e for e in ours):
            return stands_for(one, other, our_lead) or stands_for(other, one, their_lead)
        return stands_for(one, other, their_lead) or stands_for(other, one, our_lead)

    left = [e for e in ours if not any(match(e, f) for f in theirs)]
    right = [f for f in theirs if not any(match(f, e) for e in ours)]
    if any(_counts(e, right) for e in left) or any(_counts(f, left) for f in right):
        return [], []
    if any(covers(e, [f for f in right if one_person(f)]) for e in left):
        return [e for e in left if not covers(e, [f for f in right if one_person(f)])], [
            f for f in right if not one_person(f)
        ]
    if any(covers(f, [e for e in left if one_person(e)]) for f in right):
        return [e for e in left if not one_person(e)], [
            f for f in right if not covers(f, [e for e in left if one_person(e)])
        ]
    return left, right


def _names(people: Sequence[Entity]) -> bool:
    return any(one_person(e) and e.named for e in people)


def same_people(candidate: Candidate, others: Candidate, ours: Sequence[Entity], theirs: Sequence[Entity]) -> bool:
    """Two mentions of a type, of which `others` is the earlier event's first, may tell one event by their people."""
    if candidate.mention.type.symmetric and _others(ours, theirs):
        return False
    lead = min(candidate.mention.sentence, others.mention.sentence) <= LEAD
    left, right = left_over(ours, theirs, lead, candidate.mention.type.symmetric)
    shared = min(len(ours) - len(left), len(theirs) - len(right))
    if shared < 1:
        return False
    if not left or not right:
        return True
    if candidate.mention.type.symmetric:
        return not any(e.named for e in left) and not any(e.named for e in right) and shared > 0
    return shared * 2 >= min(len(ours), len(theirs))


def retold(ours: Sequence[Entity], theirs: Sequence[Entity], dated: bool, partly: bool) -> bool:
    """The lead's people may be those of the headline: no other names, and some of the same words or (`dated`) the same day.

    `partly`: one of them may name more people than the other.
    """
    mine, other = ({e.number for e in people if one_person(e) and e.named} for people in (ours, theirs))
    if mine and other and mine != other and not (partly and (mine <= other or other <= mine)):
        return False
    return dated or not _telling(ours).isdisjoint(_telling(theirs))


def _telling(people: Sequence[Entity]) -> set[str]:
    """The nouns and names by which they are called, in the singular."""
    return {senses.noun_lemma(word) for e in people for word in e.words if len(word) > len("the")}


def of_other_people(ours: Sequence[Entity], theirs: Sequence[Entity]) -> bool:
    """Both lists name both sides, and somebody whom the other doesn't."""
    mine, other = ({e.number for e in people if one_person(e) and e.named} for people in (ours, theirs))
    return min(len(mine), len(other)) > 1 and bool(mine - other) and bool(other - mine)


def _others(ours: Sequence[Entity], theirs: Sequence[Entity]) -> bool:
    """Both lists name people, one of them both sides, and no name is in both."""
    mine, other = ([e for e in people if one_person(e) and e.named] for people in (ours, theirs))
    return bool(mine and other) and len(mine) + len(other) > 2 and not any(e is f for e in mine for f in other)


# -- who takes part -------------------------------------------------------------------------------------------


def taking_part(candidates: Sequence[Candidate]) -> list[Part]:
    """The participants of an event told by these mentions, each once, under the most telling role."""
    parts: list[Part] = []
    homes: list[set[int]] = []
    for i, candidate in enumerate(candidates):
        for part in candidate.parts:
            known = next((k for k, p in enumerate(parts) if p.entity is part.entity), None)
            if known is None:
                parts.append(part)
                homes.append({i})
                continue
            homes[known].add(i)
            roles = candidate.mention.type.roles
            if roles[parts[known].role].general and not roles[part.role].general:
                parts[known] = part
    lead = _lead(candidates)
    full = _fullest(candidates, from_lead=lead)
    told = [
        (part, home)
        for part, home in zip(parts, homes, strict=True)
        if not _vaguer(candidates[0], part, home, full)
        and not (lead and home == {0} and _of_headline(candidates[0], part, parts))
    ]
    return [part for part, home in told if not _told_better(candidates[0], part, home, told)]


def _of_headline(first: Candidate, part: Part, parts: Sequence[Part]) -> bool:
    """Somebody unnamed for whom the lead has its own words; not the number of all: "seven", then "four women and three men"."""
    others = [p.entity for p in parts if p is not part and p.role == part.role]
    return not part.entity.named and part.role in first.mention.type.principal and not _counts(part.entity, others)


def _lead(candidates: Sequence[Candidate]) -> bool:
    """The first mention is a headline's, and the lead tells of as many: it has the words for who the text does not name."""
    if candidates[0].mention.sentence != 0:
        return False
    many = len(candidates[0].principals())
    return any(0 < c.mention.sentence < LEAD and len(c.principals()) >= max(many, 2) for c in candidates[1:])


def _fuller(more: Entity, less: Entity) -> bool:
    """Of two words for one party: a name, a counted group, else the longer description."""
    return more.named or (bool(more.count), len(more.words)) > (bool(less.count), len(less.words))


def _class(candidate: Candidate, role: str) -> str:
    """Roles that are filled from one set of people: each held one by itself, the others together."""
    kind = candidate.mention.type
    return role if role not in kind.principal or kind.roles[role].held else "sides"


def _fullest(candidates: Sequence[Candidate], *, from_lead: bool) -> dict[str, int]:
    """For each class of principal roles the mention that names most, where it names enough to stand alone.

    `from_lead`: of the headline and another that names as many, and a group, the other.
    """
    best: dict[str, tuple[int, int]] = {}
    for i, candidate in enumerate(candidates):
        counts: dict[str, list[Entity]] = {}
        for part in candidate.parts:
            counts.setdefault(_class(candidate, part.role), []).append(part.entity)
        for key, entities in counts.items():
            named = sum(e.named for e in entities)
            most, at = best.get(key, (0, 0))
            groups = candidate.mention.sentence < LEAD and any(e.many and not e.named for e in entities)
            headline = from_lead and groups and most > 0 and candidates[at].mention.sentence == 0
            if named and (key != "sides" or len(entities) > 1) and (named > most or (headline and named == most)):
                best[key] = (named, i)
    return {key: i for key, (_, i) in best.items()}


def _vaguer(first: Candidate, part: Part, home: set[int], full: dict[str, int]) -> bool:
    """An unnamed part of another mention than the one that names them."""
    if part.entity.named:
        return False
    fuller = full.get(_class(first, part.role))
    return fuller is not None and fuller not in home


def _named_before(part: Part, home: set[int], told: Sequence[tuple[Part, set[int]]]) -> bool:
    """Another mention has a name, or an earlier word, for who frees or mediates: "kidnappers", then "her captors"."""
    if part.entity.named:
        return False
    at = next(i for i, (other, _) in enumerate(told) if other is part)
    return any(
        other.role == part.role and other is not part and not where & home and (other.entity.named or i < at)
        for i, (other, where) in enumerate(told)
    )


def _told_better(first: Candidate, part: Part, home: set[int], told: Sequence[tuple[Part, set[int]]]) -> bool:
    """Another mention names whom this part stands for; a country is represented by its people even in the same one."""
    kind = first.mention.type
    if part.role not in kind.principal:
        return _named_before(part, home, told)
    fellows = [
        (other, where)
        for other, where in told
        if other is not part and _class(first, other.role) == _class(first, part.role)
    ]
    if part.entity.kind == COUNTRY and kind.represented:
        return any(stands_for(part.entity, q.entity) for q, _ in fellows)
    beside = [q.entity for q, where in fellows if where & home]
    elsewhere = [q.entity for q, where in fellows if not where & home]
    if any(_counts(e, [part.entity, *beside]) for e in elsewhere):
        return True  # "seven climbers", then "the four women and three men"
    if _counts(part.entity, elsewhere):
        return False
    if part.entity.named and part.entity.kind != BODY:
        return False
    if any(stands_for(part.entity, e, lead=True) and _fuller(e, part.entity) for e in elsewhere):
        return True
    return covers(part.entity, [e for e in elsewhere if one_person(e) and e.named])
