"""The direction of imports: a stage knows those before it, and none that comes after."""

import ast
from collections.abc import Iterator
from pathlib import Path

from conftest import ROOT

PACKAGE = ROOT / "eventx"
LEVELS = [  # those of one level may know one another
    *("values", "faults", "extras", "trace", "chain_rules", "lexicon", "text", "times", "types", "provenance"),
    *("record", "document", "explanation"),
    *("actors", "events", "pipeline", "rulebook", "schema", "schema_diff"),
    ("inputs", "outputs", "batch", "arrow"),  # Parquet is read and written as Arrow batches are
    *("validate", "golden", "lint", "report", "cli", "__main__", "spark"),
]
LEVEL = {part: i for i, level in enumerate(LEVELS) for part in ([level] if isinstance(level, str) else level)}
LONGEST_FILE = 450  # lines; above, a file has more than one subject


def part_of(module: str) -> str:
    """The stage of a module: "eventx.text.tokens" belongs to "text"."""
    return module.split(".")[1]


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if name != "eventx":
            yield name, path


def imported(path: Path) -> Iterator[str]:
    """The modules of the package that a file imports, at any depth, for types only too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("eventx."))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports by whole names"
            if node.module == "eventx":
                yield from (f"eventx.{alias.name}" for alias in node.names if alias.name != "__version__")
            elif node.module and node.module.startswith("eventx."):
                yield node.module


def test_every_part_has_its_place_in_the_order() -> None:
    assert {part_of(name) for name, _ in modules()} == set(LEVEL)


def test_no_stage_imports_one_that_comes_after() -> None:
    backwards = [
        f"{name} imports {other}"
        for name, path in modules()
        for other in imported(path)
        if LEVEL[part_of(other)] > LEVEL[part_of(name)]
    ]
    assert backwards == []


def test_a_file_has_one_subject() -> None:
    written = [path for _, path in modules() if not (path.parent.name == "lexicon" and path.name.startswith("_"))]
    long = {
        path.name: lines
        for path in written
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def defined(tree: ast.Module) -> Iterator[str]:
    """The names that a module defines for others, but for what a decorator takes up and what Python itself asks for."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.decorator_list:
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def used(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value  # __all__, and what is imported by its name


def test_what_is_defined_is_used() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for _, path in modules()}
    others = [PACKAGE / "__init__.py", *(ROOT / "scripts").glob("*.py")]
    everything = (*trees.values(), *(ast.parse(path.read_text(encoding="utf-8")) for path in others))
    taken = {name for tree in everything for name in used(tree)}
    unused = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, tree in trees.items()
        for name in defined(tree)
        if name not in taken and not name.startswith("__")
    ]
    assert unused == []
