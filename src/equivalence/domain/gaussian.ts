const SQRT_2PI = Math.sqrt(2 * Math.PI);

// exp(−37²/2) is below the smallest positive double: the tail is 0.
const TAIL = 37;
// Up to here Hart's rational approximation holds, beyond it a continued fraction converges quickly.
const SPLIT = 7.07106781186547;

/** Density of the standard normal distribution. */
export const density = (z: number): number => (Math.abs(z) > TAIL ? 0 : Math.exp(-0.5 * z * z) / SQRT_2PI);

/**
 * Φ: the probability that a standard normal value lies below `z`; absolute error below 1e-14.
 *
 * Source: J. F. Hart et al., Computer Approximations (1968), algorithm 5666, in the form given by G. West,
 * "Better approximations to cumulative normal functions" (2005).
 */
export function cumulative(z: number): number {
  const x = Math.abs(z);
  if (x > TAIL) return z > 0 ? 1 : 0;
  const tail = x < SPLIT ? Math.exp(-0.5 * x * x) * hart(x) : density(x) / continuedFraction(x);
  return z > 0 ? 1 - tail : tail;
}

/** ∫Φ from −∞ to `z`, in closed form: zΦ(z) + φ(z). Never below 0; tends to z. */
export function cumulativeIntegral(z: number): number {
  if (z < -TAIL) return 0;
  if (z > TAIL) return z;
  return Math.max(0, z * cumulative(z) + density(z));
}

function hart(x: number): number {
  let top = 3.52624965998911e-2 * x + 0.700383064443688;
  top = top * x + 6.37396220353165;
  top = top * x + 33.912866078383;
  top = top * x + 112.079291497871;
  top = top * x + 221.213596169931;
  top = top * x + 220.206867912376;
  let bottom = 8.83883476483184e-2 * x + 1.75566716318264;
  bottom = bottom * x + 16.064177579207;
  bottom = bottom * x + 86.7807322029461;
  bottom = bottom * x + 296.564248779674;
  bottom = bottom * x + 637.333633378831;
  bottom = bottom * x + 793.826512519948;
  bottom = bottom * x + 440.413735824752;
  return top / bottom;
}

function continuedFraction(x: number): number {
  return x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
}
