"""What changed between two versions of a schema, and whether readers of the older one have to be told.

A new field that may be missing or null is a minor change, and so is a new schema beside the older ones; words of
explanation are none; anything else is a major change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from eventx.values import dataclass

Level = Literal["none", "minor", "major"]

EXPLAINING = frozenset({"$schema", "$id", "$comment", "$defs", "title", "description", "examples", "default"})
OF_SCHEMAS = frozenset({"anyOf", "oneOf", "allOf", "prefixItems"})
LONGEST_VALUE = 60

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: how grave, where (a JSON pointer into the schema, references followed), and what."""

    level: Level
    pointer: str
    what: str

    def __str__(self) -> str:
        return f"{self.level}: {self.pointer or '(root)'}: {self.what}"


def gravest(changes: list[Change]) -> Level:
    """The level of all changes together."""
    levels = {change.level for change in changes}
    return "major" if "major" in levels else "minor" if "minor" in levels else "none"


def changes(old: Schema, new: Schema) -> list[Change]:
    """The differences between two schemas, in the order of the older. `ValueError` of a reference that leads nowhere."""
    return list(_Comparison(old, new).between(old, new, ""))


class _Comparison:
    """Two schemas side by side. References are followed, so that names of definitions do not matter."""

    def __init__(self, old: Schema, new: Schema) -> None:
        self._old = old
        self._new = new
        self._open: set[tuple[str, str]] = set()

    def between(self, old: Any, new: Any, pointer: str) -> Iterator[Change]:
        """The differences of two subschemas."""
        if not isinstance(old, dict) or not isinstance(new, dict):
            if old != new:
                yield Change("major", pointer, f"{_shown(old)} became {_shown(new)}")
            return
        references = (str(old.get("$ref")), str(new.get("$ref")))
        if references in self._open and references != ("None", "None"):
            return
        self._open.add(references)
        old, new = _followed(old, self._old), _followed(new, self._new)
        yield from self._properties(old, new, pointer)
        for keyword in dict.fromkeys([*old, *new]):
            if keyword not in EXPLAINING and keyword not in ("properties", "required"):
                yield from self._keyword(keyword, old.get(keyword), new.get(keyword), f"{pointer}/{keyword}")
        self._open.discard(references)

    def _properties(self, old: Schema, new: Schema, pointer: str) -> Iterator[Change]:
        older, newer = old.get("properties", {}), new.get("properties", {})
        before, after = set(old.get("required", ())), set(new.get("required", ()))
        for name in dict.fromkeys([*older, *newer, *sorted(before | after)]):
            place = f"{pointer}/properties/{name.replace('~', '~0').replace('/', '~1')}"
            if name in older and name not in newer:
                yield Change("major", place, "field is gone")
            elif name in newer and name not in older:
                optional = name not in after or self._may_be_null(newer[name])
                yield Change("minor", place, "new field") if optional else Change("major", place, "new field, required")
            else:
                if (name in before) != (name in after):
                    yield Change("major", place, "is required now" if name in after else "is no longer required")
                if name in older:
                    yield from self.between(older[name], newer[name], place)

    def _keyword(self, keyword: str, old: Any, new: Any, pointer: str) -> Iterator[Change]:
        if keyword in OF_SCHEMAS and isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
            for index, (one, other) in enumerate(zip(old, new, strict=True)):
                yield from self.between(one, other, f"{pointer}/{index}")
        elif keyword in ("items", "additionalProperties") and isinstance(old, dict) and isinstance(new, dict):
            yield from self.between(old, new, pointer)
        elif keyword == "enum" and isinstance(old, list) and isinstance(new, list):
            for value in old:
                if value not in new:
                    yield Change("major", pointer, f"{_shown(value)} is gone")
            for value in new:
                if value not in old:
                    yield Change("major", pointer, f"{_shown(value)} is new")
        elif old != new:
            yield Change("major", pointer, f"{_shown(old)} became {_shown(new)}")

    def _may_be_null(self, schema: Any) -> bool:
        followed = _followed(schema, self._new) if isinstance(schema, dict) else {}
        kinds = followed.get("type", ())
        if kinds == "null" or (isinstance(kinds, list) and "null" in kinds):
            return True
        return any(self._may_be_null(each) for each in followed.get("anyOf", ()))


def _followed(schema: Schema, root: Schema) -> dict[str, Any]:
    """The schema with what it refers to, as far as that is a definition of its own."""
    found = dict(schema)
    seen = set()
    while "$ref" in found:
        reference = found.pop("$ref")
        name = str(reference).removeprefix("#/$defs/")
        target = root.get("$defs", {}).get(name)
        if name == reference or not isinstance(target, dict) or name in seen:
            raise ValueError(f"the reference {_shown(reference)} leads nowhere")
        seen.add(name)
        found = {**target, **found}
    return found


def _shown(value: Any) -> str:
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…"
