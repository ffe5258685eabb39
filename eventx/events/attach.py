"""Time, duration, place and source of a mention: which of a sentence's dates and places belong to which event.

Every time expression has an owner, the verb whose clause it stands in or the noun it modifies. A date owned by a
reporting verb says when somebody spoke; a date owned by the event's verb, or by the verb that carries the event's
noun, dates the event.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from eventx.actors.references import references
from eventx.events.candidate import Dated, Place, Source
from eventx.events.frames import FrameMention
from eventx.events.ruling import effects, words
from eventx.events.status import NEGATED, OCCURRED, ONGOING, REFUSED, REQUESTED, SCHEDULED, Ruling
from eventx.lexicon import places, senses
from eventx.text.clauses import governing_verb, governor, leading_prepositions, prepositions, subject, verb_of
from eventx.text.nouns import BODY, COUNTRY, HUMAN, PERSON, PLACE, Noun, state_of
from eventx.text.phrases import Member, Parse
from eventx.times import Anchor, TimeValue, resolve

MOTION = frozenset(
    {"arrive", "travel", "fly", "head", "go", "come", "leave", "return", "visit", "depart", "land", "tour"}
)
WHERE = frozenset({"in", "at", "near", "outside", "inside", "aboard", "off", "on", "within", "around"})
FROM_WHERE = frozenset({"from", "out of"})
MORE_EXACTLY = frozenset({"in", "near", "off", "outside", "at"})
VAGUE = frozenset(
    {
        "prison",
        "jail",
        "custody",
        "court",
        "hospital",
        "home",
        "office",
        "detention",
        "captivity",
        "world",
        "area",
        "country",
        "region",
        "house",
        "place",
        "capital",
        "city",
        "town",
    }
)
PASSING_REFS = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


# -- time ---------------------------------------------------------------------------------------------------


def attach_time(
    mention: FrameMention, ruling: Ruling, times: Sequence[TimeValue], anchor: Anchor, trace: list[str] | None = None
) -> Dated | None:
    """The time of the mention, resolved in the direction that its status asks for; None where the text gives none."""
    parse = mention.parse
    own: list[tuple[int, TimeValue, str]] = []
    for value in times:
        if value.type not in ("DATE", "TIME") and not (value.type == "DURATION" and value.begin and value.end):
            continue
        if value.value in PASSING_REFS or (value.type == "DURATION" and mention.type.name == "release"):
            continue
        basis = _belongs(mention, ruling, value)
        if basis is not None:
            own.append((_distance(mention, value), value, basis))
    if not own:
        return None
    own.sort(key=lambda item: (item[2] != "explicit", item[0], item[1].span))
    chosen, basis = own[0][1], own[0][2]
    resolved = _directed(chosen, ruling, anchor, trace)
    partner = _partner(parse, chosen, [value for _, value, b in own[1:] if b == basis])
    if partner is not None:
        other = _directed(partner, ruling, anchor, trace)
        joined = _joined(parse.tokens.text, resolved, other)
        resolved = joined if joined is not None else resolved
    return Dated(resolved, basis)


def _distance(mention: FrameMention, value: TimeValue) -> int:
    start, end = mention.span
    gap = value.span[0] - end if value.span[0] >= end else start - value.span[1]
    return gap if value.span[0] >= end else gap + 40


def _node_of(parse: Parse, value: TimeValue) -> int | None:
    for i, node in enumerate(parse.nodes):
        if parse.tokens.starts[node.first] <= value.span[0] < parse.tokens.ends[node.last - 1]:
            return i
    return None


def _token_of(parse: Parse, value: TimeValue) -> int:
    return next((t for t in range(len(parse.tokens)) if parse.tokens.ends[t] > value.span[0]), 0)


def _belongs(mention: FrameMention, ruling: Ruling, value: TimeValue) -> str | None:
    """The basis on which the expression dates the mention, None where it belongs elsewhere."""
    parse = mention.parse
    t = _node_of(parse, value)
    if t is None:
        return None
    token = _token_of(parse, value)
    if parse.nodes[t].phrase is not None:
        return "explicit" if _modifies_trigger(mention, token) else None
    owner = owner_of(parse, t)
    if mention.noun is None:
        if owner == mention.node:
            return "explicit"
        return _through_governor(mention, ruling, owner, mention.node)
    if (
        t > mention.node
        and not any(
            node.kind == "V" and node.verb is not None and node.verb.form != "participle"
            for node in parse.nodes[mention.node : t]
        )
        and owner != _left_verb_of_noun(mention, t)
    ):
        return "explicit"
    governing = governing_verb(parse, mention.node)
    if governing is None:
        return (
            "explicit"
            if owner is None
            or (not _reports(parse, owner) and abs(owner - mention.node) < 6 and not _foreign(parse, owner, mention))
            else None
        )
    if owner == governing[0] or (owner is not None and _same_group(parse, owner, governing[0])):
        verb = verb_of(parse, owner)
        assert verb is not None
        if ruling.status == REQUESTED and governing[1] != "subject":
            return "reported"
        if verb.lemma in MOTION and governing[1] != "subject":
            return "implied"
        if governing[1] not in ("object", "subject") and (
            _reports(parse, owner) or governing[1] in ("after", "before", "ahead of", "since", "following", "despite")
        ):
            return None
        if (
            governing[1] == "object"
            and verb.lemma in effects("object")
            and effects("object")[verb.lemma] != "same"
            and verb.lemma not in ("plan", "schedule", "set", "arrange")
        ):
            return (
                "explicit"
                if t > mention.node and ruling.status in (SCHEDULED, NEGATED) and verb.lemma in ("expect", "await")
                else None
            )
        return "explicit"
    return _through_governor(mention, ruling, owner, governing[0])


def _left_verb_of_noun(mention: FrameMention, t: int) -> int:
    return -1


def _foreign(parse: Parse, owner: int, mention: FrameMention) -> bool:
    return False


def _same_group(parse: Parse, owner: int, v: int) -> bool:
    """Copula or semi-auxiliary and the infinitive it carries: "is to hold", "are set to meet"."""
    verb, outer = verb_of(parse, v), verb_of(parse, owner)
    if verb is None or outer is None or verb.form != "infinitive" or governor(parse, v) != owner:
        return False
    return outer.lemma in ("be", "expect", "set", "schedule", "due")


def _through_governor(mention: FrameMention, ruling: Ruling, owner: int | None, v: int) -> str | None:
    """A date of the verb that governs the event: of "are due on Friday to meet", not of "agreed on Friday to meet"."""
    if owner is None:
        return None
    verb = verb_of(mention.parse, v)
    if verb is None or verb.form not in ("infinitive", "gerund"):
        return None
    g = governor(mention.parse, v)
    above = governing_verb(mention.parse, g) if g is not None else None
    if owner not in (g, above[0] if above is not None else None):
        return None
    outer = verb_of(mention.parse, owner)
    assert outer is not None
    if ruling.status == REQUESTED:
        return "reported"
    if outer.lemma == "be" or outer.lemma in ("schedule", "set", "slate", "expect"):
        return "explicit"
    if outer.lemma in MOTION:
        return "implied"
    if ruling.status in (REFUSED, NEGATED):
        return "reported"
    return None


def owner_of(parse: Parse, t: int) -> int | None:
    """Node of the verb in whose clause the time chunk at node t stands: the one before it, else the one after it."""
    nodes = parse.nodes
    for j in range(t - 1, -1, -1):
        if nodes[j].kind == "V":
            return j
        if nodes[j].kind in "UW;" or (nodes[j].kind == "," and _opens_clause(parse, j)):
            break
    for j in range(t + 1, len(nodes)):
        if nodes[j].kind == "V":
            return j
        if nodes[j].kind == ";":
            break
    return None


def _opens_clause(parse: Parse, comma: int) -> bool:
    """The comma before a main clause: "After talks in Rome, on Friday he ..."."""
    rest = parse.nodes[comma + 1 : comma + 5]
    for i, node in enumerate(rest):
        if node.verb is not None:
            return node.verb.finite and i > 0 and any(n.kind == "G" for n in rest[:i])
    return False


def _reports(parse: Parse, v: int | None) -> bool:
    verb = verb_of(parse, v) if v is not None else None
    return verb is not None and verb.lemma in words("reporting")


def _modifies_trigger(mention: FrameMention, token: int) -> bool:
    """ "Friday's meeting", "the Friday meeting", "his talks": the time stands in the trigger's own noun group."""
    noun = mention.noun
    return noun is not None and noun.first <= token < noun.last


