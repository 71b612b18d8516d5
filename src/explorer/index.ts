export { NoPage, type Answer, type Ask } from "./asking.js";
export { EXPLORER_POLICY, serveExplorer } from "./explorer.http.js";
export type { Assets } from "./page.js";
