"""What a command loads before it has anything to do."""

import subprocess
import sys

HEAVY = ("dateparser", "jsonschema", "pydantic", "typer")


def loaded_by(*arguments: str) -> tuple[str, str]:
    """What a command prints, and which of the heavy packages it has loaded when it ends."""
    program = (
        f"import sys; from eventx.cli import main; code = main({[*arguments]}); "
        f"print(code, [name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], input="Hi.", capture_output=True, text=True, check=True)
    printed, _, loaded = done.stdout.removesuffix("\n").rpartition("\n")
    return printed, loaded


def test_version_is_said_before_anything_heavy_is_loaded() -> None:
    version, loaded = loaded_by("--version")
    assert version.startswith("eventx ")
    assert loaded == "0 []"


def test_documents_are_read_without_typer() -> None:
    _, loaded = loaded_by("extract")
    assert loaded == "0 ['pydantic']"
