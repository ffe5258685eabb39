"""One event for all its mentions.

Candidates come in the order of the text. Each joins the first event of its type that it fits, or opens a new one:
participants and type decide, different dates and opposite statuses separate, and a noun without participants of its
own ("the meeting lasted an hour") joins what was told before it; where the text names the people of no event of the
type, the first such noun that speaks of one event opens it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby

from eventx.actors.entities import Entity
from eventx.events.agreement import family, same_time, statuses_agree, then_and_there
from eventx.events.candidate import Candidate
from eventx.events.denied import denied_before, unfounded
from eventx.events.exchanged import held_role
from eventx.events.frames import WITHIN, FrameMention, refuse
from eventx.events.merged import DEMANDS, RECENT, Merged, Told, former, of_others, renewed
from eventx.events.people import left_over, of_other_people, retold, same_people
from eventx.events.ruling import NEGATED, REAL
from eventx.events.time_owner import ORDERING
from eventx.events.together import parts_of
from eventx.text.clauses import governing_verb, main_verb, preposition_before, verb_of
from eventx.text.understood import subject
from eventx.trace import Refusal
from eventx.values import replace

NEAR = 3  # sentences
HEAD = 3  # the last sentence, from 0, where a frame of last resort opens an event: what a text is about is told there
RETOLD = 2  # sentences in which words of an event told of speak of no other
LEAD_SENTENCES = range(1, 3)  # after the headline
SAME_SENTENCE = 4  # events last opened, among which one of the same sentence is looked for
CARRIED = frozenset({"support", "addressee", "modifier"})  # slots that the verb fills, or the gathering's own name
SETTINGS = frozenset({"at", "on the sidelines of", "on the margins of", "on the fringes of"})
ATTENDING = frozenset({"attend", "join"})
RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "latest", "last", "only"})
SPOKEN = frozenset({"conversation", "discussion", "talk", "exchange", "contact"})  # face to face or not
STOPS = ((".",), ("!",), ("?",))  # what ends a sentence, but not a headline
TURNS = frozenset({"ahead of", "after", "before", "following", "in the run-up to", "on the eve of", "in the wake of"})


def merge(candidates: Sequence[Candidate], refusals: list[Refusal] | None = None) -> list[Merged]:
    """The events that the candidates tell, in the order of their first mention; `refusals` receives those that tell of none."""
    told = Told()
    ordered = sorted(candidates, key=lambda c: (bool(c.mention.frame.around), c.mention.span))
    named = {c.type for c in candidates if not (c.mention.anaphoric or c.mention.frame.around)}
    for candidate in _settled_types(ordered, told, refusals):
        if candidate.mention.frame.around:
            _last_resort(candidate, told, refusals)
            continue
        if _joins_by_words(candidate, told):
            continue
        near = told.near(candidate)
        home, spoken = _home(candidate, near), _spoken(candidate, told)
        if home is not None and spoken is not None and _nearer(told.all[spoken], home[1]):
            home = None
        headline = _headline(candidate, told) if home is None else None
        again = _again(candidate, near) if home is None else None
        if any(event.type == candidate.type and _setting(candidate, event) for event in told.all[-SAME_SENTENCE:]):
            _drop(refusals, candidate, "merge.setting", "it is where the event of its sentence took place")
        elif home is not None:
            at, event, rule = home
            told.join(candidate, event, at, rule)
        elif headline is not None:
            told.all[headline].unpeopled()
            told.join(candidate, told.all[headline], headline, "merge.headline")
        elif again is not None:
            told.open(again, "merge.again")
        elif spoken is not None:
            told.join(replace(candidate, parts=[]), told.all[spoken], spoken, "merge.spoken")
        elif _aside(candidate, named):
            _drop(refusals, candidate, "merge.aside", "it only describes somebody of another event")
        elif _nobodys(candidate, named):
            _drop(refusals, candidate, "merge.nobodys", "nobody is named with it, and it fits no event told of")
        else:
            told.open(candidate, "merge.first")
    return sorted(told.all, key=lambda event: event.first.mention.span)


def _joins_by_words(candidate: Candidate, told: Told) -> bool:
    """Adds what its own words make a mention of an event told before: restated, or claimed though it was denied."""
    at, mention, rule = _restated(candidate, told), replace(candidate, parts=[]), "merge.restated"
    if at is None:
        at, mention, rule = denied_before(candidate, told), unfounded(candidate), "merge.denied"
    if at is not None:
        told.join(mention, told.all[at], at, rule)
    return at is not None


def _last_resort(candidate: Candidate, told: Told, refusals: list[Refusal] | None) -> None:
    """Adds what a frame of last resort reads, if other frames do not tell of it."""
    if not candidate.principals():
        _drop(refusals, candidate, "merge.last-resort", "too few people are named by whom to be told of")
        return
    kind, sentence = candidate.mention.type, candidate.mention.sentence
    for at, event in enumerate(told.all):
        if event.type not in (kind.name, *kind.instead_of) or event.first.mention is candidate.mention:
            continue
        close = any(abs(c.mention.sentence - sentence) <= RETOLD for c in event.candidates)
        apart = family(candidate.ruling.status) != family(event.status)
        if close and apart and of_other_people(candidate.principals(), event.principals):
            continue
        if event.type == kind.name and not event.principals and sentence - event.first.mention.sentence <= 1:
            told.join(candidate, event, at, "merge.names-who")
            return
        only = event.type == kind.name and kind.once and kind.symmetric  # a text tells of one exchange of prisoners
        if close or only or any(e.number in event.numbers for e in candidate.principals()):
            _drop(refusals, candidate, "merge.last-resort", "other words tell of it")
            return
    if sentence > HEAD:
        _drop(refusals, candidate, "merge.last-resort", "it stands too far from the head of the text")
        return
    told.open(candidate, "merge.first")


def may_open(mention: FrameMention) -> bool:
    """Whether the mention may be the first of an event: the others only tell more of one that was named before."""
    if mention.frame.around:
        return bool(mention.fillers) and mention.sentence <= HEAD
    return not mention.anaphoric or mention.opens or held_role(mention) is not None


def _settled_types(ordered: Sequence[Candidate], told: Told, refusals: list[Refusal] | None) -> Iterator[Candidate]:
    """The candidates; of a verb that may retell events of several types, the one whose event was told of last."""
    for _, alike in groupby(ordered, key=lambda c: c.mention.span):
        same = list(alike)
        if len(same) < 2 or not all(c.mention.retells for c in same):
            yield from same
            continue
        homes = [
            (home[1].candidates[-1].mention.span, i) for i, c in enumerate(same) if (home := _home(c, told.near(c)))
        ]
        taken = max(homes)[1] if homes else None
        for i, candidate in enumerate(same):
            if i == taken:
                yield candidate
            else:
                _drop(refusals, candidate, "merge.retold", "it tells more of an event of another type, or of none")


def _drop(refusals: list[Refusal] | None, candidate: Candidate, rule: str, note: str) -> None:
    if refusals is not None:
        refusals.append(refuse(candidate.mention, rule, note))


def _headline(candidate: Candidate, told: Told) -> int | None:
    """The event of the headline, which the lead tells of in other words: on the same day, or of some of the same people."""
    ours = candidate.principals()
    if candidate.mention.anaphoric or not ours or candidate.mention.sentence not in LEAD_SENTENCES:
        return None
    verb = verb_of(candidate.mention.parse, candidate.mention.node)
    if verb is not None and verb.form == "participle":
        return None  # a picture's "sailors freed on Monday"
    of_type = [(i, e) for i, e in enumerate(told.all[:SAME_SENTENCE]) if e.type == candidate.type]
    if len(of_type) != 1 or of_type[0][1].candidates[-1].mention.sentence != 0:
        return None
    at, event = of_type[0]
    if not statuses_agree(candidate, event) or not then_and_there(candidate, event) or _separate(candidate, event):
        return None
    whole = event.first.mention.parse.tokens.words[-1:] in STOPS  # a lead without a headline
    return at if retold(ours, event.principals, _dated_alike(candidate, event), partly=not whole) else None


def _dated_alike(candidate: Candidate, event: Merged) -> bool:
    time = candidate.time
    return time is not None and time.basis != "reported" and (time.value.begin, time.value.end) in event.times


def _again(candidate: Candidate, near: Sequence[tuple[int, Merged]]) -> Candidate | None:
    """Another event of the people told of last: "Another exchange was made in May", "A meeting due in May was called off"."""
    dated = candidate.time is not None and candidate.time.basis != "reported"
    undone = dated and candidate.ruling.status == NEGATED and _indefinite(candidate)
    new = undone or (renewed(candidate) and (dated or candidate.ruling.status in DEMANDS))
    if not (candidate.mention.anaphoric and new):
        return None
    held = held_role(candidate.mention)
    for _, event in reversed(near):
        sides = [p for p in parts_of(event) if p.role in candidate.mention.type.principal]
        if not left_over(candidate.principals(), event.principals, lead=False)[0]:
            return replace(candidate, parts=sides)
        if held is not None and all(
            p.role == held for p in candidate.parts
        ):  # "The earlier exchange involved 22 soldiers"
            return replace(candidate, parts=[*(p for p in sides if p.role != held), *candidate.parts])
    return None


def _nearer(one: Merged, other: Merged) -> bool:
    """The one event was told of after the other."""
    return one.candidates[-1].mention.span > other.candidates[-1].mention.span


def _setting(candidate: Candidate, event: Merged) -> bool:
    """ "met at a summit": the gathering in whose course the sentence already told of the event."""
    mention = candidate.mention
    if mention.noun is None or any(f.slot not in CARRIED for f in mention.fillers):
        return False
    at = preposition_before(mention.parse, mention.node) in SETTINGS
    return at and any(c.mention.sentence == mention.sentence for c in event.candidates)


def _nobodys(candidate: Candidate, named: AbstractSet[str]) -> bool:
    """A noun without people of its own, where the text names the people of an event of the type, or the noun tells of none."""
    role = held_role(candidate.mention)
    if role is not None and sum(part.role == role for part in candidate.parts) > 1:
        return False  # "In the exchange Chad freed X and Mali freed Y"
    return candidate.mention.anaphoric and (not candidate.mention.opens or candidate.type in named)


def _aside(candidate: Candidate, named: AbstractSet[str]) -> bool:
    """ "Freed sailors were taken to Lima in the exchange": who is only described as free was so by the swap told of."""
    described = bool(candidate.mention.frame.adjectives) and not any(p.entity.named for p in candidate.parts)
    return described and not named.isdisjoint(candidate.mention.type.within)


def _spoken(candidate: Candidate, told: Told) -> int | None:
    """ "spoke by phone ... It was their first conversation": the noun speaks of an event of a type that stands for its own."""
    noun, ours = candidate.mention.noun, candidate.principals()
    if noun is None or noun.lemma not in SPOKEN or candidate.time is not None or candidate.place is not None:
        return None
    for i in range(len(told.all) - 1, max(-1, len(told.all) - RECENT - 1), -1):
        event, last = told.all[i], told.all[i].candidates[-1].mention
        near = candidate.mention.sentence - last.sentence <= NEAR
        if (
            candidate.type in event.first.mention.type.instead_of
            and near
            and not left_over(ours, event.principals, lead=False)[0]
        ):
            return i
    return None


def _restated(candidate: Candidate, told: Told) -> int | None:
    """The event told last, which the noun describes: "X met Y in May, their first encounter", "It was their third since May"."""
    mention = candidate.mention
    noun, nodes = mention.noun, mention.parse.nodes
    if noun is None or not (noun.determiner == "the" or noun.pronoun) or not RANKS & {*noun.modifiers}:
        return None
    aside = nodes[mention.node - 1].kind == "," and governing_verb(mention.parse, mention.node) is None
    if not aside and not _predicate(mention):
        return None
    for i in range(len(told.all) - 1, max(-1, len(told.all) - RECENT), -1):
        last = told.all[i].candidates[-1].mention
        if last.type.name == candidate.type and mention.sentence - last.sentence <= (not aside):
            return i
    return None


def _predicate(mention: FrameMention) -> bool:
    """ "It was their third meeting": what "it" was."""
    verb, s = verb_of(mention.parse, mention.node - 1), subject(mention.parse, mention.node - 1)
    phrase = mention.parse.nodes[s].phrase if s is not None else None
    told = phrase is not None and phrase.members[0].noun.pronoun in ("it", "this", "that")
    return told and verb is not None and verb.lemma == "be" and verb.tense == "past" and not verb.negated


def _home(candidate: Candidate, near: Sequence[tuple[int, Merged]]) -> tuple[int, Merged, str] | None:
    """The event that the mention is one of: its index, itself, and the rule by which it fits."""
    fitting = [(i, event, rule) for i, event in near if (rule := fit(candidate, event)) is not None]
    if not fitting:
        return None
    if candidate.mention.anaphoric or not candidate.principals():
        same = [f for f in fitting if family(f[1].status) == family(candidate.ruling.status)]
        return (same or fitting)[-1]
    return max(fitting, key=lambda f: (_overlap(candidate, f[1]), same_time(candidate, f[1]), _beside(candidate, f[1])))


def _beside(candidate: Candidate, event: Merged) -> bool:
    """ "rang him twice, and the second time they talked": the event was told of last in the mention's own sentence."""
    return candidate.time is None and event.candidates[-1].mention.sentence == candidate.mention.sentence


