// The dossier's text in the editor: what is found as you type, what may come next, and in step with the forms.
import { test, expect } from "./workbench.js";

test("what is wrong is said as it is typed, in the words of the reader", async ({ page, talks }) => {
    await page.goto(talks + "/text");
    const editor = page.locator(".cm-content");
    await editor.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\nnonsense: yes");
    await expect(page.locator("[data-text-state]")).toContainText("1 error");
    await page.getByRole("button", { name: "Show what was found" }).click();
    await expect(page.locator(".cm-panel-lint")).toContainText("nonsense");
});

test("names of the dossier are offered where they are asked for", async ({ page, talks }) => {
    await page.goto(talks + "/text?line=12");
    const editor = page.locator(".cm-content");
    await expect(editor).toBeVisible();
    await editor.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\nproposals:\n  more:\n    by: ukr");
    await expect(page.locator(".cm-tooltip-autocomplete")).toContainText("ukraine");
    await take(page);
    await expect(editor).toContainText("by: ukraine");
    page.on("dialog", dialog => dialog.accept());
});

// Text as it would be pasted, so that the editor does not indent it, and then letters as they are typed.
async function write(page, pasted, typed) {
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText(pasted);
    await page.keyboard.type(typed);
}

// The editor takes Enter for a new line when it follows too closely on the offer.
async function take(page) {
    await page.waitForTimeout(200);
    await page.keyboard.press("Enter");
    await expect(page.locator(".cm-tooltip-autocomplete")).toHaveCount(0);
}

test("keys are offered by their place in the file, each with what it is for", async ({ page, talks }) => {
    await page.goto(talks + "/text");
    page.on("dialog", dialog => dialog.accept());
    const offered = page.locator(".cm-tooltip-autocomplete");
    await write(page, "\nforecasts:\n  summer:\n    made: 2024-06-14\n    ", "prob");
    await expect(offered.getByRole("option")).toHaveText(["probability"]);
    await expect(page.locator(".cm-completionInfo")).toHaveText("How likely it was held to be, from 0 to 1.");
    await take(page);
    await expect(page.locator(".cm-content")).toContainText("probability: ");
    await write(page, "0.4\nplans:\n  first: { steps: { leave: { by: russia, ", "prog");
    await expect(offered.getByRole("option")).toHaveText(["progress"]);
    await take(page);
    await write(page, "{ level: ", "inter");
    await expect(offered.getByRole("option")).toHaveText(["intermediatePart of it was done"]);
});

test("words and names are offered by their place, and none within prose", async ({ page, talks }) => {
    await page.goto(talks + "/text");
    page.on("dialog", dialog => dialog.accept());
    const offered = page.locator(".cm-tooltip-autocomplete");
    await write(page, "\nwatch:\n  a: { written: 2024-06-14, when: { moves: ", "so");
    await expect(offered.getByRole("option")).toHaveText(["softerMore is accepted or less refused"]);
    await take(page);
    await write(page, ", ", "b");
    await expect(offered.getByRole("option").first()).toHaveText("by");
    await take(page);
    await write(page, "russia }, what: \"no key ", "wr");
    await page.waitForTimeout(300);
    await expect(offered).toHaveCount(0);
    await write(page, "itten\" }\nstatus-quo: { talks: ", "op");
    await expect(offered.getByRole("option").first()).toContainText("open");
});

test("what is saved as text shows in the forms, and the other way round", async ({ page, talks }) => {
    await page.goto(talks + "/text");
    await page.locator(".cm-content").waitFor();
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("# A remark of mine\n");
    await page.getByLabel("What you changed, for the history").fill("a remark");
    await page.getByRole("button", { name: "Save as a revision" }).click();
    await expect(page.locator("#revision")).toContainText("revision 2");
    await page.goto(talks + "/model");
    await page.getByRole("region", { name: "Russia", exact: true }).getByRole("button", { name: /^Move down/ }).first().click();
    await expect(page.locator("#revision")).toContainText("revision 3");
    await page.goto(talks + "/text");
    await expect(page.locator(".cm-content")).toContainText("# A remark of mine");
});

test("a change on the page Model is solved again at once", async ({ page, talks }) => {
    await page.goto(talks + "/model");
    const times = [];
    for (let revision = 2; revision < 8; revision++) {
        const button = page.getByRole("region", { name: "Russia", exact: true }).getByRole("button", { name: revision % 2 ? /^Move up/ : /^Move down/ }).nth(revision % 2 ? 1 : 0);
        await button.waitFor();
        times.push(await button.evaluate((button, revision) => new Promise(resolve => {
            const started = performance.now();
            const watch = new MutationObserver(() => {
                if (document.getElementById("outcome")?.textContent.includes(`with revision ${revision}`)) {
                    watch.disconnect();
                    requestAnimationFrame(() => resolve(performance.now() - started));
                }
            });
            watch.observe(document.body, { childList: true, subtree: true });
            button.click();
        }), revision));
    }
    times.sort((a, b) => a - b);
    console.log(`from the press of a button to the new verdicts, ms: ${times.map(time => time.toFixed(0)).join(", ")}`);
    expect(times[2]).toBeLessThan(1000);
});
