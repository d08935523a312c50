"""The same work for Pelican: pages, a feed for each tag and category, day archives, with its own simple theme."""

AUTHOR = "Desk"
SITENAME = "Benchmark"
SITEURL = "https://digest.example"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "simple"
ARTICLE_URL = "{date:%Y}/{date:%m}/{date:%d}/{slug}/"
ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{date:%d}/{slug}/index.html"
DAY_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/{date:%d}/index.html"
FEED_ALL_RSS = "feed.xml"
FEED_MAX_ITEMS = 30
TAG_FEED_RSS = "tags/{slug}/feed.xml"
CATEGORY_FEED_RSS = "conflicts/{slug}/feed.xml"
RSS_FEED_SUMMARY_ONLY = False
DEFAULT_PAGINATION = 50
CACHE_CONTENT = False
