"""Every time expression has an owner: the verb in whose clause it stands, or the noun right before it.

A date owned by a reporting verb says when somebody spoke; one that is owned by "the attack" of "after the attack on
Monday" says when that was.
"""

from __future__ import annotations

import re

from eventx.events.infinitive_status import heads
from eventx.events.links import skip_back, word_of
from eventx.events.ruling import words
from eventx.text.clauses import governing_verb, governor, of_a_thing, preposition_before, verb_of
from eventx.text.nodes import Parse
from eventx.text.nouns import EVENT, Noun
from eventx.text.understood import subject
from eventx.times import TimeValue

APART = frozenset(
    {
        *("after", "before", "since", "following", "despite", "contrary to", "about", "amid", "until", "ahead of"),
        *("in the run-up to", "on the eve of", "in the wake of"),
    }
)
ORDERING = frozenset({"follow", "precede"})
CAPTIVE = frozenset({"hostage", "captive", "prisoner"})  # "cousins of divers held hostage" has no other reading
HOURS_AFTER = re.compile(r"\b(?:hours?|minutes?|moments|shortly|soon|immediately) after(?: [a-z]+)?$")
APART_FROM = frozenset({"report", "statement", "interview", "briefing", "speech", "announcement", "arrest", "death"})


def node_of(parse: Parse, value: TimeValue) -> int | None:
    """The node in which the expression begins."""
    for i, node in enumerate(parse.nodes):
        if parse.tokens.starts[node.first] <= value.span[0] < parse.tokens.ends[node.last - 1]:
            return i
    return None


def token_of(parse: Parse, value: TimeValue) -> int:
    """The token in which the expression begins."""
    return next((t for t in range(len(parse.tokens)) if parse.tokens.ends[t] > value.span[0]), 0)


def reports(parse: Parse, v: int | None) -> bool:
    """The verb at node v reports what somebody said."""
    verb = verb_of(parse, v) if v is not None else None
    return verb is not None and verb.lemma in words("reporting") and not verb.particle


def owner_of(parse: Parse, t: int) -> int | None:
    """Node of the verb in whose clause the time chunk at node t stands: the one before it, else the one after it."""
    left = _before(parse, t)
    return left if left is not None else _after(parse, t)


def _before(parse: Parse, t: int) -> int | None:
    nodes = parse.nodes
    following = verb_of(parse, t + 1)
    joining = nodes[skip_back(parse, t, "R")].kind if t > 0 else ""
    if following is not None and (
        (following.finite and joining in tuple(",C")) or (following.form == "participle" and joining == "C")
    ):
        return None  # "X, who hopes to visit, on Wednesday met Y", "was jailed in May and, in June, freed"
    passed = t  # an aside between commas is passed over as a whole
    for j in range(t - 1, -1, -1):
        node = nodes[j]
        if j >= passed or (node.word in ("once", "as soon as") and j + 1 == t):
            continue
        if (described := described_by(parse, j)) is not None:
            passed = described
        if node.kind == "V":
            if _particle(parse, j) or _aside(parse, j, t):
                continue
            if following is not None and following.finite and _in_front(parse, j):
                return None  # "Hosted by X, the meeting in Oslo on Monday brought ..."
            opened = _enclosed(parse, j, t)
            if opened is None:
                return j
            passed = opened
        elif node.kind in "UW;" or (node.kind == "," and _opens_clause(parse, j)):
            return None
    return None


def described_by(parse: Parse, j: int) -> int | None:
    """The node of the description whose name the phrase at node j is: what stands between only describes further."""
    name = parse.nodes[j].phrase
    if name is None or parse.nodes[j - 1].kind != ",":
        return None
    for i in range(j - 2, -1, -1):
        phrase = parse.nodes[i].phrase
        if phrase is not None and phrase.members[-1].apposed is name:
            return i
        if parse.nodes[i].kind == ",":
            break
    return None


def _in_front(parse: Parse, j: int) -> bool:
    """The participle at node j, or one that it is joined to, opens the sentence: it describes the subject to come."""
    verb = verb_of(parse, j)
    if verb is None or verb.form != "participle":
        return False
    before = skip_back(parse, j, "R")
    return before < 0 or (parse.nodes[before].kind == "C" and any(_in_front(parse, i) for i in range(before)))


