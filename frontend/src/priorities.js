// Priorities in their order: by dragging, or by Alt with an arrow key. Either sends the form that the buttons send.
import Sortable from "sortablejs/modular/sortable.core.esm.js";

// Where the focus belongs once the list has come back from the server: a list, a place in it, a button.
let focus = null;

export function watchPriorities() {
    prepare(document);
    document.addEventListener("htmx:afterSettle", () => {
        prepare(document);
        if (!focus)
            return;
        const item = document.querySelectorAll(`[data-priorities="${CSS.escape(focus.list)}"] > li`)[focus.place];
        const buttons = item ? [...item.querySelectorAll(`[data-move=${focus.way}], [data-move]`)].filter(button => !button.disabled) : [];
        (buttons.find(button => button.dataset.move === focus.way) ?? buttons[0])?.focus();
        focus = null;
    });

    document.addEventListener("click", event => {
        const button = event.target.closest("[data-move]");
        const item = button?.closest("[data-priorities] > li");
        if (item)
            focus = { list: item.parentElement.dataset.priorities, place: Number(item.dataset.place) + (button.dataset.move === "up" ? -1 : 1), way: button.dataset.move };
    });

    document.addEventListener("keydown", event => {
        if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown"))
            return;
        const item = event.target.closest?.("[data-priorities] > li");
        const button = item?.querySelector(event.key === "ArrowUp" ? "[data-move=up]" : "[data-move=down]");
        if (button && !button.disabled) {
            event.preventDefault();
            button.click();
        }
    });
}

function prepare(root) {
    const lists = root.querySelectorAll?.("[data-priorities]") ?? [];
    for (const list of lists) {
        if (Sortable.get(list))
            continue;
        Sortable.create(list, {
            handle: "[data-handle]",
            draggable: "li",
            animation: 120,
            ghostClass: "dragged",
            forceFallback: true,
            onEnd: ({ oldIndex, newIndex }) => {
                if (oldIndex !== newIndex)
                    send(list);
            },
        });
    }
}

// The list's form has one field for the order: the old places, in their new order.
function send(list) {
    const form = list.closest("form");
    form.elements.order.value = [...list.querySelectorAll(":scope > li")].map(item => item.dataset.place).join(",");
    form.querySelector("[data-send-order]").click();
}