def _overlap(candidate: Candidate, event: Merged) -> int:
    return sum(e.number in event.numbers for e in candidate.principals())


def fit(candidate: Candidate, event: Merged) -> str | None:
    """The rule by which the candidate may be a mention of the event, None where it is none."""
    if _separate(candidate, event) or _framing(candidate, event) or _in_turn(candidate, event):
        return None
    if not then_and_there(candidate, event):
        return None
    ours, theirs = candidate.principals(), event.principals
    if candidate.mention.anaphoric:
        return _fit_again(candidate, event, ours, theirs)
    if not statuses_agree(candidate, event):
        return None
    if not ours or not theirs:
        return "merge.nobody-named"
    if _other_side(candidate, event):
        return "merge.other-side"
    if _only_some(candidate, event, ours, theirs) or _several_attended(candidate):
        return None
    return "merge.same-people" if same_people(candidate, event.first, ours, theirs) else None


def _fit_again(candidate: Candidate, event: Merged, ours: Sequence[Entity], theirs: Sequence[Entity]) -> str | None:
    """The same of a mention that has too few people of its own."""
    if _indefinite(candidate) and not _retold(candidate, event):
        return None
    if _attends(candidate) and candidate.mention.type.symmetric:
        near = candidate.mention.sentence - event.candidates[-1].mention.sentence <= NEAR
        return "merge.attends" if near and len(theirs) > 1 else None
    if _names_exchanged(candidate, event):  # whom somebody wanted included was not
        return "merge.names-exchanged" if family(candidate.ruling.status) == family(event.status) else None
    if candidate.mention.retells:
        return "merge.retells" if _retells(candidate, event) else None
    return None if left_over(ours, theirs, lead=False)[0] else "merge.told-before"


