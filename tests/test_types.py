"""Every sentence of every frame runs through the real pipeline; files that are wrong say where."""

from __future__ import annotations

from pathlib import Path

import pytest

import eventx
from eventx.types import Frame, built_in, load, load_file, read_type, rules_hash

PUBLISHED = "2024-03-14"
FRAMES = [(kind.name, frame) for kind in built_in().values() for frame in kind.frames]
YES = [pytest.param(name, text, id=f"{frame.rule}: {text}") for name, frame in FRAMES for text in frame.yes]
NO = [pytest.param(name, text, id=f"{frame.rule}: {text}") for name, frame in FRAMES for text in frame.no]

TYPE = """
name = "visit"
describe = "Somebody visits a place."
principal = ["visitor"]
[roles.visitor]
[[frame]]
rule = "visit.<visitor>-visited"
verbs = ["visit"]
slots = { subject = "visitor" }
require = ["subject"]
yes = ["The premier, Karen Holst, visited Nuuk."]
no = ["The firm visited its options."]
"""


@pytest.mark.parametrize(("name", "text"), YES)
def test_what_a_frame_should_find_is_found(name: str, text: str) -> None:
    """An event of the type, by this frame or by another of the type that claims the same words."""
    assert name in {event.type for event in eventx.extract(text, PUBLISHED)}


@pytest.mark.parametrize(("name", "text"), NO)
def test_look_alikes_of_a_frame_are_not_found(name: str, text: str) -> None:
    events = eventx.extract(text, PUBLISHED)
    assert [(m.rule, text[slice(*m.trigger)]) for e in events if e.type == name for m in e.mentions] == []


@pytest.mark.parametrize("frame", [frame for _, frame in FRAMES], ids=[frame.rule for _, frame in FRAMES])
def test_each_frame_finds_something_itself(frame: Frame) -> None:
    """No frame is dead: at least one of its sentences is found by its own rule."""
    rules = {m.rule for text in frame.yes for e in eventx.extract(text, PUBLISHED) for m in e.mentions}
    assert frame.rule in rules


def test_rules_have_names_of_their_own() -> None:
    names = [frame.rule for _, frame in FRAMES]
    assert len(names) == len(set(names))
    assert all(frame.rule.startswith(f"{name}.") for name, frame in FRAMES)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'subject = "visitor"',
            'subject = "guest"',
            "visit.toml: frame.0 (visit.<visitor>-visited): slots.subject: unknown role 'guest'",
        ),
        ("subject =", "subjects =", "visit.toml: frame.0: slots: unknown slot 'subjects'"),
        ('require = ["subject"]', 'require = ["host"]', "frame.0 (visit.<visitor>-visited): require: 'host'"),
        ('require = ["subject"]', 'strict = ["object"]', "frame.0: strict: 'object' is no slot of this frame"),
        ('principal = ["visitor"]', 'principal = ["guest"]', "visit.toml: principal: unknown role 'guest'"),
        ('verbs = ["visit"]', "", "either verbs or nouns or adjectives"),
        ('verbs = ["visit"]', 'verb = ["visit"]', "visit.toml: frame.0.verb: Extra inputs"),
        ('no = ["The firm visited its options."]', "", "visit.toml: frame.0.no: Field required"),
        ("[roles.visitor]", '[roles.visitor]\nfill = ["people"]', "visit.toml: roles.visitor.fill.0"),
        ("name =", "name", "visit.toml: not TOML"),
    ],
)
def test_a_wrong_file_names_file_and_key(old: str, new: str, message: str) -> None:
    assert old in TYPE
    with pytest.raises(ValueError, match=r"visit\.toml") as caught:
        read_type(TYPE.replace(old, new), "visit.toml")
    assert message in str(caught.value)


def test_a_type_of_ones_own_is_found(tmp_path: Path) -> None:
    path = tmp_path / "visit.toml"
    path.write_text(TYPE, encoding="utf-8")
    kind = load_file(path)
    from eventx.document import Document
    from eventx.pipeline import Extractor

    events = Extractor([kind]).extract(Document.make("The premier, Karen Holst, visited Nuuk on Tuesday.", PUBLISHED))
    assert [(e.type, [p.name for p in e.participants]) for e in events] == [("visit", ["Karen Holst"])]


def test_unknown_names_are_refused() -> None:
    with pytest.raises(ValueError, match="no event type 'visit'"):
        load(["visit"])


def test_the_hash_names_the_rules() -> None:
    assert len(rules_hash()) == 12
    assert rules_hash() == rules_hash()
