"""The shapes of records as tables need them: taken from the models in `record`, so that they cannot fall behind."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from eventx.record import Record
from eventx.values import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a flat table: the path to its value within a record, and what the value is.

    A cell of `text` holds the string itself, any other the value as JSON. `optional`: the value may be null.
    """

    name: str
    path: tuple[str, ...]
    text: bool
    optional: bool


@cache
def columns(model: type[Record]) -> tuple[Column, ...]:
    """The columns of a model: an object in it is spread over columns of its own, what lies deeper is one JSON cell."""
    found = []
    for name, field in model.model_fields.items():
        kind, optional = bare(field.annotation)
        if is_record(kind):
            for inner, its in kind.model_fields.items():
                found.append(_column((name, inner), its.annotation))
        else:
            found.append(_column((name,), field.annotation, optional=optional))
    return tuple(found)


def _column(path: tuple[str, ...], annotation: Any, *, optional: bool = False) -> Column:
    kind, nullable = bare(annotation)
    text = kind is str or get_origin(kind) is Literal
    return Column("_".join(path), path, text=text, optional=optional or nullable)


def bare(annotation: Any) -> tuple[Any, bool]:
    """An annotation without its metadata and without None, and whether None was in it."""
    optional = False
    while (origin := get_origin(annotation)) in (Annotated, Union, UnionType):
        inner = get_args(annotation)
        if origin is Annotated:
            annotation = inner[0]
        else:
            optional = True
            (annotation,) = (each for each in inner if each is not NoneType)
    return annotation, optional


def is_record(kind: Any) -> bool:
    """Whether a bare annotation is a model of its own."""
    return isinstance(kind, type) and issubclass(kind, Record)
