"""`python -m eventx` is the same as `eventx`."""

import sys

from eventx.cli import main

sys.exit(main())
