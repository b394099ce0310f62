// Light, dark, or as the system has it. The choice is a cookie, so that the server writes it into the next page and nothing flashes.
const order = ["system", "light", "dark"];

export function watchTheme() {
    const button = document.querySelector("[data-theme-button]");
    if (!button)
        return;
    button.hidden = false;
    show(document.documentElement.dataset.theme ?? "system");
    button.addEventListener("click", () => {
        const now = document.documentElement.dataset.theme ?? "system";
        const next = order[(order.indexOf(now) + 1) % order.length];
        if (next === "system")
            delete document.documentElement.dataset.theme;
        else
            document.documentElement.dataset.theme = next;
        document.cookie = `truce-theme=${next}; path=/; max-age=31536000; samesite=strict`;
        show(next);
        document.dispatchEvent(new CustomEvent("truce:theme"));
    });

    function show(theme) {
        button.textContent = { system: "Theme: system", light: "Theme: light", dark: "Theme: dark" }[theme];
    }
}