def _other_side(candidate: Candidate, event: Merged) -> bool:
    """ "Chad and Mali made an exchange in which 24 people were swapped": one mention tells of the sides, one of the people."""
    held = held_role(candidate.mention)
    if held is None:
        return False
    mine = {p.role == held for p in candidate.parts if p.role in candidate.mention.type.principal}
    other = {p.role == held for c in event.candidates for p in c.parts if p.role in candidate.mention.type.principal}
    noun, last = candidate.mention.noun, event.candidates[-1].mention
    known = noun is not None and noun.determiner == "the"
    near = candidate.mention.sentence - last.sentence <= 1 or same_time(candidate, event)
    return mine.isdisjoint(other) and (known or near)


def _only_some(candidate: Candidate, event: Merged, ours: Sequence[Entity], theirs: Sequence[Entity]) -> bool:
    """One of several whose release was asked for came free: the demand for the others stands as it was."""
    if candidate.mention.type.symmetric or {candidate.ruling.status, event.status} <= REAL:
        return False
    asked, freed = (theirs, ours) if candidate.ruling.status in REAL else (ours, theirs)
    if not {candidate.ruling.status, event.status} & REAL:
        return False
    named = [e for e in asked if e.named and not e.many]
    return len(named) > 1 and not all(any(e is f for f in freed) for e in named)


