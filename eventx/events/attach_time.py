"""The time of a mention: which of the expressions of its sentence dates it, and in which direction it is read.

Basis: explicit where the text dates the event, implied where the date is that of its frame (the visit, the neighbouring
clause), reported where it is only that of the statement or demand.
"""

from __future__ import annotations

from eventx.events.candidate import Dated
from eventx.events.counted_time import counted_time
from eventx.events.frames import FrameMention
from eventx.events.links import skip_back
from eventx.events.read_date import put_off, read_date, side_of_owner
from eventx.events.ruling import (
    CANCELLED,
    NEGATED,
    OCCURRED,
    ONGOING,
    REFUSED,
    REQUESTED,
    SAME,
    SCHEDULED,
    Ruling,
    effect_of,
    effects,
    words,
)
from eventx.events.story import Story
from eventx.events.time_beside import (
    at_gathering,
    beside,
    fronted_where,
    hours_after,
    meantime,
    moments_after,
    of_decision,
    plan_in_front,
    same_round,
)
from eventx.events.time_owner import (
    before_relative,
    joined,
    meanwhile_of,
    node_of,
    of_another,
    of_plan,
    owned_in_relative,
    owner_of,
    reports,
    setting_of,
    shared,
    token_of,
    trails,
)
from eventx.events.time_rank import joined_dates, partner_of, settled_rule, stands_back
from eventx.text.clauses import governing_verb, governor, preposition_before, verb_of
from eventx.text.nodes import Parse
from eventx.text.nouns import EVENT
from eventx.text.understood import subject
from eventx.times import Anchor, TimeValue
from eventx.times.meaning import (
    Anchored,
    Length,
    Within,
)
from eventx.trace import Step
from eventx.values import replace

PASSING = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
CARRYING = frozenset({"schedule", "set", "slate", "expect", "due", "plan", "suppose", "book"})
BRINGING_ABOUT = frozenset({"get", "manage", "happen", "proceed"})  # "managed on Monday to meet": when they met
RANKS = frozenset({"first", "second", "third", "only"})
SIDES = frozenset({"after", "before", "ahead of", "since", "following", "despite"})


def attach_time(mention: FrameMention, ruling: Ruling, story: Story, *, traced: bool = False) -> Dated | None:
    """The time of the mention, resolved in the direction that its words ask for; None where the text gives none."""
    steps: list[Step] | None = [] if traced else None
    own: list[tuple[int, TimeValue, str]] = []
    times = story.within(mention.parse)
    for value in times:
        dated = value.type in ("DATE", "TIME") or (value.type == "DURATION" and value.begin and value.end)
        if not dated or value.value in PASSING or (value.type == "DURATION" and mention.type.momentary):
            continue
        rule = _rule(mention, ruling, value)
        if rule is not None:
            own.append((_distance(mention, value), value, rule))
    dates = [value for _, value, _ in own]
    own.sort(
        key=lambda item: (
            _RANK[BASES[item[2]]],
            not _new_date(mention.parse, item[1]),
            stands_back(mention.parse, item[1], dates),
            item[0],
            item[1].span,
        )
    )
    for _, chosen, rule in own:
        side = _side(mention, ruling, chosen, BASES[rule])
        resolved = read_date(mention, chosen, side, story, steps)
        if resolved is None or (BASES[rule] == "implied" and _yet_to_come(mention, resolved, story.anchor)):
            continue
        partner = partner_of(
            mention.parse, chosen, [v for _, v, r in own if BASES[r] == BASES[rule] and v is not chosen]
        )
        if partner is not None:
            other = read_date(mention, partner, side, story, steps)
            resolved = (joined_dates(mention.parse.tokens.text, resolved, other) if other else None) or resolved
        settled = settled_rule(mention, ruling, resolved, rule, story.anchor)
        return Dated(resolved, BASES[settled], settled, tuple(steps or ()))
    counted = counted_time(mention, story, steps)
    return Dated(counted, BASES[COUNTED], COUNTED, tuple(steps or ())) if counted is not None else None


def _yet_to_come(mention: FrameMention, value: TimeValue, anchor: Anchor) -> bool:
    """ "arrived on Monday for a visit during which they will meet": not on that Monday."""
    verb = verb_of(mention.parse, mention.node) if mention.noun is None else None
    last = value.interval.last if value.interval is not None else None
    return (
        verb is not None
        and verb.tense == "future"
        and last is not None
        and anchor.day is not None
        and last < anchor.day
    )


