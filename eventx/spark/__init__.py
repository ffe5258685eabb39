"""Events of the documents in a Spark DataFrame: `extract_events`. `python -m eventx.spark` is a job that reads and writes.

For Spark 3.5 and 4. The workers need the same eventx as the driver, which is checked there.
"""

from eventx.spark.frames import extract_events, json_events
from eventx.spark.start import session

__all__ = ["extract_events", "json_events", "session"]