def _indefinite(candidate: Candidate) -> bool:
    """ "a conversation", "an initial exchange": no event that the reader knows already, unless it is said to be one."""
    noun, parse = candidate.mention.noun, candidate.mention.parse
    if noun is None or noun.determiner not in ("a", "an") or candidate.principals():
        return False
    before = verb_of(parse, candidate.mention.node - 1)
    return before is None or before.lemma != "be"


def _retold(candidate: Candidate, event: Merged) -> bool:
    """The same sentence or the next tells of it again, or there is a date that says so."""
    near = candidate.mention.sentence - event.candidates[-1].mention.sentence <= 1
    return near or same_time(candidate, event)


def _retells(candidate: Candidate, event: Merged) -> bool:
    """ "The two men talked for an hour": of the event's people, whoever else is present."""
    ours = candidate.principals()
    left = left_over(ours, event.principals, lead=False)[0]
    same = family(event.status) == family(candidate.ruling.status)
    return same and len(ours) - len(left) > 1 and not any(e.named for e in left)


def _names_exchanged(candidate: Candidate, event: Merged) -> bool:
    """ "In the swap, X went home": names whom the swap told before left unnamed."""
    role = held_role(candidate.mention)
    ours = [p.entity.named for p in candidate.parts if p.role == role]
    if role is None or not any(ours):
        return False
    return not any(p.entity.named for c in event.candidates for p in c.parts if p.role == role)


