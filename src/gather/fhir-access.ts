import type { Question } from '../contract/question.js';
import type { Services } from '../contract/services.js';
import type { Refusal } from './allowed-servers.js';
import { fhirServers, type FhirServer, type FhirSettings } from './fhir-server.js';
import { notKeptMemory, type NotKept } from './not-kept.js';

/** Everything that room 1 needs to read from FHIR servers; made once, at start. */
export interface FhirAccess {
  readonly notKept: NotKept;
  forCall(question: Question): FhirOfCall;
}

/** The same for one hook call. */
export interface FhirOfCall {
  /** undefined: the call names none, or one that may not be called. */
  readonly server: FhirServer | undefined;
  /** Why the server that the call names is not called. */
  readonly refused?: Refusal | undefined;
  /** What to read, by prefetch key. */
  readonly templates: Readonly<Record<string, string>>;
  readonly maxPages: number;
  readonly notKept: NotKept;
}

export interface FhirAccessSettings extends FhirSettings {
  readonly fhirMaxPages: number;
  /** Resource types that the site does not keep. */
  readonly notKept: readonly string[];
}

/** @param tell is told once of each resource type that a server turns out not to keep */
export function fhirAccess(
  settings: FhirAccessSettings,
  { list }: Pick<Services, 'list'>,
  tell: (server: string, resourceType: string) => void = () => undefined,
): FhirAccess {
  const templates = new Map(list.map(({ id, prefetch }) => [id, prefetch]));
  const open = fhirServers(settings);
  const notKept = notKeptMemory(settings.notKept, tell);
  return {
    notKept,
    forCall: (question) => {
      const { server, refused } = open(question);
      return {
        server,
        refused,
        templates: templates.get(question.service) ?? {},
        maxPages: settings.fhirMaxPages,
        notKept,
      };
    },
  };
}
