"""Values: `dataclass`, `field` and `replace` of the standard library, as far as they are used here, made in a tenth of the time.

The standard library writes and compiles up to eight methods a class when a module is imported: half a millisecond each,
which for a hundred classes is most of what a short run costs. Here `__init__` is compiled when the first value is made,
and the others are closures over the names of the fields. Type checkers see the standard library.

`light` is `dataclass` for frozen values that are made by the hundred for a sentence: to type checkers the same; at run time
nothing keeps their fields from being set, which lets `__init__` take a third of the time.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["Fields", "as_dict", "dataclass", "field", "light", "replace"]

Fields = dict[str, Any]  # names with what they hold, in order: a value or a record before it is one

REQUIRED = object()  # the default of a field that has none


class FrozenError(AttributeError):
    """A field of a frozen value was to be changed."""


class Fresh:
    """The default of a field that every value gets an own one of."""

    __slots__ = ("make",)

    def __init__(self, default_factory: Callable[[], Any]) -> None:
        self.make = default_factory


def _dataclass(*, slots: bool, frozen: bool = False, eq: bool = True) -> Callable[[type], type]:
    assert slots, "values have no __dict__"
    return lambda plain: _made(plain, frozen=frozen, eq=eq)


def _light(*, slots: bool, frozen: bool, eq: bool = True) -> Callable[[type], type]:
    assert slots, "values have no __dict__"
    assert frozen, "type checkers keep what is light from changes"
    return lambda plain: _made(plain, frozen=True, eq=eq, guarded=False)


def _replaced(value: Any, /, **changes: Any) -> Any:
    for name in value.__match_args__:
        if name not in changes:
            changes[name] = getattr(value, name)
    return value.__class__(**changes)


def as_dict(value: Any) -> Fields:
    """The fields of a value by name, in order; what they hold is left as it is."""
    return {name: getattr(value, name) for name in value.__match_args__}


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
    from dataclasses import dataclass as light
else:
    dataclass, light, field, replace = _dataclass, _light, Fresh, _replaced


def _made(plain: type, *, frozen: bool, eq: bool, guarded: bool = True) -> type:
    """The class with a slot for each annotated name and the methods of a value, save those that it has itself.

    `guarded`: what is frozen refuses changes at run time.
    """
    own = {
        name: plain.__dict__.get(name, REQUIRED)
        for name, kind in plain.__annotations__.items()
        if not str(kind).startswith(("ClassVar", "typing.ClassVar"))
    }
    inherited = getattr(plain, "_defaults", {})
    defaults = {**inherited, **own}
    namespace = {
        name: value
        for name, value in plain.__dict__.items()
        if name not in own and name not in {"__dict__", "__weakref__"}
    }
    methods: dict[str, Any] = {"__repr__": _shown}
    if eq:
        methods |= _compared(tuple(defaults), frozen=frozen)
    if frozen and guarded:
        methods |= {"__setattr__": _refused, "__delattr__": _refused, "__getstate__": _state, "__setstate__": _restored}
    made = type(plain)(
        plain.__name__,
        plain.__bases__,
        {
            **methods,
            **namespace,
            "__qualname__": plain.__qualname__,
            "__slots__": tuple(name for name in own if name not in inherited),
            "__match_args__": tuple(defaults),
            "_defaults": defaults,
        },
    )

    def first(self: Any, *given: Any, **named: Any) -> None:
        made.__init__ = _initializer(made)  # type: ignore[misc]
        made.__init__(self, *given, **named)  # type: ignore[misc]

    made.__init__ = first  # type: ignore[misc]
    return made


def _initializer(made: Any) -> Any:
    """The `__init__` of a class: fields in order; through their slots where they cannot be set otherwise."""
    known: dict[str, Any] = {}
    guarded = made.__setattr__ is not object.__setattr__
    parameters, steps = [], []
    for name, default in made._defaults.items():
        known[f"_set_{name}"] = getattr(made, name).__set__
        fresh = isinstance(default, Fresh)
        if default is not REQUIRED:
            known[f"_default_{name}"] = None if fresh else default
            known[f"_make_{name}"] = default.make if fresh else None
        parameters.append(name if default is REQUIRED else f"{name}=_default_{name}")
        value = f"_make_{name}() if {name} is None else {name}" if fresh else name
        steps.append(f"    _set_{name}(self, {value})\n" if guarded else f"    self.{name} = {value}\n")
    if hasattr(made, "__post_init__"):
        steps.append("    self.__post_init__()\n")
    exec(f"def __init__({', '.join(['self', *parameters])}):\n{''.join(steps) or '    pass'}", known)  # noqa: S102
    return known["__init__"]


def _compared(names: tuple[str, ...], *, frozen: bool) -> dict[str, Any]:
    """Equality of what holds the same in the same class, and the hash that goes with it."""
    held: Callable[[Any], Any] = attrgetter(*names) if names else lambda _value: ()

    def equal(self: Any, other: object) -> bool:
        return held(self) == held(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(held(self))

    return {"__eq__": equal, "__hash__": hashed if frozen else None}


def _shown(value: Any) -> str:
    return (
        f"{type(value).__qualname__}({', '.join(f'{name}={getattr(value, name)!r}' for name in value.__match_args__)})"
    )


def _refused(value: object, name: str, *_to: object) -> NoReturn:
    raise FrozenError(f"{name} of {value!r} cannot be changed")


def _state(value: Any) -> list[Any]:
    """What pickle and copy keep of a frozen value."""
    return [getattr(value, name) for name in value.__match_args__]


def _restored(value: Any, state: list[Any]) -> None:
    for name, held in zip(value.__match_args__, state, strict=True):
        getattr(type(value), name).__set__(value, held)
