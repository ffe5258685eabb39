"""Times that only point to the present, the past or the future."""

from __future__ import annotations

import re

from eventx.times.meaning import Reference
from eventx.times.rule import Rule

RULES = (
    Rule("ref.present", "(right |just |even |only )?now|currently|(the )?present|nowadays|these days|at present|presently|at the moment", lambda s: None if s.said("") == "x" else Reference("PRESENT_REF"), ("now", "currently")),
    Rule("ref.current", "current", lambda s: Reference("PRESENT_REF"), ("current",)),
    Rule("ref.past", "(more |most |only )?recently|previously|recent|formerly|the past|the recent past|in the past|long ago|not long ago", lambda s: Reference("PAST_REF"), ("recently",)),
    Rule("ref.recent-<units>", "(the )?(recent|past|last few) (days|weeks|months|quarters|years|decades)", lambda s: Reference("PAST_REF"), ("recent years",)),
    Rule("ref.future", "soon|(the )?(near |foreseeable |distant |not-too-distant )?future|shortly|(the )?(near|short|long) term", lambda s: Reference("FUTURE_REF"), ("soon", "the near future")),
    Rule("ref.coming-<units>", "(the )?coming (days|weeks|months|quarters|years|decades)", lambda s: Reference("FUTURE_REF"), ("coming weeks",)),
)  # fmt: skip
