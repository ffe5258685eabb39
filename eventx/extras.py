"""Packages that only some inputs and outputs need: imported where they are used, or said to be missing."""

from __future__ import annotations

import importlib
from typing import Any

from eventx.faults import Code, Fault


def require(module: str, extra: str, what: str) -> Any:
    """The module, imported. Where it is not installed, a `Fault` gives the command that installs the extra.

    `what` is the subject of the message: "an HTML page".
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        hint = f"pip install '.[{extra}]' in the folder of eventx"
        raise Fault(Code.EXTRA_MISSING, f"{what} needs {error.name}, which is not installed", hint=hint) from error
