"""The form of an event type: its roles and frames, as a TOML file gives them.

A **role** says who may fill it. `fill`: kinds (person, group, organization, country). `also`: nouns that fit whatever
their kind. `through`: nouns that stand for whom they are about ("the release of X"). `held`: whoever fills it is in
custody. `sits`: bodies whose sessions are no event, where nobody else takes part. `general`: gives way to any other
role that a mention gives the same participant. `describe`: for the reader.

A **frame** is one way of telling the event, found by its trigger: `verbs` (lemmas), `nouns` (lemmas; a plural is that
form only: "talks") or `adjectives` (participles before a noun). `rule` names it, `yes` and `no` are sentences that the
tests run. `slots` maps what stands around the trigger to roles:

| slots of a verb | |
|---|---|
| `subject`, `object` | deep ones: of a passive the surface subject is the object, the by-phrase the subject |
| `recipient` | the first of two objects ("gave *her* the keys") |
| `joined` | the object of the verb before "and" ("freed *a nurse* and got two fighters") |
| a preposition | "with", "in exchange for" |

| slots of a noun | |
|---|---|
| `possessor`, `of`, `modifier` | "*her* talks", "talks of *the two*", "an *OPEC* meeting" |
| `support` | the subject of the verb that carries the noun ("*they* held talks"): a verb of `support` |
| `addressee` | with `support`, where the noun is the scene of a verb of `scene` ("told *him* at the meeting") |
| `recipient` | who is given the noun ("granted *her* bail") |
| a preposition | "between", "with", "from" |

An adjective has the slot `head`, the noun that it modifies.

What a frame asks for: `require` (slots or roles that must be filled; "a|b": one of them), `strict` (slots where
something unfit vetoes the frame), `only` (slot to the kinds that alone fit there; `modifier`: the kinds of common nouns
before the trigger), `introduced` (slots whose filler needs a title or description), `least` (people of the principal
roles, a plural or a body counts as two), `captive` (somebody
must be a captive, counted or named, or people must stand on two sides), `particles` (one must go with the verb),
`objects` (lemmas, one must be the object), `voice`, `cue` (one of these words must stand in the clause after a
preposition or as an adverb), `near` (one of these phrases, in which "*" is any word or
none, must stand in the headline or the sentence before or after, or one of several words in the sentence itself),
`lasting` (its clause must say how many hours or minutes it took),
`modifiers` (one must modify the noun), `prepositions` (one must stand before it),
`governed` (verbs, one must have it as its object).

What vetoes it: `unless`, from a slot or a preposition to nouns, one of which standing there alone is a look-alike, or
from `modifier` (of the noun), `verb` (that governs it), `preposition` (before it), `particle`, `follow` (the next word;
"infinitive" for "to resign") or `predicate` (the verb names its object). `skip`: slot to nouns that take no part.

`anaphoric`: a noun without people of its own may stand for an event told elsewhere, and a verb only tells more of one
told before, of the same people; `alone`: and these nouns speak of
one event even where the text names nobody. `status`: where the frame itself says it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from eventx.lexicon import table

Kind = Literal["person", "group", "organization", "country", "place", "event", "time", "thing", "pronoun"]
VERB_SLOTS = frozenset({"subject", "object", "recipient", "joined"})
NOUN_SLOTS = frozenset({"possessor", "of", "modifier", "support", "addressee", "recipient"})
ADJECTIVE_SLOTS = frozenset({"head"})
CONDITIONS = frozenset({"modifier", "verb", "preposition", "particle", "follow", "predicate"})


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Role(_Strict):
    """What may fill a role."""

    fill: tuple[Kind, ...] = ("person", "group", "organization", "country")
    also: tuple[str, ...] = ()
    held: bool = False
    through: tuple[str, ...] = ()
    sits: tuple[str, ...] = ()
    general: bool = False
    describe: str = ""


class Frame(_Strict):
    """One way of telling the event."""

    rule: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    slots: dict[str, str] = Field(default_factory=dict)
    require: tuple[str, ...] = ()
    strict: tuple[str, ...] = ()
    only: dict[str, tuple[Kind, ...]] = Field(default_factory=dict)
    introduced: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    scene: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    lasting: bool = False
    modifiers: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    governed: tuple[str, ...] = ()
    unless: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    skip: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    least: int = Field(default=1, ge=0)
    voice: Literal["", "active", "passive"] = ""
    captive: bool = False
    anaphoric: bool = False
    alone: tuple[str, ...] = ()
    status: Literal["", "occurred", "ongoing", "scheduled", "requested", "possible", "refused", "negated"] = ""
    yes: tuple[str, ...] = Field(min_length=1)
    no: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if sum(bool(words) for words in (self.verbs, self.nouns, self.adjectives)) != 1:
            raise ValueError("a frame has either verbs or nouns or adjectives")
        own = VERB_SLOTS if self.verbs else NOUN_SLOTS if self.nouns else ADJECTIVE_SLOTS
        for key, named in (("slots", self.slots), ("only", self.only), ("skip", self.skip), ("unless", self.unless)):
            for slot in named:
                extra = CONDITIONS if key == "unless" else {"modifier"} if key == "only" else frozenset[str]()
                if slot not in own and slot not in extra and slot not in _prepositions():
                    raise ValueError(f"{key}: unknown slot {slot!r} (known: {', '.join(sorted(own))} and prepositions)")
        for key, named_slots in (("strict", self.strict), ("introduced", self.introduced)):
            for slot in named_slots:
                if slot not in self.slots:
                    raise ValueError(f"{key}: {slot!r} is no slot of this frame")
        return self


class EventType(_Strict):
    """An event type as its file has it.

    `principal`: the roles whose fillers tell one event of the type from another. `symmetric`: both sides do the same,
    so that a party may be missing from a mention. `instead_of`: types whose mention on the same trigger gives way to one
    of this type by a frame with a cue or modifiers ("met by video link"). `within`: types that a mention belongs to where
    the text tells of one and the mention only describes somebody ("freed detainees" of a swap). `represented`: a country
    gives way to the people who stand for it. `once`: happens to the same people once, so that what was asked for and
    what came of it are one event. `momentary`: takes no time, so that a length of time is that of something else.
    `where`: how its place is told: "at" (in Oslo, at the palace, on the visit within which it happens), "from" (somebody
    leaves it: freed from a camp), "nowhere" (a call).
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    describe: str
    roles: dict[str, Role]
    principal: tuple[str, ...]
    symmetric: bool = False
    instead_of: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    represented: bool = False
    once: bool = False
    momentary: bool = False
    where: Literal["at", "from", "nowhere"] = "at"
    frames: tuple[Frame, ...] = Field(alias="frame", min_length=1)

    @model_validator(mode="after")
    def _roles_known(self) -> Self:
        known = f"(known: {', '.join(self.roles)})"
        for role in self.principal:
            if role not in self.roles:
                raise ValueError(f"principal: unknown role {role!r} {known}")
        for number, frame in enumerate(self.frames):
            where = f"frame.{number} ({frame.rule})"
            for slot, role in frame.slots.items():
                if role not in self.roles:
                    raise ValueError(f"{where}: slots.{slot}: unknown role {role!r} {known}")
            for need in frame.require:
                for part in need.split("|"):
                    if part not in frame.slots and part not in self.roles:
                        raise ValueError(f"{where}: require: {part!r} is no slot of this frame and no role {known}")
        return self


@lru_cache(maxsize=1)
def _prepositions() -> frozenset[str]:
    return frozenset({"to", *(word for word, tag in table("function_words").items() if tag == "I")})
