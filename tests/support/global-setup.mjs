/**
 * Jest's global setup and teardown. Jest loads these outside its own module system, so they run the TypeScript of
 * test-server.ts the way `npm run dev` runs the server's: as ES modules, through the swc loader.
 */
import "reflect-metadata";
import "../../dev/swc-hook.mjs";

export default async function globalSetup() {
  const { startTestServer } = await import("./test-server.ts");
  await startTestServer();
}
