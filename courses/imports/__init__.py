"""From a file somebody else made to rows that may be kept: all problems first, then one transaction."""
