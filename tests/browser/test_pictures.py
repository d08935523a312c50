"""Pictures as a browser takes them: the size that fits, late where they are far down, hidden where they are graphic."""

import io

import pytest
from PIL import Image

from tests.sites import ARTICLE, built, files

FAR = "\n\n".join(["A long paragraph of the report. " * 30] * 12)
PLAIN = ARTICLE.replace("tags:", "image: {file: media/dam.jpg, alt: A dam, credit: 'Photo: A. Name, CC BY 4.0'}\ntags:")
GRAPHIC = PLAIN.replace("2025-01-12", "2025-01-13").replace("tags:", "content_warning: [death]\ntags:")
SITE = f"""\
-- content/site.yaml --
title: Test Digest
url: https://digest.example/
authority: digest.example
authority_year: 2026
timezone: Europe/Kyiv
previews: true
-- content/articles/x.md --
{PLAIN}
{FAR}

![A map](media/map.png "Map: the desk")
-- content/articles/g.md --
{GRAPHIC}
![A street](media/map.png "Photo: the desk")
-- content/media/dam.jpg --
{{picture 2400x1600}}
-- content/media/map.png --
{{picture 1600x900}}
"""
SHOWN = "() => [...document.images].map(i => ({file: i.currentSrc.split('/').pop(), width: i.getBoundingClientRect().width, done: i.complete && i.naturalWidth > 0, seen: i.checkVisibility()}))"


def head(page):
    return page.evaluate(SHOWN)[0]


@pytest.mark.parametrize(
    ("width", "density", "least", "most"), [(390, 1, 390, 800), (390, 3, 960, 1700), (1280, 1, 600, 1000)]
)
def test_the_browser_takes_the_copy_that_fits(little, tab, width, density, least, most):
    """As wide as the screen asks for, in the lightest format it knows; nothing moves when it comes."""
    opened = tab(little(SITE), viewport={"width": width, "height": 800}, device_scale_factor=density)
    page = opened.open("2025/01/12/x/")
    page.wait_for_function("() => document.images[0].complete")
    kind, copy = head(page)["file"].split(".")[-1], int(head(page)["file"].split(".")[-2])

    assert kind == "avif"
    assert least <= copy <= most
    assert head(page)["width"] <= width
    assert opened.complaints == []


def test_a_browser_without_the_new_formats_shows_the_plain_one(little, tab):
    """The element inside works alone."""
    page = tab(little(SITE)).open("2025/01/12/x/")
    page.evaluate("document.querySelectorAll('source').forEach(s => s.remove())")
    page.wait_for_function("() => document.images[0].complete && document.images[0].naturalWidth > 0")

    assert head(page)["file"] == "dam.jpg"


def test_what_is_far_down_is_loaded_late(little, tab):
    """The picture at the end is asked for when its reader comes near, and its room is kept before."""
    opened = tab(little(SITE), viewport={"width": 390, "height": 600})
    asked = []
    opened.page.on("request", lambda request: asked.append(request.url))
    page = opened.open("2025/01/12/x/")
    page.wait_for_load_state("networkidle")
    before = page.evaluate("document.documentElement.scrollHeight")
    assert not any("map.png" in url for url in asked)

    page.locator("img").last.scroll_into_view_if_needed()
    page.wait_for_function("() => [...document.images].pop().complete")
    assert any("map.png" in url for url in asked)
    assert page.evaluate("document.documentElement.scrollHeight") == before


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_graphic_is_seen_by_choice(little, tab, scripts):
    """Neither picture is seen, nor loaded where scripts run, before its reader opens it, with the mouse or the keyboard, with scripts or without."""
    opened = tab(little(SITE), java_script_enabled=scripts)
    asked = []
    opened.page.on("request", lambda request: asked.append(request.url))
    page = opened.open("2025/01/13/g/")
    page.wait_for_load_state("networkidle")
    assert [image["seen"] for image in page.evaluate(SHOWN)] == [False, False]
    if scripts:  # without them a browser loads no picture late, lest a page learn how far its reader came
        assert not [url for url in asked if "/media/" in url]

    first, second = page.locator("summary").all()
    assert "death" in first.inner_text() and "death" in second.inner_text()
    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    assert [image["seen"] for image in page.evaluate(SHOWN)] == [True, False]
    second.click()
    assert [image["seen"] for image in page.evaluate(SHOWN)] == [True, True]
    assert any("dam.jpg" in url for url in asked)
    page.reload()
    assert [image["seen"] for image in page.evaluate(SHOWN)] == [False, False]


def photograph():
    """As a telephone writes one: its model and software, on its side, with a packet and a comment."""
    exif = Image.Exif()
    exif.update({0x0110: "Telephone 9", 0x0112: 6, 0x0131: "Camera 3.1"})
    out = io.BytesIO()
    packet = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>PACKET</x:xmpmeta>"
    Image.new("RGB", (900, 1200), (90, 110, 130)).save(out, "JPEG", exif=exif, xmp=packet, comment=b"A COMMENT")
    return out.getvalue()


def test_no_output_carries_what_the_camera_wrote():
    """It is turned the right way up; neither EXIF nor a packet, a comment or a profile stands in any file of the site."""
    made = built({**files(SITE), "content/media/dam.jpg": photograph()})
    assert made.found == ()
    outputs = {artifact.path: artifact.data for artifact in made.value.artifacts}
    pictures = [path for path in outputs if path.endswith((".jpg", ".png", ".avif", ".webp"))]

    assert {path.rpartition(".")[2] for path in pictures} == {"jpg", "png", "avif", "webp"}
    for path in pictures:
        image = Image.open(io.BytesIO(outputs[path]))
        assert not dict(image.getexif()), path
        assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & {key.casefold() for key in image.info}, path
        assert "dam.jpg" not in path or image.width > image.height
    for trace in (b"Telephone 9", b"Camera 3.1", b"PACKET", b"A COMMENT", b"Exif\0\0"):
        assert not [path for path, data in outputs.items() if trace in data], trace
