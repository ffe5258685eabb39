"""The shape of a paragraph, told from its words alone: prose, a title, a menu, "Share", "Posted at 07:31".

The patterns name what the parts of news pages say in general (accounts, sharing, lists of teasers, rights), never one
page. All of them are tried on at most `LONGEST_FURNITURE` characters; what is longer is prose.
"""

import re
from enum import Enum, auto
from typing import Final


class Shape(Enum):
    """What a paragraph looks like by itself."""

    PROSE = auto()
    """A sentence or more."""
    REMARK = auto()
    """Short, with a full stop: a sentence or a slogan."""
    TITLE = auto()
    """Without a full stop."""
    LABEL = auto()
    """A title of one to three words, as in menus."""
    CAPTION = auto()
    """Told by a credit or by "(pictured)"."""
    BYLINE = auto()
    """Author, agency or date."""
    STAMP = auto()
    """ "Updated 40 minutes ago": says when the page changed."""
    FURNITURE = auto()
    """ "Share this", "Sign up here"."""
    LIST_HEAD = auto()
    """ "Related stories": teasers follow."""


LONGEST_FURNITURE: Final = 400
_PROSE_LENGTH: Final = 40
_LONG_PROSE: Final = 200
_LONGEST_LIST_HEAD: Final = 60
_LONGEST_PITCH: Final = 160
_MOST_PITCH_WORDS: Final = 14
_MOST_CREDIT_WORDS: Final = 8


def _any_of(*patterns: str, end: str = "") -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(patterns)}){end}", re.IGNORECASE)


_LIST_HEAD: Final = _any_of(
    r"(?:related|recommended|suggested|sponsored|promoted)"
    r"(?: (?:stories|articles|content|coverage|news|topics|posts|links|videos?|for you))?",
    r"more (?:on this(?: \w+)?|(?:top )?stories|news|headlines|coverage|like this|to read)",
    r"more (?:from|in|on)(?: [\w’'&.-]+){1,4}|elsewhere on(?: [\w’'&.-]+){1,4}",
    r"(?:most|must)[ -](?:reads?|popular|viewed|shared|watched|recent|commented|discussed|e-?mailed)(?: \w+){0,2}",
    r"(?:top|latest|other|popular) (?:stories|headlines|news|posts|videos)",
    r"(?:top|latest|other) (?:stories|headlines)(?: (?:on|from|in)(?: [\w’'&.-]+){1,2})?(?: right)?(?: now| today)?",
    r"[\w’']+ picks|trending(?: now| news| stories)?|popular(?: now)?|features|headlines",
    r"in (?:brief|case you missed it|other news)|you (?:may|might) (?:also )?(?:like|be interested in)",
    r"(?:what to )?read (?:more|also|next)|see also|also read|(?:from|around) the web",
    end=r" ?[:.…]?$",
)
_FURNITURE: Final = _any_of(
    # accounts, subscriptions, applications
    r"sign (?:up|in|out) (?:to|for|here|now|with)\b|log ?in (?:to|here|with|now|or)\b",
    r"already (?:an?|have an?) (?:\w+ )?(?:member|subscriber|user|account)\b",
    r"subscribe\b|register (?:now|here|for|to)\b|create (?:an?|your) (?:\w+ )?account",
    r"you(?: have|[’']ve) (?:\d+|reached|read)\b|(?:download|get) (?:the|our) (?:\w+ ){0,2}app\b",
    # moving about the page
    r"(?:start|keep|continue) reading\b|skip to |(?:click|tap|swipe) (?:here|to|on)\b|back to top",
    r"(?:load|show|view|see) (?:more|all)\b|(?:enlarge|copy) this\b|(?:toggle|hide) caption|media playback is",
    r"these are external links|all times (?:are )?(?:in )?|(?:adverti[sz]ement|story|article) continues below",
    r"https?://\S+$|www\.\S+$|[\w.+-]+@[\w-]+\.[\w.-]+$",
    # sharing, comments
    r"share (?:this|on|via|with|permalink)\b|(?:follow|like) us\b|follow @",
    r"(?:follow|like) [\w.’' -]{1,40}? on (?:twitter|facebook|instagram|x|bluesky|threads)\b",
    r"(?:view|show|post|add|leave|read|join) (?:a |the |your |all )?(?:comments?|reply|conversation)\b",
    r"\d+ comments?(?:$| \()|comments (?:\(|are )",
    # one teaser in a line
    r"(?:read|see) (?:more|also|next)\b(?! than)|also read\b|don[’']t miss\b",
    r"(?:tags?|topics|keywords|filed under|categories|more on) ?:",
    r"(?:watch|listen|video|audio|podcast|gallery|in pictures|quiz|poll|related|recommended|next|previous|up next)"
    r"(?: (?:article|story|stories|post|video|live|now))? ?:",
    # rights
    r"copyright ?(?:©|\(c\)|\d{4})|.?(?:©|\(c\)) ?\d{4}|all rights reserved",
    r"this (?:material|content|article) may not be",
    r"(?:we|this (?:web)?site|by continuing)\b[^.]{0,60}\bcookies\b",
    r"by (?:signing up|subscribing|clicking)\b[^.]{0,80}\b(?:you|terms)\b",
    r"(?:image|photo|picture) (?:copyright|credits?|source|courtesy)\b|credits? ?:",
)
_BUTTONS: Final = frozenset(
    "share save print email e mail like tweet comment comments subscribe menu search home live advertisement "
    "advertising advert ad sponsored close play pause loading log sign in up login register newsletter newsletters "
    "facebook twitter instagram whatsapp linkedin pinterest messenger telegram reddit flipboard youtube rss sms copy "
    "link image audio video photos caption more updates on".split()
)

