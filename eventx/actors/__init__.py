"""People, bodies, groups and places of a document, and what refers to them."""
