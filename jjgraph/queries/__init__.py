"""Cypher: the library of named queries under cypher/, and the statements built from the schema."""
