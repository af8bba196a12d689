import { chartOfBundle, chartOfRequest, isObject, type Chart } from '../chart.js';
import type { HookName, RawResource, Service } from '../contract.js';
import { post, Refused } from '../service.js';
import { strings } from '../strings.js';
import { lineAt, NotJson, offsetOf, placeOf } from './json-position.js';

/** What is wrong with a text, and where. */
export interface Mistake {
  readonly line: number;
  readonly says: string;
  /** The line itself; empty where it is too long to help. */
  readonly text: string;
}

export type ReadOwn = { readonly chart: Chart; readonly hook: HookName } | { readonly mistake: Mistake };

const LONGEST_LINE = 200;

/**
 * A pasted Bundle or hook request as a chart; the service says whether it can be read.
 * @throws Refused where the service does not want to say (a token is needed)
 */
export async function readOwn(text: string, services: readonly Service[]): Promise<ReadOwn> {
  let content: unknown;
  try {
    offsetOf(text, '');
    content = JSON.parse(text);
  } catch (error) {
    const at = error instanceof NotJson ? error.at : 0;
    const { line, column } = placeOf(text, at);
    return mistakeAt(text, at, strings.own.notJson(line, column));
  }
  const hook = hookOf(content);
  if (hook === undefined || !isObject(content)) return mistakeAt(text, 0, strings.own.neither);
  try {
    await post(`/explain?hook=${hook}`, content);
  } catch (error) {
    if (!(error instanceof Refused) || error.status === 401) throw error;
    const path = /^([\w.[\]-]+): /.exec(error.message)?.[1] ?? '';
    return mistakeAt(text, offsetOf(text, path), error.message);
  }
  const templates = services.find((service) => service.hook === hook)?.prefetch ?? {};
  const isBundle = content['resourceType'] === 'Bundle';
  return {
    hook,
    chart: isBundle
      ? { ...chartOfBundle(content as RawResource, templates), own: strings.own.bundleName }
      : { ...chartOfRequest(content), own: strings.own.requestName },
  };
}

/** A request says its hook; a Bundle is a chart that is opened. */
function hookOf(content: unknown): HookName | undefined {
  if (!isObject(content)) return undefined;
  if (content['resourceType'] === 'Bundle') return 'patient-view';
  return typeof content['hook'] === 'string' ? (content['hook'] as HookName) : undefined;
}

function mistakeAt(text: string, offset: number, says: string): ReadOwn {
  const place = placeOf(text, offset);
  const line = lineAt(text, place);
  return { mistake: { line: place.line, says, text: line.length > LONGEST_LINE ? '' : line } };
}
