import { expect, it } from '@jest/globals';
import { assess } from '../src/pipeline.js';
import { startService, rulesOf } from './support/running-service.js';
import { corpora, patientsOf, publishedRequests, withMore, resourcesUnder, hostileFiles, naughtyRequests } from './support/corpora.js';
import { sharedDir } from './support/shared-dir.js';
it('explores', async () => {
  let last: any; let broken: string[] = [];
  const service = await startService({ asOf: '2026-11-20', answer: async (q) => { last = await assess(q, { broken: (r, e) => void broken.push(r + e.name) }); return last.answer; } });
  const out: string[] = []; const t0 = performance.now();
  console.log(hostileFiles(sharedDir!).length, naughtyRequests(sharedDir!).length, hostileFiles(sharedDir!)[0]![0]);
  for (const c of corpora) {
    const ps = patientsOf(sharedDir!, c);
    let sent = 0, read = 0; 
    for (const p of ps) {
      const r = await service.fire(p);
      if (r.status !== 200 || r.cards.length) out.push(`NEG ${c} ${p.context.patientId} ${r.status} ${JSON.stringify(r.body).slice(0, 300)}`);
      const av = Object.entries(last.record.availability).filter(([, v]) => v !== 'known');
      if (av.length) out.push(`AV ${c} ${p.context.patientId} ${JSON.stringify(av)}`);
      const s = resourcesUnder(p, 'conditions').length;
      sent += s; read += last.record.conditions.length;
      if (s !== last.record.conditions.length) out.push(`COND ${c} ${p.context.patientId} ${s} ${last.record.conditions.length} ${JSON.stringify(resourcesUnder(p,'conditions').map(x=>[x['subject'],x['verificationStatus'],x['status']])).slice(0,400)}`);
    }
    out.push(`${c} ${ps.length} sent ${sent} read ${read} ${Math.round(performance.now() - t0)} ms`);
    const tally: any = {};
    for (const p of ps) {
      const subject = { reference: `Patient/${p.context.patientId.replace(/^Patient\//, '')}` };
      const cond = (id: string, code: object) => ({ resourceType: 'Condition', id, subject, clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] }, verificationStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'confirmed' }] }, code, onsetDateTime: '2026-10-01' });
      const q = withMore(p, 'conditions', cond('added-dm', { coding: [{ system: 'http://snomed.info/sct', code: '396230008', display: 'Dermatomyositis' }] }), cond('added-dysphagia', { text: 'Dysphagia' }));
      broken = [];
      try {
      const r = await service.fire(q);
      const says = rulesOf(r).map((x) => x.id + ':' + x.indicator).join(' ');
      tally[r.status + ' ' + says] = (tally[r.status + ' ' + says] ?? 0) + 1;
      if (broken.length) out.push(`BROKEN ${c} ${p.context.patientId} ${broken}`);
      if (!says.includes('dysphagia')) out.push(`NODYS ${c} ${p.context.patientId} ${r.status} ${says} ${JSON.stringify(r.body).slice(0, 300)} ${JSON.stringify(last.judged?.facts.activity.dysphagia)}`);
      } catch (e) { out.push(`THROW ${c} ${p.context.patientId} ${String(e).slice(0, 1500)}`); }
    }
    out.push(`  dm ${JSON.stringify(tally, null, 1)} ${Math.round(performance.now() - t0)} ms`);
  }
  const st: any = {};
  for (const { name, request } of publishedRequests(sharedDir!)) {
    const h = String(request['hook']);
    const r = await service.fire(request, ['patient-view', 'order-select', 'order-sign'].includes(h) ? `dm-${h}` : 'dm-patient-view');
    st[r.status] = (st[r.status] ?? 0) + 1; if (r.cards.length) out.push(`PUB cards ${name}`);
  }
  out.push(JSON.stringify(st));
  (await import('node:fs')).writeFileSync('/tmp/explore.out', out.join('\n'));
  await service.stop();
}, 300000);
