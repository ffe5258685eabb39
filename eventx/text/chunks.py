"""Chunks: the tag string cut into noun groups, verb groups, time groups and single function words.

Regular expressions over the tag string, one character a token (FASTUS's second level). A chunk's `kind` is
G noun group, V verb group, E time, I preposition, C and/or, U subordinator, W relative pronoun, J adjective,
R adverb, T a "to" before a noun group, "," ";" "." punctuation.
"""

from __future__ import annotations

import re
from functools import lru_cache

from eventx.lexicon import forms, places, senses
from eventx.lexicon.persons import given_name
from eventx.lexicon.places import demonym
from eventx.text.readings import verb_class
from eventx.text.tokens import Tokens
from eventx.values import light

_MODIFIER = r"(?:R(?=J)|J,(?=J)|JC(?=J+[nsN#])|[JnsN]|(?<!s)#|g(?=n))"
# Within a run of modifiers that no noun follows, no group begins: it would have begun where the run does. To try would
# take time that grows with the square of the run.
_START = r"(?:[DP]{1,2}(?:E+(?=[JnsN#]))?(?:R(?=[J#]))?|(?![JR])|(?=J)(?<![JR])(?<!J,)|(?=R)(?<!J))"
_CORE = rf"(?:{_START}{_MODIFIER}*(?:[nsN]|(?<!s)#)|[DP]{{1,2}}R?J+(?![JnsN#]))"
NOUN_GROUP = rf"(?:N+SC(?=N+S))?(?:(?:D?E+|{_CORE}|D)S(?:E+(?=[JnsN]))?)*{_CORE}|[DP]+|X"
VERB_GROUP = r"(?:T|(?<!R))R*+(?:[MO]R*)?(?:HR*)?(?:BR*){0,2}[bzdpg]|T?(?:[MO]R*)?BR*H|T?(?:[MO]R*)?(?:HR*)?B(?:R*B)?|T?(?:[MO]R*)?(?:[HB]R*)?H|[MO]"
CHUNK = re.compile(
    rf"(?P<E>I?E++(?!S)|(?<!I)E+(?!S))|(?P<V>{VERB_GROUP})|(?P<G>{NOUN_GROUP})|(?P<E2>E+)|(?P<x>.)", re.DOTALL
)
LONE = {"S": "R", "A": "R", "P": "G", "D": "G", "N": "G", "(": ",", ")": ","}  # tag to kind, of what is in no group
SUBJECT_ENDS = re.compile(r"(?<=N)(?:C[DPJns]*+N++)?[RE]*+[dzBHMO]")  # behind the subject's first name: its finite verb
NAME_BEFORE_MARK = re.compile(r"N[C,()]")

NEGATIONS = frozenset({"not", "never", "no longer", "cannot", "neither", "nor"})
FUTURE = frozenset({"will", "shall", "'ll", "won't"})
PAST_FORMS = frozenset({"was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't"})


@light(frozen=True, slots=True)
class Chunk:
    """Tokens first..last-1; `word` is the lower-cased text of a one-word chunk (a preposition, "and", "who")."""

    kind: str
    first: int
    last: int
    word: str


