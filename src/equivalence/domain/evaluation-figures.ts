import { calibrationError, clusteredMean, clusterInterval, discrimination, squaredError, type Estimate, type Forecast } from "./evaluation-statistics.js";
import type { Figure } from "./evaluation.js";

/** A figure: a share, better the higher, unless told otherwise. */
export function figure(name: string, group: string, estimate: Estimate, rest: Partial<Pick<Figure, "unit" | "better" | "baselines" | "target" | "note">> = {}): Figure {
  return { name, group, unit: "SHARE", better: "HIGHER", baselines: [], target: null, note: null, ...estimate, ...rest };
}

/** A forecast, and what it is not independent of. */
export interface ClusteredForecast extends Forecast {
  readonly cluster: string;
}

/** What some probabilities are worth: three figures, none of no forecasts. `target` is for the calibration error. */
export function worth(group: string, forecasts: readonly ClusteredForecast[], note: string, target: number | null = null): readonly Figure[] {
  if (forecasts.length === 0) return [];
  const cluster = (forecast: ClusteredForecast): string => forecast.cluster;
  const share = forecasts.filter(({ right }) => right).length / forecasts.length;
  const rest = { unit: "INDEX", note } as const;
  return [
    figure("Brier score", group, clusteredMean(forecasts, squaredError, cluster), { ...rest, better: "LOWER", baselines: [{ name: "one probability for all", value: share * (1 - share) }] }),
    figure("expected calibration error", group, calibrationError(forecasts, cluster), { ...rest, better: "LOWER", target }),
    ...(share > 0 && share < 1 ? [figure("surer of what is right", group, { value: discrimination(forecasts), n: forecasts.length, ...clusterInterval(forecasts, cluster, discrimination) }, { ...rest, baselines: [{ name: "one probability for all", value: 0.5 }] })] : []),
  ];
}