def _several_attended(candidate: Candidate) -> bool:
    """ "have attended summits, also in May": gatherings of many, not the meeting of the two that was told of.

    "Agreed to attend the talks" is of those told of.
    """
    noun = candidate.mention.noun
    governing = governing_verb(candidate.mention.parse, candidate.mention.node) if noun is not None else None
    verb = verb_of(candidate.mention.parse, governing[0]) if governing is not None else None
    several = noun is not None and noun.plural and noun.determiner != "the"
    return several and verb is not None and verb.lemma in ATTENDING


def _attends(candidate: Candidate) -> bool:
    """ "Lund joined the talks", "the meeting was attended by Lund": somebody named takes part in what was told before."""
    mention = candidate.mention
    if (
        mention.noun is None
        or not mention.fillers
        or mention.noun.determiner != "the"
        or any(f.slot != "support" or not f.reference.name for f in mention.fillers)
    ):
        return False
    governing = governing_verb(mention.parse, mention.node)
    if governing is None or governing[1] not in ("subject", "object"):
        return False
    v = governing[0] if governing[1] == "object" else main_verb(mention.parse, mention.node)
    verb = verb_of(mention.parse, v) if v is not None else None
    if verb is None or verb.negated or verb.lemma not in ATTENDING:
        return False
    return verb.passive == (governing[1] == "subject")


def _separate(candidate: Candidate, event: Merged) -> bool:
    """One of the two is told as another one: "met again", "a second call" after "their first call"."""
    if of_others(candidate) and not event.of_others and family(candidate.ruling.status) != family(event.status):
        return True  # "were exchanged", "may swap more prisoners"
    if event.first.mention.sentence == candidate.mention.sentence:
        return (event.renewed and former(candidate)) or (renewed(candidate) and event.former)
    return renewed(candidate) and not event.renewed


def _framing(candidate: Candidate, event: Merged) -> bool:
    """ "The six will meet during a congress of all forty": the gathering, with people of its own, in whose course the event is."""
    mention = candidate.mention
    if mention.noun is None or not any(f.slot not in CARRIED for f in mention.fillers):
        return False
    governing = governing_verb(mention.parse, mention.node)
    if governing is None or governing[1] not in WITHIN:
        return False
    return any(c.mention.parse is mention.parse and c.mention.node == governing[0] for c in event.candidates)


def _in_turn(candidate: Candidate, event: Merged) -> bool:
    """ "The talks come ahead of a summit", "the visit followed a meeting": one verb puts the two in their order."""
    parse = candidate.mention.parse
    governing = governing_verb(parse, candidate.mention.node) if candidate.mention.noun is not None else None
    verb = verb_of(parse, governing[0]) if governing is not None else None
    if governing is None or verb is None:
        return False
    if governing[1] not in TURNS and not (governing[1] == "object" and verb.lemma in ORDERING and not verb.passive):
        return False
    ours = (c.mention for c in event.candidates if c.mention.parse is parse)
    carried = ((governing[0], "subject"), (governing[0], "object"))
    return any(m.node == governing[0] or governing_verb(parse, m.node) in carried for m in ours)
