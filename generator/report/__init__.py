"""Shows diagnostics as text, as annotations for continuous integration, as JSON. Decides nothing."""

from generator.report.show import FORMATS, seen, show, summary

__all__ = ["FORMATS", "seen", "show", "summary"]
