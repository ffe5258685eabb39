"""`eventx explain` as people start it."""

import json
from collections.abc import Callable

from conftest import Done

Run = Callable[..., Done]
WHEN = ("--published", "2023-03-02")
MET = "Premier Karin Lund met Mayor Erik Dahl in Oslo on Wednesday. Lund plans to call Governor Ana Ruiz.\n"


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
