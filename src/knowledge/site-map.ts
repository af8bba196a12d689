import type { DrugId } from './drugs.js';

/** Code systems of our own: what a site map says of a local code is written in these, at the door of room 1. */
export const OWN_SYSTEM = {
  drug: 'urn:x-myositis-cds:drug',
  measure: 'urn:x-myositis-cds:measure',
  examination: 'urn:x-myositis-cds:examination',
} as const;

/** The examinations that a site map can name, as facts.ts calls them. */
export const examinationIds = [
  'swallowStudy',
  'speechLanguageReferral',
  'ecg',
  'echocardiogram',
  'troponin',
  'lungImaging',
  'pulmonaryFunction',
  'muscleMri',
  'physiotherapy',
  'chestImaging',
  'fundus',
] as const;
export type ExaminationId = (typeof examinationIds)[number];

/** A product as an order names it. */
export interface Product {
  readonly text: string;
  readonly coding?: { readonly system: string; readonly code: string; readonly display: string };
}

/** What a site has in its pharmacy, as far as it differs from what the cards would name. */
export interface Formulary {
  /** The product that orders of IVIG name. */
  readonly ivig?: Product;
  /** The JAK inhibitor that orders name, with its product when the site gives one. */
  readonly jakInhibitor?: { readonly drug: DrugId; readonly product?: Product };
  /** Not to be had at this site: never first, never a ready-made order. */
  readonly notAvailable: readonly DrugId[];
}

/** No site map: everything is to be had, and orders name what the cards name. */
export const openFormulary: Formulary = { notAvailable: [] };
