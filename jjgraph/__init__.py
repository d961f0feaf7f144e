"""jjgraph: an evidence-first graph of an industry–education consortium (产教联合体关系图谱)."""

__version__ = "0.1.0"

__all__ = ["__version__"]
