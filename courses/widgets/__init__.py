"""Parts of screens that know no store."""
