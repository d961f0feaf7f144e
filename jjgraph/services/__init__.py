"""Data sets, queries and names against a store, for the command line, Python and the shell alike."""
