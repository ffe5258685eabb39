"""Time: finding expressions in news English, and resolving them against a publication time.

`find` knows no "now"; `resolve` turns one finding into dates; `in_order` turns those of
a text into dates, one after the other; `read` does both for a whole text.
`read_published` reads publication times as people and machines write them.
"""

from eventx.times.find import find
from eventx.times.meaning import Expression, is_vague
from eventx.times.published import read_published
from eventx.times.read import in_order, read
from eventx.times.resolve import resolve
from eventx.times.value import Anchor, Direction, Grain, Interval, TimeValue

__all__ = [
    "Anchor",
    "Direction",
    "Expression",
    "Grain",
    "Interval",
    "TimeValue",
    "find",
    "in_order",
    "is_vague",
    "read",
    "read_published",
    "resolve",
]
