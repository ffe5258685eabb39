"""Compile the built-in event types, eventx/types/*.toml, into plain data: the fields of their models that texts are read by."""

import sys
from typing import Any

from pydantic import BaseModel

from compile_common import header, literal, main
from eventx.types import built_in
from eventx.types.compiled import MODEL, UNREAD, digest

SCRIPT = "compile_types.py"


def build() -> dict[str, str]:
    """The module's text, by file name."""
    defaults: dict[str, dict[str, Any]] = {}
    types = tuple(plain(kind, defaults) for kind in built_in().values())
    text = header(SCRIPT, "The built-in event types, of eventx/types/*.toml.") + "\nfrom typing import Any\n\n"
    text += f"SOURCES = {literal(digest())}\n\n"
    text += f"DEFAULTS: dict[str, dict[str, Any]] = {literal(defaults)}\n\n"
    return {"_types.py": text + f"TYPES: tuple[dict[str, Any], ...] = {literal(types)}\n"}


def plain(value: Any, defaults: dict[str, dict[str, Any]]) -> Any:
    """A value as data: of a model its name and the fields that are not as they are by default, which `defaults` receives."""
    if isinstance(value, BaseModel):
        name = type(value).__name__
        fields = {key: field for key, field in type(value).model_fields.items() if key not in UNREAD}
        usual = {key: field.get_default(call_default_factory=True) for key, field in fields.items()}
        defaults[name] = {key: usual[key] for key, field in fields.items() if not field.is_required()}
        own = {key: getattr(value, key) for key in fields if getattr(value, key) != usual[key]}
        return {MODEL: name, **{key: plain(held, defaults) for key, held in own.items()}}
    if isinstance(value, dict):
        return {key: plain(held, defaults) for key, held in value.items()}
    return tuple(plain(each, defaults) for each in value) if isinstance(value, list | tuple) else value


if __name__ == "__main__":
    sys.exit(main(build, "Compile eventx/types/*.toml into eventx/lexicon/_types.py."))
