"""How the event that a noun names stands: by its modifiers, the nouns above it, and the verb that it depends on."""

from __future__ import annotations

from eventx.events.clause_status import answered, said_of
from eventx.events.infinitive_status import heads, main_before
from eventx.events.links import Link, key, skip_back, skip_on, word_of
from eventx.events.ruling import (
    ASSERTED,
    CANCELLED,
    NEGATED,
    OCCURRED,
    ONGOING,
    POSSIBLE,
    REFUSED,
    REQUESTED,
    SAME,
    SCHEDULED,
    TOLD,
    effect_of,
    effects,
    words,
)
from eventx.text.chunks import VerbGroup
from eventx.text.clauses import governing_verb, objects, preposition_before, verb_of
from eventx.text.nodes import Parse, holder
from eventx.text.nouns import EVENT, TIME, Noun
from eventx.text.readings import verb_class
from eventx.text.understood import subject
from eventx.times import Direction

OF_PEOPLE = frozenset({"free", "happy", "open"})  # "free to go", but "a free man"
COPULAS = frozenset({"be", "remain", "seem", "appear", "become", "look", "stay"})
ABOUT = frozenset({"for", "of", "on", "to", "about", "in", "over", "towards", "toward", "against"})
AHEAD = frozenset({"ahead of", "prior to", "in advance of", "pending", "on the eve of"})
BEHIND = frozenset({"after", "following", "since", "during", "despite", "before", "amid", "until"})
MEANS = frozenset({"with", "through", "by", "via"})
UNTIL = frozenset({"until", "till", "to", "by"})
WITHIN = frozenset({"in", "at", "on", "into", "for"})
LISTED = frozenset({SCHEDULED, REQUESTED, REFUSED})


def from_noun(parse: Parse, n: int, noun: Noun) -> list[Link]:
    """What governs the event noun of the phrase at node n, nearest first."""
    if noun.determiner == "no":
        return [Link(NEGATED, "status.no")]
    links = [
        Link(effect, "status.modifier")
        for modifier in noun.modifiers
        if (effect := effect_of("adjective", modifier)) is not None and effect != SAME and modifier not in OF_PEOPLE
    ][:1] or _set_behind(parse, n)
    carrier = _carrier(parse, n, noun)
    if carrier is not None:
        return [*links, Link(_effect(parse, n, carrier), "status.governing-noun", n, carrier)]
    above = _included(parse, n, noun) or _listed(parse, n, noun) or _standing(parse, n)
    real = links[0].effect if links else ""
    if (real == ONGOING and above[0].effect not in (CANCELLED, NEGATED)) or (real, above[0].effect) == (OCCURRED, TOLD):
        return links  # "would abide by the rules of the ongoing talks"
    return [*links, *above]


def _set_behind(parse: Parse, n: int) -> list[Link]:
    """ "a meeting planned for Friday", "summit postponed": the participle right behind the noun.

    In a headline without a verb it may stand behind what hangs on the noun: "Talks between union and owners called off".
    """
    headline = all(node.verb is None or not node.verb.finite for node in parse.nodes)
    at = skip_on(parse, n, "RIGE" if headline else "R")
    verb = verb_of(parse, at)
    if headline and word_of(parse, n + 1) == "off" and n + 2 >= len(parse.nodes):
        return [Link(CANCELLED, "status.set-behind", at=n + 1, direction="future", settles=True)]  # "Talks off"
    if verb is None or verb.form != "participle" or parse.nodes[n].phrase is None:
        return []
    effect = effects("subject").get(key(verb.lemma, verb.particle))
    if effect == CANCELLED or (effect == SCHEDULED and verb.lemma in words("planning") | {"postpone", "delay"}):
        return [Link(effect, "status.set-behind", at=at, direction="future", settles=effect == CANCELLED)]
    return []


def _carrier(parse: Parse, n: int, noun: Noun) -> Noun | None:
    """The noun of the same phrase whose of-phrase holds the event: "cancellation of the meeting"."""
    above = holder(parse.nodes[n].phrase, noun)
    return above if above is not None and above.name is None and above.lemma in effects("noun") else None


def _included(parse: Parse, n: int, noun: Noun) -> list[Link]:
    """ "arrived for talks with leaders, including a meeting with X": the event that it is part of."""
    phrase = parse.nodes[n].phrase
    held = phrase is not None and any(
        member.included is not None and any(inner.noun is noun for inner in member.included.members)
        for member in phrase.members
    )
    for at in heads(parse, n) if held else ():
        outer = parse.nodes[at].phrase
        whole = outer.members[-1].noun if outer is not None else None
        if whole is not None and whole.kind == EVENT and whole is not noun:
            return [Link(SAME, "status.governing-noun", at, whole)]
    return []


