"""The rules of the chain that are neither frames of an event type nor time rules: what each says, with an example.

They are written in Python, where what they need is at hand; `chain_rules.toml` names them, for people who ask why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from eventx.trace import Span, Step
from eventx.values import dataclass


@dataclass(frozen=True, slots=True)
class ChainRule:
    """A rule by its name: what it says, and sentences in whose explanation it has a part."""

    name: str
    says: str
    yes: tuple[str, ...]

    @property
    def stage(self) -> str:
        """The part of the chain that it belongs to: the first part of its name."""
        return self.name.partition(".")[0]


@lru_cache(maxsize=1)
def chain_rules() -> Mapping[str, ChainRule]:
    """All of them, by name."""
    import tomllib
    from importlib import resources

    text = resources.files("eventx").joinpath("chain_rules.toml").read_text(encoding="utf-8")
    found = (
        ChainRule(f"{stage}.{name}", rule["says"], tuple(rule.get("yes", ())))
        for stage, rules in tomllib.loads(text).items()
        for name, rule in rules.items()
    )
    return {rule.name: rule for rule in found}


def step(
    rule: str, spans: Sequence[Span] = (), fields: tuple[str, ...] = (), steps: tuple[Step, ...] = (), more: str = ""
) -> Step:
    """A step of a rule of the chain, in the words of the rule."""
    said = chain_rules()[rule].says
    return Step(rule, f"{said}: {more}" if more else said, tuple(sorted(set(spans))), fields, steps)
