"""For the interpreters that Spark starts under test: their work obeys the text (`stand_ins`), or eventx is not there."""

import os
import sys

if "NO_EVENTX" in os.environ:
    sys.modules["eventx"] = None  # type: ignore[assignment]  # as Python marks what cannot be imported
else:
    import stand_ins

    import eventx
    from eventx.batch import extraction

    extraction.Extraction = stand_ins.Told  # type: ignore[misc]
    eventx.__version__ = os.environ.get("OTHER_EVENTX", eventx.__version__)
