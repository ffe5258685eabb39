"""CSV, Parquet, PLOVER and tables: what is written, and what comes back."""

import csv
import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from test_cli import CALLED, DULL, MET, records
from test_cli_faults import COMMAND, names_in
from test_records import TUESDAY, an_event

from conftest import Done
from eventx.arrow.batches import ROWS_HELD
from eventx.arrow.schemas import event_schema
from eventx.outputs import plover
from eventx.outputs.shapes import columns
from eventx.record import Attribution, Event, Location, Participant, Time, TimeExpression
from eventx.types import known

Run = Callable[..., Done]

ODD = 'Ana "Bo" Ruiz,\r met\nJan\u2028Vos =1+1 \\n \u00e9\U0001f600'


def a_person(name: str, role: str = "participant", country: str | None = None) -> Participant:
    return Participant(name=name, role=role, kind="person", country=country, text=name, span=(0, len(name)))


def full_event() -> Event:
    """Every field set, with characters that formats treat in their own ways."""
    return an_event(
        participants=(a_person(ODD, country="FR"), a_person("Jan Vos")),
        time=Time(**(TUESDAY | {"text": ODD, "edtf": "2023-02~", "mod": "APPROX", "approximate": True})),
        duration="PT2H",
        location=Location(name=ODD, country="NO", text="Oslo", span=(3, 7)),
        attribution=Attribution(source=ODD, span=(0, 3), time=Time(**TUESDAY)),
    )


def lines_of(*events: Event) -> str:
    escaped = (event.model_dump_json().replace("\u2028", "\\u2028") for event in events)
    return "".join(f"{line}\n" for line in escaped)


STORED = lines_of(full_event(), an_event(time=None), an_event())


@pytest.mark.parametrize("to", ["parquet", "csv"])
def test_json_lines_come_back_byte_for_byte(eventx: Run, tmp_path: Path, to: str) -> None:
    there = tmp_path / f"events.{to}"
    assert eventx("convert", "-", "--to", to, "-o", str(there), stdin=STORED) == Done(0, "", "")
    assert eventx("convert", str(there), "--to", "jsonl") == Done(0, STORED, "")


@pytest.mark.parametrize("to", ["parquet", "csv"])
def test_what_extract_writes_comes_back_byte_for_byte(eventx: Run, tmp_path: Path, to: str) -> None:
    stdin = records(MET, CALLED, DULL)
    printed = eventx("extract", "--provenance", stdin=stdin)
    there = tmp_path / "events"
    done = eventx("extract", "--provenance", "--format", to, "-o", str(there), stdin=stdin)
    assert (done.code, done.out, done.said) == (0, "", "")
    assert eventx("convert", str(there), "--to", "jsonl") == Done(0, printed.out, "")
    assert len(printed.lines) == 2


def test_convert_reads_what_extract_prints_as_json(eventx: Run) -> None:
    stdin = records(MET, CALLED)
    lines = eventx("extract", stdin=stdin).out
    one_object = eventx("extract", "--format", "json", stdin=stdin).out
    assert eventx("convert", "-", "--to", "jsonl", stdin=one_object).out == lines
    assert eventx("convert", "-", "--to", "jsonl", stdin=json.dumps(json.loads(one_object), indent=2)).out == lines


@pytest.mark.parametrize(
    ("stdin", "code", "place"),
    [
        (b"{}\n", "INPUT_EVENT", "<stdin>:1: no event of this version: /id: Field required"),
        (STORED.encode() + b'{"id": 1}\n', "INPUT_EVENT", "<stdin>:4"),
        (STORED.encode().replace(b'"1.0"', b'"2.0"'), "INPUT_EVENT", "/schema_version"),
        (b"{broken\n", "INPUT_JSON", "<stdin>:1"),
        (b"schema_version,id,else\n1,2,3\n", "INPUT_EVENT", "the header is not"),
        (b"PAR1", "INPUT_EVENT", "no table of events"),
        (b"\xff\n", "INPUT_ENCODING", "<stdin>"),
        (b"a text\n", "INPUT_JSON", "<stdin>:1"),
    ],
)
def test_convert_stops_at_what_is_no_event(eventx: Run, stdin: bytes, code: str, place: str) -> None:
    done = eventx("convert", "-", "--to", "jsonl", stdin=stdin)
    assert done.code == 4
    assert code in done.err
    assert place in done.err
    assert "Traceback" not in done.err


