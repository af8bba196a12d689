import type { RequestHandler } from 'express';
import type { Metrics } from '../metrics.js';

/** https://prometheus.io/docs/instrumenting/exposition_formats/ */
export const metricsPage =
  (metrics: Metrics): RequestHandler =>
  async (_request, response) => {
    response.set('Content-Type', metrics.contentType).send(await metrics.text());
  };
