"""The command line: one file a family of commands; errors become exit codes."""