def _side(mention: FrameMention, ruling: Ruling, value: TimeValue, basis: str) -> Ruling:
    """The standing in whose direction the date is read: that of the event, unless the words around the date have their own."""
    if basis != "explicit":
        return side_of_owner(mention.parse, value, ruling)
    t = node_of(mention.parse, value)
    owner = owner_of(mention.parse, t) if t is not None else None
    verb = verb_of(mention.parse, owner) if owner is not None else None
    due = mention.noun is not None and verb is not None and verb.form == "infinitive"
    planned = verb is not None and not verb.finite and verb.lemma in words("planning")
    if planned and t is not None and mention.parse.tokens.lowers[mention.parse.nodes[t].first] == "for":
        return replace(ruling, direction="future")  # "talks planned for Friday were called off"
    owned = owner is not None and owned_in_relative(mention.parse, owner, mention.node)
    return replace(ruling, direction=None) if due and owned else ruling  # "arrived for a summit due to open on Friday"


_RANK = {"explicit": 0, "implied": 1, "reported": 2}
COUNTED = "dating.counted"
BASES = {
    **dict.fromkeys(
        (
            *(
                "dating.within-noun",
                "dating.behind-noun",
                "dating.near-noun",
                "dating.own-verb",
                "dating.carrier",
                "dating.due",
            ),
            *(
                "dating.said-of",
                "dating.when",
                "dating.predicate",
                "dating.meanwhile",
                "dating.exchanged",
                "dating.plan-in-front",
                COUNTED,
            ),
        ),
        "explicit",
    ),
    **dict.fromkeys(
        (
            *(
                "dating.joined",
                "dating.setting",
                "dating.going-on",
                "dating.beside",
                "dating.journey",
                "dating.before-colon",
            ),
            "dating.about-then",
        ),
        "implied",
    ),
    **dict.fromkeys(("dating.of-demand", "dating.of-undoing", "dating.of-refusal", "dating.of-decision"), "reported"),
}  # what each way of dating an event makes of its date


def _distance(mention: FrameMention, value: TimeValue) -> int:
    start, end = mention.span
    gap = value.span[0] - end if value.span[0] >= end else start - value.span[1]
    return gap if value.span[0] >= end else gap + 40


# -- whose ------------------------------------------------------------------------------------------------------


def _rule(mention: FrameMention, ruling: Ruling, value: TimeValue) -> str | None:
    """The rule by which the expression dates the mention, a key of `BASES`; None where it belongs elsewhere."""
    parse = mention.parse
    t = node_of(parse, value)
    if t is None:
        return None
    if parse.nodes[t].phrase is not None:
        return _in_phrase(mention, value, t)
    if (
        of_another(parse, t, mention.node)
        or of_plan(parse, t, value, mention.node)
        or _ranked_within(mention, value, t)
        or _of_another_time(parse, t)
    ):
        return None
    owner = owner_of(parse, t)
    if mention.noun is None:
        if owner == mention.node or _of_subject(parse, owner, mention.node):
            return "dating.own-verb"
        return _around(mention, ruling, value, owner, mention.node)
    if of_decision(parse, mention.node, value, owner):
        return "dating.of-decision"
    if trails(parse, t, mention.node) or (owner is not None and owned_in_relative(parse, owner, mention.node)):
        return "dating.behind-noun"
    governing = governing_verb(parse, mention.node)
    if governing is None:
        near = owner is None or (not reports(parse, owner) and abs(owner - mention.node) < 6)
        return "dating.near-noun" if near else None
    if owner is not None and (_of_topic(mention, owner, governing[0], t) or _of_account(mention, owner, t)):
        return "dating.said-of"
    if owner is not None and _comes_about(parse, governing, owner):
        return "dating.carrier"
    found = _through_carrier(mention, ruling, owner, t)
    if found is not None or owner == governing[0]:
        return found
    return _around(mention, ruling, value, owner, governing[0])


def _in_phrase(mention: FrameMention, value: TimeValue, t: int) -> str | None:
    """A date within the noun phrase at node t: the event's own, that of what it came after, or that of where they met."""
    if _modifies_trigger(mention, token_of(mention.parse, value)):
        return "dating.within-noun"
    if hours_after(mention.parse, t, mention.node):
        return "dating.about-then"
    return "dating.setting" if at_gathering(mention.parse, t, mention.node) else None


def _of_another_time(parse: Parse, t: int) -> bool:
    """ "spoke after Monday's storm and again the next day"."""
    return t > 1 and parse.nodes[t - 1].word == "again" and parse.nodes[t - 2].kind == "C"


def _new_date(parse: Parse, value: TimeValue) -> bool:
    """ "planned for Friday, was put off until June 3", "was moved to June 3": the day that counts."""
    t = node_of(parse, value)
    if t is None or not put_off(parse, value):
        return False
    until = {parse.tokens.lowers[parse.nodes[t].first], preposition_before(parse, t)}
    return not until.isdisjoint(("until", "till", "to"))


