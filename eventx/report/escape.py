"""Strangers' text within HTML: nothing of it is markup, and nothing in it turns the direction of what stands around it."""

from __future__ import annotations

import html
import re
from typing import Final

STEERING: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, apart from tab and line ends
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\u2028\u2029\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""Characters that are not seen but change what is seen, or that HTML has no form for."""

WEB: Final = re.compile(r"https?://[^\s\\]+", re.IGNORECASE)


def escaped(text: str) -> str:
    """The text for HTML, as content or within a quoted attribute. What steers is shown: `[U+202E]`."""
    return STEERING.sub(_name, html.escape(text))


def revealed(text: str) -> str:
    """The same as content only: what steers stands in an element of its own, apart from the text's own characters."""
    return STEERING.sub(lambda found: f'<i class="u">{_name(found)}</i>', html.escape(text))


def isolated(text: str) -> str:
    """Content whose direction has no effect on its neighbours, such as a name in a table."""
    return f"<bdi>{revealed(text)}</bdi>"


def linked(url: str) -> str:
    """A link, where the address is one of the web; else its text: `javascript:` is an address too."""
    if not WEB.fullmatch(url) or STEERING.search(url):
        return isolated(url)
    return f'<a class="out" href="{escaped(url)}" rel="noopener noreferrer nofollow">{isolated(url)}</a>'


def _name(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"
