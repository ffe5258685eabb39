"""Who says so, and how long it lasted."""

from __future__ import annotations

from collections.abc import Sequence

from eventx.actors.coreference import Coreference
from eventx.actors.references import references
from eventx.events.attach_time import PASSING
from eventx.events.candidate import Lasting, Source
from eventx.events.frames import FrameMention
from eventx.events.links import key, skip_back
from eventx.events.ruling import REQUESTED, SCHEDULED, effect_of, words
from eventx.events.time_owner import joined, node_of, owned_in_relative, owner_of, reports, token_of, trails
from eventx.text.clauses import governing_verb, verb_of
from eventx.text.nodes import Parse, Phrase
from eventx.text.nouns import EVENT, HUMAN, PLACE, PRONOUN, THING, Noun
from eventx.text.understood import subject
from eventx.times import TimeValue
from eventx.values import replace

LASTING = frozenset({"last", "be", "take", "go", "run", "continue", "stretch", "drag"})
ENDING = frozenset({"end", "break", "collapse", "conclude", "finish", "close", "adjourn", "wind"})
NOT_LASTING = frozenset({"after", "before", "since", "within", "by", "until", "for the first time in"})
COUNTED_FROM = frozenset({"after", "before", "later", "earlier", "ago", "since", "from", "into"})


def attach_source(mention: FrameMention, times: Sequence[TimeValue], coreference: Coreference) -> Source | None:
    """The subject of the reporting verb that states the mention, or whom "according to" names."""
    parse = mention.parse
    for v, node in enumerate(parse.nodes):
        if node.verb is None or v == mention.node or not node.verb.finite or node.verb.passive:
            continue
        if not _says(parse, v) or parse.tokens.quoted[node.first] or not _states(mention, v):
            continue
        phrase = _speaker(parse, v)
        found = references(parse, phrase) if phrase is not None else []
        if found and phrase is not None and any(m.noun.kind in HUMAN for m in phrase.members):
            resolved = coreference.resolve(found[0], mention.sentence, [])
            if found[0].kind == PRONOUN and not any(r.entity.named for r in resolved):
                continue  # "we demand", "he said" of nobody who is known
            name = resolved[0].entity.name if len(resolved) == 1 else found[0].text
            return Source(name, found[0].span, _when_said(parse, v, times), "source.verb", _span(parse, v))
        if phrase is not None and not found and _speaks(phrase.members[0].noun):
            written = _as_written(parse, phrase, "source.verb")  # "the magazine said", "her office said"
            return replace(written, time=_when_said(parse, v, times), verb=_span(parse, v))
    return _according_to(parse)


def _speaks(noun: Noun) -> bool:
    """What is neither a person nor a body by its noun, but says something: a paper, a poll, a house for those within."""
    return noun.kind in (THING, EVENT) or (noun.kind == PLACE and noun.name is None)


def _span(parse: Parse, i: int) -> tuple[int, int]:
    return parse.tokens.starts[parse.nodes[i].first], parse.tokens.ends[parse.nodes[i].last - 1]


def _as_written(parse: Parse, phrase: Phrase, rule: str) -> Source:
    """A source by its own words, without the article."""
    first, last = phrase.members[0].noun.first, phrase.members[0].last
    while first < last - 1 and parse.tags[first] == "D":
        first += 1
    span = parse.tokens.starts[first], parse.tokens.ends[last - 1]
    return Source(parse.tokens.slice(first, last), span, None, rule)


def _says(parse: Parse, v: int) -> bool:
    """The verb states something; one that asks or promises does so only with a clause ("demanded that")."""
    verb = verb_of(parse, v)
    if verb is None or not reports(parse, v):
        return False
    following = parse.nodes[v + 1].kind if v + 1 < len(parse.nodes) else ""
    return following == "U" or effect_of("infinitive", verb.lemma) not in (REQUESTED, SCHEDULED) or verb.lemma == "tell"


def _speaker(parse: Parse, v: int) -> Phrase | None:
    """The subject of the reporting verb, before or behind it ("..., said the mayor")."""
    s = subject(parse, v)
    if (s is None or s > v) and v + 1 < len(parse.nodes) and parse.nodes[v + 1].kind == "G":
        s = v + 1
    return parse.nodes[s].phrase if s is not None else None


def _states(mention: FrameMention, v: int) -> bool:
    """The mention stands in what the verb at v reports, behind it or, with the verb trailing, before it."""
    parse = mention.parse
    carrier = mention.node
    if mention.noun is not None:
        governing = governing_verb(parse, mention.node)
        if governing is not None:
            carrier = governing[0]
            if carrier == v:  # "After talks with X, Y said", "announced the release"
                return governing[1] == "object"
    if v < carrier:
        return not (verb_of(parse, carrier) is not None and joined_to(parse, v, carrier))
    s = subject(parse, v)
    start = s if s is not None and s < v else v
    opened = skip_back(parse, start)
    trailing = opened >= 0 and parse.nodes[opened].kind in ",."
    rest = parse.nodes[v + 1 :]
    return trailing and not any(n.kind in "UVW" for n in rest)


