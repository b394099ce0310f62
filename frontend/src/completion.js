// What may come next in a dossier's text: keys by the place in the file, names by what the key asks for.
// The words come from the server, which has them from the library; here is only where each belongs.

/** Suggestions for the cursor; names holds { keys: { path: [[key, what]] }, values: { key: [[word, what]] }, declared: {...} }. */
export function suggest(context, names) {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const word = context.matchBefore(/[\p{L}\p{N}_-]*/u);
    if (word.from === word.to && !context.explicit)
        return null;

    const head = before.slice(0, word.from - line.from);
    const key = /(?:^|[\s{,[-])([\w-]+):\s[^#]*$/.exec(head)?.[1];
    if (key !== undefined && !/\{\s*$|,\s*$/.test(head.slice(head.lastIndexOf("{"))))
        return offer(word, names.values[key] ?? names.values[sectionKey(context, line, head)]);
    const isKey = /^[\s-]*$/.test(head) || /[{,]\s*$/.test(head);
    return isKey ? offer(word, keysAt(context, line, head, names), ": ") : offer(word, names.values[sectionKey(context, line, head)]);
}

/** The offset at which a name is declared, or null. */
export function placeOf(document, word, names) {
    if (!names.declared.includes(word))
        return null;
    const text = document.toString();
    const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const match = new RegExp(`^  ${escaped}:`, "m").exec(text);
    return match ? match.index + 2 : null;
}

function offer(word, options, after = "") {
    if (!options?.length)
        return null;
    return { from: word.from, options: options.map(([label, detail]) => ({ label, detail, apply: label + after, type: after ? "property" : "constant" })), validFor: /^[\p{L}\p{N}_-]*$/u };
}

// The keys above the cursor, from the outermost; a name that a section declares counts as "*".
function keysAt(context, line, head, names) {
    const path = pathTo(context, line, head);
    return names.keys[path.join("/")] ?? [];
}

function sectionKey(context, line, head) {
    return pathTo(context, line, head).at(-1);
}

function pathTo(context, line, head) {
    let indent = /^\s*/.exec(line.text)[0].length;
    const path = [];
    if (line.text.trimStart().startsWith("- "))
        indent += 1;
    for (let number = line.number - 1; number > 0 && indent > 0; number--) {
        const text = context.state.doc.line(number).text;
        const match = /^(\s*)(?:- )?([\w-]+):/.exec(text);
        if (match && match[1].length < indent) {
            indent = match[1].length;
            path.unshift(match[2]);
        }
    }
    if (path.length > 1)
        path[1] = "*";
    const inFlow = /([\w-]+):\s*\{[^}]*$/.exec(head);
    if (inFlow)
        path.push(path.length === 1 ? "*" : inFlow[1]);
    return path;
}
