import { FitResolver } from "./fit.resolver.js";
import { MovingCompanyResolver } from "./moving.resolver.js";
import { RungTransitions } from "./next-rung.resolver.js";
import { ReadinessResolver } from "./readiness.resolver.js";
import { LevelTransitions, TaxonomyTransitions, TransitionResolver } from "./transition.resolver.js";

export type { TransitionContext } from "./context.js";

/** Everything that supplies fields of this feature, for the schema. */
export const TRANSITION_RESOLVERS = [TransitionResolver, TaxonomyTransitions, LevelTransitions, RungTransitions, MovingCompanyResolver, ReadinessResolver, FitResolver] as const;
