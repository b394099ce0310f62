// On every page: partial updates, the theme, and the small things that a form alone cannot do.
import "./htmx.js";
import { watchTheme } from "./theme.js";
import { watchPriorities } from "./priorities.js";
import { watchSelection } from "./selection.js";
import { watchKeys } from "./keys.js";
import { watchMore } from "./more.js";
import { watchWaiting } from "./waiting.js";

watchTheme();
watchPriorities();
watchSelection();
watchKeys();
watchMore();
watchWaiting();

// On a narrow screen the pages stand in a row that scrolls sideways: the one at hand is in view.
const [rail, current] = [document.querySelector(".rail"), document.querySelector(".rail [aria-current]")];
if (rail && current)
    rail.scrollLeft = current.offsetLeft - (rail.clientWidth - current.offsetWidth) / 2;

// Buttons that a browser offers by itself only in a menu.
document.addEventListener("click", event => {
    if (event.target.closest("[data-print]"))
        window.print();
});

// A choice that needs no second press: the form goes as soon as it changes.
document.addEventListener("change", event => {
    event.target.closest("form[data-send-on-change]")?.requestSubmit();
});
