"""The institute's static site: pages with relative links that open from a folder, with no network."""
