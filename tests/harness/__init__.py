"""Programs that try to break a build: each may be run by itself with a number, and runs small among the tests."""
