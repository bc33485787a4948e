#!/usr/bin/env bash
# Take docs/brief.png, the picture in README, anew: the top of the bundled example's brief, by CHROMIUM.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.venv/bin/onrecord demo --output "$work/demo" >/dev/null 2>&1
"${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=960,1500 \
  --screenshot="$PWD/docs/brief.png" "file://$work/demo/brief.html" >/dev/null 2>&1
echo "wrote docs/brief.png"
