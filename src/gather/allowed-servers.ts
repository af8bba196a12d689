import type { Question } from '../contract/question.js';
import { contains, isLoopback, readServerAddress, type ServerAddress } from '../contract/server-address.js';

/** Why the FHIR server that a call names is not called. Says nothing of the address: it may be logged. */
export type Refusal = 'not allowed' | 'no token' | 'unusable token' | 'expired token';

/** A server that may be called, or why not; undefined: the call names none. */
export type Permission =
  | { readonly base: ServerAddress; readonly listedAs: ServerAddress }
  | { readonly refused: Refusal }
  | undefined;

/**
 * Whether the FHIR server that a question names may be called. An authenticated caller may name those that the
 * operator wrote beside it and no others, and only with the token that lets it in there: another caller's
 * servers, and those of `withoutCaller`, are as foreign to it as any. A host is trusted by its name.
 * https://cds-hooks.hl7.org/STU2/#passing-the-access-token-to-the-cds-service
 * @param withoutCaller base addresses that serve while AUTH is off; undefined: servers on this machine
 */
export function allowedServers(
  withoutCaller: readonly string[] | undefined,
): (question: Question) => Permission {
  const open = withoutCaller && addressesIn(withoutCaller);
  return ({ caller, fhirServer, accessToken, accessTokenSeconds }) => {
    if (fhirServer === undefined) return undefined;
    const base = readServerAddress(fhirServer);
    const listedAs = base && entryFor(base, caller ? addressesIn(caller.fhirServers) : open);
    if (base === undefined || listedAs === undefined) return { refused: 'not allowed' };
    if (accessToken === undefined) return caller ? { refused: 'no token' } : { base, listedAs };
    // A token that does not fit into a header would be quoted in the error that refuses it.
    if (!/^[\x21-\x7e]+$/.test(accessToken)) return { refused: 'unusable token' };
    if (accessTokenSeconds !== undefined && accessTokenSeconds <= 0) return { refused: 'expired token' };
    return { base, listedAs };
  };
}

const entryFor = (base: ServerAddress, list: readonly ServerAddress[] | undefined) => {
  if (list) return list.find((one) => contains(one, base));
  return isLoopback(new URL(base.origin)) ? base : undefined;
};

const addressesIn = (list: readonly string[]) =>
  list.map(readServerAddress).filter((one) => one !== undefined);