def _listed(parse: Parse, n: int, noun: Noun) -> list[Link]:
    """ "called for an end to the war, the release of X and talks": what the verb before a list makes of its later members."""
    nodes, phrase = parse.nodes, parse.nodes[n].phrase
    later = phrase is not None and len(phrase.members) > 1 and noun.first >= phrase.members[1].noun.first
    if not later and (n == 0 or nodes[n - 1].kind not in ",C"):
        return []
    v = next((j for j in range(n - 1, -1, -1) if nodes[j].kind not in "GIE,RC"), -1)
    verb = verb_of(parse, v)
    if verb is None or verb.passive or n in parse.subjects:
        return []
    behind = skip_on(parse, v)
    name = key(verb.lemma, verb.particle) + (f" {nodes[behind].word}" if nodes[behind].kind == "I" else "")
    effect = effects("object").get(name)
    return [Link(effect, "status.listed", v)] if effect in LISTED else []


def _standing(parse: Parse, n: int) -> list[Link]:
    """What the words around the noun phrase say of it: the noun it hangs on, or the verb."""
    before = preposition_before(parse, n)
    if before in ABOUT:
        above = _noun_above(parse, n)
        if above is not None:
            at, owner = above
            return [Link(_effect(parse, at, owner, before), "status.governing-noun", at, owner)]
    ahead = next((at - 1 for at in heads(parse, n) if preposition_before(parse, at) in AHEAD), None)
    if ahead is not None:  # "before the return to talks"
        return [Link(SCHEDULED, "status.ahead-of", at=ahead, direction="future", told=True)]
    if before == "without":
        return [Link(NEGATED, "status.without", at=skip_back(parse, n))]
    governing = governing_verb(parse, n)
    if before in ("to", "for") and (effect := effect_of("adjective", _adjective_above(parse, n))) is not None:
        at = _adjective_before(parse, n)
        copula = skip_back(parse, at)
        return [Link(effect, "status.adjective", copula if verb_of(parse, copula) is not None else None, at=at)]
    if governing is None:
        return _unattached(parse, n, before)
    v, relation = governing
    verb = verb_of(parse, v)
    assert verb is not None
    if relation == "subject":
        return _last_said(parse, n, v) or _as_subject(parse, v, verb)
    if relation == "object":
        return [_as_object(parse, n, v, verb)]
    return [_relative_to(parse, v, relation) if relation in BEHIND else _by_preposition(parse, n, v, verb, relation)]


def _adjective_above(parse: Parse, n: int) -> str:
    """ "are close to a deal", "is ready for talks": the adjective before the preposition, or ""."""
    i = _adjective_before(parse, n)
    return parse.nodes[i].word if i >= 0 else ""


def _adjective_before(parse: Parse, n: int) -> int:
    """Node of the adjective, be it before a place: "is due in Rome for talks"; -1 if there is none."""
    i = skip_back(parse, skip_back(parse, n))
    while i > 1 and parse.nodes[i].kind == "G" and parse.nodes[skip_back(parse, i)].word in ("in", "at"):
        i = skip_back(parse, skip_back(parse, i))
    return i if i >= 0 and parse.nodes[i].kind == "J" else -1


def _noun_above(parse: Parse, n: int) -> tuple[int, Noun] | None:
    """The noun before the preposition that says something of the event: "plans for", "hopes of", "talks on"."""
    for at in heads(parse, n)[1:]:
        phrase = parse.nodes[at].phrase
        noun = phrase.members[-1].noun if phrase is not None else None
        if noun is None:
            return None
        if noun.name is None and noun.lemma in effects("noun"):
            return (at, noun) if preposition_before(parse, n) != "in" or noun.lemma == "interest" else None
    return None


def _effect(parse: Parse, at: int, owner: Noun, before: str = "of") -> str:
    """What the noun makes of the event; plans that "there had been" are given up."""
    effect = effect_of("noun", f"{owner.lemma} {before}") or effects("noun")[owner.lemma]
    there = verb_of(parse, skip_back(parse, at))
    if effect == SCHEDULED and there is not None and there.lemma == "be" and there.perfect and there.tense == "past":
        return CANCELLED
    if effect == POSSIBLE and _disowned(parse, at):
        return NEGATED
    return answered(parse, at, effect)


