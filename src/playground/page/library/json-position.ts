/** Where in a JSON text something stands, so that a mistake can be shown where it is. */
export interface Place {
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

export class NotJson extends Error {
  constructor(readonly at: number) {
    super('not JSON');
  }
}

/**
 * The offset at which the value of `path` begins, or of as much of the path as there is: `entry[3].resource.id`,
 * `prefetch.conditions.entry.0`.
 * @throws NotJson with the offset of the first character that JSON does not allow
 */
export function offsetOf(text: string, path: string): number {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  let best = { depth: 0, at: text.search(/\S|$/) };
  const reach = (trail: readonly string[], at: number) => {
    const isOnTheWay = trail.every((step, index) => step === steps[index]);
    if (isOnTheWay && trail.length <= steps.length && trail.length > best.depth)
      best = { depth: trail.length, at };
  };
  scan(text, reach);
  return best.at;
}

export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export const lineAt = (text: string, { line }: Place): string => text.split('\n')[line - 1] ?? '';

const literal = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y;

const quoted = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const space = /[ \t\r\n]*/y;

/** Walks through the text once and says of each value under which keys it stands. */
function scan(text: string, reach: (trail: readonly string[], at: number) => void): void {
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) throw new NotJson(at);
    at += found.length;
    return found;
  };
  const next = (): string => {
    take(space);
    return text[at] ?? '';
  };
  const expect = (mark: string): void => {
    if (next() !== mark) throw new NotJson(at);
    at += 1;
  };
  const list = (end: string, one: (index: number) => void): void => {
    at += 1;
    if (next() === end) {
      at += 1;
      return;
    }
    for (let index = 0; ; index += 1) {
      one(index);
      if (next() === end) break;
      expect(',');
    }
    at += 1;
  };
  const value = (trail: readonly string[]): void => {
    const mark = next();
    reach(trail, at);
    if (mark === '[') list(']', (index) => value([...trail, String(index)]));
    else if (mark === '{')
      list('}', () => {
        next();
        const key = JSON.parse(take(quoted)) as string;
        expect(':');
        value([...trail, key]);
      });
    else take(mark === '"' ? quoted : literal);
  };
  value([]);
  if (next() !== '') throw new NotJson(at);
}
