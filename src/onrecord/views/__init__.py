"""Views: a record goes in, what a reader wants to see comes out; nothing is written.

Every view is a function from a record and filters to frozen records of its own, which the terminal, JSON,
CSV, Markdown and HTML share. What views print is fixed labels, names, dates, numbers and the sources' own
words.
"""
