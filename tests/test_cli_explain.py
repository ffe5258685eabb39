"""`eventx explain` as people start it."""

import json
from collections.abc import Callable
from pathlib import Path

from conftest import Done

Run = Callable[..., Done]
WHEN = ("--published", "2023-03-02")
MET = "Premier Karin Lund met Mayor Erik Dahl in Oslo on Wednesday. Lund plans to call Governor Ana Ruiz.\n"
PARADE = """
name = "parade"
describe = "People parade."
principal = ["marcher"]
roles = { marcher = {} }
[[frame]]
rule = "parade.<people>-paraded"
verbs = ["parade"]
slots = { subject = "marcher" }
yes = ["Mayor Erik Dahl paraded through Oslo."]
no = ["The parade was long."]
"""


def test_a_tree_of_one_event_and_nothing_else(eventx: Run) -> None:
    whole = json.loads(eventx("explain", *WHEN, "--format", "json", stdin=MET).out)
    met, call = (each["event"] for each in whole["events"])
    done = eventx("explain", *WHEN, "--event", call["id"], stdin=MET)
    assert (done.code, done.err) == (0, "")
    assert done.lines[0] == f"call  scheduled  {call['id']}"
    assert met["id"] not in done.out
    assert '"plans", "to call"' in done.out


def test_an_unknown_event_is_said_with_those_known(eventx: Run) -> None:
    done = eventx("explain", *WHEN, "--event", "0123456789abcdef", stdin=MET)
    assert (done.code, done.out) == (2, "")
    assert "no event '0123456789abcdef'" in done.err
    assert "the ids here are " in done.err


def test_a_text_without_events_says_so(eventx: Run) -> None:
    done = eventx("explain", *WHEN, stdin="The premier met the demand for bread.\n")
    assert (done.code, done.err) == (0, "")
    assert done.lines[0] == "no events"
    assert '"met" is no meeting' in done.out


def test_an_empty_text_is_an_error(eventx: Run) -> None:
    done = eventx("explain", *WHEN, stdin="")
    assert done.code == 4
    assert "INPUT_EMPTY" in done.err


def test_a_rule_is_shown_with_where_it_is_written_and_its_examples(eventx: Run) -> None:
    done = eventx("explain", "--rule", "meeting.<people>-met")
    assert (done.code, done.err) == (0, "")
    assert done.lines[0] == "meeting.<people>-met: a rule of the type meeting"
    assert '  verbs = ["meet", "confer", "parley"]' in done.lines
    shown = json.loads(eventx("explain", "--rule", "date.<weekday>", "--format", "json").out)
    assert (shown["places"], shown["yes"]) == (["times/rules/weekday.py"], ["Wednesday"])


def test_a_rule_of_a_type_of_ones_own(eventx: Run, tmp_path: Path) -> None:
    file = tmp_path / "parade.toml"
    file.write_text(PARADE, encoding="utf-8")
    done = eventx("explain", "--rule", "parade.<people>-paraded", "--types-file", str(file))
    assert (done.code, done.err) == (0, "")
    assert f"written in {file}:6" in done.lines


def test_an_unknown_rule_is_said_with_those_that_may_be_meant(eventx: Run) -> None:
    done = eventx("explain", "--rule", "date.weekday")
    assert (done.code, done.out) == (2, "")
    assert "no rule 'date.weekday'" in done.err
    assert "did you mean date.<weekday>" in done.err
    both = eventx("explain", "--rule", "date.<weekday>", "article.txt")
    assert (both.code, both.out) == (2, "")
    assert "--rule reads no documents" in both.err


def test_several_documents_are_an_array_or_trees_under_their_names(eventx: Run, tmp_path: Path) -> None:
    lines = [{"id": name, "published": "2023-03-02", "text": MET} for name in ("first", "second")]
    file = tmp_path / "two.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    told = json.loads(eventx("explain", "--format", "json", str(file)).out)
    assert [each["document"]["id"] for each in told] == ["first", "second"]
    trees = eventx("explain", str(file))
    assert [line for line in trees.lines if line.startswith("document ")] == ["document first", "document second"]


def test_colours_where_they_are_wanted(eventx: Run) -> None:
    assert "\x1b[" not in eventx("explain", *WHEN, stdin=MET).out
    assert "\x1b[" in eventx("explain", *WHEN, "--color", "always", stdin=MET, NO_COLOR="1").out
