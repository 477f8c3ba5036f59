#!/bin/sh
# Find a Python that can do the work, then let it prepare .venv:  install.sh GOAL GROUP...
# Says in one line what is missing and the command that mends it. PYTHON chooses another interpreter.
set -eu

python=${PYTHON:-python3}
goal=$1
shift

sudo=
[ "$(id -u)" = 0 ] || sudo="sudo "

how_to_get_python() {
    for newer in python3.14 python3.13 python3.12 python3.11; do
        if "$newer" -c 'import sys' 2>/dev/null; then
            echo "make $goal PYTHON=$newer"
            return
        fi
    done
    if command -v apt-get >/dev/null 2>&1; then
        echo "${sudo}apt-get install python3 python3-venv"
    elif command -v brew >/dev/null 2>&1; then
        echo "brew install python@3.13"
    else
        echo "make $goal PYTHON=/path/to/a/newer/python3"
    fi
}

version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || {
    echo "Python 3.11 or newer is needed, and '$python' does not run. Run: $(how_to_get_python)" >&2
    exit 1
}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed, and '$python' is $version. Run: $(how_to_get_python)" >&2
    exit 1
}
exec "$python" tools/install.py "$@"
