"""The nouns of the content model, immutable.

A noun's fields, with their types, rules and explanations, stand in its class; `parse/` reads them from there and so does
the content reference in `docs/`. Knows no YAML, no file, no page.
"""
