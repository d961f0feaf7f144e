"""Stores behind one protocol: a Neo4j server or an embedded kglite file. The only code that talks to a database."""
