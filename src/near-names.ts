/** Insertions, deletions and replacements from one word to the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: Array.from(other).length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(one).entries()) {
    const next = [i + 1];
    for (const [j, there] of Array.from(other).entries())
      next.push(
        Math.min((row[j] ?? 0) + (letter === there ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

const LONGEST = 60;
const MOST = 3;

/** The names that somebody may have meant, nearest first, at most three: close in letters, or one inside the other. */
function nearNames<Name extends string>(word: string, names: readonly Name[]): readonly Name[] {
  const typed = word.slice(0, LONGEST).toLowerCase();
  return names
    .map((name) => {
      const known = name.toLowerCase();
      const isPart = typed.length > 2 && (known.includes(typed) || typed.includes(known));
      return { name, far: isPart ? 1 : distance(typed, known) };
    })
    .filter(({ name, far }) => far <= Math.max(2, name.length / 3))
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** ' (near: a, b)', or nothing. */
export const nearby = (word: string, names: readonly string[]): string => {
  const near = nearNames(word, names);
  return near.length > 0 ? ` (near: ${near.join(', ')})` : '';
};
