"""The kinds of page, one file each. `layout` lists them in the order in which they are laid out."""