def _particle(parse: Parse, j: int) -> bool:
    """ "let the hostages go on Monday": the verb is "let"."""
    word = parse.nodes[j].word
    return any(
        (verb := verb_of(parse, i)) is not None and verb.particle == word and bool(word) for i in range(j - 1, -1, -1)
    )


def _aside(parse: Parse, j: int, t: int) -> bool:
    """A participle that only describes a noun, and does not stand right before the time: the time goes past it."""
    verb = verb_of(parse, j)
    if verb is None or j + 1 == t or j == 0 or parse.nodes[j - 1].kind != "G":
        return False
    if word_of(parse, j + 1) in CAPTIVE:
        above = next((i for i in range(j - 1, -1, -1) if parse.nodes[i].kind in "V;UW"), None)
        return above is not None and parse.nodes[above].kind == "V" and not reports(parse, above)
    if verb.form != "participle":
        return False
    if of_a_thing(parse, j):
        return False
    return any((outer := verb_of(parse, i)) is not None and outer.finite for i in range(j - 1, -1, -1))


def _enclosed(parse: Parse, j: int, t: int) -> int | None:
    """The comma that opens the aside in which the verb stands: "freed Otto, a man it had held for years, on Saturday"."""
    nodes = parse.nodes
    closed = any(node.kind == "," for node in nodes[j + 1 : t])
    opened = next((i for i in range(j - 1, -1, -1) if nodes[i].kind == ","), None)
    if (
        not closed
        or opened is None
        or nodes[opened + 1].kind not in "GW"
        or any(n.kind in "UC;" for n in nodes[opened:t])
    ):
        return None
    return opened if any((outer := verb_of(parse, i)) is not None and outer.finite for i in range(opened)) else None


def _after(parse: Parse, t: int) -> int | None:
    """The verb of the clause that the time opens; relative clauses on the way are passed over."""
    inside = bare = False
    first = None
    for j in range(t + 1, len(parse.nodes)):
        node = parse.nodes[j]
        if node.kind == ";" or (node.kind == "C" and first is not None and parse.nodes[j - 1].kind == ","):
            break
        whose = node.kind == "G" and node.phrase is not None and parse.tokens.lowers[node.first] == "whose"
        if node.kind == "W" or whose or (j == t + 2 and parse.nodes[j - 1].kind == "," and joins(parse, j)):
            inside = True  # "On Monday, while X spoke, Y ..."
            bare = node.kind == "W" and parse.nodes[j - 1].kind != ","
        elif node.kind == "," and inside and parse.nodes[j - 1].kind != "W":
            inside = False
        elif node.verb is not None and said_in_passing(parse, j):
            continue
        elif node.verb is not None and inside and bare:
            inside = bare = False  # "On Monday the rebels who had seized X freed him": the one verb of the relative
        elif node.verb is not None and not inside:
            if node.verb.finite:
                return j
            first = j if first is None else first
    return first


def said_in_passing(parse: Parse, v: int) -> bool:
    """ ", he said,", ", said the envoy,": the verb at node v says between two commas who reports."""
    if not reports(parse, v):
        return False
    first, last = (v - 1, v + 1) if parse.nodes[v - 1].kind == "G" else (v, v + 2)
    return [parse.nodes[i].kind if i < len(parse.nodes) else "" for i in (first - 1, last)] == [",", ","]


def joins(parse: Parse, j: int) -> bool:
    """The word at node j joins a clause: "while the talks went on", "as X met Y", not "as a minister"."""
    if parse.nodes[j].kind == "U":
        return True
    told = next((i for i in range(j + 1, len(parse.nodes)) if parse.nodes[i].kind not in "GR"), j)
    verb = verb_of(parse, told)
    return parse.nodes[j].kind == "I" and told > j + 1 and verb is not None and verb.finite


def _opens_clause(parse: Parse, comma: int) -> bool:
    """The comma before a main clause: "After talks in Rome, on Friday he ..."."""
    rest = parse.nodes[comma + 1 : comma + 5]
    for i, node in enumerate(rest):
        if node.verb is not None:
            return node.verb.finite and i > 0 and any(n.kind == "G" for n in rest[:i])
    return False


