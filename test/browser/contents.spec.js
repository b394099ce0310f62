// A small dossier from nothing, with forms only: nobody sees the file.
import AxeBuilder from "@axe-core/playwright";
import { test, expect } from "./workbench.js";

const textOf = async (page, path) => (await page.request.get(path.replace("/dossiers", "/api/dossiers") + "/files/dossier.yaml")).text();

test("a dispute is written down from nothing with forms alone, and its verdicts can be read", async ({ page }) => {
    test.setTimeout(120_000);
    await page.goto("/");
    await page.getByLabel("What the dispute is called").fill("A strike");
    await page.getByRole("button", { name: "Begin" }).click();
    const path = new URL(page.url()).pathname.replace("/contents", "");

    // Who is in it.
    await expect(page.getByText("Begin with the parties")).toBeVisible();
    await page.getByRole("link", { name: "Parties", exact: true }).click();
    await expect(page.getByText("A party is a person or a body in the dispute")).toBeVisible();
    for (const name of ["Union", "Company"]) {
        if (name === "Company")
            await page.getByRole("link", { name: "Add another" }).click();
        await page.getByLabel("What it is called").fill(name);
        await page.getByRole("button", { name: "Add the party" }).click();
    }
    await expect(page.locator("ol.entries > li")).toHaveCount(2);

    // What is in dispute.
    for (const [name, question, decider] of [["strike", "Does the union strike?", "Union"], ["raise", "Does the company raise pay?", "Company"]]) {
        await page.goto(path + "/contents?kind=issues&change=new");
        await page.getByLabel("The question, in words").fill(question);
        await page.getByRole("checkbox", { name: decider }).check();
        await page.getByLabel("Name in formulas and in the file").fill(name);
        await page.getByRole("button", { name: "Add the issue" }).click();
    }
    await expect(page.locator("ol.entries > li")).toHaveCount(2);

    // Who said what.
    await page.goto(path + "/sources");
    await page.getByLabel("Title").fill("The union's letter");
    await page.getByLabel("Its text").fill("If you raise pay, the strike is off. We hope for an answer.");
    await page.getByRole("button", { name: "Add the source" }).click();
    await page.getByLabel("Exact words").fill("If you raise pay, the strike is off.");
    await page.getByLabel("Whose it is").selectOption("Union");
    await page.locator("#new-statement select[name=act]").selectOption("offer");
    await page.getByRole("button", { name: "Record the statement" }).click();
    await expect(page.locator("#st-offer + mark")).toHaveText("If you raise pay, the strike is off.");

    // A proposal whose clause rests on the statement.
    await page.goto(path + "/proposals?change=new");
    await page.getByLabel("Name, for other places of the dossier").fill("letter");
    await page.getByLabel("Put by").selectOption("Union");
    await page.getByRole("checkbox", { name: "Company" }).check();
    await page.getByRole("button", { name: "Add the proposal" }).click();
    await page.getByRole("link", { name: "Another clause" }).click();
    await page.getByLabel("When all of this is so, another, as a formula").fill("raise");
    await page.getByLabel(/^then this is to be.*as a formula$/).fill("not strike");
    await page.getByLabel("Rests on these statements: a statement").fill("raise pay");
    await page.getByRole("button", { name: "Add the clause" }).click();

    // What each wants: a ranking put in order by keyboard and by a formula, and priorities.
    await page.goto(path + "/model");
    const union = page.locator("#wants-union");
    await union.getByRole("button", { name: "Rank the states" }).click();
    await expect(union.getByText("As good as one another:")).toBeVisible();
    await union.getByLabel("those come first of which all of this holds, another, as a formula").fill("raise");
    await union.getByRole("button", { name: "Part the tier" }).click();
    await expect(union.locator("ol.ranking > li")).toHaveCount(2);
    await union.getByRole("button", { name: /^Part them:/ }).first().click();
    await expect(union.locator("ol.ranking > li")).toHaveCount(3);
    await union.locator("ol.ranking > li").nth(1).getByRole("button", { name: /^Move up/ }).focus();
    await page.keyboard.press("Alt+ArrowUp");
    await expect(page.locator("#revision")).toContainText("revision 12");
    await expect(union.locator("ol.ranking > li").nth(0).getByRole("button", { name: /^Move down/ })).toBeFocused();
    await union.getByRole("button", { name: /^By far better/ }).nth(1).click();
    await expect(union.getByText("By far better than all that follows.")).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter(violation => ["serious", "critical"].includes(violation.impact)).map(violation => violation.id)).toEqual([]);
    const company = page.locator("#add-company");
    await company.getByLabel("Another priority, as a formula").fill("not strike");
    await company.getByRole("button", { name: "Add" }).click();
    await expect(page.locator("#wants-company ol.priorities > li")).toHaveCount(1);

    // The priority rests on words, too; then the verdicts.
    await page.locator("#wants-company").getByRole("link", { name: /^Change: .*not strike/ }).click();
    await page.getByLabel("Rests on these statements: a statement").fill("the strike is off");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.locator("ol.entries > li")).toContainText("statements [1]");
    await page.goto(path + "/stability?state=status-quo");
    await expect(page.getByRole("heading", { name: /^Why the status quo would/ })).toBeVisible();
    await expect(page.locator("table.states tbody tr")).toHaveCount(4);

    expect(await textOf(page, path)).toContain("{ when: [raise], then: [not strike], says: [offer] }");
});

