"""Publication times as people and machines write them: strict, zone kept, nothing guessed."""

import datetime as dt

import pytest

from eventx.times import read_published

UTC = dt.UTC


def zone(hours: float) -> dt.timezone:
    return dt.timezone(dt.timedelta(hours=hours))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2023-03-02", dt.date(2023, 3, 2)),
        (" 2023-03-02 ", dt.date(2023, 3, 2)),
        ("20230302", dt.date(2023, 3, 2)),
        ("2023-03-02T18:05", dt.datetime(2023, 3, 2, 18, 5)),
        ("2023-03-02 18:05:30", dt.datetime(2023, 3, 2, 18, 5, 30)),
        ("2023-03-02T18:05:00Z", dt.datetime(2023, 3, 2, 18, 5, tzinfo=UTC)),
        ("2023-03-02T18:05+09:00", dt.datetime(2023, 3, 2, 18, 5, tzinfo=zone(9))),
        ("2023-03-02T18:05:00.123+0100", dt.datetime(2023, 3, 2, 18, 5, 0, 123000, tzinfo=zone(1))),
        ("Thu, 02 Mar 2023 18:05:00 -0500", dt.datetime(2023, 3, 2, 18, 5, tzinfo=zone(-5))),
        ("Thu, 02 Mar 2023 18:05:00 GMT", dt.datetime(2023, 3, 2, 18, 5, tzinfo=UTC)),
        ("02 Mar 2023 18:05 EST", dt.datetime(2023, 3, 2, 18, 5, tzinfo=zone(-5))),
        ("1677780300", dt.datetime(2023, 3, 2, 18, 5, tzinfo=UTC)),
        ("1677780300000", dt.datetime(2023, 3, 2, 18, 5, tzinfo=UTC)),
        ("2 March 2023", dt.date(2023, 3, 2)),
        ("March 2, 2023", dt.date(2023, 3, 2)),
        ("25/12/2022", dt.date(2022, 12, 25)),
        ("2 March 2023, 18:05 EST", dt.datetime(2023, 3, 2, 18, 5, tzinfo=zone(-5))),
        ("March 2, 2023 6:05 p.m. EST", dt.datetime(2023, 3, 2, 18, 5, tzinfo=zone(-5))),
        ("Thursday, March 2, 2023 18:05", dt.datetime(2023, 3, 2, 18, 5)),
        ("03/03/2023", dt.date(2023, 3, 3)),
    ],
)
def test_written_and_meant(written: str, meant: dt.date) -> None:
    read = read_published(written)
    assert read == meant
    assert type(read) is type(meant)
    if isinstance(meant, dt.datetime):
        assert isinstance(read, dt.datetime)
        assert read.utcoffset() == meant.utcoffset()


@pytest.mark.parametrize(
    "written",
    [
        "", "   ", "n/a", "yesterday", "today", "2 hours ago", "last week", "now", "next Monday", "Tuesday", "March 2023", "2023", "March 2", "18:05",
        "03/02/2023", "3-2-23", "2023-13-45", "2023-02-30", "2023-02-30T10:00", "2023-03-02T25:00", "not a date", "1", "12345", "x" * 500,
        "2023-03-02T18:05+99:00", "99999999999999", "Thu, 32 Mar 2023 18:05:00 GMT", "in 2 days", "\x00", "2023-W09-4x",
    ],
)  # fmt: skip
def test_refused_with_a_hint(written: str) -> None:
    with pytest.raises(ValueError, match=r"write it as|give the date order|write "):
        read_published(written)


def test_date_order_decides_what_figures_leave_open() -> None:
    assert read_published("03/02/2023", date_order="dmy") == dt.date(2023, 2, 3)
    assert read_published("03/02/2023", date_order="mdy") == dt.date(2023, 3, 2)
    with pytest.raises(ValueError, match="write dmy, mdy or ymd"):
        read_published("03/02/2023", date_order="big-endian")


def test_timezone_is_for_times_without_one() -> None:
    for written, name, hours in [("18:05", "Europe/Paris", 1), ("18:05", "+05:30", 5.5), ("18:05Z", "Europe/Paris", 0)]:
        read = read_published(f"2023-03-02T{written}", timezone=name)
        assert isinstance(read, dt.datetime)
        assert read.utcoffset() == dt.timedelta(hours=hours)
    assert read_published("2023-03-02", timezone="Europe/Paris") == dt.date(2023, 3, 2)
    for name in ("Mars/Olympus", "", "../etc/passwd", "+99:00"):
        with pytest.raises(ValueError, match="IANA"):
            read_published("2023-03-02T18:05", timezone=name)


def test_iso_needs_no_dateparser() -> None:
    import subprocess
    import sys

    program = (
        "import sys; from eventx.times import read_published; read_published('2023-03-02T18:05Z');"
        "read_published('Thu, 02 Mar 2023 18:05:00 GMT'); read_published('1677780300');"
        "sys.exit(any(name in sys.modules for name in ('dateparser', 'pydantic', 'typer', 'jsonschema')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
