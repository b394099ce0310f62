// How long is it to the eye from a change of a priority on the page Model to the new verdicts? In a browser, for 64, 1,000 and 10,000 states, 20 changes
// each: from the event of the press (performance.now() as its first listener runs) to the second animation frame after the new verdicts stand in the page.
// Usage: node bench/to-the-eye.mjs TRUCE    where TRUCE is a published program (see README.md); the browser is TRUCE_BROWSER or /usr/bin/chromium
// Needs the packages of the browser tests:   npm ci --prefix test/browser
import { createRequire } from "node:module";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

const { chromium } = createRequire(new URL("../test/browser/package.json", import.meta.url))("@playwright/test");
const changes = 20;

const data = await mkdtemp(path.join(os.tmpdir(), "truce-eye-"));
const server = spawn(process.argv[2], ["serve", "--data", data, "--port", "0"]);
try {
    const start = await address();
    const browser = await chromium.launch({ executablePath: process.env.TRUCE_BROWSER ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
    const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
    await page.goto(start);
    console.log(`${os.cpus().length} cores; load before the start: ${os.loadavg().map(load => load.toFixed(2)).join(" ")}; ${browser.version()}`);
    for (const [issues, terms] of [[3, 4], [3, 10], [4, 10]])
        console.log(await measured(page, issues, terms));
    await browser.close();
} finally {
    server.kill("SIGTERM");
    await new Promise(resolve => server.once("exit", resolve));
    await rm(data, { recursive: true, force: true });
}

async function measured(page, issues, terms) {
    const made = await page.evaluate(async body => (await fetch("/api/dossiers?name=dossier.yaml", { method: "POST", body })).json(), dossier(issues, terms));
    await page.goto(new URL(`/dossiers/${made.id}/model`, page.url()).href);
    await page.locator("#outcome table").waitFor();
    const times = [];
    for (let k = 0; k < changes; k++) {
        // The listener is set before the press, so that nothing of what follows it is left out.
        const painted = page.evaluate(() => new Promise(resolve => {
            const before = document.querySelector("#revision").textContent;
            document.addEventListener("click", () => {
                const pressed = performance.now();
                const sent = performance.getEntriesByType("resource").length;
                new MutationObserver((_, observer) => {
                    if (document.querySelector("#revision").textContent === before || !document.querySelector("#outcome .changes"))
                        return;
                    observer.disconnect();
                    const there = performance.now();
                    requestAnimationFrame(() => requestAnimationFrame(() => {
                        const requests = performance.getEntriesByType("resource").slice(sent);
                        resolve({ total: performance.now() - pressed, swapped: there - pressed, answered: Math.max(...requests.map(request => request.responseEnd)) - pressed });
                    }));
                }).observe(document.body, { childList: true, subtree: true, characterData: true });
            }, { capture: true, once: true });
        }));
        await page.locator(`#wants-p1 [data-move=down]:not([disabled])`).nth(k % 3).click();
        times.push(await painted);
        await page.waitForTimeout(100);
    }
    const of = name => times.map(time => time[name]).sort((a, b) => a - b);
    const middle = list => list[Math.floor(list.length / 2)].toFixed(0);
    return `${(terms ** issues).toLocaleString("en")} states: median ${middle(of("total"))} ms, longest ${of("total").at(-1).toFixed(0)} ms to the eye; of the median, the answer was there after ${middle(of("answered"))} ms and in the page after ${middle(of("swapped"))} ms`;
}

// As many issues, each of as many terms and decided by a party of its own, as in load.sh.
function dossier(issues, terms) {
    const numbers = Array.from({ length: issues }, (_, k) => k + 1);
    const next = i => i % issues + 1;
    return [
        `dossier: ${issues} issues of ${terms} terms`, "parties:", ...numbers.map(i => `  p${i}: { name: Party ${i} }`),
        "issues:", ...numbers.map(i => `  i${i}: { question: How much of ${i}?, decided-by: p${i}, terms: [${Array.from({ length: terms }, (_, t) => `t${t}`).join(", ")}] }`),
        `status-quo: { ${numbers.map(i => `i${i}: t0`).join(", ")} }`, "preferences:",
        ...numbers.map(i => `  p${i}: { priorities: [i${next(i)} = t1, i${i} = t${terms - 1}, not i${next(next(i))} = t0, i${i} = t2, i${next(next(i))} = t${terms - 1}] }`),
    ].join("\n");
}

function address() {
    return new Promise((resolve, reject) => {
        let said = "";
        server.stdout.on("data", chunk => {
            said += chunk;
            const found = /http:\/\/\S+/.exec(said);
            if (found)
                resolve(found[0]);
        });
        server.once("exit", code => reject(new Error(`The workbench ended with ${code}: ${said}`)));
    });
}
