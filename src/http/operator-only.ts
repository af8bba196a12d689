import { createHash, timingSafeEqual } from 'node:crypto';
import type { NextFunction, RequestHandler, Response } from 'express';
import type { Config } from '../config.js';
import { isExposed } from '../who-may-call.js';
import { unauthorized } from './authenticate.js';
import { notFound, sendProblem } from './problem.js';

/**
 * In front of what only the operator may see. Without OPERATOR_TOKEN there is nothing to see, but for who sits at
 * this machine and exposes nothing.
 */
export function operatorOnly(config: Pick<Config, 'operatorToken' | 'host' | 'publicUrl'>): RequestHandler {
  const { operatorToken } = config;
  if (operatorToken === undefined)
    return isExposed(config) ? notFound : (_request, response, next) => letIn(response, next);
  const wanted = digest(operatorToken);
  return (request, response, next) => {
    const [header = '', another] = request.headersDistinct['authorization'] ?? [];
    const given = /^bearer +(\S+)$/i.exec(header)?.[1] ?? '';
    if (another === undefined && timingSafeEqual(digest(given), wanted)) letIn(response, next);
    else sendProblem(response, unauthorized);
  };
}

/** No web page may read it, whatever CORS_ORIGINS lets them call. */
function letIn(response: Response, next: NextFunction): void {
  response.removeHeader('Access-Control-Allow-Origin');
  next();
}

/** Of one length, whatever was sent: the time of comparing tells nothing. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
