import { describe, expect, it } from '@jest/globals';
import { namesDrugInducedDermatomyositis } from '../../src/patient/recognise-diagnosis.js';
import {
  recogniseSteroidDependence,
  recogniseStopReason,
  recogniseTaper,
} from '../../src/patient/stop-reason.js';

const reasonsIn = (...texts: readonly string[]): readonly string[] => [...recogniseStopReason(texts).reasons];

const wordings = (list: string): readonly string[] =>
  list
    .split(/ \| |\n/)
    .map((text) => text.trim())
    .filter(Boolean);

describe('Why a treatment ended', () => {
  it.each(
    wordings(`
      Adverse effect: ALT 6x ULN | Side effects (nausea) | GI intolerance | Raised transaminases
      Anaphylaxis on second infusion | Recurrent serious infections | Neutropenia | Not tolerated
      Aseptic meningitis after IVIG | Liver enzymes elevated | Creatinine rising on ciclosporin
      TNF-induced dermatomyositis | Adverse effect | Adverse drug reaction | ADR | side effects
      Side effect: nausea | Intolerance | Intolerant of methotrexate | Poorly tolerated
      Unable to tolerate | Could not tolerate | Did not tolerate | Toxicity | Hepatotoxicity
      Liver toxicity | Allergic reaction | Allergy | Hypersensitivity | Anaphylaxis | Infusion reaction
      Raised ALT | ALT raised | ALT 6x ULN | LFTs deranged | Deranged LFTs | abnormal LFTs
      Elevated transaminases | AST >3x ULN | Elevated liver enzymes | Transaminitis | Rising creatinine
      Creatinine increased | Nephrotoxicity | Cytopenia | Leukopenia | Leucopenia | Low white cell count
      Pancytopenia | Nausea | Nausea and vomiting | Vomiting after each dose | Mouth ulcers
      Oral ulcers | Alopecia | Hair loss | Headache | Severe headaches after infusion
      Aseptic meningitis | Thrombosis | DVT | Hypertension | Retinopathy | Serious infection
      Recurrent infections | Infection | Drug-induced hepatitis | TNF-induced psoriasis
      adverse reaction: drug-induced dermatomyositis | Stopped because of nausea
      Not continued because of nausea | Stopped due to suspected hepatotoxicity
      Pt felt awful nausea no matter what dose | adverse effect: ALT 6x ULN | Myelosuppression
      Adverse event - neutropenia | sepsis | herpes zoster | PML | pneumonitis | GI upset
      Unable to tolerate due to GI side effects | Developed rash, urticaria | MTX intolerance
      haematological toxicity | Liver enzyme elevation | elevation of transaminases
      Abnormal liver function tests | Hepatic enzymes increased | ALT was 5 times ULN
      Vomits after injections | steroid-induced diabetes | Anaphylactic reaction | Renal impairment
      side-effects | infusion-related reaction | needed stopping: leukopenia`),
  )('was intolerance: %s', (text) => {
    expect(reasonsIn(text)).toEqual(['intolerance']);
  });

  it.each(
    wordings(`
      Lack of efficacy | Inadequate response after 4 months | No improvement in strength
      Loss of response | Primary failure | Flare on treatment | Refractory disease
      Partial remission only | Not effective | Escalated to rituximab | Disease progression
      Non-responder | Insufficient control of rash | Inefficacy | Ineffective | Was not effective
      Not working | Did not work | Didn't work | Lack of effect | Loss of efficacy | Lost response
      Lack of response | No response | Non-response | Nonresponder | Inadequate response
      Insufficient response | Suboptimal response | Poor response | Partial response
      Incomplete response | Minimal improvement | Partial remission | Inadequate control
      Poor disease control | Treatment failure | Therapeutic failure | Secondary failure
      Secondary non-response | Failed | Refractory | No improvement | No improvement after 12 weeks
      Flare | Relapse | Relapse on methotrexate | Worsening | Worsening weakness | Persistent activity
      Persistent disease activity | Escalation | Disease worsened | No benefit | No effect | Not helping
      Not responding | Failed to respond | Unresponsive | No longer effective | stopped working
      Ongoing disease activity | active disease despite treatment | Switched because of lack of benefit
      Only partial benefit | still weak | Uncontrolled disease | disease not controlled | not controlled
      remission not achieved | Not in remission | Inadequate clinical response to therapy
      Rash persisted | Skin disease refractory to MTX | Drug ineffective | Progression of ILD
      Breakthrough flare | Flared twice on this | little benefit | limited response
      no clinical response | therapy failed | Did not help | no change in strength
      No significant improvement in CMAS | Response was inadequate | Insufficient efficacy
      Unsatisfactory response | worse on treatment | MTX failure | clinical deterioration
      step up therapy | needed step up to IVIG | never worked
      worsening of disease despite adequate dose`),
  )('was inefficacy: %s', (text) => {
    expect(reasonsIn(text)).toEqual(['inefficacy']);
  });

  it.each(
    wordings(`
      In remission for a year | Tapered off as planned | Course completed | Disease inactive
      No longer needed | Complete response | Flare after stopping for remission | End of treatment
      Remission | In remission | Clinical remission | Inactive disease | Resolved | Symptoms resolved
      Well controlled | Disease well controlled | Good response | Weaned off | Tapered off
      Course complete | Therapy completed | Treatment completed | Completed course | Completed 6 cycles
      As planned | Stopped as planned | Planned stop | End of course | No longer required
      Goal achieved | Treatment goals met | Sustained remission | Remission for 2 years
      Steroids weaned off | tapered off as planned | Planned end of therapy | completion of therapy
      no active disease | drug-free remission trial | course of 6 pulses completed
      clinical remission, no adverse effects | stopped: not needed any more | Successfully weaned
      not for inefficacy - in remission | Excellent response | In remission; no side effects
      finished course | Therapy complete | disease quiescent | Complete clinical response
      Relapse after stopping for remission | stopped in remission, flared 3 months after stopping`),
  )('was remission or a planned end: %s', (text) => {
    expect(reasonsIn(text)).toEqual(['remission']);
  });

  it.each(
    wordings(`
      Planning pregnancy | Insurance denied | Drug shortage | Patient preference | Refused injections
      Non-adherence | Changed to biosimilar | Lost to follow-up | Needle phobia | Duplicate order
      Pregnancy | Pregnant | Patient pregnant | Trying to conceive | Breastfeeding | Breast-feeding
      Surgery | Elective surgery | Vaccination | Live vaccine planned | Cost | Too expensive | Insurance
      Not covered by insurance | Formulary | Formulary change | Supply problem | Out of stock
      Patient choice | Parental preference | Refused | Patient refused | Declined by patient
      Fear of needles | Nonadherence | Poor compliance | Non-compliance | Adherence problems | Not taken
      Not taking | Never taken | Moved | Moved abroad | Moved to another hospital | Changed brand
      Changed route | Changed formulation | Switched to subcutaneous | Switch to biosimilar | Duplicate
      Expired | Order expired | prior authorization denied | Failed to attend | Fear of side effects
      worried about side effects | Preparing for surgery | wishes to start a family | patient request
      prior auth failed | Changed to SC formulation`),
  )('had another cause: %s', (text) => {
    expect(reasonsIn(text)).toEqual(['outside']);
  });

  it.each(
    wordings(`
      Stopped | Discontinued | Switched | Changed | Other | Unknown | See letter | Per rheumatology
      Clinician decision | Reason not recorded | Changed to mycophenolate | Dose changed | Replaced
      Flare after stopping | Flared off treatment`),
  )('is not known from: %s', (text) => {
    expect(reasonsIn(text)).toEqual([]);
  });
  it('is not known without words', () => {
    expect(reasonsIn()).toEqual([]);
    expect(reasonsIn('')).toEqual([]);
  });

  it.each(
    wordings(`
      No adverse effects | Not for inefficacy | Stopped, no side effects | Without toxicity
      No toxicity noted | Side effects: none | Not due to side effects | No infection
      No evidence of relapse | Denies nausea | Not because of pregnancy
      Side effects not reported | Nausea: none | Stopped, side effects not reported | Toxicity excluded
      Not stopped because of nausea | Not discontinued due to toxicity | Not really because of nausea
      No discontinuation due to side effects | Not thought to be due to side effects`),
  )('is not what the words deny: %s', (text) => {
    expect(reasonsIn(text)).toEqual([]);
  });

  it.each([
    ['Nausea; no response', ['intolerance', 'inefficacy']],
    ['Ineffective and not tolerated', ['intolerance', 'inefficacy']],
    ['No response, ALT raised', ['intolerance', 'inefficacy']],
    ['Not tolerated because of nausea, weakness unchanged', ['intolerance']],
    ['Not continued because of nausea', ['intolerance']],
    ['Not repeated because of nausea', ['intolerance']],
    ['Never given again after anaphylaxis', ['intolerance']],
    ['Not resumed following neutropenia', ['intolerance']],
    ['No dose after anaphylaxis', ['intolerance']],
    ['Not repeated because of insufficient response', ['inefficacy']],
    ['Inefficacy without side effects', ['inefficacy']],
    ['Well tolerated but ineffective', ['inefficacy']],
    ['No loss of efficacy; nausea', ['intolerance']],
    ['Weaned off due to inefficacy', ['inefficacy']],
    ['Partial remission only', ['inefficacy']],
    ['Remission not achieved', ['inefficacy']],
    ['Worsening renal function', ['intolerance']],
    ['Renal failure', ['intolerance']],
    ['Failed to attend clinic', ['outside']],
    ['Worried about side effects', ['outside']],
    ['In remission and planning pregnancy', ['remission']],
    ['Remission, but recurrent nausea', ['intolerance']],
    ['Relapse after stopping for remission', ['remission']],
    ['Not for inefficacy - in remission', ['remission']],
  ])('is read in the order of the table: %s', (text, reasons) => {
    expect(reasonsIn(text)).toEqual(reasons);
  });

  it('is read from all texts of one record', () => {
    expect(reasonsIn('Stopped', 'lack of efficacy')).toEqual(['inefficacy']);
  });

  it('takes an infection alone with caution', () => {
    const { reasons, cautionOnly } = recogniseStopReason(['Chest infection']);
    expect([...reasons, cautionOnly]).toEqual(['intolerance', true]);
    expect(recogniseStopReason(['Serious infection']).cautionOnly).toBe(false);
    expect(recogniseStopReason(['Recurrent chest infections']).cautionOnly).toBe(false);
    expect(recogniseStopReason(['Infection and neutropenia']).cautionOnly).toBe(false);
    expect(recogniseStopReason(['No infection']).cautionOnly).toBe(false);
  });

  it('tells a headache from a reaction that withholds the drug', () => {
    expect(recogniseStopReason(['Headache and nausea after infusion']).mildOnly).toBe(true);
    expect(recogniseStopReason(['Side effect: headache']).mildOnly).toBe(true);
    expect(recogniseStopReason(['Headache, aseptic meningitis']).mildOnly).toBe(false);
    expect(recogniseStopReason(['Side effects']).mildOnly).toBe(false);
    expect(recogniseStopReason(['Anaphylaxis']).mildOnly).toBe(false);
  });
});

