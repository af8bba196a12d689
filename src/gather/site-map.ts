import { JSONPath } from 'jsonpath-plus';

/**
 * JSONPath as far as it only points: names, positions, wildcards, one descent. Filters and scripts would be
 * programs inside a configuration file; they are refused here and switched off in the library.
 * https://github.com/JSONPath-Plus/JSONPath
 */
const LONGEST_PATH = 200;
const STEP = String.raw`\.\.?[A-Za-z_]\w*|\.\*|\[(?:\d{1,4}|\*)\]|\['[A-Za-z_]\w*'\]`;
const POINTING = new RegExp(String.raw`^\$(?:${STEP})+$`);

/** @returns what is wrong with the path, as "must …" or "may …"; undefined: nothing */
export function pathProblem(path: string): string | undefined {
  if (/[?(@]/.test(path))
    return 'may hold no filter ?() and no script (): they are switched off. To choose a component by its code, use the key "component"';
  if (path.length > LONGEST_PATH) return `must be at most ${LONGEST_PATH} characters`;
  if (!POINTING.test(path))
    return "must be a JSONPath such as $.component[0].valueQuantity: steps of the form .name, ['name'], [0], [*], .* or ..name";
  // Each further one multiplies the work with the depth of the Observation.
  if ((path.match(/\.\./g) ?? []).length > 1) return 'may descend with .. only once';
  return undefined;
}

/**
 * What stands at the path, when it is one value; several equal ones count as one.
 * @returns undefined when nothing is there, when it is not one value, or when the resource is too deep to search
 */
export function valueAt(path: string, json: object): unknown {
  try {
    const found: unknown = JSONPath({ path, json, eval: false, wrap: true });
    const values: readonly unknown[] = Array.isArray(found) ? found : [];
    return new Set(values.map((value) => JSON.stringify(value))).size === 1 ? values[0] : undefined;
  } catch {
    return undefined;
  }
}