def test_a_broken_table_is_said_to_be_one(eventx: Run, tmp_path: Path) -> None:
    for name, content in (("a.parquet", b"PAR1 and no more"), ("a.csv", csv_of(full_event()).encode()[:-30] + b',"')):
        path = tmp_path / name
        path.write_bytes(content)
        done = eventx("convert", str(path), "--to", "jsonl")
        assert (done.code, done.out) == (4, "")
        assert "INPUT_EVENT" in done.err
    rows = csv_of(full_event()).split("\n", 1)
    nested = rows[0] + "\n" + rows[1].replace('"[3,7]"', '"' + "[" * 100_000 + '"')
    done = eventx("convert", "-", "--to", "jsonl", stdin=nested)
    assert (done.code, done.out) == (4, "")


def csv_of(*events: Event) -> str:
    done = subprocess.run(
        [*COMMAND, "convert", "-", "--to", "csv"], input=lines_of(*events).encode(), capture_output=True, check=True
    )
    return done.stdout.decode()


def test_no_events_is_success_with_a_warning_and_a_header(eventx: Run) -> None:
    done = eventx("convert", "-", "--to", "csv", stdin="")
    assert done.code == 0
    assert done.lines == [",".join(column.name for column in columns(Event))]
    assert "NO_RECORDS" in done.err


def test_csv_is_one_row_an_event_with_lists_as_json(eventx: Run) -> None:
    done = eventx("extract", "--format", "csv", stdin=records(MET, DULL, CALLED))
    assert (done.code, done.said) == (0, "")
    first, second = csv.DictReader(io.StringIO(done.out))
    assert (first["type"], first["time_begin"], first["document_id"]) == ("meeting", "2023-02-28", "d0")
    assert [person["role"] for person in json.loads(first["participants"])] == ["participant"] * 2
    assert (second["type"], second["location_name"], second["extractor_version"]) == ("call", "", "")


def test_csv_cells_hold_any_character() -> None:
    (row,) = csv.DictReader(io.StringIO(csv_of(full_event()), newline=""))
    assert row["location_name"] == ODD
    assert json.loads(row["attribution_time"])["text"] == "Tuesday"


def test_csv_tells_null_from_an_empty_string() -> None:
    event = an_event(document=an_event().document.model_copy(update={"title": ""}))
    assert csv_of(event).split("\n")[1].endswith(',"",,,')


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_cells_are_guarded_on_demand(eventx: Run, start: str) -> None:
    title = f'{start}cmd|" /C calc"!A0'
    event = an_event(document=an_event().document.model_copy(update={"title": title}))
    for flags, expected in (((), title), (("--guard-cells",), f"'{title}")):
        done = eventx("convert", "-", "--to", "csv", *flags, stdin=lines_of(event))
        (row,) = csv.DictReader(io.StringIO(done.out, newline=""))
        assert row["document_title"] == expected
        assert row["status"] == "occurred"


def test_guard_cells_goes_with_csv_only(eventx: Run) -> None:
    for command in (["extract"], ["extract", "--format", "jsonl"], ["convert", "-", "--to", "plover"]):
        assert eventx(*command, "--guard-cells", stdin=MET).code == 2


def test_times_have_csv_too(eventx: Run) -> None:
    text = "They met last Tuesday. The fair runs from May 3 to May 5."
    done = eventx("dates", "--published", "2023-03-02", "--format", "csv", stdin=text)
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert list(rows[0]) == [column.name for column in columns(TimeExpression)]
    assert (rows[0]["text"], rows[0]["begin"], rows[0]["parts"]) == ("last Tuesday", "2023-02-28", "")
    assert len(json.loads(rows[1]["parts"])) == 2
    assert rows[1]["document_id"]


def test_the_parquet_schema_is_stated(eventx: Run, tmp_path: Path) -> None:
    """No column's type depends on what is in it: events without times, places and ends have the same."""
    files = {}
    for name, events in (("full", [full_event()]), ("bare", [an_event(time=None)]), ("none", [])):
        path = tmp_path / name
        eventx("convert", "-", "--to", "parquet", "-o", str(path), stdin=lines_of(*events))
        files[name] = pq.read_schema(path)
    assert files["full"] == files["bare"] == files["none"] == event_schema()
    assert files["none"].metadata[b"eventx.schema_version"] == b"1.0"
    time = event_schema().field("time").type
    assert str(time.field("edtf").type) == str(time.field("begin").type) == "string"
    assert str(event_schema().field("mentions").type.value_type.field("span").type) == "list<item: int64>"


