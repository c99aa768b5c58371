"""The launcher: finds a JDK, builds, fetches the local model, starts everything and shows it.

Standard library only, since it is the first thing that runs on a fresh machine.
"""