def _disowned(parse: Parse, at: int) -> bool:
    """ "dismissed reports of a meeting": what is said of it is said to be false."""
    governing = governing_verb(parse, at)
    if said_of(parse, at) == NEGATED:
        return True  # "A report of a meeting was false"
    verb = verb_of(parse, governing[0]) if governing is not None and governing[1] == "object" else None
    return verb is not None and not verb.negated and effect_of("clause", verb.lemma) == NEGATED


def _unattached(parse: Parse, n: int, before: str) -> list[Link]:
    main = main_before(parse, n)
    if before in BEHIND and main is not None:
        return [_relative_to(parse, main, before)]
    past_aside = None if before else _past_aside(parse, n)
    if past_aside is not None:
        verb = verb_of(parse, past_aside)
        assert verb is not None
        return _as_subject(parse, past_aside, verb)
    return [Link(OCCURRED, "status.alone")]


def _past_aside(parse: Parse, n: int) -> int | None:
    """The verb of "The talks, she said, would go on": the subject's, behind an aside between commas."""
    nodes = parse.nodes
    if n + 1 >= len(nodes) or nodes[n + 1].kind != ",":
        return None
    closing = next((j for j in range(n + 2, min(n + 14, len(nodes))) if nodes[j].kind == ","), None)
    verb = verb_of(parse, skip_on(parse, closing, "R")) if closing is not None else None
    return skip_on(parse, closing, "R") if closing is not None and verb is not None and verb.finite else None


def _relative_to(parse: Parse, v: int, before: str) -> Link:
    """After, during or before what the verb at v tells: what is still to come before the event leaves it open."""
    verb = verb_of(parse, v)
    if before in ("before", "until") and verb is not None:
        if verb.tense == "future" and verb.negated:
            return Link(POSSIBLE, "status.until")
        if verb.tense == "present" and not verb.perfect and not verb.modal:
            return Link(SCHEDULED, "status.until", direction="future", told=True)
    return Link(TOLD, "status.beside", v)


# -- object ---------------------------------------------------------------------------------------------------


def _as_object(parse: Parse, n: int, v: int, verb: VerbGroup) -> Link:
    name = key(verb.lemma, verb.particle)
    if verb.lemma in ("put", "place") and any(word_of(parse, j) in ("hold", "ice") for j in range(v, len(parse.nodes))):
        return Link(CANCELLED, "status.object-of", v)
    known = effects("object")
    effect = (known.get(f"{name} to") if _to_somebody(parse, n, v, verb) else None) or known.get(name)
    if effect == CANCELLED and name in words("postponing") and (_until(parse, n) or _until(parse, v)):
        return Link(SCHEDULED, "status.object-of", v, direction="future")  # "put off a visit until June"
    if verb.passive and verb.form == "finite":  # "was denied a meeting", but "is considered the biggest summit"
        given = verb.lemma in verb_class("two_objects")
        return Link((effect if given else None) or SAME, "status.object-of", v)
    made = parse.nodes[n + 1].phrase if verb.lemma == "make" and n + 1 < len(parse.nodes) else None
    if made is not None and (made_of := made.members[0].noun).lemma in words("open nouns"):
        return Link(
            effect_of("noun", made_of.lemma) or POSSIBLE, "status.object-of", v, at=n + 1
        )  # "made it a condition"
    if effect is None:
        effect = TOLD if verb.particle or verb.lemma not in effects("infinitive") else SAME
    return Link(effect, "status.object-of", v, settles=effect == CANCELLED)


def _to_somebody(parse: Parse, n: int, v: int, verb: VerbGroup) -> bool:
    """ "denied bail to her", "denied her bail", "was denied bail": not "denied a meeting with her"."""
    if verb.lemma not in verb_class("two_objects"):
        return False
    after = word_of(parse, n + 1) in ("to", "for")
    return after or verb.passive or any(i != n for i in objects(parse, v))


def _still(parse: Parse, v: int) -> bool:
    """ "were still busy with talks": nobody says that they have ended."""
    verb = verb_of(parse, v)
    assert verb is not None
    span = slice(max(0, verb.first - 1), verb.last + 1)
    return "still" in parse.tokens.lowers[span] and not verb.perfect and not verb.negated and not verb.modal


def _with_preposition(parse: Parse, v: int, verb: VerbGroup, relation: str) -> str:
    """ "pull out of", "show up for", "make it to": the verb with all that stands before the noun."""
    if verb.lemma == "make" and word_of(parse, v + 1) == "it":
        return f"make it {relation}"
    apart = key(verb.lemma, verb.particle) if not relation.startswith(f"{verb.particle} ") else verb.lemma
    return f"{apart} {relation}"


