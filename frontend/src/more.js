// A row of fields of which the last is empty: once that has something in it, another one comes below. Without a script there is one at a time.
export function watchMore() {
    document.addEventListener("input", event => {
        const row = event.target.closest("[data-more]");
        const last = row?.querySelector(":scope > input:last-of-type");
        if (!last || event.target !== last || last.value.trim() === "")
            return;
        const next = last.cloneNode();
        const [name, place] = last.name.split(":");
        next.name = `${name}:${Number(place) + 1}`;
        next.value = "";
        next.removeAttribute("value");
        last.after(next);
    });
}
