"""A static-site generator for a curated conflict-news digest."""

VERSION = "0.1.0"