def _by_preposition(parse: Parse, n: int, v: int, verb: VerbGroup, relation: str) -> Link:
    known = effects("object")
    name = _with_preposition(parse, v, verb, relation)
    if relation == "at" and verb.lemma in words("happening"):
        return Link(TOLD, "status.beside", v)  # "a decision could be taken at the summit"
    if name in known:
        return Link(known[name], "status.preposition", v)
    if relation in ("for", "to") and effect_of("infinitive", verb.lemma) == SCHEDULED:
        there = verb.lemma in words("arriving") and verb.tense == "present"
        return Link(SAME if there or verb.lemma == "be" else SCHEDULED, "status.preposition", v)
    if relation in ("for", "about", "against") and known.get(verb.lemma, SAME) != SAME:
        return Link(known[verb.lemma], "status.preposition", v)
    if relation == "in" and verb.lemma in ("remain", "stay") and not (verb.negated or verb.modal or verb.passive):
        return Link(ONGOING if verb.tense == "present" else SAME, "status.in-talks", v, at=v, direction="past")
    if relation in WITHIN and (verb.lemma == "be" or verb.lemma in words("attending")):
        if _still(parse, v):
            return Link(ONGOING, "status.in-talks", at=v, direction="past")
        if verb.passive and verb.tense == "present" and not verb.perfect and not verb.negated and relation == "in":
            return Link(ONGOING, "status.in-talks", at=v, direction="past")  # "are locked in talks"
        ongoing = verb.lemma == "be" and not verb.negated and not verb.modal and verb.tense != "future"
        if ongoing and (relation == "in" or (relation == "on" and verb.tense == "present")):
            return Link(ONGOING, "status.in-talks", at=v, direction="past")
        return Link(SAME, "status.preposition", v)
    phrase = parse.nodes[n].phrase
    any_one = phrase is not None and phrase.members[0].noun.determiner not in ("the", "this", "that")
    if any_one and relation in MEANS and (verb.modal or verb.form == "infinitive"):
        return Link(SAME, "status.preposition", v)  # "could end the strike with a phone call"
    going_on = verb.progressive and verb.tense == "present" and relation in ("in", "at")
    return Link(SAME if going_on else TOLD, "status.beside", v)


# -- subject --------------------------------------------------------------------------------------------------


def _as_subject(parse: Parse, v: int, verb: VerbGroup) -> list[Link]:
    """ "the meeting was cancelled / is planned / took place / remains a possibility"."""
    if verb.lemma in COPULAS and not verb.passive:
        return [_predicate(parse, v, verb)]
    name = key(verb.lemma, verb.particle)
    if word_of(parse, v + 1) == "into":
        name = f"{verb.lemma} into"  # "went into a third day"
    begun = verb.lemma in words("beginning") | words("restarting")
    if begun and verb.perfect and verb.tense == "present" and not verb.negated:
        return [Link(ONGOING, "status.has-begun", v, at=v, direction="past")]
    if verb.lemma in ("take", "get") and word_of(parse, v + 1) in ("place", "under way", "underway"):
        return [Link(SAME, "status.subject-of", v, settles=True)]
    following = skip_on(parse, v)
    if verb.lemma in ("fail", "do") and verb_of(parse, following) is not None:
        return [Link(TOLD, "status.subject-of", v)]
    effect = effects("subject").get(name)
    if effect == TOLD or (verb.passive and skip_on(parse, v) < len(parse.nodes) and parse.nodes[following].kind == "G"):
        return [Link(TOLD, "status.subject-of", v)]  # "is considered the biggest event"
    if (effect == ONGOING and _over(verb)) or (name in words("going ahead") and not verb.modal and _gone(verb)):
        effect = SAME
    if effect == CANCELLED and name in words("postponing") and _until(parse, v):
        effect = SCHEDULED  # "was put off until Friday"
    passive = verb.passive or _headline_passive(parse, v)
    if effect is None and passive and effect_of("clause", name) == ASSERTED:
        return [Link(ASSERTED, "status.subject-of", v, stated=True)]  # "could not be confirmed"
    if effect is None or (effect not in (ONGOING, CANCELLED) and not passive and verb.lemma not in words("fate")):
        happening = verb.lemma in words("happening") or passive
        return [Link(SAME if happening else TOLD, "status.subject-of", v)]
    past: Direction | None = "past" if effect == CANCELLED and verb.tense == "past" and not verb.perfect else None
    return [Link(effect, "status.subject-of", v, direction=past, settles=effect == CANCELLED)]


