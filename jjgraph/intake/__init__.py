"""Seed files become a checked data set: reading, validation, mapping. Bad data is a report, never a crash."""
