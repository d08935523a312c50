"""Asks other sites for pages: politely, within limits, and never a machine of our own network.

The one room that opens a connection to fetch something; no build and no check comes here.
"""
