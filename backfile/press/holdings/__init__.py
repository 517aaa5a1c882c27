"""What the archive holds, as pages are made of it: sorted, indexed, packed, and related."""
