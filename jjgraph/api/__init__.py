"""Python for researchers: a read-only connection, tables, charts and maps for notebooks."""
