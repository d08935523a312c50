"""Lists what the site has: address, template, view; feeds and plain files beside them.

Writes nothing and renders nothing. Views hold exactly what a template shows.
"""

from generator.plan.files import Listed, plain
from generator.plan.jobs import Job, Planned
from generator.plan.site import Plan, fixed_addresses, site, with_article
from generator.plan.taken import message_of

__all__ = ["Job", "Listed", "Plan", "Planned", "fixed_addresses", "message_of", "plain", "site", "with_article"]
