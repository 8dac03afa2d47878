#!/usr/bin/env bash
# Puts Spark's module for YARN into a Spark home: spark-yarn.sh HOME/jars
# Maven's registries do not all have it for Spark 4; PySpark's package of the same version, which carries every jar of
# Spark, does. pip fetches the package (434 MB, checked by its sha256) from wherever it is set up to fetch from; the jar is
# kept in ~/.cache/ringrift, so that this happens once.
set -euo pipefail

version=4.0.1
package=9d1f22d994f60369228397e3479003ffe2dd736ba79165003246ff7bd48e2c73
jar=b0a5acf4b73830f1028314c0cda9e58bde7f4b2963b4b1c42b85b2d65b5654b0
name=spark-yarn_2.13-$version.jar
kept=${XDG_CACHE_HOME:-$HOME/.cache}/ringrift/$name

right() {
    [ -f "$1" ] && echo "$jar  $1" | sha256sum --check --status
}

if ! right "$kept"; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    echo "pyspark==$version --hash=sha256:$package" >"$work/requirements.txt"
    "${RINGRIFT_PYTHON:-python3}" -m pip download --quiet --disable-pip-version-check --require-hashes --no-deps \
        --no-binary pyspark --dest "$work" --requirement "$work/requirements.txt"
    tar --extract --gzip --file "$work/pyspark-$version.tar.gz" --directory "$work" --strip-components=3 \
        "pyspark-$version/deps/jars/$name"
    right "$work/$name" || {
        echo "Cannot use $name of PySpark $version: its sha256 is not the expected $jar." >&2
        exit 1
    }
    mkdir -p "$(dirname "$kept")"
    # Under its name at once and whole, whoever else does the same.
    mv "$work/$name" "$kept.$$"
    mv "$kept.$$" "$kept"
fi
mkdir -p "$1"
cp "$kept" "$1/$name"
