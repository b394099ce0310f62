// A page that takes long: how far it is, the page when it is ready, and the way to end it.
import { test, expect } from "./workbench.js";

// A million states and a decision maker for each issue: solved in some seconds, on any machine.
const text = ["dossier: Twenty points", "parties:"];
const numbers = Array.from({ length: 20 }, (_, k) => k);
text.push(...numbers.map(k => `  p${k}: { name: Party ${k} }`), "issues:");
text.push(...numbers.map(k => `  i${k}: { question: Is point ${k} settled?, decided-by: p${k} }`));
text.push(`status-quo: { ${numbers.map(k => `i${k}: no`).join(", ")} }`, "preferences:");
text.push(...numbers.map(p => `  p${p}: { priorities: [${numbers.map(k => `${(k + p) % 3 ? "" : "not "}i${(7 * k + 5 * p) % 20}`).join(", ")}] }`));

test.setTimeout(240_000);

test.use({ large: async ({ page }, use) => {
    await page.goto("/");
    const made = await page.evaluate(async body => (await fetch("/api/dossiers?name=dossier.yaml", { method: "POST", body })).json(), text.join("\n"));
    expect(made.id, JSON.stringify(made)).toBeTruthy();
    await use(`/dossiers/${made.id}`);
} });

const percentOf = async page => Number(await page.locator("#waiting progress").getAttribute("value"));

test("a long page says how far it is, moves, and then stands in its place", async ({ page, large }) => {
    const answer = await page.goto(`${large}/stability`);
    expect(answer.status()).toBe(202);
    const waiting = page.locator("#waiting");
    await expect(waiting).toContainText("Solving 1,048,576 states for 20 decision makers");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Stability");
    await expect(page.getByRole("progressbar", { name: "Being computed" })).toBeVisible();
    await expect(waiting.getByRole("link", { name: "Look again" })).toBeHidden();
    const first = await percentOf(page);
    await expect.poll(() => percentOf(page), { timeout: 120_000 }).toBeGreaterThan(first);
    await expect(page.locator("#states")).toBeVisible({ timeout: 180_000 });
    expect(new URL(page.url()).pathname).toBe(`${large}/stability`);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe("/");
});

test("cancelling stops the work, says so, and the way back does not begin it anew", async ({ page, large }) => {
    await page.goto(`${large}/text`);
    await page.goto(`${large}/stability`);
    await expect(page.locator("#waiting")).toContainText("so far");
    await page.getByRole("button", { name: "Cancel" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Stopped" })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Text");
    await page.goForward();
    await page.getByRole("link", { name: "Compute again" }).click();
    await expect(page.locator("#waiting")).toContainText("so far");
    await page.getByRole("link", { name: "Sources" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sources");
});

test("a change of the model is saved at once, and stays when its verdicts are not waited for", async ({ page, large }) => {
    await page.goto(`${large}/model`);
    const outcome = page.locator("#outcome");
    await expect(outcome).toContainText("so far");

    // The verdicts come into a page on which somebody is writing already.
    const writing = page.locator("#wants-p3").getByLabel("Another priority, as a formula");
    await writing.fill("i1 and i2");
    await expect(outcome.getByRole("table")).toBeVisible({ timeout: 180_000 });
    await expect(writing).toHaveValue("i1 and i2");
    await page.locator("#wants-p3").getByRole("button", { name: "Move down" }).first().click();
    await expect(outcome).toContainText("Saved as revision 2.");
    await expect(page.locator("#revision")).toContainText("revision 2");
    await outcome.getByRole("button", { name: "Cancel" }).click();
    await expect(outcome).toContainText("Stopped.");
    await expect(outcome.getByRole("link", { name: "Compute again" })).toBeFocused();
    await page.locator("#wants-p3").getByRole("button", { name: "Move down" }).nth(1).click();
    await expect(outcome).toContainText("Saved as revision 3.");
    await page.reload();
    await expect(page.locator("#revision")).toContainText("revision 3");
});

test.describe("without script", () => {
    test.use({ javaScriptEnabled: false });

    test("the page is asked for again by itself, and a form ends the work", async ({ browser, page, workbench }) => {
        const writing = await browser.newContext();
        const other = await writing.newPage();
        await other.goto(workbench.start);
        const made = await other.evaluate(async body => (await fetch("/api/dossiers?name=dossier.yaml", { method: "POST", body })).json(), text.join("\n"));
        await writing.close();
        await page.goto(`/dossiers/${made.id}/stability`);
        await expect(page.getByRole("link", { name: "Look again" })).toBeVisible();
        const first = await page.locator("[data-waiting-taken]").innerText();
        await expect(page.locator("[data-waiting-taken]")).not.toHaveText(first, { timeout: 30_000 });
        await page.getByRole("button", { name: "Cancel" }).click();
        await expect(page.getByRole("heading", { name: "Stopped" })).toBeVisible();
    });
});
