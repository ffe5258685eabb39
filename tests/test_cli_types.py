"""Types of one's own on the command line: extract, validate, schema, golden, convert, and `types` itself."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from conftest import ROOT, Done
from eventx.lint import lint
from eventx.schema import type_file_schema
from eventx.types import PACKS, SHIPPED, known, source_of

Run = Callable[..., Done]

TEXT = "The premier, Karen Holst, resigned on Tuesday. She had met the union leader, Paul Strand, on Monday."
TYPE = """name = "resignation"
describe = "Somebody gives up an office."
principal = ["resigner"]

[roles.resigner]
describe = "who resigns"
fill = ["person", "group"]

[plover]
event = "RETREAT"
mode = "resign"
cameo = "083"
actor = ["resigner"]

[[frame]]
rule = "resignation.<resigner>-resigned"
verbs = ["resign", "abdicate"]
slots = { subject = "resigner" }
require = ["subject"]
yes = ["Mayor Ruth Adeyemi resigned on Friday."]
no = [
    "He resigned himself to a long wait.",
]
[frame.unless]
object = ["any"]
"""


@pytest.fixture
def resignation(tmp_path: Path) -> str:
    path = tmp_path / "resignation.toml"
    path.write_text(TYPE.replace("[frame.unless]\n", ""), encoding="utf-8")
    path.write_text(TYPE, encoding="utf-8")
    return str(path)


def types_of(done: Done) -> list[str]:
    return [event["type"] for event in json.loads(done.out)["events"]]


def test_a_type_file_is_used_beside_the_types_built_in(eventx: Run, resignation: str) -> None:
    assert types_of(eventx("extract", "--types-file", resignation, stdin=TEXT)) == ["resignation", "meeting"]
    only = eventx("extract", "--types-file", resignation, "--types", "resignation", stdin=TEXT)
    assert types_of(only) == ["resignation"]
    assert types_of(eventx("extract", "--types-file", resignation, "--types", "meeting", stdin=TEXT)) == ["meeting"]


def test_packs_are_found_where_they_are_named(eventx: Run) -> None:
    text = "Police arrested the baker, Hilde Ost, in Ghent on Tuesday. She had met the miller, Clive Harker, on Monday."
    assert types_of(eventx("extract", stdin=text)) == ["meeting"]
    assert types_of(eventx("extract", "--types", "arrest", stdin=text)) == ["arrest"]
    both = eventx("extract", "--types", "meeting,arrest", stdin=text)
    assert types_of(both) == ["arrest", "meeting"]
    assert eventx("validate", "-", stdin=both.out).code == 0
    (line,) = [each for each in eventx("types", "list").lines if each.startswith("arrest")]
    assert "(optional)" in line


def test_the_workers_know_the_type_too(eventx: Run, resignation: str) -> None:
    record = json.dumps({"text": TEXT, "published": "2024-03-14"})
    records = "\n".join([record] * 3)
    command = ["--quiet", "extract", "--types-file", resignation, "--input-format", "jsonl", "--provenance", "-"]
    one, two = (eventx(*command, "--jobs", jobs, stdin=records) for jobs in ("1", "2"))
    assert (one.code, len(one.lines)) == (0, 6)
    assert one == two
    assert json.loads(one.lines[0])["extractor"]["rules"] not in eventx("--version").out


def test_settings_name_type_files(eventx: Run, resignation: str, tmp_path: Path) -> None:
    other = tmp_path / "strike.toml"
    other.write_text(TYPE.replace("resignation", "strike").replace("resign", "strike"), encoding="utf-8")
    config = tmp_path / "eventx.toml"
    config.write_text(f"types-file = [{resignation!r}, {str(other)!r}]\n", encoding="utf-8")
    named = eventx("--config", str(config), "types", "list")
    assert [line.split()[0] for line in named.lines] == [*SHIPPED, "resignation", "strike"]
    config.write_text(f"types-file = {resignation!r}\n", encoding="utf-8")
    assert eventx("--config", str(config), "types", "list").lines[-1].startswith("resignation")
    both = eventx("types", "list", EVENTX_TYPES_FILE=f"{resignation}:{other}")
    assert both == named
    config.write_text("types-file = [true]\n", encoding="utf-8")
    wrong = eventx("--config", str(config), "types", "list")
    assert (wrong.code, "types-file must be a string or a number, or a list of those" in wrong.err) == (2, True)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('verbs = ["resign"', 'verb = ["resign"', ":17: frame.0.verb: there is no such key: did you mean verbs?"),
        ('name = "resignation"', 'name = "meeting"', "does not begin with 'meeting.'"),
        ("name =", "name", ":1: not TOML"),
    ],
)
def test_a_file_that_is_wrong_stops_the_run(eventx: Run, resignation: str, old: str, new: str, complaint: str) -> None:
    Path(resignation).write_text(TYPE.replace(old, new), encoding="utf-8")
    for command in (["extract"], ["explain"], ["validate", "-"], ["schema", "--list"], ["convert", "-", "--to", "csv"]):
        done = eventx(*command, "--types-file", resignation, stdin=TEXT)
        assert (done.code, done.out) == (2, "")
        assert complaint in done.err
        assert "TYPE_UNUSABLE" in done.err


def test_a_file_that_is_not_there_or_takes_a_name(eventx: Run, resignation: str, tmp_path: Path) -> None:
    missing = eventx("extract", "--types-file", str(tmp_path / "no.toml"), stdin=TEXT)
    assert (missing.code, "cannot be read: No such file" in missing.err) == (2, True)
    Path(resignation).write_text(TYPE.replace("resignation", "meeting"), encoding="utf-8")
    taken = eventx("extract", "--types-file", resignation, stdin=TEXT)
    assert (taken.code, "there is a type 'meeting' already" in taken.err) == (2, True)


def test_events_of_the_type_are_valid_have_a_schema_and_codes(eventx: Run, resignation: str, tmp_path: Path) -> None:
    printed = eventx("extract", "--types-file", resignation, "--published", "2024-03-14", stdin=TEXT).out
    assert eventx("validate", "--types-file", resignation, "-", stdin=printed) == Done(0, "", "")
    assert "'resignation' is no known type" in eventx("validate", "-", stdin=printed).out
    schema = tmp_path / "resignation.schema.json"
    schema.write_text(eventx("schema", "resignation", "--types-file", resignation).out, encoding="utf-8")
    (event, _) = json.loads(printed)["events"]
    assert eventx("validate", "--schema", str(schema), "-", stdin=json.dumps(event) + "\n").code == 0
    wrong = json.dumps(event).replace('"resigner"', '"participant"') + "\n"
    assert (
        eventx("validate", "--types-file", resignation, "-", stdin=wrong).lines[0].split(": ")[1]
        == "/participants/0/role"
    )
    coded = eventx("convert", "-", "--to", "plover", "--types-file", resignation, stdin=json.dumps(event) + "\n")
    assert [json.loads(line)["cameo"] for line in coded.lines] == ["083"]
    assert "1 of type resignation" in eventx("convert", "-", "--to", "plover", stdin=json.dumps(event) + "\n").err
    folder = tmp_path / "schemas"
    assert eventx("schema", "--write", str(folder), "--types-file", resignation).code == 0
    assert eventx("schema", "--check", str(folder), "--types-file", resignation).code == 0
    assert eventx("schema", "--check", str(folder)).code == 1


def test_golden_cases_of_the_type(eventx: Run, resignation: str, tmp_path: Path) -> None:
    case = tmp_path / "golden" / "a-premier-resigns"
    case.mkdir(parents=True)
    (case / "article.txt").write_text(TEXT, encoding="utf-8")
    (case / "meta.json").write_text('{"published": "2024-03-14"}', encoding="utf-8")
    flags = [str(case.parent), "--types-file", resignation, "--types", "resignation"]
    assert eventx("golden", "update", *flags).code == 0
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert [event["type"] for event in expected["events"]] == ["resignation"]
    assert eventx("golden", "check", *flags) == Done(0, "", "")
    assert eventx("golden", "check", str(case.parent)).code == 1


def test_types_are_listed_and_shown(eventx: Run, resignation: str) -> None:
    as_json = json.loads(eventx("types", "list", "--format", "json", "--types-file", resignation).out)
    assert [each["name"] for each in as_json] == [*SHIPPED, "resignation"]
    assert [each["name"] for each in as_json if each["optional"]] == [*PACKS]
    assert as_json[-1] == {"name": "resignation", "optional": False, "describe": "Somebody gives up an office."}
    shown = eventx("types", "show", "resignation", "--types-file", resignation)
    for line in ("resignation.<resigner>-resigned", "  verbs: resign, abdicate", "  unless: object = any"):
        assert line in shown.lines
    assert "  yes: Mayor Ruth Adeyemi resigned on Friday." in shown.lines
    fields = json.loads(eventx("types", "show", "swap", "--format", "json").out)
    assert fields["frame"][0]["rule"] == known()["swap"].frames[0].rule
    assert "  captive: true\n" in eventx("types", "show", "release").out  # as TOML has it
    unknown = eventx("types", "show", "meetings")
    assert (unknown.code, "did you mean meeting?" in unknown.err) == (2, True)


# Lint


def test_what_is_right_passes(eventx: Run, resignation: str) -> None:
    assert eventx("types", "lint", resignation) == Done(0, "", "")


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_passes(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.toml"
    path.write_text(source_of(name), encoding="utf-8")
    assert [str(finding) for finding in lint(path) if finding.level == "error"] == []


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "message"),
    [
        ("verbs", "verb", 17, "frame.0.verb", "there is no such key"),
        ('subject = "resigner"', 'subject = "guest"', 18, "frame.0.slots.subject", "unknown role 'guest'"),
        ("[frame.unless]\nobject", "[frame.unless]\nobjects", 25, "frame.0.unless.objects", "unknown slot 'objects'"),
        ("Mayor Ruth Adeyemi resigned", "Mayor Ruth Adeyemi quit", 20, "frame.0.yes", "its trigger was not met"),
        (
            "Mayor Ruth Adeyemi resigned",
            "The table resigned",
            20,
            "frame.0.yes",
            'turned down, since "The table", as its subject, is no person or group that is known',
        ),
        ("He resigned himself to a long wait.", "The premier resigned.", 22, "frame.0.no", "is found in"),
        ("principal =", 'within = ["swaps"]\nprincipal =', 3, "within", "no event type 'swaps'"),
        (
            'verbs = ["resign"',
            'verbs = ["step down"',
            17,
            "frame.0.verbs.0",
            'one word: "step", with particles = ["down"]',
        ),
        ('verbs = ["resign"', 'verbs = ["resign", "gave"', 17, "frame.0.verbs", "'gave' is a form of 'give'"),
        ("[plover]", "[plover]\nrecipient = ['x']", 10, "plover.recipient", "unknown role 'x'"),
        ('cameo = "083"', 'cameo = "83b"', 12, "plover.cameo", "String should match pattern"),
    ],
)
def test_lint_says_line_key_and_reason(resignation: str, old: str, new: str, line: int, key: str, message: str) -> None:
    assert old in TYPE
    Path(resignation).write_text(TYPE.replace(old, new), encoding="utf-8")
    (finding,) = [each for each in lint(Path(resignation)) if each.level == "error"]
    assert (finding.line, finding.key) == (line, key)
    assert message in finding.message


def test_lint_prints_its_findings(eventx: Run, resignation: str) -> None:
    Path(resignation).write_text(TYPE.replace("principal =", "principals ="), encoding="utf-8")
    text, as_json = eventx("types", "lint", resignation), eventx("types", "lint", resignation, "--format", "json")
    assert (text.code, as_json.code, "TYPE_LINT" in text.err) == (1, 1, True)
    assert text.lines[0] == f"{resignation}: error: principal: is missing"
    assert json.loads(as_json.lines[1]) == {
        "level": "error",
        "source": resignation,
        "line": 3,
        "key": "principals",
        "message": "there is no such key: did you mean principal?",
    }


def test_lint_warns_of_what_is_odd(eventx: Run, resignation: str, tmp_path: Path) -> None:
    odd = TYPE.replace('verbs = ["resign", "abdicate"]', 'verbs = ["resign", "meet"]')
    odd = odd.replace("[plover]", "[roles.successor]\n[forms.resign]\npast = 'resought'\n[forms.forgo]\n[plover]")
    Path(resignation).write_text(odd, encoding="utf-8")
    done = eventx("types", "lint", resignation)
    assert done.code == 0
    assert "roles.successor: no frame fills this role" in done.out
    assert "forms.forgo: no frame has this trigger" in done.out
    assert "forms.resign: the lexicon knows this word, with its forms" in done.out
    assert eventx("types", "lint", "-q", resignation) == Done(0, "", "")
    assert "overlap" not in done.out  # "meet" is a trigger of others too, which find nothing in these sentences
    second = tmp_path / "other.toml"
    second.write_text(TYPE.replace("resignation", "departure"), encoding="utf-8")
    both = eventx("types", "lint", resignation, str(second))
    assert "overlap: resignation.<resigner>-resigned finds an event in its `yes` too" in both.out
    (tmp_path / "bytes.toml").write_bytes(b"name = '\xff'")
    assert "not UTF-8 at byte 8" in eventx("types", "lint", str(tmp_path / "bytes.toml")).out
    assert eventx("types", "lint", str(tmp_path / "none.toml")).code == 2


def test_the_schema_of_type_files_takes_what_ships() -> None:
    import tomllib

    schema = type_file_schema()
    Draft202012Validator.check_schema(schema)
    committed = json.loads((ROOT / "schemas" / "v1" / "type-file.schema.json").read_text(encoding="utf-8"))
    assert committed == schema
    validator = Draft202012Validator(schema)
    for name in SHIPPED:
        assert list(validator.iter_errors(tomllib.loads(source_of(name)))) == []
    assert not validator.is_valid(tomllib.loads(TYPE.replace("verbs", "verb")))
