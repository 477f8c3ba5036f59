"""Study: questions written once, shown on pages, as cards, in decks and in guides."""
