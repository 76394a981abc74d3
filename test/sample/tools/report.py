"""Sums up a day's orders: python3 tools/report.py orders.csv"""

import csv
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Order:
    """One row of the CSV file. The total is in cents."""

    number: str
    customer: str
    total: int


def read_orders(path: Path) -> list[Order]:
    """Reads orders from a CSV file with the columns number, customer and total."""
    with path.open(newline="", encoding="utf-8") as file:
        return [Order(row["number"], row["customer"], int(row["total"])) for row in csv.DictReader(file)]


def totals_by_customer(orders: list[Order]) -> dict[str, int]:
    """The cents that each customer spent, the best customer first."""
    totals: dict[str, int] = defaultdict(int)
    for order in orders:
        totals[order.customer] += order.total
    return dict(sorted(totals.items(), key=lambda item: item[1], reverse=True))


def average_order(orders: list[Order]) -> float:
    """The mean total of an order in cents."""
    return sum(order.total for order in orders) / len(orders)


def format_report(orders: list[Order]) -> str:
    """The report as plain text, one customer a line."""
    lines = [f"{customer:<20} {total / 100:>10.2f}" for customer, total in totals_by_customer(orders).items()]
    return "\n".join([*lines, f"{'Average order':<20} {average_order(orders) / 100:>10.2f}"])


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: report.py FILE", file=sys.stderr)
        return 2
    print(format_report(read_orders(Path(arguments[0]))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
