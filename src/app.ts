import cors from 'cors';
import express, { type Express, type RequestHandler } from 'express';
import { knownCallers, type Callers } from './clients/callers.js';
import type { Config } from './config.js';
import type { Service, Services } from './contract/services.js';
import { doors } from './http/authenticate.js';
import { calendarDay } from './http/calendar-day.js';
import { discovery } from './http/discovery.js';
import { explainCall } from './http/explain.js';
import { feedback } from './http/feedback.js';
import { live, ready, type OverriddenSettings } from './http/health.js';
import { invoke, type InvokeDeps } from './http/invoke.js';
import { operatorOnly } from './http/operator-only.js';
import {
  asPlayground,
  listDrugs,
  listPatients,
  onePatient,
  pageFiles,
  type Playground,
} from './http/playground.js';
import { allowOnly, answerProblems, notFound } from './http/problem.js';
import { limitRate } from './http/rate-limit.js';
import { sourceAttributes } from './http/source-attributes.js';
import { noJournal } from './journal/no-journal.js';
import type { Pipeline } from './pipeline.js';

export interface AppDeps extends InvokeDeps {
  readonly config: Config;
  /** Under AUTH=required; absent: nobody may call. */
  readonly callers?: Callers;
  readonly notKept?: Pipeline['notKept'];
  readonly overridden?: OverriddenSettings;
  /** What is answered at …/source-attributes. */
  readonly sourceAttributesOf: (service: Service) => object;
  /** The page that tries the service out; absent: there is none, whatever PLAYGROUND says. */
  readonly playground?: Playground;
}

/** Every route on one screen. */
export function createApp(deps: AppDeps): Express {
  const { config, log, services, journal = noJournal } = deps;
  const known = isService(services);
  const door = doors(config, deps.callers ?? nobody(deps.now), log);
  const limited = limitRate(config);
  const called = invoke(deps);
  const told = feedback({ config, log, journal });

  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', false);
  app.use(tidyPath, safeHeaders);
  // Before CORS: the pages of others may call none of it.
  if (config.playground && deps.playground) {
    const page = deps.playground;
    const today = () => calendarDay(config.timeZone)(deps.now());
    const operator = operatorOnly(config);
    const read = allowOnly('GET', 'HEAD');
    app.route('/playground/patients').all(operator).get(listPatients(page, today)).all(read);
    app.route('/playground/patients/:id').all(operator).get(onePatient(page, today)).all(read);
    app.route('/playground/drugs').all(operator).get(listDrugs(page)).all(read);
    app.route('/playground/cds-services').all(operator).get(discovery(services)).all(read);
    // As the client `playground`, whatever AUTH says: the operator's token is asked where there is one.
    const asPage = [operator, known, asPlayground];
    app.route('/playground/cds-services/:id').all(asPage).post(limited, called).all(allowOnly('POST'));
    app.route('/playground/cds-services/:id/feedback').all(asPage).post(limited, told).all(allowOnly('POST'));
    app
      .route('/explain')
      .all(operator, asPlayground)
      .post(limited, explainCall({ ...deps, ...page }))
      .all(allowOnly('POST'));
    app.use('/playground', pageFiles(page));
    app.get('/', pageFiles(page));
  }
  app.use(crossOrigin(config.corsOrigins));

  // https://cds-hooks.hl7.org/STU2/#discovery
  app.route('/cds-services').all(door.discovery).get(discovery(services)).all(allowOnly('GET', 'HEAD'));
  // https://cds-hooks.hl7.org/STU2/#calling-a-cds-service
  app.route('/cds-services/:id').all(door.service, known).post(limited, called).all(allowOnly('POST'));
  // https://cds-hooks.hl7.org/STU2/#feedback
  app
    .route('/cds-services/:id/feedback')
    .all(door.feedback, known)
    .post(limited, told)
    .all(allowOnly('POST'));
  // 45 CFR 170.315(b)(11)(iv)(A)
  app
    .route('/cds-services/:id/source-attributes')
    .all(door.sourceAttributes, known)
    .get(sourceAttributes(services.list, deps.sourceAttributesOf))
    .all(allowOnly('GET', 'HEAD'));

  app.route('/health/live').get(live).all(allowOnly('GET', 'HEAD'));
  app
    .route('/health/ready')
    .get(ready(deps.notKept ?? (() => ({})), deps.overridden ?? [], config, journal))
    .all(allowOnly('GET', 'HEAD'));

  app.use(notFound);
  app.use(answerProblems(log));
  return app;
}

/** Where there is no such service, the next route is tried, and in the end there is nothing. */
const isService =
  ({ list }: Services): RequestHandler =>
  ({ params }, _response, next) => {
    next(list.some(({ id }) => id === params['id']) ? undefined : 'route');
  };

const nobody = (now: AppDeps['now']): Callers => knownCallers([], { now, keysFailed: () => undefined });

/** A client given "…/cds-services/" calls "…/cds-services//dm-patient-view". */
const tidyPath: RequestHandler = (request, _response, next) => {
  const [path = '', ...query] = request.url.split('?');
  if (path.startsWith('/') && path.includes('//'))
    request.url = [path.replace(/\/{2,}/g, '/'), ...query].join('?');
  next();
};

/** Answers are about one patient at one moment: no cache may keep them. */
const safeHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  next();
};

/**
 * Browser clients such as the CDS Hooks sandbox; on errors too, or they cannot even read the error.
 * https://cds-hooks.hl7.org/STU2/#cors
 */
const crossOrigin = (origins: Config['corsOrigins']) =>
  cors({
    origin: origins === '*' ? '*' : [...origins],
    methods: ['GET', 'POST', 'OPTIONS'],
    allowedHeaders: ['authorization', 'content-type'],
    maxAge: 600,
  });
