#!/bin/sh
# build/dist/pylore-*.whl, tried in a fresh environment:  packaging/wheel/make.sh
# PYLORE_PYTHON is the Python that builds; python3 where nothing is said.
set -eu
cd "$(dirname "$0")/../.."
tools=build/wheel-tools
[ -x $tools/bin/python ] || "${PYLORE_PYTHON:-python3}" -m venv $tools
$tools/bin/python -m pip install -q --disable-pip-version-check -r packaging/wheel/requirements.txt
rm -f build/dist/*.whl
mkdir -p build/dist
$tools/bin/python -m pip wheel -q --disable-pip-version-check --no-deps --no-build-isolation -w build/dist .
wheel=$($tools/bin/python packaging/wheel/tag.py build/dist/pylore-*-linux_*.whl)
$tools/bin/python -B tests/packaging/wheel.py "$wheel"
ls -l "$wheel"
