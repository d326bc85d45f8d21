#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# install.sh SOURCE FOLDER: copies the outsiders' scripts to FOLDER and installs the npm packages that they need there, as the lock file
# says. Without a registry and without npm's own cache it fails, and the tests that need the packages with it; `ctest -LE outsiders`
# leaves them out.
set -euo pipefail
source=$1
folder=$2
mkdir -p "$folder"
cp "$source"/*.mjs "$source"/package.json "$source"/package-lock.json "$source"/redocly.yaml "$folder/"
cd "$folder"
stamp=node_modules/.attendant-lock
if [ -e "$stamp" ] && cmp -s "$stamp" package-lock.json; then
    echo "up to date"
    exit 0
fi
# npm brings its own list of certificates; the system's knows the company's proxy, too.
if [ -z "${NODE_EXTRA_CA_CERTS:-}" ] && [ -r /etc/ssl/certs/ca-certificates.crt ]; then
    export NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
fi
if ! npm ci --ignore-scripts --prefer-offline --no-audit --no-fund --fetch-retries=3 --loglevel=error; then
    echo "The packages of the outsiders' tests could not be installed: npm reaches no registry and has them not in its cache." >&2
    echo "Give npm its access (a network, ~/.npmrc or NPM_CONFIG_REGISTRY), or leave these tests out: ctest -LE outsiders" >&2
    exit 1
fi
cp package-lock.json "$stamp"
