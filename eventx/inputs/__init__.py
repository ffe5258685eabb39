"""Documents from files and standard input, one format a module."""
