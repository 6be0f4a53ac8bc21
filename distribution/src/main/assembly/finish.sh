#!/bin/sh
# Finishes the exploded distribution: $1 is its folder.
set -eu
dist=$1
chmod +x "$dist/bin/parallax"
mkdir -p "$dist/deploy" "$dist/log"

# One run with a bit of everything teaches the JVM what starting takes. The cache only makes starting faster: without
# it the distribution is complete.
rm -f "$dist/lib/parallax.aot"
if PARALLAX_AOT_TRAINING=1 PARALLAX_BASE= PARALLAX_OPTS= \
    "$dist/bin/parallax" launch -q 'fakesrc num-buffers=1 ! queue ! fakesink' \
    >"$dist/../aot-training.txt" 2>&1 && [ -s "$dist/lib/parallax.aot" ]; then
    echo "AOT cache: $dist/lib/parallax.aot"
else
    rm -f "$dist/lib/parallax.aot"
    echo "[WARNING] no AOT cache, starting will take longer; see $dist/../aot-training.txt"
fi
rm -rf "$dist/log" "$dist/cache"
mkdir -p "$dist/log"
