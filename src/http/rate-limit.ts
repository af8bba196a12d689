import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit, type AugmentedRequest } from 'express-rate-limit';
import type { Config } from '../config.js';
import { callerOf } from './authenticate.js';
import { Problem } from './problem.js';

/** Ten calls a second: a large hospital opening charts. */
const USUAL_PER_MINUTE = 600;
const minute = 60_000;

/**
 * How many calls one client may make in a minute, by its name; while AUTH is off, one address, and only when
 * the operator set a limit. Stands behind authentication, so that nobody can use up the calls of another, and
 * before the body is read. Each process counts for itself.
 * https://www.rfc-editor.org/rfc/rfc6585#section-4
 */
export function limitRate({
  rateLimitPerMinute,
  auth,
}: Pick<Config, 'rateLimitPerMinute' | 'auth'>): RequestHandler {
  const unlimited = rateLimitPerMinute === undefined ? auth !== 'required' : rateLimitPerMinute === 0;
  if (unlimited) return (_request, _response, next) => next();
  const limited = rateLimit({
    windowMs: minute,
    limit: rateLimitPerMinute ?? USUAL_PER_MINUTE,
    keyGenerator: ({ ip = '' }, response) => {
      const caller = callerOf(response);
      return caller ? `client ${caller.name}` : `address ${ipKeyGenerator(ip)}`;
    },
    handler: (request, _response, next) => {
      const resetTime = (request as AugmentedRequest)['rateLimit']?.resetTime?.getTime() ?? 0;
      next(tooMany(Math.max(1, Math.ceil((resetTime - Date.now()) / 1000))));
    },
    standardHeaders: false,
    legacyHeaders: false,
    // These checks are about proxies and other stores, of which there is none, and write to the console.
    validate: false,
  });
  return (request, response, next) => {
    void limited(request, response, next);
  };
}

const tooMany = (seconds: number) =>
  new Problem(429, 'throttled', 'This client made too many calls within a minute.', {
    'Retry-After': String(seconds),
  });
