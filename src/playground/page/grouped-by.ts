/** The members of each group, groups in the order in which they first come. */
export function groupedBy<One>(
  list: readonly One[],
  groupOf: (one: One) => string,
): readonly (readonly [string, readonly One[]])[] {
  const groups = new Map<string, One[]>();
  for (const one of list) {
    const group = groupOf(one);
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups];
}
