// htmx, held to the content security policy: no evaluation, no style element, no other origin.
import htmx from "htmx.org/dist/htmx.esm.js";

Object.assign(htmx.config, {
    allowEval: false,
    allowScriptTags: false,
    includeIndicatorStyles: false,
    selfRequestsOnly: true,
    historyCacheSize: 0,
    refreshOnHistoryMiss: true,
    scrollIntoViewOnBoost: false,
    // An answer that refuses is shown as well: it says why.
    responseHandling: [
        { code: "204", swap: false },
        { code: "[2345]..", swap: true },
    ],
});

// An answer without the part that was asked for is a page of its own, such as one that asks which of two changes shall count.
document.addEventListener("htmx:beforeSwap", event => {
    const { detail } = event;
    const part = detail.requestConfig.elt.getAttribute("hx-select");
    const text = detail.xhr.responseText;
    if (!part || !text)
        return;
    if (has(text, part)) {
        releaseFocus(detail.target);
        return;
    }
    const answer = new DOMParser().parseFromString(text, "text/html");
    detail.shouldSwap = false;
    document.title = answer.title;
    document.body.replaceWith(answer.body);
    htmx.process(document.body);
    document.querySelector("h1")?.scrollIntoView();
});

// Every part that is asked for is asked for by its id, and an answer is read once, by htmx: reading it here as well would take as long again.
function has(text, part) {
    return text.includes(` id="${part.slice(1)}"`);
}

// A button that goes away with its part while it has the focus makes the browser lay out the old part beside the new one. What has an id keeps the focus.
function releaseFocus(target) {
    const focused = document.activeElement;
    if (focused && !focused.id && target.contains(focused))
        focused.blur();
}

// What changed is said to those who do not see it.
document.addEventListener("htmx:afterSwap", event => {
    const news = event.detail.target.querySelector?.("[data-announce]")?.textContent.trim();
    const voice = document.getElementById("voice");
    if (news && voice)
        voice.textContent = news;
});

document.addEventListener("htmx:sendError", () => {
    const voice = document.getElementById("voice");
    if (voice)
        voice.textContent = "The workbench did not answer. Nothing was saved; try again.";
    voice?.classList.add("alarm");
});

export default htmx;
