"""Clauses beside the event whose date is its date too: what went on meanwhile, what it came right after, the visit it was paid on."""

from __future__ import annotations

import re

from eventx.events.links import key, skip_back
from eventx.events.ruling import CANCELLED, effect_of, words
from eventx.events.time_owner import hours_after, joined, joins, node_of, owner_of, reports
from eventx.text.clauses import governing_verb, preposition_before, verb_of
from eventx.text.nodes import Parse, Phrase
from eventx.text.nouns import EVENT, Noun
from eventx.text.understood import subject
from eventx.times import TimeValue
from eventx.times.meaning import Deictic, Unit, Weekday

MEANWHILE = frozenset({"while", "as", "when"})
GATHERED = frozenset(
    {
        "at",
        "during",
        "on the sidelines of",
        "on the margins of",
        "on the fringes of",
        "in the course of",
        "in",
        "as part of",
    }
)
PICTURES = frozenset({"photo", "photograph", "picture", "image", "footage", "video"})
EDGES = frozenset({"end", "start", "beginning", "close", "opening", "conclusion"})
DAYS = frozenset({"day", "hour", "minute", "weekend"})
LATER = frozenset({"later", "then", "eventually", "finally", "subsequently", "afterwards", "but"})
HOURS = re.compile(r"\b(?:hours?|minutes?|moments?)\b")
MOMENTS = re.compile(r"\b(?:hours?|minutes?|moments|shortly|soon|immediately|right|just) after$")


def beside(parse: Parse, owner: int, v: int, *, by_noun: bool) -> bool:
    """ "flew home on Monday, meeting X on the way", "swapped captives on Monday, with Y freeing X": what went on beside it.

    Also with a subject of its own: "the line was busy on Monday, X having rung Y". `by_noun`: a noun tells of the event.
    """
    verb, outer = verb_of(parse, v), verb_of(parse, owner)
    if (
        verb is None
        or outer is None
        or verb.form != "gerund"
        or not outer.finite
        or not owner < v
        or reports(parse, owner)
    ):
        return False
    if by_noun and verb.lemma not in words("motion") | words("attending"):
        return False  # "met on Monday, demanding the release of X"
    between = parse.nodes[owner + 1 : v]
    comma = next((i for i, node in enumerate(between) if node.kind == ","), None)
    if comma is None or any(node.kind in "UW;VC" for node in between):
        return False
    absolute = verb.perfect and all(node.kind == "G" for node in between[comma + 1 :])
    return comma + 1 == len(between) or between[comma + 1].word == "with" or absolute


def same_round(parse: Parse, owner: int, v: int, value: TimeValue) -> bool:
    """ "was detained on Monday and later released", "met X on Monday and flew home": what the day tells of goes on.

    Not "was jailed in 2019 but freed after two years", nor "was seized in March and freed": that may be long after.
    """
    first, second = min(owner, v), max(owner, v)
    if any(
        node.kind == "E" and not HOURS.search(_said(parse, i))
        for i, node in enumerate(parse.nodes)
        if i != node_of(parse, value) and owner_of(parse, i) == v
    ):
        return False
    a, b = verb_of(parse, first), verb_of(parse, second)
    if a is None or b is None or not a.finite or not a.passive or b.form != "participle":
        wide = owner < v and value.grain not in DAYS | {"week"} and a is not None and a.lemma not in words("motion")
        return joined(parse, owner, v) and not (wide and not _over_both(parse, value, first, second))
    between = parse.nodes[first + 1 : second]
    conjoined = any(node.kind == "C" for node in between) and not any(node.kind in "UW;V" for node in between)
    return conjoined and value.grain in DAYS


def _over_both(parse: Parse, value: TimeValue, first: int, second: int) -> bool:
    """ "In 2003 she toured the north and met X": what stands in front of both verbs dates both, unless "later" parts them."""
    t = node_of(parse, value)
    between = parse.tokens.lowers[parse.nodes[first].last : parse.nodes[second].last]
    return t is not None and t < first and LATER.isdisjoint(between)


def _said(parse: Parse, i: int) -> str:
    node = parse.nodes[i]
    return " ".join(parse.tokens.lowers[node.first : node.last])


def fronted_where(parse: Parse, owner: int, v: int) -> bool:
    """ "In Turin, where a fair opened on Thursday, the two met": the day of what went on there."""
    nodes = parse.nodes
    fronted = len(nodes) > 4 and nodes[0].kind == "I" and nodes[2].kind == "," and nodes[3].word == "where"
    return fronted and 3 < owner < v and any(node.kind == "," for node in nodes[owner:v])


