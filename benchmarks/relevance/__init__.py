"""How well search finds, beside Sphinx's own search, Pagefind and MiniSearch."""
