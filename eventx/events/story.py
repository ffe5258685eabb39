"""What stands around a sentence: the parses and times of the whole document, for what one sentence takes from another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from eventx.events.visits import Visit
from eventx.text.nodes import Parse
from eventx.times import Anchor, TimeValue
from eventx.values import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """The sentences of a document in order, its times in text order, and its publication time."""

    parses: Sequence[Parse]
    times: Sequence[TimeValue]
    anchor: Anchor
    dateline: tuple[int, int] | None = None  # span of the place that the dateline names
    visits: Sequence[Visit] = ()

    def within(self, parse: Parse) -> Sequence[TimeValue]:
        """The times of a sentence."""
        first = bisect_left(self.times, parse.start, key=lambda t: t.span[0])
        return self.times[first : bisect_left(self.times, parse.end, lo=first, key=lambda t: t.span[0])]

    def back_from(self, parse: Parse, reach: int) -> list[Parse]:
        """This sentence and up to `reach` before it, the nearest first."""
        at = bisect_left(self.parses, parse.start, key=lambda p: p.start)
        return [parse, *reversed(self.parses[max(0, at - reach) : at])]

    def before(self, value: TimeValue) -> TimeValue | None:
        """The time that the text mentions before this one."""
        at = bisect_left(self.times, value.span[0], key=lambda t: t.span[0])
        return self.times[at - 1] if at > 0 else None
