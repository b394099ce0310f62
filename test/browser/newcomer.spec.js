// The newcomer's path: what a mediator without a programmer does in the first minutes.
import { test, expect } from "./workbench.js";

test("a newcomer opens the opening case, follows a verdict to its words, tries a change, takes it back, and prints", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "The casebook" })).toBeVisible();
    await page.getByRole("button", { name: /^Conditions for opening peace talks/ }).click();
    await expect(page.getByRole("heading", { name: "At a glance" })).toBeVisible();
    const path = new URL(page.url()).pathname;

    // Why does the status quo hold?
    await page.getByRole("link", { name: "Stability", exact: true }).click();
    await page.getByRole("link", { name: "the status quo", exact: true }).click();
    const why = page.getByRole("region", { name: /^Why the status quo would hold/ });
    await expect(why).toContainText("For Ukraine, the status quo is stable under every definition used");

    // From the verdict to the number of a statement, to its words, to their place in the source.
    const number = why.getByRole("article").filter({ hasText: "For Ukraine" }).getByRole("link", { name: "7", exact: true }).first();
    await number.click();
    const card = page.locator("figure.quotation:target");
    await expect(card).toContainText("Kyiv has consistently refused to concede any territory to Russia.");
    await card.getByRole("link").click();
    await expect(page).toHaveURL(/\/sources\?source=note#st-refusal$/);
    await expect(page.locator("#st-refusal + mark")).toHaveText("Kyiv has consistently refused to concede any territory to Russia.");
    await expect(page.locator("#st-refusal + mark")).toBeInViewport();

    // One priority by drag: an end to the fighting before all else for Ukraine. More states would hold then.
    await page.getByRole("link", { name: "Model", exact: true }).click();
    const wishes = page.getByRole("region", { name: "Ukraine", exact: true }).locator("ol.priorities > li");
    const outcome = page.getByRole("region", { name: "What follows" });
    const equilibria = outcome.getByRole("row", { name: /^Equilibria/ });
    await expect(wishes.first()).toContainText("not withdraw");
    await expect(equilibria).toHaveText("Equilibria66666");
    await drag(page, wishes.nth(4).locator("[data-handle]"), wishes.nth(0));
    await expect(page.locator("#revision")).toContainText("revision 2");
    await expect(wishes.first()).toContainText("fighting = ceases");
    await expect(equilibria).toHaveText("Equilibria612121212");
    await expect(outcome).toContainText("6 states became equilibria under some definition");

    // Back to how it was.
    await outcome.getByRole("button", { name: "Put it back to revision 1" }).click();
    await page.goto(path + "/model");
    await expect(page.locator("#revision")).toContainText("revision 3");
    await expect(wishes.first()).toContainText("not withdraw");
    await expect(equilibria).toHaveText("Equilibria66666");

    // The dossier as a folder.
    await page.getByRole("link", { name: "History", exact: true }).click();
    const folder = page.waitForEvent("download");
    await page.getByRole("link", { name: /zip/i }).first().click();
    expect((await folder).suggestedFilename()).toMatch(/\.zip$/);

    // The brief as one file, and as PDF by the browser's print.
    await page.getByRole("link", { name: "Brief", exact: true }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: /One HTML file/ }).click();
    expect((await download).suggestedFilename()).toBe("brief.html");
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.length).toBeGreaterThan(20_000);
});

// By hand: press, move in steps, let go.
async function drag(page, handle, target) {
    await target.scrollIntoViewIfNeeded();
    await handle.scrollIntoViewIfNeeded();
    const from = await handle.boundingBox();
    const to = await target.boundingBox();
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2, from.y - 4, { steps: 4 });
    await page.mouse.move(from.x + from.width / 2, to.y + 6, { steps: 12 });
    await page.mouse.up();
}
