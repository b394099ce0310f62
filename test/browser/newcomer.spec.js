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

    // One priority by drag: the end of the fighting before all else for Ukraine.
    await page.getByRole("link", { name: "Model", exact: true }).click();
    const wishes = page.getByRole("region", { name: "Ukraine", exact: true }).locator("ol.priorities > li");
    await expect(wishes.first()).toContainText("not withdraw");
    const before = await page.getByRole("region", { name: "What follows" }).locator("table").innerText();
    await drag(page, wishes.nth(1).locator("[data-handle]"), wishes.nth(0));
    await expect(wishes.first()).toContainText("return");
    await expect(page.locator("#revision")).toContainText("revision 2");
    await drag(page, wishes.nth(5).locator("[data-handle]"), wishes.nth(0));
    await expect(wishes.first()).toContainText("membership = sought");
    await expect(page.locator("#revision")).toContainText("revision 3");
    await expect(page.getByRole("region", { name: "What follows" })).toContainText("with revision 3");

    // A change that the verdicts show: what Russia wants first.
    const russia = page.getByRole("region", { name: "Russia", exact: true }).locator("ol.priorities > li");
    await drag(page, russia.nth(3).locator("[data-handle]"), russia.nth(0));
    await expect(page.locator("#revision")).toContainText("revision 4");
    const after = page.getByRole("region", { name: "What follows" });
    await expect(after).toContainText("with revision 4");
    expect(await after.locator("table").innerText()).not.toBe(undefined);

    // Back to how it was.
    await page.goto(path + "/history/1");
    await page.getByRole("button", { name: /this revision/ }).click();
    await page.goto(path + "/model");
    await expect(wishes.first()).toContainText("not withdraw");
    expect(await page.getByRole("region", { name: "What follows" }).locator("table").innerText()).toBe(before);

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
    await handle.scrollIntoViewIfNeeded();
    const from = await handle.boundingBox();
    const to = await target.boundingBox();
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2, from.y - 4, { steps: 4 });
    await page.mouse.move(from.x + from.width / 2, to.y + 6, { steps: 12 });
    await page.mouse.up();
}
