"""The table of events: a body a row, with all reasons of the event in a second row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from eventx.record import Event, Participant
from eventx.report.escape import escaped, isolated
from eventx.report.facts import facts
from eventx.report.pairing import Numbered, Story
from eventx.report.story import name, note_id
from eventx.report.words import STATUSES, minutes, short

HUES: Final = 10
PLAIN_ROLES: Final = frozenset({"participant", "released", "exchanged"})
"""Roles that need not be said beside a name in a narrow column."""


def styles(types: set[str]) -> dict[str, str]:
    """A class for each type, which gives it its hue: nearly always the same, and the same as another's only beyond `HUES`."""
    taken: dict[str, int] = {}
    for each in sorted(types):
        wanted = sum(each.encode()) % HUES
        free = (place % HUES for place in range(wanted, wanted + HUES) if place % HUES not in taken.values())
        taken[each] = next(free, wanted)
    return {each: f"t{hue}" for each, hue in taken.items()}


def row(each: Numbered, story: Story, style: Mapping[str, str], *, several: bool) -> str:
    """An event as a `<tbody>`: what it says, and behind that the reasons. `several`: whether it names its document."""
    event, number = each.event, each.number
    origin = f'<a class="in" href="#d{story.number}">{isolated(name(story))}</a>' if several else ""
    cells = [
        f'<td class="n">{number}</td>',
        f'<td><a class="type" href="#m{number}">{escaped(event.type)}</a></td>',
        f'<td class="status {event.status}">{icon(event.status)}{event.status}</td>',
        f'<td class="who">{_people(event.participants)}{origin}</td>',
        f'<td class="when">{short(event.time) if event.time else ""}</td>',
        f'<td class="where">{isolated(event.location.name) if event.location else ""}</td>',
    ]
    reasons = "".join(
        f'<div id="{note_id(number, index)}" class="{fact.kind}"><dt>{escaped(fact.label)}</dt><dd>{fact.html}</dd></div>'
        for index, fact in enumerate(facts(event, each.reasons))
    )
    return (
        f'<tbody id="e{number}" class="{style[event.type]}" {_data(event, story)}>\n<tr class="row">{"".join(cells)}</tr>\n'
        f'<tr class="why"><td colspan="{len(cells)}"><p><span>{STATUSES[event.status]}</span> <small>{event.id}</small></p>'
        f"<dl>{reasons}</dl></td></tr></tbody>\n"
    )


def icon(status: str) -> str:
    """The sign of a status, which does not need its colour to be told from others."""
    return f'<svg class="icon" aria-hidden="true"><use href="#s-{status}"/></svg>'


def _data(event: Event, story: Story) -> str:
    """What the page's script sorts, filters and draws by."""
    said = {
        "type": event.type,
        "status": event.status,
        "who": "\n".join(person.name for person in event.participants),
        "doc": str(story.number),
    }
    time = event.time
    if time and time.begin:
        said["from"] = str(minutes(time.begin, end=False))
    if time and time.end:
        said["to"] = str(minutes(time.end, end=True))
    return " ".join(f'data-{key}="{escaped(value)}"' for key, value in said.items())


def _people(people: tuple[Participant, ...]) -> str:
    return ", ".join(
        isolated(person.name) + (f" <small>{escaped(person.role)}</small>" if person.role not in PLAIN_ROLES else "")
        for person in people
    )
