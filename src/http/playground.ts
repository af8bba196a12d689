import express, { type RequestHandler } from 'express';
import type { Caller } from '../contract/caller.js';
import { BadRequest } from '../contract/hook-request.js';
import type { OrderableDrug } from '../playground/drugs.js';
import type { Library } from '../playground/library.js';
import { queryOf, type ExplainDeps } from './explain.js';
import { notFound } from './problem.js';

/** What the page is made of. */
export interface Playground {
  /** Path of the folder with index.html and what it loads. */
  readonly files: string;
  readonly library: Library;
  readonly drugs: readonly OrderableDrug[];
  readonly explain: ExplainDeps['explain'];
}

/** Nothing from elsewhere, nothing inline, no frame around it. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The page itself: it holds no data, so it needs no token. */
export const pageFiles = ({ files }: Playground): RequestHandler =>
  express.static(files, {
    index: 'index.html',
    redirect: false,
    // What is sent to nobody's cache needs no validators.
    etag: false,
    lastModified: false,
    cacheControl: false,
    setHeaders: (response) => {
      response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
      response.setHeader('Referrer-Policy', 'no-referrer');
    },
  });

/** @param today "YYYY-MM-DD" */
export const listPatients =
  ({ library }: Playground, today: () => string): RequestHandler =>
  (_request, response) => {
    response.json({ today: today(), patients: library.patients });
  };

/** @param today "YYYY-MM-DD" */
export const onePatient =
  ({ library }: Playground, today: () => string): RequestHandler =>
  (request, response, next) => {
    const patient = library.patient(String(request.params['id']), today());
    if (patient) response.json(patient);
    else notFound(request, response, next);
  };

export const listDrugs =
  ({ drugs }: Playground): RequestHandler =>
  (_request, response) => {
    response.json(drugs);
  };

/** Its name in the journal and the metrics, which CLIENTS_FILE may not use; it may name no FHIR server. */
const page: Caller = { name: 'playground', fhirServers: [], profile: 'standard' };

/** Calls in its name; `?asOf=2026-12-24` asks what would be said on another day. */
export const asPlayground: RequestHandler = (request, response, next) => {
  response.locals['caller'] = page;
  const asOf = queryOf(request).get('asOf');
  if (asOf !== null && !isDay(asOf)) throw new BadRequest('asOf', 'must be a day, YYYY-MM-DD');
  if (asOf !== null) response.locals['asOf'] = asOf;
  next();
};

const isDay = (text: string): boolean =>
  /^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);
