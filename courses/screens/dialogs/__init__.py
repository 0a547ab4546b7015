"""Small windows over a screen: a question, a message, a choice, a few fields, the help and the palette."""
