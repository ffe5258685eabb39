"""Every sentence of every frame runs through the real pipeline; files that are wrong say where."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import eventx
from eventx.document import Document
from eventx.pipeline import Extractor
from eventx.provenance import rules_hash
from eventx.record import Event
from eventx.types import SHIPPED, EventType, Frame, TypeFileError, known, load, load_file, read_type
from eventx.types.lines import line_of

PUBLISHED = "2024-03-14"
FRAMES = [(kind.name, frame) for kind in known().values() for frame in kind.frames]
YES = [pytest.param(name, text, id=f"{frame.rule}: {text}") for name, frame in FRAMES for text in frame.yes]
NO = [pytest.param(name, text, id=f"{frame.rule}: {text}") for name, frame in FRAMES for text in frame.no]

TYPE = """
name = "trip"
describe = "Somebody visits a place."
principal = ["visitor"]
[roles.visitor]
[[frame]]
rule = "trip.<visitor>-visited"
verbs = ["visit"]
slots = { subject = "visitor" }
require = ["subject"]
yes = ["The premier, Karen Holst, visited Nuuk."]
no = ["The firm visited its options."]
"""


@cache
def extractor() -> Extractor:
    """Of all types that ship: none may keep another from being found."""
    return Extractor(SHIPPED)


def events_of(text: str) -> list[Event]:
    return extractor().extract(Document.make(text, PUBLISHED))


@pytest.mark.parametrize(("name", "text"), YES)
def test_what_a_frame_should_find_is_found(name: str, text: str) -> None:
    """An event of the type, by this frame or by another of the type that claims the same words."""
    assert name in {event.type for event in events_of(text)}


@pytest.mark.parametrize(("name", "text"), NO)
def test_look_alikes_of_a_frame_are_not_found(name: str, text: str) -> None:
    events = events_of(text)
    assert [(m.rule, text[slice(*m.trigger)]) for e in events if e.type == name for m in e.mentions] == []


@pytest.mark.parametrize("frame", [frame for _, frame in FRAMES], ids=[frame.rule for _, frame in FRAMES])
def test_each_frame_finds_something_itself(frame: Frame) -> None:
    """No frame is dead: at least one of its sentences is found by its own rule."""
    assert frame.rule in {m.rule for text in frame.yes for e in events_of(text) for m in e.mentions}


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
            "trip.toml:9: frame.0.slots.subject: unknown role 'guest' (known: v",
        ),
        ("subject =", "subjects =", "trip.toml:9: frame.0.slots.subjects: unknown slot 'subjects'"),
        (
            'require = ["subject"]',
            'require = ["host"]',
            "trip.toml:10: frame.0.require: 'host' is no slot of this frame",
        ),
        ('require = ["subject"]', 'strict = ["object"]', "trip.toml:10: frame.0.strict: 'object' is no slot"),
        ('principal = ["visitor"]', 'principal = ["guest"]', "trip.toml:4: principal: unknown role 'guest'"),
        ('verbs = ["visit"]', "", "trip.toml:6: frame.0: a frame has either verbs or nouns or adjectives"),
        ('verbs = ["visit"]', 'verb = ["visit"]', "trip.toml:8: frame.0.verb: there is no such key"),
        ('no = ["The firm visited its options."]', "", "trip.toml:6: frame.0.no: is missing"),
        ("[roles.visitor]", '[roles.visitor]\nfill = ["people"]', "trip.toml:6: roles.visitor.fill.0"),
        ("name =", "name", "trip.toml:2: not TOML"),
        ('rule = "trip.', 'rule = "tour.', "trip.toml:7: frame.0.rule: 'tour.<visitor>-visited' does not begin with"),
        ('name = "trip"', 'name = "dates"', "trip.toml:2: name: 'dates' is the name of something else"),
    ],
)
def test_a_wrong_file_names_file_line_and_key(old: str, new: str, message: str) -> None:
    assert old in TYPE
    with pytest.raises(ValueError, match=r"trip\.toml") as caught:
        read_type(TYPE.replace(old, new), "trip.toml")
    assert str(caught.value).startswith(message)


def test_all_that_is_wrong_is_said() -> None:
    text = TYPE.replace('subject = "visitor"', 'subject = "guest", to = "host"')
    with pytest.raises(TypeFileError) as caught:
        read_type(text, "trip.toml")
    assert [problem.key for problem in caught.value.problems] == ["frame.0.slots.subject", "frame.0.slots.to"]


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("name",), 1),
        (("roles", "a", "fill"), 6),
        (("frame", 0), 7),
        (("frame", 0, "yes", 1), 9),
        (("frame", 0, "unless", "object", 0), 16),
        (("frame", 1, "rule"), 18),
        (("frame", 1, "slots", "to"), 19),
        (("nothing",), None),
    ],
)
def test_a_key_has_its_line(where: tuple[str | int, ...], line: int | None) -> None:
    """Also where a value goes on over lines that look like keys and tables."""
    text = """name = "x"
