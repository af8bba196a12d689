/** Asks; undefined: it failed, or took too long. Never rejects. */
export type AskBriefly = <Result>(ask: () => Promise<Result>) => Promise<Result | undefined>;

/**
 * For who does not wait long. Of a database that hangs only so many questions hang, so that neither memory nor its
 * connections fill up with them; what was not asked in time is never asked.
 * @param most questions that are with the database at once
 */
export function askBriefly(milliseconds: number, most: number): AskBriefly {
  const waiting = new Set<() => void>();
  let under = 0;
  return <Result>(ask: () => Promise<Result>) => {
    let start: () => void = () => undefined;
    const answered = new Promise<Result | undefined>((resolve) => {
      start = () => {
        under += 1;
        waiting.delete(start);
        const answer = ask().catch(() => undefined);
        resolve(answer);
        void answer.finally(() => {
          under -= 1;
          const [next] = waiting;
          next?.();
        });
      };
    });
    if (under < most) start();
    else waiting.add(start);
    return atMost(milliseconds, answered).finally(() => waiting.delete(start));
  };
}

/** undefined: it took longer. */
export async function atMost<Result>(
  milliseconds: number,
  work: Promise<Result>,
): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
