"""A session of Spark whose workers are this Python."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from eventx.extras import require
from eventx.faults import Code, Fault

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOCAL = "local[*,4]"
"""All cores of this machine, and four attempts at a task, as on a cluster: `local[*]` has one."""

OF_OUR_OWN: dict[str, bool | float | int | str | None] = {"spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1"}
"""For Java that we start: it hands rows about, and compiling that to the last bit is half the time of a short run."""

ROWS_A_BATCH = "500"  # documents in memory at once; Spark's own 10,000 can be gigabytes
SUBMITTED = "PYSPARK_GATEWAY_PORT"  # set where `spark-submit` has started Java already, and knows the master


def session(master: str | None = None) -> SparkSession:
    """The session that `spark-submit` asks for, or one on this machine, or on `master`.

    Workers run the Python that `PYSPARK_PYTHON` names, and if it names none, this one. Raises `Fault` where there is no
    Spark or no Java.
    """
    require("pyspark.sql", "spark", "a Spark session")
    from pyspark.sql import SparkSession

    if SUBMITTED not in os.environ and not _java():
        hint = "apt-get install default-jre-headless, or set JAVA_HOME to one that is installed"
        raise Fault(Code.EXTRA_MISSING, "Spark needs Java 17, which is not installed", hint=hint)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("eventx")
    if SUBMITTED not in os.environ:
        builder = builder.master(LOCAL).config(map=OF_OUR_OWN)
        builder = builder.config("spark.ui.showConsoleProgress", sys.stderr.isatty())
    if master is not None:
        builder = builder.master(master)
    spark = builder.getOrCreate()
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", ROWS_A_BATCH)
    return spark


def _java() -> bool:
    """Whether Spark's own script will find Java: in JAVA_HOME if that is set, else on the path."""
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java" if home is None else str(Path(home) / "bin" / "java")) is not None
