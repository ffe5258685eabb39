"""`python -m eventx.spark`, and the file to give to `spark-submit`."""

import sys

from eventx.spark.job import main

if __name__ == "__main__":
    sys.exit(main())
