"""Tables and graph files for other programs. What is written is sorted: equal input, equal bytes."""
