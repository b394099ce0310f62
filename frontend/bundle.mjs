// Bundles the scripts of the workbench into src/Truce.Pages/Assets, with the licences of what is in them.
// `node bundle.mjs` writes; `node bundle.mjs --check` writes nothing and fails when a committed bundle differs.
import { build } from "esbuild";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";

const here = path.dirname(fileURLToPath(import.meta.url));
const assets = path.join(here, "../src/Truce.Pages/Assets");
const entries = ["workbench", "editor", "graph"];

const result = await build({
    absWorkingDir: here,
    entryPoints: Object.fromEntries(entries.map(name => [name, `src/${name}.js`])),
    outdir: assets,
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "warning",
});

const files = new Map(result.outputFiles.map(file => [path.basename(file.path), Buffer.from(file.contents).toString("utf8")]));
files.set("licences.txt", await licences(result.metafile));

let differs = false;
for (const [name, text] of files) {
    const target = path.join(assets, name);
    if (process.argv.includes("--check")) {
        const committed = await readFile(target, "utf8").catch(() => null);
        if (committed !== text) {
            differs = true;
            console.error(`${name} is not what its sources give; run: npm run bundle`);
        }
    } else {
        await writeFile(target, text);
        console.log(`${name}: ${(Buffer.byteLength(text) / 1024).toFixed(0)} KiB`);
    }
}
process.exitCode = differs ? 1 : 0;

// Every package of which a bundle holds a part, with its licence's text.
async function licences(metafile) {
    const packages = new Set();
    for (const input of Object.keys(metafile.inputs)) {
        const match = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
        if (match)
            packages.add(match[1]);
    }
    const parts = ["The scripts of the workbench hold parts of these packages.\n"];
    for (const name of [...packages].sort()) {
        const folder = path.join(here, "node_modules", name);
        const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
        const file = (await readdir(folder)).find(entry => /^licen[cs]e/i.test(entry));
        const text = file ? await readFile(path.join(folder, file), "utf8") : `(No licence file; package.json says ${license}.)`;
        parts.push(`${"=".repeat(72)}\n${name} ${version} (${license})\n\n${text.replaceAll("\r\n", "\n").trim()}\n`);
    }
    return parts.join("\n");
}
