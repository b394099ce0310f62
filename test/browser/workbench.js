// Starts a workbench on a data folder of its own, and lets each test in.
import { test as base, expect } from "@playwright/test";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "../..");

export { expect };

export const test = base.extend({
    // One workbench for all tests of a worker: its start-up address, token and all.
    workbench: [async ({}, use) => {
        const data = await mkdtemp(path.join(os.tmpdir(), "truce-browser-"));
        const server = spawn(program(), ["serve", "--data", data, "--port", "0"]);
        try {
            await use({ start: await addressOf(server) });
        } finally {
            server.kill("SIGTERM");
            await new Promise(resolve => server.once("exit", resolve));
            await rm(data, { recursive: true, force: true });
        }
    }, { scope: "worker" }],

    // A page that is let in; what the browser complains of fails the test.
    page: async ({ page, workbench }, use) => {
        const complaints = [];
        page.on("console", message => {
            if (message.type() === "error" || message.type() === "warning")
                complaints.push(message.text());
        });
        page.on("pageerror", error => complaints.push(error.message));
        await page.goto(workbench.start);
        await use(page);

        // What a page refuses it says itself.
        expect(complaints.filter(text => !/status of (409|422)/.test(text))).toEqual([]);
    },

    // The opening case, opened anew for a test that changes it.
    talks: async ({ page }, use) => {
        await page.goto("/");
        await page.getByRole("button", { name: /^Conditions for opening peace talks/ }).click();
        await expect(page.getByRole("heading", { level: 1 })).toContainText("Conditions for opening peace talks");
        await use(new URL(page.url()).pathname);
    },

    baseURL: async ({ workbench }, use) => use(new URL(workbench.start).origin),
});

export function program() {
    const built = ["Release", "Debug"].map(name => path.join(root, "src/Truce.Cli/bin", name, "net10.0/Truce.Cli"));
    const found = process.env.TRUCE_PROGRAM ?? built.find(existsSync);
    if (!found)
        throw new Error("Build src/Truce.Cli first: dotnet build src/Truce.Cli");
    return found;
}

export function addressOf(server) {
    return new Promise((resolve, reject) => {
        let said = "";
        const listen = chunk => {
            said += chunk;
            const address = /http:\/\/\S+/.exec(said);
            if (address)
                resolve(address[0]);
        };
        server.stdout.on("data", listen);
        server.stderr.on("data", listen);
        server.once("exit", code => reject(new Error(`The workbench ended with ${code}: ${said}`)));
    });
}