@light(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries: "was to have been freed" is two groups, "was" and "to have been freed"."""

    first: int
    last: int
    head: int  # token index of the main verb
    lemma: str
    form: str  # finite, infinitive, gerund, participle
    tense: str  # past, present, future, or "" where it is not finite
    passive: bool
    progressive: bool
    perfect: bool
    negated: bool
    modal: str  # would, may, could ... ("" for none; "will" and "shall" are the future)
    particle: str  # over, free, up ... of a phrasal verb; "" for none

    @property
    def finite(self) -> bool:
        return self.form == "finite"


def chunk(tokens: Tokens, tags: str) -> list[Chunk]:
    """The chunks of the sentence, covering every token once, in order."""
    chunks: list[Chunk] = []
    lowers = tokens.lowers
    for match in CHUNK.finditer(tags):
        kind = match.lastgroup or "x"
        first, last = match.span()
        if kind == "E2":
            kind = "E"
        elif kind == "x":
            kind = LONE.get(tags[first], tags[first])
        cut = _second_group(tokens, tags, chunks, first, last) if kind == "G" else first
        if cut > first:
            chunks.append(Chunk(kind, first, cut, lowers[first] if cut - first == 1 else ""))
            first = cut
        elif kind == "G" and last - first > 2 and lowers[last - 1] == "times" and tags[last - 3 : last - 1] == "N#":
            chunks.append(Chunk(kind, first, last - 2, lowers[first] if last - first == 3 else ""))
            kind, first = "R", last - 2  # "met Roe three times"
        elif kind == "G" and last - first > 1 and lowers[last - 1] == "one" and tags[last - 2] in "nsN":
            chunks.append(Chunk(kind, first, last - 1, lowers[first] if last - first == 2 else ""))
            first = last - 1  # "in the exchange of fire one of the men fell"
        chunks.append(Chunk(kind, first, last, lowers[first] if last - first == 1 else ""))
    return _shared_head(tokens, tags, chunks) if NAME_BEFORE_MARK.search(tags) else chunks


def _shared_head(tokens: Tokens, tags: str, chunks: list[Chunk]) -> list[Chunk]:
    """Groups that belong to the plural noun of the next one: "Peru and Chile's ministers", "U.S., Chinese chiefs meet"."""
    found: list[Chunk] = []
    i = 0
    while i < len(chunks):
        if i + 2 < len(chunks) and _shares(tokens, tags, chunks, i):
            found.append(Chunk("G", chunks[i].first, chunks[i + 2].last, ""))
            i += 3
        else:
            found.append(chunks[i])
            i += 1
    return found


def _shares(tokens: Tokens, tags: str, chunks: list[Chunk], i: int) -> bool:
    nation, mark, group = chunks[i : i + 3]
    if nation.kind != "G" or group.kind != "G" or mark.kind not in ("C", ",") or tags[group.last - 1] != "s":
        return False
    if set(tags[nation.first : nation.last]) != {"N"} or not _state(tokens.slice(nation.first, nation.last)):
        return False
    if mark.kind == ",":  # only in headlines
        return i == 0 and demonym(tokens.words[group.first]) is not None and tokens.lowers[-1] not in (".", "!", "?")
    owner = tags.find("S", group.first, group.last)
    return owner > 0 and set(tags[group.first : owner]) == {"N"} and bool(_state(tokens.slice(group.first, owner)))


def _state(name: str) -> str | None:
    return places.country(name) or places.capital(name)


def _second_group(tokens: Tokens, tags: str, before: list[Chunk], first: int, last: int) -> int:
    """Where another group begins that nothing parts from the one at `first`; `first` if none does."""
    cut = _two_objects(tokens, tags, before, first, last)
    return cut if cut > first else _behind_opening(tokens, tags, before, first, last)


def _two_objects(tokens: Tokens, tags: str, before: list[Chunk], first: int, last: int) -> int:
    """Where the second object of "gave" begins: "Togo | six sailors", "Ann Lee | bail"; `first` if there is only one."""
    named = first + 1 if tags[first : first + 2] == "nN" else first  # "denied nurse Ann Lee bail"
    if tags[named] not in "NX" or not before or before[-1].kind != "V":
        return first
    verb = before[-1].last - 1
    lemma = forms.lemma(tokens.lowers[verb], tags[verb])
    if lemma not in verb_class("two_objects"):
        return first
    cut = named
    while cut < last and tags[cut] in "NX":
        cut += 1
    person = cut - named > 1 and given_name(tokens.words[named]) is not None and lemma not in verb_class("hearer")
    return cut if cut < last and (tags[cut] in "#J" or person) and tags[last - 1] in "ns" else first


def _behind_opening(tokens: Tokens, tags: str, before: list[Chunk], first: int, last: int) -> int:
    """Where the subject begins that no comma parts from the phrase before: "After the talks | Mr Lang said"; else `first`.

    The phrase hangs on a preposition that opens the clause; what it names is no person, whose title it might be.
    """
    cut = last
    while cut > first and tags[cut - 1] == "N":
        cut -= 1
    if cut in (first, last) or tags[cut - 1] not in "ns" or not SUBJECT_ENDS.match(tags, last):
        return first
    lemma = senses.noun_lemma(tokens.lowers[cut - 1])
    calling = senses.is_person(lemma) or (senses.is_group(lemma) and tags[cut - 1] == "n")
    return cut if not calling and _opens_clause(before) else first


def _opens_clause(before: list[Chunk]) -> bool:
    """The chunks so far end in a preposition, and all since the clause began hangs on prepositions."""
    if not before or before[-1].kind != "I":
        return False
    i = len(before) - 1
    while i >= 0 and (before[i].kind in "IER" or (before[i].kind == "G" and i and before[i - 1].kind == "I")):
        i -= 1
    return i < 0 or before[i].kind in "U;" or (before[i].kind in "C," and before[i + 1].kind == "I")


def verb_group(tokens: Tokens, tags: str, piece: Chunk, helper: Chunk | None = None) -> VerbGroup:
    """Voice, tense, aspect, modality and negation of a verb chunk; `helper` is a helping verb that stands apart."""
    first, last = piece.first, piece.last
    head = last - 1
    words, told = tokens.lowers[first:last], tags[first:last]
    if helper is not None:
        words = tokens.lowers[helper.first : helper.last] + words
        told = tags[helper.first : helper.last] + told
    return VerbGroup(first, last, head, _lemma(tokens, head, tags[head]), *_conjugation(words, told), "")


@lru_cache(maxsize=2048)
def _conjugation(words: tuple[str, ...], tags: str) -> tuple[str, str, bool, bool, bool, bool, str]:
    """Form, tense, passive, progressive, perfect, negated and modal of a verb with its helping verbs before it."""
    helpers, own = tags[:-1], tags[-1]
    modal = next((word for word, tag in zip(words, tags, strict=True) if tag == "M"), "")
    passive = own == "p" and "B" in helpers
    progressive = (own == "g" or words[-1] == "having") and "B" in helpers
    perfect = "H" in helpers
    if "T" in helpers or own == "T":
        form = "infinitive"
    elif (own == "g" and not helpers.strip("R")) or words[0] in ("being", "having"):
        form = "gerund"
    elif own == "p" and not helpers.strip("R"):
        form = "participle"
    else:
        form = "finite"
    return (
        form,
        _tense(words, own, modal) if form == "finite" else "",
        passive or (form == "participle"),
        progressive,
        perfect,
        any(word in NEGATIONS or word.endswith("n't") for word in words),
        "" if modal in FUTURE else {"'d": "would"}.get(modal, modal),
    )


def _tense(words: tuple[str, ...], own: str, modal: str) -> str:
    if modal in FUTURE:
        return "future"
    if modal:
        return "present"
    leading = next((w for w in words if w not in NEGATIONS), "")
    if leading in PAST_FORMS or own == "d":
        return "past"
    return "present"


def _lemma(tokens: Tokens, head: int, tag: str) -> str:
    lower = tokens.lowers[head]
    if tag == "B":
        return "be"
    if tag == "H":
        return "have"
    if tag == "O":
        return "do"
    if tag == "M":
        return ""
    return tokens.own.lemma(lower, tag) if tag in "bzdpg" else lower
