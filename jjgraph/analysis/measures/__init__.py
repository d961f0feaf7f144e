"""Measures of single organisations and of whole networks, each with its definition and its words."""