def _of_subject(parse: Parse, owner: int | None, v: int) -> bool:
    """ "the meeting, which took place on Monday, brought together X and Y"."""
    told = subject(parse, v)
    phrase = parse.nodes[told].phrase if told is not None else None
    if owner is None or told is None or phrase is None or phrase.members[-1].noun.kind != EVENT:
        return False
    return told < owner < v and owned_in_relative(parse, owner, told)


def _ranked_within(mention: FrameMention, value: TimeValue, t: int) -> bool:
    """ "their first talks in five years": the time in which there was no other, at node t; not "their first talks in 1993"."""
    noun = mention.noun
    if (
        noun is None
        or not isinstance(value.expression.meaning, (Length, Within, Anchored))
        or mention.parse.tokens.lowers[mention.parse.nodes[t].first] != "in"
    ):
        return False
    return trails(mention.parse, t, mention.node) and any(m in RANKS or m.endswith("est") for m in noun.modifiers)


def _around(mention: FrameMention, ruling: Ruling, value: TimeValue, owner: int | None, v: int) -> str | None:
    """The rule by which a time outside the clause of verb v dates its act: that of a governor, or a joined verb's."""
    parse = mention.parse
    t = node_of(parse, value)
    assert t is not None
    if t in (before_relative(parse, v, "when"), _cleft(parse, v)):
        return "dating.when"
    if owner is not None and _of_predicate(parse, owner, v):
        return "dating.predicate"
    if owner is not None and ruling.status in (OCCURRED, SCHEDULED) and owner == meanwhile_of(parse, v):
        return "dating.meanwhile"  # "last met when X hosted the forum in May"
    if owner is not None and "joined" in mention.frame.slots and owner < v and not reports(parse, owner):
        return "dating.exchanged"  # "freed a nurse on Friday and got three fighters in return"
    if owner is not None and plan_in_front(parse, owner, v):
        return "dating.plan-in-front"
    if owner is not None and (
        same_round(parse, owner, v, value) or fronted_where(parse, owner, v) or shared(parse, owner, v)
    ):
        return "dating.joined"
    if owner is not None and (moments_after(parse, owner, v) or meantime(parse, t, owner, v)):
        return "dating.about-then"
    if (
        owner is not None
        and not reports(parse, owner)
        and (owner == setting_of(parse, v) or v == meanwhile_of(parse, owner))
    ):
        return "dating.setting"  # "held a workshop last year at which they met", "spoke on Monday while meeting X"
    if ruling.status == ONGOING and reports(parse, owner) and _present(parse, v):
        return "dating.going-on"  # "are meeting, officials said on Thursday"
    if owner is not None and beside(parse, owner, v, by_noun=mention.noun is not None):
        return "dating.beside"
    return _through_governor(mention, ruling, owner, v) or _of_wish(parse, t, owner, v)


def _present(parse: Parse, v: int) -> bool:
    verb = verb_of(parse, v)
    return verb is not None and verb.tense == "present" and not verb.perfect


def _through_carrier(mention: FrameMention, ruling: Ruling, owner: int | None, t: int) -> str | None:
    """A date of the verb that carries the event's noun: "held talks on Friday", not "announced on Friday a meeting"."""
    parse = mention.parse
    governing = governing_verb(parse, mention.node)
    if governing is None or owner is None:
        return None
    v, relation = governing
    since = relation == "subject" and parse.nodes[mention.node + 1].word == "since"
    if since and all(node.verb is None for node in parse.nodes[mention.node : v]):
        return None  # "the biggest swap since the war between X and Y ended in 1991"
    if owner != v and not _same_group(parse, owner, v) and not _same_group(parse, v, owner):
        return None
    verb = verb_of(parse, owner)
    assert verb is not None
    if ruling.status == REQUESTED and relation != "subject":
        return "dating.of-demand"
    undone = effect_of("subject", verb.lemma, verb.particle) in (CANCELLED, REFUSED) and ruling.status != SCHEDULED
    if relation == "subject" and undone:
        return "dating.of-undoing"  # "the talks were called off on Tuesday"
    if verb.lemma in words("motion") and relation != "subject":
        return "dating.journey"
    if relation not in ("object", "subject") and (reports(parse, owner) or relation in SIDES):
        return None
    effect = effects("object").get(verb.lemma)
    if relation == "object" and effect is not None and effect != SAME and verb.lemma not in CARRYING | {"arrange"}:
        awaited = t > mention.node and ruling.status in (SCHEDULED, NEGATED) and verb.lemma in ("expect", "await")
        return "dating.carrier" if awaited else None
    return "dating.carrier"


