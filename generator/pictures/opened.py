"""Opens a picture's file with care: only kinds that we publish, and nothing that would fill the memory."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile as Image

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
LARGEST = 80_000_000  # pixels; decoded, that is a quarter of a gigabyte
LONGEST = 16_000  # pixels of a side; WebP has no more
ORIENTATION = 0x0112


class Unreadable(Exception):
    """The file is no picture that we can read; the text says why, in an editor's words."""


class TooLarge(Exception):
    """The picture has more pixels than we decode; the text says how many."""


@contextmanager
def opened(data: bytes) -> Iterator[Image]:
    """The picture, its pixels not yet decoded. Raises Unreadable or TooLarge, also for faults inside the `with`."""
    from PIL import Image as pillow
    from PIL import ImageFile as file
    from PIL import UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow thinks of odd metadata; the size we judge ourselves
            with pillow.open(io.BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > LARGEST or max(image.size) > LONGEST:
                    raise TooLarge(f"it has {image.width:,} × {image.height:,} pixels")
                assert isinstance(image, file.ImageFile)
                yield image
    except (Unreadable, TooLarge, MemoryError):
        raise
    except pillow.DecompressionBombError:
        raise TooLarge("it has many times more pixels than we decode") from None
    except UnidentifiedImageError:
        raise Unreadable("it is no picture of a kind that we know, whatever its name says") from None
    except Exception as fault:  # a damaged file can make a decoder fail in any way
        raise Unreadable("it is damaged or incomplete") from fault


def orientation(image: Image) -> int:
    """How the camera was held, 1 to 8; 1 where the file doesn't say, or says nonsense."""
    try:
        value = image.getexif().get(ORIENTATION, 1)
    except Exception:  # damaged metadata says nothing
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1
