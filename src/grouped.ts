/** Adds to the list under a key, which its first item makes. */
export function addUnder<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** Items under their key, keys and items in the order in which they come. */
export function groupedBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) addUnder(groups, keyOf(item), item)
  return groups
}
