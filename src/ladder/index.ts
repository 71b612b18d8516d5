export * from "./domain/ladder.js";
export type { MappedRung } from "./domain/mapping.js";
export { findRung, type NamedRung, type RungName } from "./domain/reference.js";
export { ladderLoaders, type LadderLoaders } from "./ladder.loaders.js";
export { LadderDownloads } from "./downloads.js";
export { serveLadders } from "./ladder.http.js";
export { LadderStore } from "./ladder.store.js";
export { PublishedLadders } from "./published.js";
export type { LadderContext } from "./ladder.resolver.js";
