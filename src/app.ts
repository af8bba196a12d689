import cors from 'cors';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { knownCallers, type Callers } from './clients/callers.js';
import type { Config } from './config.js';
import type { Service } from './contract/services.js';
import { doors } from './http/authenticate.js';
import { discovery } from './http/discovery.js';
import { feedback } from './http/feedback.js';
import { live, ready, type OverriddenSettings } from './http/health.js';
import { invoke, type InvokeDeps } from './http/invoke.js';
import { metricsPage } from './http/metrics.js';
import { operatorOnly } from './http/operator-only.js';
import { allowOnly, answerProblems, notFound } from './http/problem.js';
import { limitRate } from './http/rate-limit.js';
import { recordCalls } from './http/record-calls.js';
import { acceptanceReport } from './http/reports.js';
import { sourceAttributes } from './http/source-attributes.js';
import type { Journal } from './journal/journal.js';
import { noJournal } from './journal/no-journal.js';
import { createMetrics } from './metrics.js';
import type { Pipeline } from './pipeline.js';

export interface AppDeps extends Omit<InvokeDeps, 'metrics' | 'journal'> {
  readonly config: Config;
  readonly log: Logger;
  /** Under AUTH=required; absent: nobody may call. */
  readonly callers?: Callers;
  readonly notKept?: Pipeline['notKept'];
  readonly overridden?: OverriddenSettings;
  /** What is answered at …/source-attributes. */
  readonly sourceAttributesOf: (service: Service) => object;
  /** Absent: nothing is remembered, and feedback refused. */
  readonly journal?: Journal;
  /** Whether /metrics tells of the process, too: where it has no other app. */
  readonly processMetrics?: boolean;
  /** Whether the process was told to stop; absent: it never is. */
  readonly isStopping?: () => boolean;
}

/** Every route on one screen. */
export function createApp(deps: AppDeps): Express {
  const { config, log, services, journal = noJournal } = deps;
  const known: RequestHandler = ({ params }, _response, next) => {
    next(services.list.some(({ id }) => id === params['id']) ? undefined : 'route');
  };

  const callers = deps.callers ?? nobody(deps.now);
  const door = doors(config, callers, log);
  const metrics = createMetrics({
    refused: callers.refused,
    journal: journal.tally,
    ofProcess: deps.processMetrics,
  });
  const limited = limitRate(config);

  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', false);
  app.use(tidyPath, safeHeaders, crossOrigin(config.corsOrigins));
  app.use('/cds-services/:id', recordCalls(services, metrics, log));

  // https://cds-hooks.hl7.org/STU2/#discovery
  app.route('/cds-services').all(door.discovery).get(discovery(services)).all(allowOnly('GET', 'HEAD'));
  // https://cds-hooks.hl7.org/STU2/#calling-a-cds-service
  app
    .route('/cds-services/:id')
    .all(door.service, known)
    .post(limited, invoke({ ...deps, metrics, journal }))
    .all(allowOnly('POST'));
  // https://cds-hooks.hl7.org/STU2/#feedback
  app
    .route('/cds-services/:id/feedback')
    .all(door.feedback, known)
    .post(limited, feedback({ config, journal }))
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
    .get(
      ready({
        config,
        journal,
        notKept: deps.notKept ?? (() => ({})),
        overridden: deps.overridden ?? [],
        isStopping: deps.isStopping ?? (() => false),
      }),
    )
    .all(allowOnly('GET', 'HEAD'));
  app.route('/metrics').all(operatorOnly(config)).get(metricsPage(metrics)).all(allowOnly('GET', 'HEAD'));
  app
    .route('/reports/acceptance')
    .all(operatorOnly(config))
    .get(acceptanceReport({ config, journal }))
    .all(allowOnly('GET', 'HEAD'));

  app.use(notFound);
  app.use(answerProblems(log));
  return app;
}

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
