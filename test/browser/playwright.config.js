import { defineConfig } from "@playwright/test";

// The browser is the system's, so that nothing is downloaded; TRUCE_BROWSER names another.
export default defineConfig({
    testDir: ".",
    testMatch: "*.spec.js",
    fullyParallel: false,
    workers: 1,
    timeout: 90_000,
    expect: { timeout: 15_000 },
    reporter: process.env.CI ? [["list"], ["json", { outputFile: process.env.TRUCE_BROWSER_RESULTS ?? "test-results/results.json" }]] : "list",
    use: {
        browserName: "chromium",
        viewport: { width: 1360, height: 900 },
        launchOptions: { executablePath: process.env.TRUCE_BROWSER ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] },
    },
});
