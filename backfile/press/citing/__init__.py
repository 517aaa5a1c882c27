"""How an article is cited: in the forms of printed style guides, and as files for programs."""
