// Where the cursor stands in a dossier's text, without a browser: the keys above it, and whether a key, a value or either may come.
import { test, expect } from "@playwright/test";
import { placeAt } from "../../frontend/src/place.js";

const places = [
    ["", [], "either"],
    ["dossier: x\n", [], "either"],
    ["parties:\n  east:\n    ", ["parties", "east"], "either"],
    ["parties:\n  east:\n    role: ", ["parties", "east", "role"], "value"],
    ["parties:\n  east: { ", ["parties", "east"], "key"],
    ["parties: { east: { name: East, role: ", ["parties", "east", "role"], "value"],
    ["parties: { east: { name: East }, ", ["parties"], "key"],
    ["preferences:\n  east:\n    priorities:\n      - ", ["preferences", "east", "priorities"], "either"],
    ["preferences:\n  east:\n    priorities:\n    - prefer: a\n      ", ["preferences", "east", "priorities"], "either"],
    ["preferences:\n  east:\n    priorities:\n    - prefer: not ", ["preferences", "east", "priorities", "prefer"], "value"],
    ["preferences:\n  east:\n    priorities: [a, not (", ["preferences", "east", "priorities"], "value"],
    ["preferences:\n  b:\n    utility:\n      price: { weight: 0.6, values: { ", ["preferences", "b", "utility", "price", "values"], "key"],
    ["proposals:\n  p:\n    clauses:\n      - { then: a }\n      - then: b\n        ", ["proposals", "p", "clauses"], "either"],
    ["statements:\n  s1: { source: a,\n    quote: \"it, {is: so\", ", ["statements", "s1"], "key"],
    ["watch:\n  a:\n    when: { first: { said: threat, by: x }, then: { ", ["watch", "a", "when", "then"], "key"],
    ["issues:\n  a: { decided-by: { all: [", ["issues", "a", "decided-by", "all"], "value"],
    ["constraints:\n- a\n- ", ["constraints"], "either"],
    ["constraints:\n- a\nissues:\n  b:\n    ", ["issues", "b"], "either"],
    ["status-quo: { a: ", ["status-quo", "a"], "value"],
    ["sources:\n  n: { url: https://a.b/c, ", ["sources", "n"], "key"],
    ["\"parties\":\n  'east': { \"name\": East, ", ["parties", "east"], "key"],
    ["what: it's \nparties:\n  ", ["parties"], "either"],
    ["summary: >\n  some: text\n", [], "either"],
    ["summary: |\n  some: text\nparties:\n  ", ["parties"], "either"],
];

test("the keys above the cursor are found in block and in flow style", () => {
    for (const [text, path, may] of places)
        expect(placeAt(text), JSON.stringify(text)).toEqual({ path, may });
});

test("nothing is offered within prose, quotes and comments", () => {
    for (const text of ["statements:\n  s1: { source: a, quote: \"it, ", "summary: |\n  some: text\n  ", "# a remark ", "as-of: 2024 # ", "key:", "title: 'it''s' ", "a: { b: \"c\" } "])
        expect(placeAt(text), JSON.stringify(text)).toBeNull();
});
