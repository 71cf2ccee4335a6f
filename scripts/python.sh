# Finds a Python that is new enough; sourced by run and test.
for PYTHON in python3 python3.13 python3.12 python3.11; do
  if command -v "$PYTHON" >/dev/null 2>&1 &&
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    return 0
  fi
done
echo "需要 Python 3.11 或更新的版本。Debian 12 及以上：sudo apt install python3 python3-venv" >&2
exit 1
