"""Who collaborates with whom as a graph, where it falls apart, and which groups it has."""
