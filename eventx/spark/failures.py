"""What Spark says of a failure, pages of Java, made one line that says what it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from eventx.faults import Code, Fault

OF_WORKERS = ("the Python of Spark's workers, ", "[PYTHON_VERSION_MISMATCH] ", 'Cannot run program "')
"""How it begins if the workers' Python is to blame: the first in our words, the others in those of Spark and of Java."""

NAMED = re.compile(r"(?:Caused by)?:? ?[\w.$]*(?:Exception|Error): ")
"""Before what an exception says: its name, as Java and Python print it."""


@contextmanager
def told(code: Code) -> Iterator[None]:
    """Within it, a failure of Spark is a `Fault` of that code, or of usage if it is the workers' Python."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise _fault([line.strip() for line in str(error).splitlines() if line.strip()], code) from error


def _fault(lines: list[str], code: Code) -> Fault:
    for start in OF_WORKERS:
        line = next((line for line in lines if start in line), None)
        if line is not None:
            hint = "PYSPARK_PYTHON names it; it has to be of the driver's version, and to have the driver's eventx"
            return Fault(Code.USAGE, line[line.index(start) :], hint=hint)
    said = [NAMED.sub("", line, count=1) for line in lines if NAMED.match(line)] or lines[:1] or ["no reason given"]
    message = "; ".join(dict.fromkeys([said[0], said[-1]]))  # what failed, and what was at the bottom of it
    return Fault(code, f"Spark: {message}", hint="Spark's log above has more; the job can be started again")