# The page praising itself to its reader: one strong word, or a weak one in a short line.
_ADDRESS: Final = re.compile(r"\b(?:you|your|our)\b")
_REPORTED: Final = re.compile(r"[\"“”]|\b(?:said|says|told|was|were|had)\b")
_PITCH: Final = re.compile(
    r"\b(?:newsletters?|inbox|subscri\w+|members?(?:hip)?|sign up|apps?|cookies|browser|unlimited|personali[sz]\w+)\b"
)
_WEAK_PITCH: Final = re.compile(
    r"\b(?:news(?:room)?|stories|titles|journalis(?:m|ts)|e-?mail|website|premium|free|save|offers?|deals?)\b"
)
_PITCH_LEADS: Final = frozenset(
    "get read try join enjoy start save discover find stay never receive support become browse explore access "
    "unlock".split()
)

_DATE_WORDS: Final = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday "
    "mon tue tues wed thu thur thurs fri sat sun a p am pm m st nd rd th at on the of "
    "gmt utc z est edt et ist bst cet cest pst pdt pt cst cdt mst jst hkt "
    "updated published posted modified last first ago hour hours hrs minute minutes min mins day days".split()
)
_STAMP_WORDS: Final = frozenset("updated published posted modified ago".split())
_STAMP_LABEL: Final = re.compile(r"(?:(?:last|first) )?(?:updated|published|posted|modified) ?:?$", re.IGNORECASE)

_NAME: Final = r"(?:[A-Z][\w.’'-]*|and|for|in|of|at|the|de|van|von|al|bin|with|&|\|)"
_BYLINE: Final = re.compile(
    rf"(?:By|BY):?(?:$| {_NAME}(?:,? {_NAME}){{0,11}}$)"
    r"|\(?(?:[Aa]dditional )?(?:[Rr]eporting|[Ww]riting|[Ee]dit(?:ing|ed)|[Cc]ompiled) (?:and \w+ )?by\b"
    r".*(?:\)$|;|editing)"
    r"|\([Ww]ith (?:inputs?|files|reporting|agenc)"
    r"|[A-Z][\w.’'-]* [A-Z][\w.’'-]*, (?:[\w&.’'-]+ ){0,5}(?:correspondent|reporter|editor|writer|columnist)s?$"
)
_BIOGRAPHY: Final = re.compile(
    r"(?:[A-Z][\w.’'-]+ ){1,4}(?:is|covers|writes)\b"
    r".{0,80}\b(?:reporter|correspondent|columnist|writer|editor|contributor)\b"
)
_LONGEST_BIOGRAPHY: Final = 250

