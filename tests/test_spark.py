"""Spark on this machine, with two workers: the events of the command, whatever happens to workers and documents.

Spark 3.5 or 4 with Java 17. The workers' interpreters obey some texts, see `workers/sitecustomize.py`.
"""

import datetime as dt
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from functools import reduce
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from test_cli import CALLED, MET

from conftest import ROOT, run_eventx

pyspark = pytest.importorskip("pyspark", reason="Spark is not installed: pip install '.[spark]'")

from pyspark.errors import PySparkException  # noqa: E402 - where it is installed
from pyspark.sql import DataFrame, Row, SparkSession  # noqa: E402 - as above

from eventx.faults import Code, Fault  # noqa: E402 - as above
from eventx.spark import extract_events, job, json_events, session  # noqa: E402 - as above
from eventx.spark.failures import told  # noqa: E402 - as above
from eventx.spark.flags import read_flags  # noqa: E402 - as above

pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(shutil.which("java") is None, reason="no Java: apt-get install openjdk-17-jre-headless"),
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),  # Spark leaves its sockets to the collector
    pytest.mark.filterwarnings("ignore:distutils:DeprecationWarning"),  # Spark 3.5 compares versions with it
]

TWO_WORKERS = "local[2,4]"  # and four attempts at a task
PIECES = ("--partitions", "3")  # more than workers, and few: each starts a process
DOCUMENTS = 300
SOME = 12  # documents, where it does not take many


