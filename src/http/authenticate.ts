import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Callers } from '../clients/callers.js';
import type { Config } from '../config.js';
import type { Caller } from '../contract/caller.js';
import { Problem, sendProblem } from './problem.js';

/** The same for every failure: who guesses learns nothing. https://www.rfc-editor.org/rfc/rfc6750#section-3 */
export const unauthorized = new Problem(401, 'login', 'Authentication is required.', {
  'WWW-Authenticate': 'Bearer',
});

/** What stands before each kind of endpoint. */
export interface Doors {
  readonly discovery: RequestHandler;
  readonly service: RequestHandler;
  readonly feedback: RequestHandler;
  readonly sourceAttributes: RequestHandler;
}

/**
 * Under AUTH=required a token must be made out to the URL that is called: PUBLIC_URL and the path, whatever the
 * request says in Host. https://cds-hooks.hl7.org/STU2/#trusting-cds-clients
 */
export function doors(
  { auth, discoveryAuth, publicUrl = '' }: Pick<Config, 'auth' | 'discoveryAuth' | 'publicUrl'>,
  callers: Callers,
  log: Logger,
): Doors {
  if (auth !== 'required') return { discovery: open, service: open, feedback: open, sourceAttributes: open };
  const list = `${publicUrl}/cds-services`;
  const tokenFor = (audiences: (id: string) => readonly string[]) => authenticate(callers, log, audiences);
  const described = (audiences: (id: string) => readonly string[]) =>
    discoveryAuth === 'required' ? tokenFor(audiences) : open;
  return {
    discovery: described(() => [list]),
    service: tokenFor((id) => [`${list}/${id}`]),
    // Some clients make their tokens out to the service alone.
    feedback: tokenFor((id) => [`${list}/${id}/feedback`, `${list}/${id}`]),
    sourceAttributes: described((id) => [`${list}/${id}/source-attributes`, list]),
  };
}

const open: RequestHandler = (_request, _response, next) => {
  next();
};

/**
 * Lets a known client pass, before anything of the body is read; everybody else gets one and the same 401. The
 * reason is counted and logged, the token is not.
 */
const authenticate =
  (callers: Callers, log: Logger, audiences: (id: string) => readonly string[]): RequestHandler =>
  async (request, response, next) => {
    const accepted = audiences(String(request.params['id']));
    const verdict = await callers.identify(request.headersDistinct['authorization'] ?? [], accepted);
    if ('caller' in verdict) {
      response.locals['caller'] = verdict.caller;
      next();
      return;
    }
    const { refusal, ...whose } = verdict;
    // The address that it should have been made out to is ours, and what most installations get wrong first.
    log.warn(
      { refusal, ...whose, ...(refusal === 'audience' && { wanted: accepted[0] }) },
      'not authenticated',
    );
    sendProblem(response, unauthorized);
  };

/** Who calls; undefined: AUTH is off. */
export const callerOf = (response: Response): Caller | undefined =>
  response.locals['caller'] as Caller | undefined;
