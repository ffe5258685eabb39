"""The form of an event type: its roles and frames, its words of status and its codes, as a TOML file gives them.

The fields say what they mean; `eventx schema type-file` prints them as a JSON Schema for editors. A frame's `slots` map
what stands around its trigger to roles:

| slots of a verb | |
|---|---|
| `subject`, `object` | deep ones: of a passive the surface subject is the object, the by-phrase the subject |
| `recipient` | the first of two objects ("gave *her* the keys") |
| `purpose` | whom its purpose is about ("rang to thank *her*") |
| `joined` | the object of the verb before "and" ("freed *a nurse* and got two fighters") |
| `purpose` | whom its purpose is about ("rang to thank *her*") |
| a preposition | "with", "in exchange for" |

| slots of a noun | |
|---|---|
| `possessor`, `of`, `modifier` | "*her* talks", "talks of *the two*", "an *OPEC* meeting" |
| `support` | the subject of the verb that carries the noun ("*they* held talks"): a verb of `support` |
| `addressee` | with `support`, where the noun is the scene of a verb of `scene` ("told *him* at the meeting") |
| `recipient` | who is given the noun ("granted *her* bail") |
| a preposition | "between", "with", "from" |

An adjective has the slot `head`, the noun that it modifies.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from eventx.lexicon import table

Kind = Literal["person", "group", "organization", "country", "place", "event", "time", "thing", "pronoun"]
StatusWord = Literal["occurred", "ongoing", "scheduled", "requested", "possible", "refused", "negated"]
VERB_SLOTS = frozenset({"subject", "object", "recipient", "joined", "purpose"})
NOUN_SLOTS = frozenset({"possessor", "of", "modifier", "support", "addressee", "recipient"})
ADJECTIVE_SLOTS = frozenset({"head"})
AROUND = "around"
CONDITIONS = frozenset(
    {AROUND, "title", "modifier", "verb", "preposition", "particle", "follow", "predicate", "holder", "sentence"}
)
PLACE = "place"  # what `require` calls a place in one of the slots of `place`
RESERVED = frozenset({"dates", "explanation"})  # what else has a schema by its name

Where = tuple[str | int, ...]  # the way to a value: keys, and positions in lists


class Inconsistent(ValueError):
    """Values that are fine by themselves and do not go together; `found` has where, from the model down, and why."""

    def __init__(self, found: list[tuple[Where, str]]) -> None:
        super().__init__(found[0][1])
        self.found = found


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _said(text: str, default: Any = ()) -> Any:
    return Field(default=default, description=text)


Words = tuple[str, ...]
Code = Annotated[str, Field(pattern=r"^\d{2,4}$", description="a code of the CAMEO codebook 1.1b3")]


class Role(_Strict):
    """What may fill a role."""

    describe: str = _said("for the reader: who it is", "")
    fill: tuple[Kind, ...] = _said(
        "the kinds of nouns and names that fit", ("person", "group", "organization", "country")
    )
    also: Words = _said('nouns that fit whatever their kind ("embassy")')
    through: Words = _said('nouns that stand for whom they are about ("the release of X")')
    held: bool = _said("whoever fills it is or was in custody", default=False)
    sits: Words = _said('bodies whose sessions are no event, where nobody else takes part ("parliament")')
    general: bool = _said("gives way to any other role that a mention gives the same participant", default=False)


class Frame(_Strict):
    """One way of telling the event, found by its trigger: a verb, a noun or an adjective."""

    rule: str = Field(description="its name, which begins with the type's: visit.<visitor>-visited-<place>")
    verbs: Words = _said("triggers: verbs, in the infinitive without to")
    nouns: Words = _said('triggers: nouns, in the singular; a plural is that form only ("talks")')
    adjectives: Words = _said('triggers: participles before a noun ("the freed hostages")')
    slots: dict[str, str] = Field(default_factory=dict, description="what stands around the trigger, to its role")
    place: Words = _said(
        'slots in which a place is the event\'s ("toured *Oslo*", "her trip *to Oslo*", "an *Oslo* visit")'
    )
    require: Words = _said('slots or roles that must be filled, or "place"; "a|b": one of them')
    strict: Words = _said("slots where something unfit vetoes the frame")
    only: dict[str, tuple[Kind, ...]] = Field(
        default_factory=dict,
        description="slot to the kinds that alone fit there; modifier: the kinds of common nouns before the trigger",
    )
    among: dict[str, Words] = Field(
        default_factory=dict, description="slot to nouns, by one of which somebody there must be named"
    )
    introduced: Words = _said("slots whose filler needs a title or description")
    least: int = Field(default=1, ge=0, description="people of the principal roles; a plural or a body counts as two")
    captive: bool = _said(
        "somebody must be a captive, counted or named, or people must stand on two sides", default=False
    )
    particles: Words = _said('one of these must go with the verb ("set *free*")')
    objects: Words = _said('one of these nouns must be the object ("left *prison*")')
    voice: Literal["", "active", "passive"] = _said("the voice that the verb must have", "")
    cue: Words = _said(
        "one of these words must stand in the clause after a preposition or as an adverb; several words as they are"
    )
    near: Words = _said(
        'one of these phrases, in which "*" is any word or none, must stand in the headline or the sentence before or '
        "after, or one of several words in the sentence itself"
    )
    lasting: bool = _said("its clause must say how many hours or minutes it took", default=False)
    support: Words = _said('verbs whose subject takes part ("they *held* talks")')
    adjunct: Words = _said(
        'prepositions before the noun by which who acts takes part ("*she* said on a visit to Lagos")'
    )
    scene: Words = _said('verbs whose subject and addressee take part ("*told* him at the meeting")')
    modifiers: Words = _said('one of these must modify the noun ("*phone* call")')
    prepositions: Words = _said("one of these must stand before the noun")
    governed: Words = _said(
        "verbs, one of which must have the noun as its object, or a verb's infinitive as its purpose"
    )
    purposes: Words = _said("verbs, of one of which an infinitive that follows the verb must be, if one does")
    unless: dict[str, Words] = Field(
        default_factory=dict,
        description=(
            'look-alikes: from a slot or preposition to nouns, one of which standing there alone is one ("any": whatever '
            "stands there), or from title (before a name in a strict slot), modifier (of the noun), verb (that governs it), "
            'preposition (before it; the last three also together with the noun, as in "public consultation"), particle, '
            'follow (the next word; "infinitive" for "to resign"), predicate ("any": the verb names its object) or holder '
            '(the noun that the noun or infinitive hangs on: "a *warrant* for the arrest", "a *raid* to free"), sentence (a word of the sentence, as it stands, lower case); around: whoever stands in the sentence'
        ),
    )
    around: Words = _said(
        "a frame of last resort, tried where no other of its type tells of anybody in the sentence: roles that whoever of "
        "it fits fills, the nearest to the trigger first"
    )
    skip: dict[str, Words] = Field(default_factory=dict, description="slot to nouns that take no part")
    anaphoric: bool = _said(
        "a noun without people of its own may stand for an event told elsewhere, and a verb only tells more of one",
        default=False,
    )
    alone: Words = _said("nouns that speak of one event even where the text names nobody")
    status: StatusWord | Literal[""] = _said("where the frame itself says it", "")
    yes: Words = Field(min_length=1, description="sentences in which an event of the type must be found")
    no: Words = Field(min_length=1, description="look-alikes, in which none may be found")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if sum(bool(words) for words in (self.verbs, self.nouns, self.adjectives)) != 1:
            raise ValueError("a frame has either verbs or nouns or adjectives")
        own = VERB_SLOTS if self.verbs else NOUN_SLOTS if self.nouns else ADJECTIVE_SLOTS
        found: list[tuple[Where, str]] = []
        for key, named in (
            ("slots", self.slots),
            ("only", self.only),
            ("among", self.among),
            ("skip", self.skip),
            ("unless", self.unless),
        ):
            extra = {"unless": CONDITIONS, "only": frozenset({AROUND, "modifier"})}.get(key, frozenset[str]())
            known = ", ".join(sorted(own | extra))
            found += [
                ((key, slot), f"unknown slot {slot!r} (known: {known} and prepositions)")
                for slot in named
                if slot not in own | extra and slot not in _prepositions()
            ]
        placing = frozenset({"subject", "object"} if self.verbs else {"of", "modifier"} if self.nouns else ())
        found += [
            (("place",), f"no place stands in {slot!r} (known: {', '.join(sorted(placing))} and prepositions)")
            for slot in self.place
            if slot not in placing and slot not in _prepositions()
        ]
        for key, slots in (("strict", self.strict), ("introduced", self.introduced)):
            found += [((key,), f"{slot!r} is no slot of this frame") for slot in slots if slot not in self.slots]
        for key, words in (("verbs", self.verbs), ("nouns", self.nouns), ("adjectives", self.adjectives)):
            found += [((key, i), _several(key, word)) for i, word in enumerate(words) if " " in word]
        if found:
            raise Inconsistent(found)
        return self


def _several(key: str, words: str) -> str:
    """What to do with a trigger of several words."""
    first, _, rest = words.partition(" ")
    with_it = "particles" if key == "verbs" else "modifiers"
    kept, beside = (first, rest) if key == "verbs" else (words.rpartition(" ")[2], words.rpartition(" ")[0])
    return f'a trigger is one word: "{kept}", with {with_it} = ["{beside}"]'


class Forms(_Strict):
    """The irregular forms of a verb or noun that the lexicon does not know."""

    past: str | None = _said('"*outwent* him"', None)
    participle: str | None = _said('"has *outgone* him"; else as the past', None)
    gerund: str | None = _said('"*outgoing* him"', None)
    plural: str | None = _said('"two *corpora*"', None)


class Travel(_Strict):
    """CAMEO codes for who came to whom, told by the role of the host or by the countries of both and of the place."""

    role: str = Field(description="the role of who receives")
    visit: Code
    host: Code
    third: Code = Field(description="where both travelled")


class Plover(_Strict):
    """What an event of the type is in PLOVER. Its status decides the code; a status without code is left out."""

    event: str = Field(pattern=r"^[A-Z]+$", description="PLOVER's event where it occurred or is ongoing: CONSULT")
    mode: str | None = _said("PLOVER's mode", None)
    cameo: Code = Field(description="the CAMEO code where it occurred or is ongoing")
    scheduled: Code | None = _said("the code of AGREE", None)
    requested: Code | None = _said("the code of REQUEST", None)
    refused: Code | None = _said("the code of REJECT", None)
    actor: Words = _said("roles of who acts")
    recipient: Words = _said("roles of whom it is done to")
    mutual: Words = _said("roles of those who do it to each other, where nobody is the actor")
    travel: Travel | None = _said("codes in place of `cameo` for who came to whom", None)


class EventType(_Strict):
    """An event type as its file has it."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="what `type` is in the output")
    describe: str = Field(description="for the reader: what counts, in a sentence")
    roles: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], Role]
    principal: Words = Field(min_length=1, description="roles whose fillers tell one event of the type from another")
    symmetric: bool = _said("both sides do the same, so that a mention may leave one out", default=False)
    instead_of: Words = _said(
        'types whose mention on the same trigger gives way to one by a frame with a cue or modifiers ("met by video link")'
    )
    within: Words = _said(
        "types that a mention belongs to where the text tells of one and the mention only describes somebody "
        '("freed detainees" of a swap)'
    )
    represented: bool = _said("a country gives way to the people who stand for it", default=False)
    once: bool = _said(
        "happens to the same people once: what was asked for and what came of it are one event", default=False
    )
    by_place: bool = _said("where it is tells one event from another: what is told of two towns is two", default=False)
    momentary: bool = _said("takes no time: a length of time is that of something else", default=False)
    where: Literal["at", "from", "nowhere"] = _said(
        "how its place is told: at (in Oslo, at the palace, on the visit within which it happens), from (somebody leaves "
        "it: freed from a camp), nowhere (a call)",
        "at",
    )
    status: dict[StatusWord | Literal["same"], Words] = Field(
        default_factory=dict,
        description="words that say how the event stands, before the common ones: verbs that govern the trigger, with "
        'their particle ("call off"), and nouns and adjectives before it; "same": as they stand themselves ("will *sign* '
        'the treaty")',
    )
    forms: dict[str, Forms] = Field(
        default_factory=dict, description="irregular forms of triggers that the lexicon does not know: [forms.outgo]"
    )
    plover: Plover | None = _said("codes for `--format plover`; without them its events are left out there", None)
    frames: tuple[Frame, ...] = Field(alias="frame", min_length=1, description="the ways of telling the event")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        known = f"(known: {', '.join(self.roles)})"
        named: list[tuple[Where, str]] = [(("principal",), role) for role in self.principal]
        if self.plover is not None:
            sides = {"actor": self.plover.actor, "recipient": self.plover.recipient, "mutual": self.plover.mutual}
            named += [(("plover", key), role) for key, roles in sides.items() for role in roles]
        found: list[tuple[Where, str]] = [
            (where, f"unknown role {role!r} {known}") for where, role in named if role not in self.roles
        ]
        if self.name in RESERVED:
            found.append((("name",), f"{self.name!r} is the name of something else"))
        for number, frame in enumerate(self.frames):
            found += [(("frame", number, *where), why) for where, why in self._of_frame(frame, known)]
        if found:
            raise Inconsistent(found)
        return self

    def _of_frame(self, frame: Frame, known: str) -> list[tuple[Where, str]]:
        found: list[tuple[Where, str]] = [
            (("slots", slot), f"unknown role {role!r} {known}")
            for slot, role in frame.slots.items()
            if role not in self.roles
        ]
        found += [
            (("require",), f"{part!r} is no slot of this frame and no role {known}")
            for need in frame.require
            for part in need.split("|")
            if part not in frame.slots and part not in self.roles and not (part == PLACE and frame.place)
        ]
        found += [(("around",), f"unknown role {role!r} {known}") for role in frame.around if role not in self.roles]
        if not frame.rule.startswith(f"{self.name}."):
            found.append((("rule",), f"{frame.rule!r} does not begin with {self.name + '.'!r}"))
        return found


@lru_cache(maxsize=1)
def _prepositions() -> frozenset[str]:
    return frozenset({"to", *(word for word, tag in table("function_words").items() if tag == "I")})
