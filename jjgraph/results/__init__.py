"""What a study or a query returns: rows with columns and notes, how their cells are shown, a chart."""
