"""Functions from strings to strings: slugs, names, dates, excerpts. Knows no article and no file."""