_PHOTO_LABEL: Final = re.compile(r"(?:photo(?:graph)?|image|picture)s?(?: by)? ?[:/]", re.IGNORECASE)
_CAPTION: Final = re.compile(
    r"(?:(?:[Ii]mage (?:copyright|credit)|[Mm]edia playback is) .{0,60}?)?"
    r"(?:(?:[Mm]edia|[Ii]mage|[Pp]hoto) ?)?[Cc]aption ?(?::|(?=[A-Z]))"
    r"|(?:FILE|File) (?:PHOTO|photo)\b"
)
_CAPTION_MARK: Final = re.compile(
    r"\((?:left|right|L|R|C|centre|center|[^()]{0,30}\bpictured\b[^()]{0,30})\)"
    r"|, (?:far |second from |centre |center )?(?:left|right|centre|center),"
    r"|[\[(](?:Photo|Image|Credit|Picture)s?\b[^\])]{0,60}[\])]$"
    r"|\((?:[^()]{1,40}[/ ])?(?:AP|AFP|EPA|Reuters|REUTERS|Getty|PTI|Xinhua|TASS|DPA)"
    r"(?: (?:Photo|Images?))?(?:[/,][^()]{0,60})?\)$"
    r"|\bREUTERS/[A-Z]|/(?:AP|AFP|Getty Images)$"
)
_SMALL_WORDS: Final = frozenset("of the and & in on for n 'n' a".split())
_SEPARATORS: Final = re.compile(r" ?[|•·»] ?")
_WORD: Final = re.compile(r"[^\W_]+")
_BULLET: Final = re.compile(r"(?:--?|[–—•*·▪■●►])[^\S\n]+[\"“'‘]?[A-Z0-9]|[QA][.:]\s|\d{1,2}[.)]\s")
_STOPS: Final = (".", "!", "?", "…", ":", ";")
_CLOSERS: Final = "\"'”’»)] "


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a full stop, question mark, colon or the like, quotes and brackets aside."""
    return line.rstrip(_CLOSERS).endswith(_STOPS)


def is_bulleted(line: str) -> bool:
    """Whether a line begins with a bullet, a number ("1. ") or "Q."."""
    return _BULLET.match(line) is not None


def is_biography(line: str) -> bool:
    """Whether a line says who wrote the article: "Ann Roe is a reporter in Nairobi."."""
    return len(line) <= _LONGEST_BIOGRAPHY and bool(_BIOGRAPHY.match(line)) and not _REPORTED.search(line)


def shape(line: str) -> Shape:
    """The shape of one paragraph; `line` is its text without the blanks around it, not empty."""
    length = len(line)
    if length > LONGEST_FURNITURE:
        return Shape.PROSE
    if length < _LONGEST_LIST_HEAD and _LIST_HEAD.match(line):
        return Shape.LIST_HEAD
    if _CAPTION.match(line):
        return Shape.CAPTION
    if _FURNITURE.match(line) or _is_pitch(line) or (line[0] == "[" and line[-1] == "]" and line[-2] != "."):
        return Shape.FURNITURE
    if not ends_sentence(line):
        return _shape_of_dates(line) or _shape_of_unstopped(line)
    if length < _PROSE_LENGTH:
        return _shape_of_dates(line) or (Shape.TITLE if _is_question(line) else Shape.REMARK)
    if ("(pictured" in line or ", left," in line or ", right," in line) and _CAPTION_MARK.search(line):
        return Shape.CAPTION
    return Shape.TITLE if length < _PROSE_LENGTH * 2 and _is_question(line) else Shape.PROSE


def _is_question(line: str) -> bool:
    """A question or a clipped line that may be a title: "What do the two sides want?", "Storm closes in on..."."""
    return line.endswith(("?", "…", "...")) and line[0] not in "\"“'‘" and not is_bulleted(line) and ". " not in line


def _shape_of_dates(line: str) -> Shape | None:
    """A line of nothing but dates and times, or of no words at all."""
    words = [word.lower() for word in _WORD.findall(line[:100])]
    if not words:
        return Shape.FURNITURE
    if any(word[0].isdigit() for word in words) and all(word[0].isdigit() or word in _DATE_WORDS for word in words):
        return Shape.BYLINE if _STAMP_WORDS.isdisjoint(words) else Shape.STAMP
    return Shape.STAMP if _STAMP_LABEL.match(line) else None


def _shape_of_unstopped(line: str) -> Shape:
    """A line without a full stop: a title unless something tells more."""
    if _BYLINE.match(line):
        return Shape.BYLINE
    if _is_menu(line):
        return Shape.FURNITURE
    words = line.split()
    if _PHOTO_LABEL.match(line):
        return Shape.FURNITURE if len(words) <= _MOST_CREDIT_WORDS else Shape.CAPTION
    if _CAPTION_MARK.search(line):
        return Shape.CAPTION
    if len(line) >= _LONG_PROSE or line.endswith(("--", "_", "–", "—")):  # a dateline alone: "GENEVA (AP) --"
        return Shape.PROSE
    content = [word for word in words if word.lower() not in _SMALL_WORDS]
    if len(words) <= 2 or (len(content) <= 3 and all(not word[0].islower() for word in content)):
        return Shape.LABEL
    return Shape.TITLE


def _is_menu(line: str) -> bool:
    """Labels between bars, or the names of buttons: "Front page | Weather", "Share Save"."""
    items = _SEPARATORS.split(line)
    if len(items) > 1 and len(items[0].split()) <= 3:
        return len(items) > 2 or len(items[1].split()) <= 3
    return all(word.lower() in _BUTTONS or word.isdigit() for word in _WORD.findall(line))


def _is_pitch(line: str) -> bool:
    """Whether the page speaks to its reader about itself: "Enjoy your stories"."""
    if len(line) > _LONGEST_PITCH:
        return False
    lowered = line.lower()
    if ("you" not in lowered and "our" not in lowered) or not _ADDRESS.search(lowered) or _REPORTED.search(lowered):
        return False
    strong = len(_PITCH.findall(lowered))
    if strong > 1 or lowered.split(None, 1)[0] in _PITCH_LEADS:
        return strong > 0 or _WEAK_PITCH.search(lowered) is not None
    short = len(lowered.split()) <= _MOST_PITCH_WORDS and not ends_sentence(line)
    return short and (strong > 0 or _WEAK_PITCH.search(lowered) is not None)
