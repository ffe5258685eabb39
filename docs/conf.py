"""How the documentation site is built: `make site` writes build/site, which needs no network to be read."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from eventx import __version__  # noqa: E402

project = "eventx"
author = "the authors of eventx"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["images/*.md"]
nitpicky = True
nitpick_ignore_regex = [
    ("py:.*", r"(pydantic|collections|datetime|typing|annotated_types|pathlib)\..*|dt\..*|Annotated.*|Path")
]

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4
suppress_warnings = ["myst.header"]  # the command line's page goes from its title to its commands

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "exclude-members": "model_config,model_post_init"}

html_theme = "furo"
html_title = f"eventx {version}"
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
