"""The Spark job: documents from Parquet or JSON Lines, their events to Parquet or JSON Lines by day of publication.

What comes of the documents is worked out once and kept on the executors' disks; then events and errors are written. So a
folder is replaced only when all that goes into it is known.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from eventx.cli.messages import Messages
from eventx.extras import require
from eventx.faults import Code, Exit, Fault
from eventx.spark.failures import told
from eventx.spark.flags import Flags, read_flags
from eventx.spark.frames import DAY, extract_events, json_events
from eventx.spark.start import session

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, DataFrameWriter, SparkSession

PIECES_A_CORE = 4  # of work, where the input has too few: the last one to end keeps no core waiting for long


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the job and return its exit code: 0 also where documents failed, which are in the errors."""
    messages = Messages()
    try:
        flags = read_flags(sys.argv[1:] if arguments is None else arguments)
        messages.info(run(flags))
    except Fault as fault:
        messages.error(fault)
        return fault.exit
    except ValueError as error:  # of an option
        messages.error(Fault(Code.USAGE, str(error), hint="python -m eventx.spark --help"))
        return Exit.USAGE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return Exit.DONE


def extract(spark: SparkSession, flags: Flags) -> dict[str, int]:
    """Do the work; how many events of each type, and errors and warnings of each code, there are. Raises `Fault`."""
    from pyspark.sql import functions
    from pyspark.storagelevel import StorageLevel

    with told(Code.INPUT_UNREADABLE):
        documents = spread(read(spark, flags), flags.partitions)
        results = extract_events(documents, **flags.options).persist(StorageLevel.DISK_ONLY)
        kind = functions.coalesce(results["type"], results["error"]["code"]).alias("kind")
        counts = {row["kind"]: row["count"] for row in results.groupBy(kind).count().collect()}
    with told(Code.OUTPUT_UNWRITABLE):
        write_events(results, flags)
        errors = results.where(results["error"].isNotNull()).select("error.*")
        replacing(errors).json(f"{flags.output}/errors/batch={flags.batch}", ignoreNullFields=False)
        results.unpersist()
    return counts


def read(spark: SparkSession, flags: Flags) -> DataFrame:
    """The documents: the columns of Parquet, or lines of JSON as they stand, which the workers read."""
    if flags.reads == "parquet":
        return spark.read.parquet(*flags.input)
    return spark.read.text(list(flags.input), lineSep="\n")


def spread(documents: DataFrame, partitions: int | None) -> DataFrame:
    """The documents in so many pieces of work; else as they were read, if there is a piece for every core."""
    if partitions is None:
        cores = documents.sparkSession.sparkContext.defaultParallelism
        if documents.rdd.getNumPartitions() >= cores:
            return documents
        partitions = cores * PIECES_A_CORE
    return documents.repartition(partitions)


def write_events(results: DataFrame, flags: Flags) -> None:
    """The events, a folder a day of publication."""
    from pyspark.sql import functions

    folder = f"{flags.output}/events/batch={flags.batch}"
    if flags.writes == "jsonl":
        by_day(json_events(results)).text(folder, lineSep="\n")
    else:
        day = functions.substring(results["document"]["published"], 1, DAY)
        events = results.where(results["error"].isNull()).withColumn("published_on", day).drop("error")
        by_day(events).parquet(folder)


def by_day(events: DataFrame) -> DataFrameWriter:
    """A writer by day of publication, in files of a reasonable size however uneven the days are."""
    # As SQL, for the Python of Spark 3.5 gives this hint no columns.
    even = events.sparkSession.sql("SELECT /*+ REBALANCE(published_on) */ * FROM {events}", events=events)
    return replacing(even).partitionBy("published_on")


def replacing(rows: DataFrame) -> DataFrameWriter:
    """A writer that replaces a folder as a whole, even where the cluster is set to replace only what it finds new."""
    return rows.write.mode("overwrite").option("partitionOverwriteMode", "static")


def run(flags: Flags) -> Fault:
    """Run the job and say what it did. Raises `Fault`."""
    require("pyspark.sql", "spark", "the job")
    begun = time.monotonic()
    with told(Code.EXTRA_MISSING):
        spark = session(flags.master)
    try:
        counts = extract(spark, flags)
    finally:
        spark.stop()
    found = ", ".join(f"{kind} {count:,}" for kind, count in sorted(counts.items())) or "no event"
    return Fault(Code.SUMMARY, f"{found}; {time.monotonic() - begun:,.1f} s", source=flags.output)
