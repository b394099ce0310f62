// What a mediator can write down without the text: proposals, red lines, what terms are worth, what is not known.
import { test, expect } from "./workbench.js";

const textOf = async (page, talks) => (await page.request.get(talks.replace("/dossiers", "/api/dossiers") + "/files/dossier.yaml")).text();

test("a clause is added to a proposal by choosing terms, and what surrounds it stays", async ({ page, talks }) => {
    await page.goto(talks + "/proposals");
    const before = await textOf(page, talks);
    await page.locator("#of-june-conditions").getByRole("link", { name: "Another clause" }).click();
    await page.getByLabel("When all of this is so, another", { exact: true }).selectOption("sanctions on Russia are lifted");
    await page.getByLabel(/^then this is to be.*another$/).selectOption("Russia ceases fire");
    await page.getByLabel("How the two stand in time").selectOption("both at the same time");
    await page.getByRole("button", { name: "Add the clause" }).click();
    await expect(page.locator("#of-june-conditions")).toContainText("At the same time as sanctions on Russia are lifted: Russia ceases fire.");
    const line = "      - { when: [sanctions = lifted], then: [fighting = ceases], timing: at-the-same-time }\n";
    const after = await textOf(page, talks);
    expect(after).toContain(line);
    expect(after.replace(line, "")).toBe(before);
});

test("a clause that is not understood keeps what was typed, with the reason beside it", async ({ page, talks }) => {
    await page.goto(talks + "/proposals?change=ten-point-plan:new");
    await page.getByLabel("When all of this is so, another, as a formula").fill("withdrw and support");
    await page.getByLabel("Rests on these statements: a statement").fill("plan, plane");
    await page.getByRole("button", { name: "Add the clause" }).click();
    const form = page.locator("#form-ten-point-plan-new");
    await expect(form.getByRole("alert")).toContainText("did you mean 'withdraw'?");
    await expect(form.getByRole("alert")).toContainText("“plane” is no statement of this dossier");
    await expect(form.getByLabel("When all of this is so, first, as a formula")).toHaveValue("withdrw and support");
    await expect(form.getByLabel("Rests on these statements: a statement").first()).toHaveValue("plan, plane");
    await expect(form.locator(".says .wrong")).toContainText("“plane” is no statement of this dossier");
    await expect(form.locator(".terms .wrong").first()).toContainText("did you mean 'withdraw'?");
});

test("a clause rests on a statement that is found by its words, and says when it opens", async ({ page, talks }) => {
    await page.goto(talks + "/proposals?change=ten-point-plan:new");
    const form = page.locator("#form-ten-point-plan-new");
    await form.getByLabel(/^then this is to be.*another$/).selectOption("sanctions on Russia are lifted");
    const words = form.getByLabel("Rests on these statements: a statement");
    await words.fill("refused to concede any territory");
    await expect(form.locator(".says input[name^=says-words]")).toHaveCount(2);
    await form.getByText("When it can be taken up").click();
    await form.getByLabel("The first day on which it would be done").fill("2024-07-01");
    await form.getByLabel("How many days it takes").fill("14");
    await page.getByRole("button", { name: "Add the clause" }).click();
    await expect(page.locator("#revision")).toContainText("revision 2");
    expect(await textOf(page, talks)).toContain("{ then: [sanctions = lifted], opens: 2024-07-01, lead: 14, says: [refusal] }");
    await page.locator("#of-ten-point-plan").getByRole("link", { name: /^Change clause \d+/ }).last().click();
    await page.getByRole("checkbox", { name: /Kyiv has consistently refused to concede any territory/ }).uncheck();
    await page.getByRole("button", { name: "Save the clause" }).click();
    await expect(page.locator("#revision")).toContainText("revision 3");
    expect(await textOf(page, talks)).toContain("{ then: [sanctions = lifted], opens: 2024-07-01, lead: 14 }");
});

test("a red line that is taken out opens the way to an agreement, on the page that says so", async ({ page, talks }) => {
    await page.goto(talks + "/agreement");
    await expect(page.getByText("By the model, no:")).toBeVisible();
    const ukraine = page.locator("#limits-ukraine");
    await ukraine.getByText("Change", { exact: true }).first().click();
    await ukraine.getByRole("button", { name: "Remove the red line" }).first().click();
    await expect(page).toHaveURL(/agreement#limits-ukraine$/);
    await expect(page.getByText("By the model, no:")).toHaveCount(0);
});

test("what is not known of an order is said on the page Model without leaving it", async ({ page, talks }) => {
    await page.goto(talks + "/model");
    const ukraine = page.locator("#wants-ukraine");
    await ukraine.getByText("What is not known of this order").click();
    await ukraine.locator("select[name='place:1']").selectOption("with-previous");
    await ukraine.locator("form#places-ukraine").getByRole("button", { name: "Save" }).click();
    await expect(page.locator("#revision")).toContainText("revision 2");
    await expect(ukraine.locator("ol.priorities > li").nth(1)).toContainText("Whether it counts for more than the one above is not known.");
    await page.locator("#add-ukraine").getByLabel("Another priority, as a formula").fill("fightng = ceases");
    await page.locator("#add-ukraine").getByRole("button", { name: "Add" }).click();
    await expect(page.locator("#add-ukraine").getByRole("alert")).toContainText("did you mean 'fighting'?");
    await expect(page.locator("#add-ukraine").getByLabel("Another priority, as a formula")).toHaveValue("fightng = ceases");
});

test("a new dispute gets an issue, weights and the worth of no agreement from forms alone", async ({ page, workbench }) => {
    await page.goto("/");
    await page.getByLabel("What the dispute is called").fill("A price");
    await page.getByRole("button", { name: "Begin" }).click();
    const path = new URL(page.url()).pathname.replace("/contents", "");
    const address = path.replace("/dossiers", "/api/dossiers") + "/files/dossier.yaml";
    const begun = await page.request.get(address);
    const headers = { "If-Match": begun.headers().etag, Authorization: `Bearer ${new URL(workbench.start).searchParams.get("token")}` };
    await page.request.put(address, { headers, data: "dossier: A price\nparties:\n  buyer: { name: Buyer }\n  seller: { name: Seller }\n" });
    await page.goto(path + "/model");
    await page.getByText("Another issue").click();
    await page.getByLabel("Name, for formulas").fill("price");
    await page.getByLabel("Terms, in words or names").fill("low\nhigh");
    await page.getByLabel("Decided by").selectOption("all principals together");
    await page.getByRole("button", { name: "Add the issue" }).click();
    const buyer = page.locator("#wants-buyer");
    await buyer.getByRole("button", { name: "Weigh the issues" }).click();
    await buyer.getByLabel("low").fill("1");
    await buyer.getByLabel("Worth of no agreement").fill("0.5");
    await buyer.getByRole("button", { name: "Save the weights" }).click();
    await expect(page.locator("#revision")).toContainText("revision 5");
    expect(await (await page.request.get(address)).text()).toContain("reservation: 0.5");
});
