// "g" and a letter goes to a page, "/" to the filter, "?" shows which letters there are. Never while something is typed.
export function watchKeys() {
    let isGoing = false;
    document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.composedPath()[0]))
            return;
        const help = document.getElementById("keys");
        if (isGoing) {
            isGoing = false;
            const link = document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
            if (link) {
                event.preventDefault();
                link.click();
            }
        } else if (event.key === "g") {
            isGoing = true;
            setTimeout(() => { isGoing = false; }, 1500);
        } else if (event.key === "/") {
            const filter = document.querySelector("[data-filter]");
            if (filter) {
                event.preventDefault();
                filter.focus();
            }
        } else if (event.key === "?" && help) {
            event.preventDefault();
            help.open ? help.close() : help.showModal();
        }
    });
    document.addEventListener("click", event => {
        if (event.target.closest("[data-keys-button]"))
            document.getElementById("keys")?.showModal();
    });
}

function isTyping(element) {
    return element instanceof Element && (element.matches("input, textarea, select") || element.closest("[contenteditable=true]") !== null);
}
