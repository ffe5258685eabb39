"""Write sbom.cdx.json: what the package and its extras bring along, with versions, licences and who needs whom.

CycloneDX, from an environment of its own that holds just that, in the versions of requirements-dev.txt. Needs the
`release` extra and the package index. The bill names no time, no machine and no address: it changes when its content
does.
"""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path
from typing import Any

import eventx

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements-dev.txt"
BILL = ROOT / "sbom.cdx.json"
FOR_DEVELOPERS = {"test", "lexicon", "docs", "dev", "release"}


def extras() -> list[str]:
    """The extras that a user may ask for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return sorted(set(project["optional-dependencies"]) - FOR_DEVELOPERS)


def environment(folder: Path) -> Path:
    """The Python of a new environment with the package, its extras and nothing else, in the versions of the lock."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    pinned = re.findall(r"^[\w.-]+==[^\s\\]+[^\\\n]*", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    constraints = folder / "constraints.txt"
    constraints.write_text("\n".join(pinned), encoding="utf-8")
    pip = [str(python), "-m", "pip"]
    whole = f"{ROOT}[{','.join(extras())}]"
    subprocess.run([*pip, "install", "--quiet", "--constraint", str(constraints), whole], check=True)
    subprocess.run([*pip, "uninstall", "--quiet", "--yes", "pip", "setuptools"], check=True)
    return python


def without_addresses(value: Any) -> Any:
    """Links lead to wherever a package was fetched from, and properties tell of the machine."""
    if isinstance(value, dict):
        dropped = {"externalReferences", "properties", "annotations"}
        return {key: without_addresses(each) for key, each in value.items() if key not in dropped}
    return [without_addresses(each) for each in value] if isinstance(value, list) else value


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        tool = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--of", "JSON"]
        command = [*tool, "--pyproject", str(ROOT / "pyproject.toml"), str(environment(Path(folder)))]
        bill = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    bill["metadata"]["component"]["version"] = eventx.__version__
    BILL.write_text(json.dumps(without_addresses(bill), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
