// Where in a dossier's text the cursor stands: the keys above it, and what may come there. It reads YAML as far as a dossier uses it, from the start of
// the text, and takes what cannot be read as a plain text.

const key = /(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)'|([^\s#"'{}[\],|>&*!%@`][^\n#]*?))[ \t]*:(?=[ \r\n]|$)/y;

/** The keys above the end of a text, and whether a key, a value or either may follow; null within prose, quotes and comments. */
export function placeAt(text) {
    const above = [];
    let at = 0;
    while (at < text.length) {
        const start = at;
        at = afterSpaces(text, at);

        // Each dash opens an item, in which a key may stand on the same line.
        while (text[at] === "-" && /^(?:[ \r\n]|$)/.test(text.slice(at + 1, at + 2))) {
            const column = at - start;
            while (above.length && (above.at(-1).column > column || (above.at(-1).column === column && above.at(-1).key === null)))
                above.pop();
            above.push({ column, key: null });
            at = afterSpaces(text, at + 1);
        }
        if (text[at] === "\n" || text[at] === "\r" || text[at] === "#") {
            at = afterLine(text, at);
            if (at === null)
                return null;
            continue;
        }

        const column = at - start;
        while (above.length && above.at(-1).column >= column)
            above.pop();
        key.lastIndex = at;
        const found = key.exec(text);
        if (found) {
            above.push({ column, key: found[1] ?? found[2] ?? found[3] });
            at = afterSpaces(text, key.lastIndex);
            if (at === text.length)
                return at > key.lastIndex ? place(above, [], "value") : null;
        } else if (at === text.length) {
            return place(above, [], "either");
        }

        const value = afterValue(text, at, above);
        if (typeof value !== "number")
            return value;
        at = value;
    }
    return place([], [], "either");
}

// The place after a value and its line, or where its end stands when the text ends in it.
function afterValue(text, at, above) {
    const first = text[at];
    if (first === "{" || first === "[")
        return afterFlow(text, at, above);
    if (first === "\"" || first === "'") {
        const end = afterQuotes(text, at);
        return end === null ? null : afterLine(text, end);
    }
    if (first === "|" || first === ">")
        return afterBlock(text, at, above.at(-1)?.column ?? -1);
    const end = text.indexOf("\n", at);
    if (end >= 0)
        return end + 1;
    return / #/.test(text.slice(at)) || !/[\s(]$/.test(text) ? null : place(above, [], "value");
}

function afterFlow(text, at, above) {
    const open = [];
    let start = at;
    const isFirst = () => text.slice(start, at).trim() === "";
    for (; at < text.length; at++) {
        switch (text[at]) {
            case "{":
            case "[":
                if (!isFirst())
                    break;
                open.push({ bracket: text[at], key: null });
                start = at + 1;
                break;
            case "}":
            case "]":
                open.pop();
                if (!open.length)
                    return afterLine(text, at + 1);
                start = at + 1;
                break;
            case ",":
                open.at(-1).key = null;
                start = at + 1;
                break;
            case "\"":
            case "'":
                if (!isFirst())
                    break;
                at = afterQuotes(text, at);
                if (at === null)
                    return null;
                at--;
                break;
            case "#":
                if (!/\s/.test(text[at - 1]))
                    break;
                at = text.indexOf("\n", at);
                if (at < 0)
                    return null;
                break;
            case ":":
                if (open.at(-1).bracket === "{" && open.at(-1).key === null && /^(?:[\s,}\]]|$)/.test(text.slice(at + 1, at + 2))) {
                    open.at(-1).key = text.slice(start, at).trim().replace(/^(["'])(.*)\1$/, "$2");
                    start = at + 1;
                }
                break;
        }
    }
    const { bracket, key: name } = open.at(-1);
    const begun = text.slice(start);
    if (bracket === "{" && name === null)
        return begun.trim() === "" ? place(above, open, "key") : null;
    return (name !== null && begun === "") || /[^\s(]$/.test(begun) ? null : place(above, open, "value");
}

function afterBlock(text, at, column) {
    at = afterLine(text, at);
    while (at !== null && at < text.length) {
        const start = afterSpaces(text, at);
        if (start < text.length && !/[\r\n]/.test(text[start]) && start - at <= column)
            return at;
        at = afterLine(text, start);
    }
    return at;
}

function afterQuotes(text, at) {
    const quote = text[at];
    for (let end = at + 1; end < text.length; end++) {
        if (text[end] === "\\" && quote === "\"")
            end++;
        else if (text[end] === quote && quote === "'" && text[end + 1] === "'")
            end++;
        else if (text[end] === quote)
            return end + 1;
    }
    return null;
}

// The start of the next line, or null when the text ends in this one: nothing comes after a comment or a value that is closed.
function afterLine(text, at) {
    const end = text.indexOf("\n", at);
    return end < 0 ? null : end + 1;
}

function afterSpaces(text, at) {
    while (text[at] === " " || text[at] === "\t")
        at++;
    return at;
}

function place(above, open, may) {
    return { path: [...above, ...open].map(frame => frame.key).filter(name => name !== null), may };
}