def test_parquet_is_written_to_a_pipe(eventx: Run, tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    with path.open("wb") as out:
        subprocess.run([*COMMAND, "convert", "-", "--to", "parquet"], input=STORED.encode(), stdout=out, check=True)
    assert eventx("convert", str(path), "--to", "jsonl").out == STORED
    assert eventx("convert", "-", "--to", "jsonl", stdin=path.read_bytes()).out == STORED


def test_stored_events_may_be_compressed(eventx: Run) -> None:
    for to in ("jsonl", "csv", "parquet"):
        stored = subprocess.run(
            [*COMMAND, "convert", "-", "--to", to], input=STORED.encode(), capture_output=True, check=True
        ).stdout
        assert eventx("convert", "-", "--to", "jsonl", stdin=gzip.compress(stored)).out == STORED
    assert eventx("validate", "-", stdin=gzip.compress(STORED.encode())).code == 0


def test_many_events_are_several_row_groups(eventx: Run, tmp_path: Path) -> None:
    many = lines_of(an_event()) * (ROWS_HELD + 1)
    path = tmp_path / "events.parquet"
    eventx("convert", "-", "--to", "parquet", "-o", str(path), stdin=many)
    assert pq.ParquetFile(path).num_row_groups == 2
    assert eventx("convert", str(path), "--to", "jsonl").out == many


def test_a_missing_extra_names_the_command_that_installs_it() -> None:
    script = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "import eventx.cli; sys.exit(eventx.cli.main(['convert', '-', '--to', 'parquet', '-o', 'x.parquet']))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], input=STORED.encode(), capture_output=True, check=False)
    assert done.returncode == 2
    assert b"EXTRA_MISSING" in done.stderr
    assert b"pip install '.[arrow]' in the folder of eventx" in done.stderr


@pytest.mark.parametrize("to", ["parquet", "csv", "plover", "table"])
def test_an_output_that_fails_leaves_the_older_file_and_nothing_else(eventx: Run, tmp_path: Path, to: str) -> None:
    out = tmp_path / "out"
    out.write_text("older\n", encoding="utf-8")
    done = eventx("convert", "-", "--to", to, "-o", str(out), stdin=STORED + "{broken\n")
    assert (done.code, done.out) == (4, "")
    assert out.read_text(encoding="utf-8") == "older\n"
    assert names_in(tmp_path) == ["out"]
    full = eventx("convert", "-", "--to", to, "-o", "/dev/full", stdin=STORED)
    assert full.code == 5
    assert "No space left" in full.err
    assert "Traceback" not in full.err


@pytest.mark.parametrize("command", [["extract"], ["convert", "-", "--to", "parquet"], ["schema", "--write"]])
def test_a_folder_that_may_not_be_written_to(tmp_path: Path, command: list[str]) -> None:
    """As root too, by giving up root's leave to write anywhere."""
    folder = tmp_path / "read-only"
    folder.mkdir()
    folder.chmod(0o555)
    powerless = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.getuid() == 0 else []
    where = [str(folder)] if command[-1] == "--write" else ["-o", str(folder / "out")]
    stdin = STORED if command[0] == "convert" else MET
    done = subprocess.run(
        [*powerless, *COMMAND, *command, *where], input=stdin.encode(), capture_output=True, check=False
    )
    assert done.returncode == 5
    assert b"OUTPUT_UNWRITABLE" in done.stderr
    assert names_in(folder) == []


def test_a_reader_that_leaves_is_no_error_in_any_format(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(lines_of(an_event()) * 20_000, encoding="utf-8")
    for to in ("jsonl", "csv", "parquet", "plover", "table"):
        script = f'"{sys.executable}" -m eventx convert {many} --to {to} | head -c 9; echo ":${{PIPESTATUS[0]}}"'
        done = subprocess.run(["bash", "-c", script], capture_output=True, timeout=60, check=False)
        assert done.stdout.endswith(b":141\n"), to
        assert done.stderr == b"", to


def test_convert_refuses_to_overwrite_its_input(eventx: Run, tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text(STORED, encoding="utf-8")
    assert eventx("convert", str(path), "--to", "csv", "-o", str(path)).code == 2
    assert path.read_text(encoding="utf-8") == STORED


# PLOVER


def coded(event: Event) -> list[tuple[str | None, str | None, str, str | None, str]]:
    """Actor, recipient, event, mode and CAMEO code of every line."""
    found = []
    codes = known()[event.type].plover
    assert codes is not None
    for pair in plover.pairs(event, codes):
        code = plover.coding(event, pair, codes)
        actor, recipient = (each.name if each else None for each in pair)
        found.append((actor, recipient, code.event, code.mode, code.cameo))
    return found


def test_a_meeting_goes_both_ways() -> None:
    event = an_event(participants=(a_person("A"), a_person("B")))
    assert coded(event) == [("A", "B", "CONSULT", None, "040"), ("B", "A", "CONSULT", None, "040")]


@pytest.mark.parametrize(
    ("place", "countries", "codes"),
    [
        ("NO", ("NO", "SE"), ["043", "042"]),
        ("SE", ("NO", "SE"), ["042", "043"]),
        ("CH", ("NO", "SE"), ["044", "044"]),
        ("NO", ("NO", "NO"), ["040", "040"]),
        ("NO", ("NO", None), ["040", "040"]),
        (None, ("NO", "SE"), ["040", "040"]),
    ],
)
def test_who_travelled(place: str | None, countries: tuple[str | None, str | None], codes: list[str]) -> None:
    people = (a_person("A", country=countries[0]), a_person("B", country=countries[1]))
    location = Location(name="there", country=place, text="there", span=(0, 5))
    assert [line[-1] for line in coded(an_event(participants=people, location=location))] == codes


def test_a_named_host_decides_who_travelled() -> None:
    event = an_event(participants=(a_person("A"), a_person("B", "host"), a_person("M", "mediator")))
    assert [line[:2] + line[-1:] for line in coded(event)] == [("A", "B", "042"), ("B", "A", "043")]


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        (
            {"type": "call", "participants": (a_person("A", "caller"), a_person("B", "callee"))},
            [("A", "B", "CONSULT", "phone", "041")],
        ),
        (
            {"type": "call", "participants": (a_person("A"), a_person("B"))},
            [("A", "B", "CONSULT", "phone", "041"), ("B", "A", "CONSULT", "phone", "041")],
        ),
        (
            {"type": "release", "participants": (a_person("R", "released"), a_person("A", "releaser"))},
            [("A", "R", "RETREAT", "release", "0841")],
        ),
        (
            {"type": "release", "status": "requested", "participants": (a_person("R", "released"),)},
            [(None, "R", "REQUEST", None, "0253")],
        ),
        (
            {"type": "swap", "participants": (a_person("A", "party"), a_person("B", "party"), a_person("X", "exchanged"))},
            [("A", "B", "RETREAT", None, "084"), ("B", "A", "RETREAT", None, "084")],
        ),
        ({"type": "swap", "participants": (a_person("X", "exchanged"),)}, [(None, "X", "RETREAT", None, "084")]),
        ({"status": "scheduled", "participants": (a_person("A"),)}, [("A", None, "AGREE", None, "036")]),
        ({"status": "requested", "participants": ()}, [(None, None, "REQUEST", None, "026")]),
        ({"status": "refused", "participants": (a_person("A"),)}, [("A", None, "REJECT", None, "125")]),
        ({"status": "ongoing", "participants": (a_person("A"),)}, [("A", None, "CONSULT", None, "040")]),
    ],
)  # fmt: skip
def test_codes(fields: dict[str, Any], lines: list[Any]) -> None:
    assert coded(an_event(**fields)) == lines


def test_plover_keeps_the_status_and_counts_what_it_leaves_out(eventx: Run) -> None:
    people = (a_person("Ana Ruiz", country="XK"), a_person("Jan Vos", country="NL"))
    events = [an_event(status=status, participants=people) for status in ("occurred", "possible", "negated", "negated")]
    events.append(an_event(type="strike"))
    done = eventx("convert", "-", "--to", "plover", stdin=lines_of(*events))
    first, second = (json.loads(line) for line in done.lines)
    assert (first["event"], first["cameo"], first["status"], first["date"]) == (
        "CONSULT",
        "040",
        "occurred",
        "2023-02-28",
    )
    assert (first["actor"]["country"], first["recipient"]["country"]) == ("XKX", "NLD")
    assert (first["id"], second["id"]) == ("0123456789abcdef-1", "0123456789abcdef-2")
    assert "4 events left out" in done.err
    assert "2 negated, 1 of type strike, 1 possible" in done.err
    assert eventx("--quiet", "convert", "-", "--to", "plover", stdin=lines_of(*events)) == Done(0, done.out, "")


# Tables


def test_a_table_lines_up_and_steers_no_terminal(eventx: Run) -> None:
    odd = an_event(participants=(a_person("A\x1b[2J\u202eB"),))
    done = eventx("convert", "-", "--to", "table", stdin=lines_of(odd, *[an_event()] * 60), COLUMNS="500")
    assert done.lines[0].split() == ["type", "status", "participants", "time", "location", "says"]
    assert "A[U+001B][2J[U+202E]B" in done.out
    assert "\x1b" not in done.out
    place = done.lines[0].index("time")
    assert {line[place : place + 10] for line in done.lines[2:]} <= {"2023-02-28", "", " " * 10}
    assert done.out.count("2023-02-28") == 61
    assert all(len(line) <= 120 for line in done.lines)


def test_a_table_is_coloured_when_asked(eventx: Run) -> None:
    assert "\x1b[32moccurred" in eventx("convert", "-", "--to", "table", "--color", "always", stdin=STORED).out
    assert "\x1b" not in eventx("convert", "-", "--to", "table", stdin=STORED).out


def test_an_empty_table_says_so(eventx: Run) -> None:
    assert eventx("extract", "--format", "table", stdin=records(DULL)).out == "(none)\n"


def test_a_table_of_times(eventx: Run) -> None:
    done = eventx("dates", "--published", "2023-03-02", "--format", "table", stdin="They met last Tuesday.\n")
    assert done.lines[0].split() == ["words", "type", "value", "time", "grain", "rule"]
    assert "2023-02-28" in done.lines[2]


# The same bytes


def many(count: int) -> Iterator[str]:
    """Records of which one in twenty holds events, so that ten thousand are read in seconds."""
    for number in range(count):
        text = MET + CALLED if number % 20 == 0 else f"The river rose by {number} centimetres. Café, 東京."
        yield json.dumps({"id": f"d{number}", "published": "2023-03-02T23:30:00-05:00", "text": text}) + "\n"


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_ten_thousand_documents_give_the_same_bytes_anywhere(eventx: Run, tmp_path: Path, form: str) -> None:
    stdin = "".join(many(10_000))
    outputs = []
    for zone, locale, seed in (("UTC", "C.UTF-8", "0"), ("Asia/Tokyo", "C", "1"), ("America/New_York", "POSIX", "77")):
        out = tmp_path / seed
        done = eventx(
            "extract", "--format", form, "-o", str(out), stdin=stdin, TZ=zone, LC_ALL=locale, PYTHONHASHSEED=seed
        )
        assert (done.code, done.out, done.said) == (0, "", "")
        outputs.append(out.read_bytes())
    assert len(outputs[0]) > 20_000
    assert outputs[0] == outputs[1] == outputs[2]


@pytest.mark.parametrize("published", ["2999-01-03", None])
def test_a_future_or_missing_publication_time_is_not_guessed_at(eventx: Run, published: str | None) -> None:
    line = json.dumps({"text": MET, "published": published})
    times = {eventx("extract", "--quiet", stdin=line, TZ=zone).out for zone in ("UTC", "Asia/Tokyo")}
    (only,) = times
    expected = "2999-01-01" if published else None
    assert json.loads(only)["time"]["begin"] == expected


def test_ids_never_become_paths(eventx: Run, tmp_path: Path) -> None:
    line = json.dumps({"id": "../../escaped", "published": "2023-03-02", "text": MET})
    kept = tmp_path / "a" / "b"
    kept.mkdir(parents=True)
    done = eventx("extract", "--documents", str(kept / "documents.jsonl"), "-o", str(kept / "out"), stdin=line)
    assert done.code == 0
    assert json.loads((kept / "out").read_text(encoding="utf-8"))["document"]["id"] == "../../escaped"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b", "documents.jsonl", "out"]
