/** See global-setup.mjs; the module it imported is the very one that knows what to take down. */
export default async function globalTeardown() {
  const { stopTestServer } = await import("./test-server.ts");
  await stopTestServer();
}
