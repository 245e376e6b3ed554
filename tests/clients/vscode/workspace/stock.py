"""What is in stock."""


def shelves(rows):
    for row in rows:
        yield row.strip()
