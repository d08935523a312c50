"""Run the command with `python -m generator`."""

from generator.cli import command

command()
