"""The subject of every finite verb of a sentence, found in one pass from left to right.

A stack holds the open clauses. A clause opens at a subordinator, a relative pronoun or a preposition like "after"
that a clause follows; it closes at a comma once it has its verb. Within a clause the first noun phrase that neither
a preposition nor another verb governs is the subject; a verb after "and" shares the subject of the verb before it;
after a verb whose object is a clause the last noun phrase before the next verb is that clause's subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from eventx.text.nodes import Node
from eventx.text.nouns import BODY, COUNTRY, HUMAN, TIME
from eventx.text.readings import CLAUSAL, verb_class
from eventx.text.tokens import Tokens
from eventx.values import dataclass, field

RESETS = frozenset({";", ":"})
COMPLEMENTS = frozenset({"that", "whether", "if", "how", "why", "what"})
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
AUXILIARIES = frozenset({"", "be", "have", "do"})
FROM = frozenset({"before", "after", "since"})  # the last word of a time that counts from what follows
SPANS = frozenset({"since", "after", "before", "until"})
REACH = 24  # nodes looked back for the person that "who" means


@dataclass(slots=True)
class _Clause:
    """`candidates`: nodes that may be its subject, before its verb, or another clause's, after it."""

    kind: str  # "" main, U, W, I as in the tagger
    word: str = ""
    antecedent: int | None = None
    subject: int | None = None
    verb: int | None = None
    joined: bool = False
    candidates: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)  # candidates that a verb without tense governs


def subjects(tokens: Tokens, nodes: Sequence[Node]) -> tuple[int | None, ...]:
    """For each node the node of its subject, None of what is no finite verb or has none."""
    return tuple(_Pass(tokens, nodes).run())