def documents() -> Iterator[dict[str, Any]]:
    """Invented articles again and again, on several days and on none, with what no reader may trip over."""
    articles = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "golden").glob("*/article.txt"))]
    for number in range(DOCUMENTS):
        text = articles[number % len(articles)] + "\x85\u2028\x00\r\n😀" * (number % 7 == 0)
        record = {"id": f"d{number}", "published": f"2023-03-{number % 9 + 1:02d}T23:30:00-11:00", "text": text}
        yield {name: value for name, value in record.items() if name != "published" or number % 10}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records as JSON Lines, with lines among them that are none."""
    path = tmp_path_factory.mktemp("corpus") / "articles.jsonl"
    lines = [json.dumps(each, ensure_ascii=False).encode() for each in documents()]
    lines[7:7] = [b"{broken", b"", b'{"id": "bytes", "text": "\xff"}', b'{"id": "empty", "text": " "}']
    path.write_bytes(b"\xef\xbb\xbf" + b"\n".join(lines) + b"\r\n")
    return path


@pytest.fixture(scope="module")
def printed(corpus: Path) -> list[str]:
    """What the command prints, sorted."""
    done = run_eventx("extract", "--on-error", "skip", "--quiet", str(corpus))
    assert len(done.lines) > DOCUMENTS / 2
    return sorted(done.lines)


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    paths = [str(ROOT / "tests" / "workers"), str(ROOT / "tests"), str(ROOT), os.environ.get("PYTHONPATH", "")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))
        patch.delenv("PYSPARK_PYTHON", raising=False)
        started = session(TWO_WORKERS)
        started.sparkContext.setLogLevel("OFF")
        yield started
        started.stop()
        patch.delenv("PYSPARK_PYTHON")


def run_job(spark: SparkSession, source: Path, output: Path, *flags: str) -> dict[str, int]:
    return job.extract(spark, read_flags(["--input", str(source), "--output", str(output), *PIECES, *flags]))


def lines_in(output: Path) -> list[str]:
    """All lines of the events, sorted."""
    parts = output.glob("events/batch=*/published_on=*/*.txt")
    return sorted(line for part in parts for line in part.read_text(encoding="utf-8").split("\n")[:-1])


def errors_in(output: Path) -> list[tuple[str, str | None]]:
    lines = [line for part in output.glob("errors/batch=*/*.json") for line in part.read_text().splitlines()]
    return sorted((each["code"], each["doc_id"] or each["input"]) for each in map(json.loads, lines))


def test_json_lines_are_those_of_the_command(
    spark: SparkSession, corpus: Path, printed: list[str], tmp_path: Path
) -> None:
    counts = run_job(spark, corpus, tmp_path, "--format", "jsonl")
    assert lines_in(tmp_path) == printed
    assert errors_in(tmp_path) == [
        ("INPUT_EMPTY", '{"id": "empty", "text": " "}'),
        ("INPUT_ENCODING", '{"id": "bytes", "text": "\ufffd"}'),
        ("INPUT_JSON", "{broken"),
    ]
    assert counts == Counter(json.loads(line)["type"] for line in printed) + Counter(
        ["INPUT_EMPTY", "INPUT_ENCODING", "INPUT_JSON"]
    )


def test_parquet_holds_the_same_events_by_day(spark: SparkSession, printed: list[str], tmp_path: Path) -> None:
    source, output = tmp_path / "articles.parquet", tmp_path / "out"
    spark.createDataFrame([Row(**{"published": None} | each, more=1) for each in documents()]).write.parquet(
        str(source)
    )
    run_job(spark, source, output)
    for part in output.glob("events/batch=*/published_on=*/*.parquet"):
        days = {
            (day or "")[:10]
            for day in pq.ParquetFile(part).read()["document"].combine_chunks().field("published").to_pylist()
        }
        assert f"published_on={days.pop() or '__HIVE_DEFAULT_PARTITION__'}" == part.parent.name
        assert not days
    stored = spark.read.parquet(str(output / "events")).drop("batch", "published_on").selectExpr("*", "null AS error")
    assert sorted(row.line for row in json_events(as_results(stored)).collect()) == printed


def as_results(events: DataFrame) -> DataFrame:
    return events.withColumn("error", events["error"].cast("struct<code: string>"))


def test_a_rerun_replaces_its_batch_and_no_other(spark: SparkSession, tmp_path: Path) -> None:
    source, output = tmp_path / "articles.jsonl.gz", tmp_path / "out"
    articles = "".join(json.dumps(each) + "\n" for each in islice(documents(), SOME)).encode()
    source.write_bytes(gzip.compress(articles))
    flags = ("--format", "jsonl", "--types", "meeting", "--partitions", "1")
    meetings = sorted(run_eventx("extract", "--types", "meeting", "--quiet", stdin=articles).lines)
    for batch in ("10h", "11h", "11h"):
        run_job(spark, source, output, "--batch", batch, *flags)
    assert meetings
    assert lines_in(output) == sorted(meetings * 2)
    source.write_bytes(gzip.compress((json.dumps({"id": "d1", "text": "It rained."}) + "\n").encode()))
    run_job(spark, source, output, "--batch", "11h", *flags)
    assert lines_in(output) == meetings, "what is not found any more does not stay"


@pytest.mark.parametrize(
    ("zone", "given"), [("Asia/Tokyo", None), ("America/Los_Angeles", None), ("America/Los_Angeles", "Europe/Paris")]
)
def test_the_zone_of_the_session_is_in_no_date(spark: SparkSession, zone: str, given: str | None) -> None:
    spark.conf.set("spark.sql.session.timeZone", zone)
    when = "2023-03-02 23:30:00"
    columns = {
        "timestamp": f"CAST('{when}Z' AS timestamp)",
        "timestamp_ntz": f"CAST('{when}' AS timestamp_ntz)",
        "date": "DATE '2023-03-02'",
        "string": f"'{when}'",
    }
    dated = [
        extract_events(
            spark.sql(f"SELECT '{name}' id, {column} day, '{MET.strip()}' text, 5 AS `od.d`"),
            date_field="day",
            timezone=given,
        )
        for name, column in columns.items()
    ]
    found = {row.document.id: row.document.published for row in reduce(DataFrame.union, dated).collect()}
    assert found == {
        "timestamp": "2023-03-03T00:30:00+01:00" if given else "2023-03-02T23:30:00+00:00",
        "timestamp_ntz": f"2023-03-02T23:30:00{'+01:00' if given else ''}",
        "date": "2023-03-02",
        "string": f"2023-03-02T23:30:00{'+01:00' if given else ''}",
    }


def test_a_document_that_kills_or_exceeds_costs_itself_only(spark: SparkSession, tmp_path: Path) -> None:
    texts = [MET, "abort", "spin", CALLED, f"abort-once {tmp_path / 'mark'}", "fail", "x" * 200, MET]
    numbered = [(f"d{number}", text) for number, text in enumerate(texts)]
    df = spark.createDataFrame(numbered, ["no.", "what `it` says"]).repartition(3)
    names: Any = {"id_field": "no.", "text_field": "what `it` says"}
    rows = extract_events(df, doc_timeout=1.0, max_doc_bytes=190, **names).collect()
    assert {row.error.doc_id: row.error.code for row in rows if row.error} == {
        "d1": "DOCUMENT_CRASH",
        "d2": "DOCUMENT_TIMEOUT",
        "d5": "BUG",
        "d6": "INPUT_TOO_LARGE",
    }
    assert sorted((row.document.id, row.type) for row in rows if not row.error) == [
        *(("d0", "meeting"), ("d3", "call"), ("d7", "meeting"))
    ]
    assert (tmp_path / "mark").exists()


def test_a_worker_of_spark_that_is_killed_is_survived(spark: SparkSession) -> None:
    records = [Row(id=f"d{number}", text="sleep 1" if number % 20 == 0 else MET) for number in range(40)]
    df = spark.createDataFrame(records).repartition(2)
    killed: list[int] = []
    killer = threading.Thread(target=lambda: killed.extend(kill_a_worker()))
    killer.start()
    rows = extract_events(df).collect()
    killer.join()
    assert killed
    assert sorted(row.document.id for row in rows) == sorted(each.id for each in records if each.text == MET)


def kill_a_worker() -> list[int]:
    """Kill one process of Spark, of those that this one started, that has documents worked on; its number."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for pid in descendants(os.getpid()):
            if any(b"eventx.batch.worker" in command(child) for child in children(pid)) and pid != os.getpid():
                os.kill(pid, signal.SIGKILL)
                return [pid]
        time.sleep(0.02)
    return []


