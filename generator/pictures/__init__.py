"""Pictures: where they are, what their files carry, and what of them is published.

Bytes in, bytes out; the only room that knows Pillow, and it is imported when a picture must be opened.
"""

from generator.pictures.clean import cleaned as cleaned
from generator.pictures.look import Look as Look
from generator.pictures.look import look as look
from generator.pictures.make import WIDTHS as WIDTHS
from generator.pictures.make import File as File
from generator.pictures.make import made as made
from generator.pictures.names import misnamed as misnamed
from generator.pictures.opened import LARGEST as LARGEST
from generator.pictures.places import Pictures as Pictures
