// Every page, in both themes and at phone width: nothing that axe finds serious, nothing that the browser complains of, nothing wider than the window.
import AxeBuilder from "@axe-core/playwright";
import { test, expect } from "./workbench.js";

const pages = ["", "/sources", "/proposals", "/proposals?change=june-conditions:0", "/proposals?change=new", "/model", "/contents", "/contents?kind=issues&change=new", "/contents?kind=statements&change=0", "/contents?kind=priorities&owner=ukraine&change=0", "/contents?kind=watch", "/contents?kind=comparisons", "/stability?state=status-quo", "/agreement", "/sequence", "/robust", "/inverse", "/misperception", "/timeline", "/text", "/brief", "/history", "/history/1", "/members"];

for (const theme of ["light", "dark"]) {
    test(`no page has a serious accessibility violation in the ${theme} theme`, async ({ page, talks }) => {
        test.setTimeout(240_000);
        await page.emulateMedia({ colorScheme: theme });
        for (const address of ["/", "/api", ...pages.map(path => talks + path)]) {
            await page.goto(address);
            if (address.includes("/text"))
                await page.locator(".cm-content").waitFor();
            if (address.includes("/stability"))
                await page.locator("[data-graph][data-ready]").waitFor();
            const { violations } = await new AxeBuilder({ page }).analyze();
            const serious = violations.filter(violation => violation.impact === "serious" || violation.impact === "critical");
            expect.soft(serious.map(violation => `${address}: ${violation.id}: ${violation.nodes[0].target} (${violation.nodes.length})`)).toEqual([]);
        }
    });
}

test("a chosen theme holds on every page, whatever the system says", async ({ page, talks }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(talks);
    const button = page.getByRole("button", { name: /^Theme/ });
    await button.click();
    await button.click();
    await expect(button).toHaveText("Theme: dark");
    await page.goto(talks + "/model");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--paper").trim())).toBe("#14181d");
});

test("on a phone no page is wider than the window", async ({ page, talks }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const address of ["/", "/api", ...pages.map(path => talks + path)]) {
        await page.goto(address);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(width, address).toBeLessThanOrEqual(390);
    }
});

test("the page of a case without sources, statements or proposals teaches what belongs there", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: /^Prisoner's dilemma/ }).click();
    const path = new URL(page.url()).pathname;
    await page.goto(path + "/sources");
    await expect(page.getByText("This dossier has no source")).toBeVisible();
    await page.goto(path + "/proposals");
    await expect(page.getByText("No proposal is recorded")).toBeVisible();
    await page.goto(path + "/stability");
    await expect(page.getByRole("heading", { name: "States", exact: true })).toBeVisible();
});

test("a dossier of which only the title is known can be opened on every page", async ({ page }) => {
    await page.goto("/");
    await page.getByLabel("What the dispute is called").fill("Water sharing");
    await page.getByRole("button", { name: "Begin" }).click();
    const path = new URL(page.url()).pathname.replace("/contents", "");
    for (const name of pages.filter(name => !name.includes("status-quo"))) {
        const answer = await page.goto(path + name);
        expect.soft(answer.status(), name).toBe(200);
    }
});

test("what it would take is found for a state that is asked for, and a slip of the pen is told", async ({ page, talks }) => {
    await page.goto(talks + "/inverse");
    const asked = page.getByLabel("What is to hold");
    await asked.fill("tlks = open");
    await page.getByRole("button", { name: "Find out" }).click();
    await expect(page.getByRole("alert")).toContainText("did you mean 'talks'?");
    await expect(asked).toHaveValue("tlks = open");
    await asked.fill("talks = open and fighting = ceases");
    await page.getByLabel("Under").selectOption("sequential stability");
    await asked.press("Enter");
    await expect(page.getByRole("heading", { name: "Which changes would make it hold?" })).toBeVisible();
    await expect(page.getByText("A commitment: once Russia ceases fire")).toBeVisible();
});

test("steps to where something is so are planned", async ({ page, talks }) => {
    await page.goto(talks + "/sequence");
    await expect(page.getByRole("heading", { name: "How it could start" })).toBeVisible();
    await page.getByLabel("Steps to where this is so").fill("talks = agreed");
    await page.getByRole("button", { name: "Plan" }).click();
    await expect(page.getByRole("heading", { name: "Steps to the target" })).toBeVisible();
});
