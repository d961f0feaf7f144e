"""The relationship map: where everything stands, the data of the page, and the one offline HTML file."""
