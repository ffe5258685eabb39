"""How the documentation site is built: `make site` writes build/site, which needs no network to be read."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from eventx import __version__

project = "eventx"
author = "the authors of eventx"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_heading_anchors = 4
suppress_warnings = [
    "myst.header",  # the page of the command line goes from its title to its commands
    "misc.highlighting_failure",  # psql and crontab have no lexer
]

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "exclude-members": "model_config,model_post_init"}

html_theme = "furo"
html_title = f"eventx {version}"
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
