import type { TitleContext } from "../equivalence/index.js";

/** What transition resolvers ask of the context: the taxonomy, the published ladders, and what finds a rung by any of its names. */
export type TransitionContext = TitleContext;
