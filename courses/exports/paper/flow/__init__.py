"""The flow: a text in parts (`model.blocks`) → strips that are never torn → pages. `pages.write` is the way in."""
