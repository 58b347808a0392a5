"""The way in: what files tell, what is proposed of it, and what nobody should send."""
