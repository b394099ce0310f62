// A page, or a part of one, that waits for a long answer: how far it is, the way to end it, and the answer when it is there.
import htmx from "./htmx.js";

// What is said aloud: when another step begins, and each quarter.
const quarter = 0.25;

// How long to let go by between two questions. Each is answered at once: a browser has few connections to a host, and none is kept for waiting.
const pause = 450;

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
    const { waitingStopped: stopped } = panel.dataset;
    const told = { doing: null, share: 0 };
    let isEnding = false;

    panel.querySelector("[data-waiting-cancel]").addEventListener("submit", async event => {
        event.preventDefault();
        isEnding = true;
        await fetch(event.target.action, { method: "POST", redirect: "manual" });
        end(panel, stopped);
    });
    ask();

    async function ask() {
        const answer = await howFar(panel.dataset.waiting);
        if (isEnding || !panel.isConnected)
            return;
        if (answer.isOver) {
            fetchAnswer(panel);
            return;
        }
        if (answer.progress)
            show(panel, answer.progress, told);
        else
            say(panel, "The workbench does not answer. Trying again.");
        setTimeout(ask, pause);
    }
}

// How far it is, or that it is over: done, or no wait any more, as when the machine was asleep; then it is asked for again. Neither when nobody answers.
async function howFar(address) {
    try {
        const response = await fetch(document.hidden ? `${address}?hidden=true` : address);
        const progress = response.ok ? await response.json() : null;
        return { isOver: !progress || progress.done, progress };
    } catch {
        return { isOver: false, progress: null };
    }
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