def _comes_about(parse: Parse, governing: tuple[int, str], owner: int) -> bool:
    """ "The swap was agreed on Monday and took place the next day": the event is the subject of both."""
    verb = verb_of(parse, owner)
    happens = verb is not None and verb.finite and verb.lemma in words("happening")
    return happens and governing[1] == "subject" and governing[0] < owner and joined(parse, governing[0], owner)


def _same_group(parse: Parse, owner: int, v: int) -> bool:
    """Copula or semi-auxiliary and the infinitive it carries: "is to hold", "are set to meet"."""
    verb, outer = verb_of(parse, v), verb_of(parse, owner)
    if verb is None or outer is None or verb.form != "infinitive":
        return False
    g = governor(parse, v)
    if g is not None and parse.nodes[g].kind == "J":
        g = skip_back(parse, g)  # "is due to"
    if g != owner:
        return False
    return outer.lemma == "be" or outer.lemma in CARRYING


def _through_governor(mention: FrameMention, ruling: Ruling, owner: int | None, v: int) -> str | None:
    """A date of the verb that governs the event: of "are due on Friday to meet", not of "agreed on Friday to meet"."""
    verb = verb_of(mention.parse, v)
    if owner is None or verb is None or verb.form not in ("infinitive", "gerund"):
        return None
    g = governor(mention.parse, v)
    above = governing_verb(mention.parse, g) if g is not None else None
    if owner not in (g, above[0] if above is not None else None):
        return None
    outer = verb_of(mention.parse, owner)
    assert outer is not None
    if ruling.status == REQUESTED:
        return "dating.of-demand"
    if outer.lemma == "be" or outer.lemma in CARRYING | BRINGING_ABOUT:
        return "dating.due"
    if outer.lemma in words("motion") or outer.lemma in words("gathering"):
        return "dating.journey"
    return "dating.of-refusal" if ruling.status in (REFUSED, NEGATED) else None


def _of_wish(parse: Parse, t: int, owner: int | None, v: int) -> str | None:
    """ "On Monday came good news: X was freed": the date of the clause before the colon."""
    colon = next((i for i in range(v - 1, -1, -1) if parse.nodes[i].kind == ";"), None)
    if colon is None or owner is None or parse.tokens.words[parse.nodes[colon].first] != ":" or reports(parse, owner):
        return None
    return "dating.before-colon" if t < colon and owner < colon else None


def _of_topic(mention: FrameMention, owner: int, v: int, t: int) -> bool:
    """ "“We rang off at noon,” he said of the call": what is said in the quotation is said of the event."""
    parse = mention.parse
    said_of = preposition_before(parse, mention.node) == "of" and reports(parse, v)
    return said_of and owner < v and parse.tokens.quoted[parse.nodes[t].first]


def _of_account(mention: FrameMention, owner: int, t: int) -> bool:
    """ "It was a trade: in May X went back by train": the clause behind the colon tells how it was."""
    parse = mention.parse
    colon = mention.node + 1
    if colon >= min(t, owner) or parse.tokens.words[parse.nodes[colon].first] != ":":
        return False
    clauses = parse.nodes[colon + 1 : max(t, owner)]
    return not reports(parse, owner) and not any(node.kind in "U;" for node in clauses)


def _of_predicate(parse: Parse, owner: int, v: int) -> bool:
    """ "On Monday she was one of the hostages freed": the copula's date is that of the participle behind it."""
    verb, copula = verb_of(parse, v), verb_of(parse, owner)
    if verb is None or copula is None or verb.form != "participle" or copula.lemma != "be" or copula.passive:
        return False
    return owner < v and all(node.kind in "GIRE" for node in parse.nodes[owner + 1 : v])


def _cleft(parse: Parse, v: int) -> int | None:
    """ "It was on Monday that they met", "It was on Monday, he said, that they met"."""
    i = before_relative(parse, v, "that")
    comma = next((j for j in range(i - 1, -1, -1) if parse.nodes[j].kind == ","), 0) if i is not None else 0
    if i is not None and comma and any(reports(parse, j) for j in range(comma, i + 1)):
        i = skip_back(parse, comma, "R")
    outer = verb_of(parse, i - 1) if i is not None else None
    return i if i is not None and parse.nodes[i].kind == "E" and outer is not None and outer.lemma == "be" else None


def _modifies_trigger(mention: FrameMention, token: int) -> bool:
    """ "Friday's meeting", "the Friday meeting", "the release in May of X": within the trigger's own noun group."""
    noun = mention.noun
    if noun is None:
        return False
    return noun.first <= token < noun.last or (
        token >= noun.last and set(mention.parse.tags[noun.last : token + 1]) <= set("IE")
    )


__all__ = ["attach_time"]
