"""The real command, whose work does what a text tells it to, and which keeps its checkpoint more often.

python tests/told.py extract ...
"""

import sys

import stand_ins

import eventx.batch.checkpoint
import eventx.cli.extract

if __name__ == "__main__":
    eventx.cli.extract.Extraction = stand_ins.Told  # type: ignore[attr-defined]
    eventx.batch.checkpoint.EVERY = 0.02
    sys.exit(eventx.cli.main())
