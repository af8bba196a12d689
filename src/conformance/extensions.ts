import { isObject } from '../contract/fhir.js';
import { check, seen, type Check } from './check.js';

/** https://cds-hooks.hl7.org/STU2/#extensions */
export function extensionChecks(at: string, extension: unknown): readonly Check[] {
  if (extension === undefined) return [];
  if (!isObject(extension)) return [check('T8', at, false, `${seen(extension)}, not an object`)];
  const odd = Object.keys(extension).filter((key) => !/^[a-z][\w-]*(?:\.[\w-]+)+/i.test(key));
  return [check('T8', at, true, ''), check('T8-keys', at, odd.length === 0, `key ${odd.join(', ')}`)];
}
