// A workbench with accounts: signing in, people, roles; nothing that axe finds serious.
import AxeBuilder from "@axe-core/playwright";
import { test, expect } from "@playwright/test";
import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { addressOf, program } from "./workbench.js";

test("an administrator adds somebody, who signs in and is shown what was shared", async ({ browser }) => {
    test.setTimeout(180_000);
    const data = await mkdtemp(path.join(os.tmpdir(), "truce-team-"));
    const added = execFileSync(program(), ["serve", "users", "add", "root", "--administrator", "--data", data]).toString();
    const server = spawn(program(), ["serve", "--accounts", "--data", data, "--port", "0"]);
    try {
        const origin = new URL(await addressOf(server)).origin;
        const root = await signedIn(browser, origin, "root", /password (\S+)/.exec(added)[1]);
        await root.goto("/account");
        await root.getByRole("link", { name: "People who can sign in" }).click();
        await root.getByLabel(/^Name, to sign in with/).fill("nadia");
        await root.getByLabel("Shown as").fill("Nadia O.");
        await root.getByRole("button", { name: "Add", exact: true }).click();
        const password = await root.getByRole("status").locator("code").textContent();
        await root.goto("/");
        await root.getByRole("button", { name: /^Conditions for opening peace talks/ }).click();
        await expect(root.getByRole("heading", { level: 1 })).toContainText("Conditions for opening peace talks");
        const talks = new URL(root.url()).pathname;
        await root.goto(talks + "/members");
        await root.getByRole("button", { name: "Make an invitation" }).click();
        const invitation = await root.getByRole("status").locator("code").textContent();

        const nadia = await signedIn(browser, origin, "nadia", password);
        await nadia.goto(invitation);
        await nadia.getByRole("button", { name: "Join" }).click();
        await nadia.goto(talks + "/proposals");
        await expect(nadia.getByRole("heading", { name: "Proposals", exact: true })).toBeVisible();
        await expect(nadia.getByText("Change the proposals")).toHaveCount(0);

        for (const colorScheme of ["light", "dark"]) {
            await root.emulateMedia({ colorScheme });
            for (const address of ["/users", "/account", talks + "/members", talks + "/audit"]) {
                await root.goto(address);
                const { violations } = await new AxeBuilder({ page: root }).analyze();
                const serious = violations.filter(violation => violation.impact === "serious" || violation.impact === "critical");
                expect.soft(serious.map(violation => `${address}: ${violation.id}: ${violation.nodes[0].target}`)).toEqual([]);
            }
        }

        await root.setViewportSize({ width: 390, height: 844 });
        for (const address of ["/users", "/account", talks + "/members", talks + "/audit"]) {
            await root.goto(address);
            expect.soft(await root.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(390);
        }

        await root.goto("/users");
        await root.getByRole("button", { name: "Keep out nadia" }).click();
        await nadia.goto("/");
        await expect(nadia.getByRole("heading", { name: "Sign in" })).toBeVisible();
    } finally {
        server.kill("SIGTERM");
        await new Promise(resolve => server.once("exit", resolve));
        await rm(data, { recursive: true, force: true });
    }
});

async function signedIn(browser, origin, name, password) {
    const page = await (await browser.newContext({ baseURL: origin })).newPage();
    await page.goto("/sign-in");
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(origin + "/");
    return page;
}
