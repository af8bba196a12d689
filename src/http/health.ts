import type { RequestHandler } from 'express';

/** Does the process answer? An orchestrator restarts it when not. */
export const live: RequestHandler = (_request, response) => {
  response.json({ status: 'live' });
};

/** May it be sent calls? Nothing outside the process is needed yet, so it may as soon as it listens. */
export const ready: RequestHandler = (_request, response) => {
  response.json({ status: 'ready' });
};
