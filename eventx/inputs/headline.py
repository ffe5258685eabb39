"""The headline of a text that was taken out of something larger."""

from __future__ import annotations


def with_headline(text: str, title: str | None, *others: str | None) -> str:
    """The text with its headline first, unless it begins with it, or with one of the `others` that readers see."""
    if not title:
        return text
    start = _folded(text[:1000])
    if text and any(start.startswith(_folded(each)) for each in (title, *others) if each):
        return text
    return f"{title}\n\n{text}".strip()


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