def of_another(parse: Parse, t: int, mention: int) -> bool:
    """The time right after a noun phrase dates what that phrase names, which is set apart from the event.

    "since the collapse of the bank a year ago", "despite a storm on Sunday", "after talks on Monday".
    """
    before = skip_back(parse, t, "R")
    if _became(parse, before, mention):
        return True
    if before < 0 or parse.nodes[before].kind != "G":
        return False
    if (
        parse.tags[parse.nodes[before].last - 1] in "DJP"
        and t + 1 < len(parse.nodes)
        and parse.nodes[t + 1].kind == "G"
    ):
        return t + 1 != mention  # "the brutal October 7 attacks"
    if hours_after(parse, before, mention):
        return False
    for at in heads(parse, before):
        if at == mention:
            return False
        phrase = parse.nodes[at].phrase
        noun: Noun | None = phrase.members[-1].noun if phrase is not None else None
        preposition = preposition_before(parse, at)
        if noun is None or noun.name is not None:
            continue
        if _follows(parse, at) or (preposition in APART and (noun.kind == EVENT or noun.lemma in APART_FROM)):
            return True
        if preposition and noun.lemma in words("hearsay"):
            return True
    return False


def _became(parse: Parse, v: int, mention: int) -> bool:
    """ "the biggest swap since the war ended in 1991": what the verb at node v says became of something set apart."""
    verb = verb_of(parse, v)
    if verb is None or verb.form != "participle" or v < 2 or parse.nodes[v - 1].kind != "G" or not mention < v - 1:
        return False
    return preposition_before(parse, v - 1) in APART


def of_plan(parse: Parse, t: int, value: TimeValue, mention: int) -> bool:
    """ "the budget for 2007 will be adopted at a summit": the years that a thing is for."""
    before = skip_back(parse, t, "R")
    if parse.tokens.lowers[parse.nodes[t].first] != "for" or value.grain not in ("year", "decade") or before < 0:
        return False
    return parse.nodes[before].kind == "G" and mention not in heads(parse, before)


def _follows(parse: Parse, n: int) -> bool:
    """ "the talks followed a storm on Sunday": what the phrase at node n names came before or after the subject."""
    governing = governing_verb(parse, n)
    verb = verb_of(parse, governing[0]) if governing is not None else None
    return governing is not None and governing[1] == "object" and verb is not None and verb.lemma in ORDERING


def hours_after(parse: Parse, noun: int, mention: int) -> bool:
    """ "freed hours after the ruling on Monday", "Minutes after the ruling on Monday, X rang": of the same day."""
    first = parse.nodes[mention].last if mention < noun else 0
    counted = " ".join(parse.tokens.lowers[first : parse.nodes[noun].first])
    return HOURS_AFTER.search(counted) is not None


def trails(parse: Parse, t: int, mention: int) -> bool:
    """The time ends the noun phrase at the mention's node: "talks with X in Rome on Friday"."""
    before = skip_back(parse, t, "R")
    if before > 0 and parse.nodes[before].kind == "," and parse.nodes[t - 1].word == "also":
        before -= 1  # "In a call with X, also on Sunday, Y said"
    return before >= 0 and parse.nodes[before].kind == "G" and mention in heads(parse, before)


def owned_in_relative(parse: Parse, owner: int, mention: int) -> bool:
    """The owner's clause describes the mention's noun: "talks that had been due in April", "a meeting set for May"."""
    verb = verb_of(parse, owner)
    if verb is not None and verb.form == "gerund":
        return verb.lemma in words("happening") and skip_back(parse, owner) == mention  # "a call lasting an hour"
    if verb is None or owner < mention:
        return False
    if verb.form == "infinitive":
        above = governor(parse, owner)
        if above is not None and above > mention and verb_of(parse, above) is not None:
            return owned_in_relative(parse, above, mention)  # "talks that were to take place on Friday"
        return _to_be_held(parse, owner, mention)
    carrying = words("organising") | {"have"}
    if verb.lemma != "be" and verb.lemma not in carrying | words("happening") | words("planning"):
        return False
    if verb.lemma in carrying and verb.finite and parse.nodes[mention + 1].word in ("that", "which"):
        return subject(parse, owner) == mention + 2  # "the exchange that Malta arranged in May"
    described = verb.form == "participle" or any(n.kind == "W" for n in parse.nodes[mention:owner])
    s = subject(parse, owner)
    return described and s is not None and mention in heads(parse, s)


