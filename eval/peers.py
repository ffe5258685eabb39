"""Other date readers behind the interface of `eventx dates`, so that the same scores can be reckoned for them.

    python peers.py dateparser  < records.jsonl      # dateparser.search.search_dates
    python peers.py recognizers < records.jsonl      # Microsoft's recognizers-text-date-time, with "emoji<2"

A line in is {"id", "published", "text"}; a line out is one expression: `text`, `span`, `type` and `value` as in TIMEX3,
`begin`, `end`, `grain`, `document.id`. Each in an environment of its own; eventx is not needed. A score for one of them:

    run.py --only timex --eventx "OTHER/bin/python eval/peers.py dateparser"
"""

import datetime as dt
import json
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

Found = dict[str, Any]


def published(record: dict[str, Any]) -> dt.datetime:
    """The anchor, without a zone: both readers reckon in the zone of the text."""
    return dt.datetime.fromisoformat(record.get("published") or "2020-01-01").replace(tzinfo=None)


def by_dateparser(text: str, anchor: dt.datetime) -> Iterator[Found]:
    """What `search_dates` finds, in English and looking back as news does, at the grain that the parser itself names."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    settings: Any = {"RELATIVE_BASE": anchor, "PREFER_DATES_FROM": "past"}
    parser = DateDataParser(languages=["en"], settings=settings)
    place = 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(words, place)
        if start < 0:
            continue
        place = start + len(words)
        day = moment.date().isoformat()
        grain = parser.get_date_data(words).period or "day"
        value = {"year": day[:4], "month": day[:7], "week": f"{moment:%G-W%V}"}.get(grain, day)
        yield _found(words, start, "DATE", value, begin=day, end=day, grain=grain)


KINDS = {"duration": "DURATION", "set": "SET", "time": "TIME", "datetime": "TIME", "timerange": "TIME"}


def by_recognizers(text: str, anchor: dt.datetime) -> Iterator[Found]:
    """Of two readings, one looking back and one ahead, the nearer. Its TIMEX stands where it says all."""
    from recognizers_date_time import Culture, recognize_datetime  # type: ignore[import-not-found]

    for each in recognize_datetime(text, Culture.English, reference=anchor):
        readings = (each.resolution or {}).get("values") or [{}]
        reading = min(readings, key=lambda reading: _distance(reading, anchor))
        kind = KINDS.get(each.type_name.rpartition(".")[2], "DATE")
        begin, end = _interval(reading)
        value = _value(reading.get("timex") or "", begin)
        yield _found(text[each.start : each.end + 1], each.start, kind, value, begin=begin, end=end, grain="day")


def _interval(reading: dict[str, str]) -> tuple[str | None, str | None]:
    begin = reading.get("start") or reading.get("value") or ""
    if not re.match(r"\d{4}-\d\d-\d\d", begin):
        return None, None
    end = reading.get("end")
    if end and re.match(r"\d{4}-\d\d-\d\d$", end):  # exclusive there
        return begin[:10], (dt.date.fromisoformat(end) - dt.timedelta(days=1)).isoformat()
    return begin[:10], begin[:10]


def _distance(reading: dict[str, str], anchor: dt.datetime) -> int:
    begin, _ = _interval(reading)
    return abs((dt.date.fromisoformat(begin) - anchor.date()).days) if begin else 0


def _value(timex: str, begin: str | None) -> str:
    """TIMEX3's value: a resolved day for an underspecified TIMEX, the unit of a range that is one."""
    unit = re.match(r"\((\d{4})-(\d\d)-\d\d,[^,]*,P1([YM])\)$", timex)
    if unit:
        return unit[1] if unit[3] == "Y" else f"{unit[1]}-{unit[2]}"
    if not begin or not timex.startswith(("XXXX", "(")):
        return timex
    return begin[:7] if re.match(r"XXXX-\d\d$", timex) else begin


def _found(words: str, start: int, kind: str, value: str, **rest: str | None) -> Found:
    return {"text": words, "span": [start, start + len(words)], "type": kind, "value": value, "duration": None, **rest}


READERS: dict[str, Callable[[str, dt.datetime], Iterator[Found]]] = {
    "dateparser": by_dateparser,
    "recognizers": by_recognizers,
}


def main() -> int:
    reader = READERS[sys.argv[1]]
    for line in sys.stdin:
        record = json.loads(line)
        for found in reader(record["text"], published(record)):
            print(json.dumps({**found, "document": {"id": record["id"]}}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
