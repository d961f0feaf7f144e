"""Who is central and which collaboration is missing: networkx on a `Dataset`; no store, no screen."""
