import { isObject } from '../../src/contract/fhir.js';

/** Narrowing for JSON that tests read: nothing is assumed about its shape. */
export { isObject };
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value as a list; anything that is no list is an empty one. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value as a list of the objects in it. */
export const objectsIn = (value: unknown): readonly JsonObject[] => listOf(value).filter(isObject);
