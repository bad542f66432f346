"""Renderers: a report as text for people or data for programs. They know the model and nothing else."""