def at_gathering(parse: Parse, t: int, mention: int) -> bool:
    """ "met X at Monday's summit", "on the sidelines of the May 3-5 fair": node t is the phrase of what they met at.

    Or of the picture that shows it: "In this May 3, 2019, photo, X meets Y".
    """
    phrase, governing = parse.nodes[t].phrase, governing_verb(parse, t)
    if phrase is not None and phrase.members[-1].noun.lemma in PICTURES and t == 1 and parse.nodes[0].word == "in":
        return True
    if phrase is None or _named(phrase).kind != EVENT or preposition_before(parse, t) not in GATHERED:
        return False
    v = mention if parse.nodes[mention].verb is not None else (governing_verb(parse, mention) or (None,))[0]
    return governing is not None and governing[0] == v


def _named(phrase: Phrase) -> Noun:
    """What a phrase is about: of "the end of Monday's hearing" the hearing."""
    member = phrase.members[-1]
    return member.of.members[-1].noun if member.of is not None and member.noun.lemma in EDGES else member.noun


def plan_in_front(parse: Parse, owner: int, v: int) -> bool:
    """ "Set for June 3 in Oslo, the talks bring X face to face with Y": the participle in front describes the subject."""
    verb, s = verb_of(parse, owner), subject(parse, v)
    if verb is None or verb.form != "participle" or skip_back(parse, owner, "R") >= 0 or s is None or not owner < s:
        return False
    phrase = parse.nodes[s].phrase
    told = phrase is not None and phrase.members[-1].noun.kind == EVENT and parse.nodes[s - 1].kind == ","
    return told and verb.lemma in words("planning") | words("organising") | words("happening")


def of_decision(parse: Parse, mention: int, value: TimeValue, owner: int | None) -> bool:
    """ "X's release was approved on Monday", "a court approved the release of X on Monday": the day of the decision.

    Also "cancelled a meeting with X on Monday".

    Not where the date may lie ahead ("approved a visit on June 3") or is that of the plan ("announced talks for Friday").
    """
    governing = governing_verb(parse, mention)
    verb = verb_of(parse, owner) if owner is not None else None
    if governing is None or verb is None or owner != governing[0] or not verb.finite or verb.tense != "past":
        return False
    t = node_of(parse, value)
    if t is None or parse.tokens.lowers[parse.nodes[t].first] == "for" or not _decides(parse, owner, governing[1]):
        return False
    match value.expression.meaning:
        case Weekday(which=which):
            return which in (None, "last")
        case Deictic(offset=offset):
            return offset <= 0
        case Unit(which=which):
            return which == "last"
    return False


def _decides(parse: Parse, v: int, relation: str) -> bool:
    """The verb at node v decides on the event or makes it known, and its act is not the event's."""
    verb = verb_of(parse, v)
    assert verb is not None
    if relation == "subject":
        return verb.passive and verb.lemma in words("deciding")
    undone = effect_of("object", key(verb.lemma, verb.particle)) == CANCELLED
    return relation == "object" and not verb.passive and (undone or verb.lemma in words("deciding"))


def moments_after(parse: Parse, owner: int, v: int) -> bool:
    """ "Half an hour after the polls closed on Sunday, X rang Y": of the same day. `owner`: the verb of the other clause."""
    other = verb_of(parse, owner)
    conjunction = skip_back(parse, owner, "GR")
    if other is None or not other.finite or conjunction < 0 or parse.nodes[conjunction].word != "after":
        return False
    if v > owner and not any(node.kind == "," for node in parse.nodes[owner:v]):
        return False
    before = " ".join(parse.tokens.lowers[: parse.nodes[conjunction].last])
    return MOMENTS.search(before) is not None


def meantime(parse: Parse, t: int, owner: int, v: int) -> bool:
    """ "On Monday, while X was meeting Y, the strike ended": the clause between the date and the main verb goes on meanwhile."""
    if not t < v < owner or reports(parse, owner):
        return False
    between = parse.nodes[t + 1 : v]
    joined = any(node.word in MEANWHILE and joins(parse, t + 1 + i) for i, node in enumerate(between))
    return joined and not any(node.verb is not None for node in between)


__all__ = [
    "at_gathering",
    "beside",
    "fronted_where",
    "hours_after",
    "meantime",
    "moments_after",
    "of_decision",
    "plan_in_front",
    "same_round",
]
