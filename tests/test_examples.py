"""Every scenario of examples/ runs as it stands, and prints what stands beside it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/run.sh"))
PROGRAMS = {"single-article": ["jq"], "own-type": ["jq"], "spark-job": ["java"]}
PACKAGES = {"spark-job": "pyspark"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_prints_what_stands_beside_it(name: str, tmp_path: Path) -> None:
    for program in PROGRAMS.get(name, []):
        if shutil.which(program) is None:
            pytest.skip(f"not installed: {program}")
    if name in PACKAGES:
        pytest.importorskip(PACKAGES[name], reason=f"not installed: {PACKAGES[name]}")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    programs = tmp_path / "programs"
    programs.mkdir()
    for command, script in {"eventx": f'"{sys.executable}" -m eventx', "python": f'"{sys.executable}"'}.items():
        (programs / command).write_text(f'#!/bin/sh\nexec {script} "$@"\n', encoding="utf-8")
        (programs / command).chmod(0o755)
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}"}
    environment.setdefault("PYTHONPATH", str(ROOT))
    folder = tmp_path / "examples" / name
    before = sorted(folder.rglob("*"))
    done = subprocess.run(
        ["bash", folder / "run.sh"], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == (folder / "expected.txt").read_text(encoding="utf-8")
    assert sorted(folder.rglob("*")) == before


def test_every_example_is_in_the_list() -> None:
    readme = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    assert EXAMPLES
    assert [name for name in EXAMPLES if f"[{name}]({name})" not in readme] == []
