#!/bin/sh
# Installs what package-lock.json names into an image, over a registry and a certificate that were lent to the build, where they were.
set -eu
if [ -s /run/secrets/ca ]; then export NODE_EXTRA_CA_CERTS=/run/secrets/ca; fi
npm ci --ignore-scripts --loglevel=error --cache /tmp/npm "$@"
rm -rf /tmp/npm
