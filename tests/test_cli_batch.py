"""Batch runs of the real command: jobs, limits, checkpoints, what is told at the end, and what is left behind."""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from test_cli import CALLED, DULL, MET, records

from conftest import ROOT, Done

Run = Callable[..., Done]
COMMAND = [sys.executable, "-m", "eventx"]
TOLD = [sys.executable, str(ROOT / "tests" / "told.py")]


def told(*arguments: str | Path, stdin: str = "") -> Done:
    """The command whose work obeys the texts."""
    done = subprocess.run(
        [*TOLD, *map(str, arguments)], input=stdin.encode(), capture_output=True, timeout=120, check=False
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def mixed(count: int, *, broken: int | None = None) -> str:
    """Records with events and without, and one that cannot be read."""
    lines = records(*([MET, DULL, CALLED, DULL] * (count // 4))).splitlines(keepends=True)
    if broken is not None:
        lines[broken] = "{broken\n"
    return "".join(lines)


def errors_in(path: Path) -> list[tuple[str, int, str | None]]:
    kept = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(each["code"], each["line"], each["doc_id"]) for each in kept]


def items_in(state: Path) -> int:
    """How many items are done with, as the checkpoint says."""
    try:
        return int(json.loads(state.read_bytes())["items"])
    except FileNotFoundError:
        return 0


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "parquet", "plover"])
def test_any_number_of_jobs_writes_the_same_bytes(eventx: Run, tmp_path: Path, form: str) -> None:
    stdin = mixed(400, broken=77)
    written = []
    for jobs in ("1", "3"):
        out, bad, kept = (tmp_path / f"{name}-{jobs}" for name in ("out", "bad", "kept"))
        flags = ("--on-error", "skip", "--errors", str(bad), "--documents", str(kept), "--provenance")
        done = eventx("extract", "--jobs", jobs, "--format", form, "-o", str(out), *flags, stdin=stdin)
        assert (done.code, done.out) == (3, "")
        written.append([path.read_bytes() for path in (out, bad, kept)])
    assert written[0] == written[1]
    assert written[0][2].count(b"\n") == 399


def test_jobs_read_pages_too(eventx: Run, tmp_path: Path) -> None:
    head = '<html><head><title>Talks</title><meta property="article:published_time" content="2023-03-02T10:00:00Z">'
    for number in range(3):
        page = f"{head}</head><body><article><h1>Talks</h1><p>{MET * 3}</p><p>{DULL * 9}</p></article></body></html>"
        (tmp_path / f"{number}.html").write_text(page, encoding="utf-8")
    (tmp_path / "3.html").write_text("<html><body></body></html>", encoding="utf-8")
    one, two = (eventx("extract", "--jobs", jobs, "--on-error", "skip", str(tmp_path)) for jobs in ("1", "2"))
    assert (one.code, one.out) == (two.code, two.out)
    assert one.code == 3
    assert [json.loads(line)["document"]["published"] for line in one.lines] == ["2023-03-02T10:00:00+00:00"] * 3
    assert "3.html: no article in the page (INPUT_EMPTY)" in two.err


def test_a_summary_tells_what_was_done(eventx: Run) -> None:
    stdin = mixed(8, broken=1) + records(DULL).replace("published", "when")
    done = eventx("extract", "--on-error", "skip", stdin=stdin)
    assert "eventx: info: 8 documents, 4 events (call 2, meeting 2), 1 error (INPUT_JSON 1), " in done.err
    as_json = eventx("extract", "--on-error", "skip", "--log-format", "json", stdin=stdin)
    said = [json.loads(line) for line in as_json.err.splitlines()]
    assert [each["code"] for each in said] == ["INPUT_JSON", "PUBLISHED_MISSING", "SOME_FAILED", "SUMMARY"]
    summary = said[-1]
    assert (summary["level"], summary["documents"], summary["undated"]) == ("info", 8, 1)
    assert (summary["events"], summary["errors"]) == ({"meeting": 2, "call": 2}, {"INPUT_JSON": 1})
    assert 0 < summary["seconds"] < 60
    assert "SUMMARY" not in eventx("extract", "--published", "2023-03-02", stdin=MET).err
    assert "SUMMARY" not in eventx("extract", "--quiet", "--on-error", "skip", stdin=stdin).err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_documents_beyond_the_limits_among_two_thousand(tmp_path: Path, jobs: str) -> None:
    texts = [MET, DULL] * 1000
    texts[300], texts[900], texts[1500] = "sleep 60", "eat", "fail"
    expected = [("DOCUMENT_TIMEOUT", 301, "d300"), ("DOCUMENT_MEMORY", 901, "d900"), ("BUG", 1501, "d1500")]
    if jobs != "1":
        texts[1100], texts[1101] = "abort", "deaf"
        expected[2:2] = [("DOCUMENT_CRASH", 1101, "d1100"), ("DOCUMENT_TIMEOUT", 1102, "d1101")]
    bad = tmp_path / "bad.jsonl"
    flags = ("--jobs", jobs, "--doc-timeout", "1", "--on-error", "skip", "--errors", str(bad))
    done = told("extract", *flags, stdin=records(*texts))
    assert done.code == 3
    assert errors_in(bad) == expected
    there = [f"d{number}" for number, text in enumerate(texts) if text == MET]
    assert [json.loads(line)["document"]["id"] for line in done.lines] == there


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_page_that_takes_too_long_is_given_up(eventx: Run, tmp_path: Path, jobs: str) -> None:
    pages = {"a": f"<article><p>{MET}</p></article>", "b": f"<article>{f'<p>{MET}</p>' * 40_000}</article>"}
    for name, body in pages.items():
        (tmp_path / f"{name}.html").write_text(f"<!doctype html><body>{body}</body>", encoding="utf-8")
    flags = ("--jobs", jobs, "--doc-timeout", "1.5", "--on-error", "skip")
    done = eventx("extract", *flags, "--published", "2023-03-02", str(tmp_path))
    assert (done.code, [json.loads(line)["type"] for line in done.lines]) == (3, ["meeting"]), done.err
    assert f"{tmp_path / 'b.html'}: not done after 1.5 s (DOCUMENT_TIMEOUT)" in done.err


@pytest.mark.parametrize("command", ["extract", "dates", "explain"])
def test_every_command_that_reads_pages_limits_their_time(eventx: Run, command: str) -> None:
    page = f"<!doctype html><body><article><h1>Talks</h1>{f'<p>{MET}</p>' * 40_000}</article></body>"
    done = eventx(command, "--doc-timeout", "0.5", "--published", "2023-03-02", stdin=page)
    assert (done.code, done.out) == (4, "")
    assert "not done after 0.5 s (DOCUMENT_TIMEOUT)" in done.err


def test_native_code_that_hears_no_alarm_ends_soon(eventx: Run) -> None:
    """Over about the most inline elements that a page may have."""
    page = f"<!doctype html><body><article><h1>Talks</h1><p>{'<b>Ana</b> <i>met</i> ' * 1500}</p></article></body>"
    began = time.monotonic()
    assert eventx("dates", "--doc-timeout", "0.5", "--published", "2023-03-02", stdin=page).code in (0, 4)
    assert time.monotonic() - began < 15


@pytest.mark.parametrize("piece", ["7", " ", "a.", "met ("])
def test_time_grows_with_the_text_and_no_faster(eventx: Run, piece: str) -> None:
    """tests/test_linear.py asks every rule; this is the command as a whole."""

    def seconds(size: int) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        text = MET + piece * (size // len(piece))
        assert eventx("extract", "--doc-timeout", "50", "--published", "2023-03-02", stdin=text).code == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime

    once, twice = seconds(250_000), seconds(500_000)
    assert twice / once < 2.5


@pytest.mark.parametrize(("text", "code"), [("sleep 60", 4), ("abort", 4), ("fail", 70)])
def test_without_skip_such_a_document_stops_the_run(text: str, code: int) -> None:
    done = told("extract", "--jobs", "2", "--doc-timeout", "0.5", stdin=records(MET, text, MET))
    assert done.code == code
    assert [json.loads(line)["document"]["id"] for line in done.lines] == ["d0"]
    assert "<stdin>:2: " in done.err


@pytest.mark.parametrize(("form", "kills"), [("jsonl", 10), ("json", 3), ("csv", 3), ("plover", 3)])
def test_killed_at_any_moment_and_resumed_the_output_is_the_same(tmp_path: Path, form: str, kills: int) -> None:
    """Kills at random moments; the last run comes to an end."""
    each = kills * 25
    source = tmp_path / "in.jsonl"
    texts = [MET, "sleep 0.04", CALLED, DULL] * each
    source.write_text(records(*texts) + "{broken\n" + records(MET), encoding="utf-8")
    moments = random.Random(form)  # noqa: S311 - not for secrets

    def run(name: str, *flags: str) -> list[str | Path]:
        files = ("-o", tmp_path / name, "--errors", tmp_path / f"{name}.bad", "--documents", tmp_path / f"{name}.docs")
        return [*TOLD, "extract", "--on-error", "skip", "--format", form, *files, *flags, str(source)]

    assert subprocess.run(run("whole"), capture_output=True, check=False).returncode == 3
    state = tmp_path / "state"
    again = run("out", "--checkpoint", str(state), "--resume")
    reached = [0]
    for kill in range(kills):
        with subprocess.Popen([*again, "--jobs", str(1 + kill % 2)], stderr=subprocess.DEVNULL) as running:
            if kill % 3:
                wait_for(lambda: items_in(state) > reached[-1] or running.poll() is not None)
            time.sleep(moments.uniform(0, 0.2))
            running.kill()
        assert running.returncode == -signal.SIGKILL, f"done after {reached} items, before it was killed"
        reached.append(items_in(state))
        assert not (tmp_path / "out").exists()
    assert reached == sorted(reached)
    assert len(set(reached)) > kills / 2
    done = subprocess.run([*again, "--log-format", "json"], capture_output=True, check=False)
    assert done.returncode == 3
    for ending in ("", ".bad", ".docs"):
        assert (tmp_path / f"out{ending}").read_bytes() == (tmp_path / f"whole{ending}").read_bytes()
    summary = json.loads(done.stderr.splitlines()[-1])
    assert (summary["documents"], summary["events"], summary["errors"]) == (
        4 * each + 1,
        {"meeting": each + 1, "call": each},
        {"INPUT_JSON": 1},
    )
    assert names_in(tmp_path) == {
        "in.jsonl",
        *(f"{name}{end}" for name in ("whole", "out") for end in ("", ".bad", ".docs")),
    }


def test_killed_when_all_is_written_the_rest_is_done(tmp_path: Path) -> None:
    """Between the last checkpoint and its removal."""
    script = (
        "import os, signal, sys, eventx.batch.checkpoint as c, eventx.cli\n"
        "c.put_in_place = lambda path, move=c.put_in_place: (os.kill(os.getpid(), 9) if 'bad' in path else move(path))\n"
        "sys.exit(eventx.cli.main())\n"
    )
    out, bad, state = (str(tmp_path / name) for name in ("out", "bad", "state"))
    flags = ["extract", "--on-error", "skip", "--errors", bad, "-o", out, "--checkpoint", state, "--resume"]
    source = tmp_path / "in.jsonl"
    source.write_text(mixed(8, broken=3), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", script, *flags, str(source)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert names_in(tmp_path) == {"in.jsonl", "out", ".bad.part", "state"}
    source.unlink()  # there is nothing left to read
    resumed = subprocess.run([*COMMAND, *flags, str(source)], capture_output=True, check=False)
    assert resumed.returncode == 3
    assert b"7 documents, 4 events" in resumed.stderr
    assert names_in(tmp_path) == {"out", "bad"}


@pytest.fixture
def unfinished(tmp_path: Path) -> Path:
    """A folder with a run that stopped at a broken record, and its checkpoint."""
    lines = records(*[MET, "sleep 0.1"] * 3) + "{broken\n" + records(CALLED)
    (tmp_path / "in.jsonl").write_text(lines, encoding="utf-8")
    done = told(*resuming(tmp_path))
    assert done.code == 4
    assert names_in(tmp_path) == {"in.jsonl", ".out.part", "state"}
    return tmp_path


def resuming(folder: Path, *flags: str) -> list[str]:
    where = ["-o", str(folder / "out"), "--checkpoint", str(folder / "state"), *flags]
    return ["extract", *where, str(folder / "in.jsonl")]


def test_a_run_that_stopped_goes_on_past_what_stopped_it(unfinished: Path) -> None:
    bad = unfinished / "bad"
    done = told(*resuming(unfinished, "--resume", "--on-error", "skip", "--errors", str(bad)))
    assert done.code == 3
    assert errors_in(bad) == [("INPUT_JSON", 7, None)]
    kinds = [json.loads(line)["type"] for line in (unfinished / "out").read_text(encoding="utf-8").splitlines()]
    assert kinds == ["meeting"] * 3 + ["call"]
    assert names_in(unfinished) == {"in.jsonl", "out", "bad"}


def test_a_checkpoint_is_not_overwritten_by_accident(unfinished: Path) -> None:
    done = told(*resuming(unfinished))
    assert done.code == 2
    assert "go on with --resume, or remove it to start anew" in done.err


@pytest.mark.parametrize(
    "flags", [("--types", "call"), ("--provenance",), ("--format", "csv"), ("--timezone", "Asia/Tokyo")]
)
def test_what_decides_the_output_may_not_change(unfinished: Path, flags: tuple[str, ...]) -> None:
    done = told(*resuming(unfinished, "--resume", *flags))
    assert done.code == 2
    assert "other flags" in done.err


def test_other_inputs_are_noticed(unfinished: Path) -> None:
    source = unfinished / "in.jsonl"
    source.write_text(source.read_text(encoding="utf-8").replace("Oslo", "Bergen"), encoding="utf-8")
    done = told(*resuming(unfinished, "--resume"))
    assert done.code == 2
    assert "the inputs are not those of the run before (CHECKPOINT)" in done.err
    source.write_text("", encoding="utf-8")
    assert told(*resuming(unfinished, "--resume", "--input-format", "jsonl")).code == 2


def test_an_output_that_is_gone_is_noticed(unfinished: Path) -> None:
    (unfinished / ".out.part").unlink()
    done = told(*resuming(unfinished, "--resume"))
    assert done.code == 2
    assert "what was written before is not there any more (CHECKPOINT)" in done.err


@pytest.mark.parametrize("content", ["", "{}", "[1]", "not JSON", '{"run": 1}'])
def test_a_file_that_is_no_checkpoint_is_refused(unfinished: Path, content: str) -> None:
    (unfinished / "state").write_text(content, encoding="utf-8")
    assert told(*resuming(unfinished, "--resume")).code == 2
    assert (unfinished / "state").read_text(encoding="utf-8") == content


def test_two_runs_do_not_write_to_one_output(tmp_path: Path) -> None:
    where = [
        "-o",
        str(tmp_path / "out"),
        "--checkpoint",
        str(tmp_path / "state"),
        "--resume",
        "--input-format",
        "jsonl",
    ]
    with subprocess.Popen([*COMMAND, "extract", *where], stdin=subprocess.PIPE) as running:
        assert running.stdin
        running.stdin.write(records(MET).encode())
        running.stdin.flush()
        wait_for(lambda: bool(names_in(tmp_path)))
        done = told("extract", *where, stdin=records(MET))
        assert done.code == 2
        assert "another run is writing this (CHECKPOINT)" in done.err
        running.stdin.close()
    assert running.returncode == 0
    assert names_in(tmp_path) == {"out"}


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--resume"], "--resume needs a checkpoint"),
        (["--checkpoint", "state"], "--checkpoint cannot go with standard output"),
        (["--checkpoint", "state", "-o", "out", "--documents", "-"], "--checkpoint cannot go with standard output"),
        (
            ["--checkpoint", "state", "-o", "out", "--format", "parquet"],
            "cannot append to parquet: a Parquet file ends",
        ),
        (["--checkpoint", "state", "-o", "out", "--format", "table"], "cannot append to table"),
        (["--checkpoint", "state", "-o", "state"], "this file is read or written already"),
        (["--checkpoint", "state", "-o", "/dev/null"], "this cannot be written in parts"),
        (["--jobs", "0"], "--jobs"),
        (["--doc-timeout", "0"], "--doc-timeout"),
    ],
)
def test_flags_that_do_not_go_together(eventx: Run, flags: list[str], said: str) -> None:
    done = eventx("extract", *flags, stdin=MET)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("to_group", [True, False], ids=["group", "parent"])
def test_a_signal_ends_all_jobs_and_leaves_no_file(
    tmp_path: Path, sent: signal.Signals, code: int, *, to_group: bool
) -> None:
    """Ctrl-C goes to the workers too, as the terminal sends it to every process of its group."""
    arguments = [*TOLD, "extract", "--jobs", "4", "-o", str(tmp_path / "out"), "--documents", str(tmp_path / "docs")]
    pipe = subprocess.PIPE
    with subprocess.Popen(arguments, stdin=pipe, stderr=pipe, process_group=0) as running:
        assert running.stdin
        assert running.stderr
        running.stdin.write(records(*["sleep 0.01"] * 1000).encode())
        running.stdin.close()
        wait_for(lambda: len(processes_of(running.pid)) == 5)
        time.sleep(0.3)
        (os.killpg if to_group else os.kill)(running.pid, sent)
        said = running.stderr.read()
        assert (running.wait(), said) == (code, b"")
        assert processes_of(running.pid) == []
    assert names_in(tmp_path) == set()


def test_a_reader_that_leaves_ends_all_jobs(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(records(*[MET] * 3000), encoding="utf-8")
    script = f'"{sys.executable}" -m eventx extract --jobs 4 {many} | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, timeout=60, check=False, process_group=0
    )
    assert json.loads(done.stdout.splitlines()[0])["type"] == "meeting"
    assert (done.stdout.splitlines()[1:], done.stderr) == (["141"], "")


def test_a_full_disk_ends_all_jobs() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "extract", "--jobs", "2"],
            input=mixed(400).encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 5
    assert done.stderr.startswith(b"eventx: error: <stdout>: cannot be written")


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.02)


def processes_of(group: int) -> list[int]:
    """The processes of a group that are alive."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state != "Z":
            found.append(int(path.parent.name))
    return found
