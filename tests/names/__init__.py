"""The name check: its labelled letters, its tables, its promises."""
