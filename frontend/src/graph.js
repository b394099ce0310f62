// The graph of moves: pan, zoom, one party's improvements, and the ways from the status quo.
import cytoscape from "cytoscape";
import dagre from "cytoscape-dagre";

cytoscape.use(dagre);

// More movers than this cannot be read beside their arrows; they are named where arrows are marked.
const MostLabels = 16;

// cytoscape would add a style element, which the policy forbids; the style sheet of the pages has the one rule that it needs.
const stand = document.createElement("meta");
stand.id = "__________cytoscape_stylesheet";
document.head.append(stand);

for (const host of document.querySelectorAll("[data-graph]"))
    start(host);

async function start(host) {
    const answer = await fetch(host.dataset.graph);
    if (!answer.ok)
        return;
    const { states, moves } = await answer.json();
    const figure = host.closest("figure");
    figure.querySelector("[data-graph-fallback]")?.setAttribute("hidden", "");
    host.hidden = false;
    figure.querySelector("[data-graph-tools]").hidden = false;

    const cy = cytoscape({
        container: host,
        elements: [
            ...states.map(state => ({ data: { ...state, id: `s${state.id}`, label: [state.name, ...state.lines].join("\n") }, classes: classesOf(state) })),
            ...moves.map((move, place) => ({ data: { id: `m${place}`, source: `s${move.from}`, target: `s${move.to}`, mover: move.mover, label: move.name }, classes: move.improvement ? "improvement" : "move" })),
        ],
        style: styles(moves.length > MostLabels),
        layout: { name: "dagre", rankDir: "TB", nodeSep: 24, rankSep: 56, animate: false },
        minZoom: 0.1,
        maxZoom: 3,
        boxSelectionEnabled: false,
    });
    document.addEventListener("truce:theme", () => cy.style(styles(moves.length > MostLabels)));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(styles(moves.length > MostLabels)));
    cy.on("tap", "node", event => { location.href = event.target.data("href"); });
    host.dataset.ready = "yes";

    const tools = figure.querySelector("[data-graph-tools]");
    const news = figure.querySelector("[data-graph-news]");
    tools.addEventListener("change", () => highlight(cy, tools, news));
    tools.addEventListener("click", event => {
        const act = event.target.closest("[data-graph-act]")?.dataset.graphAct;
        const middle = { x: host.clientWidth / 2, y: host.clientHeight / 2 };
        if (act === "in")
            cy.zoom({ level: cy.zoom() * 1.3, renderedPosition: middle });
        else if (act === "out")
            cy.zoom({ level: cy.zoom() / 1.3, renderedPosition: middle });
        else if (act === "fit")
            cy.fit(undefined, 20);
    });
    host.addEventListener("keydown", event => {
        const pan = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
        if (pan) {
            event.preventDefault();
            cy.panBy({ x: pan[0], y: pan[1] });
        } else if (event.key === "+" || event.key === "-") {
            cy.zoom({ level: cy.zoom() * (event.key === "+" ? 1.3 : 1 / 1.3), renderedPosition: { x: host.clientWidth / 2, y: host.clientHeight / 2 } });
        } else if (event.key === "0") {
            cy.fit(undefined, 20);
        }
    });
}

function classesOf(state) {
    return [state.now ? "now" : "", state.equilibrium ? "equilibrium" : ""].join(" ");
}

function highlight(cy, tools, news) {
    const { party, ways } = Object.fromEntries(new FormData(tools));
    cy.elements().removeClass("faint strong");
    if (!party && !ways) {
        news.textContent = "";
        return;
    }
    let shown = party ? cy.edges(".improvement").filter(edge => edge.data("mover") === party) : cy.collection();
    if (ways) {
        const reached = edgesFrom(cy.nodes(".now"), ways === "improvements" ? ".improvement" : "edge");
        shown = (party ? shown.intersection(reached) : reached).union(cy.nodes(".now"));
    }
    const lit = shown.union(shown.connectedNodes());
    cy.elements().not(lit).addClass("faint");
    shown.edges().addClass("strong");
    news.textContent = `${shown.edges().length} moves and ${lit.nodes().length} states are shown strongly.`;
}

// A box is as large as its lines; the drawing's letters are about this wide.
function widthOf(node) {
    return Math.max(...node.data("label").split("\n").map(line => line.length)) * 5.9 + 4;
}

function heightOf(node) {
    return node.data("label").split("\n").length * 13.5;
}

// The arrows that a walk along such arrows can take.
function edgesFrom(start, kind) {
    let reached = start;
    let edges = start.outgoers(kind).edges();
    for (;;) {
        const next = reached.union(edges.targets());
        if (next.length === reached.length)
            return edges;
        reached = next;
        edges = reached.outgoers(kind).edges();
    }
}

function styles(isCrowded) {
    const value = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const font = "system-ui, sans-serif";
    return [
        { selector: "node", style: { label: "data(label)", "text-wrap": "wrap", "text-max-width": "180px", "font-family": font, "font-size": 11, color: value("--ink"), "text-valign": "center", shape: "round-rectangle", width: widthOf, height: heightOf, padding: "8px", "background-color": value("--paper"), "border-width": 1, "border-color": value("--quiet") } },
        { selector: "node.now", style: { "background-color": value("--mark"), "border-width": 2, "border-color": value("--ink") } },
        { selector: "node.equilibrium", style: { "border-style": "double", "border-width": 4, "border-color": value("--ink") } },
        { selector: "edge", style: { label: isCrowded ? "" : "data(label)", "font-family": font, "font-size": 9, color: value("--quiet"), "text-background-color": value("--paper"), "text-background-opacity": 1, "text-background-padding": 1, "curve-style": "bezier", width: 1, "line-color": value("--quiet"), "line-style": "dashed", "target-arrow-shape": "vee", "target-arrow-color": value("--quiet") } },
        { selector: "edge.improvement", style: { "line-style": "solid", width: 1.5, "line-color": value("--ink"), "target-arrow-color": value("--ink"), "target-arrow-shape": "triangle", color: value("--ink") } },
        { selector: ".faint", style: { opacity: 0.15 } },
        { selector: "edge.strong", style: { width: 3, label: "data(label)" } },
    ];
}
