"""Event types: one TOML file each, read and validated here. A user's own type is the same file in another place.

A type has roles and frames. A frame names its trigger (verbs or nouns, by lemma), the grammatical slots that fill
the roles, what it asks for and what it must not be, and example sentences that the tests run.

Slots of a verb: `subject`, `object` (deep ones: of a passive verb the surface subject is the object and the
by-phrase the subject), or a preposition. Slots of a noun: `possessor`, `of`, `modifier`, `support` (the subject of
the verb that carries it: "held talks"), or a preposition. The only slot of an adjective is `head`, the noun it modifies.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

BUILT_IN = ("meeting", "call", "release", "swap")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Role(_Strict):
    """What may fill a role."""

    fill: tuple[str, ...] = ("person", "group", "organization", "country")
    also: tuple[str, ...] = ()  # nouns that may fill it whatever their kind ("remains")
    held: bool = False  # filled by people in custody: a pronoun there means somebody held
    through: tuple[str, ...] = ()  # nouns whose possessor or of-phrase fills it ("for the release of X")
    describe: str = ""


class Frame(_Strict):
    """One way of telling the event."""

    rule: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()  # participles whose noun fills the slot "head" ("the freed hostages")
    particles: tuple[str, ...] = ()  # one of them must go with the verb
    objects: tuple[str, ...] = ()  # lemmas, one of which must be the verb's object ("leave prison")
    slots: dict[str, str] = Field(default_factory=dict)  # slot -> role
    require: tuple[str, ...] = ()  # slots or roles that must be filled
    strict: tuple[str, ...] = ()  # slots that veto the frame when something unfit stands in them
    support: tuple[str, ...] = ()  # verbs whose subject takes part in the noun they carry
    scene: tuple[str, ...] = ()  # verbs whose subject and addressee take part in the noun that they happen in
    alone: tuple[str, ...] = ()  # nouns (as written) that tell of one event even where nobody is named
    cue: tuple[str, ...] = ()  # words, one of which must stand in the clause after a preposition or as an adverb
    modifiers: tuple[str, ...] = ()  # words, one of which must modify the noun
    prepositions: tuple[str, ...] = ()  # one of them must stand before the noun ("on the phone")
    governed: tuple[str, ...] = ()  # verbs, one of which must govern the noun ("won his freedom")
    only: dict[str, tuple[str, ...]] = Field(default_factory=dict)  # slot -> kinds that alone may stand in it
    unless: dict[str, tuple[str, ...]] = Field(default_factory=dict)  # slot, "modifier" or "verb" -> words that veto
    skip: dict[str, tuple[str, ...]] = Field(default_factory=dict)  # slot -> words that stand there without taking part
    least: int = 1  # people needed, a plural or a body counts as two
    voice: str = ""  # active or passive, where only one will do
    captive: bool = False  # an exchanged or freed person must be named or be of a held kind
    anaphoric: bool = False  # a noun that may stand for an event told elsewhere ("the meeting lasted an hour")
    status: str = ""  # the status where the frame itself says it
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


class EventType(_Strict):
    """An event type as its file has it."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    describe: str
    roles: dict[str, Role]
    principal: tuple[str, ...]  # roles whose fillers tell one event of the type from another
    symmetric: bool = False  # both sides do the same, so that a party may be missing from a mention
    frames: tuple[Frame, ...] = Field(alias="frame")


def read_type(text: str, source: str) -> EventType:
    """The type in a TOML text. ValueError names the source, the key and what is wrong."""
    try:
        return EventType.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{source}: not TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise ValueError(f"{source}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


@lru_cache(maxsize=1)
def built_in() -> dict[str, EventType]:
    """The types that ship with the package, in their order."""
    return {name: read_type(_source(name), f"{name}.toml") for name in BUILT_IN}


def load(names: Sequence[str] | None = None) -> tuple[EventType, ...]:
    """The built-in types of these names, or all. ValueError for a name that is none."""
    known = built_in()
    for name in names or ():
        if name not in known:
            raise ValueError(f"no event type {name!r}: known are {', '.join(known)}")
    return tuple(known[name] for name in known if names is None or name in names)


def load_file(path: Path) -> EventType:
    """The type in a user's file."""
    return read_type(path.read_text(encoding="utf-8"), str(path))


@lru_cache(maxsize=1)
def rules_hash() -> str:
    """First 12 hex digits of the SHA-256 of the type files: names the rules that made a record."""
    digest = hashlib.sha256()
    for name in BUILT_IN:
        digest.update(_source(name).encode())
    return digest.hexdigest()[:12]


def _source(name: str) -> str:
    return resources.files("eventx.types").joinpath(f"{name}.toml").read_text(encoding="utf-8")
