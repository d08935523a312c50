"""Makes `site/` equal to the artifacts, all or nothing.

Decides nothing about content; a file in `site/` that no build made is carried along.
"""

from generator.publish import manifest
from generator.publish.folder import Place, Published, opened, publish

__all__ = ["Place", "Published", "manifest", "opened", "publish"]
