// What may come next in a dossier's text: keys and words by the place in the file, as the schema has them, and the dossier's own names.
import { placeAt } from "./place.js";

/**
 * Suggestions for the cursor. Places of the schema lead to one another: { keys: [[key, sentence, place]], any: place, keyNames: kind,
 * words: [[word, what]], valueNames: [kind] }; dossier holds { names: { kind: [[name, what]] }, terms: { issue: [[term, what]] }, declared: [name] }.
 */
export function suggest(context, places, dossier) {
    const word = context.matchBefore(/[\p{L}\p{N}][\p{L}\p{N}_-]*/u) ?? { from: context.pos, to: context.pos };
    if (word.from === word.to && !context.explicit)
        return null;
    const cursor = placeAt(context.state.sliceDoc(0, word.from));
    const place = cursor && placeBelow(places, cursor.path);
    if (!place)
        return null;

    const options = [];
    if (cursor.may !== "value") {
        for (const [label, info] of place.keys)
            options.push({ label, info, apply: label + ": ", type: "property" });
        for (const [label, detail] of namesOf(dossier, place.keyNames, cursor.path))
            options.push({ label, detail, apply: label + ": ", type: "property" });
    }
    if (cursor.may !== "key") {
        for (const [label, detail] of [...place.words, ...place.valueNames.flatMap(kind => namesOf(dossier, kind, cursor.path))])
            options.push({ label, detail, type: "constant" });
    }
    return options.length ? { from: word.from, options, validFor: /^[\p{L}\p{N}_-]*$/u } : null;
}

function placeBelow(places, path) {
    let place = places[0];
    for (const key of path) {
        const below = place.keys.find(([name]) => name === key)?.[2] ?? place.any;
        if (below === undefined)
            return null;
        place = places[below];
    }
    return place;
}

// Terms are those of the nearest issue above the cursor.
function namesOf(dossier, kind, path) {
    return (kind === "term" ? dossier.terms[path.findLast(key => dossier.terms[key])] : dossier.names[kind]) ?? [];
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
