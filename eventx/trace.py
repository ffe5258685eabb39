"""The reasons for an answer, as data: each stage adds steps to a trace that is handed to it.

Without a trace nothing is recorded and nothing is paid. `render` prints a trace as indented text.
"""

from __future__ import annotations

from eventx.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Step:
    """One step of one stage: what rule, about which characters, with what outcome.

    `depth` indents it below the step before; `span` is (start, end) in the document's text, or None.
    """

    stage: str
    note: str
    rule: str = ""
    span: tuple[int, int] | None = None
    depth: int = 0


@dataclass(slots=True)
class Trace:
    """Steps in the order in which they were taken."""

    steps: list[Step] = field(default_factory=list)

    def add(self, stage: str, note: str, rule: str = "", span: tuple[int, int] | None = None, depth: int = 0) -> None:
        """Append a step."""
        self.steps.append(Step(stage, note, rule, span, depth))


def render(trace: Trace) -> str:
    """The trace as plain text, a step a line, indented by depth, offsets in brackets."""
    lines: list[str] = []
    stage = ""
    for step in trace.steps:
        if step.stage != stage:
            stage = step.stage
            lines.append(f"{stage}:")
        at = f" [{step.span[0]}:{step.span[1]}]" if step.span else ""
        rule = f" ({step.rule})" if step.rule else ""
        lines.append(f"{'  ' * (step.depth + 1)}{step.note}{rule}{at}")
    return "\n".join(lines) + ("\n" if lines else "")
