"""Letters on their way out: the message, the mailers, the marks, and the stories by keys."""