def _directed(value: TimeValue, ruling: Ruling, anchor: Anchor, trace: list[str] | None) -> TimeValue:
    """Resolve again with the direction of the status: a scheduled Friday is the next, one that passed the last."""
    direction = "future" if ruling.status == SCHEDULED else "past" if ruling.status in (OCCURRED, ONGOING) else None
    if direction is None or value.interval is None or anchor.day is None:
        return value
    first = value.interval.first
    direction = ruling.direction or direction
    if first is None or (direction == "future") == (first >= anchor.day):
        return value
    again = resolve(
        value.expression, anchor, direction="future" if direction == "future" else "past", reference=None, trace=trace
    )
    return again if again.interval is not None else value


def _partner(parse: Parse, chosen: TimeValue, others: Sequence[TimeValue]) -> TimeValue | None:
    """ "on Monday and Tuesday": the second of two dates joined by and."""
    for other in others:
        between = parse.tokens.text[chosen.span[1] : other.span[0]].strip().lower()
        if between in ("and", "and on"):
            return other
    return None


def _joined(text: str, first: TimeValue, second: TimeValue) -> TimeValue | None:
    from dataclasses import replace

    if (
        first.interval is None
        or second.interval is None
        or first.interval.first is None
        or second.interval.last is None
    ):
        return None
    if first.interval.first > second.interval.last or second.begin is None or first.begin is None:
        return None
    begin, end = first.begin[:10], (second.end or second.begin)[:10]
    span = (first.span[0], second.span[1])
    return replace(
        first,
        text=text[span[0] : span[1]],
        span=span,
        begin=begin,
        end=end,
        edtf=f"{begin}/{end}",
        value=f"{begin}/{end}",
    )


