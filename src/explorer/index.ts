export { NoPage, type Answer, type Ask } from "./asking.js";
export { DOCUMENTS } from "./documents.js";
export { EXPLORER_POLICY, serveExplorer } from "./explorer.http.js";
export type { Assets } from "./page.js";
