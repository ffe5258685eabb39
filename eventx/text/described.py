"""Past forms that only describe the noun before them, as its own verb is still to come: "The swap, agreed in May, went ahead"."""

from __future__ import annotations

from eventx.lexicon import forms, senses
from eventx.text.ing_forms import Before
from eventx.text.readings import verb_class


def described_aside(before: Before, i: int) -> bool:
    """The aside that token i opens is closed by a comma, and the verb of the subject follows."""
    readings, clause = before.readings, before.clauses.awaiting()
    if clause is None or not clause.subject:
        return False
    j = i + 1
    while readings.may[j][0] in "IRAEDPJNnsT#":
        j += 1
    while readings.may[j] == "," and readings.after(j)[0] == "R":
        j += 1
    verb = readings.after(j)[0]
    saying = j + 1 < len(before.lowers) and forms.lemma(before.lowers[j + 1], "d") in verb_class("saying")
    return readings.may[j][0] in ",R" and verb in "dHMB" and not saying


def of_thing(before: Before, i: int) -> bool:
    """ "The swap agreed in May went ahead", not "The couple agreed in May that they would part"."""
    thing = before.peek(i - 1) in ("n", "s") and not senses.is_person(senses.noun_lemma(before.lowers[i - 1]))
    return thing and not before.readings.object_follows(i) and before.readings.finite_ahead(i + 1)


__all__ = ["described_aside", "of_thing"]
