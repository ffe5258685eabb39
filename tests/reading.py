"""What a reader sees of HTML."""

import html
import re


def text_of(fragment: str) -> str:
    """What is read in HTML, without its tags."""
    return html.unescape(re.sub(r"<[^>]*>", "", fragment))
