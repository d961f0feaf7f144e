"""The whole trip, for the command line and the notebooks: from seed folders to answers, measures and maps."""