def _until(parse: Parse, i: int) -> bool:
    """The new date stands behind node i, the verb or the noun: "until June", "to next week", "by a month"."""
    for j in range(i + 1, len(parse.nodes)):
        node, before = parse.nodes[j], parse.nodes[j - 1]
        if node.kind in ";UW." or (node.verb is not None and node.verb.finite):
            return False
        told = parse.tokens.lowers[node.first : node.last] if node.kind == "E" else ("",)
        dated = node.kind == "E" or (node.phrase is not None and node.phrase.members[0].noun.kind == TIME)
        moved = told[0] == "from" and not UNTIL.isdisjoint(told)  # "put off from Monday to Friday"
        if told[0] in UNTIL or moved or (dated and before.word in UNTIL):
            return True
    return False


def _last_said(parse: Parse, n: int, v: int) -> list[Link]:
    """ "was set for Friday, but was called off": the later verb of the same subject, where it says that it came to nothing or goes on."""
    for j in range(len(parse.nodes) - 1, v, -1):
        verb = verb_of(parse, j)
        if verb is None or not verb.finite or effects("subject").get(key(verb.lemma, verb.particle)) is None:
            continue
        if subject(parse, j) == n and any(node.kind == "C" for node in parse.nodes[v + 1 : j]):
            links = _as_subject(parse, j, verb)
            going_on = links[0].effect == ONGOING and verb.progressive
            return links if links[0].effect == CANCELLED or going_on else []
    return []


def _headline_passive(parse: Parse, v: int) -> bool:
    """ "Summit postponed after strike": what an event cannot do itself is done to it."""
    verb = verb_of(parse, v)
    following = skip_on(parse, v)
    ends = following >= len(parse.nodes) or parse.nodes[following].kind in "I;.,"
    return verb is not None and verb.tense == "past" and verb.first == verb.head and ends and not objects(parse, v)


def _over(verb: VerbGroup) -> bool:
    """ "had continued until dawn": going on, but before the story."""
    return verb.tense == "past" and verb.perfect


def _gone(verb: VerbGroup) -> bool:
    """ "went ahead", "has gone ahead": it took place, or did not."""
    return verb.tense == "past" or verb.perfect


def _predicate(parse: Parse, v: int, verb: VerbGroup) -> Link:
    """ "is possible", "was under way", "is to be held", "is on", "are in their third day"."""
    j = skip_on(parse, v, "R")
    if word_of(parse, v + 1) == "off" and (j >= len(parse.nodes) or parse.nodes[j].kind not in "GE"):
        return Link(CANCELLED, "status.predicate", v, settles=True)
    if j >= len(parse.nodes):
        return Link(SAME, "status.predicate", v)
    after = parse.nodes[j]
    word = word_of(parse, j)
    if word in ("under way", "underway", "ongoing"):
        return Link(ONGOING, "status.predicate", at=j, direction="past")
    if after.verb is not None and after.verb.form == "infinitive":
        return Link(SAME, "status.predicate", j)
    if after.kind == "I":
        return _predicate_phrase(parse, v, j, verb)
    lemma = after.phrase.members[0].noun.lemma if after.phrase is not None else word
    effect = effect_of("noun" if after.phrase is not None else "adjective", lemma)
    if after.phrase is not None and lemma not in words("open nouns"):
        effect = None  # "the talks were a failure", "a step forward", "a chance to speak": they were
    if effect is not None and effect != SAME:
        return Link(effect, "status.predicate", v, at=j)
    if after.phrase is not None and (verb.modal or verb.negated):
        return Link(TOLD, "status.predicate", v, at=j)
    return Link(SAME, "status.predicate", v)


def _predicate_phrase(parse: Parse, v: int, j: int, verb: VerbGroup) -> Link:
    """ "is on", "is in doubt", "were in their third day", "is on the cards"."""
    preposition = parse.nodes[j].word
    following = word_of(parse, j + 1).split() if j + 1 < len(parse.nodes) else []
    last = following[-1] if following else ""
    if preposition == "on" and (not following or parse.nodes[j + 1].kind != "G") and verb.tense == "present":
        return Link(SCHEDULED, "status.predicate", v, at=j)
    if last in words("going on"):
        return Link(ONGOING, "status.predicate", at=j + 1, direction="past")
    if last in words("open"):
        if preposition in ("out of", "off"):  # "is out of the question"
            return Link(NEGATED, "status.predicate", v, at=j + 1)
        return Link(POSSIBLE, "status.predicate", v, at=j + 1)
    return Link(SAME, "status.predicate", v)


__all__ = ["from_noun"]
