"""`eventx --version`, which needs neither the flags of the commands nor what they import."""

from eventx.outputs.sink import open_sink


def say_version() -> None:
    """Print package, schema version and hash of the rules."""
    from eventx import __version__
    from eventx.provenance import SCHEMA_VERSION, rules_hash

    with open_sink(None) as sink:
        sink.write(f"eventx {__version__} (schema {SCHEMA_VERSION}, rules {rules_hash()})\n")
