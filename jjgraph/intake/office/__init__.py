"""From the secretariat's spreadsheets to rows that the store can take: docs/decisions/0023-office-reading.md."""
