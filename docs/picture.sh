#!/usr/bin/env bash
# Take docs/brief.png, the picture in README, anew: the bundled example's brief from what was said on, by CHROMIUM.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.venv/bin/onrecord demo --output "$work/demo" >/dev/null 2>&1
sed 's#</head>#<style>\#speakers{display:none}</style></head>#' "$work/demo/brief.html" >"$work/brief.html"
"${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=900,1250 \
  --screenshot="$PWD/docs/brief.png" "file://$work/brief.html" >/dev/null 2>&1
echo "wrote docs/brief.png"
