/**
 * A function whose value is worked out once for each object, and lives as long as the object: for what is read-only and asked about again.
 *
 * As a WeakMap, but for objects that come and go with requests: what a WeakMap holds outlives the young generation of the garbage collector together with its key, so that all of it
 * has to be marked and swept later.
 */
export function oncePer<K extends object, V extends {}>(make: (key: K) => V): (key: K) => V {
  const slot = Symbol("worked out once");
  return (key) => {
    const holder = key as { [slot]?: V };
    const known = holder[slot];
    if (known !== undefined) return known;
    const value = make(key);
    Object.defineProperty(holder, slot, { value }); // not enumerable: a copy works it out anew
    return value;
  };
}