def _to_be_held(parse: Parse, v: int, mention: int) -> bool:
    """ "the summit to be held in Rome in May", "talks due to open on Friday": right behind the noun phrase of the mention."""
    verb = verb_of(parse, v)
    if verb is None or not (verb.passive or verb.lemma in words("happening")):
        return False
    before = skip_back(parse, v, "JR,")  # "the summit, to be held in May, …"
    return (
        before >= mention and mention in heads(parse, before) and verb.lemma in words("organising") | words("happening")
    )


def joined(parse: Parse, one: int, other: int) -> bool:
    """Two finite verbs of one subject and tense, joined by "and": "was freed and flew home in May"."""
    first, last = min(one, other), max(one, other)
    a, b = verb_of(parse, first), verb_of(parse, last)
    if a is None or b is None or a.tense != b.tense or reports(parse, first) or reports(parse, last):
        return False
    if not a.finite or not (b.finite or b.form == "participle"):
        return False
    between = parse.nodes[first + 1 : last]
    if any(n.kind in "UW;V" for n in between) or not any(n.kind == "C" for n in between):
        return False
    return not b.finite or subject(parse, first) == subject(parse, last)


def before_relative(parse: Parse, v: int, word: str) -> int | None:
    """The node that the relative "when" or "where" of the clause of verb v goes back to: "in June, when X met Y"."""
    for j in range(v - 1, -1, -1):
        node = parse.nodes[j]
        if node.kind in "UW" and node.word == word:
            i = skip_back(parse, j, ",RE" if word == "where" else ",R")
            return i if i >= 0 else None
        if node.kind in ";UW" or (node.kind == "V" and node.verb is not None and node.verb.finite):
            return None
    return None


def meanwhile_of(parse: Parse, v: int) -> int | None:
    """The verb of the clause with "when" or "while" right after the clause of verb v: "last met when X hosted Y"."""
    outer = verb_of(parse, v)
    for j in range(v + 1, len(parse.nodes)):
        node = parse.nodes[j]
        if node.word in ("when", "while", "as") and joins(parse, j):
            found = next((i for i in range(j + 1, len(parse.nodes)) if parse.nodes[i].verb is not None), None)
            inner = verb_of(parse, found) if found is not None else None
            same = inner is not None and outer is not None and (inner.tense == outer.tense or not inner.finite)
            ahead = inner is not None and outer is not None and (outer.tense, inner.tense) == ("future", "present")
            return found if same or ahead else None
        if node.kind not in "GIREC" and not (node.kind == "," and word_of(parse, j + 1) == "while"):
            return None
    return None


def setting_of(parse: Parse, v: int) -> int | None:
    """The verb of what went on while the clause of verb v did: "held a workshop at which they met", "flew to Rome, where he met X"."""
    for w in range(v - 1, 0, -1):
        node = parse.nodes[w]
        if node.kind == ";" or (node.kind == "V" and not _governs(parse, w, v)):
            return None
        inside = node.word == "which" and parse.nodes[w - 1].word in ("during", "at")
        if inside or node.word == "where":
            return next((i for i in range(w - 1, -1, -1) if parse.nodes[i].verb is not None), None)
    return None


def _governs(parse: Parse, above: int, v: int) -> bool:
    """The verb at node `above` governs the infinitive at node v: "where he *is* due to meet", "where he *hopes* to meet"."""
    verb = verb_of(parse, v)
    if verb is None or verb.form != "infinitive":
        return False
    g = governor(parse, v)
    return g is not None and above in (g, skip_back(parse, g) if parse.nodes[g].kind == "J" else g)


def shared(parse: Parse, owner: int, v: int) -> bool:
    """Two infinitives under one verb: "to write letters rather than meet on Friday", "to meet X on Friday and hold talks with Y"."""
    first, last = verb_of(parse, min(owner, v)), verb_of(parse, max(owner, v))
    if first is None or last is None or first.form != "infinitive" or last.form != "infinitive":
        return False
    between = parse.nodes[min(owner, v) + 1 : max(owner, v)]
    links = [node for node in between if node.kind == "C" or node.word in ("rather than", "instead of")]
    return len(links) == 1 and not any(node.kind in "UW;V," for node in between)


__all__ = [
    "ORDERING",
    "before_relative",
    "hours_after",
    "joined",
    "joins",
    "meanwhile_of",
    "node_of",
    "of_another",
    "of_plan",
    "owned_in_relative",
    "owner_of",
    "reports",
    "setting_of",
    "shared",
    "token_of",
    "trails",
]