def by_date(ruling: Ruling, dated: Dated | None, anchor: Anchor) -> Ruling:
    """The status as the date has it.

    What stands in the present or without a verb is scheduled if its date lies ahead; what goes on is over, and what
    somebody is yet to tell of has happened, if its date has passed.
    """
    if dated is None or dated.value.interval is None or anchor.day is None or dated.basis == "reported":
        return ruling
    first, last = dated.value.interval.first, dated.value.interval.last
    if first is not None and first > anchor.day and ruling.status in (OCCURRED, ONGOING):
        return ruling.because(SCHEDULED, f"{dated.value.text} lies ahead of {anchor.day.isoformat()}")
    passed = last is not None and last < anchor.day
    if passed and (ruling.status == ONGOING or (ruling.status == SCHEDULED and ruling.told)):
        return ruling.because(OCCURRED, f"{dated.value.text} lies before {anchor.day.isoformat()}")
    return ruling


def lies_ahead(dated: Dated | None, day: dt.date | None) -> bool:
    """The whole time is later than the day."""
    return (
        dated is not None
        and day is not None
        and dated.value.interval is not None
        and dated.value.interval.first is not None
        and dated.value.interval.first > day
    )


# -- duration ---------------------------------------------------------------------------------------------------


def attach_duration(mention: FrameMention, times: Sequence[TimeValue]) -> str | None:
    """ "a 40-minute call", "talked for two hours", "the meeting lasted two hours", "two hours of talks"."""
    parse = mention.parse
    for value in times:
        if value.type != "DURATION" or not value.duration or (value.begin and value.end):
            continue
        t = _node_of(parse, value)
        if t is None:
            continue
        if parse.nodes[t].phrase is not None:
            if _modifies_trigger(mention, _token_of(parse, value)):
                return value.duration
            continue
        before = parse.tokens.lowers[parse.nodes[t].first]
        if before in ("after", "before", "since", "within", "in", "by", "until"):
            continue
        if mention.noun is not None:
            governing = governing_verb(parse, mention.node)
            verb = verb_of(parse, governing[0]) if governing else None
            if (
                governing
                and verb is not None
                and owner_of(parse, t) == governing[0]
                and (governing[1] != "subject" or verb.lemma in ("last", "be", "take", "go", "run", "continue"))
            ):
                return value.duration
            if t + 2 < len(parse.nodes) and parse.nodes[t + 1].word == "of" and t + 2 == mention.node:
                return value.duration
        elif owner_of(parse, t) == mention.node:
            return value.duration
    return None


# -- place --------------------------------------------------------------------------------------------------------


def attach_place(mention: FrameMention) -> Place | None:
    """The most specific place that the clause gives for the event."""
    parse = mention.parse
    if mention.noun is not None:
        named = _modifier_place(parse, mention.noun)
        if named is not None:
            return named
    for at in _anchors(mention):
        for attached in [*prepositions(parse, at), *leading_prepositions(parse, at)]:
            if attached.preposition in WHERE or (attached.preposition in FROM_WHERE and mention.type.name == "release"):
                place = _place_at(parse, attached.node, attached.preposition)
                if place is not None:
                    return place
    return None


def _anchors(mention: FrameMention) -> list[int]:
    """Nodes whose prepositional phrases may place the event: the trigger, then the verb that carries it."""
    if mention.noun is None:
        return [mention.node]
    governing = governing_verb(mention.parse, mention.node)
    return (
        [mention.node, governing[0]]
        if governing is not None and not _reports(mention.parse, governing[0])
        else [mention.node]
    )


