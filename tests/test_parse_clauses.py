"""Who does what to whom: subjects, objects, attachments, governors and forms of verbs."""

import datetime as dt

import pytest

from eventx.text.clauses import governing_verb, objects, prepositions
from eventx.text.phrases import Parse, parse
from eventx.text.understood import subject
from eventx.times import Anchor, read


def read_sentence(text: str) -> Parse:
    """The parse of a sentence with its dates taken from it, as the chain does."""
    times = read(text, Anchor(dt.date(2024, 3, 14)))
    return parse(text, 0, len(text), [t.span for t in times if not t.value.endswith("_REF")])


def words_of(found: Parse, i: int | None) -> str | None:
    return None if i is None else found.tokens.slice(found.nodes[i].first, found.nodes[i].last)


def verb_at(found: Parse, word: str) -> int:
    """Node of the verb group whose main verb is the word."""
    return next(
        i for i, node in enumerate(found.nodes) if node.verb is not None and found.tokens.words[node.verb.head] == word
    )


SUBJECTS = [
    ("The premier, Ana Ruiz -- who returned on Monday -- met Pope Ludovic.", "met", "The premier, Ana Ruiz"),
    ("The premier, Ana Ruiz -- who returned on Monday -- met Pope Ludovic.", "returned", "The premier, Ana Ruiz"),
    ('"The strike is over," said Gus Tiller, the spokesman.', "said", "Gus Tiller, the spokesman"),
    ("The talks, officials said, were held in Baku.", "said", "officials"),
    ("The talks, officials said, were held in Baku.", "held", "The talks"),
    ("The bank will sell its shares, a person close to it said.", "said", "a person"),
    ("It was Senator Ellen Marsh who called the president.", "called", "Senator Ellen Marsh"),
    ("Freed on Saturday, the potter Nils Okker met his uncle.", "met", "the potter Nils Okker"),
    ("Freed on Saturday, the potter Nils Okker met his uncle.", "Freed", "the potter Nils Okker"),
    ("After meeting the king, Lea Roth flew to Baku.", "meeting", "Lea Roth"),
    ("The man that police freed on Friday called his mother.", "freed", "police"),
    ("The man that police freed on Friday called his mother.", "called", "The man"),
    ("Officials said the two leaders met in May.", "met", "the two leaders"),
    (
        "The bailiff said shepherds and the miller's heirs have met.",
        "met",
        "shepherds and the miller's heirs",
    ),
    ("Oman's navy and the Salalah league exchanged captives.", "exchanged", "Oman's navy and the Salalah league"),
    ("The storm comes a day after Malta and the pirates swapped captives.", "swapped", "Malta and the pirates"),
    ("The premier travelled to Oslo and met the king.", "met", "The premier"),
    ("The premier met the king and the queen thanked him.", "thanked", "the queen"),
    ("The talks will, if necessary, be held in Oslo.", "held", "The talks"),
    ("Later that night, she called the abbot.", "called", "she"),
    ("Neighbours said the sexton himself met the envoy.", "met", "the sexton"),
    ("The documents the court received were secret.", "received", "the court"),
    ("The documents the court received were secret.", "were", "The documents"),
    ("Should the minister be meeting foreign bankers?", "meeting", "the minister"),
    ("The king urged the rebels to free the pilot.", "free", "the rebels"),
    ("The rebels agreed to free the pilot.", "free", "The rebels"),
    ("Kidnappers let the nurse go on Monday.", "go", "the nurse"),
    ("The two hostages held in Mali were swapped.", "held", "The two hostages"),
    ("There are many bakers across the valley who made this famous.", "made", "many bakers"),
    ("Not only the mayor but also the bishop spoke.", "spoke", "the mayor but also the bishop"),
]


@pytest.mark.parametrize(("sentence", "verb", "expected"), SUBJECTS)
def test_subjects(sentence: str, verb: str, expected: str) -> None:
    found = read_sentence(sentence)
    assert words_of(found, subject(found, verb_at(found, verb))) == expected


OBJECTS = [
    ("Oman gave Yemen six stranded sailors.", "gave", ["Yemen", "six stranded sailors"]),
    ("The emir received the Japanese minister, Taro Ito, on Friday.", "received", ["the Japanese minister, Taro Ito,"]),
    ("Officials said the two leaders met.", "said", []),
    ('"It is over," said Gus Tiller.', "said", []),
    ("He was freed by the rebels.", "freed", []),
    ("The pilot, whom the rebels freed, flew home.", "freed", ["The pilot"]),
    ("The rebels freed on Monday about 20 boys.", "freed", ["20 boys"]),
    ("The envoy met Jan Vos, a banker; Ana Ruiz, a judge; and Lea Roth.", "met",
     ["Jan Vos, a banker; Ana Ruiz, a judge; and Lea Roth"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "verb", "expected"), OBJECTS)
def test_objects(sentence: str, verb: str, expected: list[str]) -> None:
    found = read_sentence(sentence)
    assert [words_of(found, i) for i in objects(found, verb_at(found, verb))] == [e.rstrip(",") for e in expected]


def test_prepositional_phrases_stay_within_their_clause() -> None:
    found = read_sentence("The envoy met with the rebels in Doha after the army left for the coast.")
    attached = [(p.preposition, words_of(found, p.node)) for p in prepositions(found, verb_at(found, "met"))]
    assert attached == [("with", "the rebels"), ("in", "Doha")]


def test_what_governs_a_noun() -> None:
    found = read_sentence("The envoy cancelled the talks with the rebels.")
    talks = next(i for i, node in enumerate(found.nodes) if words_of(found, i) == "the talks")
    rebels = next(i for i, node in enumerate(found.nodes) if words_of(found, i) == "the rebels")
    assert governing_verb(found, talks) == (verb_at(found, "cancelled"), "object")
    governor = governing_verb(found, rebels)
    assert governor is not None
    assert governor[1] == "with"


FORMS = [
    ("She will travel to Rome and meet the pope.", "meet", ("finite", "future", False)),
    ("She wants to travel to Rome and meet the pope.", "meet", ("infinitive", "", False)),
    ("They are keen to talk by radio rather than meet.", "meet", ("infinitive", "", True)),
    ("She was to have met the abbot.", "met", ("infinitive", "", False)),
    ("The boys have not been freed.", "freed", ("finite", "present", True)),
    ("The boys freed on Monday are well.", "freed", ("participle", "", False)),
    ("They left without meeting the emir.", "meeting", ("gerund", "", False)),
]


@pytest.mark.parametrize(("sentence", "verb", "expected"), FORMS)
def test_forms_of_verbs(sentence: str, verb: str, expected: tuple[str, str, bool]) -> None:
    found = read_sentence(sentence)
    group = found.nodes[verb_at(found, verb)].verb
    assert group is not None
    assert (group.form, group.tense, group.negated) == expected
