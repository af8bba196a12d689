import { z } from 'zod';
import { isObject } from './fhir.js';
import { BadRequest } from './hook-request.js';

/** What a clinician did with one card: https://cds-hooks.hl7.org/STU2/#feedback */
export interface FeedbackItem {
  /** `card.uuid`; some clients send another id. */
  readonly card: string;
  readonly outcome: 'accepted' | 'overridden';
  /** Ids of accepted suggestions. */
  readonly suggestions: readonly string[];
  readonly reason?: OverrideReason | undefined;
  /** Free text of a clinician: patient data. */
  readonly comment?: string | undefined;
  /** ISO 8601 in UTC. */
  readonly outcomeAt: string;
  /** `source.topic.code` of the card, as the client sends it back (Epic). */
  readonly topic?: string | undefined;
}
export interface OverrideReason {
  readonly system?: string | undefined;
  readonly code: string;
  readonly display?: string | undefined;
}

const LONGEST_ID = 500;
const LONGEST_COMMENT = 20_000;

const must = (be: string) => ({
  error: (issue: { readonly input?: unknown }) => (issue.input == null ? 'required' : `must be ${be}`),
});
const words = (most: number) =>
  z.string(must('text')).trim().max(most, `must have at most ${most} characters`);
/** PostgreSQL takes no NUL in a text. */
const withoutNul = (value: string) => value.replaceAll('\u0000', '\uFFFD');
const text = (most: number) => words(most).min(1, 'must not be empty').transform(withoutNul);
/** What is said beside the outcome never costs the outcome. */
const optionalText = text(LONGEST_ID).optional().catch(undefined);

const coding = z
  .object({ system: optionalText, code: text(LONGEST_ID), display: optionalText })
  .optional()
  .catch(undefined);
/** An empty field of a form is no comment. */
const comment = words(LONGEST_COMMENT).transform(withoutNul).nullish();

/** Epic's name for the same (its "CDS Hooks Tutorial"), there perhaps a list, and with the reason in an extension. */
const overrideReason = z
  .object({ reason: coding, userComment: comment, extension: z.unknown().optional() }, must('an object'))
  .transform(({ reason, userComment, extension }) => ({
    reason: reason ?? reasonIn(extension),
    userComment,
  }));

const item = z
  .object(
    {
      card: text(LONGEST_ID),
      outcome: z.enum(['accepted', 'overridden'], must('accepted or overridden')),
      acceptedSuggestions: z
        .array(z.object({ id: text(LONGEST_ID) }, must('an object with an id')), must('a list'))
        .nullish(),
      overrideReason: overrideReason.nullish(),
      overrideReasons: z.union([overrideReason, z.array(overrideReason)], must('an object')).nullish(),
      outcomeTimestamp: z.iso
        .datetime({ offset: true, ...must('an RFC 3339 time such as 2026-01-31T12:00:00Z') })
        .transform((time) => new Date(time).toISOString())
        // Else it would not sort as text.
        .refine((time) => /^\d{4}-/.test(time), 'must be in the years 0000 to 9999'),
      source: z
        .object({ topic: z.object({ code: optionalText }) })
        .optional()
        .catch(undefined),
      topic: z.object({ code: optionalText }).optional().catch(undefined),
    },
    must('an object'),
  )
  .refine(({ outcome, acceptedSuggestions }) => outcome !== 'accepted' || acceptedSuggestions != null, {
    path: ['acceptedSuggestions'],
    message: 'required when outcome is accepted',
  })
  .transform(({ card, outcome, acceptedSuggestions, overrideReason, overrideReasons, ...rest }) => {
    const said = [overrideReason ?? [], overrideReasons ?? []].flat();
    return {
      card,
      outcome,
      suggestions: (acceptedSuggestions ?? []).map(({ id }) => id),
      reason: said.find(({ reason }) => reason)?.reason,
      comment: said.map(({ userComment }) => userComment).find(Boolean) ?? undefined,
      outcomeAt: rest.outcomeTimestamp,
      topic: (rest.source?.topic ?? rest.topic)?.code,
    };
  });

/**
 * The items of a feedback call, not yet read: there may be a hundred thousand.
 * @throws BadRequest when there is no list of them at all
 */
export function feedbackIn(body: unknown): readonly unknown[] {
  if (!isObject(body)) throw new BadRequest('body', 'must be a JSON object');
  const given = body['feedback'];
  if (given == null) throw new BadRequest('feedback', 'required');
  if (typeof given !== 'object') throw new BadRequest('feedback', 'must be a list');
  return Array.isArray(given) ? given : [given];
}

/**
 * Each by itself: a bad one does not cost the others.
 * @returns the problem where it cannot be read: "feedback.2.outcome: must be accepted or overridden", never the value
 */
export function readFeedbackItem(given: unknown, index: number): FeedbackItem | BadRequest {
  const parsed = item.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = ['feedback', index, ...(issue?.path ?? [])].join('.');
  return new BadRequest(path, issue?.message ?? 'cannot be read');
}

/** `{"com.epic.cdshooks.feedback.overrideReason.code": "…"}`; which members there are is not written down. */
function reasonIn(extension: unknown): OverrideReason | undefined {
  if (!isObject(extension)) return undefined;
  const said = Object.entries(extension).flatMap(([key, value]) => {
    // "s": else a line break behind many of these would be looked for from each of them.
    const member = /\.overrideReason\.(.+)$/s.exec(key)?.[1];
    return member !== undefined && typeof value === 'string' ? [[member, value] as const] : [];
  });
  const { system, code = said[0]?.[1], display } = Object.fromEntries(said);
  return coding.parse({ system, code, display });
}