def _place_at(parse: Parse, i: int, preposition: str) -> Place | None:
    phrase = parse.nodes[i].phrase
    if phrase is None:
        return None
    member = phrase.members[0]
    if not is_place(parse, member, preposition):
        return None
    first = member.noun.first
    while first < member.noun.last - 1 and parse.tags[first] in "DP":
        first += 1
    last = member.noun.last
    if member.of is not None:
        last = member.of.last
    j = i
    while (
        j + 2 < len(parse.nodes)
        and parse.nodes[j + 1].word in MORE_EXACTLY
        and parse.nodes[j + 2].phrase is not None
        and parse.nodes[j].last == last
    ):
        inner = parse.nodes[j + 2].phrase
        assert inner is not None
        if not is_place(parse, inner.members[0], parse.nodes[j + 1].word):
            break
        j += 2
        last = inner.members[0].noun.last
    country = _country_of(parse, first, last) or member.noun.country
    return Place(parse.tokens.slice(first, last), (parse.tokens.starts[first], parse.tokens.ends[last - 1]), country)


def is_place(parse: Parse, member: Member, preposition: str) -> bool:
    """A named place or a facility; an unknown single name after "in" or "at" is taken for a place."""
    noun = member.noun
    if noun.name is not None:
        if noun.kind in (PLACE, COUNTRY):
            return True
        if noun.title or (noun.kind == BODY and preposition != "at"):
            return False
        return (
            preposition in ("in", "near", "at", "off", "outside", "inside")
            and noun.kind in (PERSON, BODY)
            and not parse.tokens.words[noun.head].isupper()
        )
    if senses.is_facility(noun.lemma) or noun.kind == PLACE:
        return (
            noun.lemma not in VAGUE
            or bool(noun.possessor)
            or any(m[:1].isalpha() and parse.tokens.words[t][0].isupper() for t, m in _modifiers(parse, noun))
            or (member.of is not None)
        )
    return False


def _modifiers(parse: Parse, noun: Noun) -> list[tuple[int, str]]:
    return [(t, parse.tokens.words[t]) for t in range(noun.first, noun.head) if parse.tags[t] in "NJn"]


def _modifier_place(parse: Parse, noun: Noun) -> Place | None:
    """ "a Kathmandu meeting": a city before the event noun."""
    for t in range(noun.first, noun.head):
        word = parse.tokens.words[t]
        if (
            parse.tags[t] == "N"
            and word[0].isupper()
            and parse.tokens.lowers[t + 1] != "'s"
            and (places.city(word) or places.capital(word))
            and not places.is_country(word)
        ):
            return Place(
                word, (parse.tokens.starts[t], parse.tokens.ends[t]), places.city(word) or places.capital(word)
            )
    return None


def _country_of(parse: Parse, first: int, last: int) -> str | None:
    for t in range(last - 1, first - 1, -1):
        for size in (3, 2, 1):
            if t + size <= last:
                name = parse.tokens.slice(t, t + size)
                found = places.country(name) or places.city(name) or places.region(name)
                if found:
                    return found
    return None


# -- source -------------------------------------------------------------------------------------------------------


def attach_source(mention: FrameMention, times: Sequence[TimeValue]) -> Source | None:
    """Who says so: the subject of a reporting verb of the sentence, or "according to"."""
    parse = mention.parse
    for v, node in enumerate(parse.nodes):
        if (
            node.verb is None
            or v == mention.node
            or node.verb.lemma not in words("reporting")
            or not node.verb.finite
            or node.verb.passive
        ):
            continue
        s = subject(parse, v)
        if s is None and v + 1 < len(parse.nodes) and parse.nodes[v + 1].kind == "G":
            s = v + 1  # "..., said Tom Kelly"
        phrase = parse.nodes[s].phrase if s is not None else None
        if phrase is None or not any(m.noun.kind in HUMAN for m in phrase.members) or parse.tokens.quoted[node.first]:
            continue
        found = references(parse, phrase)
        if not found:
            continue
        time = next(
            (
                value
                for value in times
                if value.type in ("DATE", "TIME")
                and value.value not in PASSING_REFS
                and (t := _node_of(parse, value)) is not None
                and parse.nodes[t].kind == "E"
                and owner_of(parse, t) == v
            ),
            None,
        )
        return Source(found[0].text, found[0].span, time)
    for i, node in enumerate(parse.nodes):
        if node.word == "according to" and i + 1 < len(parse.nodes) and parse.nodes[i + 1].phrase is not None:
            phrase = parse.nodes[i + 1].phrase
            assert phrase is not None
            first, last = phrase.members[0].noun.first, phrase.members[0].last
            while first < last - 1 and parse.tags[first] == "D":
                first += 1
            return Source(
                parse.tokens.slice(first, last), (parse.tokens.starts[first], parse.tokens.ends[last - 1]), None
            )
    return None


__all__ = [
    "attach_duration",
    "attach_place",
    "attach_source",
    "attach_time",
    "by_date",
    "is_place",
    "lies_ahead",
    "owner_of",
    "state_of",
]
