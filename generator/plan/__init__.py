"""Lists what the site has: address, template, view; feeds and plain files beside them.

Writes nothing and renders nothing. Views hold exactly what a template shows.
"""

from generator.plan.site import Plan, fixed_addresses, site

__all__ = ["Plan", "fixed_addresses", "site"]
