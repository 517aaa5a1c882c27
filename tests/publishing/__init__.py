"""The published site is the old one or the new one, whole, whenever a build is stopped and whatever fails."""
