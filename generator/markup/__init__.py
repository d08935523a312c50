"""Turns one body into a `Fragment`: safe HTML, open links, headings, plain text.

Knows no other file and no address of this site; an internal link stays open until `link/` proves it.
"""

from generator.markup.convert import fragment, inline
from generator.markup.source import masked
from generator.model.fragment import Fragment, Heading, OpenLink

__all__ = ["Fragment", "Heading", "OpenLink", "fragment", "inline", "masked"]
