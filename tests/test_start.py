"""What a command loads before it has anything to do."""

import subprocess
import sys

HEAVY = ("dateparser", "jsonschema", "pydantic", "typer")


def test_version_is_said_before_anything_heavy_is_loaded() -> None:
    program = (
        "import sys; from eventx.cli import main; code = main(['--version']); "
        f"print(code, [name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    version, _, loaded = done.stdout.partition("\n")
    assert version.startswith("eventx ")
    assert loaded == "0 []\n"
