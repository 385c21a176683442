#!/usr/bin/env bash
# Puts RE2's source at the folder given, once: the npm package re2 carries the last RE2 that needs no Abseil, with
# its generated Unicode tables. A file with another hash than the one below is never unpacked.
set -euo pipefail

version=1.18.3
sha256=2b2ad84c6b3fd7b6861335588693edd8d71d4c966dbf99b90ae7a63592e82fd3

target=${1:?usage: fetch_re2.sh FOLDER}
if [ -f "$target/.verified" ] && [ "$(cat "$target/.verified")" = "$sha256" ]; then exit 0; fi

# Made beside the target and moved there whole, so that two builds at once can't see half of it.
mkdir -p "$(dirname "$target")"
work=$(mktemp -d "$(dirname "$target")/re2.XXXXXX")
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent "re2@$version" >/dev/null)
echo "$sha256  $work/re2-$version.tgz" | sha256sum --check --quiet
tar -xzf "$work/re2-$version.tgz" -C "$work" package/vendor package/LICENSE
echo "$sha256" >"$work/package/.verified"
rm -rf "$target"
mv "$work/package" "$target" 2>/dev/null || [ -f "$target/.verified" ]
