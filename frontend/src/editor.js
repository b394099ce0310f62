// The dossier's text in an editor: what is wrong with it as you type, and the words that may come next.
import { EditorView, basicSetup } from "codemirror";
import { EditorState } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { autocompletion } from "@codemirror/autocomplete";
import { linter, lintGutter, openLintPanel } from "@codemirror/lint";
import { tags } from "@lezer/highlight";
import { placeOf, suggest } from "./completion.js";

function start(field) {
    const host = document.createElement("div");
    host.className = "editor";

    // In a shadow tree the editor's styles are constructed sheets, which the content security policy lets through.
    const root = host.attachShadow({ mode: "open" });
    field.before(host);
    field.hidden = true;
    const names = JSON.parse(field.dataset.names);
    const { places } = JSON.parse(field.dataset.places);

    const view = new EditorView({
        root,
        parent: root,
        state: EditorState.create({
            doc: field.value,
            extensions: [
                basicSetup,
                keymap.of([indentWithTab]),
                yaml(),
                syntaxHighlighting(highlight),
                EditorView.lineWrapping,
                EditorView.contentAttributes.of({ "aria-label": "dossier.yaml", tabindex: "0" }),
                EditorState.readOnly.of(field.readOnly),
                theme,
                lintGutter(),
                linter(view => check(field, view), { delay: 300 }),
                autocompletion({ override: [context => suggest(context, places, names)] }),
                EditorView.updateListener.of(update => {
                    if (update.docChanged)
                        field.value = update.state.doc.toString();
                }),
                goTo(names),
            ],
        }),
    });

    const line = Number(new URLSearchParams(location.search).get("line"));
    if (line > 0 && line <= view.state.doc.lines) {
        const at = view.state.doc.line(line).from;
        view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
        view.focus();
    }
    field.form.addEventListener("submit", () => { field.value = view.state.doc.toString(); });
    const problems = document.querySelector("[data-show-problems]");
    if (problems) {
        problems.hidden = false;
        problems.addEventListener("click", () => openLintPanel(view));
    }
    window.addEventListener("beforeunload", event => {
        if (field.value !== field.defaultValue && !field.form.dataset.sent)
            event.preventDefault();
    });
    field.form.addEventListener("submit", () => { field.form.dataset.sent = "yes"; });
}

async function check(field, view) {
    const text = view.state.doc.toString();
    const answer = await fetch(field.dataset.check, {
        method: "POST",
        headers: { "Content-Type": "text/plain; charset=utf-8" },
        body: text,
    });
    if (!answer.ok)
        return [];
    const { diagnostics, summary } = await answer.json();
    const state = document.querySelector("[data-text-state]");
    if (state)
        state.textContent = summary;
    const length = view.state.doc.length;
    return diagnostics.map(({ start, end, severity, id, message }) => ({
        from: Math.min(start, length),
        to: Math.min(Math.max(end, start), length),
        severity,
        source: id,
        message,
    }));
}

// A press on a name with Ctrl (or F12 on it) goes to where it is declared.
function goTo(names) {
    const jump = (view, at) => {
        const word = wordAt(view, at);
        const place = word && placeOf(view.state.doc, word, names);
        if (place === null || place === undefined)
            return false;
        view.dispatch({ selection: { anchor: place }, effects: EditorView.scrollIntoView(place, { y: "center" }) });
        return true;
    };
    return [
        keymap.of([{ key: "F12", run: view => jump(view, view.state.selection.main.head) }]),
        EditorView.domEventHandlers({
            mousedown(event, view) {
                if (!(event.ctrlKey || event.metaKey))
                    return false;
                const at = view.posAtCoords(event);
                return at !== null && jump(view, at) && (event.preventDefault(), true);
            },
        }),
    ];
}

function wordAt(view, at) {
    const line = view.state.doc.lineAt(at);
    for (const match of line.text.matchAll(/[\p{L}\p{N}_-]+/gu)) {
        if (line.from + match.index <= at && at <= line.from + match.index + match[0].length)
            return match[0];
    }
    return null;
}

const highlight = HighlightStyle.define([
    { tag: [tags.definition(tags.propertyName), tags.propertyName], color: "var(--code-key)", fontWeight: "600" },
    { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
    { tag: tags.string, color: "var(--code-string)" },
    { tag: [tags.punctuation, tags.separator, tags.bracket], color: "var(--quiet)" },
]);

const theme = EditorView.theme({
    "&": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--rule)", borderRadius: "3px", fontSize: ".8125rem" },
    "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
    ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", maxHeight: "calc(100vh - 17rem)", minHeight: "20rem" },
    ".cm-content": { caretColor: "var(--ink)" },
    ".cm-cursor": { borderLeftColor: "var(--ink)" },
    ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--quiet)", borderRight: "1px solid var(--rule)" },
    ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--panel)" },
    "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--mark)" },
    ".cm-panels, .cm-tooltip": { backgroundColor: "var(--panel)", color: "var(--ink)", border: "1px solid var(--rule)" },
    ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--link)", color: "var(--paper)" },
    ".cm-completionInfo": { maxWidth: "26rem", padding: "4px 8px", fontFamily: "var(--sans)" },
    ".cm-completionDetail": { color: "var(--quiet)", fontStyle: "normal" },
    "li[aria-selected] .cm-completionDetail": { color: "inherit" },
    ".cm-diagnostic": { padding: "4px 10px", fontFamily: "var(--sans)" },
    ".cm-foldPlaceholder": { backgroundColor: "var(--panel)", border: "1px solid var(--rule)", color: "var(--quiet)" },
});

const field = document.querySelector("textarea[data-editor]");
if (field)
    start(field);
