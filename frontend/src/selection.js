// Words selected in a source become the words of a new statement.
export function watchSelection() {
    document.addEventListener("selectionchange", () => {
        const text = document.querySelector("[data-source-text]");
        const field = document.querySelector("[data-quote-field]");
        if (!text || !field)
            return;
        const selection = document.getSelection();
        if (!selection.rangeCount || selection.isCollapsed)
            return;
        const range = selection.getRangeAt(0);
        if (!text.contains(range.startContainer) || !text.contains(range.endContainer))
            return;

        // Places are counted in code points of the source, as the file records them.
        const start = countBefore(text, range.startContainer, range.startOffset);
        const words = textOf(range);
        const end = start + [...words].length;
        field.value = words;
        field.form.elements.start.value = start;
        field.form.elements.end.value = end;
        field.form.querySelector("[data-selected-count]").textContent = `${words.trim().split(/\s+/).length} words selected`;
    });
}

function countBefore(text, container, offset) {
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(container, offset);
    return [...textOf(range)].length;
}

// The numbers of statements stand in the page and not in the source.
function textOf(range) {
    const copy = range.cloneContents();
    for (const number of copy.querySelectorAll("[data-aside]"))
        number.remove();
    return copy.textContent;
}
