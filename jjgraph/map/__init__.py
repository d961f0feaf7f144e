"""The relationship map: where things stand, the data of the page, and the one offline HTML file."""
