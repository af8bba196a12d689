import { asList, isObject, type RawResource } from '../contract/fhir.js';
import type { Found } from './prefetch.js';

/**
 * One resource may come under several keys, and in several versions: the later `meta.lastUpdated` counts,
 * else the first. Without an id nothing says that two resources are the same one: both stay.
 */
export function keepOnePerId(found: readonly Found[]): readonly Found[] {
  const kept: Found[] = [];
  const positions = new Map<string, number>();
  for (const one of found) {
    const { id } = one.resource;
    const name = typeof id === 'string' ? `${one.resource.resourceType}/${id}` : undefined;
    const position = name === undefined ? undefined : positions.get(name);
    const rival = position === undefined ? undefined : kept[position];
    if (position === undefined || rival === undefined) {
      if (name !== undefined) positions.set(name, kept.length);
      kept.push(one);
    } else if (rival.resource !== one.resource && updated(one.resource) > updated(rival.resource)) {
      kept[position] = one;
    }
  }
  return kept;
}

/** NaN, which is never later, when the resource does not say. */
function updated({ meta }: RawResource): number {
  return isObject(meta) && typeof meta['lastUpdated'] === 'string' ? Date.parse(meta['lastUpdated']) : NaN;
}

/**
 * Was the resource withdrawn as a mistake? Real servers send "entered-in-error " and "Entered-In-Error", the
 * verification status as a concept, a bare coding or (DSTU2) a code.
 */
export function isEnteredInError(resource: RawResource): boolean {
  return isTheMistake(resource['status']) || hasTheMistake(resource['verificationStatus']);
}

const isTheMistake = (code: unknown) =>
  typeof code === 'string' && code.trim().toLowerCase() === 'entered-in-error';

function hasTheMistake(concept: unknown): boolean {
  if (!isObject(concept)) return isTheMistake(concept);
  const codings = asList(concept['coding']);
  return (
    isTheMistake(concept['text']) || codings.some((item) => isObject(item) && isTheMistake(item['code']))
  );
}