describe('Words about the steroid', () => {
  it.each(
    wordings(`
      1.5 mg/kg/day, tapering | wean by 5 mg every week | reduce to 10 mg | Decreasing dose
      step down weekly | reducing by 2.5 mg every 2 weeks | Do not stop abruptly, taper slowly`),
  )('tell of a taper: %s', (text) => {
    expect(recogniseTaper(text)).toBe(true);
  });
  it.each(
    wordings(`
      Do not taper | Hold taper | Cannot wean | 10 mg daily | Continue unchanged | No taper yet
      Taper on hold | Avoid tapering | Unable to reduce below 10 mg | to reduce inflammation`),
  )('tell of no taper: %s', (text) => {
    expect(recogniseTaper(text)).toBe(false);
  });
  it.each(
    wordings(`
      Steroid-dependent | Unable to wean below 10 mg | Flares on taper | Failed to taper
      Dependent on prednisolone | Relapses whenever prednisolone reduced | Failed steroid wean`),
  )('tell of dependence: %s', (text) => {
    expect(recogniseSteroidDependence(text)).toBe(true);
  });
  it.each(
    wordings(`
      Not steroid-dependent | Tapering steroids | Steroid-dependent asthma | Successfully weaned
      Unable to wean from ventilator | 10 mg daily`),
  )('tell of no dependence: %s', (text) => {
    expect(recogniseSteroidDependence(text)).toBe(false);
  });
});

