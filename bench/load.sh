#!/usr/bin/env bash
# How fast is the workbench for many readers? Starts 'truce serve' on a dossier of 500 statements and reads it with wrk (Debian's package) over 200 connections.
# Prints the cold start, and for each page or question requests a second, the 99th percentile and the memory afterwards.
# Usage: bench/load.sh TRUCE [SECONDS]   where TRUCE is a published program (see README.md)
set -euo pipefail
truce="$1" seconds="${2:-10}"
folder="$(mktemp -d)"
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT

awk 'BEGIN {
    print "dossier: Five hundred statements\nas-of: 2024-06-14\nsources:\n  record: { file: record.md }\nparties:\n  east: { name: East }\n  west: { name: West }\nissues:"
    for (i = 1; i <= 6; i++) printf "  i%d: { question: Is point %d settled?, decided-by: %s }\n", i, i, i % 2 ? "east" : "west"
    print "status-quo: { i1: no, i2: no, i3: no, i4: no, i5: no, i6: no }\nstatements:"
    for (i = 1; i <= 500; i++) printf "  s%d: { source: record, quote: We said so for the %d. time and mean it, party: %s, act: %s, date: 2024-05-%02d }\n", i, i, i % 2 ? "east" : "west", i % 3 ? "demand" : "offer", 1 + i % 28
    print "preferences:\n  east: { priorities: [i2, i4, not i1] }\n  west: { priorities: [i1, i3, not i2] }"
}' > "$folder/dossier.yaml"
awk 'BEGIN { for (i = 1; i <= 500; i++) printf "On that day the speaker rose. We said so for the %d. time and mean it. Then there was a pause.\n\n", i }' > "$folder/record.md"

started=$(date +%s%N)
"$truce" serve --data "$folder/data" --port 0 > "$folder/out" &
server=$!
until grep -q 'http' "$folder/out" 2>/dev/null; do sleep 0.01; done
url="$(grep -o 'http[^ ]*' "$folder/out" | head -1)"
base="${url%%/start*}" key="${url#*token=}"
curl -s -o /dev/null -H "Authorization: Bearer $key" "$base/"
echo "cold start to the first page: $(( ($(date +%s%N) - started) / 1000000 )) ms"

api() { curl -s -H "Authorization: Bearer $key" "$@"; }
(cd "$folder" && zip -q d.zip dossier.yaml record.md && api -X POST -H 'Content-Type: application/zip' --data-binary @d.zip "$base/api/dossiers" > made)
grep -q '"etag"' "$folder/made" || { cat "$folder/made"; exit 1; }
id="$(grep -o '"id":"[^"]*' "$folder/made" | cut -d'"' -f4)"
for path in "/api/dossiers/$id" "/api/dossiers/$id/files/dossier.yaml" "/api/dossiers/$id/compare" "/api/dossiers/$id/stability" "/dossiers/$id" "/dossiers/$id/sources" "/dossiers/$id/history"; do
    bytes="$(api "$base$path" | wc -c)"
    wrk -t1 -c200 -d"${seconds}s" --latency -H "Authorization: Bearer $key" "$base$path" > "$folder/wrk"
    awk -v path="${path/$id/ID}" -v bytes="$bytes" -v rss="$(awk '/VmRSS/ {print int($2/1024)}' "/proc/$server/status")" '
        /99%/ { p99 = $2 } /50%/ { p50 = $2 } /Requests\/sec/ { rate = $2 } /Non-2xx/ { bad = $NF }
        END { printf "%-40s %8d bytes %9.0f requests/s  p50 %s  p99 %s  %d MiB  not 2xx: %s\n", path, bytes, rate, p50, p99, rss, bad + 0 }' "$folder/wrk"
done
