"""Which pairs will collaborate next: features, a model, and a grade by what was hidden from it."""
