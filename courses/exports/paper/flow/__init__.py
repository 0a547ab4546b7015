"""Running text: blocks set one after another, over as many pages as they take."""
