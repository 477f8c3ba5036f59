#!/bin/sh
# Find a Python that is new enough, then let it prepare .venv:  install.sh GOAL GROUP...
# What is missing is said in one line, with the command that mends it. PYTHON chooses an interpreter.
set -eu

python=${PYTHON:-python3}
goal=$1
shift

# The command that gets a newer Python than "$1" (nothing, if there is none): one that is here already, one of
# the system's packages, or one that the user has elsewhere.
advice() {
    for minor in 13 12 11; do
        if "python3.$minor" -c 'import venv' 2>/dev/null; then
            echo "make $goal PYTHON=python3.$minor"
            return
        fi
    done
    if command -v apt-get >/dev/null 2>&1; then
        sudo=
        [ "$(id -u)" = 0 ] || sudo="sudo "
        for minor in ${1:+13 12 11}; do
            if apt-cache show "python3.$minor-venv" >/dev/null 2>&1; then
                install="${sudo}apt-get install python3.$minor python3.$minor-venv"
                echo "$install && make $goal PYTHON=python3.$minor"
                return
            fi
        done
        echo "${sudo}apt-get install python3 python3-venv"
    elif command -v brew >/dev/null 2>&1; then
        echo "brew install python@3.13 && make $goal PYTHON=python3.13"
    else
        echo "make $goal PYTHON=/path/to/a/newer/python3"
    fi
}

version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || {
    echo "Python 3.11 or newer is needed, and '$python' does not run. Run: $(advice "")" >&2
    exit 1
}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed, and '$python' is $version. Run: $(advice "$version")" >&2
    exit 1
}
exec "$python" tools/install.py "$@"
