"""What `import eventx` gives, and what it does not load."""

import subprocess
import sys

import pytest

import eventx

HEAVY = ("pydantic", "typer", "jsonschema", "dateparser")
TEXT = "Foreign Minister Ana Ruiz met her Dutch counterpart, Jan Vos, in Oslo on Tuesday."


def test_the_public_names_are_there() -> None:
    assert [name for name in eventx.__all__ if getattr(eventx, name, None) is None] == []
    assert set(eventx.__all__) < set(dir(eventx))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = eventx.nonsense


def test_a_text_gives_its_events_and_its_times() -> None:
    (event,) = eventx.extract(TEXT, published="2023-03-02")
    assert isinstance(event, eventx.Event)
    assert {person.name for person in event.participants} == {"Ana Ruiz", "Jan Vos"}
    (time,) = eventx.find_times(TEXT, published="2023-03-02")
    assert isinstance(time, eventx.Time)
    assert time.begin == "2023-02-28"


def test_an_extractor_reads_documents() -> None:
    document = eventx.Document.make(TEXT, "2023-03-02", id="a")
    assert [event.document.id for event in eventx.Extractor(types=["meeting"]).extract(document)] == ["a"]
    assert eventx.Extractor(types=["call"]).extract(document) == []


@pytest.mark.parametrize(
    "module", ["eventx", "eventx.times", "eventx.text.sentences", "eventx.lexicon", "eventx.actors", "eventx.events"]
)
def test_the_inner_stages_load_nothing_heavy(module: str) -> None:
    script = f"import sys, {module}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