describe = '''
[[frame]]
rule = 1'''
[roles.a]
fill = ["person"]  # [[frame]]
[[frame]]
rule = "a"
yes = [
    "name = 1",
    "[roles.b]",
]
no = [
]
[frame.unless]
"object" = ["b"]
[[frame]]
rule = "b"
slots = { to = "a" }
"""
    assert line_of(text, where) == line


def test_the_engine_knows_no_type_by_its_name() -> None:
    """What is done for one type is a property that any type file may state."""
    named = re.compile(rf"""(type|kind|name)\s*(==|!=|in|not in)\s*[\[({{]?\s*["']({"|".join(SHIPPED)})["']""")
    package = Path(eventx.__file__).parent
    for path in sorted(package.rglob("*.py")):
        assert not named.search(path.read_text(encoding="utf-8")), path


# Own types


def own_type(text: str = TYPE) -> EventType:
    return read_type(text, "trip.toml")


def found(text: str, *types: str | Path | EventType) -> list[tuple[str, str, list[str]]]:
    """Type, status and participants of the events of a text."""
    events = Extractor(types).extract(Document.make(text, PUBLISHED))
    return [(e.type, e.status, [f"{p.role} {p.name}" for p in e.participants]) for e in events]


def test_a_type_of_ones_own_is_found(tmp_path: Path) -> None:
    path = tmp_path / "trip.toml"
    path.write_text(TYPE, encoding="utf-8")
    text = "The premier, Karen Holst, visited Molsund on Tuesday. She met Orkney's leader, Magnus Firth."
    trip, meeting = ("trip", "occurred", ["visitor Karen Holst"]), "participant Karen Holst, participant Magnus Firth"
    assert found(text, load_file(path)) == [trip]
    assert found(text, path, "meeting") == [trip, ("meeting", "occurred", meeting.split(", "))]
    assert [e.type for e in eventx.extract(text, PUBLISHED, types=[path])] == ["trip"]


def test_two_types_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="there is a type 'meeting' already"):
        Extractor([own_type(TYPE.replace("trip", "meeting"))])
    with pytest.raises(ValueError, match="there is a type 'trip' already"):
        Extractor([own_type(), own_type(TYPE.replace("Somebody", "Anybody"))])


def test_unknown_names_are_refused() -> None:
    with pytest.raises(ValueError, match="no event type 'trip'"):
        load(["trip"])


@pytest.mark.parametrize(
    ("verb", "sentence"),
    [
        ("defenestrate", "Rebels defenestrated the governor, Marek Holub, on Tuesday."),
        ("defenestrate", "The governor, Marek Holub, was defenestrated by rebels."),
        ("zibble", "The governor, Marek Holub, says he zibbles rebels."),
        ("debrog", "The rebels are debrogging the governor, Marek Holub."),
        ("debrog", "Rebels debroged the governor, Marek Holub."),
        ("vexify", "Rebels vexified the governor, Marek Holub."),
        ("absquee", "The rebels were absqueeing the governor, Marek Holub."),
    ],
)
def test_a_verb_that_the_lexicon_does_not_know_is_learnt_with_its_forms(verb: str, sentence: str) -> None:
    text = TYPE.replace('verbs = ["visit"]', f'verbs = ["{verb}"]')
    text = text.replace('{ subject = "visitor" }', '{ subject = "visitor", object = "visitor" }')
    assert [event[0] for event in found(sentence, own_type(text))] == ["trip"]
    assert found(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels outzibbed the governor, Marek Holub.",
        "The governor, Marek Holub, was outzobben by rebels.",
        "The governor, Marek Holub, has outzobben rebels.",
        "The rebels outzab the governor, Marek Holub.",
        "The rebels are outzibbing the governor, Marek Holub.",
    ],
)
def test_forms_that_are_irregular_are_given(sentence: str) -> None:
    text = TYPE.replace('verbs = ["visit"]', 'verbs = ["outzib"]')
    text = text.replace('{ subject = "visitor" }', '{ subject = "visitor", object = "visitor" }')
    given = text.replace(
        "[roles.visitor]", '[forms.outzib]\npast = "outzab"\nparticiple = "outzobben"\n[roles.visitor]'
    )
    regular = "outzibb" in sentence
    assert bool(found(sentence, own_type(text))) == regular
    assert bool(found(sentence, own_type(given))) == ("outzibbed" not in sentence)


def test_a_plural_that_is_irregular_is_given() -> None:
    text = TYPE.replace('verbs = ["visit"]', 'nouns = ["zibbleon"]\nsupport = ["hold"]')
    text = text.replace('{ subject = "visitor" }', '{ support = "visitor" }').replace('["subject"]', '["support"]')
    given = text.replace("[roles.visitor]", '[forms.zibbleon]\nplural = "zibblea"\n[roles.visitor]')
    sentence = "The premier, Karen Holst, plans to hold two zibblea in Nuuk."
    assert (found(sentence, own_type(text)), len(found(sentence, own_type(given)))) == ([], 1)


def test_a_noun_that_the_lexicon_does_not_know_is_learnt_as_an_event() -> None:
    text = TYPE.replace('verbs = ["visit"]', 'nouns = ["zibbledoc"]\nsupport = ["hold"]')
    text = text.replace('{ subject = "visitor" }', '{ support = "visitor" }').replace('["subject"]', '["support"]')
    assert found("The premier, Karen Holst, plans to hold two zibbledocs in Nuuk.", own_type(text)) == [
        ("trip", "scheduled", ["visitor Karen Holst"])
    ]


def test_learnt_words_stay_with_their_extractor() -> None:
    text = TYPE.replace('verbs = ["visit"]', 'verbs = ["sideline"]')
    sentence = "The premier, Karen Holst, met Magnus Firth on the sideline of the summit in Nuuk."
    before = eventx.extract(sentence, PUBLISHED)
    Extractor([own_type(text)]).extract(Document.make(sentence, PUBLISHED))
    assert eventx.extract(sentence, PUBLISHED) == before


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The premier, Karen Holst, shelved visiting Nuuk.", "negated"),
        ("The premier, Karen Holst, is reckoned to visit Nuuk.", "possible"),
        ("The premier, Karen Holst, visited Nuuk.", "occurred"),
        ("The premier, Karen Holst, plans to visit Nuuk.", "scheduled"),
    ],
)
def test_words_of_status_go_before_the_common_ones(sentence: str, status: str) -> None:
    text = TYPE.replace("[roles.visitor]", '[status]\nnegated = ["shelve"]\npossible = ["reckon"]\n[roles.visitor]')
    assert [event[1] for event in found(sentence, own_type(text))] == [status]


def test_the_hash_names_the_rules() -> None:
    assert len(rules_hash()) == 16
    changed = own_type(TYPE.replace("Somebody", "Anybody"))
    assert len({rules_hash(), rules_hash([own_type()]), rules_hash([changed])}) == 3
    assert rules_hash([own_type()]) == rules_hash([own_type()])