def children(pid: int) -> list[int]:
    """The processes that a process has started, by whichever of its threads."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(each) for each in task.read_text(encoding="ascii").split()]
        except OSError:
            continue
    return found


def descendants(pid: int) -> Iterator[int]:
    for child in children(pid):
        yield child
        yield from descendants(child)


def command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@pytest.mark.parametrize(
    ("variable", "message"),
    [
        ("NO_EVENTX", r"cannot import it .*: install eventx\[spark\]==\S+ there, or set PYSPARK_PYTHON"),
        ("OTHER_EVENTX", r"has eventx 0.0.7, rules \w+, and the driver \S+, rules \w+: install the same"),
    ],
)
def test_workers_without_this_eventx_say_so(
    spark: SparkSession, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, message: str
) -> None:
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\n{variable}=0.0.7 exec "{sys.executable}" "$@"\n', encoding="ascii")
    python.chmod(0o755)
    monkeypatch.setattr(spark.sparkContext, "pythonExec", str(python))
    monkeypatch.setattr(job, "session", lambda _: spark)
    monkeypatch.setattr(SparkSession, "stop", lambda _: None)
    with pytest.raises(Fault, match=message) as caught:
        job.run(read_flags(["--input", str(corpus), "--output", str(tmp_path / "out")]))
    assert str(python.parent) in caught.value.message or sys.executable in caught.value.message
    assert not (tmp_path / "out").exists()


def test_a_frame_without_a_text_is_refused_at_once(spark: SparkSession) -> None:
    df = spark.createDataFrame([Row(id=1, story=dt.date(2023, 3, 2))])
    with pytest.raises(Fault, match="no text"):
        extract_events(df)
    with pytest.raises(Fault, match="no column value"):
        extract_events(df, json_field="value")
    with pytest.raises(Fault, match="no column day"):
        extract_events(df, text_field="story", date_field="day")


def test_what_cannot_be_read_or_written_is_told_in_a_line(spark: SparkSession, tmp_path: Path) -> None:
    source, broken = tmp_path / "one.jsonl", tmp_path / "broken.jsonl.gz"
    source.write_text(json.dumps({"text": MET}), encoding="utf-8")
    broken.write_bytes(gzip.compress(source.read_bytes() * 1000)[:-12])
    for given, output, code, message in (
        (broken, tmp_path / "out", Code.INPUT_UNREADABLE, "broken.jsonl.gz.*Unexpected end of input"),
        (tmp_path / "none.jsonl", tmp_path / "out", Code.INPUT_UNREADABLE, "Path does not exist.*none.jsonl"),
        (source, source, Code.OUTPUT_UNWRITABLE, "not a directory.*one.jsonl"),
    ):
        with pytest.raises(Fault, match=message) as caught:
            run_job(spark, given, output / "new", "--partitions", "1")
        assert caught.value.code is code
    assert not (tmp_path / "out").exists()


def test_no_java_is_told_before_spark_looks_for_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(Fault, match="Spark needs Java 17"):
        session(TWO_WORKERS)
    monkeypatch.delenv("JAVA_HOME")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Fault, match="Spark needs Java 17"):
        session(TWO_WORKERS)


@pytest.mark.parametrize(
    ("said", "code", "message"),
    [
        (
            'An error occurred.\n: org.apache.SparkException: Lost task: java.io.IOException: Cannot run program "/py": 2\n at',
            Code.USAGE,
            'Cannot run program "/py": 2',
        ),
        (
            "An exception was thrown\n base.Error: [PYTHON_VERSION_MISMATCH] Python in worker is 3.12\n",
            Code.USAGE,
            "[PYTHON_VERSION_MISMATCH] Python in worker is 3.12",
        ),
        ("An error occurred.\n: a.b.AException: one\n at\nCaused by: c.D$Error: two\n", Code.BUG, "Spark: one; two"),
        ("[PATH] no path\n", Code.BUG, "Spark: [PATH] no path"),
        ("", Code.BUG, "Spark: no reason given"),
    ],
)
def test_a_failure_of_spark_in_one_line(said: str, code: Code, message: str) -> None:
    with pytest.raises(Fault) as caught, told(Code.BUG):
        raise PySparkException(said)
    assert (caught.value.code, caught.value.message) == (code, message)


def test_spark_submit_runs_the_job(corpus: Path, printed: list[str], tmp_path: Path) -> None:
    """From another folder, and without a variable that names the workers' Python."""
    submit = Path(pyspark.__file__).parent / "bin" / "spark-submit"
    flags = ["--input", str(corpus), "--output", str(tmp_path), "--format", "jsonl", *PIECES]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYSPARK_")}
    environment |= {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    script = ROOT / "eventx" / "spark" / "__main__.py"
    done = subprocess.run(
        [str(submit), "--master", TWO_WORKERS, str(script), *flags],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (
        f"eventx: info: {tmp_path}: INPUT_EMPTY 1, INPUT_ENCODING 1, INPUT_JSON 1, call " in done.stdout
    )  # where it sends both
    assert lines_in(tmp_path) == printed


def test_wrong_flags_are_said_before_spark_starts(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for flags, message in (
        (["--input", "articles"], "its name does not tell what it is"),
        (["--input", "a.jsonl", "b.parquet"], "Parquet and JSON Lines in one run"),
        (["--input", "a.jsonl", "--batch", "a/b"], "--batch 'a/b' is no name"),
        (["--input", "a.jsonl", "--types", "meating"], "no event type 'meating'"),
        (["--input", "a.jsonl", "--timezone", "Mars"], "Mars"),
        (["--input", f"{tmp_path}/events/a.jsonl"], "the output would replace the input"),
        (["--input", f"{tmp_path}/", "--input-format", "jsonl"], "the output would replace the input"),
    ):
        assert job.main([*flags, "--output", str(tmp_path)]) == 2
        assert message in capsys.readouterr().err
    for flags, message in (
        (["--partitions", "0"], "'0' is no number from 1 up"),
        (["--doc-timeout", "nan"], "'nan' is no number of seconds from 0.1 up"),
    ):
        with pytest.raises(SystemExit, match="2"):
            job.main(["--input", "a.jsonl", "--output", str(tmp_path), *flags])
        assert message in capsys.readouterr().err
