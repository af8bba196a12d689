import { isObject } from './json.js';

/**
 * Paths of every member that says nothing: null, "", [] or {}. FHIR and CDS Hooks both forbid them
 * (https://cds-hooks.hl7.org/STU2/#use-of-json), and no FHIR validator of ours minds them all.
 */
export function emptyMembers(value: unknown, path = ''): string[] {
  if (value === null) return [`${path} is null`];
  if (value === '') return [`${path} is ""`];
  if (Array.isArray(value)) {
    if (value.length === 0) return [`${path} is []`];
    return value.flatMap((item: unknown, index) => emptyMembers(item, `${path}[${index}]`));
  }
  if (!isObject(value)) return [];
  const members = Object.entries(value);
  if (members.length === 0) return [`${path} is {}`];
  return members.flatMap(([name, member]) => emptyMembers(member, path === '' ? name : `${path}.${name}`));
}
