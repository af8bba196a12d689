/** How a client shows cards: `standard` is CDS Hooks 2.0.1 as it is written. */
export type Profile = 'standard' | 'epic';

/** The authenticated CDS client behind a call, as far as the rooms need to know. Absent: AUTH is off. */
export interface Caller {
  /** The name that the operator gave it in CLIENTS_FILE; may be logged. */
  readonly name: string;
  /** Base URLs of the FHIR servers that it may name; empty: none. */
  readonly fhirServers: readonly string[];
  readonly profile: Profile;
}
