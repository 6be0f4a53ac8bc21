#!/bin/sh
# Lays out what third parties compile against as a Maven repository: $1 is the source tree, which is built, $2 where to,
# $3 the version.
set -eu
tree=$1
sdk=$2
version=$3

# Copies the POM of a module, and its JAR if it has one.
add() {
    artifact=$1
    module=$2
    place=$sdk/repository/io/parallax/$artifact/$version
    mkdir -p "$place"
    cp "$tree/$module/pom.xml" "$place/$artifact-$version.pom"
    jar=$tree/$module/target/$artifact-$version.jar
    if [ -e "$jar" ]; then
        cp "$jar" "$place/"
    fi
}

rm -rf "$sdk/repository"
add parallax-parent .
add parallax-api api-bundle
add parallax-memory memory-bundle
add parallax-framework framework
add parallax-engine framework/engine
add parallax-elements elements-bundles
for module in "$tree"/elements-bundles/elements-*; do
    add "parallax-${module##*/}" "elements-bundles/${module##*/}"
done
add parallax-sdk plugin-sdk
add parallax-bom plugin-sdk/bom
add parallax-sdk-check plugin-sdk/check
add parallax-testkit plugin-sdk/testkit
add parallax-element-archetype plugin-sdk/archetype
chmod +x "$sdk/install"
