import type { Answer } from './ask.js';
import type { Chart } from './chart.js';
import type { OrderableDrug, PatientList, Service } from './contract.js';
import type { Wanted } from './wanted.js';

/** What the service offers, read once. */
export interface Library extends PatientList {
  readonly drugs: readonly OrderableDrug[];
  readonly services: readonly Service[];
}

export interface State {
  readonly library?: Library;
  /** What the reader asked for: all of it stands in the link. */
  readonly wanted: Wanted;
  readonly chart?: Chart;
  readonly answer?: Answer;
  /** The answer to the chart as it is, while `answer` is that to a changed one. */
  readonly before?: Answer;
  readonly isAsking: boolean;
  readonly problem?: string;
  readonly tokenNeeded: boolean;
  /** Counts up when a token was given: what was refused is asked again. */
  readonly attempt: number;
}

export type Action =
  | { readonly do: 'show library'; readonly library: Library }
  | { readonly do: 'want'; readonly wanted: Partial<Wanted> }
  | { readonly do: 'follow link'; readonly wanted: Wanted }
  | { readonly do: 'open chart'; readonly chart: Chart; readonly wanted?: Partial<Wanted> }
  | { readonly do: 'ask' }
  | { readonly do: 'show answer'; readonly answer: Answer; readonly before?: Answer | undefined }
  | { readonly do: 'show problem'; readonly problem: string }
  | { readonly do: 'ask for token' }
  | { readonly do: 'try again' };

export type Dispatch = (action: Action) => void;

export function reduce(state: State, action: Action): State {
  switch (action.do) {
    case 'show library':
      return { ...state, library: action.library };
    case 'want':
      return { ...state, wanted: { ...state.wanted, ...action.wanted } };
    case 'follow link':
      return { ...state, wanted: action.wanted };
    case 'open chart': {
      const { answer: _answer, before: _before, ...rest } = state;
      return { ...rest, chart: action.chart, wanted: { ...state.wanted, ...action.wanted } };
    }
    case 'ask': {
      const { problem: _problem, ...rest } = state;
      return { ...rest, isAsking: true };
    }
    case 'show answer': {
      const { before: _before, ...rest } = state;
      return {
        ...rest,
        isAsking: false,
        answer: action.answer,
        ...(action.before && { before: action.before }),
      };
    }
    case 'show problem': {
      const { answer: _answer, before: _before, ...rest } = state;
      return { ...rest, isAsking: false, problem: action.problem };
    }
    case 'ask for token':
      return { ...state, isAsking: false, tokenNeeded: true };
    case 'try again':
      return { ...state, tokenNeeded: false, attempt: state.attempt + 1 };
  }
}
