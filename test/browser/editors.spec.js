// Two people at once, and sources that come and change.
import { test, expect } from "./workbench.js";

test("who saves second is shown both changes, and nothing is lost", async ({ page, talks, context }) => {
    await page.goto(talks + "/model");
    const other = await context.newPage();
    await other.goto(talks + "/model");
    await other.getByRole("region", { name: "Russia", exact: true }).getByRole("button", { name: /^Move down/ }).first().click();
    await expect(other.locator("#revision")).toContainText("revision 2");

    await page.getByRole("region", { name: "Ukraine", exact: true }).getByRole("button", { name: /^Move down/ }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Two changes to bring together");
    await page.getByRole("button", { name: "Save both changes" }).click();
    await page.waitForURL(url => !url.pathname.endsWith("/save"));
    await page.goto(talks + "/model");
    await expect(page.locator("#revision")).toContainText("revision 3");
    for (const [party, first] of [["Russia", "withdraw"], ["Ukraine", "return"]])
        await expect(page.getByRole("region", { name: party, exact: true }).locator("ol.priorities > li").first().locator("code")).toHaveText(first);
});

test("a source is added from a file, quoted, changed, and its lost words are found again", async ({ page, talks }) => {
    await page.goto(talks + "/sources");
    await page.getByText("Another source").click();
    const form = page.locator("form[action*='sources/files?']");
    await form.getByLabel("Title").fill("Reply of 20 June");
    await form.getByLabel("or a file of plain text").setInputFiles({ name: "reply.txt", mimeType: "text/plain", buffer: Buffer.from("The Ministry said that the conditions could not be a ground for talks.\n") });
    await form.getByRole("button", { name: "Add the source" }).click();
    await expect(page.getByRole("heading", { name: "Reply of 20 June" })).toBeVisible();
    await page.getByLabel("Exact words").fill("the conditions could not be a ground for talks");
    await page.getByLabel("Name in the dossier").fill("answer");
    await page.getByRole("button", { name: "Record the statement" }).click();
    await expect(page.locator("#st-answer + mark")).toHaveText("the conditions could not be a ground for talks");

    await page.getByText("Another text for this source").click();
    const other = page.locator("form[action*='sources/files/replace']");
    await other.getByLabel("Its text").fill("The Ministry said that these conditions could not be any ground for talks.");
    await other.getByRole("button", { name: "Replace the text" }).click();
    await expect(page.getByRole("heading", { name: "The words of one statement are not in this text" })).toBeVisible();
    await page.getByRole("button", { name: /^Take these words/ }).click();
    await expect(page.locator("#st-answer + mark")).toContainText("conditions could not be any ground for talks");
});
