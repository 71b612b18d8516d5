/** An enum object whose values equal their names, from a list of names. */
export const same = <K extends string>(values: readonly K[]): { readonly [key in K]: key } => Object.fromEntries(values.map((v) => [v, v])) as { [key in K]: key };
/** `valuesConfig` of registerEnumType from the values' descriptions; forgetting one is a type error. */
export const described = <K extends string>(texts: Record<K, string>): Record<K, { description: string }> =>
  Object.fromEntries(Object.entries<string>(texts).map(([key, description]) => [key, { description }])) as Record<K, { description: string }>;
