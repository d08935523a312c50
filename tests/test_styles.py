"""What is sent of a style sheet."""

import gzip

from generator.text.styles import uncommented

from tests.sites import ROOT


def test_comments_are_not_sent():
    """Whole lines of comment go; what only looks like a comment stays."""
    css = (
        b'/* why,\n   at length */\na { color: red; } /* kept */\n  /* gone */\nb::before { content: "/* shown */"; }\n'
    )
    assert uncommented(css) == b'a { color: red; } /* kept */\nb::before { content: "/* shown */"; }\n'


def test_the_style_sheet_is_light():
    """It stands before the first paint of every page, and has 5 kB of its 14."""
    sent = uncommented((ROOT / "templates/assets/style.css").read_bytes())
    assert len(gzip.compress(sent, 6)) <= 5 * 1024
