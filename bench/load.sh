#!/usr/bin/env bash
# How fast is the workbench? Starts 'truce serve' in an empty folder and prints: the start, from the command until the page that follows from its address, with and
# without data; 1,000 requests a second over 200 connections (h2load, each connection five times a second), and as many as the machine bears (wrk); the same
# page asked for by 50 people with sessions of their own; the time from a change of a model to the verdicts that follow from it, for 64, 1,000 and 10,000
# states; and the memory after all of that. Who asks runs on the same machine and takes its share of it.
# Usage: bench/load.sh TRUCE [SECONDS [OPTION...]]   where TRUCE is a published program (see README.md), and options such as --database are those of 'truce serve'
# Needs Debian's wrk, nghttp2-client, curl and zip.
set -euo pipefail
truce="$1" seconds="${2:-10}" options=("${@:3}")
folder="$(mktemp -d)"
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
echo "$(nproc) cores; load before the start: $(cut -d' ' -f1-3 /proc/loadavg)"

start() { # starts the workbench and waits for its first page
    : > "$folder/out"
    local began; began=$(date +%s%N)
    "$truce" serve --data "$folder/$1" --port 0 "${@:3}" > "$folder/out" &
    server=$!
    until grep -q 'http' "$folder/out"; do sleep 0.005; done
    url="$(grep -o 'http[^ ]*' "$folder/out" | head -1)"
    local listening=$(( ($(date +%s%N) - began) / 1000000 ))
    base="${url%%/start*}" base="${base%/}" key="${url#*token=}"
    curl -s -o /dev/null -L -c "$folder/jar" "$url"
    echo "start, $2: the address after $listening ms, the first page after $(( ($(date +%s%N) - began) / 1000000 )) ms"
}
stop() { kill "$server"; wait "$server" 2>/dev/null || true; server=; }
memory() { awk '/VmRSS/ {print int($2/1024)}' "/proc/$server/status"; }
api() { curl -s -H "Authorization: Bearer $key" "$@"; }
most() { # what wrk says, in short
    awk '/Requests.sec/ { r = $2 } /99%/ { p = $2 } /Non-2xx/ { bad = $NF } END { printf "%d/s, p99 %s, not 2xx %d", r, p, bad }' "$1"
}
upload() { # makes a dossier of the files in a folder
    (cd "$1" && zip -q ../d.zip ./* && api -X POST -H 'Content-Type: application/zip' --data-binary @../d.zip "$base/api/dossiers" > ../made && rm ../d.zip)
    grep -q '"etag"' "$folder/made" || { cat "$folder/made"; exit 1; }
    id="$(grep -o '"id":"[^"]*' "$folder/made" | cut -d'"' -f4)"
}

for k in 1 2 3; do start "empty$k" "no data"; stop; done
start data "no data"; stop
for k in 1 2; do start data "with data"; stop; done
start data "with data" "${options[@]}"

mkdir "$folder/words"
awk 'BEGIN {
    print "dossier: Five hundred statements\nas-of: 2024-06-14\nsources:\n  record: { file: record.md }\nparties:\n  east: { name: East }\n  west: { name: West }\nissues:"
    for (i = 1; i <= 6; i++) printf "  i%d: { question: Is point %d settled?, decided-by: %s }\n", i, i, i % 2 ? "east" : "west"
    print "status-quo: { i1: no, i2: no, i3: no, i4: no, i5: no, i6: no }\nstatements:"
    for (i = 1; i <= 500; i++) printf "  s%d: { source: record, quote: We said so for the %d. time and mean it, party: %s, act: %s, date: 2024-05-%02d }\n", i, i, i % 2 ? "east" : "west", i % 3 ? "demand" : "offer", 1 + i % 28
    print "preferences:\n  east: { priorities: [i2, i4, not i1] }\n  west: { priorities: [i1, i3, not i2] }"
}' > "$folder/words/dossier.yaml"
awk 'BEGIN { for (i = 1; i <= 500; i++) printf "On that day the speaker rose. We said so for the %d. time and mean it. Then there was a pause.\n\n", i }' > "$folder/words/record.md"

upload "$folder/words"
pages=("/api/dossiers/$id" "/api/dossiers/$id/files/dossier.yaml" "/api/dossiers/$id/compare" "/api/dossiers/$id/stability" "/dossiers/$id" "/dossiers/$id/sources" "/dossiers/$id/model" "/dossiers/$id/stability" "/dossiers/$id/history")
for path in "${pages[@]}"; do
    bytes="$(api "$base$path" | wc -c)" packed="$(api -H 'Accept-Encoding: br' "$base$path" | wc -c)"
    h2load --h1 -t1 -c200 --rps=5 -D "$seconds" --warm-up-time=1 --log-file="$folder/fixed" -H "Authorization: Bearer $key" -H 'Accept-Encoding: br' "$base$path" > /dev/null
    wrk -t1 -c200 -d"${seconds}s" --latency -H "Authorization: Bearer $key" -H 'Accept-Encoding: br' "$base$path" > "$folder/wrk"
    fixed="$(sort -n -k3 "$folder/fixed" | awk '{ t[NR] = $3 / 1000; if ($2 != 200) bad++ } END { printf "p50 %.0f ms, p99 %.0f ms, longest %.0f ms, not 200 %d", t[int((NR + 1) / 2)], t[int(NR * 0.99)], t[NR], bad }')"
    printf '%-38s %7d bytes, %6d packed | 1,000/s: %s | most: %s | %d MiB\n' "${path/$id/ID}" "$bytes" "$packed" "$fixed" "$(most "$folder/wrk")" "$(memory)"
    rm "$folder/fixed"
done

# A change of a model, as its page sends it: the priorities of a party change places, and the page that comes back has the new verdicts.
model() { # states: a dossier with as many terms as it takes, each issue decided by a party of its own
    local issues=$1 terms=$2
    mkdir "$folder/model$issues-$terms"
    awk -v n="$issues" -v m="$terms" 'BEGIN {
        printf "dossier: %d issues of %d terms\nparties:\n", n, m
        for (i = 1; i <= n; i++) printf "  p%d: { name: Party %d }\n", i, i
        print "issues:"
        for (i = 1; i <= n; i++) { printf "  i%d: { question: How much of %d?, decided-by: p%d, terms: [", i, i, i; for (t = 0; t < m; t++) printf "%st%d", (t ? ", " : ""), t; print "] }" }
        printf "status-quo: {"; for (i = 1; i <= n; i++) printf "%s i%d: t0", (i > 1 ? "," : ""), i; print " }\npreferences:"
        for (i = 1; i <= n; i++) { j = i % n + 1; k = j % n + 1; printf "  p%d: { priorities: [i%d = t1, i%d = t%d, not i%d = t0, i%d = t2, i%d = t%d] }\n", i, j, i, m - 1, k, i, k, m - 1 }
    }' > "$folder/model$issues-$terms/dossier.yaml"
    upload "$folder/model$issues-$terms"
    api "$base/dossiers/$id/model" > /dev/null
    for k in 1 2 3 4 5 6 7 8 9; do
        api -L -o "$folder/page" -w '%{time_total}\n' -d party=p1 -d "act=down:$((k % 4))" "$base/dossiers/$id/model/priorities?revision=$k"
    done | sort -n | awk -v s="$(( terms ** issues ))" '{ t[NR] = $1 * 1000 } END { printf "change to verdicts, %d states: median %.0f ms, longest %.0f ms\n", s, t[int((NR + 1) / 2)], t[NR] }'
    grep -q 'revision 10' "$folder/page" || { echo "the changes were not taken"; exit 1; }
}
model 3 4
model 3 10
model 4 10
echo "memory after all of that: $(memory) MiB"
stop

# The same for people who are not one and the same: each has signed in, and is asked about with every request.
people=50
sign_in() { # name, password: prints the cookie
    curl -s -o /dev/null -D - -H "Origin: $base" -d "name=$1" --data-urlencode "password=$2" "$base/sign-in" | sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\).*/\1/p' | tr -d '\r'
}
change() { curl -s -H "Origin: $base" -H "Cookie: $1" "${@:2}"; } # cookie, then as curl
password="$("$truce" serve users add owner --administrator --data "$folder/people" "${options[@]}" | grep -oE '[a-z0-9]{5}(-[a-z0-9]{5}){3}')"
start people "with accounts" --accounts "${options[@]}"
owner="$(sign_in owner "$password")"
(cd "$folder/words" && zip -q ../d.zip ./*)
id="$(change "$owner" -H 'Content-Type: application/zip' --data-binary "@$folder/d.zip" "$base/api/dossiers" | grep -o '"id":"[^"]*' | cut -d'"' -f4)"
for ((k = 1; k <= people; k++)); do
    change "$owner" -H 'Content-Type: application/json' -d "{\"name\":\"reader$k\",\"password\":\"a long enough word $k\"}" "$base/api/users"
    join="$(change "$owner" -H 'Content-Type: application/json' -d '{"role":"reader"}' "$base/api/dossiers/$id/invitations" | grep -o '/join/[^"]*')"
    cookie="$(sign_in "reader$k" "a long enough word $k")"
    change "$cookie" -X POST "$base$join" > /dev/null
    echo "$cookie" >> "$folder/cookies"
done
echo 'local cookies, k = {}, 0
function init(arguments) for line in io.lines(arguments[1]) do cookies[#cookies + 1] = line end end
function request() k = k % #cookies + 1; return wrk.format("GET", nil, { Cookie = cookies[k], ["Accept-Encoding"] = "br" }) end' > "$folder/people.lua"
for path in "/dossiers/$id" "/dossiers/$id/stability" "/dossiers/$id/history" "/"; do
    wrk -t1 -c200 -d"${seconds}s" --latency -s "$folder/people.lua" "$base$path" -- "$folder/cookies" > "$folder/wrk"
    printf '%d people, %-26s most: %s | %d MiB\n' "$people" "${path/$id/ID}" "$(most "$folder/wrk")" "$(memory)"
done