test("a form of the page Contents that is not understood comes back as it was typed, with the reason beside the field", async ({ page, talks }) => {
    await page.goto(talks + "/contents?kind=events");
    await page.getByLabel("What was done, in a sentence without a full stop").fill("Nobody knows when");
    await page.getByLabel("What became true by it, another, as a formula").fill("fightng = ceases");
    await page.getByRole("button", { name: "Add the event" }).click();
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(page.locator("#entry-events--new-date-wrong")).toHaveText("An event needs the day on which it was done.");
    await expect(page.locator("#entry-events--new-became-wrong")).toContainText("did you mean 'fighting'?");
    await expect(page.getByLabel("What was done, in a sentence without a full stop")).toHaveValue("Nobody knows when");
    await page.getByLabel("When it was done").fill("2024-06-13");
    await page.getByLabel("What became true by it, first, as a formula").fill("talks = open");
    await page.getByRole("button", { name: "Add the event" }).click();
    await expect(page.locator("ol.entries > li")).toContainText("13 June 2024: Nobody knows when");
    await page.goto(talks + "/timeline");
    await expect(page.getByText("Nobody knows when").first()).toBeVisible();
});

test("entries are put in another order by drag, and by keys", async ({ page, talks }) => {
    await page.goto(talks + "/contents?kind=open-questions");
    const entries = page.locator("ol.entries > li");
    const first = await entries.first().locator("p").first().innerText();
    await entries.first().getByRole("button", { name: /^Move down/ }).focus();
    await page.keyboard.press("Alt+ArrowDown");
    await expect(page.locator("#revision")).toContainText("revision 2");
    await expect(entries.nth(1).locator("p").first()).toHaveText(first);
    await expect(entries.nth(1).getByRole("button", { name: /^Move down/ })).toBeFocused();
    const handle = await entries.nth(1).locator("[data-handle]").boundingBox();
    const target = await entries.first().boundingBox();
    await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await page.mouse.down();
    await page.mouse.move(handle.x + handle.width / 2, handle.y - 4, { steps: 4 });
    await page.mouse.move(handle.x + handle.width / 2, target.y + 6, { steps: 12 });
    await page.mouse.up();
    await expect(page.locator("#revision")).toContainText("revision 3");
    await expect(entries.first().locator("p").first()).toHaveText(first);
});

test.describe("without a script", () => {
    test.use({ javaScriptEnabled: false });

    test("a comparison with two statements behind it is written, and a refused one comes back", async ({ page, talks }) => {
        await page.goto(talks + "/contents?kind=evidence&owner=ukraine");
        await page.getByLabel("This, another, as a formula", { exact: true }).fill("talks = open");
        await page.getByRole("button", { name: "Add the choice" }).click();
        await expect(page.getByRole("alert")).toContainText("so over something else");
        await expect(page.getByLabel("This, first, as a formula", { exact: true })).toHaveCount(0);
        await expect(page.getByLabel("This, first", { exact: true })).toHaveValue("talks = open");
        await page.getByLabel(/^over this.*as a formula$/).fill("talks = none");
        await page.getByLabel("Rests on these statements: a statement").fill("Ukraine continues");
        await page.getByRole("button", { name: "Add the choice" }).click();
        await expect(page.locator("ol.entries > li")).toHaveCount(1);
        expect(await textOf(page, talks)).toContain("evidence:\n      - { accepted: talks = open, over: talks = none, reliability: 0.9");
    });
});
