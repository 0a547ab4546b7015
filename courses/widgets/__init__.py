"""Parts that screens are built of. They know no store, no actions and no commands."""
