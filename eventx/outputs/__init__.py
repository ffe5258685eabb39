"""Records to files and standard output, one format a module."""
