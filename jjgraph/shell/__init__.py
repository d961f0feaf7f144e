"""A shell for Cypher: statements and commands in, tables, files and maps out."""
