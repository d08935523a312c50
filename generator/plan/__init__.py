"""Lists what the site has: address, template, view; feeds and plain files beside them.

Writes nothing and renders nothing. Views hold exactly what a template shows.
"""

from generator.plan.files import Listed, plain
from generator.plan.jobs import Job, Planned
from generator.plan.site import Plan, fixed_addresses, site
from generator.plan.stamps import SIZE as STAMP
from generator.plan.stamps import Stamps
from generator.plan.traced import Cell

__all__ = ["STAMP", "Cell", "Job", "Listed", "Plan", "Planned", "Stamps", "fixed_addresses", "plain", "site"]
