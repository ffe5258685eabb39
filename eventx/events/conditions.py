"""What a frame asks of its trigger and of the words around it, before anybody fills a slot. Each check raises Vetoed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from eventx.events.fillers import Vetoed
from eventx.events.infinitive_status import heads
from eventx.events.ruling import words
from eventx.events.slots import phrase_at
from eventx.lexicon import senses
from eventx.text.chunks import VerbGroup
from eventx.text.clauses import governing_verb, governor, objects, preposition_before, verb_of
from eventx.text.nodes import Member, Node, Parse, Phrase
from eventx.text.nouns import PLACE, Noun, common_kind
from eventx.text.understood import subject

if TYPE_CHECKING:
    from eventx.types import Frame

CUE_PREPOSITIONS = frozenset({"by", "over", "on", "via", "through", "in", "during", "at", "from", "out of", "behind"})
NEUTRAL_PARTICLES = frozenset({"", "together", "back", "home", "free", "go", "over"})
INFINITIVE = "infinitive"
HOURS = frozenset({"hour", "hours", "minute", "minutes"})
PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "day"})
PER = frozenset({"every", "each", "once", "twice"})  # "every week", "twice a year"


def members(phrase: Phrase) -> Iterator[Member]:
    """The members of a phrase and of all that hangs on them."""
    for member in phrase.members:
        yield member
        for inner in (member.of, member.apposed, member.included, member.source):
            if inner is not None:
                yield from members(inner)


def check_verb(frame: Frame, parse: Parse, v: int) -> None:
    """Particle, voice, object and what follows the verb at node v."""
    verb = verb_of(parse, v)
    assert verb is not None
    _check_sentence(frame, parse)
    if frame.particles:
        if verb.particle not in frame.particles and _word_after(parse, v) not in frame.particles:
            raise Vetoed("it stands without {}", frame.particles)
    elif (
        verb.particle not in NEUTRAL_PARTICLES and verb.particle not in frame.verbs
    ) or verb.particle in frame.unless.get("particle", ()):
        raise Vetoed('"{} {}" is another verb', verb.lemma, verb.particle)
    if frame.voice == "active" and verb.passive and not _past_after_all(parse, v):
        raise Vetoed("the verb is passive")
    if frame.voice == "passive" and not verb.passive:
        raise Vetoed("the verb is not passive")
    if frame.objects:
        _check_object(frame, parse, v)
    at = verb.last
    while at < len(parse.tokens) and parse.tags[at] == "R":
        at += 1
    after = _word_at(parse, at)
    if after in frame.unless.get("follow", ()):
        raise Vetoed('it is followed by "{}"', after)
    _check_purposes(frame, parse, v)
    if "predicate" in frame.unless and _names(parse, v):
        raise Vetoed("it gives its object a name")
    if verb.form == INFINITIVE and "holder" in frame.unless:
        _check_holder(frame, parse, v)


def _check_purposes(frame: Frame, parse: Parse, v: int) -> None:
    """What the verb at node v is the purpose of, and what is the purpose of it."""
    if frame.governed and not _errand(parse, v) & set(frame.governed):
        raise Vetoed("nobody means to do {} by it", frame.governed)
    if frame.purposes and (lemma := _purpose_after(parse, v)) and lemma not in frame.purposes:
        raise Vetoed('somebody is to "{}"', lemma)


def _check_sentence(frame: Frame, parse: Parse) -> None:
    """ "met in stoppage time": a word anywhere in the sentence says that it is about something else."""
    banned = frame.unless.get("sentence", ())
    if banned and (found := sorted(set(banned) & set(parse.tokens.lowers))):
        raise Vetoed('its sentence speaks of "{}"', found[0])


def _check_object(frame: Frame, parse: Parse, v: int) -> None:
    if not _object_words(parse, v) & set(frame.objects):
        raise Vetoed("its object is not {}", frame.objects)
    if banned := _object_words(parse, v, modifiers=True) & set(frame.unless.get("object", ())):
        raise Vetoed('its object is "{}"', min(banned))


def _check_holder(frame: Frame, parse: Parse, v: int) -> None:
    """ "a raid to free": the noun that the infinitive at node v hangs on."""
    above = governor(parse, v)
    holder = parse.nodes[above].phrase if above is not None else None
    if holder is not None and (lemma := holder.members[-1].noun.lemma) in frame.unless["holder"]:
        raise Vetoed('it hangs on "{}"', lemma)


def _word_at(parse: Parse, token: int) -> str:
    """The word, "" where a date begins: "a call on Monday" is no call on anybody."""
    dated = any(node.kind == "E" and node.first <= token < node.last for node in parse.nodes)
    if token >= len(parse.tokens) or dated:  # a comma behind an apposition is in no node
        return ""
    return parse.tokens.lowers[token]


def _errand(parse: Parse, v: int) -> set[str]:
    """The verb that the infinitive at node v is the purpose of: "went to see", "flew to Rome on Monday to see"."""
    verb = verb_of(parse, v)
    if verb is None or verb.form != INFINITIVE:
        return set()
    i = v - 1
    while i >= 0 and parse.nodes[i].kind in "REIG":
        i -= 1
    outer = verb_of(parse, i)
    return {outer.lemma} if outer is not None else set()


def _purpose_after(parse: Parse, v: int) -> str:
    """The verb of the first infinitive behind the verb at node v in its clause: "called on the mayor to *resign*"."""
    for node in parse.nodes[v + 1 :]:
        if node.kind in "UW;." or (node.verb is not None and node.verb.finite):
            break
        if node.verb is not None and node.verb.form == INFINITIVE:
            return node.verb.lemma
    return ""


def _word_after(parse: Parse, v: int) -> str:
    return parse.nodes[v + 1].word if v + 1 < len(parse.nodes) else ""


def _past_after_all(parse: Parse, v: int) -> bool:
    """A bare participle without agent may be a past tense: "Leaders, among them X, met in Oslo and decided".

    Not where the verb of its sentence follows: "workers gathered in a yard said".
    """
    verb = parse.nodes[v].verb
    assert verb is not None
    if verb.last - verb.first > 1 or _word_after(parse, v) in ("by", "with"):
        return False
    for node in parse.nodes[v + 1 :]:
        if node.kind in ",CUW;.":
            break
        if node.verb is not None and node.verb.finite:
            return False
    return True


def _object_words(parse: Parse, v: int, *, modifiers: bool = False) -> set[str]:
    """Lemma of the deep object, and the words of its name ("left Dunmoor prison"); what modifies it, if asked."""
    found: set[str] = set()
    verb, place = verb_of(parse, v), subject(parse, v)
    passive = verb is not None and verb.passive and place is not None
    for i in [place] if passive and place is not None else objects(parse, v)[:1] or _contact(parse, v, place):
        for member in phrase_at(parse, i).members:
            found.add(member.noun.lemma)
            found.update(f"{modifier} {member.noun.lemma}" for modifier in member.noun.modifiers)
            if modifiers or member.noun.kind == PLACE:
                found.update(member.noun.modifiers)  # "left a remand cell"
            if member.noun.name:
                found.update(parse.tokens.lowers[slice(*member.noun.name)])
    return found


def _contact(parse: Parse, v: int, place: int | None) -> list[int]:
    """ "the treaty they had signed": what stands right before the subject, at node `place`, of the verb at node v."""
    verb = verb_of(parse, v)
    if verb is None or not verb.finite or place is None or not 0 < place < v or parse.nodes[place - 1].phrase is None:
        return []
    return [place - 1] if all(node.kind in "RE" for node in parse.nodes[place + 1 : v]) else []


def _names(parse: Parse, v: int) -> bool:
    """The verb names its object.

    "called the opera a muddle", "called him unfit", "a firm called Brightwater", "what he called revenge",
    "a boat he called Daisy", 'called it "revenge"'
    """
    verb = verb_of(parse, v)
    assert verb is not None
    found = objects(parse, v)
    if verb.form == "participle" or _reduced(parse, v) or (found and _introduces(parse, v, found[0])):
        return True
    if len(found) > 1:
        return True
    if not found:
        return False
    tokens = parse.tokens
    after = found[0] + 1
    while after < len(parse.nodes) and parse.nodes[after].kind == "R":
        after += 1
    if after < len(parse.nodes) and (parse.nodes[after].kind == "J" or _quoted_after(parse, found[0], verb.head)):
        return True
    if found[0] > v and _named_behind(parse, found[0], verb.head):
        return True
    if tokens.quoted[parse.nodes[found[0]].first] and not tokens.quoted[verb.head]:
        return True
    place = subject(parse, v)
    if place is None or not 0 < place < v or found[0] < v:
        return False
    before = parse.nodes[place - 1]
    return before.word in ("what", "which") or (before.kind == "G" and parse.tags[before.last - 1] in "nsN")


def _named_behind(parse: Parse, target: int, head: int) -> bool:
    """What the object is called stands behind what describes it.

    'called soldiers camped in Chad the real occupiers', 'called X, who drove a taxi, a "ruffian"'
    """
    quoted, described, relative = parse.tokens.quoted, False, False
    for i in range(target + 1, len(parse.nodes)):
        node, before = parse.nodes[i], parse.nodes[i - 1]
        if node.kind == "U" or (node.verb is not None and _goes_on(node.verb, relative)):
            return False
        relative = relative or node.kind == "W"
        described = relative or node.verb is not None or described
        if node.kind != "G":
            continue
        opened = range(node.first + (before.kind != "G"), node.last)
        if described and not quoted[head] and any(quoted[t] and not quoted[t - 1] for t in opened):
            return True
        closed = before.kind in ",;" and parse.tokens.lowers[node.first] in ("a", "an")
        if described and (closed or (before.kind == "G" and parse.nodes[i - 2].verb is None)):
            return True
    return False


def _goes_on(verb: VerbGroup, relative: bool) -> bool:
    """The verb is no part of what describes the object: "called X to ask", "called X and told him"."""
    return verb.form == "infinitive" or (verb.finite and not relative)


def _introduces(parse: Parse, v: int, target: int) -> bool:
    """ "a man called Peter Moss": somebody unknown and a mere name."""
    before = v - 2 if v > 1 and parse.nodes[v - 1].kind == "," else v - 1
    phrase = parse.nodes[before].phrase if before >= 0 else None
    if phrase is None or target < v:
        return False
    unknown, named = phrase.members[-1].noun, phrase_at(parse, target).members[0].noun
    indefinite = unknown.determiner in ("a", "an", "") and not (unknown.name or unknown.possessor or unknown.pronoun)
    return indefinite and named.name is not None and named.title is None


def _reduced(parse: Parse, v: int) -> bool:
    """A past form right after a governed noun, in a clause that has its verb: "ran a choir called Larksong"."""
    if v < 2 or parse.nodes[v - 1].kind != "G" or not preposition_before(parse, v - 1):
        return False
    for node in reversed(parse.nodes[: v - 1]):
        if node.kind in "UWC;":
            return False
        if node.verb is not None and node.verb.finite:
            return True
    return False


def _quoted_after(parse: Parse, i: int, head: int) -> bool:
    last = parse.nodes[i].last
    quoted = parse.tokens.quoted
    return last < len(quoted) and quoted[last] and not quoted[last - 1] and not quoted[head]


def check_noun(frame: Frame, parse: Parse, i: int, member: Member) -> None:
    """Modifiers, preposition before, word after and governing verb of an event noun in the phrase at node i."""
    _check_sentence(frame, parse)
    noun = member.noun
    modifiers = {*noun.modifiers, *(parse.tokens.lowers[noun.name[0] : noun.head] if noun.name else ())}
    banned = [m for m in sorted(modifiers) if _listed(m, noun.lemma, frame.unless.get("modifier", ()))]
    if banned:
        raise Vetoed('"{} {}" is something else', banned[0], noun.lemma)
    kinds = frame.only.get("modifier")
    if kinds:
        _check_compound(parse, noun, kinds)
    if (
        (frame.modifiers or frame.cue)
        and not modifiers & set(frame.modifiers)
        and not (frame.cue and has_cue(frame, parse, i))
    ):
        raise Vetoed("it is not called {}", frame.modifiers or frame.cue)
    before = preposition_before(parse, i)
    if frame.prepositions and before not in frame.prepositions:
        raise Vetoed("it does not stand after {}", frame.prepositions)
    if _listed(before, parse.tokens.slice(noun.first, noun.last).lower(), frame.unless.get("preposition", ())):
        raise Vetoed('it stands after "{}"', before)
    holders = set(frame.unless.get("holder", ()))
    if holders and (holders := holders & _holders(parse, i, noun)):
        raise Vetoed('it hangs on "{}"', min(holders))
    governing = governing_verb(parse, i)
    verb = verb_of(parse, governing[0]) if governing is not None else None
    lemma = verb.lemma if verb is not None else ""
    borne = lemma in frame.support or lemma in frame.governed
    follow = frame.unless.get("follow", ())
    after = _word_at(parse, noun.last)
    if after in follow or (INFINITIVE in follow and _infinitive_after(parse, i, member, borne)):
        raise Vetoed('it is followed by "{}"', after)
    if _listed(lemma, noun.lemma, frame.unless.get("verb", ())):
        raise Vetoed('it goes with the verb "{}"', lemma)
    borne = (
        governing is not None
        and verb is not None
        and (governing[1] == "object" or (governing[1] == "subject" and verb.passive))
    )
    if frame.governed and not (borne and lemma in frame.governed):
        raise Vetoed("its verb is not {}", frame.governed)


def _holders(parse: Parse, i: int, noun: Noun) -> set[str]:
    """Lemmas of the nouns that a noun in the phrase at node i hangs on: "a warrant for the arrest of X"."""
    found = {member.noun.lemma for member in members(phrase_at(parse, i)) if _holds_of(member, noun)}
    for at in heads(parse, i)[1:]:
        found.add(phrase_at(parse, at).members[-1].noun.lemma)
    return found


def _holds_of(member: Member, noun: Noun) -> bool:
    return member.of is not None and any(inner.noun is noun for inner in members(member.of))


def _listed(word: str, trigger: str, words: Sequence[str]) -> bool:
    """The word is one of these, by itself or together with the trigger ("public consultation")."""
    return word in words or f"{word} {trigger}" in words


def _check_compound(parse: Parse, noun: Noun, kinds: Sequence[str]) -> None:
    """Nouns before an event noun must be of these kinds: "the hostage release", not "the smartphone release"."""
    for at in range(noun.possessor[1] if noun.possessor else noun.first, noun.head):
        word = parse.tokens.lowers[at]
        if parse.tags[at] == "n" and common_kind(senses.noun_lemma(word)) not in kinds:
            raise Vetoed('"{} {}" is something else', word, noun.lemma)


def _infinitive_after(parse: Parse, i: int, member: Member, borne: bool) -> bool:
    """ "calls to resign", and where no verb bears the noun, "calls from voters on the mayor to resign"."""
    if member.last < parse.nodes[i].last:
        return False
    at = i + 1
    while not borne and at < len(parse.nodes) and parse.nodes[at].kind in "IGRE":
        at += 1
    verb = verb_of(parse, at)
    return verb is not None and verb.form == INFINITIVE


def has_cue(frame: Frame, parse: Parse, at: int) -> bool:
    """One of the cue words stands in the clause of node `at`, behind a preposition, or as an adverb.

    For a frame of last resort in the sentence.
    """
    first, last = _clause(parse, at) if not frame.around else (0, len(parse.nodes))
    cues = set(frame.cue)
    words = parse.tokens.lowers[parse.nodes[first].first : parse.nodes[last - 1].last]
    told = " ".join(words)
    if any(_holds(words, cue) for cue in frame.cue if " " in cue and cue in told):
        return True
    for i in range(first, last):
        phrase = parse.nodes[i].phrase
        if parse.nodes[i].kind in "RJI" and parse.nodes[i].word in cues:
            return True
        if phrase is None or preposition_before(parse, i) not in CUE_PREPOSITIONS:
            continue
        for member in members(phrase):
            noun = member.noun
            if noun.lemma in cues or cues & set(parse.tokens.lowers[noun.first : noun.last]):
                return True
    return False


def _holds(words: Sequence[str], phrase: str) -> bool:
    """Whether whole words make up the phrase; one may be a phrase itself ("no longer")."""
    most = phrase.count(" ") + 1
    starts = (i for i, word in enumerate(words) if phrase.startswith(word))
    return any(" ".join(words[i : i + n]) == phrase for i in starts for n in range(1, most + 1))


def by_habit(parse: Parse, v: int) -> bool:
    """ "often speak by phone", "meets on the first Monday of each month": the clause of the verb says how often."""
    first, last = _clause(parse, v)
    before = parse.nodes[first - 1].word if first else ""
    if "whenever" in (before, *(node.word for node in parse.nodes[last : last + 1])):
        return True
    tokens = range(parse.nodes[first].first, parse.nodes[last - 1].last)
    often = any(parse.tokens.lowers[t] in words("habitual") and parse.tags[t] in "RJ" for t in tokens)
    return often or each_time(parse, v)


def each_time(parse: Parse, v: int) -> bool:
    """ "will meet every Friday", "meets weekly": the clause of the verb has an expression for each time."""
    first, last = _clause(parse, v)
    for node in parse.nodes[first:last]:
        told = parse.tokens.lowers[node.first : node.last]
        if node.kind == "E" and not PER.isdisjoint(told):
            return True
        if node.kind in "ERJ" and len(told) == 1 and told[0] in words("periodical"):
            return True
    return False


def lasts(parse: Parse, v: int) -> bool:
    """The clause of the verb at node v says how many hours or minutes it took: "talked for two hours", "spent the morning"."""
    first, last = _clause(parse, v)
    for node in parse.nodes[first:last]:
        words = parse.tokens.lowers[node.first : node.last]
        told = words[0] == "for" or (parse.nodes[v + 1 : v + 2] == (node,))
        if (
            node.kind == "E"
            and told
            and (not HOURS.isdisjoint(words) or (words[0] == "the" and words[-1] in PARTS_OF_DAY))
        ):
            return True
    return False


def _clause(parse: Parse, at: int) -> tuple[int, int]:
    """Nodes of the clause around a node: up to the next subordinator, relative pronoun, strong punctuation or finite verb.

    "spoke by video and will meet in June" is two.
    """
    first = at
    while first > 0 and not _border(parse.nodes[first - 1]):
        first -= 1
    if first > 0 and parse.nodes[first - 1].verb is not None:  # what stands between belongs to that verb, up to "and"
        first = next((i for i in range(first, at) if parse.nodes[i].kind == "C"), at)
    last = at + 1
    while last < len(parse.nodes) and not _border(parse.nodes[last]):
        last += 1
    return first, last


def _border(node: Node) -> bool:
    return node.kind in "UW;" or (node.verb is not None and node.verb.finite)