class _Pass:
    def __init__(self, tokens: Tokens, nodes: Sequence[Node]) -> None:
        self.tokens, self.nodes = tokens, nodes
        self.stack = [_Clause("")]
        self.found: list[int | None] = [None] * len(nodes)

    def run(self) -> list[int | None]:
        for i, node in enumerate(self.nodes):
            top = self.stack[-1]
            if node.kind == "G":
                if self.tokens.lowers[node.first] == "whose":
                    self.stack.append(_Clause("W", "whose"))
                self._noun(i, self.stack[-1])
            elif node.verb is not None and node.verb.finite:
                self._finite(i)
            elif node.kind == "U" or (node.kind == "I" and clause_follows(self.nodes, i)):
                self.stack.append(_Clause(node.kind, node.word))
            elif node.kind == "W":
                self.stack.append(_Clause("W", node.word, self._antecedent(i, node.word)))
            elif node.kind == "C":
                top.joined = True
                if top.verb is not None:
                    top.candidates, top.objects = [], []
            elif node.kind == ",":
                self._comma(i)
            elif node.kind in ";.":
                self._break(node.word)
        return self.found

    def _noun(self, i: int, top: _Clause) -> None:
        if self._governed(i) or self._beside_subject(i):
            return
        before = _before(self.nodes, i)
        verb = self.nodes[before].verb if before is not None else None
        if verb is None:
            top.candidates.append(i)
        elif before is not None and before == top.verb and self.found[before] is None and verb.lemma in AUXILIARIES:
            self.found[before] = top.subject = i  # "Should the minister meet ..."
        elif verb.lemma in verb_class("clause"):
            (top.candidates if before == top.verb else top.objects).append(i)

    def _governed(self, i: int) -> bool:
        """A preposition stands before the phrase at node i and opens no clause."""
        j = i - 1
        while _kind(self.nodes, j) == "R":
            j -= 1
        if _kind(self.nodes, j) == "E" and self.tokens.lowers[self.nodes[j].last - 1] in FROM and not self._acts(i):
            return True  # "A day before the vote, he met ..."
        if self.nodes[j].word == "of" and _kind(self.nodes, j - 1) == "E" and j > 0:
            j = j - 2  # "Two days of talks ended"
            while _kind(self.nodes, j) == "R":
                j -= 1
        return _kind(self.nodes, j) == "I" and not clause_follows(self.nodes, j)

    def _acts(self, i: int) -> bool:
        """A finite verb follows the phrase at node i: "the day before they met"."""
        return (
            self._verb_of(next((k for k in range(i + 1, len(self.nodes)) if self.nodes[k].kind not in "RE"), -1))
            is True
        )

    def _beside_subject(self, i: int) -> bool:
        """What stands beside the subject: "that evening, he", "Ann Lee, 29,", "himself"."""
        phrase = self.nodes[i].phrase
        assert phrase is not None
        noun = phrase.members[0].noun
        bare = noun.first + 1 == noun.last and self.tokens.words[noun.first].isdigit()
        if noun.pronoun in REFLEXIVES and _kind(self.nodes, i - 1) == "G":
            return True  # "the president himself met"
        return (noun.kind == TIME or (bare and _kind(self.nodes, i - 1) == ",")) and _kind(self.nodes, i + 1) != "V"

    def _finite(self, v: int) -> None:
        inverted = self._inverted(v) or self._behind_copula(v)
        if inverted is not None:
            self.found[v] = inverted
            return
        while len(self.stack) > 1 and self._finished(v):
            self.stack.pop()
        top = self.stack[-1]
        if top.verb is None:
            self.found[v] = self._first_subject(top, v)
            if self._parenthetical(top, v):
                return
        elif self._coordinated(top, v):
            self.found[v] = top.subject
        elif top.candidates or top.objects:
            self.found[v] = max([*top.candidates, *top.objects])
            outer = self.nodes[top.verb].verb
            if outer is not None and outer.lemma in verb_class("clause"):
                top = _Clause("X")
                self.stack.append(top)
        elif self._verb_of(v - 1) is None:
            self.found[v] = top.subject
        top.subject, top.verb, top.joined = self.found[v], v, False
        top.candidates, top.objects = [], []

    def _first_subject(self, top: _Clause, v: int) -> int | None:
        if top.kind == "W":
            return top.candidates[-1] if top.candidates else top.antecedent
        if not top.candidates:
            return None
        if self._parenthetical(top, v):
            return top.candidates[-1]
        return next((i for i in top.candidates if not self._beside_governed(i)), top.candidates[-1])

    def _beside_governed(self, i: int) -> bool:
        """The phrase at node i is apposed to one that a preposition governs: "in the assembly, the parliament, ..."."""
        return (
            _kind(self.nodes, i - 1) == ","
            and _kind(self.nodes, i + 1) == ","
            and _kind(self.nodes, i - 2) == "G"
            and self._governed(i - 2)
        )

    def _parenthetical(self, top: _Clause, v: int) -> bool:
        """A clause inside another: "The talks, officials said, were held", "the documents the court received were"."""
        verb = self.nodes[v].verb
        if verb is None or len(top.candidates) < 2 or _before(self.nodes, v) != top.candidates[-1]:
            return False
        said = verb.lemma in verb_class("saying") and _kind(self.nodes, v + 1) == ","
        return said or top.candidates[-2] == top.candidates[-1] - 1

    def _finished(self, v: int) -> bool:
        """The innermost clause has its verb, and the one around it still awaits its own or goes on."""
        top, outer = self.stack[-1], self.stack[-2]
        verb = self.nodes[v].verb
        if top.kind == "X":  # "said it had no comment, but confirmed ..."
            comma = _kind(self.nodes, v - 1) == "C" and _kind(self.nodes, v - 2) == ","
            return comma and verb is not None and verb.lemma in verb_class("saying") and not top.candidates
        if top.verb is None:
            return top.kind == "I" and not top.candidates
        if top.kind == "W" and not (top.joined or top.candidates):
            return outer.verb is None or _kind(self.nodes, v - 1) == "C"
        return top.kind != "W" and outer.verb is None and not top.joined and not top.candidates

    def _coordinated(self, top: _Clause, v: int) -> bool:
        """After "and" or a comma with no subject of its own."""
        return not top.candidates and (top.joined or _kind(self.nodes, v - 1) == ",")

    def _inverted(self, v: int) -> int | None:
        """ "..., said Neil Pryce, the spokesman": the subject of a verb of saying after it."""
        verb = self.nodes[v].verb
        assert verb is not None
        quote = v > 0 and self.tokens.quoted[self.nodes[v - 1].last - 1] and not self.tokens.quoted[verb.head]
        known = verb_class("clause") if quote else verb_class("saying")
        if verb.lemma not in known or verb.first != verb.head or not self._human(v + 1):
            return None
        follower = v + 2
        while _kind(self.nodes, follower) in "RE":
            follower += 1
        after = self._verb_of(follower)
        if after is not None and after:
            return None
        opens = v == 0 or _kind(self.nodes, v - 1) in (",", ".", ";")
        complete = v == 0 or quote or any(clause.verb is not None for clause in self.stack)
        waiting = len(self.stack) == 1 and self.stack[0].verb is None and bool(self.stack[0].candidates) and not quote
        return v + 1 if (opens or quote) and complete and not waiting else None

    def _behind_copula(self, v: int) -> int | None:
        """ "Among the freed was X", "Waiting for her was X", "Present were X and Y": the subject behind "was"."""
        verb = self.nodes[v].verb
        top = self.stack[0]
        if verb is None or verb.lemma != "be" or verb.passive or not self._human(v + 1) or v < 1:
            return None
        fronted = self.nodes[0].kind in ("I", "J") or (self.nodes[0].verb is not None and not self.nodes[0].verb.finite)
        waiting = len(self.stack) == 1 and top.verb is None and not top.candidates
        return v + 1 if fronted and waiting else None

    def _human(self, i: int) -> bool:
        phrase = self.nodes[i].phrase if i < len(self.nodes) else None
        if phrase is None:
            return False
        first = phrase.members[0]
        return first.noun.kind in HUMAN or (first.of is not None and first.of.members[0].noun.kind in HUMAN)

    def _verb_of(self, i: int) -> bool | None:
        """Whether node i is a finite verb; None if it is no verb."""
        verb = self.nodes[i].verb if 0 <= i < len(self.nodes) else None
        return None if verb is None else verb.finite

    def _antecedent(self, w: int, word: str) -> int | None:
        """The phrase that the relative pronoun at node w stands for: for "who" somebody, else the nearest."""
        nearest: int | None = None
        for i in range(w - 1, max(-1, w - REACH), -1):
            kind = self.nodes[i].kind
            if kind == "G":
                nearest = i if nearest is None else nearest
                if word not in ("who", "whom") or (self._human(i) and not self._seat(i)):
                    return i
            elif (kind in ".;UW" and i < w - 1) or (
                kind == "V" and nearest is not None and word not in ("who", "whom")
            ):
                break
        return nearest

    def _seat(self, i: int) -> bool:
        """A body or country that a preposition governs is where people are: "servants across the government who"."""
        phrase = self.nodes[i].phrase
        return phrase is not None and phrase.members[0].noun.kind in (BODY, COUNTRY) and self._governed(i)

    def _comma(self, i: int) -> None:
        top = self.stack[-1]
        if top.verb is None and top.candidates and self._absolute(top.candidates[-1]):
            top.candidates.pop()
        if top.kind == "U" and top.verb is None and not top.candidates and _kind(self.nodes, i - 1) != "U":
            self.stack.pop()  # ", if necessary,"
        while len(self.stack) > 1:
            top = self.stack[-1]
            asked = top.kind == "U" and top.word in COMPLEMENTS and self.stack[-2].verb is not None
            complement = top.kind == "X" or asked
            if top.verb is None or complement:
                return
            self.stack.pop()

    def _absolute(self, i: int) -> bool:
        """ "Bail having been posted, he was free": a clause without tense has the phrase at node i for its subject."""
        verb = self.nodes[i + 1].verb if i + 1 < len(self.nodes) else None
        return verb is not None and verb.form == "gerund" and self.tokens.lowers[verb.first] in ("having", "being")

    def _break(self, word: str) -> None:
        """A dash is a comma where the subject still waits for its verb; other marks end the clause."""
        while len(self.stack) > 1 and (self.stack[-1].verb is not None or word in RESETS):
            self.stack.pop()
        top = self.stack[-1]
        if word in RESETS or top.verb is not None:
            self.stack[-1] = _Clause("", subject=top.subject)