describe('Dermatomyositis that a drug induced', () => {
  it.each(
    wordings(`
      adverse reaction: drug-induced dermatomyositis | TNF-inhibitor-associated dermatomyositis
      Etanercept-induced dermatomyositis | Dermatomyositis triggered by adalimumab | TNF-induced DM
      Anti-TNF induced JDM | Suspected TNF-induced dermatomyositis
      New dermatomyositis after starting adalimumab | Developed dermatomyositis on infliximab`),
  )('is named: %s', (text) => {
    expect(namesDrugInducedDermatomyositis([text])).toBe(true);
  });
  it('is named in the note of the diagnosis', () => {
    const note = 'skin-predominant, TNF-inhibitor-associated';
    expect(namesDrugInducedDermatomyositis(['Dermatomyositis', note])).toBe(true);
    expect(namesDrugInducedDermatomyositis([note])).toBe(false);
  });
  it.each(
    wordings(`
      Dermatomyositis | Drug-induced lupus | Etanercept for dermatomyositis | Drug rash
      TNF-induced psoriasis | Not drug-induced dermatomyositis | Worsening of dermatomyositis on etanercept
      Dermatomyositis treated with infliximab`),
  )('is not named: %s', (text) => {
    expect(namesDrugInducedDermatomyositis([text])).toBe(false);
  });
  it('is not named when another disease was induced', () => {
    expect(namesDrugInducedDermatomyositis(['Dermatomyositis', 'TNF-induced psoriasis'])).toBe(false);
  });
});
