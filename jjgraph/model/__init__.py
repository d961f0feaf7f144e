"""Pure data: the schema, records, dates, the fold of claims into ties, and the view. No input or output."""
