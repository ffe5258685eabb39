"""How far a run has come, kept in a file, so that another one can go on from there and write the same bytes.

Items are taken, and their results written, in one order. A checkpoint says: so many items are done with, this is a hash
of them, and so long is each output with all that came of them. It is written when the outputs are on the disk, and
replaced as a whole. A run that goes on cuts the outputs to these lengths and passes over these items.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol

from eventx.faults import Code, Fault
from eventx.inputs.settings import Item, Page, Rejected
from eventx.outputs.part import open_part, part_of, put_in_place
from eventx.outputs.sink import Sink, open_sink
from eventx.values import as_dict, dataclass, field

EVERY = 1.0  # seconds between checkpoints: what is done again after a kill


@dataclass(slots=True)
class State:
    """What the file holds. `run` is a hash of what decides the output, `tally` whatever the run counts."""

    run: str
    items: int = 0
    digest: str = ""
    lengths: dict[str, int] = field(default_factory=dict)
    tally: dict[str, Any] = field(default_factory=dict)
    done: bool = False


class Outputs(Protocol):
    """The outputs of a run, each with a role. `done`: an earlier run wrote all of them; `resumed`: it wrote some."""

    done: bool
    resumed: bool
    tally: dict[str, Any]

    def open(self, role: str) -> contextlib.AbstractContextManager[Sink]: ...
    def rest(self, items: Iterable[Item]) -> Iterable[Item]: ...
    def passed(self, item: Item, tally: Callable[[], dict[str, Any]]) -> None: ...
    def complete(self, tally: dict[str, Any]) -> None: ...
    def finish(self) -> None: ...


class Direct:
    """Outputs that are written in one go, or not at all."""

    done = resumed = False

    def __init__(self, outputs: Mapping[str, str | None]) -> None:
        """`outputs`: paths by role, like `events`; None is standard output."""
        self._outputs = outputs
        self.tally: dict[str, Any] = {}

    def open(self, role: str) -> contextlib.AbstractContextManager[Sink]:
        return open_sink(self._outputs[role])

    def rest(self, items: Iterable[Item]) -> Iterable[Item]:
        return items

    def passed(self, item: Item, tally: Callable[[], dict[str, Any]]) -> None:
        pass

    def complete(self, tally: dict[str, Any]) -> None:
        pass

    def finish(self) -> None:
        pass


class Checkpoint:
    """The state of a run, and its outputs.

    `passed` is told of every item when what came of it is written. `finish` puts the outputs in their places.
    """

    def __init__(self, path: str, run: str, outputs: Mapping[str, str], *, resume: bool) -> None:
        """`outputs`: paths by role, like `events`. Raises `Fault` if there is a checkpoint and it is not to be used."""
        self._path = path
        self._outputs = outputs
        self._sinks: dict[str, Sink] = {}
        self._digest = blake2b(digest_size=16)
        found = _load(path)
        if found is None:
            self._state = State(run)
        else:
            self._check(found, run, resume=resume)
            self._state = found
        self.resumed = self._kept = found is not None
        self.done = self._state.done
        self.tally = self._state.tally
        self._before = self._state.items
        self._written = time.monotonic()

    @contextlib.contextmanager
    def open(self, role: str) -> Iterator[Sink]:
        """The output of that role, as long as the checkpoint says. It stays for the next run, if that has a checkpoint."""
        path = self._outputs[role]
        with open_part(path, self._state.lengths.get(role, 0)) as sink:
            self._sinks[role] = sink
            try:
                yield sink
            finally:
                if not self._kept:
                    part_of(path).unlink(missing_ok=True)

    def rest(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items that are not done with. Raises `Fault` if those before are not the ones that were done."""
        source = iter(items)
        for _ in range(self._before):
            item = next(source, None)
            if item is None:
                break
            self._digest.update(_key(item))
        if self._before and self._digest.hexdigest() != self._state.digest:
            hint = "resume with the same inputs in the same order, or remove the checkpoint to start anew"
            raise Fault(Code.CHECKPOINT, "the inputs are not those of the run before", hint=hint, source=self._path)
        yield from source

    def passed(self, item: Item, tally: Callable[[], dict[str, Any]]) -> None:
        """All that came of the item is written, and counted. Now and then, that is made to last."""
        self._state.items += 1
        self._digest.update(_key(item))
        if time.monotonic() - self._written >= EVERY:
            self._save(tally(), done=False)

    def complete(self, tally: dict[str, Any]) -> None:
        """The outputs are complete, and still open."""
        self._save(tally, done=True)

    def finish(self) -> None:
        """Put the complete outputs in their places, and remove the checkpoint."""
        for path in self._outputs.values():
            put_in_place(path)
        Path(self._path).unlink(missing_ok=True)

    def _save(self, tally: dict[str, Any], *, done: bool) -> None:
        state = self._state
        state.lengths = {role: sink.settle() for role, sink in self._sinks.items()}
        state.digest, state.tally, state.done = self._digest.hexdigest(), tally, done
        with open_part(self._path, 0) as file:
            file.write(json.dumps(as_dict(state)) + "\n")
            file.settle()
        put_in_place(self._path)
        self._kept = True
        self._written = time.monotonic()

    def _check(self, found: State, run: str, *, resume: bool) -> None:
        anew = "remove it to start anew"
        if not resume:
            message = "there is a checkpoint of a run that did not end"
            raise Fault(Code.CHECKPOINT, message, hint=f"go on with --resume, or {anew}", source=self._path)
        if found.run != run:
            message = "the run before had other flags, another version or other rules"
            raise Fault(Code.CHECKPOINT, message, hint=f"resume with the same, or {anew}", source=self._path)
        if not found.lengths.keys() <= self._outputs.keys():
            message = f"the run before also wrote {', '.join(found.lengths.keys() - self._outputs.keys())}"
            raise Fault(Code.CHECKPOINT, message, hint=f"resume with the same outputs, or {anew}", source=self._path)


def _load(path: str) -> State | None:
    """The state in the file; None if there is no file."""
    try:
        values = json.loads(Path(path).read_bytes())
        if not isinstance(values, dict) or values.keys() != {*State.__match_args__}:
            raise ValueError("fields are missing")
        return State(**values)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        message = f"no checkpoint, or not one of this version: {error}"
        raise Fault(Code.CHECKPOINT, message, hint="name another file, or remove this one", source=path) from error


def _key(item: Item) -> bytes:
    """What tells an item from others, as bytes."""
    parts: tuple[str, ...]
    if isinstance(item, Rejected):
        parts = (item.fault.code.value, str(item.fault.line))
    elif isinstance(item, Page):
        parts = (item.url or "", item.charset or "", blake2b(item.data).hexdigest())
    else:
        document = item.document
        parts = (document.id, str(document.published), document.title or "", document.url or "", document.text)
    return blake2b("\x1f".join(parts).encode(errors="surrogatepass")).digest()
