"""Who may fill a role: the kind of a noun phrase against what the role and the frame ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from eventx.actors.pronouns import body
from eventx.actors.references import Reference
from eventx.lexicon import forms, senses, table
from eventx.lexicon.persons import given_name, is_surname
from eventx.text.nouns import BODY, GROUP, HUMAN, PERSON, PLACE, PRONOUN
from eventx.text.titles import title_words
from eventx.values import light

if TYPE_CHECKING:
    from eventx.events.slots import Standing
    from eventx.text.nodes import Parse
    from eventx.types import EventType, Frame, Role

NOBODY = frozenset(
    {
        "its",
        "itself",
        "what",
        "everyone",
        "everybody",
        "nobody",
        "no one",
        "no-one",
        "anyone",
        "anybody",
        "someone",
        "somebody",
    }
)
CAPTURED = frozenset(
    {"captured", "kidnapped", "abducted", "detained", "jailed", "imprisoned", "held", "seized", "captive", "arrested"}
)
SHARES = frozenset(
    {"one", "two", "three", "some", "many", "most", "several", "group", "number", "pair", "dozen", "lot"}
)
CURRENCIES = frozenset("$£€¥")
PARTS = frozenset({"per", "percent", "%", "pct"})
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "myself", "ourselves"})


@light(frozen=True, slots=True)
class Filler:
    """Who or what fills a role, through which slot."""

    role: str
    slot: str
    reference: Reference


class Vetoed(Exception):
    """A frame does not hold: the reason, as a format, and what goes into it.

    It is put into words only where somebody reads it. Of words in a list the first few are named; what has to be made
    first comes as a function.
    """

    def __str__(self) -> str:
        reason, *about = self.args
        return str(reason).format(*map(_named, about))


class Lacking(Vetoed):
    """A frame does not hold since somebody is missing."""


MOST_NAMED = 4


def _named(about: object) -> str:
    if callable(about):
        return str(about())
    if isinstance(about, str) or not isinstance(about, Sequence):
        return str(about)
    *others, last = (f'"{word}"' for word in about[:MOST_NAMED])
    more = " …" if len(about) > MOST_NAMED else ""
    return f"{', '.join(others)} or {last}{more}" if others else last + more


def _where(need: str, frame: Frame) -> str:
    """What a frame demands, in words: "as its subject", 'after "with"', 'in the role "callee"'."""
    return " or ".join(_place(part, frame) for part in need.split("|"))


def _missing(
    need: str, kind: EventType, frame: Frame, parse: Parse, standings: Callable[[], Iterable[Standing]]
) -> str:
    """Why nothing fills what the frame demands: what stands there is nobody that is known, or nothing stands there."""
    parts = need.split("|")
    for standing in standings():
        role = frame.slots.get(standing.slot, "")
        if standing.nouns and role and (standing.slot in parts or role in parts):
            *kinds, last = frame.only.get(standing.slot) or kind.roles[role].fill
            known = f"{', '.join(kinds)} or {last}" if kinds else last
            words = parse.tokens.slice(standing.nouns[0].first, standing.nouns[0].last)
            return f'"{words}", {_place(standing.slot, frame)}, is no {known} that is known'
    return f"nobody is named {_where(need, frame)}"


def _place(part: str, frame: Frame) -> str:
    if part not in frame.slots:
        return f'in the role "{part}"'
    return f'after "{part}"' if part == "to" or table("function_words").get(part) == "I" else f"as its {part}"


def fits(role: Role, frame: Frame, slot: str, reference: Reference) -> bool:
    """Whether the referent may fill the slot, and with it the role."""
    allowed = frame.only.get(slot) or role.fill
    noun = reference.noun
    if slot in frame.introduced and not _introduced(reference):
        return False
    if reference.kind == PRONOUN:
        if slot in frame.only and PRONOUN not in frame.only[slot]:
            return False
        if noun.pronoun == "it":
            return bool(frame.verbs) and BODY in allowed and body(reference) is not None
        return noun.pronoun not in NOBODY and noun.pronoun not in REFLEXIVE
    if noun.lemma in role.also:
        return True
    if noun.lemma == "one" and noun.determiner == "no":
        return False
    if reference.kind == PLACE or _figure(reference) or _things(reference):
        return False
    bodies = reference.kind == BODY and noun.plural and noun.name is None and GROUP in allowed
    if (reference.kind not in allowed and not bodies) or _work(reference):
        return False
    return reference.kind != PERSON or reference.name is None or _person_name(reference)


def _work(reference: Reference) -> bool:
    """A name in quotation marks of its own is a film's or a book's."""
    name, quoted = reference.noun.name, reference.parse.tokens.quoted
    if name is None or not quoted[name[0]] or reference.noun.title is not None:
        return False
    after = name[1]
    while after < len(quoted) and reference.parse.tags[after] in ",.;":
        after += 1
    return name[0] > 0 and not quoted[name[0] - 1] and (after >= len(quoted) or not quoted[after])


def _things(reference: Reference) -> bool:
    """ "one of the top contests", "groups of pigeons": a number of what is nobody."""
    noun = reference.noun
    if reference.of is None or noun.name is not None or noun.lemma not in SHARES:
        return False
    counted = [m.noun for m in reference.of.members]
    return all(n.kind not in (*HUMAN, PLACE) and n.name is None and "p" not in senses.senses(n.lemma) for n in counted)


def _figure(reference: Reference) -> bool:
    """Sums, shares, scores and ratios are no people, though counts are ("four were freed")."""
    noun, tokens = reference.noun, reference.parse.tokens
    word = tokens.words[noun.head]
    if reference.parse.tags[noun.head] != "#":
        return False
    if any(tokens.words[i][0] in CURRENCIES for i in range(noun.first, noun.last)):
        return True
    share = tokens.lowers[noun.last] if noun.last < len(tokens) else ""
    return share in PARTS or word.startswith("0") or not word.replace(",", "").isalnum()


def _person_name(reference: Reference) -> bool:
    """A name that may be a person's: with a title or description, or of words that are no common nouns or figures.

    "Options version 7" and "Printer Driver Pack" are none.
    """
    noun = reference.noun
    assert noun.name is not None
    if _introduced(reference):
        return True
    words = reference.parse.tokens.words[noun.name[0] : noun.name[1]]
    if any(c.isdigit() for word in words for c in word):
        return False
    if given_name(words[0]) or is_surname(words[-1]) or not all(ordinary(word) for word in words):
        return True
    return len(words) == 1 and _beside_surname(reference)


def _beside_surname(reference: Reference) -> bool:
    """ "Berg and Xi": a short name joined to one that is known."""
    parse, noun = reference.parse, reference.noun
    phrase = parse.nodes[parse.node_at(noun.head)].phrase
    names = [m.noun.name for m in phrase.members if m.noun.name is not None] if phrase is not None else []
    others = [parse.tokens.words[name[1] - 1] for name in names if name != noun.name]
    return noun.name in names and any(is_surname(word) or not ordinary(word) for word in others)


def _introduced(reference: Reference) -> bool:
    """By a description or by a title whose last word names a person: "foreign minister", not "latest"."""
    title = reference.noun.title
    if reference.described is not None or title is None:
        return reference.described is not None
    word = reference.parse.tokens.lowers[title[1] - 1]
    return word in title_words() or senses.is_person(senses.noun_lemma(word))


def ordinary(word: str) -> bool:
    """A word of the lexicon, and no acronym: little of a name by itself."""
    lower = word.lower()
    return not word.isupper() and bool(senses.senses(senses.noun_lemma(lower)) or forms.tags(lower))


def check_enough(
    kind: EventType,
    frame: Frame,
    fillers: Sequence[Filler],
    parse: Parse,
    standings: Callable[[], Iterable[Standing]],
    *,
    placed: bool,
) -> None:
    """Vetoed where a required slot or role is empty, or where there are too few people; `placed`: its place is told.

    `standings` gives what stands in the slots, and is asked only when somebody wants to know why.
    """
    for need in frame.require:
        wanted = set(need.split("|"))
        if "place" in wanted and placed:
            continue
        if not any(f.slot in wanted or f.role in wanted for f in fillers):
            raise Lacking("{}", partial(_missing, need, kind, frame, parse, standings))
    if frame.around:
        return  # who takes part, and whether they are enough, the whole text tells
    principals = [f for f in fillers if f.role in kind.principal]
    seized = any(is_captor(f.reference) for f in fillers) or any(_held(kind, f) for f in principals)
    paired = len({f.slot for f in principals}) > 1 or sum(kind.roles[f.role].held for f in principals) > 1
    if frame.captive and not seized and not paired:
        raise Lacking("nobody is known to be held")
    if principals and all(_sits(kind, f) for f in principals):
        raise Vetoed("it is a sitting of the body")
    people = sum(2 if _is_many(f.reference) else 1 for f in principals)
    if people < frame.least:
        raise Lacking("it takes {} people, and {}", frame.least, "one is named" if people else "nobody is named")


def _sits(kind: EventType, filler: Filler) -> bool:
    """ "Parliament is to meet", "the Bundestag's session": it does so by itself."""
    sitting, reference = kind.roles[filler.role].sits, body(filler.reference) or filler.reference
    if not sitting or reference.kind != BODY or filler.slot in ("with", "between"):
        return False
    name = reference.noun.name
    words = reference.parse.tokens.lowers[slice(*name)] if name is not None else (reference.noun.lemma,)
    return not set(words).isdisjoint(sitting)


def is_captor(reference: Reference) -> bool:
    """ "kidnappers", "two gunmen"."""
    return reference.noun.name is None and reference.noun.lemma in table("coreference")["captures"]["captors"]


def _held(kind: EventType, filler: Filler) -> bool:
    """A prisoner, somebody captured, a number of people ("12 of the fishermen") or somebody with a name."""
    noun = filler.reference.noun
    return (
        filler.reference.kind == PRONOUN
        or _sure_name(filler.reference)
        or bool(noun.count)
        or filler.reference.parse.tags[noun.head] == "#"
        or noun.lemma in kind.roles[filler.role].also
        or senses.is_captive(noun.lemma)
        or any(m in CAPTURED for m in noun.modifiers)
    )


def _sure_name(reference: Reference) -> bool:
    """A name with a title or description, of one word, or with a word that is known as a given name or surname."""
    noun = reference.noun
    if noun.name is None:
        return False
    words = reference.parse.tokens.words[slice(*noun.name)]
    known = len(words) == 1 or any(given_name(word) or is_surname(word) for word in words)
    return known or noun.title is not None or reference.described is not None


def _is_many(reference: Reference) -> bool:
    return reference.noun.plural or reference.kind in (GROUP, BODY) or body(reference) is not None
