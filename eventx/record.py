"""The validated edge out: the records that `extract` and `dates` print.

The models are closed (an unknown field is an error) and frozen. Spans are `(start, end)` in Unicode code points of the
document's text, end exclusive; `text[start:end]` is the quoted text. The order of the fields is the order of printing.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

Status = Literal["occurred", "ongoing", "scheduled", "requested", "possible", "refused", "negated"]
ParticipantKind = Literal["person", "organization", "country", "group"]
Basis = Literal["explicit", "implied", "reported"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
]
TimexMod = Literal[
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "START",
    "MID",
    "END",
    "APPROX",
]


def _ordered(span: tuple[int, int]) -> tuple[int, int]:
    if span[0] > span[1]:
        raise ValueError("a span must not end before it starts")
    return span


Offset = Annotated[int, Field(ge=0)]
Span = Annotated[
    tuple[Offset, Offset],
    AfterValidator(_ordered),
    Field(description="start and end in code points of the document's text, end exclusive"),
]
EventType = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", description="the event's type")]
Moment = Annotated[
    str,
    Field(
        pattern=r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}(:\d{2})?)?)?$",
        description="ISO 8601 date, or date-time with an offset only where one is known",
    ),
]
Duration = Annotated[str, Field(pattern=r"^P", description="ISO 8601 or TIMEX3 duration")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2")]


class Record(BaseModel):
    """What all records share: closed, frozen, every field always printed unless it says otherwise."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_serialization_defaults_required=True)


class Time(Record):
    """A time as the text gives it, and the interval it stands for (`begin` and `end` both inclusive)."""

    text: str = Field(description="the words, without a leading preposition")
    span: Span
    type: TimeType = Field(description="the TIMEX3 type")
    value: str = Field(description="the TIMEX3 value")
    edtf: str | None = Field(default=None, description="ISO 8601-2 (EDTF level 0 or 1) for exactly begin to end")
    begin: Moment | None = None
    end: Moment | None = None
    grain: Grain | None = None
    approximate: bool = False
    mod: TimexMod | None = Field(default=None, description="the TIMEX3 modifier")
    basis: Basis | None = Field(default=None, description="how the text dates the event; null outside events")
    rule: str = Field(description="the rule that read the time")

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        if self.begin and self.end and dt.datetime.fromisoformat(self.begin) > dt.datetime.fromisoformat(self.end):
            raise ValueError(f"begin {self.begin} is later than end {self.end}")
        return self


class DocumentReference(Record):
    """The document that a time expression was found in."""

    id: str


class TimeExpression(Time):
    """A time as `dates` prints it: every expression of the text, whether or not an event happens then."""

    duration: Duration | None = None
    freq: str | None = Field(default=None, description="TIMEX3 frequency of a repeated time")
    parts: tuple[TimeExpression, ...] = Field(
        default=(),
        exclude_if=lambda parts: not parts,
        description="the two ends of a range as expressions of their own; left out where there are none",
    )
    document: DocumentReference | None = Field(
        default=None, exclude_if=lambda document: document is None, description="left out of parts"
    )


class Participant(Record):
    """Somebody who takes part, under the fullest name that the document gives."""

    name: str = Field(description="the fullest name in the document, title dropped, else the descriptor as written")
    role: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    kind: ParticipantKind
    title: str | None = None
    country: Country | None = None
    text: str = Field(description="the words that stand in the mention")
    span: Span


class Location(Record):
    """Where the event takes place, the most specific name."""

    name: str
    country: Country | None = None
    text: str
    span: Span


class Attribution(Record):
    """Who says so, and when they said it."""

    source: str
    span: Span
    time: Time | None = None


class Mention(Record):
    """One place of the text that tells of the event."""

    text: str = Field(description="the sentence")
    span: Span
    trigger: Span = Field(description="where the word stands that names the event, within the sentence's span")
    rule: str = Field(description="the rule that found it")

    @model_validator(mode="after")
    def _holds_its_trigger(self) -> Self:
        if not self.span[0] <= self.trigger[0] <= self.trigger[1] <= self.span[1]:
            raise ValueError(f"trigger {self.trigger} lies outside the mention {self.span}")
        return self


class DocumentInfo(Record):
    """The document that an event was read from."""

    id: str = Field(description="the record's id, else its url, else 16 hex digits of the SHA-256 of its text")
    published: Moment | None = None
    published_source: str | None = Field(
        default=None, description="where the publication time was taken from: flag, field, json-ld, meta or htmldate"
    )
    title: str | None = None
    url: str | None = None


class ExtractorInfo(Record):
    """What made the event; printed with `--provenance` only."""

    version: str = Field(description="version of the package")
    rules: str = Field(description="hash of the rules and lexicons")


class Event(Record):
    """One event of a document, with all its mentions."""

    schema_version: Literal["1.0"] = "1.0"
    id: str = Field(pattern=r"^[0-9a-f]{16}$", description="stable: the same event of the same text has the same id")
    type: EventType
    status: Status
    participants: tuple[Participant, ...]
    time: Time | None = Field(default=None, description="when it happens or happened; null where the text does not say")
    duration: Duration | None = Field(default=None, description="how long it lasts")
    location: Location | None = None
    attribution: Attribution | None = None
    mentions: tuple[Mention, ...] = Field(min_length=1)
    document: DocumentInfo
    extractor: ExtractorInfo | None = Field(
        default=None, exclude_if=lambda extractor: extractor is None, description="with --provenance only"
    )

    @model_validator(mode="after")
    def _says_how_it_is_dated(self) -> Self:
        if self.time is not None and self.time.basis is None:
            raise ValueError("the time of an event needs a basis")
        return self
