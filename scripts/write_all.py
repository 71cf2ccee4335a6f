"""Write everything that is generated from the code and committed; `--check` only looks."""

import sys

from scripts import write_flows, write_openapi, write_permissions, write_sources


def main() -> int:
    made = [m.write() for m in (write_openapi, write_flows, write_permissions, write_sources)]
    return not all(made)


if __name__ == "__main__":
    sys.exit(main())
