"""``python -m jjgraph`` is the command line."""

from jjgraph.cli.main import run

if __name__ == "__main__":
    run()
