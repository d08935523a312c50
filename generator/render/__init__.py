"""Turns a view and a template into HTML.

The one room that knows jinja2. Templates see the view and nothing else: no setting, no clock, no function that reaches out.
"""

from generator.render.html import Templates, compiled, render, templates
from generator.render.private import private

__all__ = ["Templates", "compiled", "private", "render", "templates"]
