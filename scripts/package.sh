#!/usr/bin/env bash
# Builds the deployable package: a folder the Azure Functions host can start, and the same as a zip with the executable bit set.
# Result: artifacts/package/ and artifacts/released-package.zip
set -euo pipefail
cd "$(dirname "$0")/.."

runtime=${1:-linux-x64}
folder=artifacts/package
rm -rf "$folder" artifacts/released-package.zip
dotnet publish Functions -c Release -r "$runtime" --self-contained true -p:PublishSingleFile=true -o "$folder" --nologo -v quiet
chmod +x "$folder/cxhub"
(cd "$folder" && zip -q -r ../released-package.zip .)
echo "$(du -h artifacts/released-package.zip | cut -f1) artifacts/released-package.zip"