def joined_to(parse: Parse, v: int, carrier: int) -> bool:
    """ "X said no and met Y": the second act is not what was said."""
    return joined(parse, v, carrier) or (
        any(n.kind == "C" for n in parse.nodes[v + 1 : carrier])
        and not any(n.kind in "UG" for n in parse.nodes[v + 1 : carrier])
    )


def _when_said(parse: Parse, v: int, times: Sequence[TimeValue]) -> TimeValue | None:
    for value in times:
        t = node_of(parse, value) if value.type in ("DATE", "TIME") and value.value not in PASSING else None
        if t is not None and parse.nodes[t].kind == "E" and owner_of(parse, t) == v:
            return value
    return None


def _according_to(parse: Parse) -> Source | None:
    for i, node in enumerate(parse.nodes):
        phrase = parse.nodes[i + 1].phrase if node.word == "according to" and i + 1 < len(parse.nodes) else None
        if phrase is not None:
            return _as_written(parse, phrase, "source.according-to")
    return None


# -- duration ---------------------------------------------------------------------------------------------------


def attach_duration(mention: FrameMention, times: Sequence[TimeValue]) -> Lasting | None:
    """ "a 40-minute call", "talked for two hours", "the meeting lasted two hours", "two hours of talks"."""
    for value in times:
        exact = value.duration is not None and "X" not in value.duration
        if mention.retells and not (value.duration or "").startswith("PT"):
            continue  # "the two spent years in prison"
        if exact and value.duration is not None and not (value.begin and value.end and value.type == "DURATION"):
            t = node_of(mention.parse, value)
            if t is not None and _lasts(mention, value, t):
                return Lasting(value.duration, value)
    return None


def _ends_after(mention: FrameMention, t: int) -> bool:
    """ "Talks failed after three days", "broke off talks after three days": so long they had gone on."""
    governing = governing_verb(mention.parse, mention.node) if mention.noun is not None else None
    verb = verb_of(mention.parse, governing[0]) if governing is not None else None
    if governing is None or verb is None or owner_of(mention.parse, t) != governing[0]:
        return False
    if governing[1] == "object":
        return key(verb.lemma, verb.particle) in words("ending")
    return governing[1] == "subject" and verb.lemma in ENDING


def _is_subject(mention: FrameMention) -> bool:
    governing = governing_verb(mention.parse, mention.node) if mention.noun is not None else None
    return governing is not None and governing[1] == "subject"


def _no_length(mention: FrameMention, t: int) -> bool:
    """The expression counts from something, or says how long it took until something."""
    parse, node = mention.parse, mention.parse.nodes[t]
    first = parse.tokens.lowers[node.first]
    after = parse.tokens.lowers[node.last] if node.last < len(parse.tokens) else ""
    if first in NOT_LASTING or after in COUNTED_FROM:
        return True
    if "of" in (first, parse.nodes[t - 1].word) and not trails(parse, t, mention.node):
        return True  # "his wife of 56 years"
    over = _is_subject(mention) and parse.nodes[t - 1].word == "over"
    if first == "in" and not over and not _ends_after(mention, t):
        return True  # "met for the second time in a year", "were the first in a year", but "ended in an hour"
    following = verb_of(parse, t + 1)
    return following is not None and following.form == "infinitive"  # "took weeks to plan"


def _lasts(mention: FrameMention, value: TimeValue, t: int) -> bool:
    parse, nodes = mention.parse, mention.parse.nodes
    token = token_of(parse, value)
    if nodes[t].phrase is not None:
        noun = mention.noun
        return noun is not None and noun.first <= token < noun.last
    if parse.tokens.lowers[nodes[t].first] == "after" and _ends_after(mention, t):
        return True
    measures = t + 2 < len(nodes) and nodes[t + 1].word == "of" and t + 2 == mention.node
    if measures and parse.tokens.lowers[nodes[t].first] in ("after", "during", "for", "in"):
        return True  # "parted after two hours of talks"
    if _no_length(mention, t):
        return False
    owner = owner_of(parse, t)
    if mention.noun is None:
        return value.type == "DURATION" and owner == mention.node
    if t + 1 == mention.node and "-" in parse.tokens.lowers[nodes[t].last - 1]:
        return True  # "held hour-long talks"
    if measures:
        return True
    lasting = verb_of(parse, owner) if owner is not None else None
    if owner is not None and lasting is not None and owned_in_relative(parse, owner, mention.node):
        return lasting.lemma in LASTING  # "a call lasting an hour", "a call that lasted an hour"
    governing = governing_verb(parse, mention.node)
    verb = verb_of(parse, governing[0]) if governing is not None else None
    if governing is None or verb is None or owner is None:
        return False
    if governing[1] == "subject":
        lasting = verb_of(parse, owner)
        goes_on = owner == governing[0] or joined(
            parse, governing[0], owner
        )  # "took place on Monday and lasted an hour"
        return goes_on and lasting is not None and lasting.lemma in LASTING
    if owner != governing[0]:
        return False
    return value.type == "DURATION"


__all__ = ["attach_duration", "attach_source"]
