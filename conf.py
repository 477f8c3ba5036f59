"""Settings of The Therapist Diaries knowledge base: declarations only."""

import sys
from pathlib import Path

# The extension stands beside this file and needs no installation of its own.
sys.path.insert(0, str(Path(__file__).parent))

# -- The site -----------------------------------------------------------------
project = "The Therapist Diaries"
author = "The Therapist Diaries"
copyright = "The Therapist Diaries"
version = release = "1"
language = "en"

# The one address setting: canonical links, feed, sitemap and 404 page follow it.
# Empty works too, for a copy on a disk or an address that is not known yet.
html_baseurl = ""

# -- Content ------------------------------------------------------------------
root_doc = "index"
include_patterns = ["index.md", "posts/**", "topics/**", "pages/**"]
# These only keep the search for content files short.
exclude_patterns = [
    ".git",
    ".venv",
    "_build",
    "_static",
    "benchmarks",
    "docs",
    "node_modules",
    "tests",
    "tools",
    "topicbook",
]

# -- Extensions ---------------------------------------------------------------
extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "notfound.extension",
    "topicbook",
]
myst_enable_extensions = ["colon_fence", "deflist"]
# Raw HTML shows as text: a title such as "# <script>" must never run.
myst_disable_syntax = ["html_block", "html_inline"]
myst_heading_anchors = 3
# Footnotes stay where they are written; the list of sources closes each text.
myst_footnote_sort = False
myst_footnote_transition = False
bibtex_bibfiles = ["topics/references.bib"]
bibtex_default_style = "unsrt"

notfound_template = "topicbook/not-found.html"

topicbook_byline = (
    "Knowledge-base edition of The Therapist Diaries. "
    "Written from published research; not Georgina's own words."
)
topicbook_inquiries_name = "Voyager Therapy"
topicbook_inquiries_url = ""

# -- HTML ---------------------------------------------------------------------
html_theme = "furo"
html_title = project
html_logo = "_static/logo.svg"
html_favicon = "_static/favicon.svg"
html_static_path = ["_static"]
html_css_files = ["brand.css"]
html_theme_options = {"top_of_page_buttons": []}
html_use_index = False
html_domain_indices = False
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "topicbook/sidebar.html",
        "sidebar/scroll-end.html",
    ]
}

# -- Books --------------------------------------------------------------------
epub_basename = "the-therapist-diaries"
topicbook_book = f"_build/epub/{epub_basename}.epub"
# A book takes its colors from the app it is read in.
epub_css_files = []
epub_cover = ("_static/cover.png", "epub-cover.html")
epub_show_urls = "no"
epub_use_index = False
# The contents come from hidden toctrees; the fourth level holds the posts.
epub_tocscope = "includehidden"
epub_tocdepth = 4
latex_elements = {"preamble": r"\setcounter{tocdepth}{3}"}
latex_domain_indices = False
