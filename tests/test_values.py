"""Values behave as the standard library's dataclasses do."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

import pytest

from eventx import values

T = TypeVar("T")


def shapes(dataclass: Callable[..., Any], field: Callable[..., Any]) -> dict[str, Any]:
    """The same classes, made by either."""

    @dataclass(frozen=True, slots=True)
    class Root:
        """A root."""

        KIND: ClassVar[str] = "root"

        @property
        def kind(self) -> str:
            return self.KIND

    @dataclass(frozen=True, slots=True)
    class Place(Root):
        KIND: ClassVar[str] = "place"
        name: str
        size: int = 1

    @dataclass(frozen=True, slots=True)
    class City(Place):
        river: str | None = None
        size: int = 2

    @dataclass(slots=True)
    class Basket(Generic[T]):
        owner: str
        things: list[T] = field(default_factory=list)

    @dataclass(slots=True, eq=False)
    class Node:
        name: str

    @dataclass(frozen=True, slots=True)
    class Checked:
        size: int

        def __post_init__(self) -> None:
            if self.size < 0:
                raise ValueError("negative")

    return {each.__name__: each for each in (Root, Place, City, Basket, Node, Checked)}


OURS = shapes(values.dataclass, values.field)
THEIRS = shapes(dataclasses.dataclass, dataclasses.field)
BOTH = pytest.mark.parametrize("made", [OURS, THEIRS], ids=["ours", "theirs"])
Place, Basket = OURS["Place"], OURS["Basket"]


@BOTH
def test_fields_in_order_with_defaults(made: dict[str, Any]) -> None:
    assert made["City"].__match_args__ == ("name", "size", "river")
    city = made["City"]("Lom", river="Danube")
    assert (city.name, city.size, city.river, city.kind) == ("Lom", 2, "Danube", "place")
    assert not hasattr(city, "__dict__")


@BOTH
def test_equal_are_those_of_one_class_that_hold_the_same(made: dict[str, Any]) -> None:
    place = made["Place"]
    assert place("Lom") == place("Lom", 1) != place("Lom", 2)
    assert place("Lom", 2) != made["City"]("Lom")
    assert len({place("Lom"), place("Lom", 1)}) == 1
    assert made["Root"]() == made["Root"]()
    assert made["Node"]("a") != made["Node"]("a")
    with pytest.raises(TypeError):
        hash(made["Basket"]("Ida"))


@BOTH
def test_repr(made: dict[str, Any]) -> None:
    assert repr(made["City"]("Lom")).rpartition(".")[2] == "City(name='Lom', size=2, river=None)"


@BOTH
def test_a_default_that_is_made_is_made_anew(made: dict[str, Any]) -> None:
    first, second = made["Basket"]("Ida"), made["Basket"]("Ida")
    first.things.append(1)
    assert second.things == []
    assert made["Basket"]("Ida", [2]).things == [2]


@BOTH
def test_frozen(made: dict[str, Any]) -> None:
    place = made["Place"]("Lom")
    with pytest.raises(AttributeError):
        place.name = "Vidin"
    with pytest.raises(AttributeError):
        del place.name
    basket = made["Basket"]("Ida")
    basket.owner = "Ute"
    assert basket.owner == "Ute"


@BOTH
def test_wrong_arguments(made: dict[str, Any]) -> None:
    for given in ({}, {"name": "Lom", "river": "Danube"}):
        with pytest.raises(TypeError, match=r"__init__\(\)"):
            made["Place"](**given)
    with pytest.raises(ValueError, match="negative"):
        made["Checked"](-1)


@pytest.mark.parametrize(
    ("made", "replace"), [(OURS, values.replace), (THEIRS, dataclasses.replace)], ids=["ours", "theirs"]
)
def test_replace_and_copy(made: dict[str, Any], replace: Callable[..., Any]) -> None:
    city = made["City"]("Lom", river="Danube")
    assert replace(city, size=3) == made["City"]("Lom", 3, "Danube")
    assert copy.copy(city) == copy.deepcopy(city) == city
    with pytest.raises(TypeError):
        replace(city, mayor="Ida")


def test_pickled(monkeypatch: pytest.MonkeyPatch) -> None:
    made: Any = values.dataclass(frozen=True, slots=True)(
        type("Told", (), {"__annotations__": {"name": "str"}, "__module__": __name__})
    )
    monkeypatch.setitem(globals(), "Told", made)  # where pickle looks for it
    assert pickle.loads(pickle.dumps(made("Ida"))) == made("Ida")  # noqa: S301


def test_as_dict_keeps_what_the_fields_hold() -> None:
    things = [1]
    assert values.as_dict(Basket("Ida", things))["things"] is things


def test_what_is_light_is_equal_and_hashed_and_pickled_as_other_values_are() -> None:
    @values.light(frozen=True, slots=True)
    class Point:
        x: int
        y: int = 2

    assert Point(1) == Point(1, 2) != Point(2)
    assert len({Point(1), Point(1, 2), Point(1, 3)}) == 2
    assert not hasattr(Point(1), "__dict__")
    assert values.replace(Point(1), x=5) == Point(5)
    assert copy.copy(Point(1)) == Point(1)
