/** The only file that speaks to the service. Nothing is sent anywhere else. */

/** An answer that is not 2xx, with the words of its OperationOutcome. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export interface Answered {
  readonly status: number;
  readonly milliseconds: number;
  readonly body: unknown;
}

/** Kept in memory only: gone with the tab. */
let operatorToken: string | undefined;
export const rememberToken = (token: string): void => {
  operatorToken = token;
};

export const get = async <Body>(path: string): Promise<Body> => (await call('GET', path)).body as Body;

/**
 * @throws Refused for every status but 2xx and those in `also`
 */
export const post = (path: string, body: unknown, also: readonly number[] = []): Promise<Answered> =>
  call('POST', path, JSON.stringify(body), also);

async function call(
  method: string,
  path: string,
  body?: string,
  also: readonly number[] = [],
): Promise<Answered> {
  const startedAt = performance.now();
  const response = await fetch(path, {
    method,
    credentials: 'omit',
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(operatorToken !== undefined && { Authorization: `Bearer ${operatorToken}` }),
    },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  const answer = {
    status: response.status,
    milliseconds: Math.round(performance.now() - startedAt),
    body: readJson(text),
  };
  if (response.ok || also.includes(response.status)) return answer;
  throw new Refused(response.status, outcomeText(answer.body) ?? `HTTP ${response.status}`);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The words of an OperationOutcome. */
export function outcomeText(body: unknown): string | undefined {
  const issues = (body as { issue?: readonly { details?: { text?: string } }[] } | undefined)?.issue;
  return issues?.[0]?.details?.text;
}
