// A page, or a part of one, that waits for a long answer: how far it is, the way to end it, and the answer when it is there.
import htmx from "./htmx.js";

// What is said aloud: when another step begins, and each quarter.
const quarter = 0.25;

export function watchWaiting() {
    prepare();
    document.addEventListener("htmx:afterSettle", prepare);

    // A page that the browser kept while its reader was elsewhere waits for what was stopped when they left.
    window.addEventListener("pageshow", event => {
        if (event.persisted && document.querySelector("[data-waiting]"))
            location.reload();
    });
}

function prepare() {
    for (const panel of document.querySelectorAll("[data-waiting]:not([data-followed])")) {
        panel.dataset.followed = "";
        panel.querySelector("[data-waiting-look]").hidden = true;
        follow(panel);
    }
}

function follow(panel) {
    const { waiting: address, waitingStopped: stopped } = panel.dataset;
    const events = new EventSource(address);
    const told = { doing: null, share: 0 };
    let isEnding = false;

    events.addEventListener("progress", event => {
        if (!panel.isConnected)
            events.close();
        else
            show(panel, JSON.parse(event.data), told);
    });
    events.addEventListener("done", () => {
        events.close();
        if (panel.isConnected)
            fetchAnswer(panel);
    });
    events.addEventListener("stopped", () => {
        events.close();
        if (!isEnding)
            end(panel, stopped);
    });
    events.addEventListener("error", () => {
        if (!panel.isConnected)
            events.close();

        // There is no such wait any more, as when the machine was asleep: it is asked for again.
        else if (events.readyState === EventSource.CLOSED)
            fetchAnswer(panel);
        else
            say(panel, "The workbench does not answer. Trying again.");
    });
    window.addEventListener("pagehide", () => events.close(), { once: true });

    panel.querySelector("[data-waiting-cancel]").addEventListener("submit", async event => {
        event.preventDefault();
        isEnding = true;
        events.close();
        await fetch(event.target.action, { method: "POST", redirect: "manual" });
        end(panel, stopped);
    });
}

function show(panel, { doing, share, taken }, told) {
    const percent = share === undefined ? null : Math.floor(100 * share);
    panel.querySelector("[data-waiting-doing]").textContent = doing;
    panel.querySelector("[data-waiting-taken]").textContent = taken;
    panel.querySelector("[data-waiting-share]").textContent = percent === null ? "" : `${percent} % done · `;
    const bar = panel.querySelector("progress");
    if (percent === null)
        bar.removeAttribute("value");
    else
        bar.value = percent;
    if (doing !== told.doing || share >= told.share + quarter) {
        told.doing = doing;
        told.share = share ?? 0;
        say(panel, percent ? `${doing}: ${percent} % done` : doing);
    }
}

// A part takes its place in the page; a page is loaded anew, at the same address.
function fetchAnswer(panel) {
    const part = panel.dataset.waitingPart;
    if (part) {
        // An answer without it, such as one that says what went wrong, is shown as a page.
        panel.setAttribute("hx-select", part);
        htmx.ajax("GET", panel.dataset.waitingAgain, { source: panel, target: part, select: part, swap: "outerHTML show:none" });
    } else {
        location.reload();
    }
}

// A part says so where it stands; a page gives way to one that says so, which "back" does not return from to the work that was stopped.
function end(panel, stopped) {
    if (!panel.dataset.waitingPart) {
        location.replace(stopped);
        return;
    }
    panel.querySelector("[data-waiting-running]").hidden = true;
    const ended = panel.querySelector("[data-waiting-ended]");
    ended.hidden = false;
    ended.querySelector("a").focus();
    say(panel, "Stopped.");
}

function say(panel, words) {
    panel.querySelector("[data-waiting-voice]").textContent = words;
}