def clause_follows(nodes: Sequence[Node], i: int) -> bool:
    """The preposition at node i opens a clause: "after his aunt, Ann Lee, sold her farm"."""
    if nodes[i].kind != "I" or nodes[i].word not in CLAUSAL:
        return False
    j = i + 1
    while _kind(nodes, j) in ("R", "E"):
        j += 1
    if _kind(nodes, j) != "G":
        return False
    j += 1
    while _kind(nodes, j) in ("R", "E"):
        j += 1
    verb = nodes[j].verb if j < len(nodes) else None
    return verb is not None and verb.finite and not _described_since(nodes, i, j)


def _described_since(nodes: Sequence[Node], i: int, v: int) -> bool:
    """ "The men held since the riot were freed": the one verb, at node v, is that of those whom the participle describes."""
    before = _before(nodes, i)
    described = nodes[before].verb if before is not None else None
    if (
        nodes[i].word not in SPANS
        or described is None
        or described.form != "participle"
        or before is None
        or before < 1
    ):
        return False
    if nodes[before - 1].kind != "G":
        return False
    for k in range(before - 1, -1, -1):
        verb = nodes[k].verb
        if nodes[k].kind in ";.U":
            break
        if verb is not None and verb.finite:
            return False
    for k in range(v + 1, len(nodes)):
        verb = nodes[k].verb
        if nodes[k].kind in ";.,":
            break
        if verb is not None and verb.finite:
            return False
    return True


def _before(nodes: Sequence[Node], i: int) -> int | None:
    """The node before i, adverbs and dates skipped."""
    i -= 1
    while i >= 0 and nodes[i].kind in "RE":
        i -= 1
    return i if i >= 0 else None


def _kind(nodes: Sequence[Node], i: int) -> str:
    return nodes[i].kind if 0 <= i < len(nodes) else "."
