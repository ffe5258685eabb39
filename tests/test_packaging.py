"""What is built holds what it must and nothing else, and runs where only it is installed."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import eventx
from conftest import ROOT

FOR_DEVELOPERS = {"test", "lexicon", "docs", "dev", "release"}
TEXT = "Foreign Minister Ana Ruiz met her Dutch counterpart, Jan Vos, in Oslo on Tuesday."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel and a source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", folder], cwd=ROOT, check=True, capture_output=True
    )
    return folder


def test_the_wheel_is_the_package_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob(f"eventx-{eventx.__version__}-py3-none-any.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    about = f"eventx-{eventx.__version__}.dist-info/"
    packaged = {name for name in names if not name.startswith(about)}
    there = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "eventx").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packaged == there
    assert {name.removeprefix(about) for name in names - packaged} >= {
        *("METADATA", "RECORD", "WHEEL", "entry_points.txt"),
        *("licenses/LICENSE", "licenses/eventx/lexicon/NOTICE", "licenses/eventx/lexicon/LICENSE.wordnet"),
    }


def test_the_source_can_be_built_and_tested(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as file:
        names = {name.partition("/")[2] for name in file.getnames()}
    needed = {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "Makefile",
        "schemas/v1",
        "tests/test_packaging.py",
    }
    assert needed <= names | {str(Path(name).parent) for name in names}
    tops = {name.partition("/")[0] for name in names}
    assert tops <= {
        *("eventx", "schemas", "examples", "tests", "docs", "scripts", "bench", "eval", "pyproject.toml", "PKG-INFO"),
        *(
            "README.md",
            "LICENSE",
            "CHANGELOG.md",
            "CONTRIBUTING.md",
            "SECURITY.md",
            "CITATION.cff",
            "Makefile",
            ".gitignore",
        ),
        *("requirements-dev.txt", "sbom.cdx.json"),
    }
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


def test_the_installed_wheel_works_in_an_environment_of_its_own(built: Path, tmp_path: Path) -> None:
    """Its dependencies are those of this environment, found behind it on the path; eventx itself is not among them."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    place = Path(sysconfig.get_path("purelib", vars={"base": str(home)}, scheme="venv"))
    (wheel,) = built.glob("*.whl")
    install = [
        "-m",
        "pip",
        "--quiet",
        "--python",
        str(home / "bin" / "python"),
        "install",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run([sys.executable, *install], check=True)
    (place / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(program: str, *arguments: str, stdin: str = "") -> str:
        command = [str(home / "bin" / program), *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, input=stdin, stdout=subprocess.PIPE, text=True, check=True
        ).stdout

    assert str(place) in run("python", "-c", "import eventx; print(eventx.__file__)")
    assert run("python", "-m", "eventx", "--version").startswith(f"eventx {eventx.__version__}")
    assert '"name":"Ana Ruiz"' in run("eventx", "extract", "--published", "2023-03-02", stdin=TEXT).replace(": ", ":")


def test_the_version_stands_in_one_place() -> None:
    assert f"version: {eventx.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert 'dynamic = ["version"]' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pinned() -> dict[str, set[str]]:
    """The versions of the lock file by name: several where it depends on the Python."""
    lock = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", lock, re.MULTILINE):
        versions.setdefault(canonicalize_name(name), set()).add(version)
    return versions


def wanted(*, for_users: bool) -> Iterator[Requirement]:
    """What the package asks for, alone and with its extras; those for developers on demand."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    named = [each for name, each in extras.items() if not (for_users and name in FOR_DEVELOPERS)]
    for line in [*project["dependencies"], *(line for lines in named for line in lines)]:
        requirement = Requirement(line)
        if requirement.name != "eventx":
            yield requirement


def test_the_lock_file_pins_everything_with_its_hash(pinned: dict[str, set[str]]) -> None:
    for requirement in wanted(for_users=False):
        assert all(map(requirement.specifier.contains, pinned[canonicalize_name(requirement.name)])), requirement
    lock = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)
    assert not [entry for entry in entries if entry.strip() and "--hash=sha256:" not in entry]


def test_the_bill_of_materials_holds_what_the_package_brings_along(pinned: dict[str, set[str]]) -> None:
    bill = json.loads((ROOT / "sbom.cdx.json").read_text(encoding="utf-8"))
    listed = {canonicalize_name(each["name"]): each["version"] for each in bill["components"]}
    assert bill["metadata"]["component"]["version"] == eventx.__version__
    assert {canonicalize_name(each.name) for each in wanted(for_users=True)} <= set(listed)
    assert {name: version for name, version in listed.items() if version not in pinned[name]} == {}
    assert all(each.get("licenses") for each in bill["components"])
