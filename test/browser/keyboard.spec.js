// Every function by keyboard.
import { test, expect } from "./workbench.js";

test("letters lead from page to page, and a list of them is shown", async ({ page, talks }) => {
    await page.keyboard.press("g");
    await page.keyboard.press("v");
    await expect(page).toHaveURL(talks + "/stability");
    await page.waitForLoadState();
    await page.keyboard.press("/");
    await expect(page.getByLabel("Where (a formula)")).toBeFocused();
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    await expect(page).toHaveURL(talks + "/stability");
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeHidden();
});

test("the first stop of the tab key skips to the content", async ({ page, talks }) => {
    await page.goto(talks + "/proposals");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
});

test("a priority moves by Alt and an arrow, and the focus goes with it", async ({ page, talks }) => {
    await page.goto(talks + "/model");
    const list = page.getByRole("region", { name: "Western supporters" }).locator("ol.priorities > li");
    const second = await list.nth(1).locator("code").innerText();
    await list.nth(1).getByRole("button", { name: /^Move up/ }).focus();
    await page.keyboard.press("Alt+ArrowUp");
    await expect(page.locator("#revision")).toContainText("revision 2");
    await expect(list.first().locator("code")).toHaveText(second);
    await expect(list.first().getByRole("button", { name: /^Move down/ })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.locator("#revision")).toContainText("revision 3");
    await expect(list.nth(1).locator("code")).toHaveText(second);
});

test("a priority is added, rewritten as text, and refused in words", async ({ page, talks }) => {
    await page.goto(talks + "/model");
    const party = page.getByRole("region", { name: "Russia", exact: true });
    await party.getByLabel("Another priority, as a formula").fill("talks = opne");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert")).toContainText("was not understood");
    await page.goto(talks + "/model");
    await party.getByLabel("Another priority, as a formula").fill("talks = open");
    await page.keyboard.press("Enter");
    await expect(page.locator("#revision")).toContainText("revision 2");
    await party.getByText("As text").focus();
    await page.keyboard.press("Enter");
    const text = party.getByLabel("One formula a line, the most important first");
    await expect(text).toHaveValue(/talks = open$/);
    await text.fill("withdraw\nnot return");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.locator("#revision")).toContainText("revision 3");
    await expect(party.locator("ol.priorities > li")).toHaveCount(2);
});

test("why a state would hold is asked by keyboard, and the table filters, sorts and pins", async ({ page, talks }) => {
    await page.goto(talks + "/stability");
    const where = page.getByLabel("Where (a formula)");
    await where.fill("withdraw and talks = open");
    await page.keyboard.press("Enter");
    await expect(page.getByText(/of 144 feasible states fit/)).toBeVisible();
    await expect(page).toHaveURL(/where=withdraw/);
    await page.getByLabel("Sorted by").selectOption("russia");
    await expect(page).toHaveURL(/sort=russia/);
    const first = page.locator("table.states tbody tr").first();
    await first.getByRole("link", { name: /^Why state/ }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: /^Why state \d+/ })).toBeVisible();
    await page.locator("table.states tbody tr").nth(1).getByRole("link", { name: /^Pin/ }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("link", { name: /^Unpin/ })).toBeVisible();
});

test("the graph of moves is walked by keys and marked by party", async ({ page, talks }) => {
    await page.goto(talks + "/stability");
    const graph = page.locator("[data-graph][data-ready]");
    await graph.focus();
    const before = await graph.locator("canvas").last().screenshot();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("+");
    await expect.poll(async () => (await graph.locator("canvas").last().screenshot()).equals(before)).toBe(false);
    await page.getByLabel("Ways from the status quo").selectOption("moves");
    await expect(page.locator("[data-graph-news]")).toContainText("are shown strongly");
});

test("words of a source become a statement without a mouse", async ({ page, talks }) => {
    await page.goto(talks + "/sources");
    await page.getByLabel("Exact words").fill("The report dates Russia's control of the four regions to September 2022");
    await page.getByLabel("Name in the dossier").fill("control");
    await page.keyboard.press("Enter");
    await expect(page.locator("#revision")).toContainText("revision 2");
    await expect(page.locator("#st-control + mark")).toContainText("September 2022");
});

test("selected words fill the form of a new statement", async ({ page, talks }) => {
    await page.goto(talks + "/sources");
    await page.evaluate(() => {
        const mark = document.querySelector("#st-refusal + mark");
        getSelection().selectAllChildren(mark);
    });
    await expect(page.getByLabel("Exact words")).toHaveValue("Kyiv has consistently refused to concede any territory to Russia.");
    await expect(page.getByText("10 words selected")).toBeVisible();
});

test("a selection across several statements has the source's own characters, not the numbers between them", async ({ page, talks }) => {
    await page.goto(talks + "/sources");
    const source = await (await page.request.get(talks.replace("/dossiers", "/api/dossiers") + "/files/sources/note.md")).text();
    await page.evaluate(() => getSelection().selectAllChildren(document.querySelector("[data-source-text]")));
    await expect(page.locator("[name=end]")).toHaveValue(String([...source].length));
    expect((await page.getByLabel("Exact words").inputValue()).trim()).toBe(source.trim());
});
